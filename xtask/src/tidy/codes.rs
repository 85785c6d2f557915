//! Every diagnostic is documented and tested.
//!
//! In: the generator's list of codes, `docs/diagnostics.md`, and the findings of the fixtures. Out: a line for each
//! code without a row in the page, for each row whose last column does not show the code, and for each finding without
//! an entry. Always: a name in the last column is a document below `tests/`, or the file of a test or of its snapshot.

use super::texts::Texts;
use generator::diagnostic::{find_code, list_codes};
use std::collections::{BTreeMap, BTreeSet};

const PAGE: &str = "docs/diagnostics.md";

/// Findings that no document causes, but only faults of the generator and of the machine.
const UNSHOWN: [&str; 3] = ["internal-render", "out-of-memory", "overlay-not-json"];

/// Codes, page and fixtures agree.
pub fn check_codes(texts: &Texts) -> Vec<String> {
    let codes: Vec<&str> = list_codes().map(|known| known.code).collect();
    let mut faults = check_page(texts, &codes);
    faults.extend(find_unknown(texts));
    faults
}

/// Each of `codes` has a row of the page, and the file in its last column shows the code.
fn check_page(texts: &Texts, codes: &[&str]) -> Vec<String> {
    let page = texts.get(PAGE).map_or("", String::as_str);
    let rows: BTreeMap<&str, &str> = page.lines().filter_map(read_row).collect();
    let mut faults = Vec::new();
    for code in codes {
        let Some(shown_by) = rows.get(code) else {
            faults.push(format!("{PAGE}: it has no row for the finding `{code}`"));
            continue;
        };
        let fixture = shown_by.trim_matches('`');
        if fixture.is_empty() != UNSHOWN.contains(code) {
            faults.push(format!(
                "{PAGE}: the row of `{code}` must name a document or a test that causes it, unless none can"
            ));
        } else if !fixture.is_empty() && !shows(texts, fixture, code) {
            faults.push(format!(
                "{PAGE}: `{fixture}` does not show the finding `{code}`"
            ));
        }
    }
    faults
}

/// The code and the last column of a row.
fn read_row(line: &str) -> Option<(&str, &str)> {
    let (code, rest) = line.strip_prefix("| `")?.split_once('`')?;
    let (_, last) = rest.strip_suffix('|')?.rsplit_once('|')?;
    Some((code, last.trim()))
}

/// Whether the snapshot of a fixture has a finding of `code`, or a test looks for it.
fn shows(texts: &Texts, fixture: &str, code: &str) -> bool {
    if let Some(text) = texts.get(fixture) {
        let is_test = fixture.ends_with(".snap") || text.contains("#[test]");
        return is_test && text.contains(&format!("warning {code} "));
    }
    let snapshot = match fixture.starts_with("fixtures/") {
        true => format!("tests/{fixture}/model.snap"),
        false => format!("tests/bad-input-said/{fixture}.snap"),
    };
    let text = texts.get(&snapshot);
    text.is_some_and(|text| text.contains(&format!("[{code}]: ")))
}

/// Findings of the fixtures that are not in the generator's list.
fn find_unknown(texts: &Texts) -> BTreeSet<String> {
    let said = texts
        .iter()
        .filter(|(name, _)| name.starts_with("tests/bad-input-said/"));
    let mut faults = BTreeSet::new();
    for (name, text) in said {
        let codes = text.lines().filter_map(|line| {
            let starts = ["error[", "warning[", "note["];
            let start = starts.iter().find_map(|start| line.strip_prefix(start));
            Some(start?.split_once("]: ")?.0)
        });
        for code in codes.filter(|code| find_code(code).is_none()) {
            faults.insert(format!(
                "{name}: the finding `{code}` is not among the generator's codes"
            ));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn a_finding_without_an_entry_is_reported() {
        let said = "error[no-such-code]: x\nerror[ref-outside]: y\n";
        let faults = find_unknown(&texts(&[("tests/bad-input-said/a.snap", said)]));
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_code_without_a_fixture_is_reported() {
        let page = "| `a` | e | s | `x` |\n| `b` | e | s | `x` |\n| `c` | e | s | |\n| `d` | e | s | `fixtures/y` |\n\
            | `e` | e | s | `t/lost.rs` |\n| `f` | e | s | `t/absent.rs` |\n| `internal-render` | e | s |  |\n";
        let faults = check_page(
            &texts(&[
                (PAGE, page),
                ("tests/bad-input-said/x.snap", "note[a]: x"),
                ("tests/fixtures/y/model.snap", "  - \"warning[d]: z\""),
                ("t/lost.rs", "#[test]\nfn e() { \"warning e /x\" }"),
            ]),
            &["a", "b", "c", "d", "e", "f", "g", "internal-render"],
        );
        let codes: Vec<&str> = faults
            .iter()
            .filter_map(|fault| fault.split('`').rfind(|part| part.len() == 1))
            .collect();
        assert_eq!(codes, ["b", "c", "f", "g"], "{faults:#?}");
    }
}
