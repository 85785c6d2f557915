//! Invariants of every model, checked on documents that are changed at random.

use super::lower_value;
use crate::diagnostic::Severity;
use crate::model::{
    Additional, Api, Decision, DefinitionKind, Object, Shape, TypeId, TypeUse, Union,
};
use crate::yaml::Value;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A document that uses most features. The tests damage it.
const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
servers: [{url: https://example.com}]
security: [{key: []}]
paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/id'}]
    get:
      operationId: get-a
      tags: [A]
      parameters: [{name: page, in: query, style: deepObject, schema: {type: object, properties: {size: {type: number}}}}]
      responses:
        '200': {description: OK, content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/union'}}}, examples: {one: {$ref: '#/components/examples/one'}}}}}
        '404': {$ref: '#/components/responses/error'}
    patch:
      operationId: patch-a
      requestBody: {$ref: '#/components/requestBodies/body'}
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/extended'}}}}}
webhooks:
  a.created: {post: {requestBody: {content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/base'}, {properties: {type: {const: event}}}]}}}}}}
components:
  parameters: {id: {name: id, in: path, required: true, schema: {type: string}}}
  requestBodies: {body: {content: {application/json: {schema: {$ref: '#/components/schemas/base', required: [type]}}}}}
  responses: {error: {description: Error, content: {application/json: {schema: {type: object, properties: {errors: {type: array, items: {type: object}}}}}}}}
  examples: {one: {value: {data: {type: extended}}}}
  securitySchemes: {key: {type: apiKey, in: header, name: X}}
  schemas:
    base: {type: object, properties: {type: {type: string}, state: {enum: [m, n, null]}, part: {type: [object, 'null'], properties: {x: {type: integer}}}}}
    extended: {allOf: [{$ref: '#/components/schemas/base'}, {type: object, properties: {type: {const: extended}, part: {properties: {y: {$ref: '#/components/schemas/base/properties/state'}}}}}]}
    union: {oneOf: [{$ref: '#/components/schemas/extended'}, {$ref: '#/components/schemas/nested'}], discriminator: {propertyName: type, mapping: {extended: '#/components/schemas/extended'}}}
    nested: {anyOf: [{type: object, properties: {type: {const: p}}}, {type: object, required: [q], properties: {type: {const: q}, q: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/nested'}}, {type: 'null'}]}}}]}
    list: {type: array, items: {type: object, properties: {more: {$ref: '#/components/schemas/list'}}}}
";

/// A change: the number of the node (counted from the front, modulo the number of nodes), and the edit.
#[derive(Clone, Debug)]
enum Change {
    Remove(usize),
    Replace(usize, Value),
    Copy(usize, usize),
    Insert(usize, String, Value),
}

fn keywords() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "type",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "enum",
        "const",
        "required",
        "$ref",
        "nullable",
        "discriminator",
        "additionalProperties",
        "format",
        "default",
        "schema",
        "content",
        "in",
        "name",
        "$defs",
        "prefixItems",
        "patternProperties",
        "x-extensible-enum",
        "x-enum-descriptions",
        "not",
        "minLength",
        "style",
    ])
    .prop_map(str::to_owned)
}

fn values() -> impl Strategy<Value = Value> {
    let plain = vec![
        "null",
        "true",
        "false",
        "3",
        "-1.5",
        "text",
        "''",
        "[]",
        "{}",
        "string",
        "object",
        "array",
        "integer",
        "[string, 'null']",
        "[object, string]",
        "{type: string}",
        "{type: object}",
        "[{type: string}]",
        "{x: {type: object, properties: {y: {}}}}",
        "{$ref: '#/components/schemas/base'}",
        "{$ref: '#/components/schemas/union'}",
        "{$ref: '#/components/schemas/nested/anyOf/1'}",
        "{$ref: '#/components/schemas/list/items'}",
        "{$ref: '#/paths'}",
        "{$ref: '#'}",
        "{$ref: '#unknown', type: object}",
        "'#/components/schemas/base'",
        "[{$ref: '#/components/schemas/extended'}, {type: 'null'}]",
        "[a, 1, null]",
        "{propertyName: type}",
        "{? [a] : b}",
    ];
    prop::sample::select(plain).prop_map(|text| crate::yaml::from_str(text).unwrap())
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        any::<u16>().prop_map(|at| Change::Remove(at.into())),
        (any::<u16>(), values()).prop_map(|(at, value)| Change::Replace(at.into(), value)),
        (any::<u16>(), any::<u16>()).prop_map(|(from, to)| Change::Copy(from.into(), to.into())),
        (any::<u16>(), keywords(), values()).prop_map(|(at, key, value)| Change::Insert(
            at.into(),
            key,
            value
        )),
    ];
    prop::collection::vec(change, 1..6)
}

/// The node with this number, counted from the front.
fn find_node<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Sequence(list) => list.iter_mut().find_map(|item| find_node(item, number)),
        Value::Mapping(map) => map.values_mut().find_map(|item| find_node(item, number)),
        _ => None,
    }
}

fn count_nodes(value: &Value) -> usize {
    1 + match value {
        Value::Sequence(list) => list.iter().map(count_nodes).sum(),
        Value::Mapping(map) => map.values().map(count_nodes).sum::<usize>(),
        _ => 0,
    }
}

fn apply(document: &mut Value, change: &Change) {
    let count = count_nodes(document);
    let mut node = |at: usize, change: &dyn Fn(&mut Value)| {
        let mut number = 1 + at % count;
        if let Some(node) = find_node(document, &mut number) {
            change(node);
        }
    };
    match change {
        Change::Remove(at) => node(*at, &|node| match node {
            Value::Mapping(map) => {
                let first = map.keys().next().cloned();
                first.map(|key| map.shift_remove(&key));
            }
            Value::Sequence(list) => {
                list.pop();
            }
            other => *other = Value::Null,
        }),
        Change::Replace(at, value) => node(*at, &|node| *node = value.clone()),
        Change::Copy(from, to) => {
            let copy = std::cell::RefCell::new(Value::Null);
            node(*from, &|node| *copy.borrow_mut() = node.clone());
            node(*to, &|node| *node = copy.borrow().clone());
        }
        Change::Insert(at, key, value) => node(*at, &|node| {
            if let Value::Mapping(map) = node {
                map.insert(key.as_str().into(), value.clone());
            }
        }),
    }
}

fn check_use(api: &Api, type_use: &TypeUse) {
    match &type_use.shape {
        Shape::Defined(id) => assert!(api.definitions.contains_key(id), "{id} is not defined"),
        Shape::List(inner) | Shape::Map(inner) => check_use(api, inner),
        Shape::Any | Shape::Null => assert!(!type_use.nullable),
        _ => {}
    }
}

fn check_model(api: &Api) {
    let mut ids: Vec<&TypeId> = api.definitions.keys().collect();
    let found = ids.clone();
    ids.sort();
    assert_eq!(ids, found, "definitions are sorted");
    for (id, definition) in &api.definitions {
        assert_eq!(*id, definition.id);
        match &definition.kind {
            DefinitionKind::Object(object) => check_object(api, id, object),
            DefinitionKind::Enumeration(enumeration) => assert!(!enumeration.values.is_empty()),
            DefinitionKind::Union(union) => check_union(api, id, union),
            DefinitionKind::Alias(type_use) => check_use(api, type_use),
        }
    }
    for operation in &api.operations {
        let responses = operation.answers.iter().chain(&operation.errors);
        let requests = operation.request.iter().flat_map(|r| &r.media);
        let media = responses.flat_map(|r| &r.media).chain(requests);
        let uses = media.flat_map(|m| &m.type_use);
        let parameters = operation.parameters.iter().map(|p| &p.type_use);
        uses.chain(parameters).for_each(|u| check_use(api, u));
    }
}

fn check_object(api: &Api, id: &TypeId, object: &Object) {
    let names: BTreeSet<&str> = object.fields.iter().map(|f| f.name.as_str()).collect();
    let count = object.fields.len();
    assert_eq!(
        names.len(),
        count,
        "members of {id} have names of their own"
    );
    let uses = object.fields.iter().map(|field| &field.type_use);
    uses.for_each(|type_use| check_use(api, type_use));
    if let Additional::Typed(value) = &object.additional {
        check_use(api, value);
    }
}

fn check_union(api: &Api, id: &TypeId, union: &Union) {
    let words: BTreeSet<&str> = union.variants.iter().map(|v| v.word.as_str()).collect();
    let count = union.variants.len();
    assert_eq!(
        words.len(),
        count,
        "variants of {id} have words of their own"
    );
    let tags: Vec<&String> = union.variants.iter().flat_map(|v| &v.tags).collect();
    let distinct: BTreeSet<&&String> = tags.iter().collect();
    assert_eq!(distinct.len(), tags.len(), "tags of {id} differ");
    if union.decision == Decision::Key {
        assert!(union.variants.iter().all(|v| !v.tags.is_empty()));
    }
    for variant in &union.variants {
        assert!(!variant.type_use.nullable);
        check_use(api, &variant.type_use);
    }
}

#[test]
fn the_document_is_sound_before_it_is_damaged() {
    let (api, diagnostics) = lower_value(&crate::yaml::from_str(DOCUMENT).unwrap());
    assert!(
        diagnostics.iter().all(|d| d.severity == Severity::Note),
        "{:#?}",
        super::list_findings(&diagnostics)
    );
    check_model(&api.unwrap());
}

#[test]
fn the_order_of_maps_does_not_matter() {
    fn reverse(value: &Value, members_too: bool) -> Value {
        match value {
            Value::Mapping(map) => {
                let turned = map.iter().map(|(key, value)| {
                    let ordered = matches!(
                        key.as_str(),
                        Some("properties" | "mapping" | "content" | "headers")
                    );
                    (key.clone(), reverse(value, !ordered))
                });
                let mut turned: Vec<(Value, Value)> = turned.collect();
                if members_too {
                    turned.reverse();
                }
                Value::Mapping(turned.into_iter().collect())
            }
            Value::Sequence(list) => list.iter().map(|item| reverse(item, true)).collect(),
            other => other.clone(),
        }
    }
    let document: Value = crate::yaml::from_str(DOCUMENT).unwrap();
    let (one, _) = lower_value(&document);
    let (other, _) = lower_value(&reverse(&document, true));
    let text = |api: Option<Api>| serde_json::to_string_pretty(&api.unwrap()).unwrap();
    assert_eq!(text(one), text(other));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_documents_give_a_sound_model(changes in changes()) {
        let mut document: Value = crate::yaml::from_str(DOCUMENT).unwrap();
        for change in &changes {
            apply(&mut document, change);
        }
        let (api, diagnostics) = lower_value(&document);
        match api {
            Some(api) => check_model(&api),
            None => prop_assert!(diagnostics.has_errors()),
        }
    }
}
