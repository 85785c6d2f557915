//! The clock of a [`FakeTransport`](super::FakeTransport): its waits end at once, and its time does not move.

use super::clock::{BoxFuture, Clock};
use std::time::Duration;

/// A clock by which a retry takes no time and no time limit passes.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoWait;

impl Clock for NoWait {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn unix_seconds(&self) -> u64 {
        0
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    fn limit(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}
