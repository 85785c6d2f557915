//! The facts of a state that is generated.

use super::Published;
use super::shape::print_use;
use crate::json_api::JsonApi;
use crate::model::{Additional, Api, Definition, DefinitionKind, Owner};
use crate::naming::{Names, name_members, name_values, value_words, variant_names};

/// All that is published with this state.
pub fn take_facts(
    api: &Api,
    json_api: &JsonApi,
    names: &Names,
    published: &Published,
) -> Published {
    let mut facts = Published::default();
    for (id, name) in &names.types {
        let kind = match json_api.document(id) {
            Some(_) => " document",
            None => "",
        };
        facts.add(&format!("type {id}"), format!("{name}{kind}"));
    }
    for (id, definition) in &api.definitions {
        // What an event is about is an argument of its type, though the members around it have none of their own.
        if names.types.contains_key(id) || matches!(id.owner, Owner::EventGroup(_)) {
            take_definition(&mut facts, definition, published);
        }
    }
    for (id, name) in &names.operations {
        let value = format!("{} {}", name.type_name, name.method);
        facts.add(&format!("operation {id}"), value);
    }
    for (event, variant) in &names.events {
        facts.add(&format!("event {event}"), variant.to_string());
    }
    facts
}

/// What is inside one type.
fn take_definition(facts: &mut Published, definition: &Definition, published: &Published) {
    let id = &definition.id;
    match &definition.kind {
        DefinitionKind::Object(object) => {
            if matches!(object.additional, Additional::Any) {
                facts.add(&format!("others {id}"), "any");
            }
            let one_way = definition.direction.request && !definition.direction.response;
            let fields = object.fields.iter().filter(|f| !(one_way && f.read_only));
            let kept = |key: &str| published.member_name(id, key);
            let (members, _) = name_members(fields.clone().map(|f| f.name.as_str()), &kept);
            for (field, member) in fields.zip(members) {
                let how = if field.required {
                    "required"
                } else {
                    "optional"
                };
                let shape = print_use(&field.type_use);
                let key = format!("member {id}.{}", field.name);
                facts.add(&key, format!("{} {how} {shape}", member.name));
            }
        }
        DefinitionKind::Alias(target) => {
            facts.add(&format!("alias {id}"), print_use(target));
        }
        DefinitionKind::Union(union) => {
            let names = variant_names(id, union, published);
            for (variant, name) in union.variants.iter().zip(names) {
                facts.add(&format!("variant {id} {}", variant.word), name.to_string());
            }
        }
        DefinitionKind::Enumeration(enumeration) => {
            let texts = value_words(enumeration);
            let kept = |text: &str| published.value(id, text);
            for (text, name) in name_values(texts.iter().map(String::as_str), &kept).0 {
                facts.add(&format!("value {id} {text}"), name.to_string());
            }
        }
    }
}
