//! Finds a member of an event in any inflection of its key.

use crate::runtime::json::is_inflection;
use serde_json::Value;

/// The value at a path such as `/data/attributes/created-at`. Keys also match in camelCase or snake_case.
pub(super) fn find<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/')
        .filter(|key| !key.is_empty())
        .try_fold(value, find_member)
}

fn find_member<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let members = value.as_object()?;
    let other = || {
        members
            .iter()
            .find(|(known, _)| is_inflection(key, known))
            .map(|(_, value)| value)
    };
    members.get(key).or_else(other)
}
