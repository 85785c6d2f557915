//! Values are put into their places without dropping the old content, and no memory may leak.

use crate::sample::*;
use withpersona::http;
use withpersona::object;
use withpersona::runtime::json::{Slot, decode};

#[derive(Clone, Default)]
struct Upload {
    scan: Option<http::File>,
    pages: Vec<http::File>,
}

object! { Upload { "scan" => scan, "pages" => pages, } }

/// Members whose values own memory, one of every kind of place. The last one is an incomplete object.
const MEMBERS: [&str; 14] = [
    r#""status": "a-value-that-nobody-listed""#,
    r#""reference-id": "some text""#,
    r#""created-at": "2024-01-02T03:04:05Z""#,
    r#""birthdate": "2024-01-02""#,
    r#""tags": ["a", "b", "c"]"#,
    r#""notes": ["a", null, "b"]"#,
    r#""files": [{"url": "u", "new": {"a": [1]}}, {"url": "v"}]"#,
    r#""fields": {"a": "text", "b": {"url": "u"}, "c": ["x", {"url": "v"}]}"#,
    r#""fields": {"a": {"url": "u"}, "a": ["x"]}"#,
    r#""free": {"a": ["b"]}"#,
    r#""parent": {"parent": {"files": [{"url": "u"}]}, "new": "x"}"#,
    r#""undescribed": ["a", "b"]"#,
    r#""tags": null"#,
    r#""parent": {"tags": ["a"], "files": 5}"#,
];

#[test]
fn read_values_are_freed() {
    for member in MEMBERS {
        assert_freed::<Envelope>(&format!(r#"{{"data": {{"attributes": {{{member}}}}}}}"#));
    }
}

#[test]
fn values_read_before_an_error_are_freed() {
    for member in MEMBERS {
        for fault in [
            r#""count": "none""#.to_owned(),
            "}".to_owned(),
            member.to_owned(),
        ] {
            assert_freed::<Envelope>(&format!(
                r#"{{"data": {{"attributes": {{{member}, {fault}}}, "attributes": {{}}}}, "data": {{}}}}"#
            ));
        }
    }
}

#[test]
fn the_values_of_unions_are_freed() {
    for included in [
        r#"{"type": "person", "name": "n", "odd": "x"}"#,
        r#"{"type": "inquiry", "id": "i", "attributes": {"files": [{"url": "u"}]}}"#,
        r#"{"type": "nobody", "a": ["b"]}"#,
    ] {
        assert_freed::<Envelope>(&format!(
            r#"{{"included": [{included}, {included}, null]}}"#
        ));
        assert_freed::<Envelope>(&format!(
            r#"{{"included": [{included}, {{"type": 5}}, {included}, 5], "links": 7}}"#
        ));
    }
}

#[test]
fn the_failed_trials_of_a_union_are_freed() {
    let fits_the_second =
        r#"{"inner": {"twin": {"url": "a"}, "odd": "b"}, "twin": {"url": 5}, "label": ["c"]}"#;
    assert_freed::<Nested>(fits_the_second);
    assert_freed::<Guess>(fits_the_second);
    assert_freed::<Guess>(r#"{"url": "a", "byte-size": "not a number", "odd": ["b"]}"#);
}

#[test]
fn files_are_freed() {
    assert_freed::<Upload>(r#"{"scan": "a", "pages": ["c", "d"]}"#);
    assert_freed::<Upload>(r#"{"scan": "a", "pages": ["c", "d"], "scan": "b"}"#);
}

fn assert_freed<T: Slot + Default>(document: &str) {
    let left = allocation_counter::measure(|| drop(decode::<T>(document.as_bytes())));
    assert_ne!(left.count_total, 0, "nothing was read of {document}");
    assert_eq!(left.bytes_current, 0, "{document}");
}
