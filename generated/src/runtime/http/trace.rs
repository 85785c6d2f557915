//! Spans and events with OpenTelemetry's names, if the feature `tracing` is on. Without it, this module does nothing.
//!
//! They hold method, path template, host, status and request id. Path, query, headers and body can be personal, so they
//! are left out.

use super::answer::Received;
use super::call::Call;
use super::client::Inner;
use super::error::Error;
use super::hook::Attempt;
use std::future::Future;

#[cfg(not(feature = "tracing"))]
pub(crate) fn trace_call<F>(_: &Inner, _: &Call, future: F) -> F
where
    F: Future<Output = Result<Received, Error>>,
{
    future
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn trace_attempt(_: &Attempt<'_>) {}

/// One span per call, named as OpenTelemetry's conventions for HTTP clients say.
#[cfg(feature = "tracing")]
pub(crate) async fn trace_call<F>(inner: &Inner, call: &Call, future: F) -> Result<Received, Error>
where
    F: Future<Output = Result<Received, Error>>,
{
    use super::printed::cut;
    use crate::runtime::json::Printed;
    use tracing::Instrument as _;
    use tracing::field::Empty;
    let url = find_target(inner, call);
    let span = tracing::info_span!(
        "http.client.request",
        otel.name = %call.name(),
        otel.kind = "client",
        otel.status_code = Empty,
        http.request.method = %call.method,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        "http.response.header.request-id" = Empty,
        server.address = url.host_str().map(cut),
        server.port = url.port_or_known_default(),
        url.scheme = url.scheme(),
        url.template = %Printed(call.shown_path()),
        error.r#type = Empty,
    );
    let result = future.instrument(span.clone()).await;
    let (raw, fault) = match &result {
        Ok(received) => (Some(&received.raw), None),
        Err(error) => (error.http(), Some(error)),
    };
    if let Some(raw) = raw {
        span.record("http.response.status_code", raw.status().code());
        if raw.attempts() > 1 {
            span.record("http.request.resend_count", raw.attempts() - 1);
        }
        if let Some(id) = raw.request_id() {
            span.record("http.response.header.request-id", cut(id));
        }
    }
    if let Some(error) = fault {
        span.record("otel.status_code", "ERROR");
        match (error, raw) {
            // OpenTelemetry's conventions require text here, also for a status.
            (Error::Api(_), Some(raw)) => {
                span.record("error.type", raw.status().to_string().as_str())
            }
            (error, _) => span.record("error.type", error.kind_name()),
        };
    }
    result
}

/// The URL that the call goes to first: a file or an operation can be at another host than the API.
#[cfg(feature = "tracing")]
fn find_target<'i>(inner: &'i Inner, call: &Call) -> std::borrow::Cow<'i, url::Url> {
    use std::borrow::Cow;
    let base = Cow::Borrowed(inner.endpoint.url());
    match call.options.url.is_some() || call.info.server.is_some() {
        true => inner.endpoint.locate(call).map_or(base, Cow::Owned),
        false => base,
    }
}

/// One event per attempt.
#[cfg(feature = "tracing")]
pub(crate) fn trace_attempt(attempt: &Attempt<'_>) {
    tracing::debug!(
        http.response.status_code = attempt.status.map(super::status::Status::code),
        error.r#type = attempt.fault.map(tracing::field::debug),
        attempt = attempt.number,
        duration_ms = attempt.duration.as_secs_f64() * 1000.0,
        retry_in_ms = attempt.retry_in.map(|wait| wait.as_secs_f64() * 1000.0),
        "attempt",
    );
}
