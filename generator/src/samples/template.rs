//! Turns shapes into templates.
//!
//! A key may end with `?` (may be left out), `~` (may be null) or both; a `!` is added to a key whose own name ends
//! with such a mark. `$known` lists the values of an enumeration. `$one-of` lists the variants of a union, with
//! `$unknown` for a value of none of them. `$sample` names another file (`$with`: members with fixed values), `$map` is
//! a map, `$null` may be null, `$free` is used unchanged, and `$more` describes the additional members.

use super::ending::VariantOrder;
use super::kinds::{allows_tag, find_other_kind, tag_value};
use super::limits::Limits;
use super::scalar::sample_scalar;
use super::stem::stem_of;
use crate::json_api::JsonApi;
use crate::model::{
    Additional, Api, Decision, Definition, DefinitionKind, EnumerationBase, Fact, Object, Shape,
    TypeId, TypeUse, Union, Variant, facts_of_items,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The state for making templates: the model, the known files, and the files that are still to be written.
pub(super) struct Templates<'a> {
    pub api: &'a Api,
    variant_order: VariantOrder<'a>,
    json_api: &'a JsonApi,
    /// Files of definitions.
    pub stems: BTreeMap<TypeId, String>,
    /// All files.
    pub taken: BTreeSet<String>,
    /// Definitions that a template refers to and that have no template yet, with their files.
    pub todo: Vec<(TypeId, String)>,
    /// Definitions that are part of a template.
    pub covered: BTreeSet<TypeId>,
    /// The definitions that are being written. The outermost comes first.
    stack: Vec<TypeId>,
    /// The number of definitions in the template that is being written.
    written: usize,
    /// Whether a template had so many definitions that each is now written only once.
    is_tangled: bool,
    /// The product of the lengths of the lists around the current position.
    items: usize,
}

/// If a template has more definitions than this, definitions that are in a template already become references, because
/// parts that contain one another would be written many times.
const MOST_WRITTEN: usize = 100;

/// The maximum number of items of nested lists together.
const MOST_ITEMS: usize = 400;

impl<'a> Templates<'a> {
    pub fn new(api: &'a Api, json_api: &'a JsonApi) -> Self {
        Templates {
            api,
            variant_order: VariantOrder::new(api),
            json_api,
            stems: BTreeMap::new(),
            taken: BTreeSet::new(),
            todo: Vec::new(),
            covered: BTreeSet::new(),
            stack: Vec::new(),
            written: 0,
            is_tangled: false,
            items: 1,
        }
    }

    /// The file of a definition, which is scheduled if it is not written yet.
    pub fn refer(&mut self, id: &TypeId) -> String {
        if let Some(stem) = self.stems.get(id) {
            return stem.clone();
        }
        let mut stem = stem_of(id);
        while !self.taken.insert(stem.clone()) {
            stem += "-other";
        }
        self.stems.insert(id.clone(), stem.clone());
        self.covered.insert(id.clone());
        self.todo.push((id.clone(), stem.clone()));
        stem
    }

    /// Whether the runtime has a type for the definition that is being written.
    fn is_runtime(&self) -> bool {
        self.stack
            .iter()
            .any(|id| self.json_api.relationship(id).is_some() || self.json_api.is_links(id))
    }
}

/// The complete template of a definition.
pub(super) fn template_of_definition(t: &mut Templates<'_>, definition: &Definition) -> Value {
    if t.stack.is_empty() {
        t.written = 0;
    }
    t.written += 1;
    t.covered.insert(definition.id.clone());
    t.stack.push(definition.id.clone());
    let template = match &definition.kind {
        DefinitionKind::Object(object) => template_of_object(t, definition, object),
        DefinitionKind::Enumeration(enumeration) => {
            let values: Vec<Value> = enumeration.values.iter().map(|v| v.value.clone()).collect();
            match values.first() {
                // The runtime's own types accept any text.
                Some(first) if t.is_runtime() => first.clone(),
                Some(_) => json!({ "$known": values }),
                None if enumeration.base == EnumerationBase::Integer => json!(1),
                None => json!("sample"),
            }
        }
        DefinitionKind::Union(union) => template_of_union(t, &definition.id, union),
        DefinitionKind::Alias(target) => template_of_use(t, target, &definition.facts),
    };
    t.stack.pop();
    template
}

/// The template of a use, with its facts.
pub(super) fn template_of_use(t: &mut Templates<'_>, type_use: &TypeUse, facts: &[Fact]) -> Value {
    let template = template_of_shape(t, &type_use.shape, facts);
    if type_use.nullable && !template.is_null() {
        json!({ "$null": template })
    } else {
        template
    }
}

fn template_of_shape(t: &mut Templates<'_>, shape: &Shape, facts: &[Fact]) -> Value {
    let limits = Limits::read(facts);
    match shape {
        Shape::Any | Shape::AnyObject => json!({ "$free": { "sample": "anything" } }),
        Shape::Null => Value::Null,
        Shape::Constant(value @ (Value::Object(_) | Value::Array(_))) => json!({ "$free": value }),
        Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Constant(_) => sample_scalar(
            &TypeUse {
                shape: shape.clone(),
                nullable: false,
            },
            facts,
        ),
        Shape::List(item) => {
            let count = limits.least_items();
            // The numbers of items in nested lists multiply.
            let count = count.min((MOST_ITEMS / t.items).max(1));
            let around = t.items;
            t.items *= count.max(1);
            let item = template_of_use(t, item, &facts_of_items(facts));
            t.items = around;
            Value::Array(vec![item; count])
        }
        Shape::Map(value) => json!({ "$map": template_of_use(t, value, &[]) }),
        Shape::Defined(id) => template_of_reference(t, id),
    }
}

