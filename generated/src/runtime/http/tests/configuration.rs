//! Configurations that the builder refuses, and places that do not receive the key.

use super::sample::*;
use super::server::{Server, json};
use super::*;

fn build(url: &str) -> Result<Client, Error> {
    Client::builder()
        .settings(&SETTINGS)
        .api_key("key_abc")
        .base_url(url)
        .build()
}

#[test]
fn a_base_url_must_keep_the_key_private() {
    for url in [
        "https://api.example.com/v1",
        "http://127.0.0.1:1",
        "http://[::1]:1",
        "http://localhost/x/",
    ] {
        assert!(build(url).is_ok(), "{url}");
    }
    for url in [
        "",
        "api.example.com",
        "/v1",
        "ftp://example.com",
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "https://user:key_abc@example.com",
        "file:///etc/passwd",
        "https://example.com/v1?key_abc=1",
        "https://example.com/v1#key_abc",
        "https://example.com/v1?",
        "https://exam\nple.com/v1",
        "https://example.com/\r\nv1",
        "https://example.com/a\tb",
        "https://example.com/a b",
    ] {
        let error = build(url).unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{url}: {error:?}");
        assert!(!error.to_string().contains("key_abc"));
    }
}

#[test]
fn a_key_must_be_able_to_travel() {
    for key in ["", "  ", "a\nb", "a\0", "schlüssel"] {
        let error = Client::builder()
            .settings(&SETTINGS)
            .api_key(key)
            .build()
            .unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{key:?}");
        assert!(key.trim().is_empty() || !error.to_string().contains(key));
    }
}

#[tokio::test]
async fn white_space_around_a_pasted_key_is_dropped() {
    let server = Server::always(json(200, "{}"));
    let client = builder(&server).api_key(" key_xyz\n").build().unwrap();
    things(&client).list().await.unwrap();
    let list = things(&client).list();
    list.with_credential("bearerAuth", "key_xyz\r\n")
        .await
        .unwrap();
    for seen in server.seen() {
        assert_eq!(seen.header("authorization"), Some("Bearer key_xyz"));
    }
}

#[tokio::test]
async fn a_key_with_what_was_copied_around_it_is_refused() {
    let server = Server::always(json(200, "{}"));
    let client = builder(&server).build().unwrap();
    for (key, said) in [
        ("Bearer xyz", "`Bearer`"),
        ("bearer  xyz", "`Bearer`"),
        ("Authorization: Bearer xyz", "white space within"),
        ("xyz # production", "white space within"),
        ("\"xyz\"", "quotation mark"),
        ("'xyz'", "quotation mark"),
        ("\"xyz", "quotation mark"),
        (" \"xyz\"\n", "quotation mark"),
    ] {
        let built = builder(&server).api_key(key).build().map(drop);
        let of_tenant = client.with_api_key(key).map(drop);
        let called = things(&client).list().with_api_key(key).await.map(drop);
        for result in [built, of_tenant, called] {
            let error = result.unwrap_err();
            assert!(matches!(error, Error::Refused(_)), "{key}: {error}");
            let error = error.to_string();
            assert!(error.contains(said) && !error.contains("xyz"), "{error}");
        }
    }
    let token = things(&client).claim("r", "s");
    let error = token.with_credential("tokenAuth", "Token token=xyz").await;
    let error = error.map(drop).unwrap_err().to_string();
    assert!(error.contains("`Token token=`"), "{error}");
    assert_eq!(server.count(), 0);
    // Only the whole word is the scheme's.
    let named = builder(&server).api_key("bearer_xyz").build().unwrap();
    things(&named).list().await.unwrap();
}

