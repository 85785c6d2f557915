//! Findings as JSON, for editors and other tools.
//!
//! In: findings and the texts of the files. Out: one JSON object per line. Always: the order is that of the text
//! output; line and column count from 1.

use super::Sources;
use super::print::sort;
use super::{Diagnostic, Diagnostics, Place};
use serde_json::{Value, json};

/// Writes all findings, one per line.
pub fn render_json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let sorted = sort(diagnostics, sources).into_iter();
    sorted
        .map(|diagnostic| to_json(diagnostic, sources).to_string() + "\n")
        .collect()
}

fn to_json(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let place = |place: &Place| {
        let position = sources.find_position(place);
        json!({
            "file": &*place.file,
            "line": position.map(|(line, _)| line),
            "column": position.map(|(_, column)| column),
            "pointer": place.pointer,
        })
    };
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|(at, words)| json!({"message": words, "place": place(at)}))
        .collect();
    json!({
        "severity": diagnostic.severity.to_string(),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "place": diagnostic.place.as_ref().map(place),
        "related": related,
        "help": diagnostic.help,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_a_line_with_its_place() {
        let mut sources = Sources::default();
        sources.add("a.yaml", "b: 1\na: 2\n".into());
        let place = |pointer: &str| Place {
            file: "a.yaml".into(),
            pointer: pointer.into(),
            position: None,
        };
        let mut diagnostics = Diagnostics::default();
        diagnostics.warn("odd", Some(place("/b")), "line\nbreak", "");
        diagnostics.error("wrong", Some(place("/a")), "is wrong", "mend it");
        let text = render_json(&diagnostics, &sources);
        let lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0],
            json!({
                "severity": "error", "code": "wrong", "message": "Is wrong.",
                "place": {"file": "a.yaml", "line": 2, "column": 1, "pointer": "/a"},
                "related": [], "help": "Mend it.",
            })
        );
        assert_eq!(lines[1]["message"], "Line\nbreak.");
    }
}
