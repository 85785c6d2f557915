//! Which lines of names.lock are facts.

use super::*;

fn faults(text: &str) -> Vec<(usize, String)> {
    let faults = Published::parse(text).err().unwrap_or_default();
    let faults = faults.into_iter();
    faults.map(|fault| (fault.line, fault.message)).collect()
}

#[test]
fn comments_empty_lines_and_other_line_ends_are_no_faults() {
    let text = "# Head.\r\n\r\ntype schema a = A\r\nvalue schema a  = Empty\r\n";
    let published = Published::parse(text).unwrap();
    assert_eq!(published.facts.len(), 2);
    assert_eq!(Published::parse(&published.print()), Ok(published));
}

#[test]
fn a_line_that_keeps_nothing_is_a_fault() {
    for line in [
        "type schema a: A",
        "type schema a",
        "tpye schema a = A",
        "type schema a = ",
        "type schema a = struct",
        "type schema a = A-b",
        "operation a = A",
        "operation a = A 1 Tag",
        "member schema a.b = b optional",
        "member schema a.b = b optinal text",
        "parameter a query b = argumentx text",
        "variant schema a b = B from",
        "way schema a = sometimes",
        "<<<<<<< ours",
        "||||||| base",
        "=======",
        ">>>>>>> theirs = x",
        "schema a = A",
    ] {
        let text = format!("type schema z = Z\n{line}\n");
        let found: Vec<usize> = faults(&text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(found, [2], "{line}");
    }
}

#[test]
fn a_key_with_a_separator_is_read_as_written() {
    let mut published = Published::default();
    for name in ["a =", "a = b", "a =  = b", "=", "a =\n= b", " = "] {
        published.add(format!("parameter list query {name}"), "optional text");
    }
    assert_eq!(Published::parse(&published.print()), Ok(published));
}

#[test]
fn an_item_has_one_line() {
    let text = "type schema a = A\ntype schema b = B\ntype schema a = C\n";
    let said = "line 1 has the same item `type schema a`".to_owned();
    assert_eq!(faults(text), [(3, said)]);
}
