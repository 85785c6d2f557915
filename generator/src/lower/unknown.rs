//! Schemas that are only partly known, because a part of them could not be read.
//!
//! Always: a missing part of such a schema is no finding, because the unknown part may contain it.

use super::conjunction::Conjunction;
use super::conjunction::is_union;
use super::lowerer::Lowerer;
use super::schema_use::{DEPTH_LIMIT, SchemaUse};
use super::variants::variant_sites;
use crate::normalize::marker;

/// Whether a part of a schema, or of one of its variants, is unknown. Unions in `seen` are skipped.
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
