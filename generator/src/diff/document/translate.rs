//! A model with other ids.

use super::Renames;
use crate::model::{Api, Owner, TypeId};

/// ID with other names for its operation or schema.
pub(super) fn rename_id<'a>(
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

/// The old model with the new model's ids.
pub(in super::super) fn translate_api(api: &Api, renames: &Renames) -> Api {
    let mut out = api.clone().with_ids(&|id| renames.apply(id));
    for operation in &mut out.operations {
        operation.id = renames.operation(&operation.id);
    }
    out
}
