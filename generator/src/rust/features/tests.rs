//! Small documents and the features that their files need.

use super::super::{Context, ViewSets};
use super::take_features;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::generate::tests::read_model;
use crate::json_api::JsonApi;
use crate::published::Published;
use std::collections::BTreeMap;

const FEATURES: &str = "[features]\na = [\"A\"]\nb = [\"B\"]\nc = [\"C\"]\nd = [\"D\"]\n";

/// The features of each file of models, and the published facts.
fn features_of(members: &str, published: Published) -> (BTreeMap<String, String>, Published) {
    let api = read_model(members);
    let mut config = Config::parse("codegen.toml", FEATURES, &mut Diagnostics::default());
    config.published = published;
    let json_api = JsonApi::recognise(&api);
    let names = crate::naming::choose(&api, &json_api, &config, &mut Diagnostics::default());
    let context = Context::new(&api, &names, &json_api, &config);
    let views = ViewSets::make(&context, "small");
    let files = views.models.iter();
    let files = files.map(|file| (file.module.clone(), file.features.join(" ")));
    (
        files.collect(),
        config
            .published
            .with(take_features(&config, &views.models, &views.events)),
    )
}

/// An operation of a tag that answers with a schema.
fn operation(tag: &str, schema: &str) -> String {
    format!(
        "  /{tag}/{schema}:
    get:
      operationId: {tag}-{schema}
      tags: [{tag}]
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/{schema}'
"
    )
}

/// Schemas, each an object with members of these other schemas.
fn schemas(all: &[(&str, &[&str])]) -> String {
    let mut text = "components:\n  schemas:\n".to_owned();
    for (name, members) in all {
        text.push_str(&format!("    {name}:\n      type: object\n"));
        if !members.is_empty() {
            text.push_str("      properties:\n");
        }
        for other in *members {
            let at = format!("#/components/schemas/{other}");
            text.push_str(&format!("        {other}:\n          $ref: '{at}'\n"));
        }
    }
    text
}

fn document(operations: &[(&str, &str)], all: &[(&str, &[&str])]) -> String {
    let paths: String = operations
        .iter()
        .map(|(tag, schema)| operation(tag, schema))
        .collect();
    format!("paths:\n{paths}{}", schemas(all))
}

fn expect(found: &BTreeMap<String, String>, expected: &[(&str, &str)]) {
    let expected = expected
        .iter()
        .map(|(name, features)| ((*name).to_owned(), (*features).to_owned()));
    assert_eq!(*found, expected.collect::<BTreeMap<_, _>>());
}

#[test]
fn a_type_needs_one_of_the_features_that_reach_it() {
    let circle: &[(&str, &[&str])] = &[
        ("one", &["two"]),
        ("two", &["three"]),
        ("three", &["two"]),
        ("four", &["three"]),
        ("five", &[]),
    ];
    let text = document(&[("A", "one"), ("B", "four")], circle);
    let (found, _) = features_of(&text, Published::default());
    expect(
        &found,
        &[
            ("one", "a"),
            ("two", "a b"),
            ("three", "a b"),
            ("four", "b"),
            // No operation needs it.
            ("five", "full"),
        ],
    );
}

#[test]
fn a_type_of_many_features_is_always_built_with_its_parts() {
    let all: &[(&str, &[&str])] = &[("one", &["two"]), ("two", &[])];
    let operations = [("A", "one"), ("B", "one"), ("C", "one")];
    let (found, _) = features_of(&document(&operations, all), Published::default());
    expect(&found, &[("one", "a b c"), ("two", "a b c")]);
    let operations = [("A", "one"), ("B", "one"), ("C", "one"), ("D", "one")];
    let (found, _) = features_of(&document(&operations, all), Published::default());
    expect(&found, &[("one", ""), ("two", "")]);
    let operations = [("A", "one"), ("E", "two")];
    let (found, _) = features_of(&document(&operations, all), Published::default());
    expect(&found, &[("one", "a"), ("two", "")]);
}

#[test]
fn an_unused_type_is_built_with_all_features_together() {
    let all: &[(&str, &[&str])] = &[("one", &[]), ("two", &[]), ("of-both", &["one", "two"])];
    let operations = [("A", "one"), ("B", "two")];
    let (found, published) = features_of(&document(&operations, all), Published::default());
    expect(&found, &[("one", "a"), ("two", "b"), ("of_both", "full")]);
    let operations = [("A", "one"), ("B", "two"), ("C", "of-both")];
    let (found, _) = features_of(&document(&operations, all), published);
    expect(&found, &[("one", "a c"), ("two", "b c"), ("of_both", "c")]);
}

#[test]
fn a_feature_that_was_enough_stays_enough() {
    let all: &[(&str, &[&str])] = &[("one", &[]), ("two", &[])];
    let (found, published) = features_of(&document(&[("A", "one")], all), Published::default());
    expect(&found, &[("one", "a"), ("two", "full")]);
    // The first type has moved to another tag.
    let (found, published) = features_of(&document(&[("B", "one"), ("E", "two")], all), published);
    expect(&found, &[("one", "a b"), ("two", "")]);
    let (found, _) = features_of(&document(&[("B", "one"), ("B", "two")], all), published);
    expect(&found, &[("one", "a b"), ("two", "")]);
}
