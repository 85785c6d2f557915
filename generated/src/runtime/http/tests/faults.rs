//! Faults: a server that fails on purpose, and the client's result.

use super::sample::*;
use super::server::{Act, Server, answer, json};
use super::*;
use std::time::Duration;

/// Calls once without retries.
async fn call(server: &Server) -> Result<Response<ThingList>, Error> {
    let client = builder(server).retry(RetryPolicy::none()).build().unwrap();
    things(&client).list().await
}

const HEAD: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n";

#[tokio::test]
async fn a_reset_before_the_headers_is_a_connection_error() {
    let server = Server::start(|_| Act::Reset);
    let error = call(&server).await.unwrap_err();
    assert!(error.is_connection() && error.is_retryable(), "{error}");
    assert_eq!(error.to_string(), "GET /things: the connection broke");
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn a_reset_after_the_headers_is_a_connection_error() {
    let server = Server::start(|_| Act::ResetAfter(format!("{HEAD}{{\"data\":").into()));
    let error = call(&server).await.unwrap_err();
    assert!(
        matches!(&error, Error::Connection(fault) if fault.kind() == FaultKind::Broken),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_body_that_ends_too_early_is_a_connection_error() {
    let server = Server::always(format!("{HEAD}{{\"data\":[]}}").into());
    let error = call(&server).await.unwrap_err();
    assert!(
        matches!(&error, Error::Connection(fault) if fault.kind() == FaultKind::Broken),
        "{error:?}"
    );
}

#[tokio::test]
async fn nobody_listening_is_no_connection() {
    let url = Server::always(Vec::new()).url();
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    assert_ne!(url, format!("http://127.0.0.1:{port}"));
    let client = Client::builder()
        .settings(&SETTINGS)
        .api_key("k")
        .base_url(format!("http://127.0.0.1:{port}"))
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let error = things(&client).list().await.unwrap_err();
    assert!(
        matches!(&error, Error::Connection(fault) if fault.kind() == FaultKind::Connect),
        "{error:?}"
    );
    assert_eq!(error.to_string(), "GET /things: no connection");
}

#[tokio::test]
async fn a_slow_body_past_the_timeout_is_a_timeout() {
    let server = Server::start(|_| Act::Stall(format!("{HEAD}{{").into()));
    let clock = TestClock::default();
    let client = builder(&server)
        .clock(clock.clone())
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let (answer, ()) = tokio::join!(
        things(&client).list().send(),
        fire_when_seen(&server, &clock)
    );
    let error = answer.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert!(error.is_timeout() && error.is_connection() && error.is_retryable());
    assert_eq!(error.to_string(), "GET /things: no answer in time");
}

#[tokio::test]
async fn truncated_json_names_the_place_and_keeps_the_body() {
    let body = r#"{"data":[{"id":"thg_1"#;
    let server = Server::always(answer(
        200,
        &[
            ("content-type", "application/vnd.api+json"),
            ("request-id", "req_7"),
        ],
        body,
    ));
    let error = call(&server).await.unwrap_err();
    let Error::Decode(undecodable) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(undecodable.body().as_ref(), body.as_bytes());
    assert!(undecodable.reason().is_syntax());
    assert_eq!(error.request_id(), Some("req_7"));
    assert!(!error.to_string().contains("thg_1"), "{error}");
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn json_under_a_wrong_content_type_is_read() {
    let server = Server::always(answer(
        200,
        &[("content-type", "text/plain")],
        r#"{"data":[]}"#,
    ));
    assert_eq!(
        call(&server).await.unwrap().0["data"],
        serde_json::json!([])
    );
}

#[tokio::test]
async fn anything_else_under_a_wrong_content_type_is_unexpected() {
    let server = Server::always(answer(200, &[("content-type", "text/csv")], "a,b"));
    let error = call(&server).await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        unexpected.kind(),
        &UnexpectedKind::MediaType("text/csv".to_owned())
    );
}

#[tokio::test]
async fn an_html_page_is_recognised_under_any_content_type() {
    let page = "<!doctype html><title>Portal of jane@example.com</title>";
    for content_type in ["text/html", "application/json"] {
        for status in [200, 502] {
            let server = Server::always(answer(status, &[("content-type", content_type)], page));
            let error = call(&server).await.unwrap_err();
            assert!(!error.to_string().contains("jane"), "{error}");
            assert!(!format!("{error:?}").contains("jane"), "{error:?}");
            assert_eq!(error.http().unwrap().body().as_ref(), page.as_bytes());
            if status == 200 {
                assert!(matches!(&error, Error::Unexpected(_)), "{error:?}");
            } else {
                assert!(error.is_retryable() && error.as_api().unwrap().problems().is_empty());
            }
        }
    }
}

#[tokio::test]
async fn an_html_page_is_no_download() {
    let server = Server::always(answer(
        200,
        &[("content-type", "text/html")],
        "<html>sign in</html>",
    ));
    let client = client(&server);
    let error = things(&client).print("thg_1").await.unwrap_err();
    assert!(matches!(&error, Error::Unexpected(_)), "{error:?}");
}

#[tokio::test]
async fn three_hundred_megabytes_are_not_read() {
    const LARGE: usize = 300 * 1024 * 1024;
    for announced in [true, false] {
        let server = Server::start(move |_| {
            let length = if announced {
                format!("content-length: {LARGE}\r\n")
            } else {
                String::new()
            };
            let head = format!(
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n{length}\r\n"
            );
            Act::Flood(head.into(), LARGE)
        });
        let client = builder(&server)
            .max_answer_bytes(1024 * 1024)
            .build()
            .unwrap();
        let error = things(&client).list().await.unwrap_err();
        let Error::Unexpected(unexpected) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(unexpected.kind(), &UnexpectedKind::TooLarge(1024 * 1024));
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_redirect_to_another_host_gets_neither_request_nor_key() {
    let other = Server::always(json(200, r#"{"data":[]}"#));
    let location = other.url().replace("127.0.0.1", "localhost");
    for status in [301, 302, 303, 307, 308] {
        let server = Server::always(answer(status, &[("location", &location)], ""));
        let error = call(&server).await.unwrap_err();
        let Error::Unexpected(unexpected) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(
            unexpected.kind(),
            &UnexpectedKind::Redirect(Some("localhost".to_owned()))
        );
        assert_eq!(server.count(), 1);
    }
    assert_eq!(other.count(), 0);
}

#[tokio::test]
async fn an_answer_that_nothing_has_changed_is_no_redirect() {
    let server = Server::always(answer(304, &[("location", "https://example.com/")], ""));
    let error = call(&server).await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unexpected.kind(), &UnexpectedKind::NotModified);
    assert!(!error.to_string().contains("redirect"), "{error}");
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn line_breaks_in_headers_are_refused_before_anything_is_sent() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    let evil = "a\r\nX-Evil: 1";
    let refused = [
        things(&client)
            .list()
            .with_header("x-mine", evil)
            .await
            .err(),
        things(&client).list().with_header(evil, "a").await.err(),
        things(&client)
            .create()
            .with_idempotency_key(evil)
            .await
            .map(drop)
            .err(),
        things(&client)
            .claim("t", evil)
            .with_credential("tokenAuth", "t")
            .await
            .map(drop)
            .err(),
        things(&client)
            .claim("t", "s")
            .with_credential("tokenAuth", evil)
            .await
            .map(drop)
            .err(),
    ];
    for error in refused {
        let error = error.unwrap();
        assert!(matches!(error, Error::Refused(_)), "{error:?}");
        assert!(
            !error.to_string().contains('\n') && !error.is_retryable(),
            "{error}"
        );
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn odd_path_parameters_stay_in_their_segment_or_are_refused() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    for (id, target) in [
        ("a/b", "/things/a%2Fb"),
        ("../accounts", "/things/..%2Faccounts"),
        ("a?b=c", "/things/a%3Fb%3Dc"),
        ("50%", "/things/50%25"),
        ("%2e%2e", "/things/%252e%252e"),
        ("a b", "/things/a%20b"),
        ("...", "/things/..."),
        ("é#\r\n", "/things/%C3%A9%23%0D%0A"),
    ] {
        things(&client).delete(id).await.unwrap();
        assert_eq!(server.seen().last().unwrap().target, target);
    }
    let sent = server.count();
    for id in ["", ".", ".."] {
        let error = things(&client).delete(id).await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{id:?}: {error:?}");
    }
    assert_eq!(server.count(), sent);
}

#[tokio::test]
async fn a_body_that_is_not_utf_8_does_not_fit() {
    let body = b"{\"data\":\"\xff\xfe\"}";
    let server = Server::always(answer(200, &[("content-type", "application/json")], body));
    assert!(matches!(call(&server).await.unwrap_err(), Error::Decode(_)));
    let server = Server::always(answer(200, &[("content-type", "text/plain")], b"\xff"));
    let client = client(&server);
    let error = things(&client)
        .claim("t", "s")
        .with_credential("tokenAuth", "t")
        .await
        .unwrap_err();
    assert!(error.status() == Some(Status(200)), "{error:?}");
}

#[tokio::test]
async fn an_empty_body_where_one_is_due_does_not_fit() {
    let server = Server::always(answer(200, &[("content-type", "application/json")], ""));
    let error = call(&server).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    // What prints an error with its sources says the reason once.
    assert_eq!(format!("{error:?}"), format!("Decode({error})"));
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_connection_error() {
    let server = Server::always(b"SSH-2.0-OpenSSH_9.0\r\n".to_vec());
    assert!(call(&server).await.unwrap_err().is_connection());
}

#[tokio::test]
async fn an_error_answer_says_what_is_wrong_and_no_more() {
    let body = r#"{"errors":[{"title":"Bad \n request","details":"jane@example.com","source":{"pointer":"/data/id"}},
        {"title":"Other"},{"nothing":1},7]}"#;
    let server = Server::always(answer(422, &[("request-id", "req_9")], body));
    let error = call(&server).await.unwrap_err();
    let api = error.as_api().unwrap();
    assert_eq!(api.problems().len(), 2);
    assert_eq!(
        api.problems()[0].details.as_deref(),
        Some("jane@example.com")
    );
    assert_eq!(api.problems()[0].pointer.as_deref(), Some("/data/id"));
    assert!(error.is_invalid_request() && !error.is_retryable());
    assert_eq!(
        error.to_string(),
        r"GET /things: status 422, Bad \n request at /data/id; Other (request req_9)"
    );
    assert!(!format!("{error:?} {api:?} {:?}", api.problems()).contains("jane"));
}

#[tokio::test]
async fn an_error_of_another_form_prints_no_text_of_it() {
    const TEXT: &str = "jane@example.com is already taken";
    for body in [
        format!(r#"{{"errors":["{TEXT}"]}}"#),
        format!(r#"{{"errors":[{{"detail":"{TEXT}"}}]}}"#),
        format!(r#"{{"message":"{TEXT}"}}"#),
        format!(r#"{{"error":"{TEXT}"}}"#),
        format!(r#"{{"error":"invalid","error_description":"{TEXT}"}}"#),
        format!(r#""{TEXT}""#),
    ] {
        let server = Server::always(json(422, &body));
        let error = call(&server).await.unwrap_err();
        let api = error.as_api().unwrap();
        assert_eq!(error.to_string(), "GET /things: status 422", "{body}");
        assert!(!format!("{error:?} {api:?} {:?}", api.problems()).contains("jane"));
        assert_eq!(api.problems()[0].details.as_deref(), Some(TEXT), "{body}");
        assert_eq!(api.title(), None);
    }
    let body = r#"{"errors":[{"detail":"d","source":{"pointer":"/data/id"}},{"detail":"d"},{"title":"No"}]}"#;
    let error = call(&Server::always(json(422, body))).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /things: status 422, at /data/id; No"
    );
}

#[tokio::test]
async fn each_status_has_its_word() {
    type Word = fn(&Error) -> bool;
    let words: [(u16, Word); 8] = [
        (400, Error::is_invalid_request),
        (401, Error::is_unauthorized),
        (403, Error::is_forbidden),
        (404, Error::is_not_found),
        (408, Error::is_timeout),
        (409, Error::is_conflict),
        (429, Error::is_rate_limited),
        (504, Error::is_timeout),
    ];
    for (status, is) in words {
        let server = Server::always(json(status, r#"{"errors":[{"title":"No"}]}"#));
        let error = call(&server).await.unwrap_err();
        assert!(is(&error), "{error}");
        let others = words
            .iter()
            .filter(|(other, is)| *other != status && is(&error))
            .count();
        assert_eq!(others, usize::from(error.is_timeout()), "{error}");
    }
}

#[tokio::test]
async fn a_call_that_is_dropped_is_over() {
    let server = Server::start(|_| Act::Stall(Vec::new()));
    let client = client(&server);
    let pending = things(&client).list().send();
    tokio::select! {
        _ = pending => panic!("there was no answer"),
        () = async { while server.seen().is_empty() { tokio::task::yield_now().await } } => {}
    }
    tokio::time::timeout(Duration::from_secs(30), async {
        let other = Server::always(json(200, "{}"));
        things(&super::client(&other)).list().await.unwrap();
    })
    .await
    .unwrap();
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_byte_order_mark_before_json_is_ignored() {
    let marked = |status, body: &str| json(status, &format!("\u{feff}{body}"));
    let server = Server::always(marked(200, r#"{"data":[1]}"#));
    assert_eq!(call(&server).await.unwrap().0["data"][0], 1);
    let server = Server::always(marked(422, r#"{"errors":[{"title":"Bad Request"}]}"#));
    let error = call(&server).await.unwrap_err();
    assert_eq!(error.as_api().unwrap().title(), Some("Bad Request"));
}

#[tokio::test]
async fn a_compressed_body_that_nobody_asked_for_is_named() {
    let headers = [
        ("content-type", "application/json"),
        ("content-encoding", "gzip"),
    ];
    let server = Server::always(answer(200, &headers, [0x1f, 0x8b, 8, 0]));
    let error = call(&server).await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else {
        panic!("{error:?}")
    };
    let gzip = UnexpectedKind::ContentEncoding("gzip".to_owned());
    assert_eq!(unexpected.kind(), &gzip);
    assert!(error.to_string().ends_with("a body in the encoding gzip"));
}

#[tokio::test]
async fn a_body_of_text_is_not_taken_for_a_compressed_one() {
    for encoding in ["identity", "gzip"] {
        let headers = [
            ("content-type", "application/json"),
            ("content-encoding", encoding),
        ];
        let server = Server::always(answer(200, &headers, "{\"data\":"));
        let error = call(&server).await.unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        let server = Server::always(answer(200, &headers, "{\"data\":[1]}"));
        assert_eq!(call(&server).await.unwrap().0["data"][0], 1);
    }
}
