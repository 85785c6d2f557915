//! Settings that the client reads from the environment.
//!
//! Variables belong to a process, so each case runs this test again in its own process.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;
use withpersona::Client;

/// The result of `Client::from_env` with these values.
fn build_with(key: Option<&str>, base_url: Option<&str>) -> String {
    let mut again = Command::new(std::env::current_exe().unwrap());
    again
        .args(["--exact", "http_environment::child", "--nocapture"])
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

/// A server that counts its connections and answers each with an empty object.
fn serve() -> (String, std::sync::mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (visit, visits) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
            let _ = visit.send(());
        }
    });
    (url, visits)
}

#[tokio::test]
async fn call_child() {
    if std::env::var_os("FROM_ENV_CALL").is_some() {
        for builder in [
            Client::builder(),
            Client::builder().reqwest_client(reqwest::Client::new()),
        ] {
            let client = builder.from_env().unwrap().build().unwrap();
            let answer = client.request("GET", "/things").await;
            println!("client: {}", answer.is_ok());
        }
    }
}

#[test]
fn a_proxy_of_the_environment_does_not_see_plain_http() {
    let (api, api_visits) = serve();
    let (proxy, proxy_visits) = serve();
    let mut again = Command::new(std::env::current_exe().unwrap());
    again
        .args(["--exact", "http_environment::call_child", "--nocapture"])
        .env("FROM_ENV_CALL", "1")
        .env("PERSONA_API_KEY", "key_abc")
        .env("PERSONA_BASE_URL", api)
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        again.env(name, &proxy);
    }
    let output = again.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("client: true"), "{text}");
    assert!(!text.contains("client: false"), "{text}");
    assert_eq!(api_visits.try_iter().count(), 2);
    assert_eq!(proxy_visits.try_iter().count(), 0);
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
fn missing_and_wrong_parts_are_named() {
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
