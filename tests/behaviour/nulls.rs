//! Absent, null and value are three things in a request.

use crate::server::serve;
use fixtures::null_and_absent::resources::{
    ChangeProfile, ChangeProfileHome, ChangeProfileResponse,
};
use fixtures::runtime::http::Error;
use fixtures::runtime::types::Nullable;
use serde_json::{Value, json};

const PROFILE: &str = r#"{"name":"a","motto":null}"#;

async fn sent(change: ChangeProfile) -> Value {
    let (client, received) = serve((200, "application/json", PROFILE));
    client
        .profiles()
        .change()
        .with_body(change)
        .send()
        .await
        .unwrap();
    serde_json::from_str(&received.join().unwrap().body).unwrap()
}

#[tokio::test]
async fn an_unset_member_is_left_out() {
    let change = ChangeProfile::default().name("a").motto(Nullable::Null);
    assert_eq!(sent(change).await, json!({ "name": "a", "motto": null }));
}

#[tokio::test]
async fn a_required_member_that_was_never_set_is_refused_before_anything_is_sent() {
    let (client, received) = serve((200, "application/json", PROFILE));
    let refused = client.profiles().change().name("a").send().await;
    let error = refused.unwrap_err();
    assert!(matches!(error, Error::Refused { .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("/motto") && text.contains("`motto(…)`"), "{text}");
    // The server receives the next call as its first.
    let call = client.profiles().change().name("a").motto(Nullable::Null);
    call.send().await.unwrap();
    let body = received.join().unwrap().body;
    assert_eq!(body, r#"{"name":"a","motto":null}"#);
}

#[tokio::test]
async fn none_leaves_a_member_as_it_is() {
    let change = ChangeProfile::default()
        .name("a")
        .motto("m")
        .phone(None::<String>)
        .home(None::<ChangeProfileHome>);
    assert_eq!(sent(change).await, json!({ "name": "a", "motto": "m" }));
}

#[tokio::test]
async fn a_member_can_be_cleared() {
    let change = ChangeProfile::default()
        .name("a")
        .motto("m")
        .phone(Nullable::Null)
        .home(Nullable::Null);
    let wanted = json!({ "name": "a", "motto": "m", "phone": null, "home": null });
    assert_eq!(sent(change).await, wanted);
}

#[tokio::test]
async fn a_member_can_be_set() {
    let home = ChangeProfileHome::new().street("b");
    let change = ChangeProfile::default()
        .name("a")
        .motto(Some("m"))
        .phone("1")
        .home(home);
    let wanted = json!({ "name": "a", "motto": "m", "phone": "1", "home": { "street": "b" } });
    assert_eq!(sent(change).await, wanted);
}

#[test]
fn the_three_are_distinguished_when_read() {
    let read =
        |json: &str| serde_json::from_str::<fixtures::null_and_absent::models::Card>(json).unwrap();
    assert!(matches!(read("{}").note, Nullable::Absent));
    assert!(matches!(read(r#"{"note":null}"#).note, Nullable::Null));
    assert!(matches!(read(r#"{"note":"a"}"#).note, Nullable::Value(text) if text == "a"));
}

#[test]
fn an_answer_without_a_required_member_is_still_read() {
    let answer: ChangeProfileResponse = serde_json::from_str("{}").unwrap();
    assert_eq!((answer.name.as_str(), answer.motto), ("", None));
}

#[test]
fn a_member_that_leads_back_to_its_own_type_is_null_or_a_value_in_a_box() {
    use fixtures::recursion_required_null::models::{End, Folder, Link, Sheet};
    let last = Link::new(2).next(Nullable::Null);
    let first = Link::new(1).next(last);
    let wanted = json!({ "size": 1, "next": { "size": 2, "next": null } });
    assert_eq!(serde_json::to_value(&first).unwrap(), wanted);
    let folder = Folder::new().parent(Sheet::new().folder(Folder::new().parent(Nullable::Null)));
    let wanted = json!({ "parent": { "folder": { "parent": null } } });
    assert_eq!(serde_json::to_value(&folder).unwrap(), wanted);
    let answer: End = serde_json::from_value(json!({ "before": { "before": null } })).unwrap();
    assert!(answer.before.is_some_and(|before| before.before.is_none()));
}

#[test]
fn new_sets_required_members_that_can_be_null_to_null() {
    let plan = fixtures::body_of_null::models::SirenPlan::new(7);
    let wanted = json!({ "hour": 7, "days": null, "before": null, "loud": null });
    assert_eq!(serde_json::to_value(plan.clone()).unwrap(), wanted);
    let wanted = json!({ "hour": 7, "days": ["May"], "before": null, "loud": true });
    let plan = plan.days(["May"]).loud(true);
    assert_eq!(serde_json::to_value(plan).unwrap(), wanted);
}

#[tokio::test]
async fn a_whole_body_can_be_null() {
    let (client, received) = serve((204, "text/plain", ""));
    client.sirens().set_message().with_null_body().await.unwrap();
    assert_eq!(received.join().unwrap().body, "null");
    // The required members of an object are not asked for.
    let (client, received) = serve((204, "text/plain", ""));
    client.sirens().set_plan().with_null_body().await.unwrap();
    assert_eq!(received.join().unwrap().body, "null");
    let (client, received) = serve((204, "text/plain", ""));
    client.sirens().set_tone().with_null_body().await.unwrap();
    let request = received.join().unwrap();
    assert_eq!(request.body, "null");
    assert_eq!(request.header("content-type"), Some("application/merge-patch+json"));
}

#[tokio::test]
async fn a_body_of_null_has_no_members() {
    let (client, _received) = serve((204, "text/plain", ""));
    for request in [
        client.sirens().set_tone().pitch(1).with_null_body(),
        client.sirens().set_tone().with_null_body().pitch(1),
    ] {
        let error = request.await.unwrap_err();
        assert!(matches!(error, Error::Refused { .. }), "{error:?}");
    }
}
