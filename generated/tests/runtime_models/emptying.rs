//! A member that comes twice: the last value wins, whatever the first one was, and nothing of the first is left behind.

use crate::sample::*;
use withpersona::object;
use withpersona::runtime::http;
use withpersona::runtime::json::{Show, Slot, decode, to_value};

#[derive(Clone, Default)]
struct Upload {
    scan: Option<http::File>,
    pages: Vec<http::File>,
}

object! { Upload { "scan" => scan, "pages" => pages, } }

/// Values of a member each, one of every kind of place.
const MEMBERS: [(&str, &str, &str); 18] = [
    ("status", r#""a-value-that-nobody-listed""#, r#""created""#),
    ("reference-id", r#""first""#, r#""second""#),
    ("created-at", r#""2024-01-02T03:04:05Z""#, r#""2025""#),
    ("birthdate", r#""2024-01-02""#, r#""2025-01-02""#),
    ("score", "1.5", "2.5"),
    ("is-final", "true", "false"),
    ("level", "9", "1"),
    ("tags", r#"["a", "b", "c"]"#, r#"["d"]"#),
    ("notes", r#"["a", null, "b"]"#, "[null]"),
    (
        "files",
        r#"[{"url": "u", "new": {"a": [1]}}, {"url": "v"}]"#,
        r#"[{"byte-size": 1}]"#,
    ),
    (
        "fields",
        r#"{"a": "text", "b": {"url": "u"}, "c": ["x", {"url": "v"}]}"#,
        r#"{"b": 1}"#,
    ),
    (
        "fields",
        r#"{"a": {"url": "u"}, "a": ["x"]}"#,
        r#"{"z": "z", "a": "b", "a": "c"}"#,
    ),
    ("free", r#"{"a": ["b"]}"#, r#""c""#),
    (
        "parent",
        r#"{"parent": {"files": [{"url": "u"}]}, "new": "x"}"#,
        r#"{"reference-id": "r"}"#,
    ),
    ("parent", r#"{"parent": {"tags": ["a"]}}"#, "{}"),
    ("undescribed", r#"["a", "b"]"#, r#"["c"]"#),
    ("tags", "[]", r#"["a"]"#),
    ("count", "1", "2"),
];

fn assert_last_wins<T: Slot + Default + Show + PartialEq>(member: &str, first: &str, last: &str) {
    let read = |members: &str| decode::<T>(format!("{{{members}}}").as_bytes()).unwrap();
    let (first, last) = (
        format!("{member:?}: {first}"),
        format!("{member:?}: {last}"),
    );
    let wanted = read(&last);
    let both = read(&format!("{first}, {last}"));
    assert_eq!(to_value(&both).unwrap(), to_value(&wanted).unwrap());
    assert!(both == wanted, "{member}");
    let nothing = read(&format!("{member:?}: null"));
    let emptied = read(&format!("{first}, {member:?}: null"));
    assert_eq!(to_value(&emptied).unwrap(), to_value(&nothing).unwrap());
}

#[test]
fn the_last_of_two_values_wins() {
    for (member, first, last) in MEMBERS {
        assert_last_wins::<InquiryAttributes>(member, first, last);
        assert_last_wins::<InquiryAttributes>(member, last, first);
    }
    assert_last_wins::<Envelope>(
        "included",
        r#"[{"type": "inquiry", "attributes": {"tags": ["a"]}}, {"type": "new", "a": "b"}]"#,
        r#"[{"type": "person", "name": "n"}]"#,
    );
    assert_last_wins::<Envelope>(
        "data",
        r#"{"id": "a", "account": {"data": {"type": "account", "id": "b"}, "links": {"related": "c"}}}"#,
        r#"{"id": "d", "reports": {"data": [{"type": "report", "id": "e"}]}}"#,
    );
    assert_last_wins::<CreateInquiry>("template", r#""a""#, r#""b""#);
    assert_last_wins::<AndQuery>(
        "and",
        r#"[{"and": [{"attribute": "a", "value": ["b"]}]}, {"odd": "c"}]"#,
        r#"[{"attribute": "d"}]"#,
    );
    assert_last_wins::<Nested>(
        "inner",
        r#"{"inner": {"url": "a", "odd": "b"}}"#,
        r#"{"url": "c", "byte-size": 5}"#,
    );
    assert_last_wins::<Account>("label", "1", "2");
    assert_last_wins::<Upload>("scan", r#""a""#, r#""b""#);
    assert_last_wins::<Upload>("pages", r#"["a", "b"]"#, r#"["c"]"#);
}

/// Values are emptied and forgotten instead of dropped while a document is read: all that they own must be free by then.
#[test]
fn no_memory_is_left_behind() {
    let mut documents = Vec::new();
    for (member, first, last) in MEMBERS {
        for (one, other) in [
            (first, last),
            (last, first),
            (first, "null"),
            (first, first),
        ] {
            documents.push(format!(
                r#"{{"data": {{"attributes": {{{member:?}: {one}, {member:?}: {other}}}, "attributes": {{}}}}, "data": {{}}}}"#
            ));
        }
    }
    for included in [
        r#"{"type": "person", "name": "n", "odd": "x"}"#,
        r#"{"type": "inquiry", "id": "i", "attributes": {"files": [{"url": "u"}]}}"#,
        r#"{"type": "nobody", "a": ["b"]}"#,
    ] {
        documents.push(format!(
            r#"{{"included": [{included}, {included}], "included": [{included}], "included": null}}"#
        ));
        // What fails halfway is freed too.
        documents.push(format!(
            r#"{{"included": [{included}, 5, {included}, {{"type": 5}}], "links": 7}}"#
        ));
    }
    let nested = r#"{"inner": {"twin": {"url": "a"}, "odd": "b"}, "twin": {"url": 5}, "inner": {"url": "c"}}"#;
    for document in documents {
        assert_freed::<Envelope>(&document);
    }
    assert_freed::<Nested>(nested);
    assert_freed::<Guess>(nested);
    let upload = r#"{"scan": "a", "scan": "b", "pages": ["c", "d"], "scan": null, "pages": ["e"]}"#;
    assert_freed::<Upload>(upload);
    assert_freed::<Account>(r#"{"b": 1, "a": 2, "b": 3, "name": "n", "a": 4, "name": null}"#);
}

fn assert_freed<T: Slot + Default>(document: &str) {
    let left = allocation_counter::measure(|| drop(decode::<T>(document.as_bytes())));
    assert_ne!(left.count_total, 0, "nothing was read of {document}");
    assert_eq!(left.bytes_current, 0, "{document}");
}
