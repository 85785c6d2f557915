//! Names of types: definitions, ID types and event variants.

use super::operations::{OperationName, ResourceName};
use super::scope::{Candidate, Name, decide_published};
use super::{singular, words};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::json_api::JsonApi;
use crate::model::{Api, Owner, Step, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Type names that generated code uses for something else, and those that the crate's root exports: so the root, the
/// models and the events can be imported together.
pub(super) const RESERVED_TYPES: &[&str] = &[
    "AsRef",
    "Base64",
    "BigInteger",
    "Box",
    "Client",
    "ClientBuilder",
    "CollectionDocument",
    "Date",
    "DateTime",
    "Default",
    "Empty",
    "Err",
    "Error",
    "Event",
    "Extra",
    "File",
    "Fn",
    "From",
    "Included",
    "IntegerInput",
    "Into",
    "IntoIterator",
    "IntoList",
    "IntoMember",
    "IntoNullable",
    "IntoNullableList",
    "IntoText",
    "JsonInput",
    "JsonItem",
    "Links",
    "Map",
    "Misfit",
    "None",
    "Nullable",
    "NumberInput",
    "Ok",
    "Option",
    "Request",
    "Required",
    "ResourceDocument",
    "ResourceId",
    "ResourceIdentifier",
    "Response",
    "Result",
    "RetryPolicy",
    "Reveal",
    "Self",
    "Slot",
    "Some",
    "String",
    "ToMany",
    "ToOne",
    "UnsignedInput",
    "Value",
    "Vec",
    "Verifier",
];

/// The union of what documents include.
const INCLUDED: &str = "Included";

/// Steps that JSON:API puts between a resource and its members; a short name leaves them out.
const ENVELOPE: &[&str] = &["data", "attributes"];

/// Names the ID types, such as `AccountId` for the family `account`.
pub(super) fn name_ids(json_api: &JsonApi, config: &Config) -> BTreeMap<String, Name> {
    let candidates = json_api
        .families()
        .map(|family| {
            let base = words::pascal(&words::readable(family));
            Candidate {
                key: family.to_owned(),
                forms: vec![
                    format!("{base}Id"),
                    format!("{base}ResourceId"),
                    format!("{}ResourceId", words::pascal(&words::spelled(family))),
                ],
                keeps: true,
            }
        })
        .collect();
    let published = |family: &String| {
        let mut families = config.published.families();
        families
            .find(|(known, _)| known == family)
            .map(|(_, name)| name.to_owned())
    };
    let mut taken: Vec<&str> = config.published.type_names().into_iter().collect();
    taken.extend(config.published.operation_types());
    decide_published(candidates, &published, RESERVED_TYPES, &taken).names
}

/// Names that were chosen before those of types, and that types must leave alone.
pub(super) struct Chosen<'a> {
    pub operations: &'a BTreeMap<String, OperationName>,
    pub resources: &'a BTreeMap<String, ResourceName>,
    pub ids: &'a BTreeMap<String, Name>,
    pub parameters: &'a BTreeMap<String, Name>,
}

