//! The places of nodes in the bundle.

use super::*;
use crate::diagnostic::Severity;

#[test]
fn whole_files_become_components_of_their_kind() {
    let text = bundle(&[
        (
            "spec/openapi.yaml",
            "paths:\n  /a:\n    parameters: [{$ref: p/page.yaml}]\n    get:\n      requestBody: {$ref: b/body.yaml}\n      responses: {200: {$ref: r/ok.yaml}}\n",
        ),
        (
            "spec/p/page.yaml",
            "in: query\nname: page\nschema: {$ref: ../s/page.yaml}",
        ),
        (
            "spec/b/body.yaml",
            "content: {a/b: {schema: {$ref: ../s/page.yaml}, examples: {x: {$ref: ../e/x.yaml}}}}",
        ),
        (
            "spec/r/ok.yaml",
            "description: Ok\nheaders: {H: {$ref: ../h/h.yaml}}\nlinks: {l: {$ref: ../l/l.yaml}}",
        ),
        ("spec/s/page.yaml", "items: {$ref: page.yaml}"),
        ("spec/e/x.yaml", "value: {$ref: kept.yaml}"),
        ("spec/h/h.yaml", "schema: {type: string}"),
        ("spec/l/l.yaml", "operationId: x"),
    ]);
    insta::assert_snapshot!(text);
}

#[test]
fn path_items_are_written_in_place() {
    let text = bundle(&[
        (
            "spec/openapi.yaml",
            "paths:\n  /b: {$ref: paths/b.yaml}\n  /a: {$ref: '#/components/pathItems/shared'}\n  /c: {$ref: 'paths/b.yaml', summary: Ours}\n\
             webhooks:\n  z: {$ref: hooks.yaml#/z}\n  y: {$ref: '#/webhooks/z'}\n\
             components:\n  pathItems:\n    shared: {get: {responses: {}}}\n",
        ),
        (
            "spec/paths/b.yaml",
            "get: {responses: {200: {content: {a/b: {schema: {$ref: '#/x-inner'}}}}}}\nx-inner: {type: string}",
        ),
        ("spec/hooks.yaml", "z: {post: {responses: {}}}"),
    ]);
    insta::assert_snapshot!(text);
}

#[test]
fn fragments_keep_their_name_and_nested_places_stay_nested() {
    let text = bundle(&[
        (
            "spec/openapi.yaml",
            "components:\n  schemas:\n    here:\n      properties:\n        a: {$ref: 'lib.yaml#/components/schemas/Money'}\n        b: {$ref: '#/components/schemas/here/properties/a'}\n        c: {$ref: 'x.yaml#/properties/deep%20er/items'}\n        d: {$ref: x.yaml}\n        e: {$ref: 'lib.yaml#/plain~1name'}\n",
        ),
        (
            "spec/lib.yaml",
            "components: {schemas: {Money: {properties: {c: {$ref: '#/components/schemas/Currency'}}}, Currency: {type: string}}}\nplain/name: {type: integer}",
        ),
        (
            "spec/x.yaml",
            "properties: {'deep er': {items: {type: string}}, again: {$ref: '#/properties/deep er/items'}}",
        ),
    ]);
    insta::assert_snapshot!(text);
}

#[test]
fn a_component_that_is_a_reference_to_a_file_is_that_files_home() {
    let text = bundle(&[
        (
            "spec/openapi.yaml",
            "components:\n  schemas:\n    Alias: {$ref: s/cat.yaml}\n    cat: {$ref: s/cat.yaml}\n    Dog: {$ref: s/dog.yaml}\n    Local: {$ref: '#/components/schemas/Dog'}\n    Chain: {$ref: s/chain.yaml}\n",
        ),
        (
            "spec/s/cat.yaml",
            "properties: {friend: {$ref: dog.yaml}, mother: {$ref: '../openapi.yaml#/components/schemas/cat'}}",
        ),
        (
            "spec/s/dog.yaml",
            "properties: {friend: {$ref: cat.yaml}, name: {$ref: '../openapi.yaml#/components/schemas/cat/properties/friend'}}",
        ),
        ("spec/s/chain.yaml", "$ref: link.yaml"),
        ("spec/s/link.yaml", "$ref: ../../other/end.yaml"),
        ("other/end.yaml", "type: string"),
    ]);
    insta::assert_snapshot!(text);
}

#[test]
fn discriminator_mappings_are_references_too() {
    let text = bundle(&[
        (
            "spec/openapi.yaml",
            "components:\n  schemas:\n    pet:\n      discriminator: {propertyName: type, mapping: {a: s/cat.yaml, b: '#/components/schemas/dog', c: dog}}\n    dog: {}\n",
        ),
        ("spec/s/cat.yaml", "type: object"),
    ]);
    insta::assert_snapshot!(text);
}

