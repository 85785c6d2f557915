//! Texts and numbers that fit format, pattern and limits, as far as the model has them.

use super::integer::sample_integer;
use super::limits::Limits;
use super::pattern::match_pattern;
use crate::model::{Fact, Shape, TextFormat, TypeUse};
use serde_json::{Value, json};

/// A scalar in its format and within the limits of `facts`; null for any other shape.
pub fn sample_scalar(type_use: &TypeUse, facts: &[Fact]) -> Value {
    let limits = Limits::read(facts);
    match &type_use.shape {
        Shape::Boolean => json!(true),
        Shape::Integer(_) => sample_integer(&limits),
        Shape::Number(_) => sample_number(&limits),
        Shape::Text(format) => Value::String(sample_text(format, &limits)),
        Shape::Constant(value) => value.clone(),
        _ => Value::Null,
    }
}

/// A number within its limits.
pub(super) fn sample_number(limits: &Limits<'_>) -> Value {
    if let Some(listed) = limits.listed_number() {
        return listed;
    }
    let least = limits
        .number("minimum")
        .into_iter()
        .chain(limits.number("exclusiveMinimum").map(|n| n + 1.0))
        .reduce(f64::max);
    let most = limits
        .number("maximum")
        .into_iter()
        .chain(limits.number("exclusiveMaximum").map(|n| n - 1.0))
        .reduce(f64::min);
    let mut number: f64 = 1.5;
    number = least.map_or(number, |least| number.max(least));
    number = most.map_or(number, |most| number.min(most));
    if let Some(step) = limits.number("multipleOf").filter(|s| *s > 0.0) {
        number = (number / step).ceil() * step;
        if most.is_some_and(|most| number > most) {
            number -= step;
        }
    }
    if number.fract() == 0.0 && limits.text("multipleOf").is_some() {
        json!(number as i64)
    } else {
        json!(number)
    }
}

/// Text in its format.
pub(super) fn sample_text(format: &TextFormat, limits: &Limits<'_>) -> String {
    let least = limits.number("minLength").map_or(0, |n| n as usize);
    let by_pattern = limits.text("pattern");
    let by_pattern = by_pattern.and_then(|pattern| match_pattern(pattern, least));
    match format {
        TextFormat::Date => "2025-01-31".to_owned(),
        TextFormat::DateTime => "2025-01-31T12:30:00.000Z".to_owned(),
        TextFormat::Base64 => "c2FtcGxl".to_owned(),
        TextFormat::Binary => "sample file".to_owned(),
        TextFormat::Plain(format) => {
            let known = format.as_deref().and_then(text_of_format);
            let text = by_pattern.or_else(|| known.map(str::to_owned));
            text.unwrap_or_else(|| fit("sample", limits))
        }
    }
}

fn text_of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "uri" | "url" | "iri" => "https://example.com/sample",
        "uri-reference" | "iri-reference" => "/sample",
        "uuid" => "6f1f0a4e-3d0b-4c58-9a3e-0d5c2b7a9e10",
        "email" | "idn-email" => "sample@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" | "ip" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "time" => "12:30:00Z",
        "duration" => "P1D",
        "json" => "{}",
        "integer" | "int32" | "int64" => "7",
        "json-pointer" => "/sample",
        "regex" => "^sample$",
        _ => return None,
    })
}

/// Text of the allowed length.
fn fit(text: &str, limits: &Limits<'_>) -> String {
    let size = text.len();
    let least = limits.number("minLength").map_or(size, |n| n as usize);
    let most = limits
        .number("maxLength")
        .map_or(usize::MAX, |n| n as usize);
    let wanted = size.max(least.min(10_000)).min(most);
    text.chars().cycle().take(wanted).collect()
}
