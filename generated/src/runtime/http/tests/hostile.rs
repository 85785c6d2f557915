//! Malicious servers, links and callers: places that do not receive the key, and data that errors and logs do not show.

use super::server::{Server, answer, json};
use super::*;

const FORMER: Settings = Settings {
    origins: &["https://example.com"],
    ..SETTINGS
};

/// The API at its documented address, without a network.
fn fake(answers: Vec<FakeAnswer>) -> (Client, FakeTransport) {
    let transport = FakeTransport::new(answers);
    let client = Client::builder()
        .settings(&FORMER)
        .api_key("key_abc")
        .retry(RetryPolicy::none())
        .transport(transport.clone())
        .build()
        .unwrap();
    (client, transport)
}

fn moved(to: &str) -> FakeAnswer {
    FakeAnswer::new(302, "").header("location", to)
}

fn pdf() -> FakeAnswer {
    FakeAnswer::new(200, "%PDF")
}

/// The requests by URL, and whether the key was sent.
fn seen(transport: &FakeTransport) -> Vec<(String, bool)> {
    let requests = transport.requests();
    let told = requests.iter().map(|request| {
        let has_key = request.header("authorization").is_some();
        (request.url().to_owned(), has_key)
    });
    told.collect()
}

#[tokio::test]
async fn a_redirect_to_this_machine_or_its_network_or_to_plain_http_is_not_followed() {
    for target in [
        "http://127.0.0.1:8080/a",
        "https://127.0.0.1/a",
        "https://localhost/a",
        "https://localhost./a",
        "https://2130706433/a",
        "https://[::1]/a",
        "https://[::ffff:10.0.0.1]/a",
        "https://10.1.2.3/a",
        "https://192.168.0.1/a",
        "https://169.254.169.254/latest/meta-data",
        "https://metadata.google.internal/a",
        "https://intranet/a",
        "http://files.example.com/a",
        "http://api.example.com/api/v1/a",
    ] {
        let (client, transport) = fake(vec![moved(target), pdf()]);
        let error = things(&client).print("thg_1").await.unwrap_err();
        assert!(
            matches!(&error, Error::Unexpected(e) if matches!(e.kind(), UnexpectedKind::Redirect(_))),
            "{target}: {error:?}"
        );
        assert_eq!(transport.requests().len(), 1, "{target}");
        // The same target as a link of an answer, without a redirect.
        let error = client.download(target).await.unwrap_err();
        let is_refused = matches!(error, Error::Refused(_));
        assert!(is_refused || target.contains("api.example"), "{error:?}");
    }
}

#[tokio::test]
async fn an_api_on_this_machine_may_send_on_to_this_machine() {
    let other = Server::always(answer(200, &[("content-type", "application/pdf")], "%PDF"));
    let location = other.url();
    let server = Server::always(answer(302, &[("location", &location)], ""));
    things(&client(&server)).print("thg_1").await.unwrap();
    assert_eq!(other.seen()[0].header("authorization"), None);
}

#[tokio::test]
async fn the_key_is_not_attached_again_after_a_hop_over_another_host() {
    let own = "https://api.example.com/api/v1/files/1";
    let away = "https://files.example.net/a";
    let (client, transport) = fake(vec![moved(away), moved(own), moved(own), pdf()]);
    let request = things(&client).print("thg_1").with_header("x-own", "s");
    request.with_api_key("key_call").await.unwrap();
    let keys: Vec<bool> = seen(&transport)
        .iter()
        .map(|(_, has_key)| *has_key)
        .collect();
    assert_eq!(keys, [true, false, false, false]);
    let requests = transport.requests();
    for request in &requests[1..] {
        assert_eq!(request.header("x-own"), None);
        assert_eq!(request.header("api-version"), None);
    }
    assert_eq!(requests[0].header("authorization"), Some("Bearer key_call"));

    // The same after another host.
    let (client, transport) = fake(vec![moved(own), pdf()]);
    client.download(away).await.unwrap();
    assert!(seen(&transport).iter().all(|(_, has_key)| !has_key));
}

