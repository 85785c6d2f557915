//! Members that a caller adds to a body, and bodies that are set as a whole.

use super::sample::*;
use super::server::{Server, answer};
use super::*;
use serde_json::{Value, json};

async fn sent(request: Request<impl Operation>) -> (Value, String) {
    let server = Server::always(answer(204, &[], ""));
    let mut request = request;
    request.client = client(&server);
    let outcome = request.send_as::<NoContent>().await;
    outcome.unwrap();
    let text = server.seen()[0].text();
    (serde_json::from_str(&text).unwrap_or_default(), text)
}

fn nowhere() -> Client {
    let transport = FakeTransport::default();
    let builder = Client::builder().settings(&SETTINGS).api_key("k");
    builder.transport(transport).build().unwrap()
}

#[tokio::test]
async fn members_are_added_to_json_where_their_pointer_says() {
    let client = nowhere();
    let request = things(&client)
        .create()
        .with_member("/name", "first")
        .with_member("/owner/address/street~1no", json!(["a", 1, null]))
        .with_member("/owner/address/street~1no/1", 2.5)
        .with_member("/~01", json!({"deep": true}))
        .name("set after");
    let (body, _) = sent(request).await;
    let wanted = json!({
        "type": "thing",
        "name": "first",
        "owner": {"address": {"street/no": ["a", 2.5, null]}},
        "~1": {"deep": true},
    });
    assert_eq!(body, wanted);
}

#[tokio::test]
async fn members_are_added_to_forms_and_to_bodies_with_files() {
    let client = nowhere();
    let thing = || CreateThing {
        name: Some("a".to_owned()),
        ..CreateThing::default()
    };
    let (_, form) = sent(
        things(&client)
            .submit(thing())
            .with_member("/risk-tier", "gold & more"),
    )
    .await;
    assert_eq!(form, "type=thing&name=a&risk-tier=gold%20%26%20more");
    let picture = Some(File::from_bytes("p", "PNG"));
    let upload = things(&client).upload(CreateThing { picture, ..thing() });
    let (_, parts) = sent(upload.with_member("/risk-tier", "gold")).await;
    assert!(
        parts.contains("name=\"risk-tier\"\r\n\r\ngold\r\n"),
        "{parts}"
    );
    assert!(
        parts.contains("name=\"picture\"; filename=\"p\""),
        "{parts}"
    );
    let mut request = things(&client).create();
    request.body.picture = Some(File::from_bytes("p", "PNG"));
    let (body, _) = sent(request.with_member("/risk-tier", "gold")).await;
    assert_eq!(
        body,
        json!({"type": "thing", "picture": "UE5H", "risk-tier": "gold"})
    );
}

#[tokio::test]
async fn a_member_that_has_no_place_is_refused() {
    let client = nowhere();
    let refused = [
        things(&client).create().with_member("name", 1).await.err(),
        things(&client).create().with_member("", 1).await.err(),
        things(&client)
            .create()
            .name("a")
            .with_member("/name/first", 1)
            .await
            .err(),
        things(&client)
            .create()
            .with_member("/a", json!([]))
            .with_member("/a/0", 1)
            .await
            .err(),
        things(&client).list().with_member("/a", 1).await.err(),
        things(&client)
            .replace(File::from_bytes("a", "b"))
            .with_member("/a", 1)
            .await
            .err(),
    ];
    for error in refused {
        let error = error.unwrap();
        assert!(matches!(error, Error::Refused(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_whole_body_drops_no_member_that_was_set_before() {
    let client = nowhere();
    let whole = || CreateThing {
        size: Some(1.0),
        ..CreateThing::default()
    };
    let request = things(&client).create().replace_body(whole()).name("a");
    let (body, _) = sent(request).await;
    assert_eq!(body, json!({"type": "thing", "name": "a", "size": 1}));
    let error = things(&client)
        .create()
        .name("a")
        .replace_body(whole())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("call it first"), "{error}");
}

#[tokio::test]
async fn a_post_without_a_body_says_that_it_is_empty() {
    let server = Server::always(answer(200, &[("content-type", "text/plain")], "claimed"));
    let client = client(&server);
    let claim = things(&client)
        .claim("t", "s")
        .with_credential("tokenAuth", "t");
    claim.await.unwrap();
    client
        .request("PATCH", "/things/1")
        .send_as::<NoContent>()
        .await
        .unwrap();
    client
        .request("GET", "/things/1")
        .send_as::<NoContent>()
        .await
        .unwrap();
    client
        .request("DELETE", "/things/1")
        .send_as::<NoContent>()
        .await
        .unwrap();
    let seen = server.seen();
    let lengths: Vec<_> = seen
        .iter()
        .map(|seen| seen.header("content-length"))
        .collect();
    assert_eq!(lengths, [Some("0"), Some("0"), None, None]);
}
