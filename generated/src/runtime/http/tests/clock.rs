//! A clock that a test controls: waits end at once and are recorded, and timeouts pass only when the test says so.

use super::{BoxFuture, Clock};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;

/// No wait between attempts is this long, so a longer sleep is an attempt's timeout.
pub const TIMEOUT: Duration = Duration::from_secs(10_000);

#[derive(Clone, Debug, Default)]
pub struct TestClock(Arc<State>);

#[derive(Debug, Default)]
struct State {
    now: Mutex<Duration>,
    waits: Mutex<Vec<Duration>>,
    timeout: Notify,
}

impl TestClock {
    /// The waits between attempts, in order.
    pub fn waits(&self) -> Vec<Duration> {
        self.0.waits.lock().unwrap().clone()
    }

    /// Lets one attempt time out, now or after it has started.
    pub fn fire_timeout(&self) {
        self.0.timeout.notify_one();
    }
}

impl Clock for TestClock {
    fn now(&self) -> Duration {
        *self.0.now.lock().unwrap()
    }

    fn unix_seconds(&self) -> u64 {
        784_111_700 + self.now().as_secs()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let state = Arc::clone(&self.0);
        Box::pin(async move {
            if duration >= TIMEOUT / 2 {
                state.timeout.notified().await;
            } else {
                state.waits.lock().unwrap().push(duration);
                *state.now.lock().unwrap() += duration;
            }
        })
    }

    fn jitter(&self) -> f64 {
        0.5
    }
}
