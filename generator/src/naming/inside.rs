//! Reports name collisions inside one type: members, values and variants.
//!
//! In: the model. Out: a warning for each name that several items wanted, with their places, or an error if they cannot
//! be distinguished. The names themselves are chosen where they are printed, by the same functions.

use super::members::{Collisions, name_members, name_values, name_variants, value_words};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::{Api, Definition, DefinitionKind};
use std::collections::BTreeMap;

/// Checks the names inside all types.
pub(super) fn report_inside(api: &Api, diagnostics: &mut Diagnostics) {
    for definition in api.definitions.values() {
        match &definition.kind {
            DefinitionKind::Object(object) => {
                let keys = || object.fields.iter().map(|field| field.name.as_str());
                let (members, collisions) = name_members(keys(), crate::naming::NOTHING);
                let names = members
                    .into_iter()
                    .map(|m| (m.wire, m.name.to_string()))
                    .collect();
                let place = |key: &str| {
                    let field = object.fields.iter().find(|field| field.name == key);
                    field.and_then(|field| field.place.clone())
                };
                report(
                    diagnostics,
                    definition,
                    "members",
                    &names,
                    &collisions,
                    &place,
                );
            }
            DefinitionKind::Enumeration(enumeration) => {
                let words = value_words(enumeration);
                let (names, collisions) =
                    name_values(words.iter().map(String::as_str), crate::naming::NOTHING);
                let names = names
                    .into_iter()
                    .map(|(text, name)| (text, name.to_string()))
                    .collect();
                report(
                    diagnostics,
                    definition,
                    "values",
                    &names,
                    &collisions,
                    &|_| None,
                );
            }
            DefinitionKind::Union(union) => {
                let (names, collisions) =
                    name_variants(union.variants.iter().map(|v| v.word.as_str()));
                let names = names
                    .into_iter()
                    .map(|(word, name)| (word, name.to_string()))
                    .collect();
                report(
                    diagnostics,
                    definition,
                    "variants",
                    &names,
                    &collisions,
                    &|_| None,
                );
            }
            DefinitionKind::Alias(_) => {}
        }
    }
}

fn report(
    diagnostics: &mut Diagnostics,
    definition: &Definition,
    what: &str,
    names: &BTreeMap<String, String>,
    collisions: &Collisions,
    place: &dyn Fn(&str) -> Option<Place>,
) {
    for (identifier, who) in collisions {
        let now: Vec<String> = who
            .iter()
            .filter_map(|key| Some(format!("{key:?} is `{}`", names.get(key)?)))
            .collect();
        let same = |one: &String| {
            who.iter()
                .any(|other| other != one && names.get(other) == names.get(one))
        };
        let severity = if who.iter().any(same) {
            Severity::Error
        } else {
            Severity::Warning
        };
        let first = who
            .first()
            .and_then(|key| place(key))
            .or_else(|| definition.place.clone());
        let related = who
            .iter()
            .skip(1)
            .filter_map(|key| Some((place(key)?, format!("{key:?}"))));
        diagnostics.push(Diagnostic {
            code: "name-collision",
            severity,
            message: format!(
                "{} {what} of `{}` would have the name `{identifier}`: {}",
                who.len(),
                definition.id,
                now.join(", ")
            ),
            place: first,
            related: related.collect(),
            help:
                "nothing needs to be done if the names are good; an overlay can rename one of them"
                    .to_owned(),
        });
    }
}
