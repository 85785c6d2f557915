//! The address of the API, and the connections for credentials: servers of the document, plain http, tokens that
//! expire.

use super::clock::{TIMEOUT, TestClock};
use super::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

const VARIABLES: Settings = Settings {
    base_url: None,
    server: Some("https://{host}.example.com:{port}/{path}/{edition}"),
    server_variables: &[
        ("host", None),
        ("port", Some("443")),
        ("path", Some("v1")),
        ("edition", Some("")),
    ],
    ..Settings::DEFAULT
};

const HOSTLESS: Settings = Settings {
    server: Some("/reef/v2"),
    ..Settings::DEFAULT
};

fn url_of(builder: ClientBuilder) -> Result<String, String> {
    let client = builder.build().map_err(|error| error.to_string())?;
    Ok(client.inner().endpoint.url().to_string())
}

#[test]
fn variables_of_the_server_are_set_on_the_builder() {
    let builder = || Client::builder().settings(&VARIABLES);
    let url = url_of(builder().server_variable("host", "blue"));
    assert_eq!(url, Ok("https://blue.example.com/v1/".to_owned()));
    let moved = builder()
        .server_variable("host", "red")
        .server_variable("host", "blue")
        .server_variable("port", "8443")
        .server_variable("path", "v2/eu")
        .server_variable("edition", "x")
        .server_variable("edition", "");
    assert_eq!(
        url_of(moved),
        Ok("https://blue.example.com:8443/v2/eu/".to_owned())
    );
    let own = url_of(builder().base_url("https://elsewhere.example.com/x"));
    assert_eq!(own, Ok("https://elsewhere.example.com/x".to_owned()));
}

#[test]
fn a_server_that_is_not_settled_says_what_is_missing() {
    let builder = || Client::builder().settings(&VARIABLES);
    let said = |builder: ClientBuilder, wanted: &str| {
        let error = url_of(builder).unwrap_err();
        assert!(error.contains(wanted), "{error}");
    };
    said(builder(), "\"host\" with `server_variable`");
    said(
        builder().server_variable("hots", "a"),
        "it has host, port, path, edition",
    );
    for value in ["", "a@b", "a?b", "a#b", "a\\b", "a b", "a%2fb", "{port}"] {
        said(builder().server_variable("host", value), "letters, digits");
    }
    let both = builder()
        .base_url("https://example.com")
        .server_variable("host", "a");
    said(both, "either a base URL");
    said(Client::builder().settings(&HOSTLESS), "only \"/reef/v2\"");
    let plain = Client::builder().settings(&SETTINGS).api_key("key_abc");
    said(plain.server_variable("host", "a"), "it has none");
}

#[tokio::test]
async fn plain_http_serves_a_client_without_credentials_and_carries_none() {
    let transport = FakeTransport::new([FakeAnswer::json(200, serde_json::json!({}))]);
    let open = Client::builder()
        .settings(&SETTINGS)
        .without_api_key()
        .base_url("http://api.example.com/v1")
        .transport(transport.clone())
        .build()
        .unwrap();
    open.request("GET", "/things").await.unwrap_err();
    let error = things(&open)
        .list()
        .with_api_key("key_abc")
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("plain http to api.example.com"),
        "{error}"
    );
    let theirs = open.with_api_key("key_abc").unwrap();
    let error = things(&theirs).list().await.unwrap_err();
    assert!(
        error.to_string().contains("plain http to api.example.com"),
        "{error}"
    );
    assert!(transport.requests().is_empty(), "nothing has been sent");
    let free = Client::builder()
        .settings(&HOSTLESS)
        .base_url("http://api.example.com/v1")
        .transport(transport.clone())
        .build()
        .unwrap();
    free.request("GET", "/things").await.unwrap();
    assert_eq!(
        transport.requests()[0].url(),
        "http://api.example.com/v1/things"
    );
}

fn on(transport: &FakeTransport) -> ClientBuilder {
    let builder = Client::builder().settings(&SETTINGS);
    builder
        .transport(transport.clone())
        .clock(TestClock::default())
}

/// Tokens `t1`, `t2` and so on, and the number of given tokens.
fn tokens() -> (
    Arc<AtomicU32>,
    impl Fn() -> std::future::Ready<Result<Secret, String>> + Send + Sync,
) {
    let count = Arc::new(AtomicU32::new(0));
    let given = Arc::clone(&count);
    let source = move || {
        let number = given.fetch_add(1, Ordering::Relaxed) + 1;
        std::future::ready(Ok(Secret::new(format!("t{number}"))))
    };
    (count, source)
}

