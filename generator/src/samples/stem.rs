//! The file names of samples.

use crate::model::{Owner, Step, TypeId};
use crate::naming::kebab_of;

/// The file of a definition, by its id.
pub(super) fn stem_of(id: &TypeId) -> String {
    let mut stem = match &id.owner {
        Owner::Schema(name) => format!("schemas/{}", kebab_of(name)),
        Owner::Parameter(name) => format!("parameters/{}", kebab_of(name)),
        Owner::RequestBody(name) => format!("request-bodies/{}", kebab_of(name)),
        Owner::Response(name) => format!("responses/{}", kebab_of(name)),
        Owner::Header(name) => format!("headers/{}", kebab_of(name)),
        Owner::OperationParameter {
            operation,
            parameter,
        } => format!(
            "operations/{}/parameter-{}",
            kebab_of(operation),
            kebab_of(parameter)
        ),
        Owner::OperationRequest { operation, media } => join(
            format!("operations/{}/request", kebab_of(operation)),
            media.iter(),
        ),
        Owner::OperationResponse {
            operation,
            status,
            media,
        } => join(
            format!("operations/{}/response", kebab_of(operation)),
            status.iter().chain(media),
        ),
        Owner::Event(name) | Owner::EventGroup(name) => format!("events/{}", kebab_of(name)),
        Owner::Included => "included".to_owned(),
    };
    for step in &id.path {
        stem.push('.');
        stem += &match step {
            Step::Property(name) => kebab_of(name),
            Step::Item => "item".to_owned(),
            Step::Value => "value".to_owned(),
            Step::Variant(word) => format!("variant-{}", kebab_of(word)),
        };
    }
    stem
}

fn join<'a>(stem: String, words: impl Iterator<Item = &'a String>) -> String {
    words.fold(stem, |stem, word| format!("{stem}-{}", kebab_of(word)))
}
