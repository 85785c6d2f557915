//! Restores the published form of a model.
//!
//! In: a model and the facts. Out: the same model, with the published id, place and shape for parts that upstream
//! describes in more detail. Always: a part keeps its published form only if that form still sends and reads all that
//! the document allows. Removals and changes are not hidden. A note lists all kept parts, so that a person knows what
//! can be released.

mod adopt;
mod examples;
mod holder;
mod identifiers;
mod included;
mod names;
mod operations;
mod owners;
mod required;
mod runtime;
mod shapes;
mod stand;
mod widen;
mod words;
mod wraps;

use super::Published;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Api, Owner, TypeId};
use holder::Holder;
use std::collections::{BTreeMap, BTreeSet};

/// Restores the published form of a model.
pub fn hold_shapes(api: &mut Api, published: &Published, diagnostics: &mut Diagnostics) {
    if published.is_empty() {
        return;
    }
    let mut list = BTreeSet::new();
    operations::hold_places(api, published, &mut list);
    operations::hold_media(api, published, &mut list);
    owners::hold_owners(api, published);
    let trimmed = hold_names(api, published, &mut list);
    let members = hold_types(api, published, trimmed, &mut list);
    included::keep_variants(api, published, &mut list);
    hold_ids(api, published);
    api.held.members = members;
    crate::model::settle_places(api);
    hold_directions(api, published);
    wraps::hold_wraps(api, published, &mut list);
    required::list_held(api, published, &mut list);
    if !list.is_empty() {
        examples::trim_examples(api);
        diagnostics.push(Diagnostic {
            code: "held-by-lock",
            severity: Severity::Note,
            message: format!(
                "{} items keep their published form, although the document describes them differently: {}",
                list.len(),
                list.iter().cloned().collect::<Vec<_>>().join(", ")
            ),
            place: None,
            related: Vec::new(),
            help: "delete their lines in names.lock to release them with the next breaking version"
                .to_owned(),
        });
    }
    api.held.list = list;
}

/// Gives schemas and variants their published names. Says whether an object lost members that the runtime's type does not
/// have.
fn hold_names(api: &mut Api, published: &Published, list: &mut BTreeSet<String>) -> bool {
    let mut trimmed = false;
    loop {
        words::hold_words(api, published);
        // A trimmed document or event shares its included objects, so that their union has all its variants.
        if runtime::trim(api, published, list) {
            crate::json_api::settle(api);
            trimmed = true;
        }
        // A renamed schema may be the place of another one.
        if !names::hold_schemas(api, published, list) {
            return trimmed;
        }
    }
}

/// Restores the published types. Gives the members of schemas for which another type stands.
fn hold_types(
    api: &mut Api,
    published: &Published,
    trimmed: bool,
    list: &mut BTreeSet<String>,
) -> BTreeMap<(TypeId, String), TypeId> {
    let mut members = BTreeMap::new();
    loop {
        let mut holder = Holder::new(api, published);
        holder.hold_all();
        list.append(&mut holder.list);
        members.append(&mut holder.members);
        // A restored part is trimmed too.
        if runtime::trim(api, published, list) || trimmed || !list.is_empty() {
            crate::json_api::settle(api);
        }
        // A restored part may be the place of a renamed schema.
        if !names::hold_schemas(api, published, list) {
            return members;
        }
    }
}

/// A type that was once sent or read keeps the form for that.
fn hold_directions(api: &mut Api, published: &Published) {
    for definition in api.definitions.values_mut() {
        let way = published.way(&definition.id).unwrap_or_default();
        definition.direction.request |= way == "sent" || way == "both";
        definition.direction.response |= way == "read" || way == "both";
        // An unused type has the form of a type that is read.
        definition.direction.response |= way == "unused" && definition.direction.request;
    }
}

/// Keeps families of IDs, the IDs of resources, and the objects for which the runtime has no type.
fn hold_ids(api: &mut Api, published: &Published) {
    let is_published = |id: &TypeId| published.type_name(id).is_some() && published.has_members(id);
    let known = api
        .definitions
        .keys()
        .filter(|id| is_published(id))
        .cloned();
    let known: Vec<TypeId> = known.filter(|id| id.owner != Owner::Included).collect();
    let held = &mut api.held;
    held.families = published
        .families()
        .map(|(family, _)| family.to_owned())
        .collect();
    for id in known {
        if published.runtime(&id).is_none() {
            held.apart.insert(id.clone());
        }
        held.ids
            .insert(id.clone(), published.family_of_id(&id).map(str::to_owned));
    }
}
