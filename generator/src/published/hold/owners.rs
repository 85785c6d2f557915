//! Keeps published owners of types without status and media type, because there was only one at that time.

use super::super::Published;
use crate::model::{Api, DefinitionKind, Operation, Owner, Step, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// New ids by the old ids.
type Renamed = BTreeMap<TypeId, TypeId>;

/// Removes statuses and media types from the ids of types that are published without them.
pub(super) fn hold_owners(api: &mut Api, published: &Published) {
    let mut renamed = Renamed::new();
    let known: BTreeSet<&Owner> = api.definitions.keys().map(|id| &id.owner).collect();
    for operation in &api.operations {
        let id = &operation.id;
        let bare = Owner::OperationRequest {
            operation: id.clone(),
            media: None,
        };
        let media = operation
            .request
            .iter()
            .flat_map(|request| request.media.first());
        let longer = media.map(|m| Owner::OperationRequest {
            operation: id.clone(),
            media: Some(m.media_type.clone()),
        });
        add_owner(published, &known, longer, bare, &mut renamed);
        let bare = Owner::OperationResponse {
            operation: id.clone(),
            status: None,
            media: None,
        };
        let mut longer = owners_of_answers(published, operation);
        // The answer with the fewest members can be read from all the others.
        longer.sort_by_key(|owner| count_members(api, owner));
        add_owner(published, &known, longer, bare, &mut renamed);
        for error in &operation.errors {
            let of = |media: Option<String>| Owner::OperationResponse {
                operation: id.clone(),
                status: Some(error.status.clone()),
                media,
            };
            let longer = error
                .media
                .first()
                .map(|media| of(Some(media.media_type.clone())));
            add_owner(published, &known, longer, of(None), &mut renamed);
        }
    }
    add_components(api, published, &known, &mut renamed);
    if !renamed.is_empty() {
        *api = std::mem::take(api).with_ids(&|id| id.renamed(&renamed));
    }
}

/// The owners of an operation's answers, with all possible statuses and media types.
fn owners_of_answers(published: &Published, operation: &Operation) -> Vec<Owner> {
    let is_known = |status: &str| published.answer(&operation.id, status).is_some();
    let mut owners = Vec::new();
    for answer in operation
        .answers
        .iter()
        .filter(|answer| is_known(&answer.status))
    {
        let media = answer.media.first().map(|media| media.media_type.clone());
        let of = |status: bool, with: bool| Owner::OperationResponse {
            operation: operation.id.clone(),
            status: status.then(|| answer.status.clone()),
            media: media.clone().filter(|_| with),
        };
        owners.extend([of(true, true), of(true, false), of(false, true)]);
    }
    owners
}

fn count_members(api: &Api, owner: &Owner) -> usize {
    let id = root_id(owner.clone());
    match api.definitions.get(&id).map(|definition| &definition.kind) {
        Some(DefinitionKind::Object(object)) => object.fields.len(),
        _ => usize::MAX,
    }
}

fn root_id(owner: Owner) -> TypeId {
    TypeId {
        owner,
        path: Vec::new(),
    }
}

fn add_owner(
    published: &Published,
    known: &BTreeSet<&Owner>,
    longer: impl IntoIterator<Item = Owner>,
    bare: Owner,
    renamed: &mut Renamed,
) {
    if known.contains(&bare) || !published.has_owner(&bare) {
        return;
    }
    let found = longer
        .into_iter()
        .find(|o| known.contains(o) && !published.has_owner(o));
    if let Some(found) = found {
        renamed.insert(root_id(found), root_id(bare));
    }
}

/// Bodies of the components have the media type as the first step.
fn add_components(
    api: &Api,
    published: &Published,
    known: &BTreeSet<&Owner>,
    renamed: &mut Renamed,
) {
    for owner in known {
        let is_body = matches!(owner, Owner::RequestBody(_) | Owner::Response(_));
        let bare = root_id((*owner).clone());
        let is_published = published.type_name(&bare).is_some();
        if !is_body || api.definitions.contains_key(&bare) || !is_published {
            continue;
        }
        let own = api.definitions.keys().filter(|id| id.owner == **owner);
        let media = own.filter_map(|id| match id.path.first() {
            Some(Step::Variant(word)) if word.contains('/') => Some(word.clone()),
            _ => None,
        });
        let of = |word: String| TypeId {
            path: vec![Step::Variant(word)],
            ..bare.clone()
        };
        let media: BTreeSet<String> = media.collect();
        let json = media.iter().find(|word| word.ends_with("/json"));
        if let Some(word) = json.or(media.first()) {
            renamed.insert(of(word.clone()), bare.clone());
        }
    }
}