/// Names all definitions.
pub(super) fn name_types(
    api: &Api,
    json_api: &JsonApi,
    chosen: &Chosen<'_>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<TypeId, Name> {
    let Chosen {
        operations,
        resources,
        ids,
        parameters,
    } = *chosen;
    let mut reserved: Vec<&str> = RESERVED_TYPES.to_vec();
    reserved.extend(ids.values().chain(parameters.values()).map(Name::as_str));
    reserved.extend(resources.values().map(|r| r.handle.as_str()));
    let bodies: Vec<&TypeId> = api
        .operations
        .iter()
        .filter_map(|o| super::operations::body_type(api, o))
        .collect();
    let markers: Vec<&str> = api
        .operations
        .iter()
        .filter(|o| super::operations::body_type(api, o).is_none())
        .filter_map(|o| operations.get(&o.id))
        .map(|o| o.type_name.as_str())
        .collect();
    reserved.extend(markers);
    let candidates = api
        .definitions
        .keys()
        .filter(|id| !json_api.is_runtime(id) && id.owner != Owner::Included)
        .map(|id| {
            let forms = match config.type_name(&id.to_string()) {
                Some(settled) => vec![settled.to_owned()],
                None => forms(id, operations, config, bodies.contains(&id)),
            };
            let whole = id.path.is_empty() || config.type_name(&id.to_string()).is_some();
            Candidate {
                key: id.clone(),
                forms,
                keeps: whole,
            }
        })
        .collect();
    let published = |id: &TypeId| match config.type_name(&id.to_string()) {
        Some(settled) => Some(settled.to_owned()),
        None => config.published.type_name(id).map(str::to_owned),
    };
    let published = |id: &TypeId| published(id).filter(|_| !bodies.contains(&id));
    let gone: Vec<&str> = config.published.type_names().into_iter().collect();
    let taken: Vec<&str> = gone
        .into_iter()
        .filter(|name| {
            !bodies
                .iter()
                .any(|id| forms_of_body(id, operations) == Some(*name))
        })
        .collect();
    let mut decided = decide_published(candidates, &published, &reserved, &taken);
    let included = api.definitions.keys();
    for id in included.filter(|id| id.owner == Owner::Included && !json_api.is_runtime(id)) {
        let name = super::scope::make(INCLUDED.to_owned());
        decided.names.insert(id.clone(), name);
    }
    for (identifier, who) in &decided.collisions {
        report(
            api,
            diagnostics,
            Severity::Warning,
            identifier,
            who,
            &decided.names,
        );
    }
    for (identifier, who) in &decided.unresolved {
        report(
            api,
            diagnostics,
            Severity::Error,
            identifier,
            who,
            &decided.names,
        );
    }
    decided.names
}

/// The name of an operation whose body ID is.
fn forms_of_body<'a>(
    id: &TypeId,
    operations: &'a BTreeMap<String, OperationName>,
) -> Option<&'a str> {
    match &id.owner {
        Owner::OperationRequest { operation, .. } => operations
            .get(operation)
            .map(|name| name.type_name.as_str()),
        _ => None,
    }
}

