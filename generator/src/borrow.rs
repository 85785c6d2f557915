//! Replaces a document's examples by those of another document, to test that the types hold them.
//!
//! In: a model, and the model of another document of the same API. Out: the first model with the examples of the
//! second, body by body. Always: an example without a body in the first model is a warning and never dropped silently.

use crate::diagnostic::Diagnostics;
use crate::model::{Api, Media, Response};

/// Replaces the examples of `api` by those of `other`.
pub fn borrow_examples(api: &mut Api, other: Api, diagnostics: &mut Diagnostics) {
    let mut missing = Vec::new();
    for theirs in other.operations {
        let name = format!("{} {}", theirs.method, theirs.path);
        let mut own = api
            .operations
            .iter_mut()
            .find(|o| o.method == theirs.method && o.path == theirs.path);
        for media in theirs.request.into_iter().flat_map(|r| r.media) {
            let target = own
                .as_mut()
                .and_then(|o| o.request.as_mut())
                .map(|r| &mut r.media);
            hand_over(media, target, &name, &mut missing);
        }
        for response in theirs.answers.into_iter().chain(theirs.errors) {
            let target = own.as_mut().and_then(|o| {
                o.answers
                    .iter_mut()
                    .chain(&mut o.errors)
                    .find(|r| r.status == response.status)
            });
            let name = format!("{name} {}", response.status);
            let component = response.component.clone();
            let mut target = target;
            if let Some(target) = target.as_deref_mut() {
                target.component = component;
            }
            for media in response.media {
                let target = target.as_deref_mut().map(|r: &mut Response| &mut r.media);
                hand_over(media, target, &name, &mut missing);
            }
        }
    }
    for theirs in other.events {
        let own = api
            .events
            .iter_mut()
            .find(|e| e.name == theirs.name)
            .and_then(|e| e.body.as_mut());
        if let Some(body) = theirs.body {
            match own {
                Some(own) => own.examples = body.examples,
                None => missing.push(theirs.name),
            }
        }
    }
    for name in missing {
        diagnostics.warn(
            "no-such-body",
            None,
            format!(
                "the other document has an example for {name}, and this document has no body for it"
            ),
            "add the body to this document, or accept that fewer examples are tested",
        );
    }
}

/// Gives the examples of `media` to the body of the same media type.
fn hand_over(media: Media, target: Option<&mut Vec<Media>>, name: &str, missing: &mut Vec<String>) {
    if media.examples.is_empty() {
        return;
    }
    match target.and_then(|list| list.iter_mut().find(|m| m.media_type == media.media_type)) {
        Some(own) => own.examples = media.examples,
        None => missing.push(name.to_owned()),
    }
}

/// Drops all examples.
pub(crate) fn clear_examples(api: &mut Api) {
    let bodies = api.operations.iter_mut().flat_map(|o| {
        let requests = o.request.iter_mut().flat_map(|r| &mut r.media);
        requests.chain(
            o.answers
                .iter_mut()
                .chain(&mut o.errors)
                .flat_map(|r| &mut r.media),
        )
    });
    let events = api.events.iter_mut().filter_map(|e| e.body.as_mut());
    bodies
        .chain(events)
        .for_each(|media| media.examples.clear());
}
