//! Documents that try to break the generator: too deep, too many combinations, not JSON. None may panic or take long.

use super::{list_findings, lower_value, normalize_value, with_lowerer};
use crate::lower::schema_use::MERGE_LIMIT;
use crate::yaml::Value;
use std::fmt::Write;

fn with_schemas(schemas: &str) -> Value {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n";
    crate::yaml::from_str(&format!("{head}{schemas}")).unwrap()
}

#[test]
fn deep_nesting_is_a_finding() {
    let wrappers = [
        "{type: object, properties: {x: 0}}",
        "{type: array, items: 0}",
        "{additionalProperties: 0}",
        "{allOf: [0, {type: object}]}",
        "{oneOf: [0, {type: string}], discriminator: {propertyName: x}}",
        "{$ref: '#/components/schemas/b', type: object, properties: {x: 0}}",
        "{patternProperties: {a: 0, b: {type: string}}}",
        "{type: [object, string], properties: {x: 0}}",
    ];
    for wrapper in wrappers {
        let mut schema = Value::from("{type: string}");
        for _ in 0..300 {
            schema = fill(&crate::yaml::from_str(wrapper).unwrap(), &schema);
        }
        let mut bundle = with_schemas("    b: {type: object}");
        bundle["components"]["schemas"]["a"] = schema;
        let (_, diagnostics) = lower_value(&bundle);
        let findings = list_findings(&diagnostics);
        assert!(
            findings.iter().any(|finding| finding.contains("too-deep")),
            "{wrapper}"
        );
    }
}

/// A value with every zero in it replaced.
fn fill(value: &Value, with: &Value) -> Value {
    match value {
        Value::Number(_) => with.clone(),
        Value::Sequence(list) => list.iter().map(|item| fill(item, with)).collect(),
        Value::Mapping(map) => Value::Mapping(
            map.iter()
                .map(|(key, value)| (key.clone(), fill(value, with)))
                .collect(),
        ),
        other => other.clone(),
    }
}

#[test]
fn long_chains_of_references_end() {
    let mut schemas = String::new();
    for name in 0..600 {
        let next = name + 1;
        writeln!(
            schemas,
            "    a{name}: {{$ref: '#/components/schemas/a{next}'}}"
        )
        .unwrap();
        writeln!(
            schemas,
            "    u{name}: {{oneOf: [{{$ref: '#/components/schemas/u{next}'}}, {{type: string}}]}}"
        )
        .unwrap();
    }
    schemas.push_str("    a600: {type: string}\n    u600: {type: integer}\n");
    let (api, _) = lower_value(&with_schemas(&schemas));
    assert!(api.is_some());
}

#[test]
fn diamonds_of_all_of_are_walked_once() {
    let mut schemas = String::new();
    for level in 0..40 {
        for side in ["a", "b"] {
            let next = level + 1;
            writeln!(
                schemas,
                "    {side}{level}: {{allOf: [{{$ref: '#/components/schemas/a{next}'}}, {{$ref: '#/components/schemas/b{next}'}}, {{properties: {{{side}{level}: {{type: string}}}}}}]}}"
            )
            .unwrap();
        }
    }
    schemas.push_str("    a40: {type: object, properties: {x: {type: string}}}\n    b40: {type: object, properties: {y: {type: string}}}\n");
    let (api, diagnostics) = lower_value(&with_schemas(&schemas));
    assert!(diagnostics.is_empty(), "{:#?}", list_findings(&diagnostics));
    assert_eq!(api.unwrap().definitions.len(), 82);
}

#[test]
fn unions_of_unions_in_circles_end() {
    let mut schemas = String::new();
    for name in 0..12 {
        let others: Vec<String> = (0..12)
            .map(|other| format!("{{$ref: '#/components/schemas/u{other}'}}"))
            .collect();
        writeln!(
            schemas,
            "    u{name}: {{oneOf: [{}, {{type: 'null'}}]}}",
            others.join(", ")
        )
        .unwrap();
    }
    let (_, diagnostics) = lower_value(&with_schemas(&schemas));
    assert!(!diagnostics.is_empty());
}

#[test]
fn lists_of_lists_by_reference_end() {
    let schemas = "    a: {type: object, properties: {x: {type: array, items: {$ref: '#/components/schemas/a/properties/x'}}}}\n";
    let (api, _) = lower_value(&with_schemas(schemas));
    assert!(api.is_some());
}

#[test]
fn what_is_not_json_is_a_finding() {
    let bundle: Value = crate::yaml::from_str(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: .nan\nx-b: {[1]: 2}\nx-c: !tag 3\nx-d: {1: a, '1': b}\n",
    )
    .unwrap();
    let (api, diagnostics) = lower_value(&bundle);
    assert!(api.is_some());
    insta::assert_yaml_snapshot!(list_findings(&diagnostics));
}

/// Each schema also has the parts of the schema before it, like the states of a machine that remembers its last steps.
/// Each set of schemas is another combination, so their number doubles with each schema.
#[test]
fn ever_more_combinations_are_a_finding() {
    let at = |name: usize| format!("{{$ref: '#/components/schemas/s{name}'}}");
    let mut schemas = format!(
        "    s0: {{properties: {{a: {}, b: {{allOf: [{}, {}]}}}}}}\n",
        at(0),
        at(0),
        at(1)
    );
    for name in 1..10 {
        let next = at(name + 1);
        writeln!(
            schemas,
            "    s{name}: {{properties: {{a: {next}, b: {next}}}}}"
        )
        .unwrap();
    }
    schemas.push_str("    s10: {properties: {last: {type: string}}}\n");
    let bundle = with_schemas(&schemas);
    let findings = with_lowerer(&normalize_value(&bundle), |lowerer| {
        lowerer.merges = MERGE_LIMIT - 100;
        lowerer.define_components();
    });
    let is_reported = |finding: &&String| finding.starts_with("warning too-many-merges ");
    assert_eq!(
        findings.iter().filter(is_reported).count(),
        1,
        "{findings:#?}"
    );
}
