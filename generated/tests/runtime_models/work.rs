//! The work of reading grows in proportion to the document: the bytes that are read and allocated, per byte of the
//! document, at three sizes. Both are counted, without a clock.

use crate::limits::{Node, members, repeat};
use crate::sample::*;
use serde_json::Value;
use withpersona::runtime::json::{DecodeError, Reader, decode_noting};
use withpersona::runtime::prelude::*;
use withpersona::types::CollectionDocument;

/// For each byte of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Work {
    /// The number of bytes that are read. A byte that is read twice counts twice.
    looked: f64,
    /// The total of allocated bytes, including those that are freed soon.
    allocated: f64,
}

fn work<T: Slot + Default>(document: &str) -> Work {
    let mut from = Reader::new(document.as_bytes()).unwrap();
    let filled = T::default().fill(&mut from);
    let is_read_or_refused = |error: DecodeError| assert!(!error.is_syntax(), "{error}");
    filled.unwrap_or_else(is_read_or_refused);
    let taken = allocation_counter::measure(|| drop(decode_noting::<T>(document.as_bytes())));
    Work {
        looked: from.looked_at() as f64 / document.len() as f64,
        allocated: taken.bytes_total as f64 / document.len() as f64,
    }
}

/// The case: a name, a document of about this many bytes, and the reading function.
type Shape = (&'static str, fn(usize) -> String, fn(&str) -> Work);

type Page = CollectionDocument<InquiryAttributes, Included>;

/// Texts around a value, repeated this many times.
fn nest(open: &str, core: &str, close: &str, count: usize) -> String {
    open.repeat(count) + core + &close.repeat(count)
}

fn leaf(length: usize) -> String {
    format!(r#"{{"kind":"leaf","url":"{}"}}"#, "x".repeat(length))
}

const UNIONS: &[Shape] = &[
    (
        "unions in unions, the tag last, a large leaf",
        |length| nest(r#"{"child":"#, &leaf(length), r#","kind":"branch"}"#, 100),
        work::<Node>,
    ),
    (
        "unions in unions, the tag first, a large leaf",
        |length| nest(r#"{"kind":"branch","child":"#, &leaf(length), "}", 100),
        work::<Node>,
    ),
    (
        "many unions in unions, the tag last, small leaves",
        |length| {
            let piece = nest(r#"{"child":"#, &leaf(1), r#","kind":"branch"}"#, 100);
            repeat("[", &piece, "]", length)
        },
        work::<Vec<Node>>,
    ),
    (
        "unions in unions, the tag last, so small that their ends are not noted",
        |length| {
            let piece = nest(r#"{"child":"#, "{}", r#","kind":"branch"}"#, 8);
            repeat("[", &piece, "]", length)
        },
        work::<Vec<Node>>,
    ),
    (
        "unions in unions, many members before the tag",
        |length| {
            let open = members("{", "k#", "[0]", r#","child":"#, length / 100);
            nest(&open, "{}", r#","kind":"branch"}"#, 100)
        },
        work::<Node>,
    ),
    (
        "unions by key in unions by key",
        |length| {
            let inner = repeat(
                r#"{"and":["#,
                r#"{"attribute":"a","value":[0]}"#,
                "]}",
                length / 50,
            );
            nest(r#"{"attribute":"a","and":["#, &inner, "]}", 50)
        },
        work::<Query>,
    ),
    (
        "unions by trial in unions by trial",
        |length| {
            let piece = nest(r#"{"twin":{"url":5},"inner":"#, r#"{"url":5}"#, "}", 50);
            repeat("[", &piece, "]", length)
        },
        work::<Vec<Guess>>,
    ),
    (
        "a union by trial that no variant fits",
        |length| repeat(r#"{"inner":{"inner":["#, "{}", "]}}", length),
        work::<Guess>,
    ),
    (
        "tags that are no text",
        |length| repeat("[", r#"{"kind":{"a":[1,2,3]}}"#, "]", length),
        work::<Vec<Node>>,
    ),
    (
        "a tag that is a large value",
        |length| repeat(r#"{"kind":["#, "0", "]}", length),
        work::<Node>,
    ),
];

const MAPS: &[Shape] = &[
    (
        "a map of objects",
        |length| members(r#"{"fields":{"#, "k#", r#"{"url":"u"}"#, "}}", length),
        work::<InquiryAttributes>,
    ),
    (
        "a map with one key again and again",
        |length| members(r#"{"fields":{"#, "k", r#"{"url":"u"}"#, "}}", length),
        work::<InquiryAttributes>,
    ),
    (
        "members that nobody described",
        |length| members("{", "k#", "[0]", "}", length),
        work::<InquiryAttributes>,
    ),
    (
        "free JSON with one key again and again",
        |length| members("{", "k", r#""a value of some length""#, "}", length),
        work::<Value>,
    ),
    (
        "free JSON with long keys that are alike",
        |length| {
            let key = "k".repeat(1000) + "#";
            members("{", &key, "0", "}", length)
        },
        work::<Value>,
    ),
    (
        "free JSON that nests",
        |length| repeat("[", &nest(r#"{"a":["#, "", "]}", 50), "]", length),
        work::<Value>,
    ),
];

const MISFITS: &[Shape] = &[
    (
        "a list of misfits below a long key",
        |length| {
            let start = format!(r#"{{"fields":{{"{}":["#, "k".repeat(length / 2));
            repeat(&start, "null", "]}}", length)
        },
        work::<InquiryAttributes>,
    ),
    (
        "objects with misfits below a long key",
        |length| {
            let start = format!(r#"{{"fields":{{"{}":["#, "k".repeat(length / 2));
            repeat(&start, r#"{"url":0}"#, "]}}", length)
        },
        work::<InquiryAttributes>,
    ),
    (
        "misfits in lists in lists",
        |length| {
            let list = repeat("[", "null", "]", length);
            format!(r#"{{"fields":{{"k":{}}}}}"#, nest("[", &list, "]", 100))
        },
        work::<InquiryAttributes>,
    ),
    (
        "misfits in objects in objects",
        |length| {
            let piece = nest(r#"{"count":"x","parent":"#, "0", "}", 100);
            repeat(r#"{"data":["#, &piece, "]}", length)
        },
        work::<Page>,
    ),
    (
        "a list of what is no object",
        |length| repeat(r#"{"data":["#, "0", "]}", length),
        work::<Page>,
    ),
    (
        "a list whose types are missing",
        |length| repeat(r#"{"data":[],"included":["#, "{}", "]}", length),
        work::<Page>,
    ),
];

const TEXTS: &[Shape] = &[
    (
        "texts of escapes",
        |length| format!(r#"{{"reference-id":"{}"}}"#, r"\u0041".repeat(length / 6)),
        work::<InquiryAttributes>,
    ),
    (
        "a type of escapes",
        |length| format!(r#"{{"type":"{}"}}"#, r"\u0041".repeat(length / 6)),
        work::<Included>,
    ),
    (
        "a number of many digits",
        |length| format!(r#"{{"fields":{{"a":0.{}}}}}"#, "1".repeat(length)),
        work::<InquiryAttributes>,
    ),
    (
        "a list of resources",
        |length| {
            let piece =
                r#"{"tags":["one","two"],"status":"pending","files":[{"url":"https://x"}]}"#;
            repeat(r#"{"data":["#, piece, "]}", length)
        },
        work::<Page>,
    ),
];

fn grows_as_the_document_does(shapes: &[Shape]) {
    for (what, make, work) in shapes {
        let works = [1 << 16, 1 << 17, 1 << 19].map(|length| work(&make(length)));
        println!("{what}: {works:.2?}");
        for Work { looked, allocated } in works {
            assert!(looked <= 40.0, "{what}: {works:?}");
            // A vector that doubles allocates twice its content. A small document may take 16 MiB.
            assert!(allocated <= 1000.0, "{what}: {works:?}");
        }
        let [small, _, large] = works;
        assert!(large.looked <= 1.1 * small.looked, "{what}: {works:?}");
        assert!(
            large.allocated <= 1.3 * small.allocated + 1.0,
            "{what}: {works:?}"
        );
    }
}

#[test]
fn reading_unions_grows_as_the_document_does() {
    grows_as_the_document_does(UNIONS);
}

#[test]
fn reading_maps_grows_as_the_document_does() {
    grows_as_the_document_does(MAPS);
}

#[test]
fn setting_values_aside_grows_as_the_document_does() {
    grows_as_the_document_does(MISFITS);
}

#[test]
fn reading_texts_grows_as_the_document_does() {
    grows_as_the_document_does(TEXTS);
}

#[test]
fn times_and_dates_take_no_memory_of_their_own() {
    let count = |members: &str| {
        let document = format!(r#"{{"status": "created"{members}}}"#);
        let read = || drop(decode_noting::<InquiryAttributes>(document.as_bytes()));
        allocation_counter::measure(read).count_total
    };
    let none = count("");
    for member in [
        r#", "created-at": "2024-05-06T07:08:09.000Z""#,
        r#", "birthdate": "1990-01-02""#,
    ] {
        assert_eq!(count(member), none, "{member}");
    }
    assert!(count(r#", "created-at": "2024-05-06T07:08:09.123456+02:00""#) > none);
}
