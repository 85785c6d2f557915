//! Checks the target of a reference.
//!
//! In: a reference with its target. Out: the node that replaces it, or the finding. Always: the returned node is
//! allowed in the place of the reference.

use super::found_reference::{Location, Serves};
use super::store::{ALLOW_FOLDER, Store};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer::{join, resolve, tokens_of};
use crate::reference::Reference;
use crate::value_kind::yaml_word;
use crate::yaml::Value;

/// The part of a target that can replace the reference, or the finding.
pub fn check_target(
    store: &mut Store<'_>,
    kind: NodeKind,
    target: &Location,
    text: &str,
    place: Place,
) -> Result<Serves, Box<Diagnostic>> {
    let root = store.root(target.file);
    let node = resolve(&root, &target.pointer).unwrap_or(&Value::Null);
    let related = vec![(
        store.place(target.file, &target.pointer),
        "what it names".to_owned(),
    )];
    let refuse = |message: &str, help: &str| {
        Box::new(Diagnostic {
            code: "ref-kind",
            severity: Severity::Error,
            message: format!("the reference `{text}` can't be used: {message}"),
            place: Some(place.clone()),
            related: related.clone(),
            help: help.to_owned(),
        })
    };
    if target.file == 0 && target.pointer.is_empty() {
        return Err(refuse(
            "it leads to the whole OpenAPI document",
            "name a node of it, such as `#/components/schemas/…`",
        ));
    }
    if let Some(section) = other_section(kind, &target.pointer) {
        let why = format!(
            "it leads to `components/{section}`, but must lead to {}",
            kind.noun()
        );
        return serve_other(store, kind, (&section, &why), target, text, place);
    }
    if !fits(kind, node) {
        let message = format!(
            "it leads to {}, but must lead to {}",
            yaml_word(node),
            kind.noun()
        );
        return Err(refuse(&message, "name a node of the right kind"));
    }
    note_unusual(store, kind, text, place);
    Ok(Serves::Itself)
}

/// The part of a target in another section of `components` that can replace the reference, or the finding. `other` is
/// the section, and why it is the wrong one.
pub fn serve_other(
    store: &mut Store<'_>,
    kind: NodeKind,
    other: (&str, &str),
    target: &Location,
    text: &str,
    place: Place,
) -> Result<Serves, Box<Diagnostic>> {
    let root = store.root(target.file);
    let node = resolve(&root, &target.pointer).unwrap_or(&Value::Null);
    let (section, why) = other;
    let serves = find_serving(kind, section, node, &target.pointer);
    let (code, severity, message) = match serves {
        Some(_) => (
            "ref-of-other-kind",
            Severity::Warning,
            format!("the reference `{text}` is unusual: {why}; the content of the target is used"),
        ),
        None => (
            "ref-kind",
            Severity::Error,
            format!("the reference `{text}` can't be used: {why}"),
        ),
    };
    let finding = Diagnostic {
        code,
        severity,
        message,
        place: Some(place),
        related: vec![(
            store.place(target.file, &target.pointer),
            "what it names".to_owned(),
        )],
        help: "name a component of the right kind".to_owned(),
    };
    match serves {
        Some(serves) => {
            store.diagnostics.push(finding);
            Ok(serves)
        }
        None => Err(Box::new(finding)),
    }
}

/// The part of a component of another kind that can be used instead.
pub fn find_serving(kind: NodeKind, section: &str, node: &Value, pointer: &str) -> Option<Serves> {
    let NodeKind::One(due) = kind else {
        return None;
    };
    match (due, section) {
        (ObjectKind::Schema, _) => find_schema(node, pointer).map(Serves::Part),
        (ObjectKind::Response | ObjectKind::RequestBody, "schemas") => Some(Serves::AsBody),
        (ObjectKind::Response, "requestBodies") | (ObjectKind::RequestBody, "responses") => {
            node.get("content").map(|_| Serves::Itself)
        }
        (ObjectKind::Header, "schemas") => Some(Serves::AsHeader),
        (ObjectKind::Header, "parameters") => {
            let described = node.get("schema").or_else(|| node.get("content"));
            described.map(|_| Serves::Itself)
        }
        (ObjectKind::Parameter, "headers") => {
            (node.get("name").is_some() && node.get("in").is_some()).then_some(Serves::Itself)
        }
        _ => None,
    }
}

