//! The requests that are sent, and the results of answers.

use super::sample::*;
use super::server::{Act, Server, answer, json};
use super::*;
use std::time::Duration;

#[tokio::test]
async fn a_list_carries_what_every_request_carries() {
    let server = Server::always(answer(
        200,
        &[
            ("content-type", "application/json; charset=utf-8"),
            ("request-id", "req_1"),
            ("ratelimit-limit", "300"),
            ("ratelimit-remaining", "299"),
            ("ratelimit-reset", "12"),
        ],
        r#"{"data":[{"id":"thg_1"}]}"#,
    ));
    let client = builder(&server).user_agent("mine/2").build().unwrap();
    let answer = things(&client)
        .list()
        .filter_status("open, shut")
        .page_size(10.0)
        .await
        .unwrap();

    assert_eq!(answer.0["data"][0]["id"], "thg_1");
    assert_eq!(answer.http().status(), 200);
    assert_eq!(answer.http().request_id(), Some("req_1"));
    assert_eq!(answer.http().rate_limit().unwrap().remaining, Some(299));
    assert_eq!(
        answer.http().body().as_ref(),
        br#"{"data":[{"id":"thg_1"}]}"#
    );
    assert_eq!(answer.http().attempts(), 1);

    let seen = &server.seen()[0];
    assert_eq!(seen.method, "GET");
    assert_eq!(
        seen.target,
        "/things?filter%5Bstatus%5D=open%2C%20shut&page%5Bsize%5D=10"
    );
    assert_eq!(seen.header("authorization"), Some("Bearer key_abc"));
    assert_eq!(seen.header("api-version"), Some("7"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some("mine/2 sample/1.0"));
    assert_eq!(seen.header("idempotency-key"), None);
    assert_eq!(seen.header("content-type"), None);
}

#[tokio::test]
async fn a_creation_sends_its_body_and_a_key() {
    let server = Server::start(|number| {
        Act::Reply(if number == 0 {
            json(201, r#"{"data":1}"#)
        } else {
            answer(204, &[], "")
        })
    });
    let client = client(&server);
    let created = things(&client)
        .create()
        .name("a")
        .await
        .unwrap()
        .into_inner();
    assert!(matches!(created, CreateThingResponse::Created(Thing(value)) if value["data"] == 1));
    let empty = things(&client)
        .create()
        .with_idempotency_key("mine")
        .await
        .unwrap()
        .into_inner();
    assert_eq!(empty, CreateThingResponse::NoContent);

    let seen = server.seen();
    assert_eq!(seen[0].method, "POST");
    assert_eq!(seen[0].header("content-type"), Some("application/json"));
    assert_eq!(seen[0].text(), r#"{"type":"thing","name":"a"}"#);
    assert_eq!(seen[0].header("idempotency-key").unwrap().len(), 36);
    assert_eq!(seen[1].header("idempotency-key"), Some("mine"));
}

#[tokio::test]
async fn an_operation_can_have_its_own_server_and_credential() {
    let server = Server::always(answer(200, &[("content-type", "text/plain")], "claimed"));
    let client = builder(&server)
        .base_url(format!("{}/x/api/v1", server.url()))
        .build()
        .unwrap();
    let refused = things(&client).claim("t", "s").await.unwrap_err();
    assert!(refused.to_string().contains("tokenAuth"), "{refused}");
    let claimed = things(&client)
        .claim("t", "s")
        .with_credential("tokenAuth", "tok_1")
        .await
        .unwrap();
    assert_eq!(claimed.0, "claimed");

    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].target, "/x/api/privacy/v1/relays/t/claim");
    assert_eq!(seen[0].header("authorization"), Some("Token token=tok_1"));
    assert_eq!(seen[0].header("relay-secret"), Some("s"));
    assert_eq!(seen[0].header("accept"), Some("text/plain"));
}

#[tokio::test]
async fn an_undescribed_endpoint_takes_and_gives_json() {
    let server = Server::always(json(200, r#"{"ok":true}"#));
    let client = client(&server);
    let answer = client
        .request("put", "/new/{id}")
        .with_path("id", "a b")
        .with_query("q", "1&2")
        .with_header("X-One", "two")
        .with_body(serde_json::json!({"a": 1}))
        .await
        .unwrap();
    assert_eq!(answer["ok"], true);
    let seen = &server.seen()[0];
    assert_eq!(
        (seen.method.as_str(), seen.target.as_str()),
        ("PUT", "/new/a%20b?q=1%262")
    );
    assert_eq!(seen.header("x-one"), Some("two"));
    assert_eq!(seen.text(), r#"{"a":1}"#);
}

#[tokio::test]
async fn an_invalid_method_is_refused() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    for method in ["", "GE T", "GET / HTTP/1.1\r\nX-Evil: 1\r\n\r\nGET"] {
        let error = client.request(method, "/things").await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{method:?}: {error:?}");
    }
    assert_eq!(server.count(), 0);
}

/// Records the time limit of each attempt, and lets none time out.
#[derive(Clone, Debug, Default)]
struct Patience(std::sync::Arc<std::sync::Mutex<Vec<Duration>>>);

impl Clock for Patience {
    fn now(&self) -> Duration {
        Duration::ZERO
    }
    fn unix_seconds(&self) -> u64 {
        0
    }
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.lock().unwrap().push(duration);
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_call_may_have_a_timeout_of_its_own() {
    let server = Server::always(json(200, "{}"));
    let patience = Patience::default();
    let builder = Client::builder()
        .settings(&SETTINGS)
        .api_key("k")
        .base_url(server.url())
        .clock(patience.clone());
    let client = builder.build().unwrap();
    things(&client).list().await.unwrap();
    let own = Duration::from_secs(7);
    things(&client).list().with_timeout(own).await.unwrap();
    assert_eq!(*patience.0.lock().unwrap(), [Duration::from_secs(60), own]);
}

#[tokio::test]
async fn a_call_may_have_headers_and_parameters_of_its_own() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    let list = things(&client).list().page_size(10.0);
    list.with_header("Api-Version", "8")
        .with_query("page[size]", "20")
        .with_query("new", "a=b")
        .await
        .unwrap();
    let seen = &server.seen()[0];
    assert_eq!(seen.header("api-version"), Some("8"));
    assert_eq!(seen.target, "/things?page%5Bsize%5D=20&new=a%3Db");
}

#[tokio::test]
async fn nothing_is_expected_of_an_empty_answer() {
    let server = Server::always(answer(200, &[("content-type", "text/html")], "<p>gone</p>"));
    let client = client(&server);
    things(&client).delete("thg_1").await.unwrap();
    assert_eq!(server.seen()[0].target, "/things/thg_1");
}

#[tokio::test]
async fn calls_that_start_together_are_open_together() {
    const CALLS: usize = 300;
    // The server answers no call before all have arrived.
    let all = std::sync::Barrier::new(CALLS);
    let server = Server::start(move |_| {
        all.wait();
        Act::Reply(json(200, r#"{"data":[]}"#))
    });
    let client = client(&server);
    let calls: Vec<_> = std::iter::repeat_with(|| client.clone())
        .take(CALLS)
        .map(|client| tokio::spawn(async move { things(&client).list().await.map(drop) }))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.count(), CALLS);
}

#[tokio::test]
async fn parameters_follow_the_query_of_a_path() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    for path in ["/things?a=1", "/things"] {
        let request = client.request("GET", path).with_query("b", "2");
        request.with_query("c", "3").await.unwrap();
    }
    let targets: Vec<_> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets, ["/things?a=1&b=2&c=3", "/things?b=2&c=3"]);
}
