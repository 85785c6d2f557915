//! Which credential is sent, and how.

use crate::server::{NOTHING, Received, serve_with};
use fixtures::runtime::http::{Client, ClientBuilder, Operation, Request};

fn with_all(builder: ClientBuilder) -> ClientBuilder {
    let builder = builder
        .credential("token", "t")
        .credential("password", "user:word");
    builder
        .credential("header-key", "h")
        .credential("query-key", "q")
        .credential("cookie-key", "c")
}

async fn send<O: Operation>(make: impl FnOnce(&Client) -> Request<O>) -> Received {
    let (client, received) = serve_with(NOTHING, with_all);
    make(&client).send().await.unwrap();
    received.join().unwrap()
}

/// Authorization, own header, cookie and query.
fn credentials(received: &Received) -> (Option<&str>, Option<&str>, Option<&str>, &str) {
    let header = |name| received.header(name);
    (
        header("authorization"),
        header("x-key"),
        header("cookie"),
        received.query(),
    )
}

#[tokio::test]
async fn each_operation_takes_the_credential_that_it_wants_and_no_other() {
    let received = send(|client| client.vaults().open_by_bearer()).await;
    assert_eq!(credentials(&received), (Some("Bearer t"), None, None, ""));
    let received = send(|client| client.vaults().open_by_basic()).await;
    assert_eq!(
        credentials(&received),
        (Some("Basic dXNlcjp3b3Jk"), None, None, "")
    );
    let received = send(|client| client.vaults().open_by_header()).await;
    assert_eq!(credentials(&received), (None, Some("h"), None, ""));
    let received = send(|client| client.vaults().open_by_query()).await;
    assert_eq!(credentials(&received), (None, None, None, "key=q"));
    let received = send(|client| client.vaults().open_by_cookie()).await;
    assert_eq!(credentials(&received), (None, None, Some("session=c"), ""));
    let received = send(|client| client.vaults().open_by_two()).await;
    assert_eq!(credentials(&received), (None, Some("h"), None, "key=q"));
    let received = send(|client| client.vaults().open_by_none()).await;
    assert_eq!(credentials(&received), (None, None, None, ""));
}

#[tokio::test]
async fn a_scheme_of_which_nothing_travels_wants_no_credential() {
    let received = send(|client| client.towers().build()).await;
    assert_eq!(credentials(&received), (None, None, None, ""));
}

/// Runs this same test again, in a process whose environment has these variables.
fn run_again(variables: &[(&str, &str)]) -> String {
    let mut again = std::process::Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", "security::child", "--nocapture"]);
    again.env("FIXTURES_CHILD", "1");
    again.envs(variables.iter().copied());
    let output = again.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find_map(|line| line.split_once("sent: "));
    line.unwrap_or_else(|| panic!("{text}")).1.to_owned()
}

#[tokio::test]
async fn child() {
    if std::env::var_os("FIXTURES_CHILD").is_none() {
        return;
    }
    let mut sent = Vec::new();
    for name in ["token", "password", "header", "query", "cookie"] {
        let from_env = |builder: ClientBuilder| builder.from_env().unwrap();
        let (client, received) = serve_with(NOTHING, from_env);
        let vaults = client.vaults();
        let answer = match name {
            "token" => vaults.open_by_bearer().send().await.is_ok(),
            "password" => vaults.open_by_basic().send().await.is_ok(),
            "header" => vaults.open_by_header().send().await.is_ok(),
            "query" => vaults.open_by_query().send().await.is_ok(),
            _ => vaults.open_by_cookie().send().await.is_ok(),
        };
        if answer {
            let received = received.join().unwrap();
            sent.push(format!("{:?}", credentials(&received)));
        } else {
            sent.push("refused".to_owned());
        }
    }
    println!("sent: {}", sent.join(" "));
}

#[test]
fn each_credential_comes_from_its_own_variable() {
    let said = run_again(&[
        ("FIXTURES_SECURITY_SCHEMES_TOKEN", "t"),
        ("FIXTURES_SECURITY_SCHEMES_PASSWORD", "user:word"),
        ("FIXTURES_SECURITY_SCHEMES_HEADER_KEY", "h"),
        ("FIXTURES_SECURITY_SCHEMES_QUERY_KEY", "q"),
    ]);
    let wanted = [
        r#"(Some("Bearer t"), None, None, "")"#,
        r#"(Some("Basic dXNlcjp3b3Jk"), None, None, "")"#,
        r#"(None, Some("h"), None, "")"#,
        r#"(None, None, None, "key=q")"#,
        "refused",
    ];
    assert_eq!(said, wanted.join(" "));
}
