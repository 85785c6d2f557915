//! Names of resources, their modules and methods.

use super::collision::describe_collision;
use super::forms::Forms;
use super::reserved::RESERVED_TYPES;
use super::resources::ResourceName;
use super::scope::{Candidate, Decided, Name, decide_published};
use super::{singular, words};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Api, Operation, Owner, Resource, Shape, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The names of an operation.
#[derive(Clone, Debug)]
pub struct OperationName {
    /// Its type. If it has a JSON body, the type is also the body: `CreateInquiry`.
    pub type_name: Name,
    /// Its method on the resource: `create`.
    pub method: Name,
}

/// Words without meaning in a name.
const ARTICLES: &[&str] = &["a", "an", "the"];
/// Methods that every client or builder has, and methods of the prelude that take a value before its own methods are
/// found.
const RESERVED_METHODS: &[&str] = &["new", "clone", "fmt", "client", "into", "try_into"];
/// The body of an operation, if it is an inline object. One type then serves as operation and body.
pub fn body_type<'a>(api: &Api, operation: &'a Operation) -> Option<&'a TypeId> {
    let media = operation.request.as_ref()?.media.first()?;
    let use_ = media
        .type_use
        .as_ref()
        .filter(|_| media.encoding.is_structured())?;
    match &use_.shape {
        Shape::Defined(id) if is_own_object(api, id) => Some(id),
        _ => None,
    }
}

/// Whether `id` is an inline object in the body of an operation.
fn is_own_object(api: &Api, id: &TypeId) -> bool {
    let object = api
        .definitions
        .get(id)
        .is_some_and(|d| matches!(d.kind, crate::model::DefinitionKind::Object(_)));
    object && id.path.is_empty() && matches!(id.owner, Owner::OperationRequest { .. })
}

/// Names the operations: types in one scope, methods in one scope per resource.
pub(super) fn name_operations(
    api: &Api,
    schemas: &BTreeSet<String>,
    resources: &BTreeMap<String, ResourceName>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, OperationName> {
    let types = name_operation_types(api, schemas, resources, config);
    let weights = [Severity::Warning, Severity::Error];
    report_decided((api, config), diagnostics, &types, "types", weights);
    let mut methods = BTreeMap::new();
    for resource in &api.resources {
        let decided = name_methods(api, resource, config);
        let weights = [Severity::Note, Severity::Error];
        report_decided((api, config), diagnostics, &decided, "methods", weights);
        methods.extend(decided.names);
    }
    types
        .names
        .into_iter()
        .filter_map(|(id, type_name)| {
            let method = methods.remove(&id)?;
            Some((id, OperationName { type_name, method }))
        })
        .collect()
}

/// Names the type of each operation.
fn name_operation_types(
    api: &Api,
    schemas: &BTreeSet<String>,
    resources: &BTreeMap<String, ResourceName>,
    config: &Config,
) -> Decided<String> {
    let mut reserved: Vec<&str> = RESERVED_TYPES.to_vec();
    reserved.extend(resources.values().map(|r| r.handle.as_str()));
    reserved.extend(schemas.iter().map(String::as_str));
    let published = |id: &String| match config.operation_type(id) {
        Some(settled) => Some(settled.to_owned()),
        None => Some(config.published.operation(id)?.0.to_owned()),
    };
    reserved.extend(config.published.type_names());
    reserved.extend(config.published.families().map(|(_, name)| name));
    let candidates = api.operations.iter().map(|o| {
        let full = words::pascal(&significant(&o.id).join(" "));
        let forms = match config.operation_type(&o.id) {
            Some(settled) => Forms::one(settled),
            None => Forms::new(full.clone(), move || {
                let longer = [words::cased(&o.id), words::spelled(&o.id)];
                let longer = longer.map(|words| words::pascal(&words));
                std::iter::once(full + "Operation").chain(longer).collect()
            }),
        };
        Candidate {
            key: o.id.clone(),
            forms,
            keeps: false,
        }
    });
    decide_published(candidates.collect(), &published, RESERVED_TYPES, &reserved)
}

/// Names the methods of a resource.
fn name_methods(api: &Api, resource: &Resource, config: &Config) -> Decided<String> {
    let published = |id: &String| match config.operation_method(id) {
        Some(settled) => Some(settled.to_owned()),
        None => Some(config.published.operation(id)?.1.to_owned()),
    };
    let operations = api.operations.iter();
    let candidates = operations.filter(|o| o.resource == resource.tag).map(|o| {
        let forms = match config.operation_method(&o.id) {
            Some(settled) => Forms::one(settled),
            None => method_forms(&o.id, &resource.tag),
        };
        Candidate {
            key: o.id.clone(),
            forms,
            keeps: false,
        }
    });
    decide_published(candidates.collect(), &published, RESERVED_METHODS, &[])
}

/// Reports lengthened names, and names that could not be distinguished, with these severities.
fn report_decided(
    model: (&Api, &Config),
    diagnostics: &mut Diagnostics,
    decided: &Decided<String>,
    what: &str,
    [lengthened, undecided]: [Severity; 2],
) {
    let names = &decided.names;
    report(
        model,
        diagnostics,
        (&decided.collisions, names),
        what,
        lengthened,
    );
    report(
        model,
        diagnostics,
        (&decided.unresolved, names),
        what,
        undecided,
    );
}

/// The possible names of a method: without the resource's noun, with it, then with more words of the id. A word that
/// every handle uses itself gets an underscore.
fn method_forms<'f>(id: &'f str, tag: &str) -> Forms<'f> {
    let form = |words: String| {
        let form = words::snake(&words);
        match RESERVED_METHODS.contains(&form.as_str()) {
            true => form + "_",
            false => form,
        }
    };
    Forms::new(form(without_noun(id, tag).join(" ")), move || {
        let longer = [
            significant(id).join(" "),
            words::cased(id),
            words::spelled(id),
        ];
        longer.map(form).to_vec()
    })
}

