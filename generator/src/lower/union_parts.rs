//! What a union is built from.

use super::conjunction::{Conjunction, FlatSchema};
use super::schema_use::SchemaUse;
use openapiv3::Discriminator;

/// What a union is built from.
#[derive(Clone, Debug)]
pub(super) struct UnionParts<'c, 'd> {
    /// The schemas whose union this is; its id is the union's.
    pub conjunction: &'c Conjunction<'d>,
    pub sites: Vec<SchemaUse<'d>>,
    /// What all variants share.
    pub common: Vec<FlatSchema<'d>>,
    pub discriminator: Option<&'d Discriminator>,
    /// Whether all that the union says of itself is known.
    pub whole: bool,
    /// Where the union is written.
    pub origin: &'d str,
}
