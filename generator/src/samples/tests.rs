//! Tests of patterns, limits, and the template of every shape.

use super::integer::sample_integer;
use super::limits::Limits;
use super::make_samples;
use super::pattern::match_pattern;
use super::scalar::{sample_number, sample_text};
use crate::diagnostic::{Diagnostics, Place};
use crate::json_api::JsonApi;
use crate::model::{Api, Fact, TextFormat};
use serde_json::json;
use std::collections::BTreeSet;

const DOCUMENT: &str = r"
openapi: 3.0.3
info: {title: Shapes, version: '1'}
paths:
  /things:
    get:
      operationId: list-things
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/thing'}}
components:
  schemas:
    colour: {type: string, enum: [red, blue]}
    thing:
      type: object
      required: [id, 'odd?']
      properties:
        id: {type: string, maxLength: 3}
        'odd?': {type: boolean}
        colour: {$ref: '#/components/schemas/colour'}
        parent: {nullable: true, allOf: [{$ref: '#/components/schemas/thing'}]}
        born: {type: string, format: date, nullable: true}
        sizes: {type: array, minItems: 2, items: {type: integer, minimum: 9}}
        inner: {type: object, properties: {a: {type: number}}, additionalProperties: {type: boolean}}
        free: {}
";

/// Unions whose first variant needs another value of the union.
const CIRCLES: &str = r"
openapi: 3.0.3
info: {title: Circles, version: '1'}
paths:
  /conditions:
    get:
      operationId: list-conditions
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/condition'}}
components:
  schemas:
    condition:
      oneOf: [{$ref: '#/components/schemas/not'}, {$ref: '#/components/schemas/all'}, {$ref: '#/components/schemas/is'}]
    not: {type: object, required: [not], properties: {not: {$ref: '#/components/schemas/condition'}}}
    all: {type: object, required: [all], properties: {all: {$ref: '#/components/schemas/conditions'}}}
    conditions: {type: array, minItems: 1, items: {$ref: '#/components/schemas/condition'}}
    is: {type: object, required: [is], properties: {is: {$ref: '#/components/schemas/leaf'}}}
    leaf: {oneOf: [{type: object, properties: {of: {$ref: '#/components/schemas/leaf'}}}, {type: string}]}
";

