//! Checks that each name in codegen.toml is for an item of the document.

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, TypeId};
use crate::nearest::find_nearest;
use std::collections::BTreeSet;

/// Reports each name that is for no item, which has no effect. The key may have a typing error, or the document may
/// have given the item another name.
pub(super) fn report_unused(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    // Items can be missing because of an error.
    if diagnostics.has_errors() {
        return;
    }
    let operations = api.operations.iter().map(|o| o.id.clone()).collect();
    let names = &config.names;
    let keys = names.operations.keys();
    report(config, "operations", keys, &operations, diagnostics);
    let resources = api.operations.iter().map(|o| o.resource.clone()).collect();
    let keys = names.resources.keys();
    report(config, "resources", keys, &resources, diagnostics);
    let whole = |id: &TypeId| TypeId {
        owner: id.owner.clone(),
        path: Vec::new(),
    };
    let ids = api.definitions.keys();
    let types = ids.flat_map(|id| [id.to_string(), whole(id).to_string()]);
    let keys = names.types.keys();
    report(config, "types", keys, &types.collect(), diagnostics);
}

fn report<'k>(
    config: &Config,
    table: &'static str,
    keys: impl Iterator<Item = &'k String>,
    known: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) {
    for key in keys.filter(|key| !known.contains(*key)) {
        let help = match find_nearest(key, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`? Otherwise remove it"),
            None => "remove it, or correct the key".to_owned(),
        };
        let message = format!("[names.{table}] names `{key}`, which the document does not have");
        let place = config.places.key(&["names", table, key]);
        diagnostics.warn("unused-name", place, message, help);
    }
}
