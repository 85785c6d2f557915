//! Lists in pages.

use super::server::{Act, Seen, Server, json};
use super::*;

/// Two items per page, with links as Persona writes them: relative, under the API's documented path.
fn paged(seen: &Seen) -> Vec<u8> {
    let (page, next) = match seen.target.split("after%5D=").nth(1) {
        None => ("1,2", "\"/api/v1/things?page%5Bafter%5D=b\""),
        Some("b") => ("3,4", "\"/api/v1/things?page%5Bafter%5D=d\""),
        Some(_) => ("5", "null"),
    };
    json(
        200,
        &format!(r#"{{"data":[{page}],"links":{{"next":{next}}}}}"#),
    )
}

fn linking(next: &'static str) -> Server {
    Server::start(move |_| {
        let next = next.to_owned();
        Act::Reply(json(
            200,
            &format!(r#"{{"data":[1],"links":{{"next":{next:?}}}}}"#),
        ))
    })
}

#[tokio::test]
async fn items_come_from_every_page_and_no_page_comes_too_early() {
    let server = Server::start(|_| Act::Answer(paged));
    let client = builder(&server)
        .base_url(format!("{}/proxy", server.url()))
        .build()
        .unwrap();
    let mut items = things(&client)
        .list()
        .filter_status("open")
        .page_size(2.0)
        .items();
    assert_eq!(server.count(), 0);
    for (item, requests) in [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)] {
        assert_eq!(items.next().await.unwrap().unwrap(), item);
        assert_eq!(server.count(), requests);
    }
    assert!(items.next().await.is_none() && items.next().await.is_none());
    assert_eq!(server.count(), 3);
    let targets: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| seen.target.clone())
        .collect();
    let start = "/proxy/things?filter%5Bstatus%5D=open&page%5Bsize%5D=2";
    assert_eq!(targets[0], start);
    assert_eq!(targets[1], format!("{start}&page%5Bafter%5D=b"));
    assert_eq!(targets[2], format!("{start}&page%5Bafter%5D=d"));
}

#[tokio::test]
async fn pages_are_whole_answers() {
    let server = Server::start(|_| Act::Answer(paged));
    let client = client(&server);
    let mut pages = things(&client).list().pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert_eq!(page.http().status(), 200);
        sizes.push(page.into_inner().into_items().len());
    }
    assert_eq!(sizes, [2, 2, 1]);
    assert_eq!(things(&client).list().items().all().await.unwrap().len(), 5);
}

#[tokio::test]
async fn a_cursor_that_repeats_ends_the_list_with_an_error() {
    for next in ["?page[after]=x", "/things?page[after]=x", "x"] {
        let server = linking(next);
        let client = client(&server);
        let mut pages = things(&client).list().pages();
        assert!(pages.next().await.unwrap().is_ok());
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(
            matches!(&error, Error::Unexpected(e) if matches!(e.kind(), UnexpectedKind::PageLink(_))),
            "{error:?}"
        );
        assert!(pages.next().await.is_none());
        assert_eq!(server.count(), 2);
        assert_eq!(server.seen()[1].target, "/things?page%5Bafter%5D=x");
    }
}

