//! Translates the ids of a model.

use super::rename::Renames;
use crate::model::Api;

/// The old model with the new model's ids.
pub(in super::super) fn translate_api(api: &Api, renames: &Renames) -> Api {
    let mut out = api.clone().with_ids(&|id| renames.apply(id));
    for operation in &mut out.operations {
        operation.id = renames.operation(&operation.id);
    }
    out
}
