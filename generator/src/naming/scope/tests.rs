//! Names that collide, and what becomes of them.

use super::*;

fn candidate(key: &str, forms: &[&'static str], keeps: bool) -> Candidate<'static, String> {
    let (first, longer) = forms.split_first().unwrap();
    let longer: Vec<String> = longer.iter().map(|form| (*form).to_owned()).collect();
    Candidate {
        key: key.to_owned(),
        forms: Forms::new((*first).to_owned(), || longer),
        keeps,
    }
}

#[test]
fn both_of_a_collision_are_lengthened() {
    let decided = decide(
        vec![
            candidate("a", &["X", "AX"], false),
            candidate("b", &["X", "BX"], false),
        ],
        &[],
    );
    assert_eq!(decided.names["a"].as_str(), "AX");
    assert_eq!(decided.names["b"].as_str(), "BX");
    assert_eq!(decided.collisions.len(), 1);
    assert!(decided.unresolved.is_empty());
}

#[test]
fn a_whole_path_keeps_its_name() {
    let decided = decide(
        vec![
            candidate("a", &["X"], true),
            candidate("b", &["X", "BX"], false),
        ],
        &[],
    );
    assert_eq!(decided.names["a"].as_str(), "X");
    assert_eq!(decided.names["b"].as_str(), "BX");
}

#[test]
fn a_lengthened_name_can_collide_again() {
    let decided = decide(
        vec![
            candidate("a", &["X", "Y", "AY"], false),
            candidate("b", &["X", "BX"], false),
            candidate("c", &["Y", "CY"], false),
        ],
        &[],
    );
    let names: Vec<_> = decided.names.values().map(Name::as_str).collect();
    assert_eq!(names, ["AY", "BX", "CY"]);
}

#[test]
fn names_that_stay_equal_are_reported() {
    let decided = decide(
        vec![candidate("a", &["X"], false), candidate("b", &["X"], false)],
        &[],
    );
    assert_eq!(decided.unresolved.len(), 1);
}

#[test]
fn names_with_equal_last_forms_get_one_more_word() {
    let decided = decide(
        vec![
            candidate("a", &["X", "Y"], false),
            candidate("b", &["X", "Y"], false),
            candidate("c", &["X", "Y"], false),
        ],
        &[],
    );
    let names: Vec<_> = decided.names.values().map(Name::as_str).collect();
    assert_eq!(names, ["Y", "YAlso", "YAlsoAlso"]);
}

#[test]
fn keywords_are_distinguished_without_an_underscore() {
    let forms = ["Self", "Self"];
    let two = vec![candidate("a", &forms, true), candidate("b", &forms, false)];
    let decided = decide(two, &[]);
    let names: Vec<_> = decided.names.values().map(Name::as_str).collect();
    assert_eq!(names, ["Self_", "SelfAlso"]);
    assert!(decided.unresolved.is_empty());
}

#[test]
fn a_reserved_word_is_lengthened_and_a_keyword_marked() {
    let decided = decide(
        vec![
            candidate("a", &["String", "StringSchema"], true),
            candidate("b", &["type"], false),
        ],
        &["String"],
    );
    assert_eq!(decided.names["a"].as_str(), "StringSchema");
    assert_eq!(decided.names["b"].as_str(), "type_");
}
