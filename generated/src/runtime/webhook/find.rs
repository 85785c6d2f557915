//! Finds a member of an event in any inflection of its key.

use crate::runtime::ascii;
use crate::runtime::json::find_member;
use serde_json::Value;

/// The value at a path such as `/data/attributes/created-at`. Keys also match in camelCase or snake_case.
pub(super) fn find<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut keys = ascii::split(path, b"/").filter(|key| !key.is_empty());
    keys.try_fold(value, |value, key| find_member(value.as_object()?, key))
}
