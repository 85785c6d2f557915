use generator_tests::fixture::list_fixtures;
#[test]
fn probe() {
    for f in list_fixtures() {
        let r = std::panic::catch_unwind(|| { let m = f.make(); println!("=== {} ok\n{}", f.name, m.findings) });
        if let Err(e) = r { println!("=== {} FAILED {:?}", f.name, e.downcast_ref::<String>()); }
    }
}
