//! Converts OpenAPI 3.1 to 3.0 on untyped values, so that the `openapiv3` crate can read it.
//!
//! In: one bundled document, 3.0 or 3.1, whose references are all local. Out: the same document as OpenAPI 3.0, with
//! the extensions of [`marker`] for facts that 3.0 cannot express, and with only the parts that the generator reads;
//! and its [`Lost`] parts. Always: every keyword has an entry in `grammar` that says how it is used, and a keyword
//! without an entry is a warning. Every object and schema keeps the JSON pointer of its source.

mod any_schema;
mod composition;
mod constraint;
mod context;
mod encoding;
mod exact;
mod format;
mod hoist;
mod hoisted;
mod inherit;
mod inner;
mod item_schema;
mod lost;
pub mod marker;
mod object;
mod object_schema;
mod parameter;
pub mod report;
mod schema;
mod schema_kind;
mod schema_value;
mod shared;
mod split;
mod text;
mod value_fit;
mod value_words;
mod version;
pub mod width;

pub use lost::Lost;

use crate::grammar;
use crate::openapi_version::parse_minor;
use crate::yaml::Value;
use context::{Context, Version};
use report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// A document as OpenAPI 3.0.
#[derive(Clone, Debug)]
pub struct Normalized {
    /// The document.
    pub document: Value,
    /// The parts that an error makes unknown.
    pub lost: Lost,
}

/// Converts a bundled document to OpenAPI 3.0; `None` if it is not an OpenAPI document.
pub fn normalize(bundle: Value, report: Report<'_>) -> Option<Normalized> {
    let (document, odd) = text::clean(bundle);
    let mut context = Context {
        document: &document,
        report,
        following: BTreeSet::new(),
        hoisted: BTreeMap::new(),
        inner: BTreeMap::new(),
        heirs: inherit::find_heirs(&document),
        lost: Lost::default(),
        version: Version::V3_1,
        schemas: schema::READER,
    };
    let mut deep = BTreeSet::new();
    for oddity in odd {
        // The parts of one object are too deep for one reason.
        if let text::Oddity::TooDeep(at) = &oddity
            && let Some((parent, _)) = crate::pointer::split_last(at)
            && !deep.insert(parent.to_owned())
        {
            context.lost.add(at);
            continue;
        }
        report_oddity(&mut context, oddity);
    }
    context.version = check_version(&mut context)?;
    let root = object::normalize_object(
        &mut context,
        &document,
        "",
        grammar::find_table(grammar::ObjectKind::Root)?,
    );
    let Some(mut out) = root else {
        let (message, help) = (
            "This is no OpenAPI document.",
            "Give the path of an OpenAPI document.",
        );
        context.report.error("root-not-mapping", "", message, help);
        return None;
    };
    inner::add_targets(&mut context, &mut out);
    Some(Normalized {
        document: Value::Mapping(out),
        lost: context.lost,
    })
}

fn report_oddity(context: &mut Context<'_>, oddity: text::Oddity) {
    // The value there is removed. Of a key, only the key is removed.
    if let text::Oddity::NotFinite(at) | text::Oddity::TooDeep(at) = &oddity {
        context.lost.add(at);
    }
    let (code, at, message, help) = match oddity {
        text::Oddity::NotFinite(at) => (
            "not-json",
            at,
            "JSON cannot express this number; it is read as null.",
            "Write a finite number.",
        ),
        text::Oddity::Key(at) => (
            "not-json",
            at,
            "A key of this object is not a text; the member is left out.",
            "Write keys as text.",
        ),
        text::Oddity::TooDeep(at) => (
            "nested-too-deep",
            at,
            "The document is nested too deeply here; deeper schemas become any value, and other deeper parts are left out.",
            "Move a part of it to the components.",
        ),
        text::Oddity::TwoKeys(at) => (
            "duplicate-key",
            at,
            "This key is twice in its object; the last one counts.",
            "Remove one of the two.",
        ),
    };
    context.report.lose(code, &at, message, help);
}

/// The version as the generator reads it. An overlay may have changed it since the file was checked.
fn check_version(context: &mut Context<'_>) -> Option<Version> {
    let version = match context.document.get("openapi") {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => {
            let written = context.report.written("/openapi");
            written.unwrap_or_else(|| number.to_string())
        }
        _ => String::new(),
    };
    match parse_minor(&version) {
        Some(0) => return Some(Version::V3_0),
        Some(1) => return Some(Version::V3_1),
        Some(_) => {
            context.report.warn(
                "newer-version",
                "/openapi",
                format!(
                    "OpenAPI {version} is read as 3.1; each new keyword is reported at its place."
                ),
                "Check the other findings.",
            );
            return Some(Version::V3_1);
        }
        None => {}
    }
    let (pointer, message) = match version.as_str() {
        "" => (
            "",
            "This document does not name its version of OpenAPI.".to_owned(),
        ),
        version => (
            "/openapi",
            format!("The generator does not read OpenAPI `{version}`, only 3.0 and 3.1."),
        ),
    };
    context.report.error(
        "unknown-openapi",
        pointer,
        message,
        "Write `openapi: 3.1.0`, or the version the document is written in.",
    );
    None
}
