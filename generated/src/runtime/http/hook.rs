//! Hooks: what sees each attempt of each call.

use super::status::Status;
use super::transport::{FaultKind, TransportRequest};
use std::fmt;
use std::time::Duration;

/// Sees each attempt, before and after; for metrics, logs, or a header of one's own.
pub trait Hook: fmt::Debug + Send + Sync + 'static {
    /// Before an attempt is sent. The request can be changed.
    ///
    /// # Errors
    /// A sentence: then nothing is sent and the call is refused for that reason.
    fn before(&self, request: &mut TransportRequest) -> Result<(), String> {
        let _ = request;
        Ok(())
    }

    /// After an attempt.
    fn after(&self, attempt: &Attempt<'_>) {
        let _ = attempt;
    }
}

/// What is known about an attempt once it is over; nothing in it is personal.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The `operationId`; empty for a call that no document describes.
    pub operation: &'a str,
    /// The method.
    pub method: &'a str,
    /// The path template.
    pub path: &'a str,
    /// 1 for the first attempt.
    pub number: u32,
    /// The status, if an answer came.
    pub status: Option<Status>,
    /// What went wrong, if none came.
    pub fault: Option<FaultKind>,
    /// The server's own name for the request.
    pub request_id: Option<&'a str>,
    /// How long it took, body included.
    pub duration: Duration,
    /// How long the client waits before it tries again, if it does.
    pub retry_in: Option<Duration>,
}
