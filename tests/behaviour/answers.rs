//! The values of answers, by status and media type.

use crate::server::{NOTHING, serve};

const JSON: &str = "application/json";

#[tokio::test]
async fn every_success_status_has_its_own_shape() {
    use fixtures::answers_of_two_statuses_different::resources::PrintPosterAnswer as Answer;
    for (canned, check) in [
        (
            (200, JSON, r#"{"sheets":3}"#),
            (|a| matches!(a, Answer::Ok(ok) if ok.sheets == Some(3))) as fn(&Answer) -> bool,
        ),
        (
            (202, JSON, r#"{"queue":"big"}"#),
            |a| matches!(a, Answer::Accepted(it) if it.queue.as_deref() == Some("big")),
        ),
        (NOTHING, |a| matches!(a, Answer::NoContent)),
    ] {
        let (client, _) = serve(canned);
        let answer = client.posters().print().send().await.unwrap();
        assert!(check(&answer), "{canned:?}: {answer:?}");
    }
}

#[tokio::test]
async fn created_is_a_success_like_any_other() {
    let (client, _) = serve((201, JSON, r#"{"tail":"blue"}"#));
    let answer = client.kites().put().send().await.unwrap();
    assert_eq!(
        (answer.http().status().code(), answer.tail.as_str()),
        (201, "blue")
    );
}

#[tokio::test]
async fn an_error_is_an_error_even_where_a_success_has_its_name() {
    let (client, _) = serve((409, JSON, r#"{"smoke":"black"}"#));
    let error = client.ovens().get().send().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.code()), Some(409));
    assert_eq!(
        error.as_api().unwrap().http().body().as_ref(),
        br#"{"smoke":"black"}"#
    );
    let (client, _) = serve((200, JSON, r#"{"heat":200}"#));
    assert_eq!(client.ovens().get().send().await.unwrap().heat, 200);
}

#[tokio::test]
async fn a_file_is_not_parsed() {
    let (client, received) = serve((200, "application/pdf", "%PDF-1.7 pages"));
    let file = client
        .sheets()
        .download(7)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(file.media_type(), Some("application/pdf"));
    assert_eq!(file.bytes(1000).await.unwrap().as_ref(), b"%PDF-1.7 pages");
    let received = received.join().unwrap();
    assert_eq!(received.line, "GET /sheets/7");
    assert_eq!(received.header("accept"), Some("application/pdf"));
}

#[tokio::test]
async fn text_and_nothing_are_not_parsed_either() {
    let (client, _) = serve((200, "text/plain", "a poem"));
    assert_eq!(
        client.poems().read().send().await.unwrap().value().0,
        "a poem"
    );
    let (client, _) = serve((202, "", ""));
    assert_eq!(
        client
            .bells()
            .ring()
            .send()
            .await
            .unwrap()
            .http()
            .status()
            .code(),
        202
    );
}

#[tokio::test]
async fn a_page_knows_its_items_and_the_next() {
    use fixtures::runtime::http::Page;
    let body = r#"{"data":[{"type":"coin","id":"c1"}],"links":{"prev":null,"next":"/coins?page%5Bafter%5D=c1"}}"#;
    let (client, received) = serve((200, JSON, body));
    let page = client
        .coins()
        .list()
        .page_size(1)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        (page.prev_link(), page.next_link()),
        (None, Some("/coins?page%5Bafter%5D=c1"))
    );
    let ids: Vec<String> = page
        .into_items()
        .into_iter()
        .map(|coin| coin.id.to_string())
        .collect();
    assert_eq!(ids, ["c1"]);
    assert_eq!(received.join().unwrap().query(), "page%5Bsize%5D=1");
}
