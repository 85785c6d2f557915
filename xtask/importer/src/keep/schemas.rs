//! What stays of a schema.

use super::super::node::Node;
use super::kind::list_kinds;
use super::members::{PARTS, Search, VARIANTS, list_members, list_references, name_members};
use super::order::insert_member;
use super::values::{is_value_list, keep_values};
use super::{Keeper, Spot, is_part_of_all, supplies_facts};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

impl Keeper<'_> {
    /// Keeps lost members and values. Of a schema that is of another kind now, or that is a component now, nothing stays.
    pub(super) fn keep_schema(
        &mut self,
        new: &mut Map<String, Value>,
        ours: &Map<String, Value>,
        supplied: Option<&Value>,
        spot: &Spot,
    ) {
        let whole = Value::Object(new.clone());
        let ours_whole = Value::Object(ours.clone());
        if new.contains_key("$ref") || !self.agree(&whole, &ours_whole) {
            return;
        }
        let here = self.name_all(&whole, supplied, spot, false);
        let all = self.name_all(&whole, supplied, spot, true);
        for (key, our_value) in ours {
            let elsewhere = match key.as_str() {
                "properties" | PARTS => all.clone(),
                key if VARIANTS.contains(&key) => here.clone(),
                _ => BTreeSet::new(),
            };
            let below = spot.enter(key).with(elsewhere);
            let supply = supplied.and_then(|supplied| supplied.get(key));
            match new.get_mut(key) {
                _ if is_value_list(Node::Schema, key) => {}
                Some(value) => self.keep(value, our_value, supply, &below),
                None if matches!(key.as_str(), "$defs" | "definitions") => {
                    new.insert(key.clone(), our_value.clone());
                }
                None => {}
            }
        }
        self.kept
            .extend(keep_values(new, ours, supplied, &spot.label));
        if !is_part_of_all(&spot.label) {
            self.keep_lost(new, &ours_whole, supplied, spot);
        }
    }

    /// Whether two schemas can have a kind of value in common.
    fn agree(&self, new: &Value, ours: &Value) -> bool {
        match (list_kinds(new, self.supplied), list_kinds(ours, self.ours)) {
            (Some(new), Some(ours)) => !new.is_disjoint(&ours),
            _ => true,
        }
    }

    /// The members that the new schema has, with those that overlays add and those of its composition.
    fn name_all(
        &self,
        new: &Value,
        supplied: Option<&Value>,
        spot: &Spot,
        with_variants: bool,
    ) -> BTreeSet<String> {
        let search = Search {
            with_variants,
            ..Search::of_parts(self.supplied)
        };
        let mut names = name_members(new, &search);
        let added = supplied.map(|supplied| list_members(supplied, &search));
        let added = added.into_iter().flatten();
        let added = added.filter(|(_, value)| supplies_facts(Some(value), Node::Schema));
        names.extend(added.map(|(name, _)| name.to_owned()));
        names.extend(spot.elsewhere.iter().cloned());
        names
    }

    /// Keeps the members that no part of the composition has any more.
    fn keep_lost(
        &mut self,
        new: &mut Map<String, Value>,
        ours: &Value,
        supplied: Option<&Value>,
        spot: &Spot,
    ) {
        let whole = Value::Object(new.clone());
        let is_object =
            list_kinds(&whole, self.supplied).is_some_and(|kinds| kinds.contains("object"));
        if !is_object {
            return;
        }
        let present = self.name_all(&whole, supplied, spot, true);
        let search = Search {
            without: list_references(&whole, self.supplied),
            ..Search::of_parts(self.ours)
        };
        let group = spot.enter("properties");
        let members = list_members(ours, &search);
        for (name, our_value) in members.iter().copied() {
            let below = group.enter(name);
            if present.contains(name) {
                continue;
            }
            let properties = new
                .entry("properties")
                .or_insert_with(|| Value::Object(Map::new()));
            if let Some(properties) = properties.as_object_mut()
                && !properties.contains_key(name)
            {
                let value = self.take(our_value, group.node, &below);
                let names = members.iter().map(|(name, _)| *name);
                insert_member(properties, names, name, value);
            }
        }
    }
}
