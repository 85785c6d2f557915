//! Finds a member of an event in any inflection of its key.

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

/// Whether `key` is `declared` (in kebab-case) written in camelCase or snake_case.
fn is_inflection(declared: &str, key: &str) -> bool {
    let mut capital = false;
    let mut camel = String::with_capacity(declared.len());
    for character in declared.chars() {
        match character {
            '-' => capital = true,
            character if capital => {
                camel.push(character.to_ascii_uppercase());
                capital = false;
            }
            character => camel.push(character),
        }
    }
    key == camel || key == declared.replace('-', "_")
}
