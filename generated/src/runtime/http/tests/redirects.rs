//! Redirects: the hops that are followed, and the parts of a request that each hop carries.

use super::*;

fn fake(builder: ClientBuilder, answers: Vec<FakeAnswer>) -> (Client, FakeTransport) {
    let transport = FakeTransport::new(answers);
    let builder = builder.api_key("key_abc").retry(RetryPolicy::none());
    let client = builder.transport(transport.clone()).build().unwrap();
    (client, transport)
}

fn sample() -> ClientBuilder {
    Client::builder().settings(&SETTINGS)
}

fn moved(to: &str) -> FakeAnswer {
    FakeAnswer::new(307, "").header("location", to)
}

fn pdf() -> FakeAnswer {
    FakeAnswer::new(200, "%PDF")
}

fn is_redirect(error: &Error) -> bool {
    matches!(error, Error::Unexpected(e) if matches!(e.kind(), UnexpectedKind::Redirect(_)))
}

/// A download with a header field and a cookie of the caller.
fn print_with_cookie(client: &Client) -> Request<sample::PrintThing> {
    let mut request = things(client).print("thg_1").with_header("x-own", "s");
    request.call.parameter(
        Location::Cookie,
        "session",
        Style::Form,
        true,
        &"c".to_owned(),
    );
    request
}

#[tokio::test]
async fn each_hop_below_the_apis_path_carries_key_fields_and_cookies() {
    let hop = |name: &str| moved(&format!("https://api.example.com/api/v1/{name}"));
    let (client, transport) = fake(sample(), vec![hop("a"), hop("b"), hop("c"), pdf()]);
    print_with_cookie(&client).await.unwrap();
    let requests = transport.requests();
    assert_eq!(requests.len(), 4);
    for request in &requests {
        let url = request.url();
        assert_eq!(
            request.header("authorization"),
            Some("Bearer key_abc"),
            "{url}"
        );
        assert_eq!(request.header("x-own"), Some("s"), "{url}");
        assert_eq!(request.header("cookie"), Some("session=c"), "{url}");
    }
}

#[tokio::test]
async fn no_other_host_receives_cookies() {
    let answers = vec![moved("https://files.example.net/a"), pdf()];
    let (client, transport) = fake(sample(), answers);
    print_with_cookie(&client).await.unwrap();
    let requests = transport.requests();
    assert_eq!(requests[0].header("cookie"), Some("session=c"));
    assert_eq!(requests[1].url(), "https://files.example.net/a");
    for field in ["cookie", "x-own", "authorization"] {
        assert_eq!(requests[1].header(field), None, "{field}");
    }
}

#[tokio::test]
async fn a_redirect_from_https_to_plain_http_is_not_followed_where_plain_http_is_allowed() {
    let builder = sample()
        .base_url("https://mock.test/api")
        .allow_plain_http("mock.test");
    let answers = vec![moved("http://mock.test/api/files/a"), pdf()];
    let (client, transport) = fake(builder, answers);
    let error = things(&client).print("thg_1").await.unwrap_err();
    assert!(is_redirect(&error), "{error:?}");
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn a_redirect_of_a_change_is_not_followed_and_no_other_host_receives_its_body() {
    let answers = vec![moved("https://files.example.net/a"), pdf()];
    let (client, transport) = fake(sample(), answers);
    let request = things(&client).create().name("n");
    let error = request.send_as::<Download>().await.unwrap_err();
    assert!(is_redirect(&error), "{error:?}");
    assert_eq!(transport.requests().len(), 1);
}
