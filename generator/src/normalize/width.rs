//! The size of an integer, if a document says more than `type: integer`.

use crate::value_kind::ValueKind;
use crate::yaml::{Mapping, Value};

/// The format of whole numbers of 64 bits without a sign.
pub const UNSIGNED: &str = "uint64";

/// The format for integers of more than 64 bits.
pub const BIG_INTEGER: &str = "big-integer";

/// The number after the largest `i64`, as documents round it.
const AFTER_SIGNED: f64 = 9_223_372_036_854_775_808.0;

/// The number after the largest `u64`.
const AFTER_UNSIGNED: f64 = 18_446_744_073_709_551_616.0;

/// The format of an integer that an `i64` cannot hold, by its format, its limits and its values.
///
/// A limit that equals the end of a range, however it is rounded, means that range.
pub(super) fn find_width(
    map: &Mapping,
    kind: Option<ValueKind>,
    format: Option<&str>,
) -> Option<&'static str> {
    if kind != Some(ValueKind::Integer) {
        return None;
    }
    match format {
        Some("uint64" | "u64" | "ulong" | "unsigned-long" | "unsigned-int64") => {
            return Some(UNSIGNED);
        }
        Some("int128" | "uint128" | "i128" | "u128" | "int256" | "uint256" | "biginteger") => {
            return Some(BIG_INTEGER);
        }
        Some("big-integer") => return Some(BIG_INTEGER),
        Some(_) => return None,
        None => {}
    }
    let number = |key: &str| map.get(key).and_then(Value::as_f64);
    let lists = ["examples", "enum"].into_iter();
    let listed = lists.filter_map(|key| map.get(key)?.as_sequence());
    let given = ["example", "default", "const"].into_iter();
    let given = given.filter_map(|key| map.get(key));
    let values: Vec<&Value> = given.chain(listed.flatten()).collect();
    let any = |test: &dyn Fn(&Value) -> bool| values.iter().any(|value| test(value));
    let most = number("maximum").or(number("exclusiveMaximum"));
    let least = number("minimum").or(number("exclusiveMinimum"));
    let is_big = most.is_some_and(|most| most > AFTER_UNSIGNED)
        || least.is_some_and(|least| least < -AFTER_SIGNED)
        || any(&is_beyond_64_bits);
    let is_wide = most.is_some_and(|most| most > AFTER_SIGNED)
        || any(&|value| value.is_u64() && !value.is_i64());
    let is_signed = least.is_some_and(|least| least < 0.0)
        || any(&|value| value.as_f64().is_some_and(|value| value < 0.0));
    match (is_big || is_wide && is_signed, is_wide) {
        (true, _) => Some(BIG_INTEGER),
        (false, true) => Some(UNSIGNED),
        (false, false) => None,
    }
}

/// Whether a value is a number that neither `i64` nor `u64` holds.
pub(super) fn is_beyond_64_bits(value: &Value) -> bool {
    let is_far = |value: f64| !(-AFTER_SIGNED..AFTER_UNSIGNED).contains(&value);
    !value.is_i64() && !value.is_u64() && value.as_f64().is_some_and(is_far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_is_what_the_document_says() {
        for (schema, width) in [
            (r#"{}"#, None),
            (
                r#"{"format": "int64", "example": 18446744073709551615}"#,
                None,
            ),
            (r#"{"format": "ulong"}"#, Some(UNSIGNED)),
            (r#"{"format": "uint256"}"#, Some(BIG_INTEGER)),
            (r#"{"minimum": 0, "maximum": 9223372036854775807}"#, None),
            (r#"{"minimum": 0, "maximum": 9223372036854776000}"#, None),
            (
                r#"{"minimum": 0, "maximum": 18446744073709551615}"#,
                Some(UNSIGNED),
            ),
            (
                r#"{"minimum": 0, "maximum": 18446744073709552000}"#,
                Some(UNSIGNED),
            ),
            (
                r#"{"minimum": -1, "maximum": 18446744073709551615}"#,
                Some(BIG_INTEGER),
            ),
            (
                r#"{"maximum": 340282366920938463463374607431768211455}"#,
                Some(BIG_INTEGER),
            ),
            (r#"{"example": 18446744073709551615}"#, Some(UNSIGNED)),
            (r#"{"example": 18446744073709551616}"#, Some(BIG_INTEGER)),
            (r#"{"example": -9223372036854775808}"#, None),
            (r#"{"example": -9999999999999999999}"#, Some(BIG_INTEGER)),
            (r#"{"examples": [1, 9999999999999999999]}"#, Some(UNSIGNED)),
        ] {
            let map: Mapping = serde_json::from_str(schema).unwrap();
            let format = map.get("format").and_then(Value::as_str);
            assert_eq!(
                find_width(&map, Some(ValueKind::Integer), format),
                width,
                "{schema}"
            );
        }
    }
}
