//! One call: attempts and the waits between them, until there is an answer, an error, or no budget left.
//!
//! If the future is dropped, everything ends except the connection pool.

use super::answer::{RawAnswer, Received};
use super::api_error::ApiError;
use super::attempt::{Ended, send_once};
use super::call::Call;
use super::client::Inner;
use super::credential_source::ask;
use super::error::{Error, Fault, Unexpected, UnexpectedKind};
use super::hook::Attempt;
use super::paced::pace;
use super::prepare::{choose_key, prepare};
use super::printed::cut;
use super::retry::{Outcome, RetryPolicy, Safety};
use super::trace::trace_attempt;
use super::transport::{FaultKind, TransportError};
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

/// A call under way.
pub(crate) struct Run<'a> {
    inner: &'a Inner,
    call: &'a Call,
    /// The idempotency key, the same for all attempts, so that the server recognises them as one call.
    key: Option<Cow<'a, str>>,
    safety: Safety,
    streamed: bool,
    policy: RetryPolicy,
    timeout: Duration,
    budget: Duration,
    /// How long the call may take, including its download.
    total_timeout: Option<Duration>,
    started: Duration,
}

impl<'a> Run<'a> {
    /// # Errors
    /// [`Error::Refused`] when the system gives no random bytes for a key.
    pub(crate) fn new(
        inner: &'a Inner,
        call: &'a Call,
        streamed: bool,
        started: Duration,
    ) -> Result<Self, Error> {
        let policy = call.options.retry.unwrap_or(inner.retry);
        let timeout = call.options.timeout.unwrap_or(inner.timeout);
        // A single attempt may always take its whole time, unless there is a limit for all attempts together.
        let mut budget = policy.limit().max(timeout);
        let total_timeout = call.options.total_timeout.or(inner.total_timeout);
        if let Some(limit) = total_timeout {
            budget = budget.min(limit);
        }
        Ok(Self {
            inner,
            call,
            key: choose_key(inner, call)?,
            safety: Safety::Unsafe,
            streamed,
            policy,
            timeout,
            budget,
            total_timeout,
            started,
        })
    }

    pub(crate) async fn finish(mut self) -> Result<Received, Error> {
        let mut number = 1;
        loop {
            let left = self.budget.saturating_sub(self.spent());
            let fresh = ask(self.inner, self.call, left).await?;
            let prepared = prepare(self.inner, self.call, self.key.as_deref(), &fresh)?;
            self.safety = prepared.safety;
            let began = self.inner.clock.now();
            let left = self.budget.saturating_sub(self.spent());
            let timeout = self.timeout.min(left);
            let ended = send_once(self.inner, self.call, prepared, self.streamed, timeout).await;
            let ended = self.judge(ended);
            let duration = self.inner.clock.now().saturating_sub(began);
            let wait = self.plan_retry(number, &ended);
            self.call_hooks(number, &ended, duration, wait);
            match wait {
                Some(wait) => self.inner.clock.sleep(wait).await,
                None => return self.conclude(number, ended),
            }
            number += 1;
        }
    }

    /// How long the call has taken so far.
    fn spent(&self) -> Duration {
        self.inner.clock.now().saturating_sub(self.started)
    }

    /// Reads the problems of an error once, for the retry decision and for the caller.
    fn judge(&self, ended: Ended) -> Ended {
        match ended {
            Ended::Answer(received) if !received.raw.status.is_success() => {
                let unix_seconds = self.inner.clock.unix_seconds();
                let error = ApiError::new(self.call.name(), received.raw, unix_seconds);
                Ended::Failure(Box::new(error))
            }
            ended => ended,
        }
    }

    /// How long to wait before the next attempt; `None` if this one was the last.
    fn plan_retry(&mut self, number: u32, ended: &Ended) -> Option<Duration> {
        let (outcome, asked) = match ended {
            Ended::Failure(error) if error.is_final() => return None,
            Ended::Failure(error) => (
                Outcome::Status(error.http().status().code()),
                error.retry_after(),
            ),
            Ended::Fault(fault) => (Outcome::Fault(fault.kind), None),
            _ => return None,
        };
        // A call that the server has not seen can be repeated safely.
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
        (self.spent().saturating_add(wait) < self.budget).then_some(wait)
    }

    fn conclude(&self, number: u32, ended: Ended) -> Result<Received, Error> {
        match ended {
            Ended::Answer(mut received) => {
                received.raw.attempts = number;
                let clock = || Arc::clone(&self.inner.clock);
                let left = self
                    .total_timeout
                    .map(|limit| limit.saturating_sub(self.spent()));
                received.stream = received
                    .stream
                    .map(|stream| pace(stream, clock(), self.timeout, left));
                Ok(received)
            }
            Ended::Failure(mut error) => {
                error.raw.attempts = number;
                Err(self.failure(error))
            }
            Ended::TooLarge(mut raw, limit) => {
                raw.attempts = number;
                Err(self.unexpected(raw, UnexpectedKind::TooLarge(limit)))
            }
            Ended::Fault(error) => Err(self.fault(number, error)),
            Ended::Refused(reason) => Err(Error::refused(self.call.name(), reason)),
        }
    }

    fn failure(&self, error: Box<ApiError>) -> Error {
        if !error.raw.status.is_redirect() {
            return Error::Api(error);
        }
        if error.raw.status == 304 {
            return self.unexpected(error.raw, UnexpectedKind::NotModified);
        }
        let here = self.inner.endpoint.locate(self.call).ok();
        let location = error.raw.headers.get("location");
        let target = location.and_then(|to| here?.join(to).ok());
        let host = target.and_then(|url| url.host_str().map(|host| cut(host).to_owned()));
        self.unexpected(error.raw, UnexpectedKind::Redirect(host))
    }

    fn unexpected(&self, raw: RawAnswer, kind: UnexpectedKind) -> Error {
        Error::Unexpected(Box::new(Unexpected {
            operation: self.call.name(),
            raw,
            kind,
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

    fn call_hooks(
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
            Ended::Failure(error) => Some(error.http()),
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
            path: self.call.shown_path(),
            number,
            status: raw.map(RawAnswer::status),
            fault,
            request_id: raw.and_then(RawAnswer::request_id).map(cut),
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
