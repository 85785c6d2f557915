//! Errors of the API whose body does not come as a whole: the status says what happened.

use super::server::{Act, Server};
use super::*;
use crate::runtime::http::stream::ByteStream;
use bytes::Bytes;
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

fn head(status: u16, length: &str) -> String {
    format!(
        "HTTP/1.1 {status} Status\r\nconnection: close\r\ncontent-type: application/json\r\nrequest-id: req_7\r\n\
         retry-after: 3\r\n{length}\r\n"
    )
}

/// Checks that the error is the API's own, with all that its headers say.
fn is_api_error(error: &Error, status: u16) {
    assert!(matches!(error, Error::Api(_)), "{error:?}");
    assert_eq!(error.status(), Some(Status(status)));
    assert_eq!(error.request_id(), Some("req_7"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    assert!(error.http().unwrap().body().is_empty());
}

#[tokio::test]
async fn an_error_whose_body_breaks_off_keeps_its_status() {
    for (status, length) in [
        (404, "content-length: 100\r\n"),
        (422, "transfer-encoding: chunked\r\n"),
        (503, "content-length: 100\r\n"),
    ] {
        let reply = format!("{}5\r\n{{\"err", head(status, length));
        let server = Server::always(reply.into());
        let client = builder(&server).retry(RetryPolicy::none()).build();
        let client = client.unwrap();
        is_api_error(&things(&client).list().await.unwrap_err(), status);
        let print = things(&client).print("thg_1").await.map(drop);
        is_api_error(&print.unwrap_err(), status);
    }
}

#[tokio::test]
async fn an_error_with_a_body_that_is_too_large_keeps_its_status() {
    for length in ["content-length: 3000000\r\n", ""] {
        let reply = head(403, length);
        let server = Server::start(move |_| Act::Flood(reply.clone().into(), 3_000_000));
        let client = builder(&server).max_answer_bytes(1_000_000).build();
        let error = things(&client.unwrap()).list().await.unwrap_err();
        is_api_error(&error, 403);
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_retry_follows_the_status_and_not_the_break() {
    // A creation that the server has refused or that it may have made is not repeated.
    for (status, requests) in [(422, 1), (500, 1), (429, 3), (503, 3)] {
        let reply = format!("{}{{", head(status, "content-length: 100\r\n"));
        let server = Server::always(reply.into());
        let clock = TestClock::default();
        let client = builder(&server).clock(clock.clone()).build().unwrap();
        let error = things(&client).create().name("n").await.unwrap_err();
        is_api_error(&error, status);
        assert_eq!(server.count(), requests, "{status}");
        let asked = Duration::from_secs(3);
        assert!(clock.waits().iter().all(|wait| *wait >= asked), "{status}");
    }
}

/// A transport whose answers have a body that never comes. When it is asked for, the time limit passes.
#[derive(Debug)]
struct Stalling(u16, TestClock);

impl Transport for Stalling {
    fn send(&self, _: TransportRequest) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        let mut headers = Headers::default();
        headers.set("request-id", "req_7").unwrap();
        headers.set("retry-after", "3").unwrap();
        let body: ByteStream = Box::pin(Never(self.1.clone()));
        let answer = TransportAnswer {
            status: Status(self.0),
            headers,
            body,
        };
        Box::pin(std::future::ready(Ok(answer)))
    }
}

struct Never(TestClock);

impl Stream for Never {
    type Item = std::io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.fire_timeout();
        Poll::Pending
    }
}

#[tokio::test]
async fn an_error_whose_body_never_comes_keeps_its_status() {
    let clock = TestClock::default();
    let call = async |status| {
        let builder = Client::builder().settings(&SETTINGS).api_key("key_abc");
        let builder = builder.timeout(TIMEOUT).clock(clock.clone());
        let builder = builder.transport(Stalling(status, clock.clone()));
        let client = builder.retry(RetryPolicy::none()).build().unwrap();
        things(&client).list().await.unwrap_err()
    };
    is_api_error(&call(503).await, 503);
    assert!(matches!(call(200).await, Error::Timeout(_)));
}
