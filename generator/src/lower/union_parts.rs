//! The parts from which a union is built.

use super::conjunction::{Conjunction, FlatSchema};
use super::schema_use::SchemaUse;
use openapiv3::Discriminator;

/// The parts from which a union is built.
#[derive(Clone, Debug)]
pub(super) struct UnionParts<'c, 'd> {
    /// The schemas of this union. Their id is the union's id.
    pub conjunction: &'c Conjunction<'d>,
    pub sites: Vec<SchemaUse<'d>>,
    /// The part that all variants share.
    pub common: Vec<FlatSchema<'d>>,
    pub discriminator: Option<&'d Discriminator>,
    /// Whether all parts of the union itself are known.
    pub whole: bool,
    /// The pointer of the union.
    pub origin: &'d str,
}
