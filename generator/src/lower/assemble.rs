//! The last step of a union: its variants lowered, each under a word of its own, with what all of them share.

use super::conjunction::Conjunction;
use super::lowerer::{Lowerer, Site, step_into};
use super::node::{Node, SchemaRef};
use super::scalar;
use super::union::Plan;
use super::variant::Candidate;
use crate::model::{Decision, DefinitionKind, Shape, Step, TypeId, TypeUse, Union, Variant};

/// Lowers one variant under the id that it is given.
pub(super) fn lower_candidate<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    candidate: &Candidate<'d>,
    id: TypeId,
) -> TypeUse {
    if let SchemaRef::Item(schema) = candidate.site.schema {
        lowerer
            .variant_ids
            .insert(Node::new(schema).origin.to_owned(), id.clone());
    }
    let site = Site {
        id: id.clone(),
        ..candidate.site.clone()
    };
    // A base among its own variants is what it says beside them.
    let is_base =
        !plan.common.is_empty() && lowerer.target_id(&site).as_ref() == Some(&plan.conjunction.id);
    if is_base {
        return lowerer.use_of_conjunction(&Conjunction {
            id,
            common: plan.common.clone(),
            sites: Vec::new(),
            echoes: Vec::new(),
            decided: Vec::new(),
            at: plan.origin.to_owned(),
        });
    }
    if plan.common.is_empty() || covers_common(lowerer, plan, candidate) {
        return lowerer.use_of(&site);
    }
    let mut decided = plan.conjunction.decided.clone();
    decided.push(plan.origin);
    let whole = Conjunction {
        id,
        common: plan.common.clone(),
        sites: vec![site],
        echoes: Vec::new(),
        decided,
        at: String::new(),
    };
    lowerer.use_of_conjunction(&whole)
}

/// Whether a variant has all that the variants share by itself, as children that refer to their base have.
fn covers_common<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    candidate: &Candidate<'d>,
) -> bool {
    let members = candidate.members(lowerer);
    plan.common.iter().all(|leaf| {
        let mut names = leaf
            .node
            .properties
            .into_iter()
            .flatten()
            .map(|(name, _)| name);
        scalar::describe_values(leaf, &leaf.node.values).is_empty()
            && names.all(|name| members.fields.contains_key(name))
            && leaf
                .node
                .required
                .iter()
                .all(|name| members.required.contains_key(name))
    })
}

/// Records a union of candidates, each with a word of its own.
pub(super) fn define_union<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    decision: Decision,
    mut candidates: Vec<Candidate<'d>>,
) -> Shape {
    Candidate::settle_words(&mut candidates);
    let mut variants = Vec::new();
    for candidate in candidates {
        let id = step_into(&plan.conjunction.id, Step::Variant(candidate.word.clone()));
        let type_use = lower_candidate(lowerer, plan, &candidate, id);
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
        plan.conjunction,
        DefinitionKind::Union(Union { decision, variants }),
    )
}
