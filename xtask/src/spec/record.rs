//! Records the upstream document from which our facts were read.
//!
//! In: its version and fingerprint. Out: the text of `upstream.toml`. Always: if the document is already recorded, its
//! date stays, so that importing it again changes nothing.

use crate::date::is_date;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The file below `spec/` that holds the record.
pub const RECORD_FILE: &str = "upstream.toml";

/// The record after an import.
pub fn next_record(
    spec: &Path,
    version: &str,
    sha256: &str,
    date: Option<&str>,
) -> Result<String, String> {
    let date = match date {
        Some(date) if is_date(date) => date.to_owned(),
        Some(date) => return Err(format!("`{date}` is not a date; write it as YYYY-MM-DD")),
        None => recorded_date(spec, sha256).unwrap_or_else(today),
    };
    Ok(format!(
        "# The upstream document that the facts in this folder were read from. Written by `cargo xtask spec import`.\n\
         version = \"{}\"\n\
         date = \"{date}\"\n\
         # Of the whole document as one JSON value with sorted keys, so that its layout does not matter.\n\
         sha256 = \"{sha256}\"\n",
        version.escape_default()
    ))
}

/// The date in the present record, if it is about the same document.
fn recorded_date(spec: &Path, sha256: &str) -> Option<String> {
    let text = fs::read_to_string(spec.join(RECORD_FILE)).ok()?;
    let value = |key: &str| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
        Some(line.trim_matches('"').to_owned())
    };
    if value("sha256")? == sha256 {
        value("date")
    } else {
        None
    }
}

fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    date_of_day(seconds / 86_400)
}

/// The date of a day counted from 1970-01-01, with eras of 400 years.
fn date_of_day(day: u64) -> String {
    let shifted = day + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(date_of_day(0), "1970-01-01");
        assert_eq!(date_of_day(59), "1970-03-01");
        assert_eq!(date_of_day(11_016), "2000-02-29");
        assert_eq!(date_of_day(20_454), "2026-01-01");
    }

    #[test]
    fn the_same_document_on_another_day_has_the_same_record() {
        let folder = tempfile::tempdir().unwrap();
        let first = next_record(folder.path(), "1", "abc", Some("2026-01-02")).unwrap();
        fs::write(folder.path().join(RECORD_FILE), &first).unwrap();
        assert_eq!(next_record(folder.path(), "1", "abc", None).unwrap(), first);
        assert_ne!(next_record(folder.path(), "1", "def", None).unwrap(), first);
    }
}
