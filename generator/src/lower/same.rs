//! Whether two schemas describe the same values.

use super::schema_view::SchemaRef;
use crate::normalize::marker;
use openapiv3::Schema;
use serde_json::Value;

/// Whether two schemas allow the same values. Descriptions and places do not count.
pub(super) fn is_same_schema(one: SchemaRef<'_>, other: SchemaRef<'_>) -> bool {
    match (one, other) {
        (SchemaRef::Reference(one), SchemaRef::Reference(other)) => one == other,
        (SchemaRef::Item(one), SchemaRef::Item(other)) => {
            std::ptr::eq(one, other) || essence(one) == essence(other)
        }
        _ => false,
    }
}

fn essence(schema: &Schema) -> Option<Value> {
    let mut value = serde_json::to_value(schema).ok()?;
    strip(&mut value, false);
    Some(value)
}

fn strip(value: &mut Value, names_are_free: bool) {
    match value {
        Value::Object(map) => {
            if !names_are_free {
                for key in [
                    "title",
                    "description",
                    "default",
                    marker::ORIGIN,
                    marker::FACTS,
                    marker::DEFAULT_NULL,
                ] {
                    map.shift_remove(key);
                }
            }
            for (key, value) in map.iter_mut() {
                if key != "enum" {
                    strip(value, key == "properties" && !names_are_free);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| strip(value, false)),
        _ => {}
    }
}
