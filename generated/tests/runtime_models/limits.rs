//! The cost of a malicious body: stack, memory, time. The tests count work and use no clock.

use crate::sample::*;
use serde_json::{Value, json};
use withpersona::runtime::json::{Reader, decode, decode_noting, to_value};
use withpersona::runtime::prelude::*;
use withpersona::types::CollectionDocument;

/// A union inside itself.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Node {
    Branch(Box<Branch>),
    Leaf(Box<File>),
    Unknown(Value),
}

union! { Node by tag "kind" { Branch => ["branch"], Leaf => ["leaf"] } }

#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Branch {
    pub child: Option<Node>,
    pub kind: Option<String>,
    pub extra: Extra,
}

object! { Branch { "child" => child, "kind" => kind, .. extra } }

pub const MIB: usize = 1 << 20;

/// A document of about this length, made of a repeated piece.
pub fn repeat(start: &str, piece: &str, end: &str, length: usize) -> String {
    let count = (length - start.len() - end.len()) / (piece.len() + 1);
    let mut document = String::with_capacity(length + 16);
    document.push_str(start);
    for at in 0..count {
        if at > 0 {
            document.push(',');
        }
        document.push_str(piece);
    }
    document.push_str(end);
    document
}

/// An object with this many members. Each has a different key, unless `key` has no place for a number.
pub fn members(start: &str, key: &str, value: &str, end: &str, length: usize) -> String {
    let mut document = start.to_owned();
    for at in 0.. {
        if document.len() + 64 > length {
            break;
        }
        let key = key.replace('#', &at.to_string());
        let comma = if at > 0 { "," } else { "" };
        document.push_str(&format!("{comma}\"{key}\":{value}"));
    }
    document + end
}

/// The maximum memory for decoding, per byte of the document, and whether the document was refused for that.
fn cost<T: Slot + Default>(document: &str) -> (f64, bool) {
    let mut refused = false;
    let taken = allocation_counter::measure(|| match decode_noting::<T>(document.as_bytes()) {
        Ok(read) => drop(read),
        Err(error) => {
            assert!(error.is_limit(), "{error}");
            refused = true;
        }
    });
    // The body itself is also in memory.
    (
        1.0 + taken.bytes_max as f64 / document.len() as f64,
        refused,
    )
}

