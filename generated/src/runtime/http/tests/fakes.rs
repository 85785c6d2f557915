//! Calls that a fake transport answers, with work that takes more than one poll.

use super::sample::*;
use super::*;
use std::time::Duration;

fn done() -> FakeAnswer {
    FakeAnswer::new(204, "")
}

fn busy() -> FakeAnswer {
    FakeAnswer::json(503, serde_json::json!({}))
}

#[tokio::test]
async fn a_file_on_disk_is_sent_whole_through_a_fake_transport() {
    let transport = FakeTransport::new([done()]);
    let client = transport.client().unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let body = CreateThing {
        picture: Some(File::from_path(path)),
        ..CreateThing::default()
    };
    things(&client).upload(body).await.unwrap();
    let sent = transport.requests()[0].body().clone();
    let file = std::fs::read(path).unwrap();
    assert!(sent.windows(file.len()).any(|part| part == file));
}

#[tokio::test]
async fn no_time_limit_ends_a_source_of_credentials_behind_a_fake_transport() {
    let transport = FakeTransport::new([busy(), FakeAnswer::json(200, serde_json::json!({}))]);
    let scheme = crate::settings::SETTINGS.api_key_scheme.unwrap();
    let builder = transport.builder().credential_source(scheme, || async {
        tokio::task::yield_now().await;
        Ok(Secret::from("fresh"))
    });
    let client = builder.total_timeout(Duration::from_secs(1)).build();
    let answer = client.unwrap().request("GET", "/things").await.unwrap();
    assert_eq!(answer.http().attempts(), 2);
    let key = transport.requests()[1]
        .header("authorization")
        .map(str::to_owned);
    assert_eq!(key.as_deref(), Some("Bearer fresh"));
}

#[tokio::test]
async fn a_download_from_a_fake_transport_has_no_time_limit() {
    let transport = FakeTransport::new([FakeAnswer::new(200, "%PDF-1.7")]);
    let client = transport.client().unwrap();
    let print = things(&client)
        .print("thg_1")
        .with_total_timeout(Duration::from_secs(1));
    let file = print.await.unwrap().into_inner();
    assert_eq!(file.bytes(100).await.unwrap().as_ref(), b"%PDF-1.7");
}
