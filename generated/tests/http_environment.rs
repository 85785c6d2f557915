//! What the client takes from the environment.
//!
//! Variables belong to a process, so each case is this very test run once more in a process of its own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::process::Command;
use withpersona::runtime::http::Client;

/// What `Client::from_env` says with these values.
fn build_with(key: Option<&str>, base_url: Option<&str>) -> String {
    let mut again = Command::new(std::env::current_exe().unwrap());
    again
        .args(["--exact", "child", "--nocapture"])
        .env("FROM_ENV_CHILD", "1");
    for (name, value) in [("PERSONA_API_KEY", key), ("PERSONA_BASE_URL", base_url)] {
        match value {
            Some(value) => again.env(name, value),
            None => again.env_remove(name),
        };
    }
    let output = again.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find_map(|line| line.split_once("client: "));
    line.unwrap_or_else(|| panic!("{text}")).1.to_owned()
}

#[test]
fn child() {
    if std::env::var_os("FROM_ENV_CHILD").is_some() {
        match Client::from_env() {
            Ok(client) => println!("client: {client:?}"),
            Err(error) => println!("client: {error}"),
        }
    }
}

#[test]
fn key_and_base_url_come_from_the_environment() {
    let built = build_with(Some("key_abc"), None);
    assert!(
        built.contains("https://api.withpersona.com/api/v1"),
        "{built}"
    );
    let built = build_with(Some(" key_abc\n"), Some("http://127.0.0.1:4010 "));
    assert!(
        built.contains("http://127.0.0.1:4010") && !built.contains("key_abc"),
        "{built}"
    );
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    for key in [None, Some(""), Some(" ")] {
        let said = build_with(key, None);
        assert_eq!(said, "the environment variable PERSONA_API_KEY is not set");
    }
    let said = build_with(Some("key_abc"), Some("http://api.withpersona.com/api/v1"));
    assert!(
        said.contains("plain http") && !said.contains("key_abc"),
        "{said}"
    );
    let said = build_with(Some("key\tabc"), None);
    assert!(
        said.contains("characters") && !said.contains("abc"),
        "{said}"
    );
}
