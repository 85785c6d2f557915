//! Functions for objects and schemas: references, and unknown keys.

use super::context::Context;
use super::text;
use crate::pointer;
use crate::reference::{UNKNOWN, local_pointer};
use crate::yaml::Value;

/// Warns about a keyword without an entry.
pub(super) fn report_unknown(context: &mut Context<'_>, at: &str, key: &str, what: &str) {
    context.report.warn(
        "unknown-keyword",
        at,
        format!("`{key}` has no meaning in {what}, so it has no effect."),
        "Correct the spelling, remove it, or turn it into an extension that starts with `x-`.",
    );
}

/// The pointer in a `$ref`, whose target exists. Without a target, the reference is lost.
pub(super) fn read_reference(
    context: &mut Context<'_>,
    reference: &Value,
    at: &str,
) -> Option<String> {
    let at = pointer::join(at, "$ref");
    let reference = text::read_text(context, reference, &at)?;
    if reference == UNKNOWN {
        context.lost.add(&at);
        return None;
    }
    let Some(target) = local_pointer(&reference) else {
        context.lost.add(&at);
        context.report.lose(
            "ref-unsupported",
            &at,
            format!("The reference `{reference}` is not a JSON pointer into this document."),
            "Write `#/…`, or a file and a JSON pointer.",
        );
        return None;
    };
    if pointer::resolve(context.document, &target).is_none() {
        context.lost.add(&at);
        context.report.error(
            "dangling-ref",
            &at,
            format!("Nothing stands at `{reference}`."),
            "Correct the reference or add what it refers to.",
        );
        return None;
    }
    Some(target)
}
