//! The last step of a union: its variants are lowered, each with its own name, and with the part that all variants
//! share.

use super::conjunction::Conjunction;
use super::lowerer::Lowerer;
use super::scalar;
use super::schema_use::{SchemaUse, step_into};
use super::schema_view::{SchemaRef, SchemaView};
use super::union_parts::UnionParts;
use super::variant::Candidate;
use crate::model::{Decision, DefinitionKind, Shape, Step, TypeId, TypeUse, Union, Variant};

/// Lowers one variant with the given id.
pub(super) fn lower_candidate<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    candidate: &Candidate<'d>,
    id: TypeId,
) -> TypeUse {
    if let SchemaRef::Item(schema) = candidate.site.schema {
        lowerer
            .variant_ids
            .insert(SchemaView::new(schema).origin.to_owned(), id.clone());
    }
    let site = SchemaUse {
        id: id.clone(),
        ..candidate.site.clone()
    };
    // If a base is one of its own variants, the variant is the rest of the base.
    let is_base = !parts.common.is_empty()
        && lowerer.target_id(&site).as_ref() == Some(&parts.conjunction.id);
    if is_base {
        return lowerer.use_of_conjunction(&Conjunction {
            id,
            common: parts.common.clone(),
            sites: Vec::new(),
            restatements: Vec::new(),
            decided: Vec::new(),
            at: parts.origin.to_owned(),
        });
    }
    if parts.common.is_empty() || covers_common(lowerer, parts, candidate) {
        return lowerer.use_of(&site);
    }
    let mut decided = parts.conjunction.decided.clone();
    decided.push(parts.origin);
    let whole = Conjunction {
        id,
        common: parts.common.clone(),
        sites: vec![site],
        restatements: Vec::new(),
        decided,
        at: String::new(),
    };
    lowerer.use_of_conjunction(&whole)
}

/// Whether a variant itself contains all that the variants share, like children that refer to their base.
fn covers_common<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    candidate: &Candidate<'d>,
) -> bool {
    let members = candidate.members(lowerer);
    parts.common.iter().all(|flat| {
        let mut names = flat
            .node
            .properties
            .into_iter()
            .flatten()
            .map(|(name, _)| name);
        scalar::describe_values(flat, &flat.node.values).is_empty()
            && names.all(|name| members.fields.contains_key(name))
            && flat
                .node
                .required
                .iter()
                .all(|name| members.required.contains_key(name))
    })
}

/// Records a union of candidates, each with its own name.
pub(super) fn define_union<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    decision: Decision,
    mut candidates: Vec<Candidate<'d>>,
) -> Shape {
    Candidate::settle_words(&mut candidates);
    let mut variants = Vec::new();
    for candidate in candidates {
        let id = step_into(&parts.conjunction.id, Step::Variant(candidate.word.clone()));
        let type_use = lower_candidate(lowerer, parts, &candidate, id);
        variants.push(Variant {
            description: candidate.description(),
            word: candidate.word,
            type_use: TypeUse {
                shape: type_use.shape,
                nullable: false,
            },
            tags: candidate.tags,
        });
    }
    lowerer.define_conjunction(
        parts.conjunction,
        DefinitionKind::Union(Union { decision, variants }),
    )
}
