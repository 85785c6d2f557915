//! Inheritance in the style of OpenAPI 3.0: a base with a discriminator, and components that extend it by `allOf`.
//!
//! By the specification, a use of such a base means any of its children, so it becomes a `oneOf` of them.

use super::context::Context;
use crate::pointer;
use crate::reference::local_pointer;
use crate::yaml::{Mapping, Value};
use std::collections::{BTreeMap, BTreeSet};

/// For each component that others extend: its direct and indirect children.
pub(super) fn find_heirs(document: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let schemas = document
        .get("components")
        .and_then(|c| c.get("schemas"))
        .and_then(Value::as_mapping);
    let mut heirs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, schema) in schemas.into_iter().flatten() {
        let Some(name) = name.as_str() else { continue };
        let parts = schema
            .get("allOf")
            .and_then(Value::as_sequence)
            .into_iter()
            .flatten();
        for part in parts {
            let base = part
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(local_pointer)
                .and_then(|target| pointer::component_name(&target, "schemas"));
            if let Some(base) = base.filter(|base| base != name) {
                heirs.entry(base).or_default().insert(name.to_owned());
            }
        }
    }
    // Adds the children of children, until there are no more.
    loop {
        let mut grown = false;
        let names: Vec<String> = heirs.keys().cloned().collect();
        for base in names {
            let own = heirs.get(&base).cloned().unwrap_or_default();
            let more: BTreeSet<String> = own
                .iter()
                .filter_map(|heir| heirs.get(heir))
                .flatten()
                .filter(|heir| **heir != base && !own.contains(*heir))
                .cloned()
                .collect();
            if !more.is_empty() {
                grown = true;
                heirs.entry(base).or_default().extend(more);
            }
        }
        if !grown {
            return heirs;
        }
    }
}

/// Whether any component extends an unknown schema, which may be any base.
fn has_unknown_base(context: &Context<'_>) -> bool {
    let schemas = pointer::resolve(context.document, "/components/schemas");
    let schemas = schemas.and_then(Value::as_mapping).into_iter().flatten();
    let mut parts = schemas
        .filter_map(|(_, schema)| schema.get("allOf")?.as_sequence())
        .flatten();
    parts.any(|part| context.is_unknown(part))
}

/// The variants of a base with a discriminator and without variants: references to its children.
pub(super) fn read_heirs(context: &mut Context<'_>, map: &Mapping, at: &str) -> Vec<Value> {
    if map.contains_key("oneOf") || map.contains_key("anyOf") || !map.contains_key("discriminator")
    {
        return Vec::new();
    }
    let name = pointer::component_name(at, "schemas");
    let heirs = name
        .and_then(|name| context.heirs.get(&name))
        .cloned()
        .unwrap_or_default();
    if heirs.is_empty() && !has_unknown_base(context) {
        context.report.note(
            "discriminator-without-variants",
            &pointer::join(at, "discriminator"),
            "This discriminator has no variants to distinguish.",
            "List the variants in `oneOf`, or remove the discriminator.",
        );
    }
    let reference = |heir: String| {
        let mut out = Mapping::new();
        let target = pointer::join("/components/schemas", &heir);
        out.insert("$ref".into(), format!("#{target}").into());
        Value::Mapping(out)
    };
    heirs.into_iter().map(reference).collect()
}

/// Adds the variants' own values (`x-ms-discriminator-value`) to a discriminator. Its mapping has priority.
pub(super) fn add_own_values(context: &Context<'_>, out: &Mapping, discriminator: &mut Value) {
    let Value::Mapping(discriminator) = discriminator else {
        return;
    };
    let variants = ["oneOf", "anyOf"].into_iter();
    let variants = variants.filter_map(|key| out.get(key)?.as_sequence());
    let references = variants
        .flatten()
        .filter_map(|variant| variant.get("$ref")?.as_str());
    let mut own = Mapping::new();
    for reference in references {
        let value = local_pointer(reference)
            .and_then(|target| pointer::resolve(context.document, &target))
            .and_then(|schema| schema.get("x-ms-discriminator-value")?.as_str());
        if let Some(value) = value {
            own.insert(value.into(), reference.into());
        }
    }
    if own.is_empty() {
        return;
    }
    if let Some(Value::Mapping(written)) = discriminator.get("mapping") {
        own.extend(written.clone());
    }
    discriminator.insert("mapping".into(), Value::Mapping(own));
}