/// The meaningful words of an operation id: without articles, and without `all` after a verb for listing.
fn significant(id: &str) -> Vec<String> {
    let words = words::split(id);
    let mut out: Vec<String> = Vec::new();
    for word in &words {
        let listing = word == "all" && out.last().is_some_and(|last| last == "list");
        if !listing && !ARTICLES.contains(&word.as_str()) {
            out.push(word.clone());
        }
    }
    if out.is_empty() { words } else { out }
}

/// The words of an operation id without the noun of its resource.
fn without_noun(id: &str, tag: &str) -> Vec<String> {
    let words = significant(id);
    let noun = words::split(tag);
    let found = (0..=words.len().saturating_sub(noun.len())).find(|&at| {
        words.len() >= noun.len()
            && noun
                .iter()
                .zip(&words[at..])
                .all(|(a, b)| singular::same_noun(a, b))
    });
    match found {
        Some(at) if words.len() > noun.len() => {
            let mut rest = words[..at].to_vec();
            rest.extend_from_slice(&words[at + noun.len()..]);
            while rest.len() > 1
                && rest
                    .last()
                    .is_some_and(|w| ["for", "into", "of", "as"].contains(&w.as_str()))
            {
                rest.pop();
            }
            rest
        }
        _ => words,
    }
}

/// An identifier, and the operations that wanted it.
type Collision = (String, Vec<String>);

/// Reports the operations that wanted the same name, and their final names.
fn report(
    (api, config): (&Api, &Config),
    diagnostics: &mut Diagnostics,
    (collisions, names): (&[Collision], &BTreeMap<String, Name>),
    what: &str,
    severity: Severity,
) {
    let key = if what == "methods" { "method" } else { "type" };
    let by_hand = |id: &str| config.places.value(&["names", "operations", id, key]);
    let own = |id: &str| {
        let operation = api.operations.iter().find(|o| o.id == id);
        operation.and_then(|o| o.place.clone())
    };
    let place = |id: &str| by_hand(id).or_else(|| own(id));
    for (identifier, who) in collisions {
        let first = who.first().cloned().unwrap_or_default();
        let now: Vec<String> = who
            .iter()
            .filter_map(|id| Some(format!("`{id}` is `{}`", names.get(id)?)))
            .collect();
        diagnostics.push(Diagnostic {
            code: "name-collision",
            severity,
            message: describe_collision(
                &format!("the {what} of {} operations", who.len()),
                identifier,
                &now,
            ),
            place: place(&first),
            related: who
                .iter()
                .skip(1)
                .filter_map(|id| Some((place(id)?, format!("`{id}`"))))
                .collect(),
            help: format!(
                "choose a name in codegen.toml, under [names.operations]: \"{first}\" = {{ … }}"
            ),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_leave_the_noun_out() {
        for (id, tag, method) in [
            ("resume-an-inquiry", "Inquiries", "resume"),
            ("list-all-accounts", "Accounts", "list"),
            ("accounts-add-tag", "Accounts", "add tag"),
            ("runAccountAction", "Accounts", "run action"),
            ("mark-an-inquiry-for-review", "Inquiries", "mark for review"),
            ("set-status-for-a-case", "Cases", "set status"),
            (
                "generate-a-one-time-link-for-an-inquiry-session",
                "Inquiry Sessions",
                "generate one time link",
            ),
            ("retrieve-an-api-key", "API Keys", "retrieve"),
            ("add-tag", "Cases", "add tag"),
        ] {
            assert_eq!(without_noun(id, tag).join(" "), method, "{id}");
        }
    }
}
