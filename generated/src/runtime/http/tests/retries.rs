//! Which calls are retried, and after which delay.

use super::server::{Act, Seen, Server, answer, json};
use super::*;
use std::time::Duration;

const OK: &str = r#"{"data":[]}"#;

/// A server that fails `times` times before it answers.
fn after(times: usize, act: fn() -> Act) -> Server {
    Server::start(move |number| {
        if number < times {
            act()
        } else {
            Act::Reply(json(200, OK))
        }
    })
}

fn timed(server: &Server) -> (Client, TestClock) {
    let clock = TestClock::default();
    (builder(server).clock(clock.clone()).build().unwrap(), clock)
}

fn millis(clock: &TestClock) -> Vec<u128> {
    clock.waits().iter().map(Duration::as_millis).collect()
}

fn unavailable() -> Act {
    Act::Reply(answer(503, &[], "<html>"))
}

#[tokio::test]
async fn faults_and_passing_errors_of_a_get_are_tried_again() {
    let acts: [fn() -> Act; 7] = [
        || Act::Reset,
        || Act::ResetAfter(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_vec()),
        || Act::Reply(answer(408, &[], "")),
        || Act::Reply(answer(500, &[], "")),
        || Act::Reply(answer(502, &[], "")),
        unavailable,
        || Act::Reply(answer(504, &[], "")),
    ];
    for act in acts {
        let server = after(2, act);
        let (client, clock) = timed(&server);
        let answer = things(&client).list().await.unwrap();
        assert_eq!(answer.http().attempts(), 3);
        // Half a second and a second, each multiplied by a random factor between a half and one.
        assert_eq!(millis(&clock), [375, 750]);
    }
}

#[tokio::test]
async fn five_503_in_a_row_are_an_error_after_three_attempts() {
    let server = after(5, unavailable);
    let (client, clock) = timed(&server);
    let error = things(&client).list().await.unwrap_err();
    assert_eq!(error.status(), Some(Status(503)));
    assert_eq!(error.http().unwrap().attempts(), 3);
    assert_eq!((server.count(), clock.waits().len()), (3, 2));
    let policy = RetryPolicy::standard()
        .max_retries(5)
        .max_delay(Duration::from_secs(1));
    things(&client).list().with_retry(policy).await.unwrap();
}

#[tokio::test]
async fn a_429_waits_for_the_reset_of_the_window_or_as_it_is_told() {
    let cases: [(fn() -> Act, u128); 4] = [
        (
            || Act::Reply(answer(429, &[("ratelimit-reset", "20")], "")),
            20_125,
        ),
        (
            || {
                Act::Reply(answer(
                    429,
                    &[("retry-after", "30"), ("ratelimit-reset", "20")],
                    "",
                ))
            },
            30_125,
        ),
        (
            || {
                Act::Reply(answer(
                    429,
                    &[("retry-after", "Sun, 06 Nov 1994 08:48:30 GMT")],
                    "",
                ))
            },
            10_125,
        ),
        (|| Act::Reply(answer(429, &[], "")), 375),
    ];
    for (act, wait) in cases {
        let server = after(1, act);
        let (client, clock) = timed(&server);
        things(&client).list().await.unwrap();
        assert_eq!(millis(&clock), [wait]);
    }
}

#[tokio::test]
async fn a_quota_that_is_used_up_is_not_waited_for() {
    let server = Server::always(answer(
        429,
        &[
            ("ratelimit-reset", "1"),
            ("content-type", "application/json"),
        ],
        r#"{"errors":[{"title":"Quota exceeded"}]}"#,
    ));
    let (client, _) = timed(&server);
    let error = things(&client).list().await.unwrap_err();
    assert_eq!(server.count(), 1);
    assert!(error.as_api().unwrap().is_quota_exceeded() && !error.is_retryable());
}