/// The template of a definition at its use: inline if it belongs to the same owner, otherwise a reference.
fn template_of_reference(t: &mut Templates<'_>, id: &TypeId) -> Value {
    let Some(definition) = t.api.definitions.get(id) else {
        return json!({ "$free": null });
    };
    let is_local = t.stack.last().is_some_and(|last| last.owner == id.owner);
    t.is_tangled |= t.written > MOST_WRITTEN && t.covered.contains(id);
    let is_new = match t.is_tangled {
        true => !t.covered.contains(id),
        false => !t.stack.contains(id),
    };
    if t.is_runtime() || (is_local && !id.path.is_empty() && is_new) {
        return template_of_definition(t, definition);
    }
    json!({ "$sample": t.refer(id) })
}

fn template_of_object(t: &mut Templates<'_>, definition: &Definition, object: &Object) -> Value {
    let request_only = definition.direction.request && !definition.direction.response;
    let mut members = Map::new();
    for field in &object.fields {
        // A member that only the server sets has no field in a type that is only sent.
        if request_only && field.read_only {
            continue;
        }
        let bare = TypeUse {
            nullable: false,
            ..field.type_use.clone()
        };
        let template = if field.name == "meta" && t.is_runtime() {
            json!({ "$free": { "sample": "anything" } })
        } else if let Some(text) = t.json_api.sample_type(t.api, &definition.id, field) {
            json!(text)
        } else {
            template_of_use(t, &bare, &field.facts)
        };
        // A constant has no field in a type that is only sent, because it is always written.
        let constant = request_only && matches!(bare.shape, Shape::Constant(_));
        let required = field.required || (constant && !field.type_use.nullable);
        members.insert(
            mark_key(&field.name, required, field.type_use.nullable),
            template,
        );
    }
    match &object.additional {
        Additional::Undeclared => {}
        Additional::Any => {
            members.insert("$more".to_owned(), json!({ "$free": "sample" }));
        }
        Additional::Typed(value) => {
            let value = template_of_use(t, value, &[]);
            members.insert("$more".to_owned(), value);
        }
    }
    Value::Object(members)
}

fn mark_key(name: &str, required: bool, nullable: bool) -> String {
    let mut key = name.to_owned();
    if !required {
        key.push('?');
    }
    if nullable {
        key.push('~');
    }
    if key == name && (name.starts_with('$') || name.ends_with(['?', '~', '!'])) {
        key.push('!');
    }
    key
}

fn template_of_union(t: &mut Templates<'_>, id: &TypeId, union: &Union) -> Value {
    let mut alternatives = Vec::new();
    for variant in t.variant_order.order(id, union) {
        match &union.decision {
            Decision::Tag(tag) => {
                let tagged = variant
                    .tags
                    .iter()
                    .map(|text| tagged(t, variant, tag, text));
                alternatives.extend(tagged.flatten());
            }
            _ => alternatives.push(template_of_use(t, &variant.type_use, &[])),
        }
    }
    let unknown = match &union.decision {
        Decision::Tag(tag) => Some(json!({ tag: "sample-unknown", "sample": 1 })),
        Decision::Key => Some(json!({ "sample-unknown": 1 })),
        Decision::Kind => find_other_kind(t.api, union),
        Decision::Trial => None,
    };
    match unknown {
        // The runtime's types do not distinguish variants.
        _ if t.is_runtime() => alternatives.into_iter().next().unwrap_or(Value::Null),
        Some(unknown) => json!({ "$one-of": alternatives, "$unknown": unknown }),
        None => json!({ "$one-of": alternatives }),
    }
}

/// A variant with the tag that selects it; `None` if its own member cannot have that value.
fn tagged(t: &mut Templates<'_>, variant: &Variant, tag: &str, text: &str) -> Option<Value> {
    let type_use = t.api.behind_aliases(&variant.type_use);
    let text = tag_value(t.api, type_use, tag, text);
    if !allows_tag(t.api, type_use, tag, &text) {
        return None;
    }
    let template = match &type_use.shape {
        // It is written only once, even if several tags select it.
        Shape::Defined(id) if variant.tags.len() > 1 => json!({ "$sample": t.refer(id) }),
        _ => template_of_use(t, type_use, &[]),
    };
    let tagged = match template {
        Value::Object(mut members) if !members.contains_key("$one-of") => {
            if members.contains_key("$sample") {
                members.insert("$with".to_owned(), json!({ tag: text }));
            } else {
                let marked: Vec<String> = [false, true]
                    .into_iter()
                    .flat_map(|r| [false, true].map(|n| mark_key(tag, r, n)))
                    .collect();
                members.retain(|key, _| !marked.contains(key));
                members.insert(mark_key(tag, true, false), text);
            }
            Value::Object(members)
        }
        other => other,
    };
    Some(tagged)
}
