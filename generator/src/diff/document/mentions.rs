//! Which definitions stand where.

use super::super::origin::{Aspect, Origin};
use crate::model::{Additional, Api, DefinitionKind, Media, Shape, TypeId, TypeUse};
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
        match &type_use.shape {
            Shape::Defined(id) => {
                self.map.entry(origin).or_default().insert(id.clone());
            }
            Shape::List(inner) | Shape::Map(inner) => self.add(origin, inner),
            _ => {}
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

/// The uses that stand inside a definition.
pub(in super::super) fn list_uses(kind: &DefinitionKind) -> Vec<&TypeUse> {
    match kind {
        DefinitionKind::Object(object) => {
            let additional = match &object.additional {
                Additional::Typed(value) => Some(value),
                _ => None,
            };
            object
                .fields
                .iter()
                .map(|field| &field.type_use)
                .chain(additional)
                .collect()
        }
        DefinitionKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| &variant.type_use)
            .collect(),
        DefinitionKind::Alias(target) => vec![target],
        DefinitionKind::Enumeration(_) => Vec::new(),
    }
}