#[tokio::test]
async fn links_carry_the_key_below_the_apis_own_path_only() {
    for (url, has_key) in [
        ("https://api.example.com/api/v1/files/a", true),
        ("https://example.com/api/v1/files/a", true),
        ("https://api.example.com/api/v2/files/a", false),
        ("https://api.example.com/api/v11/a", false),
        ("https://api.example.com/", false),
        ("https://api.example.com/api/v1/..%2Fv2/a", false),
        ("https://example.com/admin", false),
        ("https://api.example.com.evil.test/api/v1/a", false),
        ("https://api.example.com:444/api/v1/a", false),
    ] {
        let (client, transport) = fake(vec![pdf()]);
        client.download(url).await.unwrap();
        assert_eq!(seen(&transport), [(url.to_owned(), has_key)]);
        assert_eq!(transport.requests()[0].is_public_only(), !has_key, "{url}");
    }
    let page = |next: &str| {
        let body = serde_json::json!({"data": [1], "links": {"next": next}});
        FakeAnswer::json(200, body)
    };
    for (next, requests) in [
        ("https://api.example.com/api/v1/cursors/7", 2),
        ("https://api.example.com/admin/cursors/7", 1),
        ("/cursors/7?x=1", 1),
        ("/api/v1/..%2f..%2fcursors?x=1", 1),
    ] {
        let last = serde_json::json!({"data": []});
        let (client, transport) = fake(vec![page(next), FakeAnswer::json(200, last)]);
        let items = things(&client).list().items().all().await;
        assert_eq!(transport.requests().len(), requests, "{next}");
        assert_eq!(items.is_ok(), requests == 2, "{next}: {items:?}");
    }
}

#[tokio::test]
async fn a_credential_for_a_call_to_another_host_is_refused() {
    let (client, transport) = fake(vec![pdf()]);
    let request = client.download("https://files.example.net/a");
    let error = request.with_api_key("key_xyz").await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_path_that_leaves_the_apis_own_is_refused() {
    let (client, transport) = fake(Vec::new());
    for path in [
        "/../admin",
        "/things/%2e%2e/../admin",
        "/..%2fadmin",
        "/a%5c..?b=c",
        "/a%2f.. ",
        "/things/..%5c..%5cadmin",
        "/%2e%2e/admin",
        "/%2E./admin",
        "/.%2e",
        "/things/./a",
        "\\..\\admin",
        "/\\..\\admin",
        "/.\t./admin",
        "/.\n./admin",
        "/a\rb",
        "/things#top",
    ] {
        let error = client.request("GET", path).await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{path:?}: {error:?}");
        assert!(!error.to_string().contains(char::is_control), "{error}");
    }
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn errors_show_neither_the_query_of_a_path_nor_more_than_120_characters() {
    let long = "a".repeat(5000);
    let (client, _) = fake(vec![FakeAnswer::new(404, ""), FakeAnswer::new(404, "")]);
    let error = client
        .request("GET", "/things?name=jane&x=1")
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "GET /things: status 404");
    let error = client
        .request("GET", &format!("/{long}"))
        .await
        .unwrap_err();
    assert!(error.to_string().len() < 200, "{error}");
    let error = client.request("GET\r\nx: y", "/things").await.unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains(['\r', '\n']),
        "{error}"
    );

    let hostile = [
        FakeAnswer::new(200, "a,b").header("content-type", format!("text/{long}")),
        FakeAnswer::new(302, "")
            .header("location", format!("https://{}.example", "b.".repeat(2000))),
        FakeAnswer::new(500, "").header("request-id", long.as_str()),
        FakeAnswer::json(
            422,
            serde_json::json!({"errors": [{
                "title": format!("\u{1b}[31m\r\n{long}"), "code": long, "source": {"pointer": long},
            }]}),
        ),
    ];
    for hostile in hostile {
        let (client, _) = fake(vec![hostile]);
        let error = things(&client).list().await.unwrap_err();
        let problems = error.as_api().map(|api| format!("{:?}", api.problems()));
        let what = match &error {
            Error::Unexpected(unexpected) => format!("{:?}", unexpected.kind()),
            _ => String::new(),
        };
        for shown in [
            error.to_string(),
            format!("{error:?}"),
            problems.unwrap_or_default(),
            what,
        ] {
            assert!(shown.len() < 700, "{} bytes: {shown}", shown.len());
            assert!(!shown.contains(char::is_control), "{shown:?}");
        }
    }
}

