//! No sentence and no sample of upstream's document comes along, from any place where it may be.

use super::*;
use generator::source::load_from;
use std::collections::BTreeMap;

/// Each text that must stay behind has the word LEAK.
const UPSTREAM: &str = r##"openapi: 3.1.0
info:
  title: U
  version: '1'
  note: LEAK of info
  contact: {name: Support, motto: LEAK of contact}
externalDocs: {url: 'https://example.com', description: LEAK of docs}
servers:
  - url: 'https://{region}.example.com'
    variables:
      region: {default: us, description: LEAK of variable, hint: LEAK of variable}
tags:
  - {name: A, summary: LEAK of tag, externalDocs: {url: 'https://example.com', description: LEAK}}
paths:
  x-remark: LEAK of paths
  /a:
    pots: {operationId: LEAK, summary: LEAK of pots, description: LEAK}
    post:
      operationId: make-a
      descripton: LEAK of operation
      parameters: {name: q, in: query, description: LEAK of one parameter, schema: {type: string}}
      callbacks:
        done:
          '{$request.body#/url}':
            post:
              summary: LEAK of callback
              description: LEAK of callback
              requestBody:
                content:
                  application/json: {schema: {type: string, example: LEAK}, examples: {one: {value: LEAK}}}
              responses: {'200': {description: LEAK of answer}}
        shared: {$ref: '#/components/callbacks/sent', description: LEAK beside reference}
      responses:
        '200':
          description: LEAK
          links:
            next:
              operationId: make-a
              description: LEAK of link
              parameters: {q: '$response.body#/id', other: LEAK of parameter}
              requestBody: {sample: LEAK of body}
              server: {url: 'https://example.com', description: LEAK of its server}
            again: {$ref: '#/components/links/again', summary: LEAK beside reference}
components:
  links:
    again: {operationId: make-a, description: LEAK, remark: LEAK of link}
  callbacks:
    sent:
      '{$request.body#/url}':
        post: {description: LEAK, responses: {'200': {description: LEAK}}}
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: 'https://example.com', scopes: {read: LEAK of scope}}
  schemas:
    remark: LEAK instead of schema
    a:
      type: object
      $comment: LEAK of comment
      externalDocs: {url: 'https://example.com', description: LEAK of schema}
      propertys: {id: {type: string, description: LEAK of propertys}}
      dependencies: {id: [name], name: {description: LEAK of dependency}}
      properties:
        note: {type: string, note: LEAK of property}
        pair: {type: array, items: [{type: string, description: LEAK of item}]}
        kind:
          oneOf: [{type: string}, LEAK instead of variant]
          discriminator: {propertyName: kind, description: LEAK of discriminator}
          xml: {name: a, comment: LEAK of XML}
"##;

fn import(prose: Prose) -> (Value, Diagnostics) {
    let files = BTreeMap::from([("openapi.yaml".to_owned(), UPSTREAM.as_bytes().to_vec())]);
    let upstream = load_from("openapi.yaml", &files).expect("a document");
    let mut findings = Diagnostics::default();
    let additions = Additions::default();
    let imported = import_upstream(&upstream, None, &additions, prose, &mut findings);
    (imported.document, findings)
}

#[test]
fn no_text_leaks_from_any_place() {
    let (document, _) = import(Prose::Drop);
    let text = write_yaml(&document);
    let leaks: Vec<&str> = text.lines().filter(|line| line.contains("LEAK")).collect();
    assert_eq!(leaks, Vec::<&str>::new());
}

#[test]
fn the_facts_around_the_texts_stay() {
    let (document, _) = import(Prose::Drop);
    let operation = &document["paths"]["/a"]["post"];
    let post = &operation["callbacks"]["done"]["{$request.body#/url}"]["post"];
    let body = json!({"content": {"application/json": {"schema": {"type": "string"}}}});
    assert_eq!(
        post,
        &json!({"requestBody": body, "responses": {"200": {}}})
    );
    assert_eq!(
        operation["callbacks"]["shared"],
        json!({"$ref": "#/components/callbacks/sent"})
    );
    assert_eq!(
        operation["responses"]["200"]["links"],
        json!({
            "again": {"$ref": "#/components/links/again"},
            "next": {
                "operationId": "make-a",
                "parameters": {"q": "$response.body#/id"},
                "server": {"url": "https://example.com"}
            }
        })
    );
    assert_eq!(
        document["servers"][0]["variables"],
        json!({"region": {"default": "us"}})
    );
    let schema = &document["components"]["schemas"]["a"];
    assert_eq!(schema["dependencies"], json!({"id": ["name"], "name": {}}));
    assert_eq!(
        schema["properties"]["pair"]["items"],
        json!([{"type": "string"}])
    );
    let flows = &document["components"]["securitySchemes"]["login"]["flows"];
    assert_eq!(flows["clientCredentials"]["scopes"], json!({"read": ""}));
}

#[test]
fn each_part_that_openapi_does_not_know_is_told_with_its_place() {
    let (_, findings) = import(Prose::Drop);
    let mut told: Vec<(&str, String)> = Vec::new();
    for finding in findings.iter() {
        let place = finding.place.as_ref().expect("a place");
        assert_eq!(&*place.file, "openapi.yaml");
        assert!(finding.help.contains("overlay"), "{finding:?}");
        told.push((finding.code, place.pointer.clone()));
    }
    told.sort();
    let expected = [
        ("key-not-imported", "/components/links/again/remark"),
        (
            "key-not-imported",
            "/components/schemas/a/properties/kind/discriminator/description",
        ),
        (
            "key-not-imported",
            "/components/schemas/a/properties/kind/xml/comment",
        ),
        (
            "key-not-imported",
            "/components/schemas/a/properties/note/note",
        ),
        ("key-not-imported", "/components/schemas/a/propertys"),
        ("key-not-imported", "/info/contact/motto"),
        ("key-not-imported", "/info/note"),
        ("key-not-imported", "/paths/~1a/post/descripton"),
        ("key-not-imported", "/paths/~1a/pots"),
        ("key-not-imported", "/servers/0/variables/region/hint"),
        (
            "value-not-imported",
            "/components/schemas/a/properties/kind/oneOf/1",
        ),
        ("value-not-imported", "/components/schemas/remark"),
        ("value-not-imported", "/paths/x-remark"),
    ];
    let expected = expected.map(|(code, pointer)| (code, pointer.to_owned()));
    assert_eq!(told, expected);
}

#[test]
fn a_private_copy_keeps_the_parts_that_openapi_does_not_know() {
    let (document, findings) = import(Prose::Keep);
    assert_eq!(document["paths"]["/a"]["pots"]["summary"], "LEAK of pots");
    assert_eq!(
        document["components"]["schemas"]["a"]["$comment"],
        "LEAK of comment"
    );
    assert!(findings.is_empty(), "{findings:?}");
}
