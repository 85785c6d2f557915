//! One call: attempts and the waits between them, until there is an answer, an error, or no budget left.
//!
//! Dropping the future ends everything; nothing outlives it but the connection pool.

use super::answer::{RawAnswer, Received};
use super::api_error::ApiError;
use super::attempt::{Ended, send_once};
use super::call::Call;
use super::client::{Client, Inner};
use super::endpoint::is_private;
use super::error::{Error, Fault, Surprise, Unexpected};
use super::hook::Attempt;
use super::paced::pace;
use super::prepare::{choose_key, prepare};
use super::retry::{Outcome, RetryPolicy, Safety};
use super::trace::{trace_attempt, trace_call};
use super::transport::{FaultKind, TransportError};
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

/// How often a download is sent on to another place.
const MAX_REDIRECTS: u32 = 5;

/// Sends a call until it is answered; `streamed` leaves the body of a successful answer unread.
pub(crate) async fn execute(client: Client, call: Call, streamed: bool) -> Result<Received, Error> {
    let inner = client.inner();
    trace_call(inner, &call, follow(inner, &call, streamed)).await
}

/// Follows the redirects of a download; those of any other call are an error.
///
/// Every place is judged anew: the key goes only to the API's own host.
async fn follow(inner: &Inner, call: &Call, streamed: bool) -> Result<Received, Error> {
    let mut moved: Option<Call> = None;
    for hops in 0.. {
        let call = moved.as_ref().unwrap_or(call);
        let target = match Run::new(inner, call, streamed)?.finish().await {
            Err(error) if streamed && call.method == "GET" && hops < MAX_REDIRECTS => {
                redirect_target(inner, call, &error).ok_or(error)?
            }
            result => return result,
        };
        let mut next = call.clone();
        // What was meant for the API is for nobody else.
        if !inner.endpoint.trusts_text(&target) {
            next.headers.clear();
            next.cookies.clear();
        }
        next.options.url = Some(target);
        moved = Some(next);
    }
    Err(Error::refused(call.name(), "too many redirects"))
}

fn redirect_target(inner: &Inner, call: &Call, error: &Error) -> Option<String> {
    let Error::Unexpected(unexpected) = error else {
        return None;
    };
    let Surprise::Redirect(_) = unexpected.what() else {
        return None;
    };
    let location = unexpected.http().headers().get("location")?;
    let here = inner.endpoint.locate(call).ok()?;
    let target = here.join(location).ok()?;
    // A redirect to plain http is not followed: the answer would be anyone's.
    is_private(&target).then(|| target.into())
}

/// A call under way.
struct Run<'a> {
    inner: &'a Inner,
    call: &'a Call,
    /// One for all attempts, so that the server knows them for one.
    key: Option<Cow<'a, str>>,
    safety: Safety,
    streamed: bool,
    policy: RetryPolicy,
    timeout: Duration,
    budget: Duration,
    started: Duration,
}

impl<'a> Run<'a> {
    /// # Errors
    /// [`Error::Refused`] when there is no randomness for a key.
    fn new(inner: &'a Inner, call: &'a Call, streamed: bool) -> Result<Self, Error> {
        let policy = call.options.retry.unwrap_or(inner.retry);
        let timeout = call.options.timeout.unwrap_or(inner.timeout);
        // One attempt may always take its whole time.
        let budget = policy.limit().max(timeout);
        Ok(Self {
            inner,
            call,
            key: choose_key(inner, call)?,
            safety: Safety::Unsafe,
            streamed,
            policy,
            timeout,
            budget,
            started: inner.clock.now(),
        })
    }

    async fn finish(mut self) -> Result<Received, Error> {
        let mut number = 1;
        loop {
            let prepared = prepare(self.inner, self.call, self.key.as_deref())?;
            self.safety = prepared.safety;
            let began = self.inner.clock.now();
            let left = self
                .budget
                .saturating_sub(began.saturating_sub(self.started));
            let timeout = self.timeout.min(left);
            let ended = send_once(self.inner, self.call, prepared, self.streamed, timeout).await;
            let duration = self.inner.clock.now().saturating_sub(began);
            let error = self.read_error(number, &ended);
            let wait = self.plan_retry(number, &ended, error.as_ref());
            self.tell_hooks(number, &ended, duration, wait);
            match wait {
                Some(wait) => self.inner.clock.sleep(wait).await,
                None => return self.conclude(number, ended, error),
            }
            number += 1;
        }
    }