#[tokio::test]
async fn keys_and_credentials_that_are_empty_or_cannot_be_sent_are_refused() {
    let server = Server::always(json(503, "{}"));
    let client = client(&server);
    for key in ["", " ", "a b", "\u{200b}", "schlüssel", "a\u{7f}"] {
        let refused = [
            things(&client)
                .create()
                .with_idempotency_key(key)
                .await
                .err(),
            things(&client)
                .create()
                .with_header("Idempotency-Key", key)
                .await
                .err(),
        ];
        for error in refused {
            assert!(
                matches!(error, Some(Error::Refused(_))),
                "{key:?}: {error:?}"
            );
        }
    }
    for secret in ["", " ", "\u{200b}\u{feff}", "a\nb"] {
        let refused = [
            things(&client).list().with_api_key(secret).await.err(),
            things(&client)
                .list()
                .with_credential("bearerAuth", secret)
                .await
                .err(),
            client.with_api_key(secret).err(),
        ];
        for error in refused {
            assert!(
                matches!(error, Some(Error::Refused(_))),
                "{secret:?}: {error:?}"
            );
        }
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_header_that_is_the_clients_own_is_refused_by_hand() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    for name in ["authorization", "Authorization"] {
        let error = things(&client)
            .list()
            .with_header(name, "Bearer key_xyz")
            .await
            .unwrap_err();
        assert!(error.to_string().contains("with_api_key"), "{error}");
        assert!(!error.to_string().contains("key_xyz"), "{error}");
        let error = builder(&server)
            .header(name, "Bearer key_xyz")
            .build()
            .unwrap_err();
        assert!(error.to_string().contains("api_key"), "{error}");
    }
    let error = builder(&server)
        .header("Idempotency-Key", "one")
        .build()
        .unwrap_err();
    assert!(
        error.to_string().contains("with_idempotency_key"),
        "{error}"
    );
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_header_that_the_types_depend_on_has_one_value() {
    const FIXED: Settings = Settings {
        headers: &[("key-inflection", "kebab"), ("api-version", "7")],
        fixed_headers: &["key-inflection"],
        ..SETTINGS
    };
    let server = Server::always(json(200, "{}"));
    let client = builder(&server).settings(&FIXED).build().unwrap();
    let error = things(&client)
        .list()
        .with_header("Key-Inflection", "camel")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("kebab"), "{error}");
    let refused = builder(&server)
        .settings(&FIXED)
        .header("Key-Inflection", "snake")
        .build();
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(server.count(), 0);
    let list = things(&client)
        .list()
        .with_header("Key-Inflection", "kebab");
    list.with_header("api-version", "8").await.unwrap();
    assert_eq!(server.seen()[0].header("api-version"), Some("8"));
}

#[tokio::test]
async fn a_list_ends_with_an_error_after_as_many_pages_as_are_allowed() {
    let pages = |count: usize| {
        let page = |number| {
            let body = serde_json::json!({"data": [number], "links": {"next": format!("?page[after]={number}")}});
            FakeAnswer::json(200, body)
        };
        (0..count).map(page).collect::<Vec<_>>()
    };
    let (client, transport) = fake(pages(10));
    let mut items = things(&client).list().items().max_pages(3);
    for number in 0..3 {
        assert_eq!(items.next().await.unwrap().unwrap(), number);
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        error.to_string().contains("more pages than allowed"),
        "{error}"
    );
    assert_eq!(transport.requests().len(), 3);
    let transport = FakeTransport::new(pages(10));
    let builder = Client::builder()
        .settings(&SETTINGS)
        .api_key("k")
        .max_pages(2);
    let client = builder.transport(transport.clone()).build().unwrap();
    assert!(things(&client).list().items().all().await.is_err());
    assert_eq!(transport.requests().len(), 2);
}

/// Each page names the next one by a link of 50,000 parameters. A quadratic comparison would take too long.
#[tokio::test]
async fn page_links_of_many_parameters_are_followed() {
    let page = |page: usize| {
        let pairs = (0..50_000).map(|at| format!("p{at}={page}"));
        let link = format!(
            "?page[after]={page}&{}",
            pairs.collect::<Vec<_>>().join("&")
        );
        FakeAnswer::json(
            200,
            serde_json::json!({"data": [], "links": {"next": link}}),
        )
    };
    let last = FakeAnswer::json(200, serde_json::json!({"data": []}));
    let (client, transport) = fake(vec![page(0), page(1), page(2), last]);
    let mut pages = things(&client).list().pages();
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(transport.requests().len(), 4);
    let url = transport.requests()[3].url().to_owned();
    assert_eq!(url.matches("p1=").count(), 1);
    assert!(url.contains("p1=2"), "the pairs of the last link");
}

#[tokio::test]
async fn a_key_given_by_hand_names_one_page_of_a_search() {
    let next = serde_json::json!({"data": [0], "links": {"next": "?page[after]=b"}});
    let last = serde_json::json!({"data": [1]});
    let (client, transport) = fake(vec![
        FakeAnswer::json(200, next),
        FakeAnswer::json(200, last),
    ]);
    let search = things(&client)
        .search("jane")
        .with_header("Idempotency-Key", "mine");
    assert_eq!(search.items().all().await.unwrap(), [0, 1]);
    let requests = transport.requests();
    assert_eq!(requests[0].header("idempotency-key"), Some("mine"));
    assert_eq!(requests[1].header("idempotency-key").unwrap().len(), 36);
}

#[tokio::test]
async fn a_quota_that_is_used_up_says_nothing_about_waiting() {
    let body = serde_json::json!({"errors": [{"title": "Quota exceeded"}]});
    let (client, _) = fake(vec![
        FakeAnswer::json(429, body).header("ratelimit-reset", "60"),
    ]);
    let error = things(&client).list().await.unwrap_err();
    assert!(error.as_api().unwrap().is_quota_exceeded());
    assert_eq!((error.is_retryable(), error.retry_after()), (false, None));
}

/// The error of a body with this many problems, and the maximum memory for reading it.
fn refused(problem: &str, count: usize) -> (Error, usize, u64) {
    let list = vec![problem; count].join(",");
    let body = format!(r#"{{"errors":[{list}]}}"#);
    let length = body.len();
    let (client, _) = fake(vec![
        FakeAnswer::new(422, body).header("content-type", "application/json"),
    ]);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.unwrap();
    let mut error = None;
    let taken = allocation_counter::measure(|| {
        let result = runtime.block_on(async { things(&client).list().await });
        error = result.err();
    });
    (error.unwrap(), length, taken.bytes_max)
}

#[test]
fn no_more_than_a_hundred_problems_of_an_error_are_read() {
    for (count, read) in [(1, 1), (100, 100), (101, 100), (200_000, 100)] {
        let (error, ..) = refused(r#"{"title":"No","detail":"why"}"#, count);
        assert_eq!(error.as_api().unwrap().problems().len(), read, "{count}");
        assert!(error.to_string().len() < 200, "{error}");
    }
}

#[test]
fn an_error_body_takes_little_more_memory_than_itself() {
    for problem in ["{}", "0", "[]", r#"{"title":"No"}"#, r#"{"a":{}}"#] {
        let (error, length, taken) = refused(problem, (4 << 20) / problem.len());
        assert!(error.as_api().is_some(), "{error}");
        assert!(taken <= 2 * length as u64, "{problem}: {taken} of {length}");
    }
    // One problem is read completely. It may take as much memory as any answer.
    let problem = format!(
        r#"{{"title":"{}","code":[{}0]}}"#,
        "x".repeat(1 << 20),
        "0,".repeat(1 << 20)
    );
    let (error, length, taken) = refused(&problem, 1);
    assert!(error.as_api().is_some(), "{error}");
    assert!(taken <= 20 * length as u64, "{taken} of {length}");
}
