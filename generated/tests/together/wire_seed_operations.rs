//! The first five operations against a real HTTP server on loopback: the requests, and the typed answers.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;
use withpersona::Client;

/// A request as received.
struct Seen {
    line: String,
    headers: Vec<String>,
    body: String,
}

impl Seen {
    fn header(&self, name: &str) -> Option<&str> {
        let prefix = format!("{name}: ");
        self.headers
            .iter()
            .find_map(|header| header.strip_prefix(prefix.as_str()))
    }
}

/// Answers one request with `body`. Gives the client for it and the received request.
fn serve_once(body: &'static str) -> (Client, JoinHandle<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!(
        "http://{}/api/v1",
        listener.local_addr().expect("an address")
    );
    let server = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a connection");
        let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a line");
            if line.trim().is_empty() {
                break;
            }
            lines.push(line.trim_end().to_owned());
        }
        let line = lines.remove(0);
        let headers: Vec<String> = lines
            .iter()
            .filter_map(|l| l.split_once(": "))
            .map(|(name, value)| format!("{}: {value}", name.to_ascii_lowercase()))
            .collect();
        let length = headers
            .iter()
            .find_map(|h| h.strip_prefix("content-length: ")?.parse().ok())
            .unwrap_or(0);
        let mut sent = vec![0; length];
        reader.read_exact(&mut sent).expect("the body");
        let mut stream = stream;
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-id: req_loopback\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        )
        .expect("an answer");
        Seen {
            line,
            headers,
            body: String::from_utf8(sent).expect("text"),
        }
    });
    let client = Client::builder()
        .api_key("persona_sandbox_loopback")
        .base_url(base)
        .build();
    (client.expect("a client"), server)
}

/// The common part of all five requests.
fn assert_common(seen: &Seen, path: &str) {
    assert_eq!(seen.line, format!("POST {path} HTTP/1.1"));
    assert_eq!(
        seen.header("authorization"),
        Some("Bearer persona_sandbox_loopback")
    );
    assert_eq!(seen.header("persona-version"), Some("2025-12-08"));
    assert_eq!(seen.header("key-inflection"), Some("kebab"));
    assert!(
        seen.header("idempotency-key")
            .is_some_and(|key| key.len() >= 16)
    );
}

#[tokio::test]
async fn resume_an_inquiry() {
    let (client, server) = serve_once(
        r#"{"data":{"type":"inquiry","id":"inq_loop","attributes":{"status":"pending"}},"meta":{"session-token":"token"}}"#,
    );
    let answer = client
        .inquiries()
        .resume("inq_loop")
        .include("account")
        .await
        .expect("an answer");
    let seen = server.join().expect("the server");
    assert_common(&seen, "/api/v1/inquiries/inq_loop/resume?include=account");
    assert_eq!(seen.body, "");
    assert_eq!(
        answer
            .data()
            .attributes()
            .status
            .as_ref()
            .map(|s| s.as_str()),
        Some("pending")
    );
    assert_eq!(answer.meta().session_token.as_deref(), Some("token"));
    assert_eq!(answer.http().request_id(), Some("req_loopback"));
}

#[tokio::test]
async fn a_session_token_that_is_null_is_not_an_empty_token() {
    let (client, server) =
        serve_once(r#"{"data":{"type":"inquiry","id":"inq_1"},"meta":{"session-token":null}}"#);
    let answer = client.inquiries().resume("inq_1").await.expect("an answer");
    server.join().expect("the server");
    assert_eq!(answer.meta().session_token, None);
    assert!(answer.misfits().is_empty());
}

#[tokio::test]
async fn approve_an_inquiry() {
    let (client, server) = serve_once(
        r#"{"data":{"type":"inquiry","id":"inq_loop","attributes":{"status":"approved"}}}"#,
    );
    let answer = client
        .inquiries()
        .approve("inq_loop")
        .comment("looks right")
        .await
        .expect("an answer");
    let seen = server.join().expect("the server");
    assert_common(&seen, "/api/v1/inquiries/inq_loop/approve");
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.body, r#"{"meta":{"comment":"looks right"}}"#);
    assert_eq!(
        answer.data().attributes().status,
        Some(withpersona::models::InquiryStatus::Approved)
    );
}

#[tokio::test]
async fn expire_an_inquiry_session() {
    let (client, server) = serve_once(
        r#"{"data":{"type":"inquiry-session","id":"iqse_loop","attributes":{"status":"expired"},"relationships":{"inquiry":{"data":{"type":"inquiry","id":"inq_loop"}}}}}"#,
    );
    let request = client
        .inquiry_sessions()
        .expire("iqse_loop")
        .sparse_fieldset("inquiry-session", ["status"]);
    let answer = request.await.expect("an answer");
    let seen = server.join().expect("the server");
    assert_common(
        &seen,
        "/api/v1/inquiry-sessions/iqse_loop/expire?fields%5Binquiry-session%5D=status",
    );
    assert_eq!(
        answer.data().relationships().inquiry_id(),
        Some(&"inq_loop".into())
    );
}

#[tokio::test]
async fn submit_a_generic_document() {
    let (client, server) = serve_once(
        r#"{"data":{"type":"document/generic","id":"doc_loop","attributes":{"status":"submitted"}}}"#,
    );
    let answer = client
        .documents()
        .submit("doc_loop")
        .await
        .expect("an answer");
    let seen = server.join().expect("the server");
    assert_common(&seen, "/api/v1/document/generics/doc_loop/submit");
    assert_eq!(
        answer
            .data()
            .attributes()
            .status
            .as_ref()
            .map(|s| s.as_str()),
        Some("submitted")
    );
}

#[tokio::test]
async fn submit_a_government_id_document() {
    let (client, server) = serve_once(
        r#"{"data":{"type":"document/government-id","id":"doc_loop","attributes":{"status":"submitted"}}}"#,
    );
    let answer = client
        .documents()
        .submit_government_id("doc_loop")
        .await
        .expect("an answer");
    let seen = server.join().expect("the server");
    assert_common(&seen, "/api/v1/document/government-ids/doc_loop/submit");
    assert_eq!(
        answer
            .data()
            .attributes()
            .status
            .as_ref()
            .map(|s| s.as_str()),
        Some("submitted")
    );
}
