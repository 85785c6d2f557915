//! The proleptic Gregorian calendar, for the dates in JSON.
//!
//! In and out: days, seconds, the digits of a text. Always: plain arithmetic without overflow, for the years 0 to 9999.
//!
//! Every function is `#[inline]`, so only a program that calculates with dates compiles it.

use crate::runtime::ascii;
use std::time::SystemTime;

/// Milliseconds from 1970-01-01T00:00:00Z to this time, rounded down.
#[inline]
pub(super) fn millis_of(time: SystemTime) -> i64 {
    let nanos = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    };
    i64::try_from(nanos.div_euclid(1_000_000)).unwrap_or(i64::MAX)
}

/// Days from 1970-01-01 to this date, if it exists.
#[inline]
pub(super) fn days_from_date(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(0..=9999).contains(&year)
        || !(1..=12).contains(&month)
        || day < 1
        || day > days_in_month(year, month)
    {
        return None;
    }
    // Years begin in March here, so that the leap day is the last day of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
            - 719_468,
    )
}

/// The date of this number of days after 1970-01-01.
#[inline]
pub(super) fn date_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[inline]
fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads a number of `least` to `most` digits at the start of a text. Gives the number and the rest of the text.
// Once, because LLVM would copy it into each of its callers.
#[inline(never)]
pub(super) fn take_digits(text: &str, least: usize, most: usize) -> Option<(i64, &str)> {
    let (mut number, mut count) = (0, 0);
    while let Some(digit @ b'0'..=b'9') = text.as_bytes().get(count)
        && count < most
    {
        number = number * 10 + i64::from(digit - b'0');
        count += 1;
    }
    let (_, rest) = text.split_at_checked(count)?;
    (count >= least).then_some((number, rest))
}

/// Reads a date such as `2023-09-1` at the start of a text: year, month, day, and the rest of the text.
#[inline]
pub(super) fn take_date(text: &str) -> Option<((i64, i64, i64), &str)> {
    let (year, rest) = take_digits(text, 4, 4)?;
    let (month, rest) = take_digits(ascii::strip_prefix(rest, b"-")?, 1, 2)?;
    let (day, rest) = take_digits(ascii::strip_prefix(rest, b"-")?, 1, 2)?;
    days_from_date(year, month, day)?;
    Some(((year, month, day), rest))
}
