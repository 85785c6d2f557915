//! The table from the pages of an API's own reference to methods.
#![allow(clippy::expect_used, reason = "what is missing must fail the test")]

use generator::config::Config;
use generator::diagnostic::Diagnostics;
use generator::source::load;
use generator_tests::hostile::generate_with;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The table in `text`: the methods by page name in lower case. `mark` is the start of each of its lines.
fn read_table(text: &str, mark: &str) -> BTreeMap<String, Vec<String>> {
    let start = text.find("| page | method |").unwrap_or(text.len());
    let lines = text[start..].lines().skip(2);
    let rows = lines.map_while(|line| line.strip_prefix(mark)?.strip_prefix("| "));
    let rows = rows.filter_map(|row| row.trim_end_matches(" |").rsplit_once(" | "));
    rows.map(|(name, methods)| {
        let methods = methods.split('`').skip(1).step_by(2).map(str::to_owned);
        (name.to_lowercase(), methods.collect())
    })
    .collect()
}

fn describe(id: &str, page: &Value) -> Value {
    json!({
        "operationId": id, "tags": ["Jars"], "x-page": page,
        "responses": {"204": {"description": "Done."}}
    })
}

fn settings(text: &str) -> Config {
    Config::parse("codegen.toml", text, &mut Diagnostics::default())
}

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Cellar", "version": "1"},
        "paths": {
            "/jars": {
                "get": describe("list-jars", &json!("See jars")),
                "post": describe("create-a-jar", &json!(["Fill a jar", "see Jars", ""])),
                "delete": describe("break-jars", &json!({"not": "words"})),
            },
            "/lids": {"get": describe("list-lids", &json!("Lids | *rings*\n[x](y)"))},
        }
    })
}

#[test]
fn each_page_leads_to_its_methods() {
    let files = generate_with(&document(), &settings("[crate]\npage-names = \"x-page\""));
    let files = files.expect("a crate");
    for (path, mark) in [("API.md", ""), ("src/resources/mod.rs", "//! ")] {
        let rows: Vec<(String, Vec<String>)> = read_table(&files[path], mark).into_iter().collect();
        let (names, methods): (Vec<String>, Vec<Vec<String>>) = rows.into_iter().unzip();
        assert_eq!(
            names,
            ["fill a jar", "lids \\| \\*rings\\* \\[x\\](y)", "see jars"],
            "{path}"
        );
        assert_eq!(
            methods,
            [
                vec!["Jars::create"],
                vec!["Jars::list_lids"],
                vec!["Jars::list", "Jars::create"]
            ],
            "{path}"
        );
    }
}

#[test]
fn without_the_setting_there_is_no_table() {
    let files = generate_with(&document(), &settings("")).expect("a crate");
    for path in ["API.md", "src/resources/mod.rs"] {
        assert!(!files[path].contains("| page |"), "{path}");
    }
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(workspace().join(path)).expect("a committed file")
}

/// The names of pages in the document of Persona.
fn named_pages() -> BTreeSet<String> {
    let document = load(&workspace().join("spec/openapi.yaml"), &[]).expect("the document");
    let root = serde_json::to_value(&document.root).expect("a document is plain data");
    let paths = root["paths"].as_object().expect("paths");
    let operations = paths
        .values()
        .filter_map(Value::as_object)
        .flat_map(|p| p.values());
    let pages = operations.filter_map(|operation| operation.get("x-persona-page"));
    let names = pages.flat_map(|page| match page {
        Value::Array(names) => names.clone(),
        name => vec![name.clone()],
    });
    names
        .filter_map(|name| name.as_str().map(str::to_lowercase))
        .collect()
}

/// In both tables, each page that the document names has a row, and each row leads to existing methods.
#[test]
fn each_page_of_persona_leads_to_a_method() {
    let named = named_pages();
    assert!(named.len() >= 200, "{} pages", named.len());
    let list = read("generated/API.md");
    for (path, mark) in [
        ("generated/API.md", ""),
        ("generated/src/resources/mod.rs", "//! "),
    ] {
        let table = read_table(&read(path), mark);
        assert_eq!(
            table.keys().cloned().collect::<BTreeSet<_>>(),
            named,
            "{path}"
        );
        for (name, methods) in table {
            assert!(!methods.is_empty(), "{name} leads nowhere");
            for method in methods {
                assert!(list.contains(&format!("- `{method}(")), "{name}: {method}");
            }
        }
    }
}

/// The entries of navigation in pages of Persona's reference, saved as text in the folder that `PERSONA_NAVIGATION`
/// names: a method and a name, such as `GETRetrieve an Inquiry`.
#[test]
#[ignore = "it needs the folder that PERSONA_NAVIGATION names"]
fn each_entry_of_the_navigation_leads_to_a_method() {
    let folder = std::env::var_os("PERSONA_NAVIGATION").expect("PERSONA_NAVIGATION names a folder");
    let table = read_table(&read("generated/API.md"), "");
    let mut entries = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("a folder") {
        let text = std::fs::read_to_string(file.expect("an entry").path()).expect("text");
        entries.extend(text.lines().filter_map(read_entry).map(str::to_lowercase));
    }
    let lost: Vec<&String> = entries
        .iter()
        .filter(|name| !table.contains_key(*name))
        .collect();
    println!("{} entries", entries.len());
    assert!(
        !entries.is_empty() && lost.is_empty(),
        "of {} entries: {lost:#?}",
        entries.len()
    );
}

/// The name in a line of a navigation.
fn read_entry(line: &str) -> Option<&str> {
    let entry = line.trim().strip_prefix("• ")?;
    let methods = ["GET", "POST", "PATCH", "PUT", "DEL"];
    methods
        .iter()
        .find_map(|method| entry.strip_prefix(method))
        .map(str::trim)
}