#[test]
fn memory_is_at_most_twenty_times_the_body() {
    type Page = CollectionDocument<InquiryAttributes, Included>;
    let shapes = [
        (r#"{"data":["#, "{}", "]}"),
        (r#"{"data":["#, "1", "]}"),
        (r#"{"data":["#, "null", "]}"),
        (r#"{"data":["#, r#"{"a":1}"#, "]}"),
        (r#"{"data":["#, r#"{"tags":1}"#, "]}"),
        (r#"{"data":["#, r#"{"parent":{}}"#, "]}"),
        (r#"{"data":[{"tags":["#, "1", "]}]}"),
        (r#"{"data":[{"files":["#, "{}", "]}]}"),
        (r#"{"data":[{"files":["#, r#"{"a":1}"#, "]}]}"),
        (r#"{"data":[{"files":["#, r#"{"url":null}"#, "]}]}"),
        (r#"{"data":[{"fields":{"a":["#, "{}", "]}}]}"),
        (r#"{"data":[{"fields":{"a":["#, "0", "]}}]}"),
        (r#"{"data":[],"included":["#, "{}", "]}"),
        (r#"{"data":[],"included":["#, "0", "]}"),
        (r#"{"data":[],"included":["#, r#"{"type":"inquiry"}"#, "]}"),
        (r#"{"data":[],"new":["#, r#"{"a":1}"#, "]}"),
        (r#"{"data":[],"new":["#, "[]", "]}"),
        (r#"{"data":[],"new":["#, "0", "]}"),
    ];
    for (start, piece, end) in shapes {
        for length in [MIB, 4 * MIB, 16 * MIB] {
            let (factor, refused) = cost::<Page>(&repeat(start, piece, end, length));
            println!(
                "{start}{piece},…{end} {} MiB: {factor:.1}{}",
                length / MIB,
                if refused { ", refused" } else { "" }
            );
            assert!(factor <= 20.0, "{piece}: {factor}");
            if cfg!(debug_assertions) {
                break;
            }
        }
    }
}

#[test]
fn a_list_of_nothing_does_not_fill_the_memory() {
    type Page = CollectionDocument<InquiryAttributes, Included>;
    assert!(cost::<Page>(&repeat(r#"{"data":["#, "{}", "]}", MIB)).1);
    // A completely full page is far from the limit.
    assert!(!cost::<Page>(&repeat(r#"{"data":["#, "{}", "]}", 10_000)).1);
}

/// The path of each misfit has the keys of the maps around it, so a long key and many misfits must not multiply.
#[test]
fn many_misfits_below_a_long_key_take_no_more() {
    for piece in ["null", r#"{"url":0}"#, "[null]"] {
        for length in [MIB / 8, MIB / 4, 2 * MIB] {
            let key = "k".repeat(length / 2);
            let start = format!(r#"{{"fields":{{"{key}":["#);
            let document = repeat(&start, piece, "]}}", length);
            let (factor, _) = cost::<InquiryAttributes>(&document);
            let most = 20.0_f64.max((20 * MIB) as f64 / length as f64);
            assert!(factor <= most, "{piece}, {length}: {factor}");
        }
    }
}

/// The same holds for a long path: each level takes one byte of the document, and one step in each path.
#[test]
fn many_misfits_in_deep_lists_take_no_more() {
    let list = repeat("[", "null", "]", MIB);
    let document = format!(
        r#"{{"fields":{{"a":{}{list}{}}}}}"#,
        "[".repeat(110),
        "]".repeat(110)
    );
    let (factor, _) = cost::<InquiryAttributes>(&document);
    assert!(factor <= 20.0, "{factor}");
}

#[test]
fn unions_inside_each_other_are_looked_at_once() {
    for count in [1_000, 2_000, 4_000] {
        for (open, close) in [
            (r#"{"child":"#, r#","kind":"branch"}"#),
            (r#"{"kind":"branch","child":"#, "}"),
        ] {
            let filler = format!(r#"{{"kind":"leaf","url":"{}"}}"#, "x".repeat(count * 100));
            let document = format!("{}{filler}{}", open.repeat(100), close.repeat(100));
            let mut from = Reader::new(document.as_bytes()).unwrap();
            Node::default().fill(&mut from).unwrap();
            assert!(
                from.looked_at() <= 3 * document.len(),
                "{} of {}",
                from.looked_at(),
                document.len()
            );
            let node = decode::<Node>(document.as_bytes()).unwrap();
            assert_eq!(
                to_value(&node).unwrap(),
                decode::<Value>(document.as_bytes()).unwrap()
            );
        }
    }
}

#[test]
fn trials_inside_trials_are_looked_at_once() {
    let document =
        r#"{"twin": {"url": 5}, "inner": "#.repeat(100) + "{\"url\": 5}" + &"}".repeat(100);
    let mut from = Reader::new(document.as_bytes()).unwrap();
    Guess::default().fill(&mut from).unwrap();
    // A trial reads the value again, within its budget. The search for the value's end is not repeated for each level.
    assert!(
        from.looked_at() <= (1 << 20) + 40 * document.len(),
        "{}",
        from.looked_at()
    );
}

#[test]
fn nothing_recurses_deeper_than_the_limit() {
    let deep =
        |open: &str, close: &str, count: usize| open.repeat(count) + "null" + &close.repeat(count);
    let run = move || {
        for count in [100, 126, 200, 100_000] {
            for (open, close) in [
                ("[", "]"),
                (r#"{"a":"#, "}"),
                (r#"{"parent":"#, "}"),
                (r#"{"free":"#, "}"),
            ] {
                let document = deep(open, close, count);
                let fits = count < 127;
                let value = decode::<Value>(document.as_bytes());
                assert_eq!(value.is_ok(), fits, "{open} {count}");
                if open != "[" {
                    let model = decode::<InquiryAttributes>(document.as_bytes());
                    assert_eq!(model.is_ok(), fits, "{open} {count}");
                    if let Ok(model) = model {
                        to_value(&model).unwrap();
                        let _ = format!("{model:?}");
                    }
                }
                let node =
                    decode::<Node>(deep(r#"{"kind":"branch","child":"#, "}", count).as_bytes());
                assert_eq!(node.is_ok(), fits, "{count}");
            }
        }
    };
    // The stack size of a tokio worker.
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run);
    thread.unwrap().join().unwrap();
}

#[test]
fn the_private_keys_of_serde_json_are_members_like_any_other() {
    for key in [
        "$serde_json::private::RawValue",
        "$serde_json::private::Number",
    ] {
        for value in [json!("[1,2]"), json!("12"), json!(5)] {
            let document =
                json!({"reference-id": {key: value}, "new": {key: value}, "free": {key: value}});
            let text = document.to_string();
            let model = decode::<InquiryAttributes>(text.as_bytes()).unwrap();
            assert_eq!(to_value(&model).unwrap(), document);
            assert_eq!(
                serde_json::from_str::<InquiryAttributes>(&text).unwrap(),
                model
            );
            assert_eq!(
                serde_json::from_value::<InquiryAttributes>(document.clone()).unwrap(),
                model
            );
        }
    }
}

#[test]
fn errors_print_no_key_of_the_document_and_no_end_of_text() {
    let key = "x\n\u{1b}[31m".repeat(400_000);
    let quoted = serde_json::to_string(&key).unwrap();
    let document = format!(r#"{{"fields":{{{quoted}:{{"url":"u","url":"u"}}}}}}"#);
    let error = decode::<InquiryAttributes>(document.as_bytes()).unwrap_err();
    let shown = format!("{error} {error:?} {error:#?}");
    assert!(
        shown.len() < 1000 && !shown.contains('x') && !shown.contains('\u{1b}'),
        "{}",
        shown.len()
    );
    assert!(error.path().contains(&key), "the accessor has it");
}
