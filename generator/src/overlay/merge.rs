//! Merges a value into a node.
//!
//! In: the node and the value. Out: the changed node. Always: it follows Overlay 1.1: members are added or merged,
//! lists get longer, a primitive replaces a primitive, and any other case is an error that names the node.

use super::origins::set_origin;
use crate::pointer::join;
use crate::source::document::Origins;
use crate::value_kind::json_word;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// The value to merge, and its source.
#[derive(Clone, Copy)]
pub struct Addition<'a> {
    /// The value.
    pub value: &'a Json,
    /// The file of the value.
    pub file: &'a Arc<str>,
    /// Its pointer in that file.
    pub origin: &'a str,
}

/// Two values that cannot be merged.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The node in the document.
    pub pointer: String,
    /// The pointer of the value in its file.
    pub origin: String,
    /// The kind of the node in the document.
    pub old: &'static str,
    /// The kind of the value.
    pub new: &'static str,
}

/// Merges a value into a node. Says whether the node changed.
pub fn merge(
    node: &mut Json,
    pointer: &str,
    part: Addition<'_>,
    origins: &mut Origins,
) -> Result<bool, Mismatch> {
    match (node, part.value) {
        (Json::Object(members), Json::Object(added)) => {
            merge_members(members, pointer, added, part, origins)
        }
        (Json::Array(items), Json::Array(added)) => {
            for (index, value) in added.iter().enumerate() {
                let origin = join(part.origin, &index.to_string());
                append(
                    items,
                    pointer,
                    Addition {
                        value,
                        origin: &origin,
                        ..part
                    },
                    origins,
                );
            }
            Ok(!added.is_empty())
        }
        (Json::Array(items), _) => {
            append(items, pointer, part, origins);
            Ok(true)
        }
        (node, value) if is_primitive(node) && is_primitive(value) => {
            let changed = node != value;
            if changed {
                *node = value.clone();
                set_origin(origins, pointer, part.file, part.origin);
            }
            Ok(changed)
        }
        (node, value) => Err(Mismatch {
            pointer: pointer.to_owned(),
            origin: part.origin.to_owned(),
            old: json_word(node),
            new: json_word(value),
        }),
    }
}

fn merge_members(
    members: &mut Map<String, Json>,
    pointer: &str,
    added: &Map<String, Json>,
    part: Addition<'_>,
    origins: &mut Origins,
) -> Result<bool, Mismatch> {
    let mut changed = false;
    for (key, value) in added {
        let origin = join(part.origin, key);
        let inner = Addition {
            value,
            origin: &origin,
            ..part
        };
        let pointer = join(pointer, key);
        if let Some(member) = members.get_mut(key) {
            changed |= merge_member(member, &pointer, inner, origins)?;
        } else {
            members.insert(key.clone(), value.clone());
            set_origin(origins, &pointer, part.file, &origin);
            changed = true;
        }
    }
    Ok(changed)
}

/// Below the target itself, only a list is merged into a list.
fn merge_member(
    node: &mut Json,
    pointer: &str,
    part: Addition<'_>,
    origins: &mut Origins,
) -> Result<bool, Mismatch> {
    if node.is_array() && !part.value.is_array() {
        let (old, new) = (json_word(node), json_word(part.value));
        return Err(Mismatch {
            pointer: pointer.to_owned(),
            origin: part.origin.to_owned(),
            old,
            new,
        });
    }
    merge(node, pointer, part, origins)
}

fn append(items: &mut Vec<Json>, pointer: &str, part: Addition<'_>, origins: &mut Origins) {
    set_origin(
        origins,
        &join(pointer, &items.len().to_string()),
        part.file,
        part.origin,
    );
    items.push(part.value.clone());
}

fn is_primitive(value: &Json) -> bool {
    !value.is_object() && !value.is_array()
}
