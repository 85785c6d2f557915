//! A model with other ids.

use super::Renames;
use crate::model::{
    Additional, Api, Definition, DefinitionKind, Media, Owner, Parameter, Shape, TypeId, TypeUse,
};

/// ID with other names for its operation or schema.
pub(super) fn rename_id<'a>(
    id: &TypeId,
    operations: &dyn Fn(&str) -> Option<&'a String>,
    schemas: &dyn Fn(&str) -> Option<&'a String>,
) -> TypeId {
    let mut renamed = id.clone();
    match &mut renamed.owner {
        Owner::OperationParameter { operation, .. }
        | Owner::OperationRequest { operation, .. }
        | Owner::OperationResponse { operation, .. } => {
            if let Some(now) = operations(operation) {
                operation.clone_from(now);
            }
        }
        Owner::Schema(name) => {
            if let Some(now) = schemas(name) {
                name.clone_from(now);
            }
        }
        _ => {}
    }
    renamed
}

/// The old model with the new model's ids.
pub(in super::super) fn translate_api(api: &Api, renames: &Renames) -> Api {
    let rename = |id: &TypeId| renames.apply(id);
    let mut out = api.clone();
    out.definitions = api
        .definitions
        .values()
        .map(|definition| map_definition(definition, &rename))
        .map(|definition| (definition.id.clone(), definition))
        .collect();
    for operation in &mut out.operations {
        operation.id = renames.operation(&operation.id);
        operation
            .parameters
            .iter_mut()
            .for_each(|p| map_parameter(p, &rename));
        operation
            .request
            .iter_mut()
            .flat_map(|r| &mut r.media)
            .for_each(|m| map_media(m, &rename));
        let responses = operation.answers.iter_mut().chain(&mut operation.errors);
        responses
            .flat_map(|r| &mut r.media)
            .for_each(|m| map_media(m, &rename));
    }
    for event in &mut out.events {
        event
            .parameters
            .iter_mut()
            .for_each(|p| map_parameter(p, &rename));
        event.body.iter_mut().for_each(|m| map_media(m, &rename));
    }
    out
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
    match &mut type_use.shape {
        Shape::Defined(id) => *id = rename(id),
        Shape::List(inner) | Shape::Map(inner) => map_use(inner, rename),
        _ => {}
    }
}

/// A definition with other ids.
pub(super) fn map_definition(
    definition: &Definition,
    rename: &dyn Fn(&TypeId) -> TypeId,
) -> Definition {
    let mut out = definition.clone();
    out.id = rename(&definition.id);
    match &mut out.kind {
        DefinitionKind::Object(object) => {
            object
                .fields
                .iter_mut()
                .for_each(|field| map_use(&mut field.type_use, rename));
            if let Additional::Typed(value) = &mut object.additional {
                map_use(value, rename);
            }
        }
        DefinitionKind::Union(union) => {
            union
                .variants
                .iter_mut()
                .for_each(|variant| map_use(&mut variant.type_use, rename));
        }
        DefinitionKind::Alias(target) => map_use(target, rename),
        DefinitionKind::Enumeration(_) => {}
    }
    out
}