fn lower_document(text: &str) -> Api {
    let place_of = |pointer: &str| Place {
        file: "openapi.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let document = crate::yaml::from_str(text).unwrap();
    let mut diagnostics = Diagnostics::default();
    crate::generate::make_model(
        document,
        crate::normalize::report::Origins {
            place_of: &place_of,
            written: &|_| None,
        },
        "0".repeat(64),
        &crate::lower::EventRules::default(),
        &mut diagnostics,
    )
    .unwrap()
}

#[test]
fn every_shape_has_its_template() {
    let api = lower_document(DOCUMENT);
    let named: BTreeSet<_> = api.definitions.keys().cloned().collect();
    let samples = make_samples(&api, &JsonApi::recognise(&api), &named);
    let files: Vec<String> = samples
        .files
        .iter()
        .map(|(name, text)| format!("{name}: {text}"))
        .collect();
    insta::assert_snapshot!(files.join("\n"));
}

#[test]
fn the_first_variant_is_one_that_ends_if_the_union_needs_itself() {
    let api = lower_document(CIRCLES);
    let named: BTreeSet<_> = api.definitions.keys().cloned().collect();
    let files = make_samples(&api, &JsonApi::recognise(&api), &named).files;
    let first = |stem: &str| {
        let found = files.iter().find(|(file, _)| file.contains(stem)).unwrap();
        let template: serde_json::Value = serde_json::from_str(found.1).unwrap();
        template["$one-of"][0].to_string()
    };
    assert!(first("/condition.json").contains("/is"));
    // The member `of` may be left out, so the first variant ends too.
    assert!(first("/leaf.json").contains("of?"));
}

#[test]
fn simple_patterns_are_matched() {
    assert_eq!(
        match_pattern(r"^\d{3}-\d{2}$", 0).as_deref(),
        Some("111-11")
    );
    assert_eq!(
        match_pattern("^act_[a-z0-9]{4,8}$", 0).as_deref(),
        Some("act_aaaa")
    );
    assert_eq!(match_pattern(r"a+b?\.", 0).as_deref(), Some("a."));
    for (pattern, text) in [
        (r"^(P_\d+)(,P_\d+)*$", "P_1"),
        ("^(key_)?[a-f]{3}$", "aaa"),
        (r"^alias/\S+", "alias/a"),
        ("arn:[^:]*:[^:/]+:(aws|[0-9]+)", "arn::a:aws"),
        ("^(?:on|off)-(a(b|c){2}|d)$", "on-abb"),
    ] {
        assert_eq!(
            match_pattern(pattern, 0).as_deref(),
            Some(text),
            "{pattern}"
        );
    }
}

#[test]
fn a_text_has_at_least_the_wanted_length_if_its_pattern_allows_it() {
    for (pattern, least, text) in [
        (r".*\S.*", 4, "aaaa"),
        ("^a{2,5}b?$", 6, "aaaaab"),
        ("^(a+)?b$", 4, "aaaab"),
        ("^(ab)+$", 5, "ababab"),
        ("^[x]$", 9, "x"),
    ] {
        assert_eq!(
            match_pattern(pattern, least).as_deref(),
            Some(text),
            "{pattern}"
        );
    }
}

#[test]
fn other_patterns_are_left_alone() {
    let nested = "(".repeat(99) + &")".repeat(99);
    for pattern in [
        "a|b",
        "(?=a)b",
        "(a",
        "a)",
        "(a{99}){999}",
        &nested,
        "[^a]",
        r"\p{L}",
        "[a",
        "a{x}",
        "a{9999999}",
    ] {
        assert_eq!(match_pattern(pattern, 0), None, "{pattern}");
    }
}

fn fact(keyword: &str, value: impl ToString) -> Fact {
    Fact {
        depth: 0,
        keyword: keyword.to_owned(),
        value: value.to_string(),
    }
}

#[test]
fn numbers_keep_to_their_limits() {
    let number = |list: &[Fact], whole| match whole {
        true => sample_integer(&Limits::read(list)),
        false => sample_number(&Limits::read(list)),
    };
    assert_eq!(number(&[], true), json!(7));
    assert_eq!(number(&[fact("minimum", 10)], true), json!(10));
    assert_eq!(number(&[fact("maximum", 2)], true), json!(2));
    assert_eq!(number(&[fact("multipleOf", 5)], true), json!(10));
    let both = [fact("maximum", 9), fact("multipleOf", 5)];
    assert_eq!(number(&both, true), json!(5));
    assert_eq!(number(&[fact("exclusiveMinimum", 3)], false), json!(4.0));
    let listed = [fact("enum", "null, 0.5, 2"), fact("minimum", 1)];
    assert_eq!(number(&listed, false), json!(0.5));
}

#[test]
fn integers_keep_to_limits_that_a_float_cannot_hold() {
    let integer = |list: &[Fact]| sample_integer(&Limits::read(list));
    let large = 9_007_199_254_740_993_i64;
    assert_eq!(integer(&[fact("minimum", large)]), json!(large));
    assert_eq!(
        integer(&[fact("exclusiveMinimum", large)]),
        json!(large + 1)
    );
    assert_eq!(integer(&[fact("maximum", -large)]), json!(-large));
    assert_eq!(
        integer(&[fact("exclusiveMaximum", -large)]),
        json!(-large - 1)
    );
    assert_eq!(integer(&[fact("multipleOf", large)]), json!(large));
    let both = [fact("minimum", large + 1), fact("multipleOf", 10)];
    assert_eq!(integer(&both), json!(large + 7));
    let capped = [
        fact("minimum", 3),
        fact("maximum", large),
        fact("multipleOf", large - 1),
    ];
    assert_eq!(integer(&capped), json!(large - 1));
    assert_eq!(integer(&[fact("minimum", u64::MAX)]), json!(u64::MAX));
    // Beyond 64 bits, a sample says as much as JSON's numbers can here.
    assert_eq!(integer(&[fact("minimum", "1e30")]), json!(u64::MAX));
    assert_eq!(integer(&[fact("maximum", "-1e39")]), json!(i64::MIN));
}

#[test]
fn an_integer_keeps_to_limits_that_are_no_integers() {
    let integer = |list: &[Fact]| sample_integer(&Limits::read(list));
    assert_eq!(integer(&[fact("minimum", 7.5)]), json!(8));
    assert_eq!(integer(&[fact("maximum", -1.5)]), json!(-2));
    assert_eq!(integer(&[fact("exclusiveMinimum", 8.5)]), json!(9));
    assert_eq!(integer(&[fact("exclusiveMaximum", 2.5)]), json!(2));
    assert_eq!(integer(&[fact("multipleOf", 2.5)]), json!(10));
    assert_eq!(integer(&[fact("multipleOf", 0.01)]), json!(7));
    assert_eq!(integer(&[fact("multipleOf", 0)]), json!(7));
}

#[test]
fn a_listed_number_that_no_client_sends_is_the_last_choice() {
    let listed = |list: &str| sample_integer(&Limits::read(&[fact("enum", list)]));
    assert_eq!(listed("18446744073709551615, 3, 4"), json!(3));
    assert_eq!(
        listed("-9223372036854775808, 18446744073709551615, 0"),
        json!(0)
    );
    assert_eq!(listed("18446744073709551615"), json!(u64::MAX));
}

#[test]
fn a_limit_of_the_items_is_none_of_the_list() {
    let of_items = Fact {
        depth: 1,
        ..fact("minItems", 3)
    };
    assert_eq!(Limits::read(&[of_items]).least_items(), 1);
    assert_eq!(Limits::read(&[fact("minItems", 3)]).least_items(), 3);
}

#[test]
fn text_keeps_to_its_length() {
    let facts = [fact("minLength", 9), fact("maxLength", 9)];
    let text = sample_text(&TextFormat::Plain(None), &Limits::read(&facts));
    assert_eq!(text.len(), 9);
    let facts = [fact("maxLength", 2)];
    let text = sample_text(&TextFormat::Plain(None), &Limits::read(&facts));
    assert_eq!(text, "sa");
}
