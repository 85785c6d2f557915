//! The settings: unknown keys, and values that cannot be used.

use super::Config;
use crate::diagnostic::Diagnostics;

#[test]
fn an_unknown_key_is_an_error_with_a_suggestion() {
    let mut diagnostics = Diagnostics::default();
    Config::parse(
        "codegen.toml",
        "[client]\nkey-varable = \"X\"\n",
        &mut diagnostics,
    );
    let found = diagnostics
        .iter()
        .next()
        .map(|d| (d.help.clone(), d.place.clone()));
    let (help, place) = found.expect("a finding");
    assert_eq!(help, "Did you mean `key-variable`?");
    assert_eq!(place.and_then(|p| p.position), Some((2, 1)));
}

#[test]
fn an_unknown_code_is_an_error_with_a_suggestion() {
    let mut diagnostics = Diagnostics::default();
    let text = "[diagnostics]\nallow = [\"name-collison\"]\ndeny = [\"warnings\"]\n";
    Config::parse("codegen.toml", text, &mut diagnostics);
    let helps: Vec<&str> = diagnostics.iter().map(|d| d.help.as_str()).collect();
    assert_eq!(helps, ["Did you mean `name-collision`?"]);
}

#[test]
fn an_empty_file_is_fine() {
    let mut diagnostics = Diagnostics::default();
    Config::parse("codegen.toml", "", &mut diagnostics);
    assert!(diagnostics.is_empty());
}

/// The keys of a table: those that the parser's error lists for an unknown key.
fn known_keys(table: &str) -> Vec<String> {
    let text = match table {
        "" => "unknown-key = 1".to_owned(),
        table => format!("[{table}]\nunknown-key = 1"),
    };
    let mut diagnostics = Diagnostics::default();
    Config::parse("codegen.toml", &text, &mut diagnostics);
    let message = diagnostics
        .iter()
        .map(|d| d.message.clone())
        .collect::<String>();
    let quoted = message.split('`').skip(1).step_by(2).skip(2);
    quoted.map(str::to_owned).collect()
}

#[test]
fn the_page_of_settings_has_every_key() {
    let page = include_str!("../../../docs/settings.md");
    let tables = [
        "",
        "crate",
        "client",
        "client.idempotency",
        "client.rate-limit",
        "pagination",
        "errors",
        "webhooks",
        "events",
        "diagnostics",
        "names",
        "names.operations.any",
    ];
    for table in tables {
        let keys = known_keys(table);
        assert!(!keys.is_empty(), "[{table}] takes any key");
        for key in keys {
            let row = format!("| `{key}` |");
            let heading = format!(
                "`[{}{key}]`",
                if table.is_empty() {
                    String::new()
                } else {
                    format!("{table}.")
                }
            );
            assert!(
                page.contains(&row) || page.contains(&heading),
                "{table}: {key}"
            );
        }
    }
}

/// The findings for a file: line, column and message.
fn find(text: &str) -> Vec<(usize, usize, String)> {
    let mut diagnostics = Diagnostics::default();
    Config::parse("codegen.toml", text, &mut diagnostics);
    let found = diagnostics.iter().map(|found| {
        assert!(!found.help.is_empty(), "{}", found.message);
        let (line, column) = found
            .place
            .as_ref()
            .and_then(|place| place.position)
            .unwrap();
        (line, column, found.message.clone())
    });
    found.collect()
}

/// A complete table of webhooks, with another value for one key.
fn webhooks(key: &str, value: &str) -> String {
    let keys = [
        ("signature-header", "'A-Signature'"),
        ("timestamp-key", "'t'"),
        ("signature-key", "'v1'"),
        ("tolerance", "300"),
        ("attempts-made-header", "'A-Made'"),
        ("attempts-left-header", "'A-Left'"),
        ("first-attempted-at-header", "'A-First'"),
        ("name", "'/name'"),
        ("id", "'/id'"),
        ("created-at", "'/at'"),
        ("payload", "'/data'"),
    ];
    let mut text = format!("[webhooks]\n{key} = {value}\n");
    for (other, usual) in keys.iter().filter(|(other, _)| *other != key) {
        text.push_str(&format!("{other} = {usual}\n"));
    }
    text
}

