//! Methods that read a member inside a wrapper of JSON:API, so that callers need not open the wrapper.

use super::Accessor;
use super::envelope;
use super::field_plan::{FieldPlan, Holding};
use super::fields::Fields;
use super::types::{Types, pretty};
use crate::model::{Definition, DefinitionKind, Shape};

/// The type of an ID of any family.
const ANY_ID: &str = "ResourceId";

/// The accessors of an object, each with the key of its member. A type that is also sent has only the accessors that
/// were published before it was sent.
pub(super) fn accessors(
    fields: &Fields<'_>,
    definition: &Definition,
    plans: &[FieldPlan<'_>],
) -> Vec<(String, Accessor)> {
    let direction = definition.direction;
    let published = |plan: &FieldPlan<'_>| {
        fields
            .published
            .has_accessor(&definition.id, &plan.field.name)
    };
    let with = plans.iter().filter(|plan| plan.constant.is_none());
    let with = with.filter(|plan| direction.response && (!direction.request || published(plan)));
    with.filter_map(|plan| Some((plan.field.name.clone(), accessor(&fields.types, plan)?)))
        .collect()
}

/// The accessor of a member, if JSON:API has a wrapper for it.
fn accessor(types: &Types<'_>, plan: &FieldPlan<'_>) -> Option<Accessor> {
    let field = plan.name.clone();
    if let Shape::Defined(id) = &plan.field.type_use.shape
        && let Some(relationship) = types.json_api.relationship(id)
    {
        // The ID's type does not depend on the named families, because a later document may name others.
        let type_ = ANY_ID.to_owned();
        let bare = field.trim_end_matches('_');
        return match (relationship.many, plan.holding) {
            (_, Holding::Plain) => None,
            (true, _) => Some(Accessor::Many {
                method: format!("{bare}_ids"),
                field,
                type_,
            }),
            (false, _) => Some(Accessor::One {
                method: format!("{bare}_id"),
                field,
                type_,
            }),
        };
    }
    if plan.field.name == "included"
        && plan.holding == Holding::Optional
        && is_list_of_unions(types, plan)
    {
        return Some(Accessor::Included { field });
    }
    let wraps = envelope::is_wrapper(&plan.field.name);
    let object = types.object_behind(&plan.field.type_use).is_some();
    let type_ = pretty(&plan.type_);
    match plan.holding {
        Holding::Plain if wraps && object => Some(Accessor::Plain { field, type_ }),
        Holding::Optional if wraps && plan.boxed => Some(Accessor::Boxed { field, type_ }),
        _ => None,
    }
}

/// Whether a member is a list whose items are a union, directly or by aliases.
fn is_list_of_unions(types: &Types<'_>, plan: &FieldPlan<'_>) -> bool {
    let mut shape = &plan.field.type_use.shape;
    for _ in 0..8 {
        match shape {
            Shape::List(item) => {
                let kind = types.definition(&item.shape).map(|d| &d.kind);
                return !item.nullable && matches!(kind, Some(DefinitionKind::Union(_)));
            }
            Shape::Defined(_) => match types.definition(shape).map(|d| &d.kind) {
                Some(DefinitionKind::Alias(to)) => shape = &to.shape,
                _ => return false,
            },
            _ => return false,
        }
    }
    false
}

/// The members of an object that have an accessor.
pub(super) fn accessor_keys(fields: &Fields<'_>, definition: &Definition) -> Vec<String> {
    let accessors = accessors(fields, definition, fields.of(&definition.id));
    accessors.into_iter().map(|(key, _)| key).collect()
}
