//! Objects that were included before and are still described.

use super::super::Published;
use crate::model::{Api, DefinitionKind, Owner, Shape, TypeId, TypeUse, Variant};
use std::collections::BTreeSet;

/// Keeps the variants of the union of included objects, including those that no answer lists any more.
pub(super) fn keep_variants(api: &mut Api, published: &Published, list: &mut BTreeSet<String>) {
    let id = TypeId {
        owner: Owner::Included,
        path: Vec::new(),
    };
    let Some(DefinitionKind::Union(union)) = api.definitions.get(&id).map(|d| &d.kind) else {
        return;
    };
    let mut union = union.clone();
    for word in published.variant_words(&id) {
        let schema = TypeId {
            owner: Owner::Schema(word.to_owned()),
            path: Vec::new(),
        };
        let tags = crate::json_api::types_of_resource(api, &schema);
        let shape = Shape::Defined(schema);
        let stands = |known: &Variant| known.word == word && known.type_use.shape == shape;
        if tags.is_empty() || union.variants.iter().any(stands) {
            continue;
        }
        list.insert(format!("`{id}<{word}>`"));
        for other in &mut union.variants {
            other.tags.retain(|tag| !tags.contains(tag));
        }
        union.variants.retain(|other| !other.tags.is_empty());
        union.variants.push(Variant {
            word: word.to_owned(),
            type_use: TypeUse {
                shape,
                nullable: false,
            },
            tags,
            description: None,
        });
    }
    union
        .variants
        .sort_by(|one, other| one.word.cmp(&other.word));
    if let Some(definition) = api.definitions.get_mut(&id) {
        definition.kind = DefinitionKind::Union(union);
    }
}
