//! Identifiers in published relationships that are components now.
//!
//! Always: a component that is no identifier any more keeps its own type, and the relationship has a copy of it, from
//! which the members that JSON:API does not define are removed.

use super::shapes::step;
use crate::json_api::IDENTIFIER_MEMBERS;
use crate::model::{Api, DefinitionKind, Field, Object, Shape, Step, TextFormat, TypeId, TypeUse};

/// Copies the components that the relationship `id` names, if they have other members than an identifier.
pub(super) fn separate(api: &mut Api, id: &TypeId) {
    let Some(mut definition) = api.definitions.get(id).cloned() else {
        return;
    };
    if let DefinitionKind::Object(object) = &mut definition.kind {
        for field in object
            .fields
            .iter_mut()
            .filter(|field| field.name == "data")
        {
            let position = step(id, Step::Property(field.name.clone()));
            separate_use(api, &position, &mut field.type_use);
        }
    }
    api.definitions.insert(id.clone(), definition);
}

fn separate_use(api: &mut Api, position: &TypeId, type_use: &mut TypeUse) {
    let id = match &mut type_use.shape {
        Shape::List(item) => return separate_use(api, &step(position, Step::Item), item),
        Shape::Defined(id) => id.clone(),
        _ => return,
    };
    let Some(mut definition) = api.definitions.get(&id).cloned() else {
        return;
    };
    let is_component = id.path.is_empty();
    match &mut definition.kind {
        DefinitionKind::Object(object) if is_component && has_more(object) => {
            definition.id = position.clone();
            type_use.shape = Shape::Defined(position.clone());
            api.definitions.insert(position.clone(), definition);
        }
        DefinitionKind::Union(union) if !is_component => {
            for variant in &mut union.variants {
                let position = step(&id, Step::Variant(variant.word.clone()));
                separate_use(api, &position, &mut variant.type_use);
            }
            api.definitions.insert(id, definition);
        }
        _ => {}
    }
}

/// Whether an object has members that an identifier does not have, or in another form.
fn has_more(object: &Object) -> bool {
    let is_more = |field: &Field| {
        !IDENTIFIER_MEMBERS.contains(&field.name.as_str())
            || (field.name != "meta" && !is_text_of_runtime(field))
    };
    object.fields.iter().any(is_more)
}

/// Whether the runtime's type has a member of this form, which is one of [`TEXTS`](crate::json_api::TEXTS).
pub(super) fn is_text_of_runtime(field: &Field) -> bool {
    match &field.type_use.shape {
        Shape::Text(TextFormat::Plain(_)) => true,
        Shape::Text(TextFormat::DateTime) => field.name.ends_with("-at"),
        Shape::Constant(_) => field.name == "name" || field.name == "type",
        Shape::Defined(_) => field.name == "type",
        _ => false,
    }
}
