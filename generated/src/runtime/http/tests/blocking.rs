//! The same calls from a thread without a runtime.

use super::server::{Act, Server, answer, json};
use super::*;
use std::io::Read;

#[test]
fn a_thread_without_a_runtime_can_wait() {
    let server = Server::start(|number| {
        Act::Reply(match number {
            0 => json(200, r#"{"data":[1,2],"links":{"next":"?page[after]=b"}}"#),
            1 => json(200, r#"{"data":[3],"links":{"next":null}}"#),
            2 => answer(200, &[("content-type", "application/pdf")], "%PDF-1.7"),
            _ => json(404, "{}"),
        })
    });
    let client = client(&server);
    let items: Vec<_> = things(&client)
        .list()
        .items()
        .blocking()
        .map(Result::unwrap)
        .collect();
    assert_eq!(items, [1, 2, 3]);
    let mut text = String::new();
    let file = things(&client).print("thg_1").wait().unwrap().into_inner();
    file.blocking().read_to_string(&mut text).unwrap();
    assert_eq!(text, "%PDF-1.7");
    assert!(
        things(&client)
            .delete("thg_1")
            .wait()
            .unwrap_err()
            .is_not_found()
    );
    assert!(
        things(&client)
            .list()
            .pages()
            .blocking()
            .next()
            .unwrap()
            .is_err()
    );
}

#[tokio::test]
async fn waiting_inside_of_async_code_is_refused() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    assert!(matches!(
        things(&client).list().wait(),
        Err(Error::Refused(_))
    ));
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn an_iterator_inside_of_async_code_gives_one_error_and_ends() {
    let server = Server::always(json(200, r#"{"data":[1]}"#));
    let client = client(&server);
    let mut items = things(&client).list().items().blocking();
    assert!(matches!(items.next(), Some(Err(Error::Refused(_)))));
    assert!(items.next().is_none());
    let pages: Vec<_> = things(&client).list().pages().blocking().take(9).collect();
    assert_eq!(pages.len(), 1);
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_thread_for_blocking_work_waits_by_its_handle() {
    let server = Server::always(json(200, "{}"));
    let client = client(&server);
    let work = move || {
        let error = things(&client).list().wait().unwrap_err();
        assert!(error.to_string().contains("`Handle::block_on`"), "{error}");
        let handle = tokio::runtime::Handle::current();
        handle.block_on(things(&client).list().send()).map(drop)
    };
    tokio::task::spawn_blocking(work).await.unwrap().unwrap();
    assert_eq!(server.count(), 1);
}
