//! Schemas of which not all is known, because an error keeps a part of them from being read.
//!
//! Always: what such a schema lacks is no finding of its own, for the part that is not known may have it.

use super::conjunction::Conjunction;
use super::conjunction::is_union;
use super::lowerer::Lowerer;
use super::schema_use::{DEPTH_LIMIT, SchemaUse};
use super::variants::variant_sites;
use crate::normalize::marker;

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
