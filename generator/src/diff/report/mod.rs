//! A diff as text for a terminal and as Markdown for a pull request.
//!
//! In: a diff. Out: text. Always: verdict and counts first, then the heaviest; names of a document reach the text only
//! inside code spans, and none of its wording at all.

mod markdown;
mod phrase;
mod plain;

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

/// What a verdict means, in a sentence.
fn explain_verdict(diff: &Diff) -> &'static str {
    match diff.verdict {
        super::Verdict::Major => "Code that uses the crate may no longer compile.",
        super::Verdict::Minor => {
            "There is more to use; code that uses the crate compiles as before."
        }
        super::Verdict::Patch => {
            "The Rust surface stays as it is; documentation or what is sent and read changes."
        }
        super::Verdict::None => "The Rust crate stays as it is.",
    }
}
