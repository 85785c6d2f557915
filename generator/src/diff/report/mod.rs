//! A diff as text for a terminal and as Markdown for a pull request.
//!
//! In: a diff. Out: text. Always: verdict and counts come first, then the strongest changes. Names of a document are
//! always inside code spans, and its other texts are not printed.

mod markdown;
mod phrase;
mod plain;
mod usage;

pub use markdown::render_markdown;
pub(super) use phrase::{describe_change, describe_rust};
pub use plain::render_text;

use super::{Change, Class, Diff};

/// The changes of one class by group, in order.
fn by_group(diff: &Diff, class: Class) -> Vec<(&str, Vec<&Change>)> {
    let mut groups: Vec<(&str, Vec<&Change>)> = Vec::new();
    for change in diff.of_class(class) {
        match groups.last_mut() {
            Some((name, list)) if *name == change.group => list.push(change),
            _ => groups.push((&change.group, vec![change])),
        }
    }
    groups
}

/// The published forms that stay, as a sentence. Empty if there are none.
fn describe_held(diff: &Diff) -> String {
    if diff.held.is_empty() {
        return String::new();
    }
    let held = phrase::name_some(&diff.held);
    let count = diff.held.len();
    let things = if count == 1 {
        "thing stays"
    } else {
        "things stay"
    };
    format!(
        "{count} {things} as published, although the document differs: {held}. To release them, delete their lines in `names.lock`."
    )
}

/// The meaning of a verdict, as a sentence.
fn explain_verdict(diff: &Diff) -> &'static str {
    match diff.verdict {
        super::Verdict::Major if diff.changes.iter().any(Change::is_of_version) => {
            "The server answers in the form of another version of the API."
        }
        super::Verdict::Major => "Code that uses the crate may no longer compile.",
        super::Verdict::Minor => "Items are added; code that uses the crate still compiles.",
        super::Verdict::Patch => {
            "The Rust surface does not change; documentation, or the data that is sent and read, changes."
        }
        super::Verdict::None => "The Rust crate does not change.",
    }
}
