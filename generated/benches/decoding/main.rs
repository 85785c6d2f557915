//! Compares the speed of decoding and encoding answers with a derive of serde over the same members.
//!
//! `cargo bench --bench decoding`
//!
//! There are two documents: a page of fifty inquiries, and one inquiry with a hundred included objects, which are a
//! union. All sides run in turns, and the median of the turns counts.

mod derived;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use withpersona::models::{Included, Inquiry};
use withpersona::runtime::json::{decode, to_vec};
use withpersona::types::CollectionDocument;

/// The number of turns of each side.
const TURNS: usize = 31;
/// The approximate length of a turn.
const TURN: Duration = Duration::from_millis(40);

type Ours = CollectionDocument<Inquiry, Included>;
type Side<'a> = (&'static str, Box<dyn Fn() + 'a>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = make_document(50, 0).to_string();
    let included = make_document(1, 100).to_string();
    for (name, text) in [
        ("a page of inquiries", &page),
        ("included objects", &included),
    ] {
        let bytes = text.as_bytes();
        println!("{name}, {} bytes", bytes.len());
        let mut sides: Vec<Side<'_>> = vec![
            (
                "withpersona",
                Box::new(|| drop(black_box(decode::<Ours>(bytes)))),
            ),
            (
                "withpersona by way of serde_json",
                Box::new(|| read::<Ours>(bytes)),
            ),
            (
                "derive, union by tag",
                Box::new(|| read::<derived::Document<derived::Tagged>>(bytes)),
            ),
        ];
        if text == &included {
            let tried = || read::<derived::Document<derived::Tried>>(bytes);
            sides.push(("derive, union by trial", Box::new(tried)));
        }
        compare("decode", bytes.len(), &sides);
        let ours: Ours = decode(bytes)?;
        let theirs: derived::Document<derived::Tagged> = serde_json::from_slice(bytes)?;
        assert_eq!(
            serde_json::from_slice::<Value>(&to_vec(&ours)?)?,
            serde_json::from_str::<Value>(text)?
        );
        assert_eq!(
            serde_json::to_value(&theirs)?,
            serde_json::from_str::<Value>(text)?
        );
        let sides: Vec<Side<'_>> = vec![
            ("withpersona", Box::new(|| drop(black_box(to_vec(&ours))))),
            ("derive", Box::new(|| write(&theirs))),
        ];
        compare("encode", bytes.len(), &sides);
    }
    Ok(())
}

fn read<T: DeserializeOwned>(bytes: &[u8]) {
    drop(black_box(serde_json::from_slice::<T>(bytes).ok()));
}

fn write<T: Serialize>(value: &T) {
    drop(black_box(serde_json::to_vec(value)));
}

/// Prints the speed of every side, and its ratio to the first.
fn compare(what: &str, size: usize, sides: &[Side<'_>]) {
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); sides.len()];
    for _ in 0..TURNS {
        for ((_, run), times) in sides.iter().zip(&mut times) {
            let (start, mut count) = (Instant::now(), 0);
            while start.elapsed() < TURN {
                (0..8).for_each(|_| run());
                count += 8;
            }
            times.push(start.elapsed().as_secs_f64() / f64::from(count));
        }
    }
    let mut first = None;
    for ((name, _), mut times) in sides.iter().zip(times) {
        times.sort_by(f64::total_cmp);
        let median = times[times.len() / 2];
        let first = *first.get_or_insert(median);
        let speed = size as f64 / median / 1e6;
        println!(
            "  {what} {speed:6.0} MB/s  {:5.2} of the first's time  {name}",
            median / first
        );
    }
}

/// A document of inquiries and their included objects.
fn make_document(inquiries: usize, included: usize) -> Value {
    let date = |day: usize| format!("2024-05-{:02}T07:08:09.000Z", day % 28 + 1);
    let field = |value: &str| json!({"type": "string", "value": value});
    let named = |kind: &str, at: usize| json!({"type": kind, "id": format!("{kind}_{at:020}")});
    let inquiry = |at: usize| {
        json!({
            "type": "inquiry",
            "id": format!("inq_{at:020}"),
            "attributes": {
                "status": "completed", "reference-id": format!("customer {at}"), "tags": ["one", "two"],
                "creator": "api", "reviewer-comment": "A \"quoted\" word and a\nsecond line",
                "created-at": date(at), "updated-at": date(at + 1), "started-at": date(at + 2),
                "expires-at": date(at + 3), "completed-at": date(at + 4), "decisioned-at": date(at + 5),
                "previous-step-name": "start", "next-step-name": "success",
                "fields": {
                    "name-first": field("Ana"), "name-last": field("Łoś"), "address-city": field("Gdynia"),
                    "address-postal-code": field("81-000"), "birthdate": field("1990-01-02"),
                    "email-address": field("ana@example.com"),
                },
            },
            "relationships": {
                "account": {"data": named("account", at)}, "template": {"data": null},
                "inquiry-template": {"data": named("inquiry-template", 1)}, "reports": {"data": []},
                "sessions": {"data": [named("inquiry-session", at)]},
                "verifications": {"data": [named("verification/selfie", at), named("verification/government-id", at)]},
            },
        })
    };
    let object = |at: usize| match at % 3 {
        0 => json!({
            "type": "account", "id": format!("act_{at:020}"),
            "attributes": {
                "reference-id": format!("customer {at}"), "account-type-name": "User", "created-at": date(at),
                "updated-at": date(at + 1), "tags": ["one"], "account-status": "Default",
            },
        }),
        1 => json!({
            "type": "inquiry-template", "id": format!("itmpl_{at:020}"),
            "attributes": {"name": "Identity", "status": "active"},
        }),
        _ => json!({
            "type": "user", "id": format!("user_{at:020}"),
            "attributes": {"name": "Bo", "email-address": "bo@example.com"},
        }),
    };
    let mut document = json!({
        "data": (0..inquiries).map(inquiry).collect::<Vec<_>>(),
        "links": {"prev": null, "next": null},
    });
    if included > 0 {
        document["included"] = (0..included).map(object).collect();
    }
    document
}