#[tokio::test]
async fn without_a_key_there_is_no_client_unless_each_call_has_one() {
    let server = Server::always(json(200, "{}"));
    let keyless = || Client::builder().settings(&SETTINGS).base_url(server.url());
    let error = keyless().build().unwrap_err();
    assert!(error.to_string().contains("`api_key`"), "{error}");
    let client = keyless().without_api_key().build().unwrap();
    let error = things(&client).list().await.unwrap_err();
    assert!(error.to_string().contains("bearerAuth"), "{error}");
    assert!(error.to_string().contains("`with_api_key`"), "{error}");
    assert_eq!(server.count(), 0);
    things(&client).list().with_api_key("key_1").await.unwrap();
    // A document without security needs no key.
    let open = Client::builder().settings(&Settings::DEFAULT);
    open.base_url("https://example.com").build().unwrap();
}

#[tokio::test]
async fn each_tenant_has_its_own_key_on_the_same_connections() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    let theirs = client.with_api_key(" key_2\n").unwrap();
    things(&client).list().await.unwrap();
    things(&theirs).list().await.unwrap();
    things(&client).list().with_api_key("key_3").await.unwrap();
    let request = things(&theirs)
        .list()
        .with_credential("bearerAuth", "key_4");
    request.await.unwrap();
    let keys: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| seen.header("authorization").map(str::to_owned))
        .collect();
    let wanted = ["key_abc", "key_2", "key_3", "key_4"].map(|key| Some(format!("Bearer {key}")));
    assert_eq!(keys, wanted);
    assert!(std::sync::Arc::ptr_eq(
        &client.inner().transport,
        &theirs.inner().transport
    ));
}

#[tokio::test]
async fn a_credential_that_would_not_be_sent_is_refused() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    let error = things(&client)
        .list()
        .with_credential("bearer", "key_xyz")
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("bearerAuth, tokenAuth"),
        "{error}"
    );
    // The scheme is known, but this operation does not use it.
    let error = things(&client)
        .list()
        .with_credential("tokenAuth", "t")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("it takes bearerAuth"), "{error}");
    let error = things(&client)
        .claim("t", "s")
        .with_api_key("key_xyz")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("tokenAuth"), "{error}");
    let error = builder(&server)
        .credential("bearer", "key_xyz")
        .build()
        .unwrap_err();
    assert!(
        error.to_string().contains("bearerAuth, tokenAuth"),
        "{error}"
    );
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn plain_http_to_a_named_host_has_to_be_allowed() {
    let url = "http://persona-mock:8080/v1";
    let error = build(url).unwrap_err();
    assert!(error.to_string().contains("allow_plain_http"), "{error}");
    let transport = FakeTransport::new([FakeAnswer::json(200, serde_json::json!({}))]);
    let builder = Client::builder()
        .settings(&SETTINGS)
        .api_key("key_abc")
        .base_url(url);
    let client = builder
        .allow_plain_http("Persona-Mock")
        .transport(transport.clone())
        .build()
        .unwrap();
    things(&client).list().await.unwrap();
    assert_eq!(
        transport.requests()[0].url(),
        "http://persona-mock:8080/v1/things"
    );
    for other in ["http://other:8080", "http://persona-mock.example.com"] {
        let builder = Client::builder()
            .settings(&SETTINGS)
            .api_key("key_abc")
            .base_url(other);
        assert!(
            builder.allow_plain_http("persona-mock").build().is_err(),
            "{other}"
        );
    }
}

#[test]
fn a_proxy_must_be_an_address_and_stays_out_of_errors() {
    let builder = || Client::builder().settings(&SETTINGS).api_key("key_abc");
    builder()
        .proxy("http://user:word@127.0.0.1:3128")
        .build()
        .unwrap();
    let error = builder()
        .proxy("nonsense://user:word@")
        .build()
        .unwrap_err();
    assert!(!format!("{error:?}").contains("word"), "{error:?}");
    let both = builder()
        .proxy("http://127.0.0.1:1")
        .reqwest_client(reqwest::Client::new());
    assert!(both.build().is_err());
}

