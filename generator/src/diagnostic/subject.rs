//! The subject of a finding: an operation, a parameter, a member or another part of the document.
//!
//! In: a finding's code and the JSON pointer of its place. Out: its [`Subject`] and the subject's pointer. Always: the
//! tables of `grammar` decide, so that a property named `parameters` is a member.

use super::{Diagnostic, Effect};
use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer::{join, tokens_of};

/// The subject of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A method on a path, or a whole path.
    Operation,
    /// A parameter in any location.
    Parameter,
    /// A request body.
    Body,
    /// A response.
    Answer,
    /// A member of an object.
    Member,
    /// Another schema: a component, a part, a variant, an item.
    Schema,
    /// An example, which only the crate's tests use.
    Example,
    /// A key of one of these, such as a keyword of JSON Schema.
    Key,
    /// Any other part, such as a webhook, a callback or a security scheme.
    Other,
}

impl Subject {
    /// Its name in a summary.
    pub fn words(self) -> &'static str {
        match self {
            Subject::Operation => "operation",
            Subject::Parameter => "parameter",
            Subject::Body => "body",
            Subject::Answer => "answer",
            Subject::Member => "member",
            Subject::Schema => "schema",
            Subject::Example => "example",
            Subject::Key => "key",
            Subject::Other => "other",
        }
    }
}

/// The subject of a finding, and its pointer.
pub fn find_subject(finding: &Diagnostic) -> (Subject, String) {
    let pointer = finding.place.as_ref().map(|place| place.pointer.as_str());
    let (nearest, at, is_whole) = find_nearest(pointer.unwrap_or_default());
    let subject = match finding.code {
        "body-without-content" => Subject::Body,
        "header-name" | "ignored-header" | "parameter-location" | "path-parameter-unused" => {
            Subject::Parameter
        }
        "required-undeclared" => Subject::Member,
        "example-misfit" | "external-example" | "no-such-body" => Subject::Example,
        "not-expressed"
        | "sibling-of-ref"
        | "unknown-keyword"
        | "value-left-out"
        | "words-without-values" => Subject::Key,
        "not-generated" | "webhook-media" | "webhook-methods" => Subject::Other,
        _ if is_whole || is_free_form(finding) => nearest,
        _ => Subject::Key,
    };
    (subject, at)
}

/// Whether a finding says that a value is free-form. Its place may then be the keyword that is the reason.
fn is_free_form(finding: &Diagnostic) -> bool {
    super::find_code(finding.code)
        .is_some_and(|known| known.effect_at(finding.severity) == Effect::FreeForm)
}

/// The innermost subject at or around a pointer, its pointer, and whether the pointer leads to the subject itself or to
/// the schema of its value, and not to one of their keys.
fn find_nearest(pointer: &str) -> (Subject, String, bool) {
    let mut kind = NodeKind::One(ObjectKind::Root);
    let mut here = String::new();
    let mut found = (Subject::Other, String::new(), true);
    for token in tokens_of(pointer) {
        let is_member = kind == NodeKind::Map(ObjectKind::Schema) && found.0 != Subject::Other;
        kind = kind.child(&token);
        here = join(&here, &token);
        let NodeKind::One(object) = kind else {
            found.2 = !matches!(kind, NodeKind::Data | NodeKind::Plain);
            continue;
        };
        found.2 = true;
        let subject = match object {
            ObjectKind::PathItem | ObjectKind::Operation => Subject::Operation,
            ObjectKind::Parameter => Subject::Parameter,
            ObjectKind::RequestBody => Subject::Body,
            ObjectKind::Response => Subject::Answer,
            ObjectKind::Schema if is_member => Subject::Member,
            ObjectKind::Schema if found.0 == Subject::Other => Subject::Schema,
            ObjectKind::Example => Subject::Example,
            ObjectKind::Header | ObjectKind::Link | ObjectKind::Callback => Subject::Other,
            // A media type, or a schema in something: the thing around it is what a caller knows.
            _ => continue,
        };
        found = (subject, here.clone(), true);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Place, find_code};

    fn subject_of(code: &'static str, pointer: &str) -> (Subject, String) {
        let place = Place {
            file: "a.yaml".into(),
            pointer: pointer.into(),
            position: None,
        };
        let mut findings = Diagnostics::default();
        findings.warn(code, Some(place), "A", "B");
        find_subject(findings.iter().next().unwrap())
    }

    #[test]
    fn a_finding_is_about_the_innermost_thing_around_its_place() {
        for (pointer, subject, at) in [
            ("/paths/~1a/get", Subject::Operation, "/paths/~1a/get"),
            (
                "/paths/~1a/get/parameters/1/schema",
                Subject::Parameter,
                "/paths/~1a/get/parameters/1",
            ),
            (
                "/components/parameters/B",
                Subject::Parameter,
                "/components/parameters/B",
            ),
            (
                "/paths/~1a/put/requestBody/content/a~1b/schema",
                Subject::Body,
                "/paths/~1a/put/requestBody",
            ),
            (
                "/paths/~1a/get/responses/200/content/a~1b",
                Subject::Answer,
                "/paths/~1a/get/responses/200",
            ),
            (
                "/paths/~1a/get/responses/200/content/a~1b/schema/properties/parameters",
                Subject::Member,
                "/paths/~1a/get/responses/200/content/a~1b/schema/properties/parameters",
            ),
            (
                "/components/schemas/C/properties/d/items",
                Subject::Member,
                "/components/schemas/C/properties/d",
            ),
            (
                "/components/schemas/C/allOf/0",
                Subject::Schema,
                "/components/schemas/C",
            ),
            ("/paths/~1a/get/operationId", Subject::Key, "/paths/~1a/get"),
            ("/components/securitySchemes/E", Subject::Other, ""),
        ] {
            assert_eq!(
                subject_of("wrong-kind", pointer),
                (subject, at.to_owned()),
                "{pointer}"
            );
        }
    }

    #[test]
    fn a_code_that_is_always_about_one_kind_of_thing_says_so() {
        let of = |code, pointer| subject_of(code, pointer).0;
        assert_eq!(
            of("required-undeclared", "/components/schemas/C/required/0"),
            Subject::Member
        );
        assert_eq!(
            of("unknown-keyword", "/components/schemas/C/items"),
            Subject::Key
        );
        assert_eq!(
            of("example-misfit", "/components/schemas/C/example"),
            Subject::Example
        );
        for code in [
            "required-undeclared",
            "unknown-keyword",
            "example-misfit",
            "ignored-header",
        ] {
            assert!(find_code(code).is_some(), "{code}");
        }
    }
}
