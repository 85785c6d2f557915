//! The retry policy: which outcomes are retried, after which delay, and for how long in total.

use super::transport::FaultKind;
use std::time::Duration;

/// When and how a call is retried.
///
/// | outcome | GET, HEAD, OPTIONS | POST with its key | POST without a key | PATCH, PUT, DELETE |
/// |---|---|---|---|---|
/// | no connection was made | yes | yes | yes | when asked |
/// | the connection broke, timeout | yes | yes | when asked | when asked |
/// | 429, unless a quota is used up | yes | yes | when asked | when asked |
/// | 502, 503, 504 | yes | yes | when asked | when asked |
/// | 408, 500 | yes | when asked | when asked | when asked |
///
/// [`any_method`](Self::any_method) asks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetryPolicy {
    max_retries: u32,
    first_delay: Duration,
    max_delay: Duration,
    budget: Duration,
    any_method: bool,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::standard()
    }
}

impl RetryPolicy {
    /// Two retries, after half a second and a second (at most eight), two minutes in total, for repeatable calls.
    pub const fn standard() -> Self {
        Self {
            max_retries: 2,
            first_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(8),
            budget: Duration::from_secs(120),
            any_method: false,
        }
    }

    /// No retries.
    pub const fn none() -> Self {
        Self {
            max_retries: 0,
            ..Self::standard()
        }
    }

    /// How many times a call is retried.
    pub const fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// The delay before the first retry; it doubles with each.
    pub const fn first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// The longest delay that the client chooses itself. A delay that the server asks for may be longer.
    pub const fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// How long a call may take in total, with attempts and delays. A retry that would end later is not started.
    pub const fn budget(mut self, budget: Duration) -> Self {
        self.budget = budget;
        self
    }

    /// Retries every method like GET: only for calls that may happen twice.
    pub const fn any_method(mut self, any_method: bool) -> Self {
        self.any_method = any_method;
        self
    }

    pub(crate) fn limit(&self) -> Duration {
        self.budget
    }

    /// Whether this call may be retried after this outcome of its `number`th attempt (from 1).
    pub(crate) fn allows(&self, number: u32, safety: Safety, outcome: Outcome) -> bool {
        if number > self.max_retries {
            return false;
        }
        let safety = if self.any_method {
            Safety::Safe
        } else {
            safety
        };
        match (safety, outcome) {
            (_, Outcome::Fault(FaultKind::Request)) => false,
            (Safety::Safe, Outcome::Fault(_)) => true,
            (Safety::Safe, Outcome::Status(code)) => {
                matches!(code, 408 | 429 | 500 | 502 | 503 | 504)
            }
            (Safety::Keyed, Outcome::Fault(_)) => true,
            (Safety::Keyed, Outcome::Status(code)) => matches!(code, 429 | 502 | 503 | 504),
            (Safety::Unsafe, _) => false,
        }
    }

    /// How long to wait after the `number`th attempt. `jitter` is from 0 up to 1, and any other number counts as 1; `asked` is the delay that the server
    /// asks for.
    pub(crate) fn delay(&self, number: u32, jitter: f64, asked: Option<Duration>) -> Duration {
        let times = 1_u32.checked_shl(number.saturating_sub(1));
        let doubled = self.first_delay.saturating_mul(times.unwrap_or(u32::MAX));
        let jitter = if (0.0..1.0).contains(&jitter) {
            jitter
        } else {
            1.0
        };
        let own = take_part(doubled.min(self.max_delay), 0.5 + jitter / 2.0);
        match asked {
            // The wait is a little longer than asked, and differs between clients.
            Some(asked) => {
                own.max(asked.saturating_add(take_part(Duration::from_millis(250), jitter)))
            }
            None => own,
        }
    }
}

/// A part of a duration, from 0 to 1. The longest durations have no exact `f64`, so they stay whole.
fn take_part(whole: Duration, part: f64) -> Duration {
    Duration::try_from_secs_f64(whole.as_secs_f64() * part).unwrap_or(whole)
}

/// What happens if the server gets a call twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Safety {
    /// Nothing happens: the call only reads.
    Safe,
    /// Nothing happens: the call carries a key by which the server recognises it.
    Keyed,
    /// The server acts twice.
    Unsafe,
}

impl Safety {
    pub(crate) fn of(method: &str, has_key: bool) -> Self {
        match method {
            "GET" | "HEAD" | "OPTIONS" => Self::Safe,
            "POST" if has_key => Self::Keyed,
            _ => Self::Unsafe,
        }
    }
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// With this status.
    Status(u16),
    /// Without an answer.
    Fault(FaultKind),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_jitter_and_every_delay_give_a_wait() {
        for jitter in [0.0, 0.999, 1.0, 2.0, -1.0, f64::NAN, f64::INFINITY] {
            for limit in [Duration::ZERO, Duration::from_secs(1), Duration::MAX] {
                let policy = RetryPolicy::standard().first_delay(limit).max_delay(limit);
                for number in [0, 1, 2, 32, 33, u32::MAX] {
                    let wait = policy.delay(number, jitter, None);
                    assert!(
                        limit / 2 <= wait.saturating_add(Duration::from_secs(4096)),
                        "{wait:?}"
                    );
                    assert!(wait <= limit, "{wait:?}");
                    let asked = policy.delay(number, jitter, Some(Duration::MAX));
                    assert_eq!(asked, Duration::MAX);
                }
            }
        }
        let policy = RetryPolicy::standard();
        assert_eq!(policy.delay(1, 0.0, None), Duration::from_millis(250));
        assert_eq!(policy.delay(2, f64::NAN, None), Duration::from_secs(1));
    }
}
