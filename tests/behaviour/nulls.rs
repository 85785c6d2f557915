//! Absent, null and value are three things in a request.

use crate::server::serve;
use fixtures::null_and_absent::resources::{
    ChangeProfile, ChangeProfileHome, ChangeProfileResponse,
};
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
async fn what_is_not_set_is_left_out_unless_it_is_required() {
    let change = ChangeProfile::default().name("a");
    assert_eq!(sent(change).await, json!({ "name": "a", "motto": null }));
}

#[tokio::test]
async fn a_member_can_be_cleared() {
    let change = ChangeProfile::default()
        .name("a")
        .phone(Nullable::Null)
        .home(Nullable::Null);
    let wanted = json!({ "name": "a", "motto": null, "phone": null, "home": null });
    assert_eq!(sent(change).await, wanted);
}

#[tokio::test]
async fn a_member_can_be_set() {
    let home = Box::new(ChangeProfileHome::new().street("b"));
    let change = ChangeProfile::default()
        .name("a")
        .motto("m")
        .phone("1")
        .home(home);
    let wanted = json!({ "name": "a", "motto": "m", "phone": "1", "home": { "street": "b" } });
    assert_eq!(sent(change).await, wanted);
}

#[test]
fn the_three_are_told_apart_when_read() {
    let read =
        |json: &str| serde_json::from_str::<fixtures::null_and_absent::models::Card>(json).unwrap();
    assert!(matches!(read("{}").note, Nullable::Absent));
    assert!(matches!(read(r#"{"note":null}"#).note, Nullable::Null));
    assert!(matches!(read(r#"{"note":"a"}"#).note, Nullable::Value(text) if text == "a"));
}

#[test]
fn an_answer_that_lacks_what_is_required_is_read_all_the_same() {
    let answer: ChangeProfileResponse = serde_json::from_str("{}").unwrap();
    assert_eq!((answer.name.as_str(), answer.motto), ("", None));
}
