//! Time: the clock that the client reads and waits by. It is replaceable, so that tests need not wait.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// A boxed future. It is `Send` on platforms with threads.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A boxed future. It is not `Send`, because the browser's own futures are not.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The client's source of time and of random delays.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// Time since some fixed moment. It never goes back.
    fn now(&self) -> Duration;

    /// Seconds since 1970, to compare with dates that servers send.
    fn unix_seconds(&self) -> u64;

    /// Completes after `duration`. The client waits by it before a retry.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Completes when a time limit of `duration` has passed. The client then ends the work that the limit is for.
    /// Default: [`sleep`](Self::sleep). A clock for tests whose sleep ends at once replaces it.
    fn limit(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.sleep(duration)
    }

    /// A number from 0 up to 1 that spreads retries over time.
    fn jitter(&self) -> f64 {
        super::random::draw_fraction()
    }
}

/// The machine's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

#[cfg(not(target_arch = "wasm32"))]
mod system {
    pub(super) use std::time::{Instant, SystemTime};

    pub(super) fn sleep(duration: std::time::Duration) -> super::BoxFuture<'static, ()> {
        // The timer is made at the first poll, because making it outside a runtime would panic.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

#[cfg(target_arch = "wasm32")]
mod system {
    pub(super) use web_time::{Instant, SystemTime};

    pub(super) fn sleep(duration: std::time::Duration) -> super::BoxFuture<'static, ()> {
        Box::pin(gloo_timers::future::sleep(duration))
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        static START: std::sync::OnceLock<system::Instant> = std::sync::OnceLock::new();
        START.get_or_init(system::Instant::now).elapsed()
    }

    fn unix_seconds(&self) -> u64 {
        let since = system::SystemTime::now().duration_since(system::SystemTime::UNIX_EPOCH);
        since.map_or(0, |since| since.as_secs())
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        system::sleep(duration)
    }
}
