//! Finds which origin names which definitions.

use super::super::origin::{Aspect, Origin};
use crate::model::{Additional, Api, DefinitionKind, Media, TypeId, TypeUse};
use std::collections::{BTreeMap, BTreeSet};

/// The definitions that each origin names.
pub(in super::super) fn find_mentions(api: &Api) -> BTreeMap<Origin, BTreeSet<TypeId>> {
    let mut mentions = Mentions::default();
    for definition in api.definitions.values() {
        let id = &definition.id;
        match &definition.kind {
            DefinitionKind::Object(object) => {
                for field in &object.fields {
                    mentions.add(
                        Origin::Field(id.clone(), field.name.clone()),
                        &field.type_use,
                    );
                }
                if let Additional::Typed(value) = &object.additional {
                    mentions.add(Origin::Additional(id.clone()), value);
                }
            }
            DefinitionKind::Union(union) => {
                for variant in &union.variants {
                    mentions.add(
                        Origin::Variant(id.clone(), variant.word.clone()),
                        &variant.type_use,
                    );
                }
            }
            DefinitionKind::Alias(target) => mentions.add(Origin::Type(id.clone()), target),
            DefinitionKind::Enumeration(_) => {}
        }
    }
    for operation in &api.operations {
        let part = |part| Origin::OperationPart(operation.id.clone(), part);
        for parameter in &operation.parameters {
            let origin = Origin::Parameter(
                operation.id.clone(),
                parameter.location,
                parameter.name.clone(),
            );
            mentions.add(origin, &parameter.type_use);
        }
        mentions.add_media(
            part(Aspect::Request),
            operation.request.iter().flat_map(|r| &r.media),
        );
        mentions.add_media(
            part(Aspect::Answers),
            operation.answers.iter().flat_map(|r| &r.media),
        );
    }
    for event in &api.events {
        mentions.add_media(Origin::Event(event.name.clone()), &event.body);
    }
    mentions.map
}

#[derive(Default)]
struct Mentions {
    map: BTreeMap<Origin, BTreeSet<TypeId>>,
}

impl Mentions {
    fn add(&mut self, origin: Origin, type_use: &TypeUse) {
        if let Some(id) = type_use.named() {
            self.map.entry(origin).or_default().insert(id.clone());
        }
    }

    fn add_media<'a>(&mut self, origin: Origin, media: impl IntoIterator<Item = &'a Media>) {
        for type_use in media
            .into_iter()
            .filter_map(|media| media.type_use.as_ref())
        {
            self.add(origin.clone(), type_use);
        }
    }
}
