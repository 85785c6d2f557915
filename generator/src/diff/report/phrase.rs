//! One change as a sentence.

use super::super::{Change, Moved, RustItem};

/// Kinds of facts about new or removed items.
const WHOLE: [&str; 10] = [
    "operation",
    "parameter",
    "field",
    "value",
    "variant",
    "event",
    "resource",
    "schema",
    "shape",
    "feature",
];
/// More places or Rust items than this are counted and not named.
const NAMED: usize = 3;

/// The change, without a full stop.
pub(in super::super) fn describe_change(change: &Change) -> String {
    let is_name = change.of.iter().all(|of| of.starts_with('`'));
    let between = if is_name { "" } else { "of " };
    let subject = format!("{} {between}{}", change.subject, name_places(&change.of));
    let details = change.details.join(", ");
    match whole_change(change.kind) {
        Some(how) if details.is_empty() => format!("{how} {subject}"),
        Some(how) => format!("{how} {subject}: {details}"),
        None => capitalize(&format!("{subject} {details}")),
    }
}

/// Whether the item is new or removed.
fn whole_change(kind: &str) -> Option<&'static str> {
    let (what, how) = kind.rsplit_once('-')?;
    match how {
        "added" if WHOLE.contains(&what) => Some("New"),
        "removed" if WHOLE.contains(&what) => Some("Removed"),
        _ => None,
    }
}

/// Some of the places. A common beginning is written once.
fn name_places(places: &[String]) -> String {
    let split = |place: &'_ String| {
        place
            .find('`')
            .map(|at| (place[..at].to_owned(), place[at..].to_owned()))
    };
    let parts: Option<Vec<(String, String)>> = places.iter().map(split).collect();
    match parts.as_deref() {
        Some([(first, _), rest @ ..])
            if !rest.is_empty() && rest.iter().all(|(word, _)| word == first) =>
        {
            let names: Vec<String> = parts
                .iter()
                .flatten()
                .map(|(_, name)| name.clone())
                .collect();
            let first = first.trim_end();
            let plural = match first {
                "" => String::new(),
                // A text such as `events about` already ends with a preposition.
                _ if first.ends_with("about") || first.ends_with(" of") => format!("{first} "),
                _ => format!("{first}s "),
            };
            format!("{plural}{}", name_some(&names))
        }
        _ => name_some(places),
    }
}

/// Some entries of a list, and the number of the others.
pub(super) fn name_some(list: &[String]) -> String {
    let named = list
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match list.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// The Rust items that move. Empty if there are none.
pub(in super::super) fn describe_rust(change: &Change) -> String {
    let mut seen: Vec<&RustItem> = Vec::new();
    // A trait that every type has does not explain the change.
    let notable = change
        .rust
        .iter()
        .filter(|item| !item.path.ends_with("::extra"));
    for item in notable {
        if !seen.iter().any(|other| other.path == item.path) {
            seen.push(item);
        }
    }
    let alike = seen
        .iter()
        .all(|item| Some(item.moved) == seen.first().map(|first| first.moved));
    let texts: Vec<String> = seen.iter().map(|item| describe_item(item, alike)).collect();
    name_some(&texts)
}

fn describe_item(item: &RustItem, alike: bool) -> String {
    let path = &item.path;
    match (item.moved, &item.was, &item.now) {
        (Moved::Retyped, Some(was), Some(now)) => format!("`{path}`: `{was}` → `{now}`"),
        _ if alike => format!("`{path}`"),
        (Moved::Removed, ..) => format!("`{path}` is gone"),
        (Moved::Demanded, ..) => format!("`{path}` must be set"),
        (Moved::Added, ..) => format!("`{path}` is new"),
        (Moved::Deprecated, ..) => format!("`{path}` is deprecated"),
        _ => format!("`{path}`"),
    }
}

fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
