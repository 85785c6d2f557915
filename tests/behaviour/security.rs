//! Which credential travels, and how.

use crate::server::{NOTHING, Received, serve_with};
use fixtures::runtime::http::{Client, ClientBuilder, Operation, Request};

fn with_all(builder: ClientBuilder) -> ClientBuilder {
    let builder = builder
        .credential("token", "t")
        .credential("password", "user:word");
    builder
        .credential("header-key", "h")
        .credential("query-key", "q")
        .credential("cookie-key", "c")
}

async fn send<O: Operation>(make: impl FnOnce(&Client) -> Request<O>) -> Received {
    let (client, received) = serve_with(NOTHING, with_all);
    make(&client).send().await.unwrap();
    received.join().unwrap()
}

/// Authorization, own header, cookie and query.
fn credentials(received: &Received) -> (Option<&str>, Option<&str>, Option<&str>, &str) {
    let header = |name| received.header(name);
    (
        header("authorization"),
        header("x-key"),
        header("cookie"),
        received.query(),
    )
}

#[tokio::test]
async fn each_operation_takes_the_credential_that_it_wants_and_no_other() {
    let received = send(|client| client.vaults().open_by_bearer()).await;
    assert_eq!(credentials(&received), (Some("Bearer t"), None, None, ""));
    let received = send(|client| client.vaults().open_by_basic()).await;
    assert_eq!(
        credentials(&received),
        (Some("Basic dXNlcjp3b3Jk"), None, None, "")
    );
    let received = send(|client| client.vaults().open_by_header()).await;
    assert_eq!(credentials(&received), (None, Some("h"), None, ""));
    let received = send(|client| client.vaults().open_by_query()).await;
    assert_eq!(credentials(&received), (None, None, None, "key=q"));
    let received = send(|client| client.vaults().open_by_cookie()).await;
    assert_eq!(credentials(&received), (None, None, Some("session=c"), ""));
    let received = send(|client| client.vaults().open_by_two()).await;
    assert_eq!(credentials(&received), (None, Some("h"), None, "key=q"));
    let received = send(|client| client.vaults().open_by_none()).await;
    assert_eq!(credentials(&received), (None, None, None, ""));
}

#[tokio::test]
async fn a_scheme_of_which_nothing_travels_wants_no_credential() {
    let received = send(|client| client.towers().build()).await;
    assert_eq!(credentials(&received), (None, None, None, ""));
}