/// The schema in a parameter, a header or a body: its own, or that of its first media type.
fn find_schema(node: &Value, pointer: &str) -> Option<String> {
    if node.get("schema").is_some_and(Value::is_mapping) {
        return Some(join(pointer, "schema"));
    }
    let content = node.get("content").and_then(Value::as_mapping)?;
    content.iter().find_map(|(media, described)| {
        described.get("schema").filter(|s| s.is_mapping())?;
        let at = join(&join(pointer, "content"), media.as_str()?);
        Some(join(&at, "schema"))
    })
}

/// Reports a reference that leads outside the allowed folders. The report does not say what is there.
pub fn report_outside(store: &mut Store<'_>, text: &str, place: Place) {
    store.diagnostics.error(
        "ref-outside",
        Some(place),
        format!("the reference `{text}` leads outside the document's folder"),
        ALLOW_FOLDER,
    );
}

/// Bundlers accept references in more places than OpenAPI.
fn note_unusual(store: &mut Store<'_>, kind: NodeKind, text: &str, place: Place) {
    if matches!(kind, NodeKind::One(object) if object.may_be_reference()) {
        return;
    }
    store.diagnostics.push(Diagnostic {
        code: "ref-unusual",
        severity: Severity::Note,
        message: format!(
            "OpenAPI does not allow the reference `{text}` here; its target replaces it"
        ),
        place: Some(place),
        related: Vec::new(),
        help: "nothing needs to be done; other tools may refuse it".to_owned(),
    });
}

/// Why a reference is not allowed in such a place at all.
pub fn check_site(kind: NodeKind, text: &str, place: Place) -> Result<(), Box<Diagnostic>> {
    if kind != NodeKind::Plain && kind != NodeKind::One(ObjectKind::Root) {
        return Ok(());
    }
    let message = format!("OpenAPI does not allow the reference `{text}` here");
    let finding = error(
        "ref-unsupported",
        message,
        "write its content in place",
        place,
    );
    Err(Box::new(finding))
}

/// A `$ref` that is not text.
pub fn not_text(place: Place) -> Diagnostic {
    error(
        "ref-not-text",
        "the value of `$ref` is not a text".to_owned(),
        "write a reference such as '#/components/schemas/name'; in YAML a text that begins with `#` needs quotes",
        place,
    )
}

fn error(code: &'static str, message: String, help: &str, place: Place) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        message,
        place: Some(place),
        related: Vec::new(),
        help: help.to_owned(),
    }
}

/// A reference that cannot be followed at all.
pub fn unusable(reference: &Reference, text: &str, place: Place) -> Diagnostic {
    let (code, message, help) = match reference {
        Reference::Remote => (
            "remote-ref",
            format!("the reference `{text}` is a URL, and the generator does not use the network"),
            "download the file and refer to it by a relative path",
        ),
        Reference::Anchor(name) => (
            "ref-unsupported",
            format!(
                "the reference `{text}` names the anchor `{name}`, and only JSON pointers are followed"
            ),
            "write the pointer to the node, such as '#/components/schemas/name'",
        ),
        _ => (
            "ref-unsupported",
            format!("the reference `{text}` is not valid percent-encoding of UTF-8"),
            "encode the bytes of UTF-8, or write the characters themselves",
        ),
    };
    error(code, message, help, place)
}

/// The section of `components` that contains a target, if it is not the section of its kind.
fn other_section(kind: NodeKind, pointer: &str) -> Option<String> {
    let NodeKind::One(object) = kind else {
        return None;
    };
    let mut tokens = tokens_of(pointer);
    let (first, section, _name) = (tokens.next()?, tokens.next()?, tokens.next()?);
    if first != "components" || tokens.next().is_some() {
        return None;
    }
    let expected = if object == ObjectKind::PathItem {
        Some("pathItems")
    } else {
        object.section()
    };
    (!section.starts_with("x-") && expected != Some(section.as_ref())).then(|| section.into_owned())
}

fn fits(kind: NodeKind, node: &Value) -> bool {
    match kind {
        NodeKind::List(_) => node.is_sequence(),
        NodeKind::One(ObjectKind::Schema) => node.is_mapping() || node.is_bool(),
        _ => node.is_mapping(),
    }
}
