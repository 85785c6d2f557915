//! The group of a change in a report.
//!
//! In: an origin and the two models. Out: the name of its group: a resource, the models, the events, the document.

use super::origin::Origin;
use crate::model::{Api, Owner, TypeId, TypeUse};
use std::collections::{BTreeMap, BTreeSet};

/// The group of items that belong to no resource.
const MODELS: &str = "Models";
/// The group of items that belong to the document as a whole.
const WHOLE: &str = "The document";

/// The group of what every request sends.
const REQUESTS: &str = "Every request";
/// The group of Cargo features.
const FEATURES: &str = "Cargo features";

/// Knows the group of every origin.
#[derive(Debug)]
pub(super) struct Groups {
    resources: BTreeMap<String, String>,
    owners: BTreeMap<Owner, String>,
}

impl Groups {
    /// Finds the groups of two models. If they differ, the new model counts.
    pub fn learn(old: &Api, new: &Api) -> Groups {
        let mut groups = Groups {
            resources: BTreeMap::new(),
            owners: BTreeMap::new(),
        };
        for api in [old, new] {
            for operation in &api.operations {
                groups
                    .resources
                    .insert(operation.id.clone(), operation.resource.clone());
            }
            groups.owners.extend(find_homes(api));
        }
        groups
    }

    /// The group of `origin`.
    pub fn find(&self, origin: &Origin) -> String {
        let resource = |id: &String| self.resources.get(id).cloned().unwrap_or_default();
        match origin.root() {
            Origin::Operation(id) => resource(&id),
            Origin::Resource(tag) => tag,
            Origin::Event(_) => "Events".to_owned(),
            Origin::Type(TypeId { owner, .. }) => self
                .owners
                .get(&owner)
                .cloned()
                .unwrap_or_else(|| MODELS.to_owned()),
            Origin::Family(_) => MODELS.to_owned(),
            Origin::SentHeader(_) => REQUESTS.to_owned(),
            Origin::Feature(_) => FEATURES.to_owned(),
            _ => WHOLE.to_owned(),
        }
    }
}

/// The resource of each component: the one whose operations name it most, if there is exactly one.
fn find_homes(api: &Api) -> BTreeMap<Owner, String> {
    let mut counts: BTreeMap<Owner, BTreeMap<&str, usize>> = BTreeMap::new();
    for operation in &api.operations {
        let bodies = operation.request.iter().flat_map(|r| &r.media);
        let answers = operation.answers.iter().flat_map(|r| &r.media);
        let mut seen = BTreeSet::new();
        for type_use in bodies
            .chain(answers)
            .filter_map(|media| media.type_use.as_ref())
        {
            collect_owners(api, type_use, &mut BTreeSet::new(), &mut seen);
        }
        for owner in seen {
            *counts
                .entry(owner)
                .or_default()
                .entry(&operation.resource)
                .or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(owner, counts)| {
            let most = counts.values().max().copied()?;
            let mut best = counts.iter().filter(|(_, count)| **count == most);
            let (resource, _) = best.next()?;
            best.next()
                .is_none()
                .then(|| (owner, (*resource).to_owned()))
        })
        .collect()
}

/// The components that `type_use` names, also through inline schemas of the operation.
fn collect_owners(
    api: &Api,
    type_use: &TypeUse,
    seen: &mut BTreeSet<TypeId>,
    out: &mut BTreeSet<Owner>,
) {
    let Some(id) = type_use.named() else {
        return;
    };
    let inline = matches!(
        id.owner,
        Owner::OperationRequest { .. } | Owner::OperationResponse { .. }
    );
    if !inline {
        out.insert(id.owner.clone());
    } else if seen.insert(id.clone())
        && let Some(definition) = api.definitions.get(id)
    {
        for inner in definition.kind.uses() {
            collect_owners(api, inner, seen, out);
        }
    }
}
