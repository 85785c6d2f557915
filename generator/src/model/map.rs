//! Replaces the ids of a model.

use super::{
    Additional, Api, Definition, DefinitionKind, Media, Parameter, Shape, TypeId, TypeUse,
};

impl Api {
    /// The same model with the ids from `rename`. If two definitions get the same id, the first one stays.
    pub fn with_ids(mut self, rename: &dyn Fn(&TypeId) -> TypeId) -> Api {
        let mut definitions: Vec<Definition> = self
            .definitions
            .into_values()
            .map(|definition| definition.with_ids(rename))
            .collect();
        definitions.sort_by(|one, other| one.id.cmp(&other.id));
        definitions.dedup_by(|later, first| later.id == first.id);
        self.definitions = definitions
            .into_iter()
            .map(|definition| (definition.id.clone(), definition))
            .collect();
        for operation in &mut self.operations {
            operation
                .parameters
                .iter_mut()
                .for_each(|p| map_parameter(p, rename));
            operation
                .request
                .iter_mut()
                .flat_map(|r| &mut r.media)
                .for_each(|m| map_media(m, rename));
            let responses = operation.answers.iter_mut().chain(&mut operation.errors);
            responses
                .flat_map(|r| &mut r.media)
                .for_each(|m| map_media(m, rename));
        }
        for event in &mut self.events {
            event
                .parameters
                .iter_mut()
                .for_each(|p| map_parameter(p, rename));
            event.body.iter_mut().for_each(|m| map_media(m, rename));
        }
        self
    }
}

impl Definition {
    /// The same definition with the ids from `rename`.
    pub fn with_ids(mut self, rename: &dyn Fn(&TypeId) -> TypeId) -> Definition {
        self.id = rename(&self.id);
        self.for_each_use(&mut |type_use| {
            if let Shape::Defined(id) = &mut type_use.shape {
                *id = rename(id);
            }
        });
        self
    }

    /// Calls `each` with every use in this definition, including the inner ones of lists and maps.
    pub fn for_each_use(&mut self, each: &mut dyn FnMut(&mut TypeUse)) {
        match &mut self.kind {
            DefinitionKind::Object(object) => {
                for field in &mut object.fields {
                    visit_use(&mut field.type_use, each);
                }
                if let Additional::Typed(value) = &mut object.additional {
                    visit_use(value, each);
                }
            }
            DefinitionKind::Union(union) => {
                for variant in &mut union.variants {
                    visit_use(&mut variant.type_use, each);
                }
            }
            DefinitionKind::Alias(target) => visit_use(target, each),
            DefinitionKind::Enumeration(_) => {}
        }
    }
}

fn visit_use(type_use: &mut TypeUse, each: &mut dyn FnMut(&mut TypeUse)) {
    each(type_use);
    match &mut type_use.shape {
        Shape::List(inner) | Shape::Map(inner) => visit_use(inner, each),
        _ => {}
    }
}

fn map_parameter(parameter: &mut Parameter, rename: &dyn Fn(&TypeId) -> TypeId) {
    map_use(&mut parameter.type_use, rename);
}

fn map_media(media: &mut Media, rename: &dyn Fn(&TypeId) -> TypeId) {
    media
        .type_use
        .iter_mut()
        .for_each(|type_use| map_use(type_use, rename));
}

fn map_use(type_use: &mut TypeUse, rename: &dyn Fn(&TypeId) -> TypeId) {
    visit_use(type_use, &mut |type_use| {
        if let Shape::Defined(id) = &mut type_use.shape {
            *id = rename(id);
        }
    });
}

impl Definition {
    /// Calls `each` with every title and description in this definition.
    pub fn for_each_text(&mut self, each: &mut dyn FnMut(&mut Option<String>)) {
        each(&mut self.title);
        each(&mut self.description);
        match &mut self.kind {
            DefinitionKind::Object(object) => {
                let fields = object.fields.iter_mut();
                fields.for_each(|field| each(&mut field.description));
            }
            DefinitionKind::Union(union) => {
                let variants = union.variants.iter_mut();
                variants.for_each(|variant| each(&mut variant.description));
            }
            DefinitionKind::Enumeration(enumeration) => {
                let values = enumeration.values.iter_mut();
                values.for_each(|value| each(&mut value.description));
            }
            DefinitionKind::Alias(_) => {}
        }
    }
}
