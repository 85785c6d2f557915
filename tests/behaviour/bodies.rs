//! Request bodies as they go over the wire.

use crate::server::send;
use fixtures::runtime::http::File;
use serde_json::{Value, json};

#[tokio::test]
async fn constants_are_written_although_nobody_sets_them() {
    let received = send(|client| client.stamps().print().value(80)).await;
    let body: Value = serde_json::from_str(&received.body).unwrap();
    let data = json!({
        "type": "stamp", "layout": 2, "glued": true, "colour": "red", "attributes": { "value": 80 }
    });
    assert_eq!(body, json!({ "data": data }));
    assert_eq!(received.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn setters_reach_through_the_envelope() {
    let received = send(|client| client.rafts().create().logs(8).name("Kon").notify(true)).await;
    let data = json!({ "type": "raft", "attributes": { "logs": 8, "name": "Kon" } });
    let wanted = json!({ "data": data, "meta": { "notify": true } });
    assert_eq!(
        serde_json::from_str::<Value>(&received.body).unwrap(),
        wanted
    );
}

#[tokio::test]
async fn a_form_is_a_form() {
    use fixtures::body_form::resources::CastVoteVoter;
    let voter = CastVoteVoter::new().district("north west");
    let received = send(|client| {
        client
            .votes()
            .cast()
            .choice("a & b")
            .weight(2.0)
            .reasons(["x", "y"])
            .voter(voter)
    })
    .await;
    assert_eq!(
        received.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let body = received.body.replace("%5B", "[").replace("%5D", "]");
    let wanted =
        "choice=a%20%26%20b&weight=2&kind=secret&reasons=x&reasons=y&voter[district]=north%20west";
    assert_eq!(body.replace('+', "%20"), wanted);
}

#[tokio::test]
async fn a_multipart_body_has_files_text_and_json_parts() {
    use fixtures::body_multipart::resources::UploadScanMarks;
    let page = File::from_bytes("page.png", "pixels").content_type("image/png");
    let appendix = [
        File::from_bytes("a.txt", "one"),
        File::from_bytes("b.txt", "two"),
    ];
    let marks = UploadScanMarks::new().corner("left").count(2);
    let received = send(|client| {
        client
            .scans()
            .upload()
            .page(page)
            .appendix(appendix)
            .title("A title")
            .marks(marks)
    })
    .await;
    let content_type = received.header("content-type").unwrap();
    let (essence, boundary) = content_type.split_once("; boundary=").unwrap();
    assert_eq!(essence, "multipart/form-data");
    let parts: Vec<&str> = received.body.split(&format!("--{boundary}")).collect();
    let part = |name: &str, content: &str| {
        let named =
            |part: &&&str| part.contains(&format!("name=\"{name}\"")) && part.contains(content);
        parts
            .iter()
            .find(named)
            .unwrap_or_else(|| panic!("{name}: {}", received.body))
            .to_lowercase()
    };
    assert!(part("page", "pixels").contains("content-type: image/png"));
    assert!(part("page", "pixels").contains("filename=\"page.png\""));
    assert!(part("appendix", "one").contains("filename=\"a.txt\""));
    assert!(part("appendix", "two").contains("filename=\"b.txt\""));
    assert!(!part("title", "A title").contains("filename"));
    let marks = part("marks", "corner");
    assert!(marks.contains("content-type: application/json"), "{marks}");
    assert!(marks.contains(r#"{"corner":"left","count":2}"#), "{marks}");
}

#[tokio::test]
async fn text_and_bytes_have_their_own_media_types() {
    let text = send(|client| client.notes().add().body("a \"note\"")).await;
    assert_eq!(
        (text.header("content-type"), text.body.as_str()),
        (Some("text/plain"), "a \"note\"")
    );
    let file = File::from_bytes("a.png", "pixels");
    let bytes = send(|client| client.notes().add_picture().body(file)).await;
    assert_eq!(
        (bytes.header("content-type"), bytes.body.as_str()),
        (Some("image/png"), "pixels")
    );
}

#[tokio::test]
async fn a_body_may_be_a_list() {
    use fixtures::body_list_and_scalar::resources::AddUpItem;
    let (client, received) = crate::server::serve((200, "application/json", "3.5"));
    let items = vec![AddUpItem::new().n(1.5), AddUpItem::new().n(2.0)];
    let sum = client.sums().add_up().body(items).send().await.unwrap();
    assert_eq!(*sum.value(), 3.5);
    let body: Value = serde_json::from_str(&received.join().unwrap().body).unwrap();
    assert_eq!(body, json!([{ "n": 1.5 }, { "n": 2 }]));
}

#[tokio::test]
async fn a_union_is_written_with_its_tag() {
    use fixtures::union_in_request::models::Cash;
    use fixtures::union_in_request::resources::PayNowRequest;
    let cash = PayNowRequest::Cash(Box::new(Cash::new().coins(3)));
    let received = send(|client| client.payments().pay_now().body(cash)).await;
    let body: Value = serde_json::from_str(&received.body).unwrap();
    assert_eq!(body, json!({ "by": "cash", "coins": 3 }));
}

#[tokio::test]
async fn members_without_a_name_stand_beside_those_with_one() {
    use fixtures::additional_typed::resources::SetScores;
    let mut scores = SetScores::default();
    scores.game = Some("chess".to_owned());
    scores.extra.insert("ann", 3);
    let (client, received) = crate::server::serve((200, "application/json", "{}"));
    client.scores().set().body(scores).send().await.unwrap();
    let body: Value = serde_json::from_str(&received.join().unwrap().body).unwrap();
    assert_eq!(body, json!({ "game": "chess", "ann": 3 }));
}

#[tokio::test]
async fn what_only_the_server_sets_is_not_sent() {
    use fixtures::read_only_and_write_only::models::Member;
    let received = send(|client| {
        client
            .members()
            .rejoin_club()
            .body(Member::new().password("p"))
    })
    .await;
    let body: Value = serde_json::from_str(&received.body).unwrap();
    assert_eq!(body, json!({ "password": "p" }));
}
