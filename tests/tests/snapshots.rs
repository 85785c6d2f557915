//! The model and the Rust of every fixture, for reviewers.

use generator_tests::fixture::list_fixtures;
use generator_tests::shown::{show_lists, show_model, show_rust};

#[test]
fn model_and_rust_of_every_fixture() {
    let fixtures = list_fixtures();
    assert!(fixtures.len() >= 40, "the fixtures are there");
    for fixture in fixtures {
        let made = fixture.make();
        insta::with_settings!({
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => format!("../fixtures/{}", fixture.name),
        }, {
            insta::assert_yaml_snapshot!("model", show_model(made));
            insta::assert_snapshot!("rust", show_rust(made, fixture.name == "resource"));
            if fixture.name == "lists-of-the-crate" {
                insta::assert_snapshot!("lists", show_lists(made));
            }
        });
    }
}
