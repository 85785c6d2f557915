//! A variant of a union before it is lowered: its kinds, its tags and its name.

use super::conjunction::Conjunction;
use super::conjunction::is_union;
use super::conjunction::kind_of_flat;
use super::lowerer::Lowerer;
use super::object::Members;
use super::schema_use::{DEPTH_LIMIT, SchemaUse};
use super::schema_view::{SchemaRef, SchemaView};
use super::variants::{nested_sites, ordinal, variant_sites};
use crate::pointer::split;
use crate::value_kind::ValueKind;

/// A variant that is not lowered yet.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'d> {
    pub site: SchemaUse<'d>,
    /// The kinds of value that it allows. Empty if it allows any value.
    pub kinds: Vec<ValueKind>,
    /// The texts of the tag, or the deciding keys.
    pub tags: Vec<String>,
    pub word: String,
}

impl<'d> Candidate<'d> {
    pub fn new(lowerer: &mut Lowerer<'d, '_>, site: SchemaUse<'d>) -> Self {
        let mut kinds = Vec::new();
        let complete = kinds_of(lowerer, &site, &mut Vec::new(), &mut kinds);
        if !complete {
            kinds.clear();
        }
        Candidate {
            site,
            kinds,
            tags: Vec::new(),
            word: String::new(),
        }
    }

    /// Its members, if it is an object.
    pub fn members(&self, lowerer: &mut Lowerer<'d, '_>) -> Members<'d> {
        let conjunction = Conjunction::of_site(self.site.clone());
        let units = lowerer.units_of(&conjunction);
        lowerer.members_of(&units, &conjunction.id)
    }

    /// Its own variants, if it is only a union.
    pub fn nested_sites(&self, lowerer: &mut Lowerer<'d, '_>) -> Vec<SchemaUse<'d>> {
        nested_sites(lowerer, &self.site)
    }

    /// The description of a variant that is written inline.
    pub fn description(&self) -> Option<String> {
        match self.site.schema {
            SchemaRef::Item(schema) => schema.schema_data.description.clone(),
            SchemaRef::Reference(_) => None,
        }
    }

    fn title(&self) -> Option<&'d str> {
        match self.site.schema {
            SchemaRef::Item(schema) => schema.schema_data.title.as_deref(),
            SchemaRef::Reference(_) => None,
        }
    }

    /// The component to which a schema refers, with or without a description next to the reference.
    fn component(&self) -> Option<String> {
        let reference = match self.site.schema {
            SchemaRef::Reference(reference) => Some(reference),
            SchemaRef::Item(schema) => {
                let node = SchemaView::new(schema);
                match (node.is_silent(), node.all_of) {
                    (true, [openapiv3::ReferenceOr::Reference { reference }]) => {
                        Some(reference.as_str())
                    }
                    _ => None,
                }
            }
        };
        reference.map(Self::component_word)
    }

    /// The last token of a reference: the component's name.
    pub fn component_word(reference: &str) -> String {
        split(reference).pop().unwrap_or_default()
    }

    /// Gives each candidate a unique word: component, tag, title or kind, and then these with an addition.
    pub fn settle_words(candidates: &mut [Candidate<'d>]) {
        let words: Vec<Vec<String>> = candidates.iter().map(Candidate::possible_words).collect();
        let mut taken: Vec<String> = Vec::new();
        for (index, candidate) in candidates.iter_mut().enumerate() {
            let own = &words[index];
            let free = |word: &&String| {
                let others = words
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != index);
                !taken.contains(word) && !others.into_iter().any(|(_, w)| w.first() == Some(*word))
            };
            let word = own.iter().find(free).cloned();
            let word = word.unwrap_or_else(|| ordinal(own.first(), index, &taken));
            taken.push(word.clone());
            candidate.word = word;
        }
    }

    fn possible_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        words.extend(self.component());
        if let [tag] = self.tags.as_slice() {
            words.push(tag.clone());
        }
        words.extend(self.title().map(str::to_owned));
        words.extend(self.tags.first().cloned());
        if let [kind] = self.kinds.as_slice() {
            words.push(kind.word().to_owned());
        }
        if words.is_empty() {
            words.push("variant".to_owned());
        }
        words
    }
}

/// Collects the kinds of value that a schema allows. False if it allows any value. Unions in `seen` are skipped.
pub(super) fn kinds_of<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &SchemaUse<'d>,
    seen: &mut Vec<&'d str>,
    kinds: &mut Vec<ValueKind>,
) -> bool {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    let flats = lowerer.flats_of(&units);
    let mut said = false;
    for flat in &flats {
        match kind_of_flat(flat) {
            Some(kind) => {
                said = true;
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            None if is_union(flat) => {
                said = true;
                if seen.contains(&flat.node.origin) || seen.len() > DEPTH_LIMIT {
                    continue;
                }
                seen.push(flat.node.origin);
                for site in variant_sites(site, &flat.node) {
                    if !kinds_of(lowerer, &site, seen, kinds) {
                        return false;
                    }
                }
            }
            None => {}
        }
    }
    said
}
