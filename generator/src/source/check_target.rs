//! What a reference may name.
//!
//! In: a reference with its target. Out: findings. Always: a reference that passes leads to a node that can stand in
//! its place.

use super::discover::Location;
use super::kind::{Kind, Object};
use super::pointer::{lookup, split_tokens};
use super::reference::Reference;
use super::store::{ALLOW_FOLDER, Store};
use crate::diagnostic::{Diagnostic, Place, Severity};
use serde_yaml::Value;

/// Whether the target can stand where the reference stands; reports why not.
pub fn check_target(
    store: &mut Store<'_>,
    kind: Kind,
    target: &Location,
    text: &str,
    place: Place,
) -> bool {
    let root = store.root(target.file);
    let node = lookup(&root, &target.pointer).unwrap_or(&Value::Null);
    let problem = if target.file == 0 && target.pointer.is_empty() {
        Some((
            "ref-kind",
            "it names the whole OpenAPI document".to_owned(),
            "name a node of it, such as `#/components/schemas/…`",
        ))
    } else if let Some(section) = other_section(kind, &target.pointer) {
        let message = format!(
            "it names one of `components/{section}` where {} is expected",
            kind.noun()
        );
        Some(("ref-kind", message, "name a component of the right kind"))
    } else if !fits(kind, node) {
        let message = format!(
            "it names {} where {} is expected",
            describe(node),
            kind.noun()
        );
        Some(("ref-kind", message, "name a node of the right kind"))
    } else {
        None
    };
    let Some((code, message, help)) = problem else {
        note_unusual(store, kind, text, place);
        return true;
    };
    let related = vec![(
        store.place(target.file, &target.pointer),
        "what it names".to_owned(),
    )];
    let message = format!("the reference `{text}` can't be used: {message}");
    let help = help.to_owned();
    store.diagnostics.push(Diagnostic {
        code,
        severity: Severity::Error,
        message,
        place: Some(place),
        related,
        help,
    });
    false
}

/// A reference out of the folders that may be read. Nothing is said of what lies there.
pub fn report_outside(store: &mut Store<'_>, text: &str, place: Place) {
    store.diagnostics.error(
        "ref-outside",
        Some(place),
        format!("the reference `{text}` leads out of the document's folder"),
        ALLOW_FOLDER,
    );
}

/// Bundlers agree on references in more places than OpenAPI allows.
fn note_unusual(store: &mut Store<'_>, kind: Kind, text: &str, place: Place) {
    if matches!(kind, Kind::One(object) if object.may_be_reference()) {
        return;
    }
    store.diagnostics.push(Diagnostic {
        code: "ref-unusual",
        severity: Severity::Note,
        message: format!("the reference `{text}` stands where OpenAPI has none; its target is written in its place"),
        place: Some(place),
        related: Vec::new(),
        help: "nothing needs to be done; other tools may refuse it".to_owned(),
    });
}

/// Whether references can stand in such a place at all; reports why not.
pub fn check_site(store: &mut Store<'_>, kind: Kind, text: &str, place: Place) -> bool {
    let refused = kind == Kind::Plain || kind == Kind::One(Object::Root);
    if refused {
        let message = format!("the reference `{text}` stands where OpenAPI has none");
        store.diagnostics.error(
            "ref-unsupported",
            Some(place),
            message,
            "write its content in place",
        );
    }
    !refused
}

/// Reports a `$ref` that is not text.
pub fn report_not_text(store: &mut Store<'_>, place: Place) {
    store.diagnostics.error(
        "ref-not-text",
        Some(place),
        "the value of `$ref` is not text",
        "write a reference such as '#/components/schemas/name'; in YAML a text that begins with `#` needs quotes",
    );
}

/// Reports a reference that can't be followed at all.
pub fn report_unusable(store: &mut Store<'_>, reference: &Reference, text: &str, place: Place) {
    let (code, message, help) = match reference {
        Reference::Remote => (
            "remote-ref",
            format!("the reference `{text}` is a URL, and nothing is fetched"),
            "download the file and refer to it by a relative path",
        ),
        Reference::Anchor(name) => (
            "ref-unsupported",
            format!(
                "the reference `{text}` names the anchor `{name}`, and only JSON pointers are followed"
            ),
            "write the way to the node, such as '#/components/schemas/name'",
        ),
        _ => (
            "ref-unsupported",
            format!("the reference `{text}` is not valid percent-encoding of UTF-8"),
            "encode the bytes of UTF-8, or write the characters themselves",
        ),
    };
    store.diagnostics.error(code, Some(place), message, help);
}

/// The section of `components` in which a target stands, where that is not the one of its kind.
fn other_section(kind: Kind, pointer: &str) -> Option<String> {
    let Kind::One(object) = kind else { return None };
    let mut tokens = split_tokens(pointer);
    let (first, section, _name) = (tokens.next()?, tokens.next()?, tokens.next()?);
    if first != "components" || tokens.next().is_some() {
        return None;
    }
    let expected = if object == Object::PathItem {
        Some("pathItems")
    } else {
        object.section()
    };
    (!section.starts_with("x-") && expected != Some(section.as_ref())).then(|| section.into_owned())
}

fn fits(kind: Kind, node: &Value) -> bool {
    match kind {
        Kind::List(_) => node.is_sequence(),
        Kind::One(Object::Schema) => node.is_mapping() || node.is_bool(),
        _ => node.is_mapping(),
    }
}

/// What a value is, in a sentence.
pub fn describe(node: &Value) -> &'static str {
    match node {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) | Value::Tagged(_) => "a mapping",
    }
}