#[tokio::test]
async fn a_source_gives_each_attempt_its_token_and_only_where_it_is_wanted() {
    let failed = || FakeAnswer::json(503, serde_json::json!({}));
    let fine = || FakeAnswer::json(200, serde_json::json!({}));
    let transport = FakeTransport::new([failed(), fine(), fine(), fine()]);
    let (count, source) = tokens();
    let client = on(&transport)
        .credential_source("bearerAuth", source)
        .build()
        .unwrap();
    things(&client).list().await.unwrap();
    things(&client).list().with_api_key("own").await.unwrap();
    let claim = things(&client)
        .claim("t", "s")
        .with_credential("tokenAuth", "other");
    claim.await.unwrap();
    let sent: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| request.header("authorization").map(str::to_owned))
        .collect();
    let sent: Vec<_> = sent
        .iter()
        .map(|value| value.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(sent[..3], ["Bearer t1", "Bearer t2", "Bearer own"]);
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_source_that_fails_refuses_the_call() {
    let transport = FakeTransport::new([]);
    let client = on(&transport)
        .credential_source("bearerAuth", || async {
            Err("the issuer is away".to_owned())
        })
        .build()
        .unwrap();
    let error = things(&client).list().await.unwrap_err();
    assert!(error.to_string().contains("the issuer is away"), "{error}");
    let unknown = on(&transport).credential_source("bearer", || async { Ok(Secret::new("t")) });
    assert!(unknown.build().is_err());
}

#[tokio::test]
async fn a_source_that_hangs_ends_with_the_call() {
    let transport = FakeTransport::new([]);
    let clock = TestClock::default();
    let client = on(&transport)
        .clock(clock.clone())
        .timeout(TIMEOUT)
        .credential_source("bearerAuth", std::future::pending)
        .build()
        .unwrap();
    let call = tokio::spawn(things(&client).list().send());
    tokio::task::yield_now().await;
    clock.fire_timeout();
    let error = call.await.unwrap().unwrap_err();
    assert!(error.to_string().contains("in time"), "{error}");
}

#[test]
fn a_secret_must_fit_the_way_it_travels() {
    const SCHEMES: Settings = Settings {
        base_url: Some("https://api.example.com"),
        schemes: &[
            ("basic", Scheme::Basic),
            ("query", Scheme::Query("key")),
            ("header", Scheme::Header("x-key", "")),
        ],
        ..Settings::DEFAULT
    };
    let build = |scheme: &'static str, secret: &str| {
        let builder = Client::builder().settings(&SCHEMES);
        builder.credential(scheme, secret).build()
    };
    assert!(build("basic", "jane:schlüssel").is_ok());
    assert!(build("basic", "jane:").is_ok());
    let error = build("basic", "jane").unwrap_err();
    assert!(error.to_string().contains("no colon"), "{error}");
    assert!(build("query", "schlüssel").is_ok());
    assert!(build("header", "schlüssel").is_err());
}

#[tokio::test]
async fn lists_in_deep_objects_follow_the_settings() {
    const INDEXED: Settings = Settings {
        base_url: Some("https://api.example.com"),
        indexes_deep_lists: true,
        ..Settings::DEFAULT
    };
    let answer = || FakeAnswer::json(200, serde_json::json!({}));
    let transport = FakeTransport::new([answer(), answer()]);
    let list = serde_json::json!(["a", "b"]);
    for settings in [
        &INDEXED,
        &Settings {
            indexes_deep_lists: false,
            ..INDEXED
        },
    ] {
        let settings: &'static Settings = Box::leak(Box::new(*settings));
        let builder = Client::builder().settings(settings);
        let client = builder.transport(transport.clone()).build().unwrap();
        let request = client.request("GET", "/things");
        request
            .with_query_member("filter", "tags", &list)
            .await
            .unwrap();
    }
    let urls: Vec<_> = transport
        .requests()
        .iter()
        .map(|r| r.url().to_owned())
        .collect();
    assert!(
        urls[0].ends_with("?filter%5Btags%5D%5B0%5D=a&filter%5Btags%5D%5B1%5D=b"),
        "{urls:?}"
    );
    assert!(urls[1].ends_with("?filter%5Btags%5D=a%2Cb"), "{urls:?}");
}
