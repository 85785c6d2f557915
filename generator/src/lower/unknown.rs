//! Schemas of which not all is known, because an error keeps a part of them from being read.
//!
//! Always: what such a schema lacks is no finding of its own, for the part that is not known may have it.

use super::conjunction::Conjunction;
use super::lowerer::{DEPTH_LIMIT, Lowerer, SchemaUse};
use super::union::{UnionParts, is_union};
use super::variant::{Candidate, variant_sites};
use crate::normalize::marker;

/// Whether all is known of a union by which its variants could be told apart.
pub(super) fn is_known<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    candidates: &[Candidate<'d>],
) -> bool {
    let is_marked =
        |flat: &super::conjunction::FlatSchema<'_>| flat.node.is_marked(marker::UNKNOWN);
    parts.whole
        && !parts.common.iter().any(is_marked)
        && !candidates
            .iter()
            .any(|candidate| holds_unknown(lowerer, &candidate.site, &mut Vec::new()))
}

/// Whether a part of a schema, or of one of its variants, is not known. Unions already `seen` add nothing.
pub(super) fn holds_unknown<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &SchemaUse<'d>,
    seen: &mut Vec<&'d str>,
) -> bool {
    if lowerer.document.lost.is_empty() {
        return false;
    }
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    let flats = lowerer.flats_of(&units);
    for flat in &flats {
        if flat.node.is_marked(marker::UNKNOWN) {
            return true;
        }
        if !is_union(flat) || seen.contains(&flat.node.origin) || seen.len() > DEPTH_LIMIT {
            continue;
        }
        seen.push(flat.node.origin);
        let variants = variant_sites(site, &flat.node);
        if variants
            .iter()
            .any(|variant| holds_unknown(lowerer, variant, seen))
        {
            return true;
        }
    }
    false
}
