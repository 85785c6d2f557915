//! Request bodies, answers and documented errors of an operation.

use super::super::origin::{Aspect, Origin};
use super::fact::{Differences, Facts};
use super::words::{code, describe_use};
use crate::model::{Media, Operation, Request, Response};
use std::collections::BTreeSet;

/// Compares the bodies of one operation.
pub(super) fn compare_bodies(was: &Operation, now: &Operation, facts: &mut Facts) {
    let mut request = Differences::default();
    match (&was.request, &now.request) {
        (None, Some(body)) => {
            let types = body
                .media
                .iter()
                .map(|m| code(&m.media_type))
                .collect::<Vec<_>>();
            request.note_covering("request-added", format!("is new: {}", types.join(", ")));
        }
        (Some(_), None) => request.note_covering("request-removed", "is gone"),
        (Some(was), Some(now)) => compare_request(was, now, &mut request),
        (None, None) => {}
    }
    request.add_to(
        facts,
        Origin::OperationPart(now.id.clone(), Aspect::Request),
        "request-changed",
    );
    let mut answers = Differences::default();
    compare_responses(&was.answers, &now.answers, "answer", &mut answers);
    answers.add_to(
        facts,
        Origin::OperationPart(now.id.clone(), Aspect::Answers),
        "answer-changed",
    );
    let mut errors = Differences::default();
    compare_responses(&was.errors, &now.errors, "error", &mut errors);
    errors.add_to(
        facts,
        Origin::OperationPart(now.id.clone(), Aspect::Errors),
        "error-changed",
    );
}

fn compare_request(was: &Request, now: &Request, differences: &mut Differences) {
    differences.require("request-required", was.required, now.required, true);
    differences.wording("description", &was.description, &now.description);
    compare_media(
        &was.media,
        &now.media,
        "",
        "request-media",
        "request-type",
        differences,
    );
    let first = |media: &[Media]| media.first().map(|media| media.media_type.clone());
    let kept = |media: &[Media], type_: &Option<String>| {
        media.iter().any(|m| Some(&m.media_type) == type_.as_ref())
    };
    let (before, after) = (first(&was.media), first(&now.media));
    if before != after && kept(&now.media, &before) && kept(&was.media, &after) {
        let text = after.unwrap_or_default();
        differences.note_covering(
            "request-media",
            format!("is sent as {} by default now", code(&text)),
        );
    }
}

fn compare_responses(
    was: &[Response],
    now: &[Response],
    what: &str,
    differences: &mut Differences,
) {
    let is_error = what == "error";
    let [added, removed, media, type_] = if is_error {
        ["error-added", "error-removed", "error-media", "error-type"]
    } else {
        [
            "answer-added",
            "answer-removed",
            "answer-media",
            "answer-type",
        ]
    };
    let find = |list: &[Response], status: &str| list.iter().find(|r| r.status == status).cloned();
    for response in now {
        let status = &response.status;
        let Some(before) = find(was, status) else {
            differences.note_covering(added, format!("has status {status} now"));
            continue;
        };
        compare_media(
            &before.media,
            &response.media,
            status,
            media,
            type_,
            differences,
        );
        let what = format!("description of status {status}");
        differences.wording(&what, &before.description, &response.description);
    }
    compare_headers(was, now, differences);
    for response in was
        .iter()
        .filter(|response| find(now, &response.status).is_none())
    {
        differences.note_covering(removed, format!("no longer has status {}", response.status));
    }
}

/// Compares the headers of all statuses that are in both lists together, because they mostly change together.
fn compare_headers(was: &[Response], now: &[Response], differences: &mut Differences) {
    let only = |one: &[Response], other: &[Response]| -> BTreeSet<String> {
        let in_both = one
            .iter()
            .filter_map(|r| Some((r, other.iter().find(|o| o.status == r.status)?)));
        in_both
            .flat_map(|(one, other)| {
                one.headers
                    .iter()
                    .filter(|name| !other.headers.contains(name))
            })
            .map(|name| code(name))
            .collect()
    };
    for name in only(now, was) {
        differences.note("header-added", format!("has the header {name} now"));
    }
    for name in only(was, now) {
        differences.note("header-removed", format!("no longer has the header {name}"));
    }
}

/// Compares the media types of one body. `status` names the body if there are several.
fn compare_media(
    was: &[Media],
    now: &[Media],
    status: &str,
    media_kind: &'static str,
    type_kind: &'static str,
    differences: &mut Differences,
) {
    let with = if status.is_empty() {
        String::new()
    } else {
        format!(" with status {status}")
    };
    for media in now {
        let type_ = &media.media_type;
        let Some(before) = was.iter().find(|m| m.media_type == *type_) else {
            differences.note_covering(media_kind, format!("can be {} now{with}", code(type_)));
            continue;
        };
        if before.parts != media.parts {
            differences.note_covering(
                media_kind,
                format!("has members with another encoding as {}{with}", code(type_)),
            );
        }
        if before.type_use != media.type_use {
            let text = |media: &Media| {
                media
                    .type_use
                    .as_ref()
                    .map_or_else(|| "undescribed".to_owned(), describe_use)
            };
            let (before, after) = (text(before), text(media));
            let detail = if before == after {
                format!("is another shape as {}{with}", code(type_))
            } else {
                format!("is {after} instead of {before} as {}{with}", code(type_))
            };
            differences.note_covering(type_kind, detail);
        }
    }
    for media in was
        .iter()
        .filter(|media| !now.iter().any(|m| m.media_type == media.media_type))
    {
        differences.note_covering(
            media_kind,
            format!("is no longer {}{with}", code(&media.media_type)),
        );
    }
}
