//! Limits of one call or one list, which replace the client's.

use super::*;
use serde_json::json;

fn fake(limit: u64, answers: Vec<FakeAnswer>) -> (Client, FakeTransport) {
    let transport = FakeTransport::new(answers);
    let builder = Client::builder().settings(&SETTINGS).api_key("key_abc");
    let builder = builder.max_answer_bytes(limit).transport(transport.clone());
    (builder.build().unwrap(), transport)
}

#[tokio::test]
async fn the_size_limit_of_a_call_replaces_the_clients() {
    let body = json!({"data": ["a".repeat(100)]});
    let size = body.to_string().len() as u64;
    for (clients, own, is_read) in [
        (size, size - 1, false),
        (size - 1, size, true),
        (size, size, true),
    ] {
        let (client, _) = fake(clients, vec![FakeAnswer::json(200, body.clone())]);
        let result = things(&client).list().with_max_answer_bytes(own).await;
        match result {
            Ok(_) => assert!(is_read, "{clients} {own}"),
            Err(Error::Unexpected(error)) => {
                assert_eq!(error.kind(), &UnexpectedKind::TooLarge(own));
                assert!(!is_read, "{clients} {own}");
            }
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[tokio::test]
async fn a_list_read_by_page_ends_after_its_own_number_of_pages() {
    let page = |next: &str| {
        let next = format!("/api/v1/things?page%5Bafter%5D={next}");
        FakeAnswer::json(200, json!({"data": [1], "links": {"next": next}}))
    };
    let (client, transport) = fake(1000, vec![page("a"), page("b"), page("c"), page("d")]);
    let mut pages = things(&client).list().pages().max_pages(2);
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
    assert_eq!(transport.requests().len(), 2);
}
