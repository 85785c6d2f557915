//! `date-time`: the exact text, and methods that read it.

use super::calendar::{date_from_days, days_from_date, millis_of, take_date, take_digits};
use super::short_text;
use crate::runtime::ascii;
use compact_str::CompactString;
use std::time::{Duration, SystemTime};

/// A moment, such as `2023-09-01T06:30:44.000Z`.
///
/// It holds the exact text that was received, so that an invalid time never makes an answer unreadable. The methods
/// read RFC 3339; they also accept one digit instead of two, a space for the `T`, and no zone, which means UTC. They
/// give `None` if the text is not a time. Two times are equal if their texts are; they are ordered by time.
// On 64-bit machines, a text of up to 24 bytes is inside the value, so the usual form of a time takes no memory of its own.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct DateTime(CompactString);

impl DateTime {
    /// The text as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month (from 1) and day (from 1), in the text's own zone.
    #[inline]
    pub fn year_month_day(&self) -> Option<(i32, u8, u8)> {
        self.unix_nanos()?;
        let ((year, month, day), _) = take_date(ascii::trim(&self.0))?;
        Some((
            i32::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        ))
    }

    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    #[inline]
    pub fn unix_seconds(&self) -> Option<i64> {
        i64::try_from(self.unix_nanos()?.div_euclid(1_000_000_000)).ok()
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, rounded down.
    #[inline]
    pub fn unix_millis(&self) -> Option<i64> {
        i64::try_from(self.unix_nanos()?.div_euclid(1_000_000)).ok()
    }

    /// The moment in the standard library's type.
    #[inline]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let nanos = self.unix_nanos()?;
        let size = nanos.unsigned_abs();
        let seconds = u64::try_from(size / 1_000_000_000).ok()?;
        let span = Duration::new(seconds, u32::try_from(size % 1_000_000_000).ok()?);
        match nanos < 0 {
            true => SystemTime::UNIX_EPOCH.checked_sub(span),
            false => SystemTime::UNIX_EPOCH.checked_add(span),
        }
    }

    /// The value by which times are ordered.
    #[inline]
    fn rank(&self) -> Option<i128> {
        self.unix_nanos()
    }

    #[inline]
    pub(super) fn unix_nanos(&self) -> Option<i128> {
        let ((year, month, day), rest) = take_date(ascii::trim(&self.0))?;
        let days = days_from_date(year, month, day)?;
        let (seconds, nanos) = match ascii::strip_prefix(rest, b"Tt ") {
            Some(time) => read_time(ascii::trim(time))?,
            None if rest.is_empty() => (0, 0),
            None => return None,
        };
        Some(i128::from(days * 86_400 + seconds) * 1_000_000_000 + i128::from(nanos))
    }
}

/// Seconds of the day in UTC and nanoseconds. A zone may move the seconds out of the day.
#[inline]
fn read_time(text: &str) -> Option<(i64, i64)> {
    let (hour, rest) = take_digits(text, 1, 2)?;
    let (minute, rest) = take_digits(ascii::strip_prefix(rest, b":")?, 1, 2)?;
    let (second, rest) = match ascii::strip_prefix(rest, b":") {
        Some(rest) => take_digits(rest, 1, 2)?,
        None => (0, rest),
    };
    // 60 is a leap second; it counts as the first of the next minute.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (nanos, rest) = match ascii::strip_prefix(rest, b".,") {
        Some(rest) => take_fraction(rest)?,
        None => (0, rest),
    };
    Some((
        hour * 3600 + minute * 60 + second - read_zone(ascii::trim(rest))?,
        nanos,
    ))
}

/// A fraction of a second in nanoseconds. Further digits are dropped.
#[inline]
fn take_fraction(text: &str) -> Option<(i64, &str)> {
    let (mut nanos, after) = take_digits(text, 1, 9)?;
    for _ in text.len() - after.len()..9 {
        nanos *= 10;
    }
    Some((
        nanos,
        after.trim_start_matches(|c: char| c.is_ascii_digit()),
    ))
}

/// The offset of a zone in seconds.
#[inline]
fn read_zone(text: &str) -> Option<i64> {
    if matches!(text, "" | "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let (sign, rest) = match ascii::strip_prefix(text, b"+") {
        Some(rest) => (1, rest),
        None => (
            -1,
            ascii::strip_prefix(text, b"-").or_else(|| text.strip_prefix("\u{2212}"))?,
        ),
    };
    let (hours, rest) = take_digits(rest, 1, 2)?;
    let minutes = match ascii::strip_prefix(rest, b":").unwrap_or(rest) {
        "" => 0,
        rest => match take_digits(rest, 2, 2)? {
            (minutes, "") if minutes < 60 => minutes,
            _ => return None,
        },
    };
    (hours < 24).then_some(sign * (hours * 3600 + minutes * 60))
}

/// In UTC, with milliseconds, in the format of RFC 3339. Smaller parts are dropped.
impl From<SystemTime> for DateTime {
    #[inline]
    fn from(time: SystemTime) -> Self {
        let millis = millis_of(time);
        let (year, month, day) = date_from_days(millis.div_euclid(86_400_000));
        let of_day = millis.rem_euclid(86_400_000);
        let (hour, minute, second) = (of_day / 3_600_000, of_day / 60_000 % 60, of_day / 1000 % 60);
        let millis = of_day % 1000;
        let text =
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z");
        Self(short_text::copy(&text))
    }
}

/// The methods that date types share: they are text and show themselves as dates.
macro_rules! text_type {
    ($name:ident, $view:ident) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(crate::runtime::types::short_text::copy(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(crate::runtime::types::short_text::keep(text))
            }
        }

        impl From<&String> for $name {
            #[inline]
            fn from(text: &String) -> Self {
                Self(crate::runtime::types::short_text::copy(text))
            }
        }

        impl From<&Self> for $name {
            #[inline]
            fn from(value: &Self) -> Self {
                value.clone()
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(value: $name) -> Self {
                crate::runtime::types::short_text::take(value.0)
            }
        }

        impl From<&$name> for String {
            #[inline]
            fn from(value: &$name) -> Self {
                value.as_str().into()
            }
        }

        /// Never fails: any text is kept.
        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl crate::runtime::json::Slot for $name {
            const IS_OBJECT: bool = false;

            fn fill(
                &mut self,
                from: &mut crate::runtime::json::Reader<'_>,
            ) -> Result<(), crate::runtime::json::DecodeError> {
                let text = from.read_text()?;
                from.take_memory(text.len())?;
                crate::runtime::json::put(
                    &mut self.0,
                    crate::runtime::types::short_text::copy(&text),
                );
                Ok(())
            }

            #[inline]
            fn view(&self, see: crate::runtime::json::Viewer<'_>) {
                see(crate::runtime::json::View::$view(&self.0));
            }
        }

        crate::model_traits!([][$name]);
    };
}
pub(super) use text_type;

/// Orders by time.
macro_rules! time_order {
    ($name:ident) => {
        /// By time. A text that is no time comes first. Texts of the same time are ordered by text.
        impl Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                let order = self.rank().cmp(&other.rank());
                order.then_with(|| self.0.cmp(&other.0))
            }
        }

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }
    };
}
pub(super) use time_order;

text_type!(DateTime, Date);
time_order!(DateTime);