/// Values that cannot be used, each with its key. The key is in the second line.
const WRONG: &[(&str, &str)] = &[
    ("crate.name", "'with persona'"),
    ("crate.name", "''"),
    ("crate.name", "'self'"),
    ("crate.name", "'std'"),
    ("crate.name", "'serde_json'"),
    ("crate.version", "'1.0'"),
    ("crate.version", "''"),
    ("crate.description", "''"),
    ("crate.description", "\"two\\nlines\""),
    ("crate.description", "\"a\\u0000b\""),
    ("crate.documentation", "\"a\\rb\""),
    ("crate.documentation", "\"a\\u202eb\""),
    ("crate.repository", "'github.com/a/b'"),
    ("crate.repository", "'git@example.com:a/b.git'"),
    ("crate.repository", "'https://'"),
    ("crate.repository", "'file:///a'"),
    ("crate.page-names", "'page'"),
    ("client.key-variable", "''"),
    ("client.key-variable", "'A=B'"),
    ("client.key-variable", "'1A'"),
    ("client.base-url-variable", "'A B'"),
    ("client.request-id-header", "'Request Id'"),
    ("client.request-id-header", "''"),
    ("client.request-id-header", "'Größe'"),
    ("pagination.items", "''"),
    ("pagination.links", "' '"),
    ("pagination.after", "\"a\\nb\""),
    ("webhooks.signature-header", "'A: b'"),
    ("webhooks.attempts-made-header", "''"),
    ("webhooks.attempts-left-header", "'a b'"),
    ("webhooks.first-attempted-at-header", "'(a)'"),
    ("webhooks.timestamp-key", "'a=b'"),
    ("webhooks.signature-key", "'a,b'"),
    ("webhooks.signature-key", "'t'"),
    ("webhooks.tolerance", "0"),
    ("webhooks.name", "'data/name'"),
    ("webhooks.id", "''"),
    ("webhooks.created-at", "'/a~2'"),
    ("webhooks.payload", "'/a~'"),
];

#[test]
fn a_wrong_value_is_an_error_at_its_place_that_names_its_key() {
    for (path, value) in WRONG {
        let (table, key) = path.split_once('.').unwrap();
        let text = match table {
            "webhooks" => webhooks(key, value),
            table => format!("[{table}]\n{key} = {value}\n"),
        };
        let found = find(&text);
        let [(line, column, message)] = &found[..] else {
            panic!("{text}{found:?}");
        };
        assert_eq!((*line, *column), (2, key.len() + 4), "{text}");
        assert!(message.contains(&format!("of `{path}`")), "{message}");
    }
    assert_eq!(find(&webhooks("id", "'/a~0~1b/'")), []);
}

/// Lists and tables with one item that cannot be used. It is the only one in its line.
const WRONG_ITEMS: &[&str] = &[
    "crate.keywords = ['kyc',\n'a b']",
    "crate.keywords = ['kyc',\n'+a']",
    "crate.keywords = ['kyc',\n'größe']",
    "crate.keywords = ['kyc',\n'abcdefghijklmnopqrstu']",
    "crate.keywords = ['a', 'b', 'c', 'd', 'e', 'f']",
    "crate.categories = ['api-bindings',\n'API bindings']",
    "crate.categories = ['development-tools::testing',\n'a::']",
    "crate.categories = ['a', 'b', 'c', 'd', 'e', 'f']",
    "client.origins = ['https://a.example:8443',\n'a.example']",
    "client.origins = ['https://a.example',\n'http://a.example']",
    "client.origins = ['https://a.example',\n'https://a.example/']",
    "client.origins = ['https://a.example',\n'https://a.example/v1']",
    "client.origins = ['https://a.example',\n'https://me@a.example']",
    "client.origins = ['https://a.example',\n'https://A.example']",
    "client.origins = ['https://a.example',\n'https://a.example:443']",
    "client.origins = ['https://a.example',\n'https://1.2.3']",
    "client.origins = ['https://a.example',\n'https://*.a.example']",
    "client.origins = ['https://a.example',\n' https://b.example']",
    "client.owned-headers = ['A',\n'b c']",
    "client.credential-prefixes = { a = 'Token ',\nb = 'é' }",
    "client.credential-prefixes = { a = 'Token ',\nb = \"a\\nb\" }",
    "[client.headers]\n'A b' = 'c'",
    "[client.headers]\na = ' b'",
    "[client.headers]\na = \"b\\r\"",
    "[client.headers]\na = 'é'",
    "[client.headers]\na = '{verison}'",
    "[client.headers]\nContent-Length = '1'",
    "[client.headers]\nAccept = '1'\naccept = '2'",
    "client.headers = { A = 'b' }\nclient.fixed-headers = ['a',\n'c']",
    "client.rate-limit = { limit = 'a', remaining = 'b',\nreset = 'c d' }",
    "client.rate-limit = { limit = 'a', reset = 'b',\nremaining = '' }",
    "client.idempotency = { header = 'a',\nmethods = [] }",
    "client.idempotency = { header = 'a', methods = ['POST',\n'patch'] }",
    "client.idempotency = { methods = ['POST'],\nheader = 'a b' }",
    "client.idempotency = { header = 'a', methods = ['POST'] }\n[client.headers]\nA = 'b'",
    "client.key-variable = 'A'\nclient.base-url-variable = 'A'",
    "pagination.cursors = ['a']",
    "pagination.after = 'a'\npagination.cursors = ['a',\n'']",
    "errors.never-retry = ['a',\n'']",
    "errors.title = ['a',\n'']",
    "errors.detail = ['a',\n'']",
    "[events.subjects]\na = ''",
    "[features]\n'1st' = ['A']",
    "[features]\nrustls = ['A']",
    "[features]\na = ['']",
    "[features]\n'' = ['A']",
    "[names.operations]\na = { type = 'Add tag' }",
    "[names.operations]\na = { type = 'Self' }",
    "[names.operations]\na = { method = 'type' }",
    "[names.operations]\na = { method = 'Add' }",
    "[names.types]\n'schema a' = '2A'",
    "[names.resources]\na = ''",
    "[names.resources]\na = '日本'",
    "# name-collison\n[diagnostics]\nallow = ['name-collison']",
    "[diagnostics]\ndeny = ['warning']",
];

