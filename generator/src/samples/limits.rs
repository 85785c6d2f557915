//! The limits of a value: keywords of JSON Schema with their values.

use crate::model::Fact;
use serde_json::{Number, Value};

/// Limits by keyword, read from the facts of a use.
#[derive(Debug, Default)]
pub(super) struct Limits<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Limits<'a> {
    pub fn read(facts: &'a [Fact]) -> Self {
        let own = facts.iter().filter(|fact| fact.depth == 0);
        Limits(
            own.map(|f| (f.keyword.as_str(), f.value.as_str()))
                .collect(),
        )
    }

    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.0.iter().find(|(k, _)| *k == keyword).map(|(_, v)| *v)
    }

    pub fn number(&self, keyword: &str) -> Option<f64> {
        self.text(keyword)?.parse().ok()
    }

    /// The first of the numbers that the document lists. The client refuses to send the smallest `i64` and the largest
    /// `u64`, so another number is better.
    pub fn listed_number(&self) -> Option<Value> {
        let listed = self.text("enum")?.split(", ");
        let listed = listed.filter_map(|text| text.parse::<Number>().ok());
        let is_refused = |n: &Number| n.as_i64() == Some(i64::MIN) || n.as_u64() == Some(u64::MAX);
        listed.min_by_key(is_refused).map(Value::Number)
    }

    /// Whether a list must have an item.
    pub fn needs_items(&self) -> bool {
        self.number("minItems").is_some_and(|least| least >= 1.0)
    }

    /// How many items a sample list has. At least one, so that the type of its items is tested.
    pub fn least_items(&self) -> usize {
        let least = self.number("minItems").unwrap_or(1.0);
        // More items would test nothing new.
        if self.number("maxItems") == Some(0.0) {
            0
        } else {
            (least as usize).clamp(1, 20)
        }
    }
}
