//! The state of the rate limit, and how long a server asks to wait.

use super::headers::Headers;
use super::settings::RateLimitHeaders;
use crate::runtime::ascii;
use crate::runtime::json::parse_u64;
use std::time::{Duration, SystemTime};

/// The state of the rate limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests allowed in a window.
    pub limit: Option<u64>,
    /// Requests left in this window.
    pub remaining: Option<u64>,
    /// How long until the window ends.
    pub reset: Option<Duration>,
}

impl RateLimit {
    pub(crate) fn read(headers: &Headers, names: &RateLimitHeaders) -> Option<Self> {
        let number = |name| parse_u64(ascii::trim(headers.get(name)?));
        let read = Self {
            limit: number(names.limit),
            remaining: number(names.remaining),
            reset: headers.get(names.reset).and_then(read_seconds),
        };
        (read != Self::default()).then_some(read)
    }
}

/// `Retry-After` (RFC 9110): seconds, or a date.
pub(crate) fn read_retry_after(headers: &Headers, unix_seconds: u64) -> Option<Duration> {
    let value = ascii::trim(headers.get("retry-after")?);
    if let Some(seconds) = read_seconds(value) {
        return Some(seconds);
    }
    let at = httpdate::parse_http_date(value).ok()?;
    let at = at.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(at.saturating_sub(Duration::from_secs(unix_seconds)))
}

/// Seconds, with or without a fraction. A sign, infinity, or a number too large for a duration is not accepted.
fn read_seconds(text: &str) -> Option<Duration> {
    let seconds: f64 = ascii::trim(text).parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &str, value: &str) -> Headers {
        let mut headers = Headers::new();
        headers.set(name, value).unwrap();
        headers
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let read = |value| read_retry_after(&headers("retry-after", value), 784_111_700);
        assert_eq!(read("7"), Some(Duration::from_secs(7)));
        assert_eq!(
            read("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(Duration::from_secs(77))
        );
        assert_eq!(read("Sun, 06 Nov 1994 08:40:00 GMT"), Some(Duration::ZERO));
        for nonsense in ["", "soon", "-1", "NaN", "inf", "1e300"] {
            assert_eq!(read(nonsense), None, "{nonsense:?}");
        }
    }
}
