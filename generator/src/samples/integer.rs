//! Whole numbers within their limits. A float is not exact beyond 2^53, and limits can be beyond.

use super::limits::Limits;
use serde_json::{Value, json};

/// A whole number within its limits. JSON's numbers end here at 64 bits.
pub(super) fn sample_integer(limits: &Limits<'_>) -> Value {
    if let Some(listed) = limits.listed_number() {
        return listed;
    }
    let above = read(limits, "exclusiveMinimum", f64::floor).map(|n| n.saturating_add(1));
    let below = read(limits, "exclusiveMaximum", f64::ceil).map(|n| n.saturating_sub(1));
    let least = read(limits, "minimum", f64::ceil).max(above);
    let most = read(limits, "maximum", f64::floor)
        .into_iter()
        .chain(below)
        .min();
    let mut number = least.map_or(7, |least| least.max(7));
    number = most.map_or(number, |most| number.min(most));
    if let Some(step) = limits.text("multipleOf").and_then(read_step) {
        let over = number.rem_euclid(step);
        let missing = if over == 0 { 0 } else { step - over };
        let next = number.checked_add(missing);
        number = next
            .filter(|next| most.is_none_or(|most| *next <= most))
            .unwrap_or(number.saturating_sub(over));
    }
    match i64::try_from(number) {
        Ok(number) => json!(number),
        Err(_) if number < 0 => json!(i64::MIN),
        Err(_) => json!(u64::try_from(number).unwrap_or(u64::MAX)),
    }
}

/// A limit as a whole number.
fn read(limits: &Limits<'_>, keyword: &str, round: fn(f64) -> f64) -> Option<i128> {
    let whole = limits.text(keyword)?.parse().ok();
    whole.or_else(|| Some(round(limits.number(keyword)?) as i128))
}

/// The smallest whole number above zero that is a multiple of `step`: 5 for 2.5.
fn read_step(step: &str) -> Option<i128> {
    let (before, after) = step.split_once('.').unwrap_or((step, ""));
    let amount: i128 = format!("{before}{after}").parse().ok()?;
    let scale = 10_i128.checked_pow(u32::try_from(after.len()).ok()?)?;
    let (mut divisor, mut rest) = (scale, amount);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    Some(amount / divisor).filter(|step| *step > 0)
}
