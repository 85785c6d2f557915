//! The responses of an operation, sorted by status, with successes separate from errors.

use super::body::{self, Found, Known, content_schemas, follow, lower_response};
use super::document::OperationParts;
use super::lowerer::Lowerer;
use super::same::is_same_schema;
use super::schema_view::SchemaRef;
use crate::model::Response;
use crate::pointer::join;

fn is_status(status: &str) -> bool {
    let bytes = status.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).all(u8::is_ascii_digit);
    let range = bytes.iter().skip(1).all(|b| matches!(b, b'X' | b'x'));
    bytes.len() == 3 && matches!(bytes.first(), Some(b'1'..=b'5')) && (digits(1) || range)
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// The responses of an operation, with the status in the form of the model.
pub(super) fn find_responses<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &'d OperationParts,
    report: bool,
) -> Vec<(String, Found<'d, openapiv3::Response>)> {
    let document = lowerer.document;
    let mut found = Vec::new();
    for (status, response) in &parts.responses {
        let known = status == "default" || is_status(status);
        if !known && report {
            lowerer.report.lose(
                "unknown-status",
                &response.pointer,
                format!("`{status}` is not a status; this response is left out."),
                "Write a status such as `200`, a range such as `4XX`, or `default`.",
            );
        }
        let target = follow(response, &document.responses, "responses");
        match target {
            Ok(target) if known => {
                let status = if status == "default" {
                    status.clone()
                } else {
                    status.to_ascii_uppercase()
                };
                found.push((status, target));
            }
            Err(missing) if report => body::report_lost(lowerer, &response.pointer, &missing),
            _ => {}
        }
    }
    found.sort_by(|(one, _), (other, _)| (one == "default", one).cmp(&(other == "default", other)));
    found
}

/// The statuses that are part of an id: all except that of a single success schema.
pub(super) fn status_in_id<'s>(
    status: &'s str,
    found: &[(String, Found<'_, openapiv3::Response>)],
) -> Option<&'s str> {
    if !is_success(status) {
        return Some(status);
    }
    let mut distinct: Vec<SchemaRef<'_>> = Vec::new();
    for (_, response) in found
        .iter()
        .filter(|(s, r)| is_success(s) && r.component.is_none())
    {
        for (_, schema, _) in content_schemas(&response.part.content) {
            if !distinct.iter().any(|known| is_same_schema(*known, schema)) {
                distinct.push(schema);
            }
        }
    }
    let several = found
        .iter()
        .filter(|(s, r)| is_success(s) && r.component.is_none() && !r.part.content.is_empty())
        .count()
        > 1;
    (several && distinct.len() > 1).then_some(status)
}

/// Whether a response for all statuses describes only errors.
fn is_of_errors(response: &Response, found: &Found<'_, openapiv3::Response>) -> bool {
    let names = found.part.content.values().filter_map(|media| {
        match media.schema.as_ref().map(SchemaRef::from)? {
            SchemaRef::Reference(reference) => reference.rsplit('/').next(),
            SchemaRef::Item(_) => None,
        }
    });
    let words = names
        .chain(response.description.as_deref())
        .chain(response.component.as_deref());
    words.map(str::to_ascii_lowercase).any(|words| {
        let said = ["error", "problem", "fault", "fail", "exception"];
        said.iter().any(|word| words.contains(word))
    })
}

/// Lowers all responses: answers, then errors.
pub(super) fn lower_responses<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &'d OperationParts,
    id: &str,
) -> (Vec<Response>, Vec<Response>) {
    let found = find_responses(lowerer, parts, true);
    // A lost response may be the successful one.
    let lost = &lowerer.document.lost;
    let complete =
        found.len() == parts.responses.len() && !lost.touches(&join(&parts.pointer, "responses"));
    if complete && found.is_empty() {
        lowerer.report.warn(
            "no-responses",
            &parts.pointer,
            "This operation describes no response; its answer can be any value.",
            "Add `responses`.",
        );
    }
    let fails = found.iter().all(|(status, _)| !is_success(status));
    let covered = found.iter().any(|(status, _)| status == "default");
    if complete && !found.is_empty() && fails && !covered {
        lowerer.report.note(
            "no-success",
            &parts.pointer,
            "This operation describes no successful response (2xx); its body can be any value.",
            "Describe the successful response, for example under `200`.",
        );
    }
    let mut answers = Vec::new();
    let mut errors = Vec::new();
    let mut known = Known::new();
    for (status, target) in &found {
        let in_id = status_in_id(status, &found);
        // Only equal answers share a type. An error with an equal schema has its own type.
        let mut apart = Known::new();
        let known = if is_success(status) && target.component.is_none() {
            &mut known
        } else {
            &mut apart
        };
        let response = lower_response(lowerer, target, status, id, in_id, known);
        if is_success(status) {
            answers.push(response)
        } else if complete && fails && status == "default" && !is_of_errors(&response, target) {
            answers.push(response.clone());
            errors.push(response);
        } else {
            errors.push(response)
        }
    }
    (answers, errors)
}
