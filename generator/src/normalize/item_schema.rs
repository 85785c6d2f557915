//! `itemSchema` of OpenAPI 3.2: the schema of each item in a sequential body.

use super::context::Context;
use super::marker;
use crate::grammar::sequence::sequence_of;
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Writes the schema of the items as the body's schema, with a mark.
pub(super) fn write_item_schema(context: &mut Context<'_>, media: &mut Mapping, at: &str) {
    let Some(schema) = media.shift_remove("itemSchema") else {
        return;
    };
    let name = pointer::split(at).pop().unwrap_or_default();
    if sequence_of(&name).is_none() {
        context.report.note(
            "not-generated",
            &pointer::join(at, "itemSchema"),
            "The items of such a body are not generated; the body is read as a whole.",
            "Nothing needs to be done unless the client should support it.",
        );
        return;
    }
    media.insert("schema".into(), schema);
    media.insert(marker::ITEMS.into(), Value::Bool(true));
}