/// The bundle of these files as text, which is the same when it is read again.
fn bundle_twice(files: &[(&str, &str)]) -> String {
    let text = as_text(&load_files(files));
    let again = BTreeMap::from([("bundle.json".to_owned(), text.clone().into_bytes())]);
    let Ok(again) = load_from("bundle.json", &again) else {
        panic!("it does not load: {text}");
    };
    assert_eq!(as_text(&again), text);
    text
}

/// An operation whose body and whose answer are both in the file `t.yaml`.
const OPERATION: &str =
    "paths: {/a: {get: {requestBody: {$ref: t.yaml}, responses: {200: {$ref: t.yaml}}}}}\n";

#[test]
fn a_schema_in_a_file_stands_for_a_body() {
    let others = [
        "schemas: {lamp: {$ref: t.yaml}}",
        "headers: {h: {schema: {$ref: t.yaml}}}",
    ];
    for other in others {
        let text = bundle_twice(&[
            (
                "spec/openapi.yaml",
                &format!("{OPERATION}components: {{{other}}}\n"),
            ),
            (
                "spec/t.yaml",
                "type: object\nproperties: {watts: {type: integer}}\n",
            ),
        ]);
        assert_eq!(text.matches("watts").count(), 1, "{text}");
        let wrapped = r##""application/json":{"schema":{"$ref":"#/components/schemas/"##;
        assert_eq!(text.matches(wrapped).count(), 2, "{text}");
    }
}

#[test]
fn a_body_in_a_file_stands_for_its_schema() {
    let text = bundle_twice(&[
        (
            "spec/openapi.yaml",
            &format!("{OPERATION}components: {{headers: {{h: {{schema: {{$ref: t.yaml}}}}}}}}\n"),
        ),
        (
            "spec/t.yaml",
            "description: Done.\ncontent: {a/b: {schema: {title: Lamp}}}\n",
        ),
    ]);
    assert_eq!(text.matches("Lamp").count(), 1, "{text}");
    assert!(text.contains("/content/a~1b/schema"), "{text}");
}

#[test]
fn a_file_that_cannot_be_of_both_kinds_is_refused_for_one() {
    let root =
        "paths: {/a: {parameters: [{$ref: t.yaml}], get: {responses: {200: {$ref: t.yaml}}}}}\n";
    let all = files(&[
        ("spec/openapi.yaml", root),
        ("spec/t.yaml", "description: Done."),
    ]);
    let failure = load_from("spec/openapi.yaml", &all).unwrap_err();
    let said: Vec<&str> = failure
        .diagnostics
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "The reference `t.yaml` can't be used: its target is a parameter for other references, but must be a response."
        ]
    );
}

#[test]
fn data_keeps_its_references() {
    let inside = "{$ref: nothing.yaml}";
    let document = load_files(&[(
        "spec/openapi.yaml",
        &format!(
            "paths: {{x-more: {inside}}}\ncomponents:\n  schemas:\n    a: {{default: {inside}, example: {inside}, enum: [{inside}], const: {inside}, examples: [{inside}], x-y: {inside}, properties: {{$ref: {{type: string}}}}}}\n  examples:\n    e: {{value: {inside}}}\n"
        ),
    )]);
    assert_eq!(list_dangling(&document.root).len(), 8);
    assert!(document.diagnostics.is_empty());
}

#[test]
fn layout_of_the_files_changes_nothing() {
    let one = "paths:\n  /b: {get: {responses: {200: {$ref: '#/components/responses/ok'}}}}\n  /a: {}\ncomponents:\n  schemas:\n    s: {type: string}\n    r: {properties: {b: {$ref: '#/components/schemas/r'}, a: {$ref: '#/components/schemas/s'}}}\n  responses:\n    ok: {description: Ok, content: {a/b: {schema: {$ref: '#/components/schemas/r'}}}}\n";
    let many = [
        (
            "spec/openapi.yaml",
            "components: {}\npaths:\n  /a: {}\n  /b: {$ref: x/b.yaml}\n",
        ),
        (
            "spec/x/b.yaml",
            "get: {responses: {'200': {$ref: ./../r/ok.yaml}}}",
        ),
        (
            "spec/r/ok.yaml",
            "{\"description\": \"Ok\", \"content\": {\"a/b\": {\"schema\": {\"$ref\": \"../schemas.yaml#/components/schemas/r\"}}}}",
        ),
        (
            "spec/schemas.yaml",
            "components:\n  schemas:\n    r: {properties: {b: {$ref: '#/components/schemas/r'}, a: {$ref: '#/components/schemas/s'}}}\n    s: {type: string}\n",
        ),
    ];
    let (one, many) = (load_files(&[("spec/openapi.yaml", one)]), load_files(&many));
    assert_eq!(as_text(&one), as_text(&many));
    assert_eq!(one.canonical_sha256(), many.canonical_sha256());
}

