//! Writes free-form JSON.
//!
//! In: serde_json's tree. Out: calls of any serializer. Always: a number is written as a number. If any crate of the
//! program turns on serde_json's feature `arbitrary_precision`, serde_json writes a number as a map with a private key,
//! which only serde_json understands.

use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

/// A tree in the form in which it is written.
pub(crate) struct Free<'v>(pub(crate) &'v Value);

impl Serialize for Free<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) => serialize_number(number, to),
            Value::Array(items) => to.collect_seq(items.iter().map(Free)),
            Value::Object(members) => {
                to.collect_map(members.iter().map(|(key, value)| (key, Free(value))))
            }
            other => other.serialize(to),
        }
    }
}

/// Writes numbers with more than 64 bits through serde_json, because only its feature can hold them.
fn serialize_number<S: Serializer>(number: &Number, to: S) -> Result<S::Ok, S::Error> {
    if let Some(whole) = number.as_u64() {
        return to.serialize_u64(whole);
    }
    if let Some(whole) = number.as_i64() {
        return to.serialize_i64(whole);
    }
    match number.as_f64() {
        Some(float) if Number::from_f64(float).as_ref() == Some(number) => to.serialize_f64(float),
        _ => number.serialize(to),
    }
}
