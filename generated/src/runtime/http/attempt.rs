//! One attempt: takes a prepared call and gives a whole answer or a fault, within the limits of time and size.

use super::answer::{RawAnswer, Received};
use super::api_error::ApiError;
use super::call::Call;
use super::client::Inner;
use super::prepare::Prepared;
use super::stream::{ByteStream, next_chunk};
use super::transport::{FaultKind, TransportAnswer, TransportError, TransportRequest};
use crate::runtime::json::parse_u64;
use bytes::{Bytes, BytesMut};
use std::future::Future;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// How an attempt ended.
pub(crate) enum Ended {
    /// With an answer; after the status has been checked, with an answer of success.
    Answer(Received),
    /// With an answer whose status is an error.
    Failure(Box<ApiError>),
    /// With an answer that has more bytes than allowed.
    TooLarge(RawAnswer, u64),
    /// Without an answer.
    Fault(TransportError),
    /// A hook refused it.
    Refused(String),
}

/// Sends the call once. `streamed` leaves the body of a successful answer unread.
pub(crate) async fn send_once(
    inner: &Inner,
    call: &Call,
    prepared: Prepared,
    streamed: bool,
    timeout: Duration,
) -> Ended {
    let limit = inner.clock.limit(timeout);
    let mut failed = None;
    let sent = race(
        exchange(inner, call, prepared, streamed, &mut failed),
        limit,
    )
    .await;
    if let (None | Some(Ended::TooLarge(..) | Ended::Fault(_)), Some(raw)) = (&sent, failed) {
        return Ended::Answer(Received { raw, stream: None });
    }
    sent.unwrap_or_else(|| {
        let source = format!("no whole answer within {timeout:?}").into();
        Ended::Fault(TransportError {
            kind: FaultKind::Timeout,
            source,
        })
    })
}

/// `failed` becomes the answer without its body when an answer comes whose status is an error. The status says what
/// happened, also if the body does not come as a whole.
async fn exchange(
    inner: &Inner,
    call: &Call,
    prepared: Prepared,
    streamed: bool,
    failed: &mut Option<RawAnswer>,
) -> Ended {
    let body = match call.payload.open().await {
        Ok(body) => body,
        Err(error) => {
            let source = Box::new(error);
            return Ended::Fault(TransportError {
                kind: FaultKind::Request,
                source,
            });
        }
    };
    let mut request = TransportRequest {
        #[cfg(any(test, feature = "test-util"))]
        base_path_len: inner.endpoint.base_path_len(&prepared.url),
        method: call.method.clone(),
        url: prepared.url,
        headers: prepared.headers,
        body,
        is_public_only: prepared.is_public_only,
    };
    for hook in &inner.hooks {
        if let Err(reason) = hook.before(&mut request) {
            return Ended::Refused(reason);
        }
    }
    match inner.transport.send(request).await {
        Ok(answer) => receive(inner, call, answer, streamed, failed).await,
        Err(error) => Ended::Fault(error),
    }
}

async fn receive(
    inner: &Inner,
    call: &Call,
    answer: TransportAnswer,
    streamed: bool,
    failed: &mut Option<RawAnswer>,
) -> Ended {
    let mut raw = RawAnswer {
        status: answer.status,
        headers: answer.headers,
        body: Bytes::new(),
        attempts: 1,
        settings: inner.settings,
        operation: call.name(),
        strict: inner.strict_answers,
    };
    if !raw.status.is_success() {
        *failed = Some(raw.clone());
    } else if streamed {
        return Ended::Answer(Received {
            raw,
            stream: Some(answer.body),
        });
    }
    let limit = call
        .options
        .max_answer_bytes
        .unwrap_or(inner.max_answer_bytes);
    let announced = raw.headers.get("content-length").and_then(parse_u64);
    match read_whole(answer.body, announced, limit).await {
        Ok(Some(body)) => {
            raw.body = body;
            Ended::Answer(Received { raw, stream: None })
        }
        Ok(None) => Ended::TooLarge(raw, limit),
        Err(error) => Ended::Fault(TransportError {
            kind: FaultKind::Broken,
            source: Box::new(error),
        }),
    }
}

/// Reads a body of at most `limit` bytes; `None` if there are more.
pub(crate) async fn read_whole(
    mut stream: ByteStream,
    announced: Option<u64>,
    limit: u64,
) -> std::io::Result<Option<Bytes>> {
    if announced.is_some_and(|length| length > limit) {
        return Ok(None);
    }
    let Some(first) = next_chunk(&mut stream).await.transpose()? else {
        return Ok(Some(Bytes::new()));
    };
    if first.len() as u64 > limit {
        return Ok(None);
    }
    let Some(second) = next_chunk(&mut stream).await.transpose()? else {
        return Ok(Some(first));
    };
    // The announced length is only a hint, because a server can lie. Memory is taken as bytes arrive.
    let expected = announced.unwrap_or(0).min(1024 * 1024) as usize;
    let mut whole = BytesMut::with_capacity(expected.max(first.len() + second.len()));
    whole.extend_from_slice(&first);
    let mut chunk = second;
    loop {
        if (whole.len() + chunk.len()) as u64 > limit {
            return Ok(None);
        }
        whole.extend_from_slice(&chunk);
        match next_chunk(&mut stream).await.transpose()? {
            Some(next) => chunk = next,
            None => return Ok(Some(whole.freeze())),
        }
    }
}

/// The future's value, unless the time limit passes first.
pub(crate) async fn race<T>(
    future: impl Future<Output = T>,
    limit: impl Future<Output = ()>,
) -> Option<T> {
    let (mut future, mut limit) = (pin!(future), pin!(limit));
    std::future::poll_fn(move |context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        limit.as_mut().poll(context).map(|()| None)
    })
    .await
}
