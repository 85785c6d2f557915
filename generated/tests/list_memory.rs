//! The memory for a malicious page of each list operation: at most 20 times the body, or a limit error.
//!
//! The bodies are made from the samples of the document: each member of an item, alone and as small as possible,
//! repeated; each list inside an item, full of small values. A normal test run tries the simplest of them at 1 MiB. A
//! release build tries all at 1 MiB, and the worst of each operation at 4 and 16 MiB.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use withpersona::resources::*;
use withpersona::runtime::json::decode_noting;
use withpersona::runtime::prelude::*;
use withpersona::runtime::spec_examples::{Kind, Samples};

const MIB: usize = 1 << 20;

/// A list operation, and the memory for decoding a body as its answer.
type List = (&'static str, fn(&str) -> Cost);

/// The bytes of memory per byte of the body, and whether the body was refused for that.
#[derive(Clone, Copy)]
struct Cost(f64, bool);

fn cost<T: Slot + Default>(body: &str) -> Cost {
    let mut refused = false;
    let taken = allocation_counter::measure(|| match decode_noting::<T>(body.as_bytes()) {
        Ok(read) => drop(read),
        Err(error) => {
            assert!(error.is_limit(), "{error}");
            refused = true;
        }
    });
    // The body itself is also in memory.
    Cost(1.0 + taken.bytes_max as f64 / body.len() as f64, refused)
}

const LISTS: &[List] = &[
    (
        "accounts-list-all-relations",
        cost::<AccountsListRelationsResponse>,
    ),
    (
        "expire-inquiry-sessions",
        cost::<ExpireAllInquirySessionsResponse>,
    ),
    ("list-all-accounts", cost::<ListAccountsResponse>),
    ("list-all-api-keys", cost::<ListApiKeysResponse>),
    ("list-all-api-logs", cost::<ListApiLogsResponse>),
    ("list-all-cases", cost::<ListCasesResponse>),
    (
        "list-all-connect-connections",
        cost::<ListConnectConnectionsResponse>,
    ),
    ("list-all-devices", cost::<ListDevicesResponse>),
    ("list-all-events", cost::<ListEventsResponse>),
    ("list-all-importers", cost::<ListImportersResponse>),
    ("list-all-inquiries", cost::<ListInquiriesResponse>),
    (
        "list-all-inquiry-sessions",
        cost::<ListInquirySessionsResponse>,
    ),
    (
        "list-all-inquiry-template-versions",
        cost::<ListInquiryTemplateVersionsResponse>,
    ),
    (
        "list-all-inquiry-templates",
        cost::<ListInquiryTemplatesResponse>,
    ),
    ("list-all-lists", cost::<ListListsResponse>),
    ("list-all-rate-limits", cost::<ListRateLimitsResponse>),
    ("list-all-reports", cost::<ListReportsResponse>),
    ("list-all-share-tokens", cost::<ListShareTokensResponse>),
    ("list-all-theme-sets", cost::<ListThemeSetsResponse>),
    ("list-all-transactions", cost::<ListTransactionsResponse>),
    (
        "list-all-user-audit-logs",
        cost::<ListUserAuditLogsResponse>,
    ),
    ("list-all-webhooks", cost::<ListWebhooksResponse>),
    ("list-all-workflow-runs", cost::<ListWorkflowRunsResponse>),
    (
        "list-all-workflow-versions",
        cost::<ListWorkflowVersionsResponse>,
    ),
    ("list-report-history", cost::<ListReportHistoryResponse>),
    ("search-accounts", cost::<SearchAccountsResponse>),
    ("search-cases", cost::<SearchCasesResponse>),
    ("search-inquiries", cost::<SearchInquiriesResponse>),
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples"))
}

/// The start of a body, one small value that is repeated, and the end of the body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape(String, String, String);

impl Shape {
    fn body(&self, length: usize) -> String {
        let Shape(start, piece, end) = self;
        let count = (length - start.len() - end.len()) / (piece.len() + 1);
        let mut body = String::with_capacity(length + 16);
        body.push_str(start);
        for at in 0..count {
            if at > 0 {
                body.push(',');
            }
            body.push_str(piece);
        }
        body.push_str(end);
        body
    }
}

/// The simplest bodies of any page.
fn plain_shapes() -> BTreeSet<Shape> {
    let pieces = ["{}", "0", "null", r#"{"attributes":{}}"#];
    pieces.into_iter().map(in_data).collect()
}

fn in_data(piece: &str) -> Shape {
    Shape(r#"{"data":["#.to_owned(), piece.to_owned(), "]}".to_owned())
}

/// All bodies. `page` is a sample with all members.
fn all_shapes(page: &Value) -> BTreeSet<Shape> {
    let mut shapes = plain_shapes();
    for piece in [
        "{}",
        "0",
        "null",
        r#"{"type":"inquiry"}"#,
        r#"{"type":"report"}"#,
    ] {
        shapes.insert(Shape(
            r#"{"data":[],"included":["#.to_owned(),
            piece.to_owned(),
            "]}".to_owned(),
        ));
    }
    if let Some(item) = page.pointer("/data/0") {
        add_members(item, &mut Vec::new(), &mut shapes);
    }
    shapes
}

/// Adds the bodies for the value at these keys of an item.
fn add_members(value: &Value, keys: &mut Vec<String>, shapes: &mut BTreeSet<Shape>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                keys.push(key.clone());
                for small in [json!({}), json!(0), json!(""), small_of(value)] {
                    shapes.insert(in_data(&wrap(keys, &small.to_string())));
                }
                add_members(value, keys, shapes);
                keys.pop();
            }
        }
        Value::Array(items) => {
            let empty = wrap(keys, "\0");
            let (start, end) = empty.split_once('\0').unwrap();
            let members = items.first().and_then(Value::as_object);
            let one = |key: &String| format!(r#"{{{}:{{}}}}"#, Value::from(key.as_str()));
            let pieces = members.into_iter().flat_map(Map::keys).map(one);
            for piece in pieces.chain(["{}", "0", "null"].map(str::to_owned)) {
                let start = format!(r#"{{"data":[{start}["#);
                shapes.insert(Shape(start, piece, format!("]{end}]}}")));
            }
        }
        _ => {}
    }
}

/// A list with one small value, if the sample has a list there.
fn small_of(value: &Value) -> Value {
    match value {
        Value::Array(_) => json!([{}]),
        _ => Value::Null,
    }
}

/// The value inside one object per key.
fn wrap(keys: &[String], value: &str) -> String {
    let wrap = |inner: String, key: &String| format!("{{{}:{inner}}}", Value::from(key.as_str()));
    keys.iter().rev().fold(value.to_owned(), wrap)
}

#[test]
fn a_page_takes_at_most_twenty_times_its_body() {
    let samples = Samples::open(folder());
    let most = if cfg!(debug_assertions) { 1 } else { 16 };
    for (operation, cost) in LISTS {
        let sample = samples.make(&format!("operations/{operation}/response"), Kind::All, 0);
        let shapes = match cfg!(debug_assertions) {
            true => plain_shapes(),
            false => all_shapes(&sample.unwrap().value),
        };
        let count = shapes.len();
        let (mut worst, mut refused) = (None, 0);
        for shape in shapes {
            let Cost(factor, limited) = cost(&shape.body(MIB));
            assert!(factor <= 20.0, "{operation}: {shape:?} takes {factor}");
            refused += usize::from(limited);
            if worst.as_ref().is_none_or(|(most, _)| factor > *most) {
                worst = Some((factor, shape));
            }
        }
        let (factor, shape) = worst.expect("there are shapes");
        print!("{operation}: {count} shapes, {refused} refused; 1 MiB: {factor:.1}");
        for size in [4, 16].into_iter().filter(|size| *size <= most) {
            let Cost(factor, limited) = cost(&shape.body(size * MIB));
            assert!(factor <= 20.0, "{operation}: {shape:?} takes {factor}");
            let said = if limited { " refused" } else { "" };
            print!("; {size} MiB: {factor:.1}{said}");
        }
        let said = if most == 1 {
            " (small, a debug build)"
        } else {
            ""
        };
        println!("{said}; worst: {}{},…{}", shape.0, shape.1, shape.2);
    }
}

#[test]
fn every_list_operation_of_the_document_is_tried() {
    let mut lists = BTreeSet::new();
    let samples = Samples::open(folder());
    for entry in std::fs::read_dir(folder().join("operations")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let sample = samples.make(&format!("operations/{name}/response"), Kind::All, 0);
        if sample.is_ok_and(|sample| sample.value.is_array() || sample.value["data"].is_array()) {
            lists.insert(name);
        }
    }
    let tried = LISTS.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(lists, tried.collect());
}
