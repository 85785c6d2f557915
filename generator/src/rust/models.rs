//! Definitions as items: structs, enums, unions and aliases; and their files.

use super::context::Context;
use super::conversions::conversions;
use super::docs::code_span;
use super::struct_view::struct_view;
use super::types::pretty;
use super::{
    Base, DecisionView, EnumerationView, Item, ItemKind, ModelFile, UnionView, ValueView,
    VariantView, doc_lines,
};
use crate::model::{
    Decision, Definition, DefinitionKind, Enumeration, EnumerationBase, Owner, Shape, TypeId, Union,
};
use crate::naming::{file_stem, value_names, variant_names};
use crate::published::Published;
use proc_macro2::Literal;
use std::collections::{BTreeMap, BTreeSet};

/// One file for each component with types: the component first, then its inline types.
pub fn model_files(context: &Context<'_>) -> Vec<ModelFile> {
    let mut owners: BTreeMap<&Owner, Vec<&TypeId>> = BTreeMap::new();
    for id in context.names.types.keys() {
        if id.owner.is_component() {
            owners.entry(&id.owner).or_default().push(id);
        }
    }
    let mut files: BTreeMap<String, ModelFile> = BTreeMap::new();
    for owner in owners.keys() {
        let items = owner_items(context, owner);
        let Some(first) = items.first() else { continue };
        let root = TypeId {
            owner: (*owner).clone(),
            path: Vec::new(),
        };
        let stem = context.names.types.get(&root).map(file_stem);
        let module = stem.unwrap_or_else(|| crate::naming::file_stem_of(&first.name));
        let title = format!("{}.", code_span(&owner.to_string()));
        let file = files.entry(module.clone()).or_insert_with(|| ModelFile {
            module,
            title,
            items: Vec::new(),
            owners: Vec::new(),
            features: Vec::new(),
        });
        file.items.extend(items);
        file.owners.push((*owner).clone());
    }
    files.into_values().collect()
}

