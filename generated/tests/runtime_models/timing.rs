//! The time for decoding at three sizes. It prints the figures and asserts nothing. A large body takes longer per MiB
//! if its model does not fit the processor's cache and the system provides new memory; `work.rs` counts the work
//! itself, which does not grow. Run it in a release build with `cargo test --release -p withpersona --test
//! runtime_models timing -- --ignored --nocapture`.

use crate::limits::{MIB, Node, members, repeat};
use crate::sample::*;
use serde_json::Value;
use std::time::{Duration, Instant};
use withpersona::runtime::json::decode_noting;
use withpersona::runtime::prelude::*;
use withpersona::types::CollectionDocument;

/// The shortest of three runs. A run that ends with an error counts too.
fn time<T: Slot + Default>(document: &str) -> (Duration, bool) {
    let mut is_read = false;
    let run = |_| {
        let start = Instant::now();
        is_read = decode_noting::<T>(document.as_bytes()).is_ok();
        start.elapsed()
    };
    let shortest = (0..3).map(run).min().unwrap_or_default();
    (shortest, is_read)
}

fn print<T: Slot + Default>(what: &str, make: impl Fn(usize) -> String) {
    for size in [2, 8, 32] {
        let document = make(size * MIB);
        let (taken, is_read) = time::<T>(&document);
        let per_mib = taken.as_secs_f64() * 1000.0 * MIB as f64 / document.len() as f64;
        println!("{what}, {size} MiB: {taken:.1?}, {per_mib:.2} ms per MiB, read: {is_read}");
    }
}

#[test]
#[ignore = "it measures time"]
fn decoding_takes_time_in_proportion_to_the_body() {
    type Page = CollectionDocument<InquiryAttributes, Included>;
    print::<Node>("unions in unions, the tag last", |length| {
        let leaf = format!(r#"{{"kind":"leaf","url":"{}"}}"#, "x".repeat(length - 4096));
        r#"{"child":"#.repeat(100) + &leaf + &r#","kind":"branch"}"#.repeat(100)
    });
    print::<InquiryAttributes>("a map of objects", |length| {
        members(r#"{"fields":{"#, "k#", r#"{"url":"u"}"#, "}}", length)
    });
    print::<InquiryAttributes>("a map with one key again and again", |length| {
        members(r#"{"fields":{"#, "k", r#"{"url":"u"}"#, "}}", length)
    });
    print::<Value>("free JSON with many keys", |length| {
        members("{", "k#", r#""a value of some length""#, "}", length)
    });
    print::<Value>("free JSON with one key again and again", |length| {
        members("{", "k", r#""a value of some length""#, "}", length)
    });
    print::<Page>("a list of resources", |length| {
        let piece = r#"{"tags":["one","two"],"status":"pending","files":[{"url":"https://x"}]}"#;
        repeat(r#"{"data":["#, piece, "]}", length)
    });
}
