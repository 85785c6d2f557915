//! The published facts of names.lock, taken from the model, its names and the views.

use super::accessors::accessor_keys;
use super::context::Context;
use super::conversions::converting;
use super::parameters::id_of_parameter;
use super::{OperationView, ResourceFile, body_setter_key, preferred_media};
use crate::model::{
    Additional, Definition, DefinitionKind, Media, Object, Operation, Owner, Union,
};
use crate::naming::{value_literals, value_names, variant_names};
use crate::published::shape::print_use;
use crate::published::{Published, parameter_key, route_key};

/// All published facts of this state.
pub fn take_facts(
    context: &Context<'_>,
    resources: &[ResourceFile],
    published: &Published,
) -> Published {
    let mut facts = Published::default();
    take_definitions(&mut facts, context, published);
    take_names(&mut facts, context);
    for ((from, key), to) in &context.api.held.members {
        facts.add(format!("held {from}.{key}"), to.to_string());
    }
    for operation in &context.api.operations {
        take_operation(&mut facts, context, operation);
    }
    take_views(&mut facts, context, resources);
    facts
}

fn take_definitions(facts: &mut Published, context: &Context<'_>, published: &Published) {
    let (names, json_api) = (context.names, context.json_api);
    for (id, name) in &names.types {
        facts.add(format!("type {id}"), name.to_string());
    }
    for (id, definition) in &context.api.definitions {
        // The payload of an event is an argument of its type, although the wrappers around it have no generated types.
        if names.types.contains_key(id) || matches!(id.owner, Owner::EventGroup(_)) {
            take_definition(facts, context, definition, published);
        }
        if names.types.contains_key(id) {
            let way = match (definition.direction.request, definition.direction.response) {
                (true, true) => "both",
                (true, false) => "sent",
                (false, true) => "read",
                (false, false) => "unused",
            };
            facts.add(format!("way {id}"), way);
        }
        if let Some(word) = json_api.runtime_word(id) {
            facts.add(format!("runtime {id}"), word);
        }
        if let Some(family) = json_api.family_of_resource(id) {
            facts.add(format!("id {id}"), family);
        }
    }
}

/// The names of ID types, resources, traits of parameters and events.
fn take_names(facts: &mut Published, context: &Context<'_>) {
    let names = context.names;
    for (family, name) in &names.ids {
        facts.add(format!("family {family}"), name.to_string());
    }
    for (tag, name) in &names.resources {
        let names = format!("{} {}", name.handle, name.module);
        facts.add(format!("resource {tag}"), names);
    }
    for shared in context.shared.components() {
        if let Some(name) = names.parameters.get(shared) {
            facts.add(format!("trait {shared}"), name.to_string());
        }
    }
    for event in &context.api.events {
        let body = event.body.as_ref().and_then(|body| body.type_use.as_ref());
        let shape = body.map_or_else(|| "none".to_owned(), print_use);
        if let Some(variant) = names.events.get(&event.name) {
            facts.add(
                format!("event {}", event.name),
                format!("{variant} {shape}"),
            );
        }
    }
}

fn take_operation(facts: &mut Published, context: &Context<'_>, operation: &Operation) {
    let id = &operation.id;
    if let Some(name) = context.names.operations.get(id) {
        let value = format!("{} {} {}", name.type_name, name.method, operation.resource);
        facts.add(format!("operation {id}"), value);
        let route = route_key(&operation.method, &operation.path);
        facts.add(route, format!("{id} {}", operation.path));
    }
    let mut arguments = 0;
    for parameter in &operation.parameters {
        let how = match parameter.required {
            true => format!("argument{arguments:02}"),
            false => "optional".to_owned(),
        };
        arguments += usize::from(parameter.required);
        let shape = match id_of_parameter(&context.types, parameter) {
            Some(_) => "id".to_owned(),
            None => print_use(&parameter.type_use),
        };
        facts.add(parameter_key(id, parameter), format!("{how} {shape}"));
    }
    let media = |media: &Media| {
        let shape = media
            .type_use
            .as_ref()
            .map_or_else(|| "none".to_owned(), print_use);
        format!("{} {shape}", media.media_type)
    };
    if let Some(first) = operation.request.as_ref().and_then(|r| r.media.first()) {
        facts.add(format!("body {id}"), media(first));
    }
    for answer in operation.answers.iter().chain(&operation.errors) {
        if let Some(first) = preferred_media(answer) {
            facts.add(format!("answer {id} {}", answer.status), media(first));
        }
    }
}

