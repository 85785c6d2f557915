//! Dates: the exact text stays, and the methods read the forms that people and machines write.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity
)]

use proptest::prelude::*;
use std::time::{Duration, SystemTime};
use withpersona::runtime::json::{decode, to_vec};
use withpersona::runtime::prelude::*;

fn seconds(text: &str) -> Option<i64> {
    DateTime::from(text).unix_seconds()
}

#[test]
fn the_forms_that_are_understood() {
    let moment = Some(1_693_549_844);
    for text in [
        "2023-09-01T06:30:44Z",
        "2023-09-1T06:30:44.000Z",
        "2023-9-1T6:30:44Z",
        "2023-09-01t06:30:44z",
        "2023-09-01 06:30:44 UTC",
        "2023-09-01 06:30:44 +0000",
        "2023-09-01T06:30:44.999999999999+00:00",
        "2023-09-01T08:30:44+02:00",
        "2023-08-31T23:00:44.5-07:30",
        "2023-09-01T08:30:44+02",
        "2023-09-01T06:30:44",
        " 2023-09-01T06:30:44,5Z ",
    ] {
        assert_eq!(seconds(text), moment, "{text}");
    }
    assert_eq!(seconds("2023-09-01T06:30Z"), Some(1_693_549_800));
    assert_eq!(seconds("2023-09-01"), Some(1_693_526_400));
    assert_eq!(seconds("2016-12-31T23:59:60Z"), Some(1_483_228_800));
    assert_eq!(seconds("1969-12-31T23:59:59.5Z"), Some(-1));
    assert_eq!(
        DateTime::from("1969-12-31T23:59:59.5Z").unix_millis(),
        Some(-500)
    );
}

#[test]
fn a_text_that_is_no_date_reads_as_none_and_stays() {
    for text in [
        "",
        "now",
        "2023",
        "2023-09",
        "2023-02-29",
        "1900-02-29",
        "2023-04-31",
        "2023-00-10",
        "2023-13-01",
        "2023-09-00",
        "2023-09-01T",
        "2023-09-01T24:00:00Z",
        "2023-09-01T06:60:00Z",
        "2023-09-01T06:30:61Z",
        "2023-09-01T06:30:44.Z",
        "2023-09-01T06:30:44X",
        "2023-09-01T06:30:44+24:00",
        "2023-09-01T06:30:44+1:5",
        "2023-09-01x",
        "20230901T063044Z",
        "é023-09-01",
    ] {
        assert_eq!(seconds(text), None, "{text}");
        let json = serde_json::to_vec(text).unwrap();
        assert_eq!(to_vec(&decode::<DateTime>(&json).unwrap()).unwrap(), json);
        assert_eq!(to_vec(&decode::<Date>(&json).unwrap()).unwrap(), json);
    }
}

#[test]
fn dates_without_a_time() {
    assert_eq!(
        Date::from("2024-02-29").year_month_day(),
        Some((2024, 2, 29))
    );
    assert_eq!(Date::from("1987-6-5").year_month_day(), Some((1987, 6, 5)));
    assert_eq!(
        Date::from("1987-06-05T00:00:00Z").year_month_day(),
        Some((1987, 6, 5))
    );
    assert_eq!(Date::from("1987-06-05x").year_month_day(), None);
    assert_eq!(
        Date::from_year_month_day(1987, 6, 5),
        Some(Date::from("1987-06-05"))
    );
    assert_eq!(Date::from_year_month_day(2023, 2, 29), None);
    assert_eq!(Date::from("1970-01-02").unix_days(), Some(1));
    assert_eq!(
        Date::from(SystemTime::UNIX_EPOCH - Duration::from_nanos(1)).as_str(),
        "1969-12-31"
    );
    assert_eq!(
        DateTime::from("2023-09-01T23:30:00-02:00").year_month_day(),
        Some((2023, 9, 1))
    );
}

#[test]
fn times_of_the_standard_library_are_written_in_milliseconds() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_693_549_844_007);
    assert_eq!(DateTime::from(time).as_str(), "2023-09-01T06:30:44.007Z");
    assert_eq!(DateTime::from(time).to_system_time(), Some(time));
    let before = SystemTime::UNIX_EPOCH - Duration::from_millis(1);
    assert_eq!(DateTime::from(before).as_str(), "1969-12-31T23:59:59.999Z");
    assert_eq!(DateTime::from(before).to_system_time(), Some(before));
}

#[test]
fn base64_both_ways() {
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foobar", "Zm9vYmFy"),
    ] {
        assert_eq!(Base64::encode(bytes).as_str(), text);
        assert_eq!(Base64::from(text).decode().unwrap(), bytes.as_bytes());
        assert_eq!(
            Base64::from(text.trim_end_matches('=')).decode().unwrap(),
            bytes.as_bytes()
        );
    }
    assert_eq!(
        Base64::from("-_ 8=\n").decode(),
        Base64::from("+/8=").decode()
    );
    for text in ["Z", "Zg==Zg", "Zé", "Zm9v?"] {
        assert!(Base64::from(text).decode().is_err(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_text_is_kept_and_read_without_panic(text in "[-0-9TtZz:.,+ é]{0,40}|\\PC{0,40}") {
        let json = serde_json::to_vec(&text).unwrap();
        let moment: DateTime = decode(&json).unwrap();
        let date: Date = decode(&json).unwrap();
        prop_assert_eq!((moment.as_str(), date.as_str()), (text.as_str(), text.as_str()));
        prop_assert_eq!(moment.unix_millis().is_some(), moment.to_system_time().is_some());
        let _ = (date.year_month_day(), date.unix_days(), date.to_system_time(), moment.year_month_day());
    }

    #[test]
    fn every_day_there_and_back(days in -719_000i64..2_932_000) {
        let time = match u64::try_from(days) {
            Ok(days) => SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400),
            Err(_) => SystemTime::UNIX_EPOCH - Duration::from_secs(days.unsigned_abs() * 86_400),
        };
        let date = Date::from(time);
        prop_assert_eq!(date.unix_days(), Some(days));
        prop_assert_eq!(date.to_system_time(), Some(time));
        prop_assert_eq!(DateTime::from(time).unix_seconds(), Some(days * 86_400));
        let (year, month, day) = date.year_month_day().unwrap();
        prop_assert_eq!(Date::from_year_month_day(year, month, day), Some(date));
    }

    #[test]
    fn any_bytes_through_base64(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
        prop_assert_eq!(Base64::encode(&bytes).decode().unwrap(), bytes);
    }
}
