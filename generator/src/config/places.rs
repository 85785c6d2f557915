//! The places of keys and values in codegen.toml.
//!
//! In: the file's text. Out: the place of each key and of each value, by path. Always: a path that is not in the file
//! has no place, and a text that is not TOML has none at all.

use crate::diagnostic::Place;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The places of all keys and values. The path of an item of a list ends with its index.
#[derive(Clone, Debug, Default)]
pub struct Places {
    found: BTreeMap<Vec<String>, Spot>,
}

#[derive(Clone, Debug)]
struct Spot {
    key: Place,
    value: Place,
}

impl Places {
    /// Finds the places in the text of a file.
    pub(super) fn find_all(file: &str, text: &str) -> Places {
        let mut places = Places::default();
        if let Ok(root) = DeTable::parse(text) {
            let at = |offset| place_at(file, text, offset);
            places.add_table(&mut Vec::new(), root.get_ref(), &at);
        }
        places
    }

    /// The place of a key.
    pub(crate) fn key(&self, path: &[&str]) -> Option<Place> {
        Some(self.spot(path)?.key.clone())
    }

    /// The place of a value.
    pub(crate) fn value(&self, path: &[&str]) -> Option<Place> {
        Some(self.spot(path)?.value.clone())
    }

    fn spot(&self, path: &[&str]) -> Option<&Spot> {
        let path: Vec<String> = path.iter().map(|step| (*step).to_owned()).collect();
        self.found.get(&path)
    }

    fn add_table(
        &mut self,
        path: &mut Vec<String>,
        table: &DeTable<'_>,
        at: &dyn Fn(usize) -> Place,
    ) {
        for (key, value) in table {
            path.push(key.get_ref().to_string());
            self.add(path, at(key.span().start), value, at);
            path.pop();
        }
    }

    fn add(
        &mut self,
        path: &mut Vec<String>,
        key: Place,
        value: &Spanned<DeValue<'_>>,
        at: &dyn Fn(usize) -> Place,
    ) {
        let spot = Spot {
            key,
            value: at(value.span().start),
        };
        self.found.insert(path.clone(), spot);
        match value.get_ref() {
            DeValue::Table(table) => self.add_table(path, table, at),
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(index.to_string());
                    self.add(path, at(item.span().start), item, at);
                    path.pop();
                }
            }
            _ => {}
        }
    }
}

/// The place of a byte offset in codegen.toml.
pub(super) fn place_at(file: &str, text: &str, offset: usize) -> Place {
    Place {
        file: file.into(),
        pointer: String::new(),
        position: Some(position_of(text, offset)),
    }
}

/// Line and column, both from 1, of a byte offset.
fn position_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    (line, last.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_found_in_every_form_of_a_table() {
        let text = "a.b = \"é\"\n# c = 1\n[c]\nd = { \"e f\" = [1,\n  2] }\n";
        let places = Places::find_all("x.toml", text);
        let positions = |path: &[&str]| {
            let at = |place: Option<Place>| place.and_then(|place| place.position);
            (at(places.key(path)), at(places.value(path)))
        };
        assert_eq!(positions(&["a", "b"]), (Some((1, 3)), Some((1, 7))));
        assert_eq!(positions(&["c", "d", "e f"]), (Some((4, 7)), Some((4, 15))));
        assert_eq!(
            positions(&["c", "d", "e f", "1"]),
            (Some((5, 3)), Some((5, 3)))
        );
        assert_eq!(positions(&["c", "x"]), (None, None));
    }
}
