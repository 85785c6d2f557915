//! Whether a bundle still holds together after something changed it.
//!
//! In: a document. Out: findings. Always: the same promises as for a document that was just loaded, so that later
//! stages need not care whether an overlay was at work.

use super::discover::list_references;
use super::document::Document;
use super::kind::{Kind, Object};
use super::pointer::lookup;
use crate::diagnostic::Diagnostics;

/// Reports references that are not local, name nothing, or stand where they would have to be written in place.
pub fn check_references(document: &Document) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (pointer, kind, text) in list_references(&document.root) {
        let place = Some(document.place(&pointer));
        let Some(text) = text else {
            let help = "write a reference such as '#/components/schemas/name'";
            diagnostics.error(
                "ref-not-text",
                place,
                "the value of `$ref` is not text",
                help,
            );
            continue;
        };
        let has_home = match kind {
            Kind::One(object) => object.section().is_some() || object == Object::MappingTarget,
            _ => false,
        };
        let target = text
            .strip_prefix('#')
            .filter(|pointer| pointer.starts_with('/'));
        if !has_home || target.is_none() {
            let message = format!("the reference `{text}` can't be used in an overlay");
            let help = "refer to a component of the document, or write the content in place";
            diagnostics.error("ref-unsupported", place, message, help);
        } else if kind != Kind::One(Object::MappingTarget)
            && target
                .and_then(|target| lookup(&document.root, target))
                .is_none()
        {
            let message =
                format!("the reference `{text}` names nothing once the overlays are applied");
            let help = "correct it, or have the overlay add what it names; if an overlay removed that, remove the reference too";
            diagnostics.error("dangling-ref", place, message, help);
        }
    }
    diagnostics
}
