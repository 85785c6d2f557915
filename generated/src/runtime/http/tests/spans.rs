//! Spans: OpenTelemetry's names, without personal data.

use super::server::{Act, Server, answer, json};
use super::*;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Records every field of every span and event.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        Some(metadata.target().split("::").next()) == Some(module_path!().split("::").next())
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_is_a_span_without_personal_data() {
    let server = Server::start(|number| {
        Act::Reply(if number == 0 {
            answer(503, &[], "")
        } else {
            json(404, r#"{"errors":[{"title":"jane"}]}"#)
        })
    });
    let log = Log::default();
    // With a single subscriber, tracing uses that of the current thread, which other tests do not have.
    let _other = tracing::Dispatch::new(Log::default());
    let guard = tracing::subscriber::set_default(log.clone());
    let client = client(&server);
    let request = things(&client)
        .print("jane")
        .with_query("q", "jane")
        .with_header("x", "jane");
    request.await.unwrap_err();
    drop(guard);
    let log = log.0.lock().unwrap().clone();
    for line in [
        "otel.name=GET /things/{thing-id}/print",
        "otel.kind=\"client\"",
        "otel.status_code=\"ERROR\"",
        "http.request.method=GET",
        "http.request.resend_count=1",
        "http.response.status_code=404",
        "http.response.status_code=503",
        "server.address=\"127.0.0.1\"",
        "url.template=/things/{thing-id}/print",
        "error.type=\"404\"",
        "retry_in_ms=375.0",
    ] {
        assert!(
            log.lines().any(|found| found == line),
            "{line} is not in\n{log}"
        );
    }
    assert!(!log.contains("jane") && !log.contains("key_abc"), "{log}");
}

#[tokio::test]
async fn a_call_that_no_document_describes_is_a_span_without_the_query_of_its_path() {
    let id = "i".repeat(5000);
    let server = Server::always(answer(404, &[("request-id", &id)], ""));
    let log = Log::default();
    let _other = tracing::Dispatch::new(Log::default());
    let guard = tracing::subscriber::set_default(log.clone());
    let client = client(&server);
    client
        .request("GET", "/things?name=jane")
        .await
        .unwrap_err();
    client
        .request("GET / HTTP/1.1\r\njane", "/a\r\njane=1")
        .await
        .unwrap_err();
    drop(guard);
    let log = log.0.lock().unwrap().clone();
    assert!(log.contains("otel.name=GET /things\n"), "{log}");
    assert!(log.contains("otel.name=_OTHER "), "{log}");
    assert!(
        !log.contains("name=jane") && !log.contains("\njane"),
        "{log}"
    );
    assert!(log.lines().all(|line| line.len() < 300), "{log}");
}

#[tokio::test]
async fn the_span_of_a_file_names_its_host_and_not_its_path() {
    let transport = FakeTransport::new([FakeAnswer::new(200, "text")]);
    let client = transport.client().unwrap();
    let log = Log::default();
    let _other = tracing::Dispatch::new(Log::default());
    let guard = tracing::subscriber::set_default(log.clone());
    let url = "https://files.example.org:8443/jane?token=t";
    client.download(url).await.unwrap();
    drop(guard);
    let log = log.0.lock().unwrap().clone();
    assert!(
        log.contains("server.address=\"files.example.org\"\n"),
        "{log}"
    );
    assert!(log.contains("server.port=8443\n"), "{log}");
    assert!(!log.contains("jane") && !log.contains("token"), "{log}");
}