#[test]
fn a_client_outlives_a_panic_and_a_builder_is_cloned() {
    fn is_unwind_safe<T: std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
    is_unwind_safe::<Client>();
    let builder = ClientBuilder::default()
        .settings(&SETTINGS)
        .api_key("key_abc");
    assert!(builder.clone().build().is_ok() && builder.build().is_ok());
}

#[test]
fn nothing_that_can_be_printed_shows_the_key() {
    let builder = Client::builder()
        .settings(&SETTINGS)
        .api_key("key_abc")
        .header("x-more", "key_abc");
    let mut printed = format!("{builder:?} {:?}", Secret::new("key_abc"));
    let client = builder.base_url("http://127.0.0.1:9").build().unwrap();
    let request = things(&client)
        .create()
        .name("jane")
        .with_query("q", "jane")
        .with_credential("tokenAuth", "key_abc");
    printed += &format!(
        "{client:?} {:?} {request:?} {:?}",
        things(&client).print("jane"),
        request.clone().send()
    );
    for hidden in ["key_abc", "jane"] {
        assert!(!printed.contains(hidden), "{printed}");
    }
}

#[tokio::test]
#[cfg_attr(feature = "test-util", ignore = "test-util shows everything")]
async fn an_answer_that_is_printed_shows_no_content() {
    let server = Server::always(json(200, r#"{"name":"jane"}"#));
    let client = client(&server);
    let free = client.request("GET", "/things").await.unwrap();
    let text = things(&client)
        .claim("t", "s")
        .with_credential("tokenAuth", "t")
        .await
        .unwrap();
    let printed = format!("{free:?} {free:#?} {text:?} {:?}", text.value());
    assert!(
        printed.contains("200") && !printed.contains("jane"),
        "{printed}"
    );
}

#[tokio::test]
async fn a_transport_of_ones_own_takes_the_place_of_the_network() {
    #[derive(Debug)]
    struct Canned;
    impl Transport for Canned {
        fn send(
            &self,
            mut request: TransportRequest,
        ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
            assert_eq!(request.url(), "https://api.example.com/api/v1/things");
            assert_eq!(
                (request.method(), request.headers().get("api-version")),
                ("GET", Some("7"))
            );
            assert!(!format!("{request:?}").contains("key_abc"));
            assert!(matches!(request.take_body(), RequestBody::Empty));
            let body = super::super::stream::stream_bytes("{\"data\":3}".into());
            let answer = TransportAnswer {
                status: Status(200),
                headers: Headers::new(),
                body,
            };
            Box::pin(std::future::ready(Ok(answer)))
        }
    }
    let client = Client::builder()
        .settings(&SETTINGS)
        .api_key("key_abc")
        .transport(Canned)
        .build()
        .unwrap();
    assert_eq!(things(&client).list().await.unwrap().0["data"], 3);
}

#[tokio::test]
async fn futures_and_answers_can_move_between_threads() {
    fn is_send<T: Send>(_: &T) {}
    fn is_sync<T: Sync>() {}
    let client = build("http://127.0.0.1:9").unwrap();
    is_send(&things(&client).list().send());
    is_send(&things(&client).list().items());
    is_send(&async { things(&client).list().items().all().await });
    is_sync::<Client>();
    is_sync::<Error>();
    is_sync::<Response<Download>>();
    is_sync::<Request<ListThings>>();
    is_sync::<Pending<ThingList>>();
    is_sync::<Pages<ThingList>>();
    is_sync::<Items<ThingList>>();
}

#[tokio::test]
async fn the_length_of_a_body_is_the_clients_own() {
    let server = Server::always(json(200, r#"{"data":[]}"#));
    let client = client(&server);
    for (name, value) in [("Content-Length", "5"), ("transfer-encoding", "chunked")] {
        let call = things(&client).list().with_header(name, value).await;
        assert!(matches!(call, Err(Error::Refused(_))), "{name}: {call:?}");
        let built = builder(&server).header(name, value).build();
        assert!(matches!(built, Err(Error::Refused(_))), "{name}: {built:?}");
    }
    assert_eq!(server.count(), 0);
}
