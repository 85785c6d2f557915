//! Findings as text for a terminal, in the style of rustc.
//!
//! In: findings and the texts of the files. Out: one block for each finding. Always: errors come first, then the order
//! is by place, so that the text is the same in every run. No control character of an input file reaches the terminal.

use super::Sources;
use super::{Diagnostic, Diagnostics, Place, Severity};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many findings with the same text are shown.
const ALIKE: usize = 10;

/// Prints all findings.
pub fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let blocks = sort(diagnostics, sources).into_iter();
    join(blocks.map(|d| render_one(d, sources)))
}

/// Prints all errors, and the first warnings and notes of each text. `how_to_see_all` says where the others are.
pub fn render_briefly(
    diagnostics: &Diagnostics,
    sources: &Sources,
    how_to_see_all: &str,
) -> String {
    let mut alike: BTreeMap<(Severity, &str, &str), usize> = BTreeMap::new();
    let mut blocks = Vec::new();
    for diagnostic in sort(diagnostics, sources) {
        let words = (diagnostic.severity, diagnostic.code, &*diagnostic.message);
        let count = alike.entry(words).or_default();
        *count += 1;
        if *count <= ALIKE || diagnostic.severity == Severity::Error {
            blocks.push(render_one(diagnostic, sources));
        }
    }
    for ((severity, code, message), count) in alike {
        let more = count.saturating_sub(ALIKE);
        if more > 0 && severity != Severity::Error {
            let message = clean_text(message);
            blocks.push(format!(
                "{severity}[{code}]: {message}\n   = in {more} more places; {how_to_see_all}\n"
            ));
        }
    }
    join(blocks.into_iter())
}

fn join(blocks: impl Iterator<Item = String>) -> String {
    blocks.collect::<Vec<_>>().join("\n")
}

/// The findings in the order of printing: errors first, then by place.
pub(super) fn sort<'d>(diagnostics: &'d Diagnostics, sources: &Sources) -> Vec<&'d Diagnostic> {
    let mut sorted: Vec<(Option<SortKey<'_>>, &Diagnostic)> = diagnostics
        .iter()
        .map(|d| (d.place.as_ref().map(|place| sort_key(place, sources)), d))
        .collect();
    sorted.sort_by(|(place_a, a), (place_b, b)| {
        (b.severity, place_a, a.code, &a.message).cmp(&(a.severity, place_b, b.code, &b.message))
    });
    sorted.into_iter().map(|(_, d)| d).collect()
}

/// Prints one finding.
pub fn render_one(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let Diagnostic {
        code,
        severity,
        message,
        place,
        related,
        help,
    } = diagnostic;
    let mut text = format!("{severity}[{code}]: {}\n", clean_text(message));
    if let Some(place) = place {
        let _ = writeln!(text, "  --> {}", render_position(place, sources));
        if !place.pointer.is_empty() {
            let _ = writeln!(text, "   | #{}", clean_text(&place.pointer));
        }
    }
    for (place, words) in related {
        let _ = writeln!(
            text,
            "  ::: {}: {}",
            render_position(place, sources),
            clean_text(words)
        );
        if !place.pointer.is_empty() {
            let _ = writeln!(text, "   | #{}", clean_text(&place.pointer));
        }
    }
    if !help.is_empty() {
        let _ = writeln!(text, "   = help: {}", clean_text(help));
    }
    text
}

type SortKey<'a> = (&'a str, Option<(usize, usize)>, &'a str);

fn sort_key<'a>(place: &'a Place, sources: &Sources) -> SortKey<'a> {
    (&place.file, sources.find_position(place), &place.pointer)
}

fn render_position(place: &Place, sources: &Sources) -> String {
    let file = clean_text(&place.file);
    match sources.find_position(place) {
        Some((line, column)) => format!("{file}:{line}:{column}"),
        None => file,
    }
}

/// Escapes control characters and characters that change the direction of text.
fn clean_text(text: &str) -> String {
    let harmful =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .fold(String::with_capacity(text.len()), |mut clean, c| {
            if harmful(c) {
                clean.extend(c.escape_default());
            } else {
                clean.push(c);
            }
            clean
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(pointer: &str) -> Option<Place> {
        Some(Place {
            file: "a.yaml".into(),
            pointer: pointer.into(),
            position: None,
        })
    }

    #[test]
    fn errors_come_first_and_places_in_the_order_of_the_text() {
        let mut sources = Sources::default();
        sources.add("a.yaml", "b: 1\na: 2\n".into());
        let mut diagnostics = Diagnostics::default();
        diagnostics.warn("w", place("/b"), "warned", "");
        diagnostics.error("e", place("/a"), "second", "");
        diagnostics.error("e", place("/b"), "first", "do this");
        diagnostics.error("e", None, "without a place", "");
        assert_eq!(
            render(&diagnostics, &sources),
            "error[e]: Without a place.\n\n\
             error[e]: First.\n  --> a.yaml:1:1\n   | #/b\n   = help: Do this.\n\n\
             error[e]: Second.\n  --> a.yaml:2:1\n   | #/a\n\n\
             warning[w]: Warned.\n  --> a.yaml:1:1\n   | #/b\n"
        );
    }

    #[test]
    fn control_characters_of_the_input_do_not_reach_the_terminal() {
        let diagnostic = Diagnostic {
            code: "c",
            severity: Severity::Note,
            message: "a\u{1b}[31m\nb\u{202e}é".into(),
            place: None,
            related: Vec::new(),
            help: String::new(),
        };
        assert_eq!(
            render_one(&diagnostic, &Sources::default()),
            "note[c]: a\\u{1b}[31m\\nb\\u{202e}é\n"
        );
    }

    #[test]
    fn many_warnings_in_the_same_words_are_counted_and_errors_are_not() {
        let sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        for n in 0..12 {
            diagnostics.error("e", place(&format!("/{n}")), "wrong", "");
            diagnostics.warn("w", place(&format!("/{n}")), "odd", format!("do {n}"));
        }
        diagnostics.warn("w", place("/other"), "otherwise odd", "");
        let brief = render_briefly(&diagnostics, &sources, "ask for all");
        assert_eq!(brief.matches("error[e]: Wrong.").count(), 12);
        assert_eq!(brief.matches("warning[w]: Odd.").count(), 11);
        assert!(brief.ends_with("warning[w]: Odd.\n   = in 2 more places; ask for all\n"));
        assert_eq!(brief.matches("Otherwise").count(), 1);
        let all = render(&diagnostics, &sources);
        assert_eq!(all.matches("warning[w]: Odd.").count(), 12);
    }
}
