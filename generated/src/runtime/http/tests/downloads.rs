//! Files: read whole or in pieces, from the API's own host or another, with and without the key.

use super::server::{Act, Server, answer};
use super::*;

fn pdf() -> Vec<u8> {
    answer(200, &[("content-type", "application/pdf")], "%PDF-1.7")
}

/// The same server under the name of another host.
fn elsewhere(server: &Server) -> String {
    server.url().replace("127.0.0.1", "localhost")
}

#[tokio::test]
async fn a_download_is_bytes_or_a_stream() {
    let server = Server::always(pdf());
    let client = client(&server);
    let file = things(&client).print("thg_1").await.unwrap().into_inner();
    assert_eq!(file.media_type(), Some("application/pdf"));
    assert_eq!(file.length(), Some(8));
    assert_eq!(file.bytes(8).await.unwrap().as_ref(), b"%PDF-1.7");
    let mut file = things(&client).print("thg_1").await.unwrap().into_inner();
    let mut read = Vec::new();
    while let Some(chunk) = file.chunk().await {
        read.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(read, b"%PDF-1.7");
    let file = things(&client).print("thg_1").await.unwrap().into_inner();
    assert!(file.bytes(7).await.is_err());
    assert_eq!(server.seen()[0].header("accept"), Some("application/pdf"));
}

#[tokio::test]
async fn a_file_of_the_apis_own_host_gets_the_key() {
    let server = Server::always(pdf());
    let client = client(&server);
    client
        .download(format!("{}/files/1/a.pdf", server.url()))
        .await
        .unwrap();
    client.download("/files/1/a.pdf?x=1").await.unwrap();
    let seen = server.seen();
    assert!(
        seen.iter()
            .all(|seen| seen.header("authorization") == Some("Bearer key_abc"))
    );
    assert_eq!(seen[1].target, "/files/1/a.pdf?x=1");
}

#[tokio::test]
async fn a_file_of_another_host_gets_nothing_of_the_apis() {
    let server = Server::always(pdf());
    let client = client(&server);
    client
        .download(format!("{}/a.pdf?access_token=t", elsewhere(&server)))
        .await
        .unwrap();
    let seen = &server.seen()[0];
    assert_eq!(seen.target, "/a.pdf?access_token=t");
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(seen.header("api-version"), None);
    assert!(seen.header("user-agent").is_some());
}

/// Records the targets of requests, and whether the key is sent.
#[derive(Clone, Debug, Default)]
struct Recorder(std::sync::Arc<std::sync::Mutex<Vec<(String, bool)>>>);

impl Transport for Recorder {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        let has_key = request.headers().contains("authorization");
        self.0
            .lock()
            .unwrap()
            .push((request.url().to_owned(), has_key));
        let answer = TransportAnswer {
            status: Status(200),
            headers: Headers::new(),
            body: super::super::stream::stream_bytes("%PDF-1.7".into()),
        };
        Box::pin(std::future::ready(Ok(answer)))
    }
}

#[tokio::test]
async fn a_file_of_the_apis_former_host_gets_the_key_unless_the_api_is_elsewhere() {
    const MOVED: Settings = Settings {
        origins: &["https://example.com"],
        ..SETTINGS
    };
    for (base, former) in [(None, true), (Some("https://proxy.test/v1"), false)] {
        let recorder = Recorder::default();
        let mut builder = Client::builder().settings(&MOVED).api_key("key_abc");
        if let Some(base) = base {
            builder = builder.base_url(base);
        }
        let client = builder.transport(recorder.clone()).build().unwrap();
        for (url, has_key) in [
            ("https://example.com/api/v1/files/token/a.png", former),
            // The path of the other base URL. It would be the API's own path at the former host.
            ("https://example.com/v1/files/token/a.png", false),
            ("https://files.example.com/a.png?access_token=t", false),
            ("https://example.com.evil.test/a.png", false),
            ("https://example.com:8443/a.png", false),
        ] {
            client.download(url).await.unwrap();
            let seen = recorder.0.lock().unwrap().last().cloned();
            assert_eq!(seen, Some((url.to_owned(), has_key)));
        }
    }
}

#[tokio::test]
async fn a_file_url_must_be_private_and_stays_out_of_errors() {
    let server = Server::always(answer(404, &[], ""));
    let client = client(&server);
    for url in [
        "http://files.example.com/a?access_token=t",
        "file:///etc/passwd",
        "https://a:t@example.com/",
    ] {
        let error = client.download(url).await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{error:?}");
        assert!(!error.to_string().contains("access_token"), "{error}");
    }
    let error = client.download("/a?access_token=t").await.unwrap_err();
    assert_eq!(error.to_string(), "GET (file): status 404");
    assert!(error.is_not_found());
}

