//! Finds JSON:API (jsonapi.org, 1.1) in a model by its structure: resources, relationships, links, ID families.
//!
//! In: the model. Out: [`JsonApi`], which says for which definitions the runtime has a type, and which IDs belong to
//! which family. Always: only positions and member names decide, never a name of one API. A definition that does not
//! fit the standard exactly keeps its own type.

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
pub(crate) use shapes::{IDENTIFIER_MEMBERS, constant_resource_type, types_of_resource};
pub(crate) use trim::{Allowed, TEXTS, members_of};

use crate::model::{Api, mark_directions};

/// Changes a model so that upstream's additions to a document or an event do not change its type.
pub(crate) fn settle(api: &mut Api) {
    envelope::add_contexts(api);
    included::share_included(api);
    mark_directions(api);
}
