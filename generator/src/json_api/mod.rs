//! What a document has of JSON:API (jsonapi.org, 1.1), known by shape: resources, relationships, links, ID families.
//!
//! In: the model. Out: [`JsonApi`], which says what the runtime has a type for already and which IDs are which.
//! Always: only the position and the member names decide, never a name of one API; what does not fit the standard's
//! shape exactly keeps a type of its own.

mod document;
mod envelope;
mod included;
mod reachable;
mod recognise;
mod recognised;
mod shapes;
mod trim;
mod wrap;

#[cfg(test)]
mod tests;

pub use document::JsonApiDocument;
pub use envelope::Envelope;
pub use recognised::JsonApi;
pub use shapes::Relationship;
pub(crate) use shapes::{constant_resource_type, types_of_resource};
pub(crate) use trim::{Allowed, TEXTS, members_of};

use crate::model::{Api, mark_directions};

/// Makes a model such that what upstream adds to a document or an event does not change its type.
pub(crate) fn settle(api: &mut Api) {
    envelope::add_contexts(api);
    included::share_included(api);
    mark_directions(api);
}