/// The components whose types are bodies of documented errors.
pub fn error_files(context: &Context<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for response in context.api.operations.iter().flat_map(|o| &o.errors) {
        for media in &response.media {
            let Some(use_) = &media.type_use else {
                continue;
            };
            let Shape::Defined(id) = &use_.shape else {
                continue;
            };
            if let Some(name) = context.names.types.get(id) {
                names.push(name.to_string());
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

/// The items of one owner: itself first, then inline types in the order of its members.
pub fn owner_items(context: &Context<'_>, owner: &Owner) -> Vec<Item> {
    let root = TypeId {
        owner: owner.clone(),
        path: Vec::new(),
    };
    // All ids of an owner follow each other, and the owner itself is the first.
    let mine = context.names.types.range(&root..).map(|(id, _)| id);
    let mine = mine.take_while(|id| id.owner == *owner);
    let mut ordered: Vec<&Definition> = Vec::new();
    let mut known: BTreeSet<&TypeId> = BTreeSet::new();
    let mut todo = vec![&root];
    while let Some(id) = todo.pop() {
        let definition = context.api.definitions.get(id);
        let Some(definition) = definition.filter(|_| id.owner == *owner) else {
            continue;
        };
        if known.insert(&definition.id) {
            ordered.push(definition);
            let named: Vec<&TypeId> = definition.named().collect();
            todo.extend(named.into_iter().rev());
        }
    }
    let others = mine.filter(|id| !known.contains(id));
    ordered.extend(others.filter_map(|id| context.api.definitions.get(id)));
    ordered
        .into_iter()
        .filter(|definition| context.names.types.contains_key(&definition.id))
        .map(|definition| item(context, definition))
        .collect()
}

/// A definition as an item.
pub(super) fn item(context: &Context<'_>, definition: &Definition) -> Item {
    let name = context
        .names
        .types
        .get(&definition.id)
        .map(ToString::to_string)
        .unwrap_or_default();
    let kind = match (context.types.runtime_type(&definition.id), &definition.kind) {
        (Some(target), _) => ItemKind::Alias {
            target: pretty(&target),
        },
        (None, DefinitionKind::Object(object)) => {
            ItemKind::Struct(struct_view(&context.fields, definition, object))
        }
        (None, DefinitionKind::Enumeration(enumeration)) => ItemKind::Enumeration(
            enumeration_view(&definition.id, enumeration, &context.config.published),
        ),
        (None, DefinitionKind::Union(union)) => {
            ItemKind::Union(union_view(context, definition, union, &name))
        }
        (None, DefinitionKind::Alias(target)) => ItemKind::Alias {
            target: pretty(&context.types.rust_type(target).tokens),
        },
    };
    Item {
        name,
        docs: item_docs(context, definition),
        deprecated: definition.deprecated,
        derives: kind.derives(),
        kind,
    }
}

fn item_docs(context: &Context<'_>, definition: &Definition) -> Vec<String> {
    let mut docs = doc_lines(definition.description.as_deref().unwrap_or_default());
    if docs.is_empty() {
        docs.extend(doc_lines(definition.title.as_deref().unwrap_or_default()));
    }
    if docs.is_empty() {
        docs.push(context.uses.sentence(&context.types, &definition.id));
    }
    docs
}

fn union_view(
    context: &Context<'_>,
    definition: &Definition,
    union: &Union,
    name: &str,
) -> UnionView {
    let names = variant_names(&definition.id, union, &context.config.published);
    let variants: Vec<VariantView> = union
        .variants
        .iter()
        .zip(names)
        .map(|(variant, name)| {
            let mut docs = doc_lines(variant.description.as_deref().unwrap_or_default());
            if docs.is_empty() {
                docs.push(variant_doc(&union.decision, &variant.word, &variant.tags));
            }
            VariantView {
                name: name.to_string(),
                type_: pretty(&context.types.rust_type(&variant.type_use).held()),
                docs,
                tags: variant.tags.clone(),
                json_kind: context.api.kind_of(&variant.type_use).word(),
                features: Vec::new(),
            }
        })
        .collect();
    let direction = definition.direction;
    let names: Vec<String> = variants.iter().map(|v| v.name.clone()).collect();
    UnionView {
        sent: direction.request && !direction.response,
        decision: match &union.decision {
            Decision::Tag(property) => DecisionView::Tag {
                property: property.clone(),
            },
            Decision::Kind => DecisionView::Kind,
            Decision::Key => DecisionView::Key,
            Decision::Trial => DecisionView::Trial,
        },
        variants,
        conversions: if direction.request {
            conversions(
                &context.types,
                &context.config.published,
                definition,
                union,
                name,
                &names,
            )
        } else {
            Vec::new()
        },
    }
}

/// The meaning of a variant, in one line.
fn variant_doc(decision: &Decision, word: &str, tags: &[String]) -> String {
    let list: Vec<String> = tags.iter().map(|t| code_span(t)).collect();
    match (decision, list.as_slice()) {
        (Decision::Tag(property), [one]) => format!("{} is {one}.", code_span(property)),
        (Decision::Tag(property), [first, .., last]) => {
            format!(
                "{} is one of {}, from {first} to {last}.",
                code_span(property),
                list.len()
            )
        }
        (Decision::Kind, _) => format!("JSON of the kind {}.", code_span(word)),
        (Decision::Key, [_, ..]) => format!("Has {}.", list.join(", ")),
        _ => format!("{}.", code_span(word)),
    }
}

fn enumeration_view(
    id: &TypeId,
    enumeration: &Enumeration,
    published: &Published,
) -> EnumerationView {
    let names = value_names(id, enumeration, published);
    let values = enumeration.values.iter().zip(names);
    EnumerationView {
        base: match enumeration.base {
            EnumerationBase::Text => Base::Text,
            EnumerationBase::Integer => Base::Integer,
        },
        values: values
            .map(|(value, name)| {
                let literal = match (&value.value, value.value.as_i64()) {
                    (serde_json::Value::String(text), _) => Literal::string(text),
                    (_, Some(number)) => Literal::i64_unsuffixed(number),
                    (other, None) => Literal::string(&other.to_string()),
                };
                let mut docs = doc_lines(value.description.as_deref().unwrap_or_default());
                if docs.is_empty() {
                    let text = value.value.as_str();
                    let text = text.map_or_else(|| value.value.to_string(), str::to_owned);
                    docs.push(format!("{}.", code_span(&text)));
                }
                ValueView {
                    name: name.to_string(),
                    literal: literal.to_string(),
                    docs,
                }
            })
            .collect(),
    }
}
