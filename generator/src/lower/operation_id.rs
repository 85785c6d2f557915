//! The ids of operations: those of the document, and replacements for missing or repeated ids.
//!
//! Always: no two operations have the same id, so that names made from ids are distinct. If the document gives one id
//! twice, the first operation keeps it.

use super::document::{OperationParts, PathParts};
use super::lowerer::Lowerer;
use crate::diagnostic::Severity;
use crate::pointer::join;
use std::collections::{BTreeMap, BTreeSet};

/// Gives every operation an id. If the document gives one twice, the first operation keeps it.
pub(super) fn settle_ids(paths: &mut [PathParts]) {
    let mut taken = BTreeSet::new();
    for path in paths {
        for parts in &mut path.operations {
            let stand_in = format!("{} {}", parts.method, path.key);
            let written = parts.operation.operation_id.clone();
            let forms = written.into_iter().chain([stand_in, parts.pointer.clone()]);
            let mut free = forms.filter(|id| !taken.contains(id));
            parts.id = free.next().unwrap_or_default();
            taken.insert(parts.id.clone());
        }
    }
}

/// The id in the document: its `operationId`, or method and path.
fn written_id(path: &PathParts, parts: &OperationParts) -> String {
    match &parts.operation.operation_id {
        Some(id) => id.clone(),
        None => format!("{} {}", parts.method, path.key),
    }
}

/// Reports a missing id, and an id that another operation in `ids` has.
pub(super) fn check_id<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    path: &PathParts,
    parts: &'d OperationParts,
    ids: &mut BTreeMap<String, &'d str>,
) {
    let is_lost = |key: &str| lowerer.document.lost.covers(&join(&parts.pointer, key));
    if parts.operation.operation_id.is_none() && !is_lost("operationId") {
        lowerer.report.note(
            "missing-operation-id",
            &parts.pointer,
            "This operation has no `operationId`; it is named after its method and path.",
            "Add one, so that its name does not change with its path.",
        );
    }
    let id = written_id(path, parts);
    if let Some(first) = ids.insert(id.clone(), &parts.pointer) {
        lowerer.report.push(
            Severity::Warning,
            "duplicate-operation-id",
            &join(&parts.pointer, "operationId"),
            &[(first.to_owned(), "the first of the two")],
            format!(
                "Two operations have the id `{id}`; the second is named after its method and path."
            ),
            "Give each operation a unique id.",
        );
    }
}
