//! `date`: the exact text, and methods that read it.

use super::calendar::{date_from_days, days_from_date, millis_of, take_date};
use super::short_text;
use crate::runtime::ascii;
use compact_str::CompactString;
use std::time::{Duration, SystemTime};

/// A date without a time, such as `2023-09-01`.
///
/// It holds the exact text that was received, so that an invalid date never makes an answer unreadable. The methods
/// read the text and give `None` if it is not a date. Two dates are equal if their texts are; they are ordered by time.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Date(CompactString);

impl Date {
    /// The text as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month (from 1) and day (from 1). Accepts days and months of one digit, and ignores a time after the date.
    #[inline]
    pub fn year_month_day(&self) -> Option<(i32, u8, u8)> {
        let ((year, month, day), rest) = take_date(ascii::trim(&self.0))?;
        let ends = rest.is_empty() || ascii::strip_prefix(rest, b"Tt ").is_some();
        let whole = (
            i32::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        );
        ends.then_some(whole)
    }

    /// Days since 1970-01-01, for comparing dates.
    #[inline]
    pub fn unix_days(&self) -> Option<i64> {
        let (year, month, day) = self.year_month_day()?;
        days_from_date(year.into(), month.into(), day.into())
    }

    /// The value by which dates are ordered.
    #[inline]
    fn rank(&self) -> Option<i64> {
        self.unix_days()
    }

    /// The start of that day in UTC.
    #[inline]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let days = self.unix_days()?;
        let span = Duration::from_secs(days.unsigned_abs() * 86_400);
        match days < 0 {
            true => SystemTime::UNIX_EPOCH.checked_sub(span),
            false => SystemTime::UNIX_EPOCH.checked_add(span),
        }
    }

    /// The date of this year, month (from 1) and day (from 1), if it exists in the years 0 to 9999.
    #[inline]
    pub fn from_year_month_day(year: i32, month: u8, day: u8) -> Option<Self> {
        days_from_date(year.into(), month.into(), day.into())?;
        Some(Self(short_text::keep(format!(
            "{year:04}-{month:02}-{day:02}"
        ))))
    }
}

/// The date in UTC.
impl From<SystemTime> for Date {
    #[inline]
    fn from(time: SystemTime) -> Self {
        let (year, month, day) = date_from_days(millis_of(time).div_euclid(86_400_000));
        Self(short_text::keep(format!("{year:04}-{month:02}-{day:02}")))
    }
}

super::date_time::text_type!(Date, Date);
super::date_time::time_order!(Date);