#[test]
fn a_wrong_item_is_an_error_in_its_line() {
    for text in WRONG_ITEMS {
        let found = find(text);
        let lines: Vec<usize> = found.iter().map(|(line, ..)| *line).collect();
        assert_eq!(lines, [text.lines().count()], "{text}\n{found:?}");
    }
}

#[test]
fn every_wrong_value_is_found_in_one_run() {
    let text =
        "[crate]\nname = ''\nversion = ''\n[client]\norigins = ['', 'a']\n[features]\nfull = []\n";
    let found = find(text);
    let places: Vec<_> = found
        .iter()
        .map(|(line, column, _)| (*line, *column))
        .collect();
    assert_eq!(places, [(2, 8), (3, 11), (5, 12), (5, 16), (7, 1)]);
}

#[test]
fn the_settings_of_this_workspace_have_no_fault() {
    assert_eq!(find(include_str!("../../../spec/codegen.toml")), []);
}

#[test]
fn documentation_may_have_the_line_breaks_of_windows() {
    let documentation = "documentation = \"\"\"\r\nOne.\r\n\r\nTwo.\r\n\"\"\"\r\n";
    assert_eq!(find(&format!("[crate]\r\n{documentation}")), []);
}

/// A crate with the name of a dependency cannot be built.
#[test]
fn no_crate_has_the_name_of_a_dependency() {
    let manifest = include_str!("../../../templates/Cargo.toml.jinja");
    let (_, below) = manifest.split_once("\n[dependencies]\n").unwrap();
    let names = below.lines().filter_map(|line| {
        let (name, _) = line.split_once(" = ")?;
        let is_dependency = line.contains("= \"") || line.contains("version");
        is_dependency.then_some(name)
    });
    let names: Vec<&str> = names.filter(|name| *name != "harness").collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert!(!super::is_crate_name(name), "{name}");
    }
    assert!(super::is_crate_name("time-sheets"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 300, failure_persistence: None, ..Default::default()
    })]

    #[test]
    fn damaged_settings_give_findings_with_a_place_and_no_panic(
        changes in proptest::collection::vec(
            (proptest::prelude::any::<proptest::sample::Index>(), 0usize..8, "[\"'\\[\\]{}=.,# a-z0-9é\u{0}\\n\\\\]{0,6}"),
            1..6,
        ),
    ) {
        let mut text: Vec<char> = include_str!("../../../spec/codegen.toml").chars().collect();
        for (at, goes, comes) in changes {
            let at = at.index(text.len());
            let end = (at + goes).min(text.len());
            text.splice(at..end, comes.chars());
        }
        let text: String = text.into_iter().collect();
        for (line, column, message) in find(&text) {
            let inside = text.split('\n').nth(line - 1).map(|line| line.chars().count());
            proptest::prop_assert!(inside.is_some_and(|length| column <= length + 1), "{message}\n{text}");
        }
    }
}