/// The identifiers of a definition, from the shortest to the longest.
fn forms(
    id: &TypeId,
    operations: &BTreeMap<String, OperationName>,
    config: &Config,
    is_body: bool,
) -> Vec<String> {
    let (base, suffix, kind) = owner_words(&id.owner, operations);
    let owner = TypeId {
        owner: id.owner.clone(),
        path: Vec::new(),
    };
    // What is written inside a type whose name was settled by hand is named after it.
    let base = config
        .type_name(&owner.to_string())
        .map_or(base, str::to_owned);
    if is_body && let Owner::OperationRequest { operation, .. } = &id.owner {
        return operations
            .get(operation)
            .map(|name| vec![name.type_name.to_string()])
            .unwrap_or_default();
    }
    let short = base.clone() + &steps(&base, &id.path, true);
    let long = base.clone() + &steps(&base, &id.path, false);
    let mut forms = Vec::new();
    for form in if id.path.is_empty() {
        vec![
            base.clone() + suffix,
            base.clone() + kind,
            base.clone() + kind + &spelled_owner(&id.owner),
        ]
    } else {
        let inside = base.clone() + suffix;
        vec![
            short,
            long.clone(),
            inside.clone() + &steps(&inside, &id.path, false),
            base.clone() + kind + &steps("", &id.path, false),
            base.clone() + kind + &spelled_steps(&id.path),
        ]
    } {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// An owner's word, the suffix it takes where it is a type itself, and the word for its kind.
fn owner_words(
    owner: &Owner,
    operations: &BTreeMap<String, OperationName>,
) -> (String, &'static str, &'static str) {
    let pascal = |text: &str| words::pascal(&words::readable(text));
    let operation = |id: &str| {
        operations
            .get(id)
            .map_or_else(|| pascal(id), |name| name.type_name.to_string())
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
fn media_word(media: &str) -> String {
    match media {
        "application/json" => "Json".to_owned(),
        "multipart/form-data" => "Multipart".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        other => words::pascal(&words::readable(other.rsplit('/').next().unwrap_or(other))),
    }
}

/// The words of a path; SHORT leaves the envelope out wherever something follows it.
fn steps(base: &str, path: &[Step], short: bool) -> String {
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

/// The name of a list's item: the singular where the list is a plural, else with `Item` behind it.
fn make_item(base: &str, list: &str) -> String {
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

/// The words of a path with every separator spelled out.
fn spelled_steps(path: &[Step]) -> String {
    path.iter()
        .map(|step| match step {
            Step::Property(text) | Step::Variant(text) => words::pascal(&words::spelled(text)),
            Step::Item => "Item".to_owned(),
            Step::Value => "Value".to_owned(),
        })
        .collect()
}

/// An owner's own name with every separator spelled out.
fn spelled_owner(owner: &Owner) -> String {
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

/// Says that several things wanted IDENTIFIER, where they are and what each is called now.
fn report(
    api: &Api,
    diagnostics: &mut Diagnostics,
    severity: Severity,
    identifier: &str,
    who: &[TypeId],
    names: &BTreeMap<TypeId, Name>,
) {
    let place = |id: &TypeId| api.definitions.get(id).and_then(|d| d.place.clone());
    let now = |id: &TypeId| names.get(id).map(Name::to_string).unwrap_or_default();
    let list: Vec<String> = who
        .iter()
        .map(|id| format!("`{id}` is `{}`", now(id)))
        .collect();
    let related = who
        .iter()
        .skip(1)
        .filter_map(|id| Some((place(id)?, format!("`{}`", now(id)))));
    let key = who.first().map(ToString::to_string).unwrap_or_default();
    diagnostics.push(Diagnostic {
        code: "name-collision",
        severity,
        message: format!(
            "{} types would be called `{identifier}`: {}",
            who.len(),
            list.join(", ")
        ),
        place: who.first().and_then(place),
        related: related.collect(),
        help: format!("settle it by hand in codegen.toml, under [names.types]: \"{key}\" = \"…\""),
    });
}

/// Names the traits of shared parameters.
pub(super) fn name_parameters(api: &Api, config: &Config) -> BTreeMap<String, Name> {
    let components: BTreeSet<&String> = api
        .operations
        .iter()
        .flat_map(|o| &o.parameters)
        .filter_map(|p| p.component.as_ref())
        .collect();
    let candidates = components
        .into_iter()
        .map(|component| Candidate {
            key: component.clone(),
            forms: vec![
                format!("Takes{}", words::pascal(&words::readable(component))),
                format!("Takes{}", words::pascal(&words::spelled(component))),
            ],
            keeps: false,
        })
        .collect();
    let published = |component: &String| {
        let name = config.published.parameter_trait(component);
        name.map(str::to_owned)
    };
    let taken: Vec<&str> = config.published.type_names().into_iter().collect();
    decide_published(candidates, &published, RESERVED_TYPES, &taken).names
}

/// Names the variants of the event enum.
pub(super) fn name_events(
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Name> {
    let candidates = api
        .events
        .iter()
        .map(|event| Candidate {
            key: event.name.clone(),
            forms: vec![
                words::pascal(&words::readable(&event.name)),
                words::pascal(&words::spelled(&event.name)),
            ],
            keeps: false,
        })
        .collect();
    let published = |name: &String| config.published.event(name).map(str::to_owned);
    let decided = decide_published(candidates, &published, &["Unknown"], &[]);
    for (identifier, who) in decided.unresolved {
        diagnostics.error(
            "name-collision",
            None,
            format!(
                "the events {} would all be called `{identifier}`",
                who.join(", ")
            ),
            "rename one of them in an overlay",
        );
    }
    decided.names
}

#[cfg(test)]
mod tests {
    use super::RESERVED_TYPES;

    #[test]
    fn no_type_is_called_like_one_that_every_file_imports() {
        let prelude = include_str!("../../../generated/src/runtime/prelude.rs");
        let words = prelude.split(|letter: char| !letter.is_alphanumeric());
        let types: Vec<&str> = words
            .filter(|word| word.starts_with(char::is_uppercase) && *word != "What")
            .collect();
        assert!(types.len() > 20, "{types:?}");
        for name in types {
            assert!(RESERVED_TYPES.contains(&name), "{name}");
        }
    }
}
