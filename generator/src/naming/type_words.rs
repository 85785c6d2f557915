//! The words of a type: those of its owner, and those of its path.

use super::operations::OperationName;
use super::{singular, words};
use crate::model::{Api, Owner, Step};
use std::collections::{BTreeMap, BTreeSet};

/// The union of included objects.
pub(super) const INCLUDED: &str = "Included";

/// The shortest names of the document's schemas. Operations and resources leave them to the schemas.
pub(super) fn schema_names(api: &Api) -> BTreeSet<String> {
    let roots = api.definitions.keys().filter(|id| id.path.is_empty());
    let names = roots.filter_map(|id| match &id.owner {
        Owner::Schema(name) => Some(words::pascal(&words::readable(name))),
        _ => None,
    });
    names.collect()
}

/// An owner's word, its suffix if the owner is a type itself, and the word for its kind.
pub(super) fn owner_words(
    owner: &Owner,
    operations: &BTreeMap<String, OperationName>,
) -> (String, &'static str, &'static str) {
    let pascal = |text: &str| words::pascal(&words::readable(text));
    let operation = |id: &str| {
        operations.get(id).map_or_else(
            || pascal(id),
            |name| {
                // The underscore of a keyword is not part of a longer name.
                let name = name.type_name.as_str();
                name.strip_suffix('_').unwrap_or(name).to_owned()
            },
        )
    };
    match owner {
        Owner::Schema(name) => (pascal(name), "", "Model"),
        Owner::Parameter(name) => (pascal(name), "", "Parameter"),
        Owner::RequestBody(name) => (pascal(name), "", "RequestBody"),
        Owner::Response(name) => (pascal(name), "", "Response"),
        Owner::Header(name) => (pascal(name), "", "Header"),
        Owner::OperationParameter {
            operation: id,
            parameter,
        } => (operation(id) + &pascal(parameter), "", "Parameter"),
        Owner::OperationRequest {
            operation: id,
            media,
        } => (
            operation(id) + &media.as_deref().map(media_word).unwrap_or_default(),
            "Request",
            "Request",
        ),
        Owner::OperationResponse {
            operation: id,
            status,
            media,
        } => {
            let status = status.as_deref().map(status_word).unwrap_or_default();
            let media = media.as_deref().map(media_word).unwrap_or_default();
            (operation(id) + &status + &media + "Response", "", "Body")
        }
        Owner::Event(name) => (pascal(name), "Event", "Event"),
        Owner::EventGroup(subject) => (pascal(subject) + "Event", "", "Body"),
        Owner::Included => (INCLUDED.to_owned(), "", "Objects"),
    }
}

/// The word for a status, as HTTP names it.
pub(crate) fn status_word(status: &str) -> String {
    match status {
        "200" => "Ok".to_owned(),
        "201" => "Created".to_owned(),
        "202" => "Accepted".to_owned(),
        "204" => "NoContent".to_owned(),
        "206" => "PartialContent".to_owned(),
        "400" => "BadRequest".to_owned(),
        "401" => "Unauthorized".to_owned(),
        "403" => "Forbidden".to_owned(),
        "404" => "NotFound".to_owned(),
        "409" => "Conflict".to_owned(),
        "422" => "UnprocessableEntity".to_owned(),
        "429" => "TooManyRequests".to_owned(),
        "default" => "Default".to_owned(),
        other => format!("Status{}", other.to_ascii_lowercase()),
    }
}

/// The word for a media type.
pub(super) fn media_word(media: &str) -> String {
    match media {
        "application/json" => "Json".to_owned(),
        "multipart/form-data" => "Multipart".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        other => words::pascal(&words::readable(other.rsplit('/').next().unwrap_or(other))),
    }
}

/// The words of a path. With `short`, wrapper objects are left out if other words follow.
pub(super) fn steps(base: &str, path: &[Step], short: bool) -> String {
    let mut out = String::new();
    for (at, step) in path.iter().enumerate() {
        let last = at + 1 == path.len();
        match step {
            Step::Property(name) if short && !last && ENVELOPE.contains(&name.as_str()) => {}
            Step::Property(name) => out.push_str(&words::pascal(&words::readable(name))),
            Step::Item => out = make_item(base, &out),
            Step::Value => out.push_str("Value"),
            Step::Variant(word) => out.push_str(&words::pascal(&words::readable(word))),
        }
    }
    out
}

/// The name of a list's item: the singular if the list's name is a plural, otherwise with `Item` added.
pub(super) fn make_item(base: &str, list: &str) -> String {
    let snake = words::snake(if list.is_empty() { base } else { list });
    let last = snake.rsplit('_').next().unwrap_or_default();
    match singular::singular(last) {
        Some(one) if !list.is_empty() => {
            format!(
                "{}{}",
                &list[..list.len() - last.len()],
                words::pascal(&one)
            )
        }
        _ => format!("{list}Item"),
    }
}

/// The words of a path with every separator as a word.
pub(super) fn spelled_steps(path: &[Step]) -> String {
    path.iter()
        .map(|step| match step {
            Step::Property(text) | Step::Variant(text) => words::pascal(&words::spelled(text)),
            Step::Item => "Item".to_owned(),
            Step::Value => "Value".to_owned(),
        })
        .collect()
}

/// An owner's own name with every separator as a word.
pub(super) fn spelled_owner(owner: &Owner) -> String {
    let text: &str = match owner {
        Owner::Schema(name)
        | Owner::Parameter(name)
        | Owner::RequestBody(name)
        | Owner::Response(name)
        | Owner::Header(name)
        | Owner::Event(name)
        | Owner::EventGroup(name) => name,
        Owner::OperationParameter { operation, .. }
        | Owner::OperationRequest { operation, .. }
        | Owner::OperationResponse { operation, .. } => operation,
        Owner::Included => INCLUDED,
    };
    words::pascal(&words::spelled(text))
}

/// Steps of JSON:API's wrapper objects. A short name leaves them out.
const ENVELOPE: &[&str] = &["data", "attributes"];
