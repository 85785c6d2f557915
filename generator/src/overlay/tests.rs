//! Overlays on a small document.

use super::*;
use crate::diagnostic::render;
use proptest::prelude::*;
use std::collections::BTreeMap;

const DOCUMENT: &str = "openapi: 3.1.0
info: {title: Test, version: '1'}
paths:
  /a:
    get:
      summary: Old
      tags: [x, y, z]
      parameters:
        - {in: query, name: one, schema: {type: string}}
        - {in: query, name: two, schema: {$ref: schema.yaml}}
        - {in: query, name: three, schema: {type: string}}
components:
  schemas:
    b: {type: string}
";

fn apply_actions(actions: &str) -> Document {
    let overlay =
        format!("overlay: 1.1.0\ninfo: {{title: Test, version: '1'}}\nactions:\n{actions}");
    apply_text(&overlay)
}

fn apply_text(overlay: &str) -> Document {
    let files = BTreeMap::from([
        ("openapi.yaml".to_owned(), DOCUMENT.as_bytes().to_vec()),
        ("schema.yaml".to_owned(), b"type: integer".to_vec()),
        ("overlay.yaml".to_owned(), overlay.as_bytes().to_vec()),
    ]);
    let Ok(mut document) = crate::source::load_from("openapi.yaml", &files) else {
        panic!("it loads")
    };
    apply_from(&mut document, &["overlay.yaml".to_owned()], &files);
    document
}

/// The findings of the overlays, or else a node of the changed document as JSON.
fn show(actions: &str, pointer: &str) -> String {
    let document = apply_actions(actions);
    let said = render(&document.diagnostics, &document.sources);
    if said.is_empty() {
        serde_json::to_string(&document.get(pointer)).unwrap()
    } else {
        said
    }
}