    /// How long to wait before the next attempt; `None` if this one was the last.
    fn plan_retry(
        &mut self,
        number: u32,
        ended: &Ended,
        error: Option<&ApiError>,
    ) -> Option<Duration> {
        let (outcome, asked) = match (error, ended) {
            (Some(error), _) if error.is_final(self.inner.settings) => return None,
            (Some(error), _) => (
                Outcome::Status(error.http().status().code()),
                error.retry_after(),
            ),
            (None, Ended::Fault(fault)) => (Outcome::Fault(fault.kind), None),
            (None, _) => return None,
        };
        // What the server has not seen cannot happen twice.
        let unseen =
            outcome == Outcome::Fault(FaultKind::Connect) && self.call.payload.is_replayable();
        let safety = if unseen && self.call.method == "POST" {
            Safety::Safe
        } else {
            self.safety
        };
        if !self.policy.allows(number, safety, outcome) || !self.call.payload.is_replayable() {
            return None;
        }
        let wait = self.policy.delay(number, self.inner.clock.jitter(), asked);
        let spent = self.inner.clock.now().saturating_sub(self.started);
        (spent.saturating_add(wait) < self.budget).then_some(wait)
    }

    fn conclude(
        &self,
        number: u32,
        ended: Ended,
        error: Option<ApiError>,
    ) -> Result<Received, Error> {
        match ended {
            Ended::Answer(mut received) => {
                received.raw.attempts = number;
                if received.raw.status.is_success() {
                    let clock = || Arc::clone(&self.inner.clock);
                    received.stream = received
                        .stream
                        .map(|stream| pace(stream, clock(), self.timeout));
                    return Ok(received);
                }
                match error {
                    Some(error) => Err(Error::Api(Box::new(error))),
                    None => Err(self.redirect(received.raw)),
                }
            }
            Ended::TooLarge(mut raw, limit) => {
                raw.attempts = number;
                Err(self.unexpected(raw, Surprise::TooLarge(limit)))
            }
            Ended::Fault(error) => Err(self.fault(number, error)),
            Ended::Refused(reason) => Err(Error::refused(self.call.name(), reason)),
        }
    }

    fn redirect(&self, raw: RawAnswer) -> Error {
        let here = self.inner.endpoint.locate(self.call).ok();
        let target = raw
            .headers
            .get("location")
            .and_then(|to| here?.join(to).ok());
        let host = target.and_then(|url| url.host_str().map(str::to_owned));
        self.unexpected(raw, Surprise::Redirect(host))
    }

    /// The API's own error, if it is one. An error's body is read here and nowhere else, once.
    fn read_error(&self, number: u32, ended: &Ended) -> Option<ApiError> {
        let Ended::Answer(received) = ended else {
            return None;
        };
        let status = received.raw.status;
        if status.is_success() || status.is_redirect() {
            return None;
        }
        let mut raw = received.raw.clone();
        raw.attempts = number;
        let unix_seconds = self.inner.clock.unix_seconds();
        Some(ApiError::new(self.call.name(), raw, unix_seconds))
    }

    fn unexpected(&self, raw: RawAnswer, what: Surprise) -> Error {
        Error::Unexpected(Box::new(Unexpected {
            operation: self.call.name(),
            raw,
            what,
        }))
    }

    fn fault(&self, number: u32, error: TransportError) -> Error {
        let fault = Box::new(Fault {
            operation: self.call.name(),
            kind: error.kind,
            attempts: number,
            source: error.source,
        });
        if error.kind == FaultKind::Timeout {
            Error::Timeout(fault)
        } else {
            Error::Connection(fault)
        }
    }

    fn tell_hooks(
        &self,
        number: u32,
        ended: &Ended,
        duration: Duration,
        retry_in: Option<Duration>,
    ) {
        if self.inner.hooks.is_empty() && !cfg!(feature = "tracing") {
            return;
        }
        let raw = match ended {
            Ended::Answer(received) => Some(&received.raw),
            Ended::TooLarge(raw, _) => Some(raw),
            _ => None,
        };
        let fault = match ended {
            Ended::Fault(fault) => Some(fault.kind),
            _ => None,
        };
        let attempt = Attempt {
            operation: self.call.info.id,
            method: &self.call.method,
            path: &self.call.path,
            number,
            status: raw.map(RawAnswer::status),
            fault,
            request_id: raw.and_then(RawAnswer::request_id),
            duration,
            retry_in,
        };
        trace_attempt(&attempt);
        self.inner
            .hooks
            .iter()
            .for_each(|hook| hook.after(&attempt));
    }
}