#[tokio::test]
async fn a_page_link_to_another_host_is_not_followed() {
    for next in [
        "https://evil.example/list?a=b",
        "//evil.example/x?a=b",
        "http://[",
        "javascript:alert(1)",
    ] {
        let server = linking(next);
        let client = client(&server);
        let mut items = things(&client).list().items();
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        let error = items.next().await.unwrap().unwrap_err();
        assert!(matches!(&error, Error::Unexpected(_)), "{next}: {error:?}");
        assert!(!error.to_string().contains("evil"), "{error}");
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_page_link_to_another_path_of_the_same_host_is_followed_as_it_is() {
    let server = Server::start(|number| {
        let next = if number == 0 {
            "\"/cursors/77?x=1\""
        } else {
            "null"
        };
        Act::Reply(json(
            200,
            &format!(r#"{{"data":[{number}],"links":{{"next":{next}}}}}"#),
        ))
    });
    let client = client(&server);
    assert_eq!(
        things(&client)
            .list()
            .page_size(1.0)
            .items()
            .all()
            .await
            .unwrap()
            .len(),
        2
    );
    assert_eq!(server.seen()[1].target, "/cursors/77?x=1");
    assert_eq!(
        server.seen()[1].header("authorization"),
        Some("Bearer key_abc")
    );
}

#[tokio::test]
async fn every_page_of_a_search_has_a_key_of_its_own() {
    let server = Server::start(|number| {
        let next = ["\"?page[after]=b\"", "null"][number];
        Act::Reply(json(
            200,
            &format!(r#"{{"data":[{number}],"links":{{"next":{next}}}}}"#),
        ))
    });
    let client = client(&server);
    let search = things(&client).search("jane").with_idempotency_key("mine");
    assert_eq!(search.items().all().await.unwrap(), [0, 1]);
    let seen = server.seen();
    assert_eq!(seen[0].header("idempotency-key"), Some("mine"));
    assert_eq!(seen[1].header("idempotency-key").unwrap().len(), 36);
    assert_eq!(seen[1].target, "/things/search?page%5Bafter%5D=b");
    assert!(seen.iter().all(|seen| seen.text() == r#"{"name":"jane"}"#));
}

#[tokio::test]
async fn a_page_that_is_no_longer_waited_for_is_not_lost() {
    let server = Server::start(|_| Act::Answer(paged));
    let client = client(&server);
    let mut items = things(&client).list().items();
    let mut next = Box::pin(items.next());
    let polled = std::future::poll_fn(|context| {
        std::task::Poll::Ready(next.as_mut().poll(context).is_ready())
    });
    assert!(!polled.await);
    drop(next);
    assert_eq!(items.all().await.unwrap(), [1, 2, 3, 4, 5]);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn an_error_ends_the_list() {
    let server = Server::start(|number| match number {
        0 => Act::Answer(paged),
        _ => Act::Reply(json(403, "{}")),
    });
    let client = client(&server);
    let mut items = things(&client).list().items();
    assert!(items.next().await.unwrap().is_ok() && items.next().await.unwrap().is_ok());
    assert!(items.next().await.unwrap().unwrap_err().is_forbidden());
    assert!(items.next().await.is_none());
}

/// A list in the form of JSON:API.
#[derive(Default)]
struct ListDocuments;

impl Operation for ListDocuments {
    type Response = crate::runtime::types::CollectionDocument<serde_json::Value>;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "list-documents",
        path: "/documents",
        ..OperationInfo::DEFAULT
    };
}

#[tokio::test]
async fn a_link_that_does_not_fit_ends_the_list_with_an_error() {
    for (links, place) in [(r#"{"next":7}"#, "links.next"), ("5", "links")] {
        let body = format!("{{\n\"data\":[1],\"links\":{links}}}");
        let server = Server::always(json(200, &body));
        let client = client(&server);
        let mut items = Request::new(&client, ListDocuments).items();
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        let error = items.next().await.unwrap().unwrap_err();
        let Error::Decode(error) = &error else {
            panic!("{links}: {error:?}");
        };
        assert_eq!((error.path().as_str(), error.source.line()), (place, 2));
        assert!(items.next().await.is_none());
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_page_without_a_list_is_an_error() {
    let body = r#"{"data":{"id":"1"},"links":{"next":"?page[after]=b"}}"#;
    let server = Server::always(json(200, body));
    let client = client(&server);
    let mut items = Request::new(&client, ListDocuments).items();
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        error.to_string().contains("data: expected an array"),
        "{error}"
    );
    assert!(items.next().await.is_none());
    let mut pages = Request::new(&client, ListDocuments).pages();
    assert!(matches!(pages.next().await, Some(Err(Error::Decode(_)))));
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_link_object_is_followed() {
    let server = Server::start(|number| {
        let next = [r#"{"href":"?page[after]=b"}"#, "null"][number];
        let body = format!(r#"{{"data":[{number}],"links":{{"next":{next}}}}}"#);
        Act::Reply(json(200, &body))
    });
    let client = client(&server);
    let items = Request::new(&client, ListDocuments).items();
    assert_eq!(items.all().await.unwrap(), [0, 1]);
    assert_eq!(server.seen()[1].target, "/documents?page%5Bafter%5D=b");
}