#[test]
fn the_hash_ignores_order_and_sees_content() {
    let hash = |text: &str| load_files(&[("spec/openapi.yaml", text)]).canonical_sha256();
    let first = hash("paths: {}\nx-a: {b: 1, c: [1, 2]}\n");
    assert_eq!(first, hash("x-a: {c: [1, 2], b: 1}\npaths: {}\n"));
    assert_ne!(first, hash("paths: {}\nx-a: {b: 1, c: [2, 1]}\n"));
    assert_ne!(first, hash("paths: {}\nx-a: {b: '1', c: [1, 2]}\n"));
    assert_eq!(first.len(), 64);
}

#[test]
fn every_node_finds_back_to_its_file() {
    let document = load_files(&[
        (
            "spec/openapi.yaml",
            "paths:\n  /a: {$ref: paths/a.yaml, summary: Ours}\n  /b: {}\n",
        ),
        (
            "spec/paths/a.yaml",
            "get:\n  responses:\n    200: {$ref: ../lib.yaml#/ok}\n",
        ),
        ("spec/lib.yaml", "ok:\n  description: Ok\n"),
    ]);
    let find = |pointer: &str| {
        let place = document.place(pointer);
        let (line, column) = document.sources.find_position(&place).unwrap();
        format!("{}:{line}:{column} {}", place.file, place.pointer)
    };
    assert_eq!(find(""), "spec/openapi.yaml:1:1 ");
    assert_eq!(find("/paths/~1b"), "spec/openapi.yaml:5:3 /paths/~1b");
    assert_eq!(find("/paths/~1a/get"), "spec/paths/a.yaml:1:1 /get");
    assert_eq!(
        find("/paths/~1a/summary"),
        "spec/openapi.yaml:4:28 /paths/~1a/summary"
    );
    assert_eq!(
        find("/components/responses/ok/description"),
        "spec/lib.yaml:2:3 /ok/description"
    );
}

#[test]
fn references_where_openapi_has_none_are_followed_with_a_note() {
    let document = load_files(&[
        (
            "spec/openapi.yaml",
            "paths: {$ref: paths.yaml}\ncomponents:\n  schemas: {$ref: 'schemas.yaml'}\n",
        ),
        ("spec/paths.yaml", "/a: {get: {$ref: get.yaml}}"),
        (
            "spec/get.yaml",
            "responses: {}\nparameters: {$ref: list.yaml}",
        ),
        (
            "spec/list.yaml",
            "- {in: query, name: a, schema: {$ref: 'schemas.yaml#/s'}}",
        ),
        ("spec/schemas.yaml", "s: {items: {$ref: '#/s'}}"),
    ]);
    assert_eq!(
        serde_json::to_string(&document.root["paths"]).unwrap(),
        r##"{"/a":{"get":{"responses":{},"parameters":[{"in":"query","name":"a","schema":{"$ref":"#/components/schemas/s"}}]}}}"##
    );
    assert_eq!(list_dangling(&document.root), [""; 0]);
    assert_eq!(document.diagnostics.count(Severity::Note), 4);
}

#[test]
fn path_items_that_multiply_each_other_have_an_end() {
    let item = |next: usize| {
        let callbacks: Vec<String> = (0..9)
            .map(|n| format!("c{n}: {{u: {{$ref: p{next}.yaml}}}}"))
            .collect();
        format!(
            "post: {{responses: {{}}, callbacks: {{{}}}}}",
            callbacks.join(", ")
        )
    };
    let mut all: Vec<(String, String)> = (0..8)
        .map(|n| (format!("spec/p{n}.yaml"), item(n + 1)))
        .collect();
    all.push(("spec/p8.yaml".into(), "get: {responses: {}}".into()));
    all.push((
        "spec/openapi.yaml".into(),
        "paths: {/a: {$ref: p0.yaml}}".into(),
    ));
    let list: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let failure = load_from("spec/openapi.yaml", &files(&list)).unwrap_err();
    assert_eq!(
        failure
            .diagnostics
            .iter()
            .map(|d| d.code)
            .collect::<Vec<_>>(),
        ["too-large"]
    );
}

#[test]
fn path_items_that_nest_too_deep_have_an_end() {
    let item = |next: usize| {
        format!("post: {{responses: {{}}, callbacks: {{c: {{u: {{$ref: p{next}.yaml}}}}}}}}")
    };
    let mut all: Vec<(String, String)> = (0..5000)
        .map(|n| (format!("spec/p{n}.yaml"), item(n + 1)))
        .collect();
    all.push(("spec/p5000.yaml".into(), "get: {responses: {}}".into()));
    all.push((
        "spec/openapi.yaml".into(),
        "paths: {/a: {$ref: p0.yaml}}".into(),
    ));
    let list: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let failure = load_from("spec/openapi.yaml", &files(&list)).unwrap_err();
    assert_eq!(
        failure
            .diagnostics
            .iter()
            .map(|d| d.code)
            .collect::<Vec<_>>(),
        ["too-large"]
    );
}
