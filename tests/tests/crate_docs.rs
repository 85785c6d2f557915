//! What a crate's documentation says of the API's address and of its credentials.

#![allow(clippy::expect_used, reason = "these are tests")]

use generator_tests::fixture::list_fixtures;

/// The crate's documentation of a fixture, its lines joined.
fn docs_of(name: &str) -> String {
    let fixture = list_fixtures()
        .into_iter()
        .find(|fixture| fixture.name == name);
    let made = fixture.expect("the fixture is there").make();
    let root = made
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
