//! A sentence about the purpose of a type that the document does not describe, such as the operation whose body it is.
//!
//! In: the model and its names. Out: a sentence that links to the method, event or type. Always: the
//! sentence names the first use, and a direct use before an indirect one, so that a new use does not change it.

use super::docs::code_span;
use super::types::Types;
use crate::model::{Media, Operation, Response, Step, TypeId, TypeUse};
use crate::naming::Names;
use std::collections::{BTreeMap, VecDeque};

/// The first use of each type.
#[derive(Debug)]
pub(super) struct Uses(BTreeMap<TypeId, Use>);

/// A use of a type: a phrase such as `body of`, a link to the user, whether the type is only a part of the body, and
/// whether it has several users.
#[derive(Clone, Debug)]
struct Use {
    phrase: String,
    link: String,
    part: bool,
    several: bool,
}

impl Uses {
    /// Finds the first use of each type.
    pub(super) fn find(types: &Types<'_>) -> Uses {
        let mut found: BTreeMap<TypeId, Use> = BTreeMap::new();
        let mut todo = VecDeque::new();
        for (type_use, phrase, link) in roots(types) {
            let Some(id) = type_use.named() else {
                continue;
            };
            if let Some(known) = found.get_mut(id) {
                known.several |= known.link != link;
                continue;
            }
            let first = Use {
                phrase,
                link,
                part: false,
                several: false,
            };
            found.insert(id.clone(), first);
            todo.push_back(id);
        }
        while let Some(id) = todo.pop_front() {
            let (Some(whole), Some(definition)) =
                (found.get(id).cloned(), types.api.definitions.get(id))
            else {
                continue;
            };
            for child in definition.named() {
                if !found.contains_key(child) {
                    found.insert(
                        child.clone(),
                        Use {
                            part: true,
                            ..whole.clone()
                        },
                    );
                    todo.push_back(child);
                }
            }
        }
        Uses(found)
    }

    /// A sentence about the purpose of a type.
    pub(super) fn sentence(&self, types: &Types<'_>, id: &TypeId) -> String {
        let at = way_to(id);
        let root = TypeId {
            owner: id.owner.clone(),
            path: Vec::new(),
        };
        let found = self.0.get(&root).or_else(|| self.0.get(id));
        let whole = types
            .names
            .types
            .get(&root)
            .filter(|_| is_linked(types, &root));
        match (found, whole) {
            _ if !id.path.is_empty() && whole.is_some() => {
                format!(
                    "Part of [`{}`], at {at}.",
                    whole.map(ToString::to_string).unwrap_or_default()
                )
            }
            (Some(first), _) => {
                let mut text = match first.part || !id.path.is_empty() {
                    true => format!("Part of the {} {}", first.phrase, first.link),
                    false => format!("{} {}", capitalized(&first.phrase), first.link),
                };
                if first.several {
                    text.push_str(" and of others");
                }
                if !id.path.is_empty() {
                    text.push_str(&format!(", at {at}"));
                }
                text + "."
            }
            (None, _) => format!(
                "The {}, which no operation and no event uses.",
                code_span(&id.to_string())
            ),
        }
    }
}

/// All direct uses of types: in bodies, answers, parameters and events.
fn roots<'a>(types: &Types<'a>) -> Vec<(&'a TypeUse, String, String)> {
    let mut roots = Vec::new();
    for operation in &types.api.operations {
        let Some(link) = method_link(types.names, operation) else {
            continue;
        };
        let mut add = |type_use, phrase: String| roots.push((type_use, phrase, link.clone()));
        let bodies = operation.request.iter().flat_map(|request| &request.media);
        for type_use in uses_in(bodies) {
            add(type_use, "body of".to_owned());
        }
        for type_use in uses_in(media_of(&operation.answers)) {
            add(type_use, "answer of".to_owned());
        }
        for parameter in &operation.parameters {
            let name = code_span(&parameter.name);
            add(&parameter.type_use, format!("parameter {name} of"));
        }
        for type_use in uses_in(media_of(&operation.errors)) {
            add(type_use, "error of".to_owned());
        }
    }
    for event in &types.api.events {
        let Some(variant) = types.names.events.get(&event.name) else {
            continue;
        };
        let link = format!("[`Event::{variant}`](super::super::events::Event::{variant})");
        for type_use in uses_in(event.body.iter()) {
            roots.push((type_use, "body of".to_owned(), link.clone()));
        }
    }
    roots
}

/// Whether the owner's type has its own name and is in the same file.
fn is_linked(types: &Types<'_>, root: &TypeId) -> bool {
    root.owner.is_component() && types.api.definitions.contains_key(root)
}

fn method_link(names: &Names, operation: &Operation) -> Option<String> {
    let path = names.operation_path(operation)?;
    Some(format!("[`{path}`](super::super::resources::{path})"))
}

fn media_of(responses: &[Response]) -> impl Iterator<Item = &Media> {
    responses.iter().flat_map(|response| &response.media)
}

fn uses_in<'m>(media: impl Iterator<Item = &'m Media>) -> impl Iterator<Item = &'m TypeUse> {
    media.filter_map(|media| media.type_use.as_ref())
}

/// The path from the owner to an inline type, as code.
fn way_to(id: &TypeId) -> String {
    let mut text = String::new();
    for step in &id.path {
        match step {
            Step::Property(name) if text.is_empty() => text.push_str(name),
            Step::Property(name) => text.push_str(&format!(".{name}")),
            Step::Item => text.push_str("[]"),
            Step::Value => text.push_str("{}"),
            Step::Variant(word) => text.push_str(&format!("<{word}>")),
        }
    }
    code_span(&text)
}

fn capitalized(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
