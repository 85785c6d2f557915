//! Small documents and their views.

use super::{Accessor, Context, Held, Item, ItemKind, Row, StructView, ViewSets};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::generate::tests::read_model;
use crate::json_api::JsonApi;

/// The views of a document, for a crate called `lamps`.
fn views(members: &str) -> ViewSets {
    let api = read_model(members);
    let (json_api, config) = (JsonApi::recognise(&api), Config::default());
    let names = crate::naming::choose(&api, &json_api, &config, &mut Diagnostics::default());
    ViewSets::make(&Context::new(&api, &names, &json_api, &config), "lamps")
}

fn item<'v>(views: &'v ViewSets, name: &str) -> &'v Item {
    let models = views.models.iter().flat_map(|file| &file.items);
    let operations = views.resources.iter().flat_map(|file| &file.operations);
    let own = operations.flat_map(|operation| operation.own_body.iter().chain(&operation.items));
    let mut all = models.chain(own);
    all.find(|item| item.name == name).unwrap()
}

fn structure<'v>(views: &'v ViewSets, name: &str) -> &'v StructView {
    match &item(views, name).kind {
        ItemKind::Struct(view) => view,
        other => panic!("{name} is {other:?}"),
    }
}

const BOTH: &str = "
paths:
  /lamps:
    post:
      operationId: create-lamp
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/lamp'}}}}
      responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/answer'}}}}}
components:
  schemas:
    lamp:
      type: object
      required: [watts, tags, shade, kind]
      properties:
        watts: {type: integer}
        tags: {type: array, items: {type: string}}
        shade: {type: [string, 'null']}
        note: {type: [string, 'null']}
        stand: {$ref: '#/components/schemas/stand'}
        kind: {const: lamp}
    stand: {type: object, properties: {height: {type: number}}}
    answer:
      type: object
      required: [watts, stand]
      properties:
        watts: {type: integer}
        note: {type: [string, 'null']}
        stand: {$ref: '#/components/schemas/stand'}
";

fn types(view: &StructView) -> Vec<(&str, &str)> {
    let fields = view.fields.iter();
    fields
        .map(|f| (f.name.as_str(), f.type_.as_str()))
        .collect()
}

#[test]
fn a_field_is_held_by_what_the_document_demands_of_it() {
    let views = views(BOTH);
    assert_eq!(
        types(structure(&views, "Lamp")),
        [
            ("watts", "Required<i64>"),
            ("tags", "Required<Vec<String>>"),
            ("shade", "Required<Option<String>>"),
            ("note", "Nullable<String>"),
            ("stand", "Option<Box<Stand>>"),
        ],
        "a constant that is only sent has no field, and what is only sent keeps nothing else"
    );
    assert_eq!(
        types(structure(&views, "Answer")),
        [
            ("watts", "i64"),
            ("note", "Option<String>"),
            ("stand", "Stand"),
            ("extra", "Extra"),
        ]
    );
}

#[test]
fn a_report_shows_the_type_of_a_field() {
    let views = views(BOTH);
    let option = |name: &str| {
        let fields = structure(&views, "Lamp").fields.iter();
        fields
            .clone()
            .find(|f| f.name == name)
            .unwrap()
            .option
            .clone()
    };
    assert_eq!(option("stand"), Some(("Stand".to_owned(), true)));
    assert_eq!(option("watts"), None);
}

#[test]
fn a_constant_is_a_row_and_no_field() {
    let views = views(BOTH);
    let rows = &structure(&views, "Lamp").rows;
    let constant = rows.iter().find_map(|row| match row {
        Row::Constant { key, value } => Some((key.as_str(), value.as_str())),
        _ => None,
    });
    assert_eq!(constant, Some(("kind", "\"lamp\"")));
}

#[test]
fn a_setter_knows_how_its_field_holds_what_it_takes() {
    let views = views(BOTH);
    let setters = &structure(&views, "Lamp").setters;
    let held: Vec<(&str, Held)> = setters
        .iter()
        .map(|s| (s.method.as_str(), s.held))
        .collect();
    assert_eq!(
        held,
        [
            ("watts", Held::Required),
            ("tags", Held::RequiredList),
            ("shade", Held::RequiredNullable),
            ("note", Held::Nullable),
            ("stand", Held::Boxed),
        ]
    );
    assert!(
        structure(&views, "Answer").setters.is_empty(),
        "it is only read"
    );
}

#[test]
fn only_what_is_read_has_accessors() {
    let views = views(
        "
paths:
  /lamps/{id}:
    get:
      operationId: get-lamp
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/lamp'}}}}}
components:
  schemas:
    lamp:
      type: object
      required: [type, id]
      properties:
        type: {const: lamp}
        id: {type: string}
        relationships:
          type: object
          properties:
            room: {type: object, properties: {data: {type: object, properties: {type: {const: room}, id: {type: string}}}}}
",
    );
    let accessors = &structure(&views, "LampRelationships").accessors;
    let methods: Vec<&str> = accessors.iter().map(Accessor::method).collect();
    assert_eq!(methods, ["room_id"]);
    assert!(structure(&views, "LampRelationships").setters.is_empty());
}

#[test]
fn a_member_that_leads_back_to_its_type_is_boxed() {
    let views = views(
        "
paths: {/a: {get: {operationId: get-node, responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/node'}}}}}}}}
components:
  schemas:
    node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/node'}}}
",
    );
    let fields = types(structure(&views, "Node"));
    assert_eq!(fields.first(), Some(&("next", "Option<Box<Node>>")));
}

#[test]
fn a_required_parameter_is_an_argument_and_another_a_method() {
    let views = views(
        "
paths:
  /lamps:
    get:
      operationId: list-lamps
      tags: [Lamps]
      parameters:
        - {name: room, in: query, required: true, schema: {type: string}}
        - {name: watts, in: query, schema: {type: array, items: {type: integer}}}
      responses: {'204': {description: D}}
",
    );
    let operation = &views.resources[0].operations[0];
    let arguments: Vec<&str> = operation
        .arguments
        .iter()
        .map(|a| a.takes.name.as_str())
        .collect();
    let methods: Vec<&str> = operation
        .parameters
        .iter()
        .map(|p| p.method.as_str())
        .collect();
    assert_eq!(
        (operation.method.as_str(), arguments, methods),
        ("list", vec!["room"], vec!["watts"])
    );
    assert_eq!(operation.response, "http::NoContent");
}
