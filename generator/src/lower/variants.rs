//! The variants of a union, as uses of schemas.

use super::conjunction::{Conjunction, is_union};
use super::lowerer::Lowerer;
use super::schema_use::{SchemaUse, step_into};
use super::schema_view::{SchemaRef, SchemaView};
use crate::model::Step;
use crate::pointer::join_index;

/// The variants of a schema node as sites.
pub(super) fn variant_sites<'d>(site: &SchemaUse<'d>, node: &SchemaView<'d>) -> Vec<SchemaUse<'d>> {
    let (variants, keyword) = node.variants();
    let at = format!("{}/{keyword}", node.origin);
    let sites = variants.iter().enumerate();
    sites
        .map(|(index, schema)| SchemaUse::new(schema, site.id.clone(), join_index(&at, index)))
        .collect()
}

/// The variants of a schema that is only a union.
pub(super) fn nested_sites<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &SchemaUse<'d>,
) -> Vec<SchemaUse<'d>> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    match lowerer.flats_of(&units).as_slice() {
        [flat] if is_union(flat) && flat.node.properties.is_none() => {
            variant_sites(site, &flat.node)
        }
        _ => Vec::new(),
    }
}

/// The site of a variant to which a reference leads. Its id is known after its union is lowered.
pub(super) fn find_variant_site<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    union: &SchemaUse<'d>,
    node: &SchemaView<'d>,
    origin: &str,
) -> Option<SchemaUse<'d>> {
    let (index, site) = variant_sites(union, node)
        .into_iter()
        .enumerate()
        .find(|(_, site)| matches!(site.schema, SchemaRef::Item(_)) && site.pointer() == origin)?;
    if !lowerer.pending.contains_key(node.origin) {
        lowerer.use_of(union);
    }
    let id = lowerer.variant_ids.get(origin).cloned();
    let id = id.unwrap_or_else(|| step_into(&union.id, Step::Variant(ordinal(None, index, &[]))));
    Some(SchemaUse { id, ..site })
}

/// A word for one of several variants without names.
pub(super) fn ordinal(word: Option<&String>, index: usize, taken: &[String]) -> String {
    const ORDINALS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let word = word.map(String::as_str).unwrap_or("variant");
    let mut position = String::new();
    for digit in index.to_string().bytes() {
        let name = ORDINALS
            .get(usize::from(digit.wrapping_sub(b'0')))
            .copied()
            .unwrap_or("other");
        position = if position.is_empty() {
            name.to_owned()
        } else {
            format!("{position} {name}")
        };
    }
    let mut out = format!("{position} {word}");
    while taken.contains(&out) {
        out = format!("other {out}");
    }
    out
}