#[test]
fn members_are_merged_and_lists_get_longer() {
    let update =
        "- target: $.paths['/a'].get\n  update: {summary: New, tags: [w], x-more: {a: 1}}\n";
    assert_eq!(show(update, "/paths/~1a/get/tags"), r#"["x","y","z","w"]"#);
    assert_eq!(show(update, "/paths/~1a/get/summary"), r#""New""#);
    assert_eq!(show(update, "/paths/~1a/get/x-more"), r#"{"a":1}"#);
}

#[test]
fn lists_take_an_item_or_a_list() {
    let item = "- target: $.paths['/a'].get.tags\n  update: w\n";
    assert_eq!(show(item, "/paths/~1a/get/tags"), r#"["x","y","z","w"]"#);
    let list = "- target: $.paths['/a'].get.tags\n  update: [v, w]\n";
    assert_eq!(
        show(list, "/paths/~1a/get/tags"),
        r#"["x","y","z","v","w"]"#
    );
}

#[test]
fn every_selected_node_is_changed() {
    let update = "- target: $.paths.*.get.parameters[?@.schema.type == 'string']\n  update: {deprecated: true}\n";
    let document = apply_actions(update);
    let list = document.get("/paths/~1a/get/parameters").unwrap();
    let deprecated: Vec<bool> = list
        .as_sequence()
        .unwrap()
        .iter()
        .map(|p| p.get("deprecated").is_some())
        .collect();
    assert_eq!(deprecated, [true, false, true]);
}

#[test]
fn nodes_are_removed_without_disturbing_the_order() {
    let remove = "- target: $.paths['/a'].get.tags[?@ == 'x' || @ == 'z']\n  remove: true\n- target: $..summary\n  remove: true\n";
    assert_eq!(show(remove, "/paths/~1a/get/tags"), r#"["y"]"#);
    let document = apply_actions(remove);
    let keys = document
        .get("/paths/~1a/get")
        .unwrap()
        .as_mapping()
        .unwrap()
        .keys();
    assert_eq!(
        keys.filter_map(|key| key.as_str()).collect::<Vec<_>>(),
        ["tags", "parameters"]
    );
}

#[test]
fn primitives_are_replaced() {
    assert_eq!(
        show("- target: $.info.title\n  update: New\n", "/info/title"),
        r#""New""#
    );
}

#[test]
fn a_node_is_copied_to_its_new_home() {
    let actions = "- target: $.paths\n  update: {/0: {}}\n- target: $.paths['/0']\n  copy: $.paths['/a']\n- target: $.paths['/a']\n  remove: true\n";
    assert_eq!(show(actions, "/paths/~10/get/summary"), r#""Old""#);
    let document = apply_actions(actions);
    assert!(document.get("/paths/~1a").is_none());
    let place = document.place("/paths/~10/get/summary");
    assert_eq!(
        (place.file.as_ref(), place.pointer.as_str()),
        ("openapi.yaml", "/paths/~1a/get/summary")
    );
}

#[test]
fn actions_see_what_earlier_ones_did_and_maps_stay_sorted() {
    let actions = "- target: $.components.schemas\n  update: {a: {type: object}}\n- target: $.components.schemas.a\n  update: {title: A}\n";
    assert_eq!(
        show(actions, "/components/schemas"),
        r#"{"a":{"type":"object","title":"A"},"b":{"type":"string"},"schema":{"type":"integer"}}"#
    );
}

#[test]
fn an_added_node_has_its_place_in_the_overlay() {
    let document = apply_actions(
        "- target: $.paths['/a'].get\n  update:\n    summary: New\n    parameters: [{in: query, name: four}]\n- target: $.paths['/a'].get.parameters[0]\n  remove: true\n",
    );
    let find = |pointer: &str| {
        let place = document.place(pointer);
        let (line, _) = document.sources.find_position(&place).unwrap();
        format!("{}:{line} {}", place.file, place.pointer)
    };
    assert_eq!(
        find("/paths/~1a/get/summary"),
        "overlay.yaml:6 /actions/0/update/summary"
    );
    assert_eq!(
        find("/paths/~1a/get/parameters/2/name"),
        "overlay.yaml:7 /actions/0/update/parameters/0/name"
    );
    assert_eq!(
        find("/paths/~1a/get/parameters/0/name"),
        "openapi.yaml:10 /paths/~1a/get/parameters/1/name"
    );
    assert_eq!(
        find("/paths/~1a/get/tags"),
        "openapi.yaml:7 /paths/~1a/get/tags"
    );
}

#[test]
fn findings_about_actions() {
    let said = show(
        "- target: $.paths['/b'].get\n  update: {a: 1}\n\
         - target: $.components.schema.b\n  remove: true\n\
         - target: $.paths[\n  remove: true\n\
         - target: $.info\n  update: {title: Test}\n\
         - target: $.info\n  update: {title: {a: 1}}\n\
         - target: $.paths['/a'].get.tags\n  updat: {title: {a: 1}}\n\
         - target: $.info\n  remove: true\n  update: {}\n\
         - target: $.paths['/a'].get['summary', 'tags']\n  update: x\n\
         - target: $.info\n  copy: $.paths.*.get.*\n\
         - target: $\n  remove: true\n\
         - remove: true\n\
         - text\n",
        "",
    );
    insta::assert_snapshot!(said);
}

#[test]
fn findings_about_references() {
    let said = show(
        "- target: $.components.schemas.b\n  remove: true\n\
         - target: $.components.schemas\n  update:\n    c: {items: {$ref: '#/components/schemas/b'}}\n    d: {$ref: other.yaml}\n\
         - target: $.paths\n  update: {/b: {$ref: '#/paths/~1a'}}\n",
        "",
    );
    insta::assert_snapshot!(said);
}

#[test]
fn findings_about_the_overlay_itself() {
    let all: Vec<String> = [
        "- a",
        "overlay: 2.0.0\ninfo: {}\nactions: []\naction: []\n",
        "a: [",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\n",
    ]
    .iter()
    .map(|text| {
        let document = apply_text(text);
        assert!(document.diagnostics.has_errors());
        render(&document.diagnostics, &document.sources)
    })
    .collect();
    insta::assert_snapshot!(all.join("----\n"));
}

#[test]
fn a_missing_overlay_is_an_error() {
    let files = BTreeMap::from([(
        "openapi.yaml".to_owned(),
        DOCUMENT.replace("{$ref: schema.yaml}", "{}").into_bytes(),
    )]);
    let Ok(mut document) = crate::source::load_from("openapi.yaml", &files) else {
        panic!("it loads")
    };
    apply_from(&mut document, &["absent.yaml".to_owned()], &files);
    assert_eq!(
        document
            .diagnostics
            .iter()
            .map(|d| d.code)
            .collect::<Vec<_>>(),
        ["missing-file"]
    );
}

#[test]
fn deep_brackets_do_not_exhaust_the_stack() {
    let target = format!("$[?{}@.a{}]", "(".repeat(50_000), ")".repeat(50_000));
    let document = apply_actions(&format!("- target: '{target}'\n  remove: true\n"));
    assert_eq!(
        document
            .diagnostics
            .iter()
            .map(|d| d.code)
            .collect::<Vec<_>>(),
        ["overlay-invalid"]
    );
}

/// Words with a meaning in an overlay or in a JSONPath.
const WORDS: [&str; 24] = [
    "$",
    "..",
    "[",
    "]",
    "(",
    ")",
    "?",
    "@",
    "*",
    "'",
    "\"",
    "==",
    "&&",
    "!",
    "-1",
    "0:",
    "length(",
    "match(@.a, 'b')",
    "~",
    "remove: true",
    "update: {",
    "copy: $",
    "\n- ",
    "9223372036854775808",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_overlay_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, prop::sample::select(WORDS.to_vec())), 1..6)) {
        let mut text = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n- target: $.paths['/a'].get.parameters[?@.name == 'one']\n  update: {a: 1}\n- target: $..tags[1:3]\n  remove: true\n- target: $.components.schemas.b\n  copy: $.info\n".to_owned();
        for (at, goes, comes) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + goes).min(text.len());
            text.replace_range(at..end, comes);
        }
        let document = apply_text(&text);
        render(&document.diagnostics, &document.sources);
    }

    #[test]
    fn no_target_makes_it_panic(target in "[$@.\\[\\]()?*'\"!=<>&|,:0-9a-z~/ -]{0,40}") {
        let quoted = serde_json::to_string(&format!("${target}")).unwrap();
        apply_actions(&format!("- target: {quoted}\n  remove: true\n"));
    }
}
