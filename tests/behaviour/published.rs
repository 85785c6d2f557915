//! Code for a published crate, compiled with the next one: it builds and does the same, although the document describes
//! more.

use crate::server::serve;
use fixtures::names_published::models::{Fruit, Tree, TreeRoot};
use fixtures::names_published::resources::{PlantTree, PlantTreeSite};

const TREE: &str = r#"{"name":"Old one","state":"bare","crop":{"sweet":true,"hard":false},"root":{"depth":3},"twin":{"sweet":false,"sour":1}}"#;

fn read(
    tree: &Tree,
) -> (
    &String,
    Option<&String>,
    Option<&Fruit>,
    Option<&TreeRoot>,
    Option<&Fruit>,
) {
    (
        &tree.name,
        tree.state.as_ref(),
        tree.crop.as_deref(),
        tree.root.as_deref(),
        tree.twin.as_deref(),
    )
}

#[tokio::test]
async fn values_are_sent_and_read_as_before() {
    let (client, received) = serve((200, "application/json", TREE));
    let mut body = PlantTree::default();
    body.height = Some(2.5);
    let request = client.orchards().plant_tree().with_body(body);
    let request = request.note("short").site(PlantTreeSite::new().row(1));
    let tree = request.send().await.unwrap();
    let (name, state, crop, root, twin) = read(&tree);
    assert_eq!(
        (name.as_str(), state.map(String::as_str)),
        ("Old one", Some("bare"))
    );
    assert_eq!(crop.and_then(|fruit| fruit.sweet), Some(true));
    assert_eq!(root.and_then(|root| root.depth), Some(3));
    let twin = twin.unwrap();
    assert_eq!(twin.sweet, Some(false));
    assert_eq!(
        twin.extra.get("sour").and_then(|sour| sour.as_i64()),
        Some(1)
    );
    let received = received.join().unwrap();
    assert!(
        received.line.starts_with("POST /trees"),
        "{}",
        received.line
    );
    let sent: serde_json::Value = serde_json::from_str(&received.body).unwrap();
    let wanted = serde_json::json!({
        "kind": "apple", "note": "short", "height": 2.5, "site": { "row": 1 } });
    assert_eq!(sent, wanted);
}

#[tokio::test]
async fn arguments_and_setters_are_those_that_were() {
    let (client, received) = serve((200, "application/json", TREE));
    let request = client.orchards().retrieve_tree("7", "spring");
    request.with("roots").send().await.unwrap();
    let line = received.join().unwrap().line;
    assert_eq!(line, "GET /trees/7?season=spring&with=roots");
}
