//! Checks that a bundle is still valid after a change.
//!
//! In: a document. Out: findings, and the document with [`UNKNOWN`] in place of the faulty references. Always: the
//! result has the same properties as a document that was just read, so that later stages need not know about overlays.

use super::collect::list_references;
use super::document::Document;
use crate::diagnostic::Diagnostics;
use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer::{resolve, resolve_mut};
use crate::reference::UNKNOWN;
use crate::yaml::Value;

/// How much of a document is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The whole document is known.
    All,
    /// An error makes parts of it unknown, and a reference may lead to one of them.
    Parts,
}

/// Reports references that are not local, have no target, or would have to be replaced by their target.
pub fn check_references(document: &mut Document, known: Known) {
    let mut diagnostics = Diagnostics::default();
    let mut broken = Vec::new();
    for (pointer, kind, text) in list_references(&document.root) {
        if known == Known::Parts && text.as_deref() == Some(UNKNOWN) {
            continue;
        }
        let place = Some(document.place(&pointer));
        let Some(text) = text else {
            broken.push(pointer);
            let help = "write a reference such as '#/components/schemas/name'";
            diagnostics.error(
                "ref-not-text",
                place,
                "the value of `$ref` is not a text",
                help,
            );
            continue;
        };
        let has_home = match kind {
            NodeKind::One(object) => {
                object.section().is_some() || object == ObjectKind::MappingTarget
            }
            _ => false,
        };
        let target = text
            .strip_prefix('#')
            .filter(|pointer| pointer.starts_with('/'));
        if !has_home || target.is_none() {
            let message = format!("the reference `{text}` can't be used in an overlay");
            let help = "refer to a component of the document, or write the content in place";
            diagnostics.error("ref-unsupported", place, message, help);
            broken.push(pointer);
        } else if kind != NodeKind::One(ObjectKind::MappingTarget)
            && target
                .and_then(|target| resolve(&document.root, target))
                .is_none()
        {
            broken.push(pointer);
            if known == Known::Parts {
                continue;
            }
            let message =
                format!("the reference `{text}` has no target after the overlays are applied");
            let help = "correct it, or add its target in the overlay; if an overlay removed the target, remove the reference too";
            diagnostics.error("dangling-ref", place, message, help);
        }
    }
    for pointer in broken {
        match resolve_mut(&mut document.root, &pointer) {
            Some(Value::Mapping(mapping)) => {
                mapping.insert("$ref".into(), UNKNOWN.into());
            }
            Some(text) => *text = UNKNOWN.into(),
            None => {}
        }
    }
    document.diagnostics.extend(diagnostics);
}
