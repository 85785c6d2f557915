//! Programs of a first day, with names of the crate's root only: files, lists, tenants, misfits.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(deprecated, reason = "programs still say `reference_id`")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use withpersona::{Client, Error, File, Misfit, Nullable, ids::*, models::*, resources::*};

/// The requests that a server received.
struct Seen {
    line: String,
    authorization: String,
    body: Value,
}

fn read(stream: &TcpStream) -> Seen {
    let mut reader = BufReader::new(stream);
    let (mut line, mut authorization, mut length) = (String::new(), String::new(), 0);
    reader.read_line(&mut line).unwrap();
    let mut field = line.clone();
    while !field.trim().is_empty() {
        field.clear();
        reader.read_line(&mut field).unwrap();
        match field.trim().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().unwrap();
            }
            Some((name, value)) if name.eq_ignore_ascii_case("authorization") => {
                authorization = value.to_owned();
            }
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let line = line.replace("%5B", "[").replace("%5D", "]");
    Seen {
        line: line.replace("%2C", ","),
        authorization,
        body: serde_json::from_slice(&body).unwrap_or_default(),
    }
}

/// A client whose calls all get this answer, and the received requests.
fn serve(answer: &Value) -> (Client, Receiver<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (send, seen) = channel();
    let body = answer.to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            send.send(read(&stream)).unwrap();
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json";
            let length = body.len();
            write!(stream, "{head}\r\ncontent-length: {length}\r\n\r\n{body}").unwrap();
        }
    });
    let builder = Client::builder().api_key("own-key").base_url(base);
    (builder.build().unwrap(), seen)
}

#[tokio::test]
async fn a_file_on_disk_is_sent_for_an_inquiry() {
    let bill = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bill.pdf");
    std::fs::write(&bill, "PDF").unwrap();
    let (client, seen) = serve(&json!({ "data": { "type": "inquiry", "id": "inq_1" } }));
    let inquiry = client
        .inquiries()
        .create()
        .inquiry_template_id("itmpl_1")
        .reference_id(Some("customer-7".to_owned()))
        .await
        .unwrap();
    let sent = seen.recv().unwrap();
    assert_eq!(
        sent.body["data"]["attributes"],
        json!({ "inquiry-template-id": "itmpl_1", "reference-id": "customer-7" })
    );
    // The answer is an inquiry in the place of a document: a misfit, and no error.
    client
        .documents()
        .create()
        .kind("proof_of_address")
        .inquiry_id(&inquiry.data.id)
        .files([CreateDocumentFile::new(File::from_path(&bill), "bill.pdf")])
        .await
        .unwrap();
    let sent = seen.recv().unwrap();
    assert_eq!(
        sent.body["data"]["attributes"],
        json!({
            "kind": "proof_of_address",
            "inquiry-id": "inq_1",
            "files": [{ "data": "UERG", "filename": "bill.pdf" }],
        })
    );
}

#[tokio::test]
async fn a_name_is_set_and_another_cleared_in_one_chain() {
    let (client, seen) = serve(&json!({ "data": { "type": "account", "id": "act_1" } }));
    client
        .accounts()
        .update("act_1")
        .name_first("Jane")
        .name_middle(Nullable::Null)
        .country_code(None::<String>)
        .await
        .unwrap();
    let wanted = json!({ "name-first": "Jane", "name-middle": null });
    assert_eq!(seen.recv().unwrap().body["data"]["attributes"], wanted);
}

#[tokio::test]
async fn all_inquiries_of_an_account_are_read_one_by_one() {
    let page = json!({
        "data": [{ "type": "inquiry", "id": "inq_1" }, { "type": "inquiry", "id": "inq_2" }],
        "links": { "prev": null, "next": null },
    });
    let (client, seen) = serve(&page);
    let account_id: AccountId = "act_1".parse().unwrap();
    let mut items = client
        .inquiries()
        .list()
        .filter_account_id(account_id)
        .filter_status([InquiryStatus::Completed, InquiryStatus::Approved])
        .page_size(50_usize)
        .items();
    let mut ids = Vec::new();
    while let Some(inquiry) = items.next().await {
        ids.push(inquiry.unwrap().id);
    }
    assert!(ids == ["inq_1", "inq_2"]);
    let line = seen.recv().unwrap().line;
    for pair in [
        "filter[account-id]=act_1",
        "filter[status]=completed,approved",
        "page[size]=50",
    ] {
        assert!(line.contains(pair), "{pair}: {line}");
    }
}

#[tokio::test]
async fn another_tenant_has_a_client_of_its_own_or_a_call() {
    let (client, seen) = serve(&json!({ "data": { "type": "inquiry", "id": "inq_1" } }));
    let theirs = client.with_api_key("other-key").unwrap();
    theirs.inquiries().retrieve("inq_1").await.unwrap();
    let third = client.inquiries().retrieve("inq_1").with_api_key("third");
    third.await.unwrap();
    client.inquiries().retrieve("inq_1").await.unwrap();
    for key in ["other-key", "third", "own-key"] {
        assert_eq!(seen.recv().unwrap().authorization, format!("Bearer {key}"));
    }

    let refused = client
        .inquiries()
        .retrieve("inq_1")
        .with_credential("bearer", "other-key")
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::Refused(..)), "{refused:?}");
    assert!(refused.to_string().contains("bearerAuth"), "{refused}");
    assert!(seen.try_recv().is_err(), "nothing was sent");
}

#[tokio::test]
async fn misfits_are_listed_and_the_rest_is_read() {
    let answer = json!({
        "data": {
            "type": "inquiry",
            "id": "inq_1",
            "attributes": { "status": "approved", "reference-id": { "is": "no text" } },
        },
    });
    let (client, _seen) = serve(&answer);
    let answer = client.inquiries().retrieve("inq_1").await.unwrap();
    assert_eq!(answer.data.attributes.status, Some(InquiryStatus::Approved));
    let mut found = Vec::new();
    for misfit in answer.misfits() {
        let misfit: &Misfit = misfit;
        found.push((misfit.pointer(), misfit.value().to_string()));
    }
    let wanted = r#"{"is":"no text"}"#.to_owned();
    assert_eq!(found, [("/data/attributes/reference-id", wanted)]);
}

#[test]
fn an_id_is_read_from_text_and_compared_with_text() {
    let id: InquiryId = "inq_1".parse().unwrap();
    assert!(id == "inq_1");
}
