//! A program can build a crate with the features that it uses: each of them compiles alone, and what is left out is
//! kept as an unknown value.
#![allow(clippy::unwrap_used, reason = "what is missing must fail the test")]

use generator::config::Config;
use generator::diagnostic::Diagnostics;
use generator_tests::fixture::find_fixture;
use generator_tests::standalone::Standalone;
use std::path::Path;

/// Runs in the crate with the feature `airfields` alone.
const LEFT_OUT: &str = r##"
//! What the feature `zeppelins` would read.

use features_by_tag::{Event, Value, models::Included, models::Airfield};

fn read<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

#[test]
fn an_event_that_is_left_out_is_unknown_and_whole() {
    let text = r#"{"data":{"type":"event","id":"1","attributes":{"name":"zeppelin.late","payload":{"data":{"type":"zeppelin","id":"2"}}}}}"#;
    let event: Event = serde_json::from_str(text).unwrap();
    assert!(matches!(event, Event::Unknown(_)), "{event:?}");
    assert_eq!(event.name(), "zeppelin.late");
    assert_eq!(serde_json::to_value(&event).unwrap(), read::<Value>(text));
    assert!(Event::NAMES.is_empty());
}

#[test]
fn an_included_object_is_read_if_its_feature_is_on() {
    let text = r#"[{"type":"airfield","id":"1","attributes":{"line":{"color":"red"}}},{"type":"pilot","id":"2"},{"type":"zeppelin","id":"3"}]"#;
    let included: Vec<Included> = serde_json::from_str(text).unwrap();
    assert!(included[0].get::<Airfield>().is_some());
    assert!(matches!(included[1], Included::Pilot(_)));
    assert!(matches!(included[2], Included::Unknown(_)));
}
"##;

/// The names of a crate's features, without those that nobody should turn on.
fn list_features(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().unwrap();
    let names = manifest["features"].as_table().unwrap().keys();
    let internal = ["default", "__spec-examples"];
    names
        .filter(|name| !internal.contains(&name.as_str()))
        .cloned()
        .collect()
}

#[test]
fn the_readme_names_every_feature() {
    let read = |path: &str| std::fs::read_to_string(Path::new("../generated").join(path)).unwrap();
    let readme = read("README.md");
    for name in list_features(&read("Cargo.toml")) {
        assert!(readme.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn no_part_of_an_api_takes_the_name_of_a_feature_of_every_crate() {
    let made = find_fixture("resource").make();
    let names = list_features(&made.files["Cargo.toml"]);
    assert!(names.len() > 5, "{names:?}");
    for name in names
        .iter()
        .map(String::as_str)
        .chain(["default", "full", "__spec-examples"])
    {
        let mut found = Diagnostics::default();
        Config::parse(
            "codegen.toml",
            &format!("[features]\n{name} = []"),
            &mut found,
        );
        assert!(found.has_errors(), "{name}");
    }
}

#[test]
fn each_feature_compiles_alone_and_the_rest_is_unknown() {
    let made = Standalone::write(
        Path::new(env!("CARGO_TARGET_TMPDIR")),
        "cargo-features",
        &find_fixture("features-by-tag").make().files,
    );
    made.merge_manifest("package.name = \"features-by-tag\"\nlints.rust.warnings = \"deny\"");
    made.add("tests/left_out.rs", LEFT_OUT);
    // An empty test takes the library as a program does, with the dependencies that other tests have built. All
    // features at once are in the crate of all fixtures.
    made.add("tests/alone.rs", "");
    for feature in ["", "zeppelins"] {
        made.cargo(&[
            "build",
            "--quiet",
            "--test",
            "alone",
            "--no-default-features",
            "--features",
            feature,
        ]);
    }
    made.cargo(&[
        "test",
        "--quiet",
        "--no-default-features",
        "--features",
        "airfields",
        "--test",
        "left_out",
    ]);
}
