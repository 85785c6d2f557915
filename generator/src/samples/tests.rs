//! Patterns and limits; whole templates are tested with the generated crate.

use super::pattern::match_pattern;
use super::scalar::{Limits, sample_number, sample_text};
use crate::model::TextFormat;
use serde_json::json;

#[test]
fn simple_patterns_are_matched() {
    assert_eq!(match_pattern(r"^\d{3}-\d{2}$").as_deref(), Some("111-11"));
    assert_eq!(
        match_pattern("^act_[a-z0-9]{4,8}$").as_deref(),
        Some("act_aaaa")
    );
    assert_eq!(match_pattern(r"a+b?\.").as_deref(), Some("a."));
}

#[test]
fn other_patterns_are_left_alone() {
    for pattern in ["(a|b)", "[^a]", r"\p{L}", "[a", "a{x}", "a{9999999}"] {
        assert_eq!(match_pattern(pattern), None, "{pattern}");
    }
}

#[test]
fn numbers_keep_to_their_limits() {
    let facts = |list: &[&str]| list.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>();
    let number = |list: &[&str], whole| sample_number(&Limits::read(&facts(list)), whole);
    assert_eq!(number(&[], true), json!(7));
    assert_eq!(number(&["minimum: 10"], true), json!(10));
    assert_eq!(number(&["maximum: 2"], true), json!(2));
    assert_eq!(number(&["multipleOf: 5"], true), json!(10));
    assert_eq!(number(&["maximum: 9", "multipleOf: 5"], true), json!(5));
    assert_eq!(number(&["exclusiveMinimum: 3"], false), json!(4.0));
}

#[test]
fn text_keeps_to_its_length() {
    let facts = ["minLength: 9".to_owned(), "maxLength: 9".to_owned()];
    let text = sample_text(&TextFormat::Plain(None), &Limits::read(&facts));
    assert_eq!(text.len(), 9);
    let facts = ["maxLength: 2".to_owned()];
    let text = sample_text(&TextFormat::Plain(None), &Limits::read(&facts));
    assert_eq!(text, "sa");
}
