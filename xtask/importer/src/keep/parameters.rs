//! Parameters by name and location, inline or as a reference.

use super::super::node::METHODS;
use super::members::find_target;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The name and the location of a parameter.
pub(super) fn name_parameter(parameter: &Value, root: &Value) -> String {
    let parameter = find_target(parameter, root).unwrap_or(parameter);
    let text = |key: &str| {
        parameter
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    format!("{} ({})", text("name"), text("in"))
}

/// The parameters that apply to the member `key` of a path, although another member has them: those of the path apply to
/// each operation, and those that each operation has need not be in the path.
pub(super) fn list_elsewhere(
    path: &Map<String, Value>,
    key: &str,
    root: &Value,
) -> BTreeSet<String> {
    let list = |value: Option<&Value>| -> BTreeSet<String> {
        let parameters = value.and_then(Value::as_array).into_iter().flatten();
        parameters
            .map(|parameter| name_parameter(parameter, root))
            .collect()
    };
    if METHODS.contains(&key) {
        return list(path.get("parameters"));
    }
    let operations = METHODS.iter().filter_map(|method| path.get(*method));
    let each = operations.map(|operation| list(operation.get("parameters")));
    each.reduce(|all, own| all.intersection(&own).cloned().collect())
        .unwrap_or_default()
}
