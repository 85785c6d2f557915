//! Reads the hoisted schemas of `$defs` as components.

use super::context::Context;
use super::schema::normalize_schema;
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Adds the hoisted schemas to the components. Reading one may hoist others.
pub(super) fn add_hoisted(context: &mut Context<'_>, document: &mut Mapping) {
    let mut done = 0;
    let mut schemas = Mapping::new();
    while done < context.hoisted.len() {
        let open: Vec<(String, String)> = context
            .hoisted
            .iter()
            .filter(|(_, name)| !schemas.contains_key(name.as_str()))
            .map(|(at, name)| (at.clone(), name.clone()))
            .collect();
        done += open.len();
        for (at, name) in open {
            let source = context.document;
            if let Some(schema) = pointer::resolve(source, &at) {
                schemas.insert(name.into(), normalize_schema(context, schema, &at));
            }
        }
    }
    if schemas.is_empty() {
        return;
    }
    let components = document
        .entry("components".into())
        .or_insert_with(|| Value::Mapping(Mapping::new()));
    if let Value::Mapping(components) = components {
        let all = components
            .entry("schemas".into())
            .or_insert_with(|| Value::Mapping(Mapping::new()));
        if let Value::Mapping(all) = all {
            all.extend(schemas);
        }
    }
}
