//! Tests of the client over a real socket, with operations in the form that the generator writes.
#![allow(missing_docs, reason = "sample operations explain themselves")]

pub(crate) use super::*;

#[cfg(feature = "blocking")]
mod blocking;
mod broken_errors;
mod clock;
mod configuration;
mod downloads;
mod fakes;
mod faults;
mod hostile;
mod limits;
mod members;
mod misfits;
mod pages;
mod places;
mod redirects;
mod requests;
mod retries;
mod sample;
mod server;
#[cfg(feature = "tracing")]
mod spans;
mod uploads;

use clock::{TIMEOUT, TestClock};
use sample::Things;
use server::Server;

/// Settings of an invented API.
const SETTINGS: Settings = Settings {
    product: "sample/1.0",
    base_url: Some("https://api.example.com/api/v1"),
    headers: &[("api-version", "7")],
    schemes: &[
        ("bearerAuth", Scheme::Bearer),
        ("tokenAuth", Scheme::Header("authorization", "Token token=")),
    ],
    security: &[&["bearerAuth"]],
    api_key_scheme: Some("bearerAuth"),
    idempotency: Some(Idempotency {
        header: "idempotency-key",
        methods: &["POST"],
    }),
    request_id_header: Some("request-id"),
    rate_limit: Some(RateLimitHeaders {
        limit: "ratelimit-limit",
        remaining: "ratelimit-remaining",
        reset: "ratelimit-reset",
    }),
    never_retry: &["Quota exceeded"],
    pages: Some(PageRule {
        after: "page[after]",
        cursors: &["page[after]", "page[before]"],
    }),
    ..Settings::DEFAULT
};

fn builder(server: &Server) -> ClientBuilder {
    Client::builder()
        .settings(&SETTINGS)
        .api_key("key_abc")
        .base_url(server.url())
        .timeout(TIMEOUT)
        .clock(TestClock::default())
}

fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

fn things(client: &Client) -> Things<'_> {
    Things { client }
}

/// Lets the attempt time out whose request the server has received.
async fn fire_when_seen(server: &Server, clock: &TestClock) {
    while server.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    clock.fire_timeout();
}
