//! The members that a schema describes: its own ones, and those of the parts of a composition and of references.

use serde_json::Value;
use std::collections::BTreeSet;

/// The key whose schemas all apply.
pub(super) const PARTS: &str = "allOf";
/// The keys of which one schema applies.
pub(super) const VARIANTS: [&str; 2] = ["oneOf", "anyOf"];
/// Where members are looked for.
pub(super) struct Search<'s> {
    /// The document in which references are resolved.
    pub(super) root: &'s Value,
    /// Whether variants count.
    pub(super) with_variants: bool,
    /// References that are not followed.
    pub(super) without: BTreeSet<&'s str>,
}

impl<'s> Search<'s> {
    /// A search in everything that always applies.
    pub(super) fn of_parts(root: &'s Value) -> Search<'s> {
        Search {
            root,
            with_variants: false,
            without: BTreeSet::new(),
        }
    }

    /// A search in everything.
    pub(super) fn of_all(root: &'s Value) -> Search<'s> {
        Search {
            with_variants: true,
            ..Search::of_parts(root)
        }
    }
}

/// The members in their order. A name can come twice.
pub(super) fn list_members<'s>(
    schema: &'s Value,
    search: &Search<'s>,
) -> Vec<(&'s str, &'s Value)> {
    let mut found = Vec::new();
    visit_parts(schema, search, &mut |schema| {
        let own = schema.get("properties").and_then(Value::as_object);
        let own = own.into_iter().flatten();
        found.extend(own.map(|(name, value)| (name.as_str(), value)));
    });
    found
}

/// The names of the members.
pub(super) fn name_members(schema: &Value, search: &Search<'_>) -> BTreeSet<String> {
    let members = list_members(schema, search).into_iter();
    members.map(|(name, _)| name.to_owned()).collect()
}

/// The references of a schema and of its parts.
pub(super) fn list_references<'s>(schema: &'s Value, root: &'s Value) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    visit_parts(schema, &Search::of_all(root), &mut |schema| {
        found.extend(schema.get("$ref").and_then(Value::as_str));
    });
    found
}

/// Visits the schema, then its parts, then what it refers to. Each reference is followed once, because schemas can refer to
/// each other in circles and in very many ways.
fn visit_parts<'s>(schema: &'s Value, search: &Search<'s>, visit: &mut dyn FnMut(&'s Value)) {
    let mut followed = BTreeSet::new();
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        let reference = schema.get("$ref").and_then(Value::as_str);
        if reference.is_some_and(|reference| search.without.contains(reference)) {
            continue;
        }
        visit(schema);
        // The last one is the next one.
        let is_new = reference.is_some_and(|reference| followed.insert(reference));
        left.extend(find_target(schema, search.root).filter(|_| is_new));
        let variants = VARIANTS.iter().filter(|_| search.with_variants);
        let keys: Vec<&str> = std::iter::once(PARTS).chain(variants.copied()).collect();
        for key in keys.into_iter().rev() {
            let parts = schema.get(key).and_then(Value::as_array);
            left.extend(parts.into_iter().flatten().rev());
        }
    }
}

/// The part of the document that a reference names.
pub(super) fn find_target<'s>(value: &Value, root: &'s Value) -> Option<&'s Value> {
    let reference = value.get("$ref")?.as_str()?;
    root.pointer(reference.strip_prefix('#')?)
}
