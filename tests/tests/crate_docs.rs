//! The parts of a crate's documentation about the API's address and its credentials.

#![allow(clippy::expect_used, reason = "these are tests")]

use generator_tests::fixture::find_fixture;
use std::path::Path;

/// The crate's documentation of a fixture, its lines joined.
fn docs_of(name: &str) -> String {
    let root = find_fixture(name)
        .make()
        .files
        .get("src/lib.rs")
        .expect("every crate has a root");
    let lines = root.lines().filter_map(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_docs_name_each_credential_with_its_variable() {
    let docs = docs_of("security-schemes");
    for row in [
        "| `token` | `FIXTURES_SECURITY_SCHEMES_TOKEN` | a token, sent as `Authorization: Bearer` |",
        "| `password` | `FIXTURES_SECURITY_SCHEMES_PASSWORD` | `user:password`, sent as `Authorization: Basic` |",
        "| `header-key` | `FIXTURES_SECURITY_SCHEMES_HEADER_KEY` | the value of the header `x-key` |",
        "| `query-key` | `FIXTURES_SECURITY_SCHEMES_QUERY_KEY` | the value of the query parameter `key` |",
        "| `cookie-key` | `FIXTURES_SECURITY_SCHEMES_COOKIE_KEY` | the value of the cookie `session` |",
    ] {
        assert!(docs.contains(row), "{row}\n{docs}");
    }
    assert!(
        !docs.contains("# Address"),
        "its server is a whole URL: {docs}"
    );
}

#[test]
fn the_docs_say_what_the_address_lacks() {
    let docs = docs_of("server-variables");
    for row in [
        "| `harbour` | must be set |",
        "| `sea` | `north` |",
        "`ClientBuilder::server_variable`",
    ] {
        assert!(docs.contains(row), "{row}\n{docs}");
    }
    let docs = docs_of("server-without-host");
    assert!(
        docs.contains("no host (its server is `/reef/v2`)"),
        "{docs}"
    );
    assert!(
        docs.contains("`FIXTURES_SERVER_WITHOUT_HOST_BASE_URL`"),
        "{docs}"
    );
}

/// The names that the module `http` exports and its documentation shows.
fn list_shown(folder: &Path) -> Vec<String> {
    let read = |path: &Path| std::fs::read_to_string(path).expect("the runtime is there");
    let files = std::fs::read_dir(folder).expect("the runtime is there");
    let texts: Vec<String> = files
        .map(|file| file.expect("the runtime can be listed").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| read(&path))
        .collect();
    let exports = read(&folder.join("mod.rs"));
    let exports = exports.split("pub use ").skip(1);
    let exports = exports.filter_map(|text| text.split_once(';')?.0.split_once("::"));
    let names = exports.flat_map(|(_, names)| names.split(['{', '}', ',', ' ', '\n', ':']));
    let is_hidden = |name: &str| {
        texts.iter().any(|text| {
            let declared = |line: &str| {
                let words = line
                    .strip_prefix("pub ")
                    .unwrap_or_default()
                    .split(' ')
                    .nth(1);
                words.is_some_and(|word| word.split(['(', '<', ':', '{']).next() == Some(name))
            };
            let lines: Vec<&str> = text.lines().collect();
            let at = lines.iter().position(|line| declared(line));
            let above = lines.iter().take(at.unwrap_or_default()).rev();
            let mut attributes = above.take_while(|line| line.starts_with('#'));
            attributes.any(|line| *line == "#[doc(hidden)]")
        })
    };
    let mut shown: Vec<String> = names
        .filter(|name| name.starts_with(char::is_uppercase) && !is_hidden(name))
        .map(str::to_owned)
        .collect();
    shown.sort();
    shown
}

/// Items that only generated code needs can change at any time, so the documentation hides them. A new name here is for
/// users.
#[test]
fn the_docs_of_http_show_what_users_name() {
    let shown = list_shown(Path::new("../generated/src/runtime/http"));
    insta::assert_snapshot!(shown.join("\n"));
}

/// Nobody reads a page with all types of a large API.
#[test]
fn the_docs_of_resources_have_a_page_for_each() {
    let made = find_fixture("names-of-the-root").make();
    let text = &made.files["src/resources/mod.rs"];
    let lines: Vec<&str> = text.lines().collect();
    let exports = lines
        .windows(2)
        .filter(|pair| pair[1].starts_with("pub use self::"));
    let apart = exports
        .filter(|pair| pair[0] == "#[doc(no_inline)]")
        .count();
    let modules = lines.iter().filter(|line| line.starts_with("pub mod "));
    assert!(apart > 0 && apart == modules.count(), "{text}");
    assert!(!text.contains("\nmod "), "{text}");
}
