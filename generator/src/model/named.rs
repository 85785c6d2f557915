//! The uses in a definition, and the definitions that they name.

use super::{Additional, Definition, DefinitionKind, Owner, Shape, TypeId, TypeUse};

impl TypeUse {
    /// The definition that this use names, also as the items of a list or the values of a map.
    pub fn named(&self) -> Option<&TypeId> {
        match &self.shape {
            Shape::Defined(id) => Some(id),
            Shape::List(inner) | Shape::Map(inner) => inner.named(),
            _ => None,
        }
    }
}

impl DefinitionKind {
    /// The uses in it: of members, of additional members, of variants, of an alias's target.
    pub fn uses(&self) -> Vec<&TypeUse> {
        match self {
            DefinitionKind::Object(object) => {
                let others = match &object.additional {
                    Additional::Typed(value) => Some(value),
                    Additional::Any | Additional::Undeclared => None,
                };
                let members = object.fields.iter().map(|field| &field.type_use);
                members.chain(others).collect()
            }
            DefinitionKind::Union(union) => {
                let variants = union.variants.iter();
                variants.map(|variant| &variant.type_use).collect()
            }
            DefinitionKind::Alias(target) => vec![target],
            DefinitionKind::Enumeration(_) => Vec::new(),
        }
    }
}

impl Definition {
    /// The definitions that it names, in its own order.
    pub fn named(&self) -> impl Iterator<Item = &TypeId> {
        self.kind.uses().into_iter().filter_map(TypeUse::named)
    }
}

impl Owner {
    /// Whether its types are among the models, and not in the file of an operation or event.
    pub fn is_component(&self) -> bool {
        matches!(
            self,
            Owner::Schema(_)
                | Owner::Parameter(_)
                | Owner::RequestBody(_)
                | Owner::Response(_)
                | Owner::Header(_)
                | Owner::Included
        )
    }
}