/// Facts that only views contain: methods of requests.
fn take_views(facts: &mut Published, context: &Context<'_>, resources: &[ResourceFile]) {
    let shared = context.shared.list();
    for view in resources.iter().flat_map(|file| &file.operations) {
        take_setters(facts, view);
        let traits = shared
            .iter()
            .filter(|shared| view.traits.contains(&shared.name));
        for method in traits.flat_map(|shared| &shared.methods) {
            let key = format!("setter {} {}", view.info.id, method.goes.what());
            facts.add(key, method.method.as_str());
        }
    }
}

fn take_setters(facts: &mut Published, view: &OperationView) {
    let operation = &view.info.id;
    for parameter in &view.parameters {
        let key = format!("setter {operation} {}", parameter.goes.what());
        facts.add(key, parameter.method.as_str());
    }
    for group in &view.body_setters {
        let way: Vec<&str> = group.path.iter().map(|step| step.field.as_str()).collect();
        for setter in &group.setters {
            let what = body_setter_key(&way, &setter.field);
            facts.add(format!("setter {operation} {what}"), setter.method.as_str());
        }
    }
}

/// The facts inside one type.
fn take_definition(
    facts: &mut Published,
    context: &Context<'_>,
    definition: &Definition,
    published: &Published,
) {
    let id = &definition.id;
    match &definition.kind {
        DefinitionKind::Object(object) => {
            take_object(facts, context, definition, object, published);
        }
        DefinitionKind::Alias(target) => {
            facts.add(format!("alias {id}"), print_use(target));
        }
        DefinitionKind::Union(union) => take_union(facts, context, definition, union, published),
        DefinitionKind::Enumeration(enumeration) => {
            let names = value_names(id, enumeration, published);
            for (literal, name) in value_literals(enumeration).iter().zip(names) {
                facts.add(format!("value {id} {literal}"), name.to_string());
            }
        }
    }
}

fn take_object(
    facts: &mut Published,
    context: &Context<'_>,
    definition: &Definition,
    object: &Object,
    published: &Published,
) {
    let id = &definition.id;
    match &object.additional {
        Additional::Undeclared => {}
        Additional::Any => facts.add(format!("others {id}"), "any"),
        Additional::Typed(value) => {
            facts.add(format!("others {id}"), format!("of {}", print_use(value)));
        }
    }
    for plan in context.fields.of(id) {
        let (name, holding) = (&plan.name, plan.word());
        let mut shape = print_use(&plan.field.type_use);
        if plan.constant.is_some() && !shape.starts_with("constant ") {
            shape = published
                .member_shape(id, &plan.field.name)
                .unwrap_or_default()
                .to_owned();
        }
        let key = format!("member {id}.{}", plan.field.name);
        facts.add(key, format!("{name} {holding} {shape}"));
    }
    for key in accessor_keys(&context.fields, definition) {
        facts.add(format!("accessor {id}.{key}"), "kept");
    }
}

fn take_union(
    facts: &mut Published,
    context: &Context<'_>,
    definition: &Definition,
    union: &Union,
    published: &Published,
) {
    let id = &definition.id;
    let names = variant_names(id, union, published);
    let words: Vec<String> = names.iter().map(ToString::to_string).collect();
    let from = match definition.direction.request {
        true => converting(
            &context.types,
            &context.config.published,
            definition,
            union,
            &words,
        ),
        false => Vec::new(),
    };
    for (variant, name) in union.variants.iter().zip(names) {
        let how = if from.contains(&name.to_string()) {
            "from"
        } else {
            "holds"
        };
        let shape = print_use(&variant.type_use);
        facts.add(
            format!("variant {id} {}", variant.word),
            format!("{name} {how} {shape}"),
        );
    }
}
