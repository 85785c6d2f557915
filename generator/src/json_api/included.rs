//! Included objects: one union for the whole API.
//!
//! In: the model. Out: the same model, in which all documents and events include [`Owner::Included`]. Always: an answer
//! keeps its type if it later includes objects or other objects; the union then gains a variant.

use super::document::{find_documents, included_object};
use super::shapes::resource_types;
use super::{envelope, reachable};
use crate::model::{
    Api, Decision, Definition, DefinitionKind, Direction, Owner, Shape, TypeId, TypeUse, Union,
    Variant,
};
use std::collections::{BTreeMap, BTreeSet};

/// The member that distinguishes the objects.
const TAG: &str = "type";

/// Gives all documents one union of included objects.
pub(super) fn share_included(api: &mut Api) {
    let mut holders: Vec<TypeId> = find_documents(api).into_keys().collect();
    holders.extend(envelope::payload_ids(api));
    if holders.is_empty() {
        return;
    }
    let before = reachable::by_operations(api);
    let mut listed: Vec<Variant> = Vec::new();
    for id in &holders {
        let Some(item) = included_of(api, id) else {
            continue;
        };
        let Some(variants) = variants_of(api, &item) else {
            continue;
        };
        listed.extend(variants);
        set_included(api, id);
    }
    let id = included_id();
    let union = Definition {
        id: id.clone(),
        title: None,
        description: Some("An object that an answer includes in addition to its data.".to_owned()),
        deprecated: false,
        direction: Direction::default(),
        kind: DefinitionKind::Union(Union {
            decision: Decision::Tag(TAG.to_owned()),
            variants: choose_variants(listed),
        }),
        facts: Vec::new(),
        place: None,
    };
    api.definitions.insert(id, union);
    let after = reachable::by_operations(api);
    // Lists of included objects that only documents used.
    api.definitions
        .retain(|id, _| after.contains(id) || !before.contains(id));
    api.definitions.sort_unstable_keys();
}

/// The id of the union.
pub(super) fn included_id() -> TypeId {
    TypeId {
        owner: Owner::Included,
        path: Vec::new(),
    }
}

/// The type of the objects that the document `id` includes.
fn included_of(api: &Api, id: &TypeId) -> Option<TypeUse> {
    let DefinitionKind::Object(object) = &api.definitions.get(id)?.kind else {
        return None;
    };
    let field = object
        .fields
        .iter()
        .find(|field| field.name == "included")?;
    included_object(api, &field.type_use)
}

/// Whether the objects of this type can be variants of the union.
pub(super) fn can_share(api: &Api, item: &TypeUse) -> bool {
    variants_of(api, item).is_some()
}

fn set_included(api: &mut Api, id: &TypeId) {
    let Some(definition) = api.definitions.get_mut(id) else {
        return;
    };
    if let DefinitionKind::Object(object) = &mut definition.kind
        && let Some(field) = object.fields.iter_mut().find(|f| f.name == "included")
    {
        let item = TypeUse {
            shape: Shape::Defined(included_id()),
            nullable: false,
        };
        field.type_use.shape = Shape::List(Box::new(item));
    }
}

/// The variants of the objects that a document includes; `None` if their types do not distinguish them.
fn variants_of(api: &Api, item: &TypeUse) -> Option<Vec<Variant>> {
    let id = match &item.shape {
        Shape::Any | Shape::AnyObject => return Some(Vec::new()),
        Shape::Defined(id) => id,
        _ => return None,
    };
    let definition = api.definitions.get(id)?;
    match &definition.kind {
        DefinitionKind::Union(union) if union.decision == Decision::Tag(TAG.to_owned()) => {
            Some(union.variants.clone())
        }
        // A variant without its own type is read as an unknown value.
        DefinitionKind::Union(union) => {
            let inner = union.variants.iter().map(|variant| &variant.type_use);
            let inner = inner.filter(|inner| inner.shape != item.shape);
            let some: Vec<Variant> = inner
                .filter_map(|inner| variants_of(api, inner))
                .flatten()
                .collect();
            (!some.is_empty()).then_some(some)
        }
        DefinitionKind::Alias(target) if target.shape != item.shape => variants_of(api, target),
        DefinitionKind::Object(object) => {
            let tags = resource_types(api, object)?;
            let word = match (&id.owner, id.path.is_empty()) {
                (Owner::Schema(name), true) => name.clone(),
                _ => tags.first()?.clone(),
            };
            Some(vec![Variant {
                word,
                type_use: item.clone(),
                tags,
                description: None,
            }])
        }
        _ => None,
    }
}

/// One variant for each type of object: the schema that is listed most often.
fn choose_variants(listed: Vec<Variant>) -> Vec<Variant> {
    let key = |variant: &Variant| match &variant.type_use.shape {
        Shape::Defined(id) => id.to_string(),
        _ => variant.word.clone(),
    };
    let mut counts: BTreeMap<String, (usize, Variant)> = BTreeMap::new();
    for variant in listed {
        let entry = counts.entry(key(&variant)).or_insert((0, variant.clone()));
        entry.0 += 1;
        for tag in variant.tags {
            if !entry.1.tags.contains(&tag) {
                entry.1.tags.push(tag);
            }
        }
    }
    let mut by_count: Vec<(usize, Variant)> = counts.into_values().collect();
    by_count.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut taken = BTreeSet::new();
    let mut chosen: Vec<Variant> = Vec::new();
    for (_, mut variant) in by_count {
        variant.tags.retain(|tag| taken.insert(tag.clone()));
        if !variant.tags.is_empty() {
            chosen.push(variant);
        }
    }
    chosen.sort_by(|one, other| one.word.cmp(&other.word));
    chosen
}
