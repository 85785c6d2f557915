//! Hooks: they see each attempt of each call.

use super::status::Status;
use super::transport::{FaultKind, TransportRequest};
use std::fmt;
use std::time::Duration;

/// Sees each attempt before and after it is sent. Use it for metrics, logs, or your own header fields.
pub trait Hook: fmt::Debug + Send + Sync + 'static {
    /// Called before an attempt is sent. It can change the request.
    ///
    /// # Errors
    /// A sentence. Then nothing is sent, and the call is refused for that reason.
    fn before(&self, request: &mut TransportRequest) -> Result<(), String> {
        let _ = request;
        Ok(())
    }

    /// Called after an attempt.
    fn after(&self, attempt: &Attempt<'_>) {
        let _ = attempt;
    }
}

/// The facts about a finished attempt. None of them is personal data.
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
    /// What went wrong, if no answer came.
    pub fault: Option<FaultKind>,
    /// The server's ID for the request.
    pub request_id: Option<&'a str>,
    /// How long the attempt took, including the body.
    pub duration: Duration,
    /// How long the client waits before the next attempt, if there is one.
    pub retry_in: Option<Duration>,
}
