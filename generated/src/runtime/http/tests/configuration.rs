//! What a client refuses to be built with, and where its key does not go.

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
    assert_eq!(
        server.seen()[0].header("authorization"),
        Some("Bearer key_xyz")
    );
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let server = Server::always(json(200, "{}"));
    let client = Client::builder()
        .settings(&SETTINGS)
        .base_url(server.url())
        .build()
        .unwrap();
    let error = things(&client).list().await.unwrap_err();
    assert!(error.to_string().contains("bearerAuth"), "{error}");
    assert_eq!(server.count(), 0);
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
}
