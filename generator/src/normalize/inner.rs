//! Reads the targets of references that lead to other schemas than components.
//!
//! Out: `$defs` as components, and every other target under [`marker::INNER`], by the pointer of its references. This
//! stage moves and joins schemas: a sole variant becomes a part of `allOf`, the places of a tuple become one union. So
//! a pointer of the source does not always lead through the result. `lower` looks here for what it does not find.

use super::context::Context;
use super::hoisted::add_hoisted;
use super::marker;
use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Adds the schemas to the document. Reading one may find others.
pub(super) fn add_targets(context: &mut Context<'_>, document: &mut Mapping) {
    let mut read = Mapping::new();
    loop {
        add_hoisted(context, document);
        let targets = context.inner.clone().into_iter();
        let open: Vec<(String, String)> = targets
            .filter(|(target, _)| !read.contains_key(target.as_str()))
            .collect();
        if open.is_empty() {
            break;
        }
        for (target, at) in open {
            let source = context.document;
            let schema = pointer::resolve(source, &at).filter(|_| may_be_schema(&at));
            let schema = schema.map(|schema| context.normalize_schema(schema, &at));
            read.insert(target.into(), schema.unwrap_or_default());
        }
    }
    read.retain(|_, schema| !schema.is_null());
    if read.is_empty() {
        return;
    }
    let components = document
        .entry("components".into())
        .or_insert_with(|| Value::Mapping(Mapping::new()));
    if let Value::Mapping(components) = components {
        components.insert(marker::INNER.into(), Value::Mapping(read));
    }
}

/// Whether OpenAPI has a schema at this pointer, or says nothing about it, as in an extension.
fn may_be_schema(at: &str) -> bool {
    let root = NodeKind::One(ObjectKind::Root);
    let kind = pointer::tokens_of(at).fold(root, |kind, token| kind.child(&token));
    matches!(kind, NodeKind::One(ObjectKind::Schema) | NodeKind::Data)
}