#[tokio::test]
async fn a_creation_is_tried_again_under_one_key() {
    let acts: [fn() -> Act; 4] = [
        || Act::Reply(answer(502, &[], "")),
        unavailable,
        || Act::Reply(answer(504, &[], "")),
        || Act::Reply(answer(429, &[], "")),
    ];
    for act in acts {
        let server = after(2, act);
        let (client, _) = timed(&server);
        things(&client).create().name("a").await.unwrap();
        let seen = server.seen();
        let keys: Vec<_> = seen
            .iter()
            .map(|seen| seen.header("idempotency-key").unwrap())
            .collect();
        assert_eq!(keys.len(), 3);
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        assert!(seen.iter().all(|seen| seen.text().contains("\"a\"")));
        things(&client).create().await.unwrap();
        assert_ne!(
            server
                .seen()
                .last()
                .unwrap()
                .header("idempotency-key")
                .unwrap(),
            keys[0]
        );
    }
    let server = after(2, || Act::Reset);
    let (client, _) = timed(&server);
    things(&client).create().await.unwrap();
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_creation_is_not_tried_again_where_the_server_has_decided() {
    for status in [400, 401, 403, 404, 408, 409, 422, 500] {
        let server = Server::always(json(status, "{}"));
        let (client, _) = timed(&server);
        things(&client).create().await.unwrap_err();
        assert_eq!(server.count(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_change_is_tried_again_only_when_asked() {
    for method in ["PATCH", "PUT", "DELETE"] {
        for act in [unavailable, || Act::Reset] {
            let server = after(1, act);
            let (client, _) = timed(&server);
            client.request(method, "/things/1").await.unwrap_err();
            assert_eq!(server.count(), 1);
            let server = after(1, act);
            let (client, _) = timed(&server);
            let policy = RetryPolicy::standard().any_method(true);
            client
                .request(method, "/things/1")
                .with_retry(policy)
                .await
                .unwrap();
        }
    }
}

#[tokio::test]
async fn the_budget_ends_waiting_before_it_is_begun() {
    let server = Server::always(answer(429, &[("ratelimit-reset", "60")], ""));
    let clock = TestClock::default();
    let policy = RetryPolicy::standard()
        .max_retries(9)
        .budget(Duration::from_secs(150));
    // A timeout longer than the budget extends the budget, because one attempt may always take its whole time.
    let client = builder(&server)
        .timeout(Duration::from_secs(5))
        .clock(Patient(clock.clone()))
        .retry(policy)
        .build()
        .unwrap();
    let error = things(&client).list().await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!(millis(&clock), [60_125, 60_125]);
    assert_eq!(server.count(), 3);
}

/// Never lets an attempt of five seconds time out.
#[derive(Debug)]
struct Patient(TestClock);

impl Clock for Patient {
    fn now(&self) -> Duration {
        self.0.now()
    }
    fn unix_seconds(&self) -> u64 {
        self.0.unix_seconds()
    }
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        if duration <= Duration::from_secs(5) {
            Box::pin(std::future::pending())
        } else {
            self.0.sleep(duration)
        }
    }
    fn jitter(&self) -> f64 {
        0.5
    }
}

/// The sample API without idempotency keys.
const KEYLESS: Settings = Settings {
    idempotency: None,
    ..SETTINGS
};

/// How many requests a creation without a key takes, if the first one ends with this fault.
async fn attempts_after(kind: FaultKind) -> usize {
    let transport = FakeTransport::new([
        FakeAnswer::fault(kind),
        FakeAnswer::json(200, serde_json::json!({})),
    ]);
    let builder = Client::builder().settings(&KEYLESS).api_key("key_abc");
    let builder = builder.transport(transport.clone());
    let client = builder.clock(TestClock::default()).build().unwrap();
    let result = things(&client).create().await;
    let requests = transport.requests();
    assert!(
        requests
            .iter()
            .all(|r| r.header("idempotency-key").is_none())
    );
    assert_eq!(result.is_ok(), requests.len() == 2);
    requests.len()
}

#[tokio::test]
async fn a_post_without_a_key_is_repeated_if_no_server_has_seen_it() {
    assert_eq!(attempts_after(FaultKind::Connect).await, 2);
    assert_eq!(attempts_after(FaultKind::Broken).await, 1);
    assert_eq!(attempts_after(FaultKind::Timeout).await, 1);
}

#[tokio::test]
async fn a_timeout_is_tried_again() {
    let server = Server::start(|number| {
        if number == 0 {
            Act::Stall(Vec::new())
        } else {
            Act::Answer(echo)
        }
    });
    let clock = TestClock::default();
    let client = builder(&server).clock(clock.clone()).build().unwrap();
    let (answer, ()) = tokio::join!(
        things(&client).list().send(),
        fire_when_seen(&server, &clock)
    );
    assert_eq!(answer.unwrap().http().attempts(), 2);
}

fn echo(seen: &Seen) -> Vec<u8> {
    json(200, &format!("{{\"data\":{:?}}}", seen.method))
}

#[tokio::test]
async fn a_hook_sees_each_attempt_and_may_change_or_refuse_it() {
    #[derive(Clone, Debug, Default)]
    struct Log(std::sync::Arc<std::sync::Mutex<Vec<String>>>);
    impl Hook for Log {
        fn before(&self, request: &mut TransportRequest) -> Result<(), String> {
            request.headers_mut().set("x-trace", "1")
        }
        fn after(&self, attempt: &Attempt<'_>) {
            let line = format!(
                "{} {} {} #{} {:?} {:?} {:?}",
                attempt.operation,
                attempt.method,
                attempt.path,
                attempt.number,
                attempt.status.map(Status::code),
                attempt.request_id,
                attempt.retry_in
            );
            self.0.lock().unwrap().push(line);
        }
    }
    #[derive(Debug)]
    struct No;
    impl Hook for No {
        fn before(&self, _: &mut TransportRequest) -> Result<(), String> {
            Err("not on Sundays".to_owned())
        }
    }
    let server = after(1, || {
        Act::Reply(answer(503, &[("request-id", "req_1")], ""))
    });
    let log = Log::default();
    let client = builder(&server).hook(log.clone()).build().unwrap();
    things(&client).list().await.unwrap();
    assert_eq!(
        *log.0.lock().unwrap(),
        [
            r#"list-things GET /things #1 Some(503) Some("req_1") Some(375ms)"#,
            "list-things GET /things #2 Some(200) None None",
        ]
    );
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| seen.header("x-trace") == Some("1"))
    );
    let client = builder(&server).hook(No).build().unwrap();
    let error = things(&client).list().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /things: not sent: not on Sundays");
    assert_eq!(server.count(), 2);
}
