//! Adds the tag's member to variants of a union that do not describe it.
//!
//! Always, after this: an object in a union by tag has the tag's member, so that the tag is read with a type and a
//! request can set it. The member is a constant if only one tag selects the object.

use crate::model::{
    Additional, Api, Decision, DefinitionKind, Field, Shape, TextFormat, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// Adds the members of tags to the variants that lack them.
pub(super) fn add_tag_members(api: &mut Api) {
    let mut missing: BTreeMap<(TypeId, String), BTreeSet<String>> = BTreeMap::new();
    for definition in api.definitions.values() {
        let DefinitionKind::Union(union) = &definition.kind else {
            continue;
        };
        let Decision::Tag(property) = &union.decision else {
            continue;
        };
        for variant in &union.variants {
            if let Some(id) = find_object_without(api, &variant.type_use, property) {
                let tags = missing.entry((id, property.clone())).or_default();
                tags.extend(variant.tags.iter().cloned());
            }
        }
    }
    for ((id, property), tags) in missing {
        let Some(definition) = api.definitions.get_mut(&id) else {
            continue;
        };
        let place = definition.place.clone();
        if let DefinitionKind::Object(object) = &mut definition.kind {
            let mut tags = tags.into_iter();
            let shape = match (tags.next(), tags.next()) {
                (Some(tag), None) => Shape::Constant(tag.into()),
                _ => Shape::Text(TextFormat::Plain(None)),
            };
            let type_use = TypeUse {
                shape,
                nullable: false,
            };
            let field = Field::new(property, type_use, place);
            object.fields.insert(0, field);
        }
    }
}

/// The object that a use names, if it has no member of that name and no typed additional members.
fn find_object_without(api: &Api, type_use: &TypeUse, property: &str) -> Option<TypeId> {
    let definition = api.object_behind(type_use)?;
    let DefinitionKind::Object(object) = &definition.kind else {
        return None;
    };
    let has = object.fields.iter().any(|field| field.name == property);
    let open = !matches!(object.additional, Additional::Typed(_));
    (!has && open).then(|| definition.id.clone())
}
