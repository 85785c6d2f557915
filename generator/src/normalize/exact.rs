//! Numbers of the document that no number in memory equals.
//!
//! In: a number as read and as written. Out: the text as written if the two differ. Always: integers within 64 bits are
//! exact, and other numbers have 53 bits, as in JavaScript.

use super::context::Context;
use super::width::is_beyond_64_bits;
use crate::pointer;
use crate::value_kind::ValueKind;
use crate::yaml::{Mapping, Number, Value};

/// The text of a number in its file, if the number as read differs from it.
pub(super) fn find_inexact(context: &Context<'_>, number: &Number, at: &str) -> Option<String> {
    let read = number.as_f64().filter(|_| number.is_f64())?;
    let shortest = read.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    // The file is read again only for such long numbers.
    if digits < 15 {
        return None;
    }
    let written = context.report.written(at)?;
    (digits_of(&written)? != digits_of(&shortest)?).then_some(written)
}

/// The significant digits of a decimal number, and the power of ten of the first one.
fn digits_of(text: &str) -> Option<(bool, String, i64)> {
    let text = text.trim().replace('_', "").to_ascii_lowercase();
    let (mantissa, exponent) = match text.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text.as_str(), 0),
    };
    let unsigned = mantissa.trim_start_matches(['-', '+']);
    let (whole, rest) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all = format!("{whole}{rest}");
    if !all.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits = all.trim_start_matches('0');
    let leading = i64::try_from(all.len() - digits.len()).ok()?;
    let point = i64::try_from(whole.len()).ok()? - leading + exponent;
    let digits = digits.trim_end_matches('0').to_owned();
    Some((mantissa.starts_with('-'), digits, point))
}

/// Reports the constants, listed values and defaults that are not kept exactly.
pub(super) fn report_inexact(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
) {
    for key in ["const", "default"] {
        if let Some(value) = map.get(key) {
            report_value(context, value, &pointer::join(at, key), kind);
        }
    }
    let here = pointer::join(at, "enum");
    let listed = map.get("enum").and_then(Value::as_sequence);
    for (index, value) in listed.into_iter().flatten().enumerate() {
        report_value(context, value, &pointer::join_index(&here, index), kind);
    }
}

fn report_value(context: &mut Context<'_>, value: &Value, at: &str, kind: Option<ValueKind>) {
    let Value::Number(number) = value else {
        return;
    };
    // A text keeps the number as written, and the listed integers beyond 64 bits have their own finding.
    let is_default = at.ends_with("/default");
    let is_kept = match kind {
        Some(ValueKind::Text) => true,
        Some(ValueKind::Integer) => is_beyond_64_bits(value) && !is_default,
        _ => false,
    };
    if is_kept {
        return;
    }
    let read = number.as_f64().unwrap_or_default();
    let is_rounded = kind == Some(ValueKind::Number)
        && !number.is_f64()
        && digits_of(&read.to_string()) != digits_of(&number.to_string());
    let written = match is_rounded {
        true => Some(number.to_string()),
        false => find_inexact(context, number, at),
    };
    if let Some(written) = written {
        context.report.warn(
            "inexact-number",
            at,
            format!(
                "The number `{written}` has too many digits for its type; it is read as {read}."
            ),
            "Write a number of at most 15 digits, or a text.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::digits_of;

    #[test]
    fn equal_numbers_have_equal_digits() {
        for (one, other) in [
            ("1.10", "1.1"),
            ("100", "1e2"),
            ("0.001", "1E-3"),
            ("-0012.50", "-12.5"),
            ("1_000", "1000"),
        ] {
            assert_eq!(digits_of(one), digits_of(other), "{one}");
        }
        assert_ne!(digits_of("9007199254740993"), digits_of("9007199254740992"));
        assert_ne!(digits_of("1.5"), digits_of("-1.5"));
        assert_eq!(digits_of("0x10"), None);
        assert_eq!(digits_of(".inf"), None);
    }
}
