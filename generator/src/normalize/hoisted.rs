//! Reads the hoisted schemas of `$defs` as components.

use super::context::Context;
use super::schema::normalize_schema;
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Adds the hoisted schemas that the components do not have yet. Reading one may hoist others.
pub(super) fn add_hoisted(context: &mut Context<'_>, document: &mut Mapping) {
    loop {
        let known = document
            .get("components")
            .and_then(|components| components.get("schemas"));
        let open: Vec<(String, String)> = context
            .hoisted
            .iter()
            .filter(|(_, name)| known.is_none_or(|known| known.get(name.as_str()).is_none()))
            .map(|(at, name)| (at.clone(), name.clone()))
            .collect();
        if open.is_empty() {
            return;
        }
        let mut schemas = Mapping::new();
        for (at, name) in open {
            let source = context.document;
            let schema = pointer::resolve(source, &at).unwrap_or(&Value::Null);
            schemas.insert(name.into(), normalize_schema(context, schema, &at));
        }
        if add_schemas(document, schemas).is_none() {
            return;
        }
    }
}

fn add_schemas(document: &mut Mapping, schemas: Mapping) -> Option<()> {
    let empty = || Value::Mapping(Mapping::new());
    let components = document.entry("components".into()).or_insert_with(empty);
    let all = components.as_mapping_mut()?.entry("schemas".into());
    all.or_insert_with(empty).as_mapping_mut()?.extend(schemas);
    Some(())
}
