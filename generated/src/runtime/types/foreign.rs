//! Conversions to and from the dates and times of other crates, behind features with the crates' names.
//!
//! In: a date of this crate, which is text, or one of `jiff`, `chrono` or `time`. Out: the other one. Always: a text
//! that is no date is an error and never another date, and no digit of a second is lost.

use super::calendar::{date_from_days, days_from_date};
use super::{Date, DateTime};
use std::fmt;

/// The error for a text that is no date, or a date that the other crate cannot hold.
///
/// It does not show the text, because the text may be personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not a date, or the date is out of range")
    }
}

impl std::error::Error for DateError {}

#[allow(dead_code, reason = "which are used depends on the features")]
impl DateTime {
    /// The moment in UTC, with all digits of the second that it needs.
    fn from_unix_nanos(nanos: i128) -> Option<Self> {
        let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).ok()?;
        let nanos = nanos.rem_euclid(1_000_000_000);
        let (year, month, day) = date_from_days(seconds.div_euclid(86_400));
        let of_day = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let fraction = match nanos % 1_000_000 {
            0 => format!("{:03}", nanos / 1_000_000),
            _ => format!("{nanos:09}"),
        };
        let text =
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction}Z");
        Some(Self::from(text))
    }
}

#[allow(dead_code, reason = "which are used depends on the features")]
impl Date {
    fn from_parts(year: i32, month: u8, day: u8) -> Self {
        debug_assert!(days_from_date(year.into(), month.into(), day.into()).is_some());
        Self::from(format!("{year:04}-{month:02}-{day:02}"))
    }
}

#[cfg(feature = "jiff")]
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
mod with_jiff {
    use super::{Date, DateError, DateTime};
    use jiff::Timestamp;
    use jiff::civil;

    impl From<civil::Date> for Date {
        fn from(date: civil::Date) -> Self {
            let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
            Self::from_parts(date.year().into(), month, day)
        }
    }

    impl TryFrom<&Date> for civil::Date {
        type Error = DateError;

        fn try_from(date: &Date) -> Result<Self, DateError> {
            let (year, month, day) = date.year_month_day().ok_or(DateError)?;
            let small = |part: u8| i8::try_from(part).map_err(|_| DateError);
            let year = i16::try_from(year).map_err(|_| DateError)?;
            Self::new(year, small(month)?, small(day)?).map_err(|_| DateError)
        }
    }

    impl From<Timestamp> for DateTime {
        fn from(time: Timestamp) -> Self {
            Self::from_unix_nanos(time.as_nanosecond()).unwrap_or_default()
        }
    }

    impl TryFrom<&DateTime> for Timestamp {
        type Error = DateError;

        fn try_from(time: &DateTime) -> Result<Self, DateError> {
            let nanos = time.unix_nanos().ok_or(DateError)?;
            Self::from_nanosecond(nanos).map_err(|_| DateError)
        }
    }
}

#[cfg(feature = "chrono")]
#[cfg_attr(docsrs, doc(cfg(feature = "chrono")))]
mod with_chrono {
    use super::{Date, DateError, DateTime};
    use chrono::{Datelike, NaiveDate, TimeZone, Utc};

    impl From<NaiveDate> for Date {
        fn from(date: NaiveDate) -> Self {
            let small = |part: u32| u8::try_from(part).unwrap_or_default();
            Self::from_parts(date.year(), small(date.month()), small(date.day()))
        }
    }

    impl TryFrom<&Date> for NaiveDate {
        type Error = DateError;

        fn try_from(date: &Date) -> Result<Self, DateError> {
            let (year, month, day) = date.year_month_day().ok_or(DateError)?;
            Self::from_ymd_opt(year, month.into(), day.into()).ok_or(DateError)
        }
    }

    impl<Z: TimeZone> From<chrono::DateTime<Z>> for DateTime {
        fn from(time: chrono::DateTime<Z>) -> Self {
            let nanos = i128::from(time.timestamp()) * 1_000_000_000
                + i128::from(time.timestamp_subsec_nanos());
            Self::from_unix_nanos(nanos).unwrap_or_default()
        }
    }

    impl TryFrom<&DateTime> for chrono::DateTime<Utc> {
        type Error = DateError;

        fn try_from(time: &DateTime) -> Result<Self, DateError> {
            let nanos = time.unix_nanos().ok_or(DateError)?;
            let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).map_err(|_| DateError)?;
            let rest = u32::try_from(nanos.rem_euclid(1_000_000_000)).map_err(|_| DateError)?;
            Self::from_timestamp(seconds, rest).ok_or(DateError)
        }
    }
}

#[cfg(feature = "time")]
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
mod with_time {
    use super::{Date, DateError, DateTime};
    use time::{Month, OffsetDateTime};

    impl From<time::Date> for Date {
        fn from(date: time::Date) -> Self {
            Self::from_parts(date.year(), date.month().into(), date.day())
        }
    }

    impl TryFrom<&Date> for time::Date {
        type Error = DateError;

        fn try_from(date: &Date) -> Result<Self, DateError> {
            let (year, month, day) = date.year_month_day().ok_or(DateError)?;
            let month = Month::try_from(month).map_err(|_| DateError)?;
            Self::from_calendar_date(year, month, day).map_err(|_| DateError)
        }
    }

    impl From<OffsetDateTime> for DateTime {
        fn from(time: OffsetDateTime) -> Self {
            Self::from_unix_nanos(time.unix_timestamp_nanos()).unwrap_or_default()
        }
    }

    impl TryFrom<&DateTime> for OffsetDateTime {
        type Error = DateError;

        fn try_from(time: &DateTime) -> Result<Self, DateError> {
            let nanos = time.unix_nanos().ok_or(DateError)?;
            Self::from_unix_timestamp_nanos(nanos).map_err(|_| DateError)
        }
    }
}

#[cfg(all(test, feature = "jiff", feature = "chrono", feature = "time"))]
mod tests {
    use super::{Date, DateTime};

    #[test]
    fn a_date_goes_to_each_crate_and_back() {
        let date = Date::from("1994-04-12");
        assert_eq!(
            Date::from(jiff::civil::Date::try_from(&date).unwrap()),
            date
        );
        assert_eq!(
            Date::from(chrono::NaiveDate::try_from(&date).unwrap()),
            date
        );
        assert_eq!(Date::from(time::Date::try_from(&date).unwrap()), date);
        let none = Date::from("tomorrow");
        assert!(jiff::civil::Date::try_from(&none).is_err());
        assert!(chrono::NaiveDate::try_from(&none).is_err());
        assert!(time::Date::try_from(&none).is_err());
    }

    #[test]
    fn a_time_goes_to_each_crate_and_back() {
        for text in ["2023-09-01T06:30:44.000Z", "1969-12-31T23:59:59.123456789Z"] {
            let time = DateTime::from(text);
            let jiff = jiff::Timestamp::try_from(&time).unwrap();
            let chrono = chrono::DateTime::<chrono::Utc>::try_from(&time).unwrap();
            let other = time::OffsetDateTime::try_from(&time).unwrap();
            assert_eq!(DateTime::from(jiff), time);
            assert_eq!(DateTime::from(chrono), time);
            assert_eq!(DateTime::from(other), time);
        }
    }
}
