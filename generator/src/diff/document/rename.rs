//! Finds renamed operations and schemas.
//!
//! In: two models. Out: the operations and schemas that have a new name. Always: an operation is the same if its method
//! and path are; a schema is the same if everything below it is. An uncertain case is not a renaming.

use super::super::origin::Origin;
use crate::model::{Api, Operation, Owner, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The renamed items: the old name and the new one.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Renames {
    /// Operations by operationId.
    pub operations: BTreeMap<String, String>,
    /// Schemas of the components by name.
    pub schemas: BTreeMap<String, String>,
}

impl Renames {
    /// Finds the renamed items.
    pub fn find(old: &Api, new: &Api) -> Renames {
        Renames {
            operations: find_operations(old, new),
            schemas: find_schemas(old, new),
        }
    }

    /// The id that the new document gives to `id`.
    pub fn apply(&self, id: &TypeId) -> TypeId {
        rename_id(id, &|operation| self.operations.get(operation), &|schema| {
            self.schemas.get(schema)
        })
    }

    /// The id that the new document gives to an operation.
    pub fn operation(&self, id: &str) -> String {
        self.operations
            .get(id)
            .map_or(id, String::as_str)
            .to_owned()
    }

    /// The origin that the new document gives to `origin`.
    pub fn origin(&self, origin: &Origin) -> Origin {
        match origin {
            Origin::Operation(id) => Origin::Operation(self.operation(id)),
            Origin::OperationPart(id, part) => Origin::OperationPart(self.operation(id), *part),
            Origin::Parameter(id, location, name) => {
                Origin::Parameter(self.operation(id), *location, name.clone())
            }
            Origin::Type(id) => Origin::Type(self.apply(id)),
            Origin::Field(id, name) => Origin::Field(self.apply(id), name.clone()),
            Origin::Additional(id) => Origin::Additional(self.apply(id)),
            Origin::Value(id, value) => Origin::Value(self.apply(id), value.clone()),
            Origin::Variant(id, word) => Origin::Variant(self.apply(id), word.clone()),
            Origin::Api(_)
            | Origin::Resource(_)
            | Origin::Event(_)
            | Origin::Family(_)
            | Origin::SentHeader(_)
            | Origin::Feature(_) => origin.clone(),
        }
    }
}

fn find_operations(old: &Api, new: &Api) -> BTreeMap<String, String> {
    let ids =
        |api: &Api| -> BTreeSet<String> { api.operations.iter().map(|o| o.id.clone()).collect() };
    let (before, after) = (ids(old), ids(new));
    let place = |o: &Operation| (o.method.clone(), o.path.clone());
    let gone = old.operations.iter().filter(|o| !after.contains(&o.id));
    gone.filter_map(|was| {
        let now = new.operations.iter().find(|o| place(o) == place(was))?;
        (!before.contains(&now.id)).then(|| (was.id.clone(), now.id.clone()))
    })
    .collect()
}

fn find_schemas(old: &Api, new: &Api) -> BTreeMap<String, String> {
    let only = |api: &Api, other: &Api| -> BTreeMap<String, Vec<String>> {
        let mut prints: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in schema_names(api).difference(&schema_names(other)) {
            prints
                .entry(take_print(api, name))
                .or_default()
                .push(name.clone());
        }
        prints
    };
    let (gone, come) = (only(old, new), only(new, old));
    gone.into_iter()
        .filter_map(|(print, was)| match (&was[..], &come.get(&print)?[..]) {
            ([was], [now]) => Some((was.clone(), now.clone())),
            _ => None,
        })
        .collect()
}

fn schema_names(api: &Api) -> BTreeSet<String> {
    api.definitions
        .keys()
        .filter(|id| id.path.is_empty())
        .filter_map(|id| match &id.owner {
            Owner::Schema(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}

/// The text of a schema and everything below it, without its own name.
fn take_print(api: &Api, name: &str) -> String {
    let nameless = String::new();
    let unname = |id: &TypeId| {
        rename_id(id, &|_| None, &|schema| {
            (schema == name).then_some(&nameless)
        })
    };
    let own = api
        .definitions
        .values()
        .filter(|d| d.id.owner == Owner::Schema(name.to_owned()));
    own.map(|definition| {
        serde_json::to_string(&definition.clone().with_ids(&unname)).unwrap_or_default()
    })
    .collect()
}

/// `id` with the new name of its operation or schema.
fn rename_id<'a>(
    id: &TypeId,
    operations: &dyn Fn(&str) -> Option<&'a String>,
    schemas: &dyn Fn(&str) -> Option<&'a String>,
) -> TypeId {
    let mut renamed = id.clone();
    match &mut renamed.owner {
        Owner::OperationParameter { operation, .. }
        | Owner::OperationRequest { operation, .. }
        | Owner::OperationResponse { operation, .. } => {
            if let Some(now) = operations(operation) {
                operation.clone_from(now);
            }
        }
        Owner::Schema(name) => {
            if let Some(now) = schemas(name) {
                name.clone_from(now);
            }
        }
        _ => {}
    }
    renamed
}
