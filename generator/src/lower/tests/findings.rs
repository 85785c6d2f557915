//! Faulty documents: all faults are reported at once, each with its place.

use super::{documents, list_findings, lower_value};

documents! {
    operation_ids: "
paths:
  /a:
    get: {operationId: same, responses: {'204': {description: Nothing}}}
    post: {operationId: same, responses: {'204': {description: Nothing}}}
    put: {responses: {'204': {description: Nothing}}}
";
    parameters_that_do_not_fit: "
paths:
  /a/{id}/{other}:
    get:
      operationId: get-a
      parameters:
        - {name: id, in: path, schema: {type: string}}
        - {name: wrong, in: path, required: true, schema: {type: string}}
        - {name: twice, in: query, schema: {type: string}}
        - {name: twice, in: query, schema: {type: integer}}
        - {name: body, in: body, schema: {type: string}}
        - {name: style, in: header, style: deepObject, schema: {type: string}}
        - {name: nothing, in: query}
        - {name: both, in: query, schema: {type: string}, content: {text/plain: {schema: {type: string}}}}
        - {in: query, schema: {type: string}}
        - {$ref: '#/components/parameters/none'}
      responses: {'204': {description: Nothing}}
";
    paths_that_do_not_fit: "
paths:
  /a/{x}: {get: {operationId: one, parameters: [{name: x, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Nothing}}}}
  /a/{y}: {get: {operationId: two, parameters: [{name: y, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Nothing}}}}
  /b/{z: {get: {operationId: three, responses: {'204': {description: Nothing}}}}
  c: {get: {operationId: four, responses: {'204': {description: Nothing}}}}
  /d?e=f: {get: {operationId: five, responses: {'204': {description: Nothing}}}}
";
    responses_that_do_not_fit: "
paths:
  /a:
    get: {operationId: none, responses: {}}
    put: {operationId: odd, responses: {OK: {description: OK}, '99': {description: Low}, 2xx: {description: Fine}, x-note: {}}}
    post: {operationId: lost, requestBody: {description: Nothing in it}, responses: {'200': {$ref: '#/components/responses/none'}}}
    delete: {operationId: bare, responses: {'200': {content: {}}}}
";
    schemas_that_contradict_themselves: "
components:
  schemas:
    a: {type: string, properties: {x: {type: string}}}
    b: {type: string, minLength: 5, maxLength: 2}
    c: {type: integer, minimum: 5, maximum: 2, maxLength: 3}
    d: {type: date}
    e: {type: []}
    f: {oneOf: []}
    g: {type: array, properties: {x: {type: string}}}
";
    callbacks_and_encodings_are_noted: "
paths:
  /a:
    post:
      operationId: post-a
      callbacks: {done: {'{$request.body#/url}': {post: {responses: {'200': {description: OK}}}}}}
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {x: {type: string}}}
            encoding: {x: {contentType: image/png, style: pipeDelimited, headers: {A: {schema: {type: string}}}}}
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {x: {type: string}}}
            encoding: {x: {contentType: text/csv, allowReserved: true, odd: 1}}
          application/json:
            schema: {type: object, properties: {x: {type: string}}}
            encoding: {x: {style: form}}
      responses: {'200': {description: OK, links: {next: {operationId: post-a}}}}
";
    misspelt_members: "
paths:
  /a:
    get:
      operationID: get-a
      responses: {'200': {description: OK, contents: {}}}
    fetch: {}
component: {}
";
}

fn findings_of(document: &str) -> Vec<String> {
    let (api, diagnostics) = lower_value(&crate::yaml::from_str(document).unwrap());
    assert!(api.is_none());
    list_findings(&diagnostics)
}

#[test]
fn other_documents_are_refused() {
    let documents = [
        "{swagger: '2.0', info: {title: T, version: '1'}}",
        "{openapi: 4.0.0, info: {title: T, version: '1'}}",
        "{info: {title: T, version: '1'}}",
        "[]",
    ];
    let findings: Vec<Vec<String>> = documents
        .iter()
        .map(|document| findings_of(document))
        .collect();
    insta::assert_yaml_snapshot!(findings);
}

#[test]
fn a_version_may_be_a_number() {
    let (api, diagnostics) = lower_value(
        &crate::yaml::from_str("{openapi: 3.1, info: {title: 1, version: 1.0}}").unwrap(),
    );
    let codes: Vec<&str> = diagnostics.iter().map(|finding| finding.code).collect();
    assert!(
        codes.iter().all(|code| *code == "text-without-quotes"),
        "{codes:?}"
    );
    assert_eq!(api.unwrap().version, "1.0");
}
