//! The calls that people make first, in their usual form: they compile and send the right request.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity
)]

use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;
use std::time::Duration;
use withpersona::{Client, Date, DateTime, Error, Nullable, ids::*, models::*};

/// The line of a request, and its body.
type Seen = (String, String);

/// A client whose next request is answered with 204, and the received request.
fn serve_once() -> (Client, JoinHandle<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let server = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a connection");
        let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
        let (mut first, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a line");
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("content-length: ") {
                length = value.trim().parse().expect("a length");
            }
            if first.is_empty() {
                first = line;
            } else if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("the body");
        let answer = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
        (&stream).write_all(answer.as_bytes()).expect("an answer");
        let line = first.trim().replace("%5B", "[").replace("%5D", "]");
        let body = String::from_utf8_lossy(&body).into_owned();
        (line.replace("%2C", ","), body)
    });
    let client = Client::builder()
        .api_key("sample-key")
        .base_url(format!("http://{address}"))
        .build()
        .expect("a client");
    (client, server)
}

fn body_of(seen: &Seen) -> Value {
    serde_json::from_str(&seen.1).expect("JSON")
}

#[tokio::test]
async fn a_second_call_of_a_setter_replaces_the_values_of_the_first() {
    let (client, server) = serve_once();
    let _ = client
        .accounts()
        .set_all_tags("act_1")
        .tag_name(["first", "second"])
        .tag_name(["third"])
        .include(["a", "b"])
        .include(["c", "d"])
        .with_query("extra", "1")
        .with_query("extra", "2")
        .await;
    let seen = server.join().expect("a request");
    assert!(
        seen.0.contains("/set-tags?include=c,d&extra=2 "),
        "{seen:?}"
    );
    assert_eq!(body_of(&seen)["meta"], json!({ "tag-name": ["third"] }));
}

#[tokio::test]
async fn an_inquiry_is_prefilled_in_one_chain() {
    let (client, server) = serve_once();
    let reference = "customer-7".to_owned();
    let fields = InquiryFields::new()
        .name_first("Jane")
        .birthdate("1994-04-12")
        .set("risk-tier", "gold");
    let _ = client
        .inquiries()
        .create()
        .inquiry_template_id("itmpl_1")
        .auto_create_account_reference_id(Some(reference))
        .fields(fields)
        .with_timeout(Duration::from_secs(5))
        .await;
    let wanted = json!({
        "inquiry-template-id": "itmpl_1",
        "fields": { "name-first": "Jane", "birthdate": "1994-04-12", "risk-tier": "gold" },
    });
    let body = body_of(&server.join().unwrap());
    assert_eq!(body["data"]["attributes"], wanted);
    assert_eq!(
        body["meta"]["auto-create-account-reference-id"],
        "customer-7"
    );
}

#[tokio::test]
async fn a_field_is_cleared_and_none_leaves_one_alone() {
    let (client, server) = serve_once();
    let _ = client
        .accounts()
        .update("act_1")
        .name_first("Jane")
        .tags(Nullable::Null)
        .country_code(None::<String>)
        .await;
    let wanted = json!({ "name-first": "Jane", "tags": null });
    let body = body_of(&server.join().unwrap());
    assert_eq!(body["data"]["attributes"], wanted);
}

#[tokio::test]
async fn a_list_is_filtered_by_what_the_crate_has_types_for() {
    let (client, server) = serve_once();
    let account: AccountId = "act_1".parse().unwrap();
    let _ = client
        .inquiries()
        .list()
        .filter_account_id(account)
        .filter_status(["completed", "approved"])
        .filter_reference_id(None::<String>)
        .sparse_fieldset("inquiry", ["status", "created-at"])
        .page_size(50_usize)
        .await;
    let (line, _) = server.join().unwrap();
    let wanted = [
        "filter[account-id]=act_1",
        "filter[status]=completed,approved",
        "fields[inquiry]=status,created-at",
        "page[size]=50",
    ];
    for pair in wanted {
        assert!(line.contains(pair), "{pair}: {line}");
    }
    assert!(!line.contains("reference-id"), "{line}");
}

#[tokio::test]
async fn a_call_that_lacks_what_it_must_have_is_refused_before_it_is_sent() {
    let (client, _server) = serve_once();
    for (refused, pointer, setter) in [
        (
            client.documents().create().inquiry_id("inq_1").await.err(),
            "/data/attributes/kind",
            "`kind(…)`",
        ),
        (
            client.accounts().add_relation("act_1").await.err(),
            "/meta/relation-schema-key",
            "`relation_schema_key(…)`",
        ),
    ] {
        let error = refused.expect("it is refused");
        assert!(matches!(error, Error::Refused(..)), "{error:?}");
        let text = error.to_string();
        assert!(text.contains(pointer) && text.contains(setter), "{text}");
    }
}

#[tokio::test]
async fn a_number_that_its_type_cannot_hold_is_refused_and_never_another_one() {
    let (client, _server) = serve_once();
    let too_large = i64::MAX as u64 + 1;
    let inquiries = client.inquiries();
    for (refused, place) in [
        (
            inquiries.list().page_size(u64::MAX).await.err(),
            "`page[size]`",
        ),
        (
            inquiries.list().page_size(f64::NAN).await.err(),
            "`page[size]`",
        ),
        (
            client.accounts().search().page_size(too_large).await.err(),
            "`page[size]`",
        ),
        (
            inquiries
                .create()
                .one_time_link_expiration_seconds(too_large)
                .await
                .err(),
            "/meta/one-time-link-expiration-seconds",
        ),
    ] {
        let error = refused.expect("it is refused");
        assert!(matches!(error, Error::Refused(..)), "{error:?}");
        assert!(error.to_string().contains(place), "{error}");
    }
}

#[test]
fn an_id_is_text_where_text_is_asked_for() {
    let id: InquiryId = "inq_1".parse().unwrap();
    assert!(id == "inq_1" && id == *"inq_1");
    assert_eq!(String::from(&id), "inq_1");
    let known = HashMap::from([(id.clone(), 1)]);
    assert_eq!(known.get("inq_1"), Some(&1));
    assert_eq!(BTreeSet::from([id]).first().unwrap().as_ref(), "inq_1");
}

#[test]
fn a_value_of_an_enumeration_is_text_where_text_is_asked_for() {
    let first = CaseQueueStatus::KNOWN.first().unwrap();
    let text = first.as_str();
    let parsed: CaseQueueStatus = text.parse().unwrap();
    assert!(parsed == *first && parsed == text);
    assert_eq!(String::from(&parsed), text);
    let known = HashMap::from([(parsed, 1)]);
    assert_eq!(known.get(text), Some(&1));
    // An unlisted value equals itself, however it was made.
    let unlisted: CaseQueueStatus = "not-listed".parse().unwrap();
    assert!(!unlisted.is_known() && unlisted == "not-listed");
}

#[test]
fn dates_are_parsed_and_ordered_by_time() {
    let early: Date = "2024-1-31".parse().unwrap();
    let late: Date = "2024-02-01".into();
    assert!(early < late && early == "2024-1-31");
    let east: DateTime = "2024-02-01T01:00:00+02:00".parse().unwrap();
    let west: DateTime = "2024-02-01T00:00:00Z".parse().unwrap();
    assert!(east < west);
    let unreadable = Date::from("not a date");
    assert!(unreadable < early);
}