#[tokio::test]
async fn a_download_follows_redirects_but_the_key_does_not() {
    let other = Server::always(pdf());
    let location = format!("{}/stored/a.pdf", elsewhere(&other));
    let server = Server::start(move |number| {
        Act::Reply(match number {
            0 => answer(302, &[("location", "/moved")], ""),
            _ => answer(307, &[("location", &location)], ""),
        })
    });
    let client = client(&server);
    let file = things(&client)
        .print("thg_1")
        .with_header("x-secret", "s")
        .await
        .unwrap()
        .into_inner();
    assert_eq!(file.bytes(100).await.unwrap().as_ref(), b"%PDF-1.7");
    assert_eq!(server.seen()[1].header("x-secret"), Some("s"));
    assert_eq!(other.seen()[0].header("x-secret"), None);
    assert_eq!(
        server.seen()[1].header("authorization"),
        Some("Bearer key_abc")
    );
    assert_eq!(server.seen()[1].target, "/moved");
    assert_eq!(other.seen()[0].target, "/stored/a.pdf");
    assert_eq!(other.seen()[0].header("authorization"), None);
}

#[tokio::test]
async fn redirects_end() {
    let server = Server::always(answer(302, &[("location", "/again")], ""));
    let error = things(&client(&server)).print("thg_1").await.unwrap_err();
    assert!(
        matches!(&error, Error::Unexpected(e) if matches!(e.kind(), UnexpectedKind::Redirect(_))),
        "{error:?}"
    );
    assert_eq!(server.count(), 6);
    let server = Server::always(answer(
        302,
        &[("location", "http://files.example.com/a")],
        "",
    ));
    let error = things(&client(&server)).print("thg_1").await.unwrap_err();
    assert!(
        matches!(&error, Error::Unexpected(e) if matches!(e.kind(), UnexpectedKind::Redirect(_))),
        "{error:?}"
    );
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_download_that_stalls_or_breaks_ends_with_an_error() {
    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n%PDF";
    let server = Server::start(|_| Act::Stall(HEAD.to_vec()));
    let clock = TestClock::default();
    let client = builder(&server).clock(clock.clone()).build().unwrap();
    let mut file = things(&client).print("thg_1").await.unwrap().into_inner();
    assert_eq!(file.chunk().await.unwrap().unwrap().as_ref(), b"%PDF");
    clock.fire_timeout();
    assert_eq!(
        file.chunk().await.unwrap().unwrap_err().kind(),
        std::io::ErrorKind::TimedOut
    );
    assert!(file.chunk().await.is_none());

    let server = Server::always(HEAD.to_vec());
    let client = super::client(&server);
    let file = things(&client).print("thg_1").await.unwrap().into_inner();
    assert!(file.bytes(1000).await.is_err());
}

#[tokio::test]
async fn a_download_may_have_a_time_limit_for_all_of_it() {
    // The test's clock ends a wait as short as this at once.
    let limit = std::time::Duration::from_secs(1);
    let build = |configure: fn(ClientBuilder) -> ClientBuilder| {
        let transport = FakeTransport::new([FakeAnswer::new(200, "%PDF-1.7")]);
        let builder = Client::builder().settings(&SETTINGS).api_key("key_abc");
        let builder = builder.timeout(TIMEOUT).clock(TestClock::default());
        configure(builder.transport(transport)).build().unwrap()
    };
    let free = build(|builder| builder);
    let file = things(&free).print("thg_1").await.unwrap().into_inner();
    assert_eq!(file.bytes(8).await.unwrap().as_ref(), b"%PDF-1.7");
    let limited = build(|builder| builder);
    let request = things(&limited).print("thg_1").with_total_timeout(limit);
    let mut file = request.await.unwrap().into_inner();
    let error = file.chunk().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
    assert!(file.chunk().await.is_none());
    let limited = build(|builder| builder.total_timeout(std::time::Duration::from_secs(1)));
    let file = things(&limited).print("thg_1").await.unwrap().into_inner();
    assert!(file.bytes(8).await.is_err());
}

#[tokio::test]
async fn a_failing_download_is_tried_again_and_tells_its_problems() {
    let server = Server::start(|number| {
        Act::Reply(match number {
            0 => answer(503, &[], ""),
            _ => answer(
                403,
                &[("content-type", "application/json")],
                r#"{"errors":[{"title":"No"}]}"#,
            ),
        })
    });
    let error = things(&client(&server)).print("thg_1").await.unwrap_err();
    assert_eq!(error.as_api().unwrap().title(), Some("No"));
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn an_empty_url_is_no_file() {
    let server = Server::always(answer(200, &[], "the API's own root"));
    for url in ["", " \n"] {
        let error = client(&server).download(url).await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{error:?}");
        assert!(error.to_string().contains("empty"), "{error}");
    }
    assert_eq!(server.count(), 0);
}
