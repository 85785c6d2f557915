//! Request bodies as they are sent.

use crate::server::{NOTHING, send, serve};
use fixtures::runtime::http::File;
use serde_json::{Value, json};

#[tokio::test]
async fn constants_are_written_although_nobody_sets_them() {
    use fixtures::request_constants::resources::{PrintStampAttributes, PrintStampData};
    let value = PrintStampAttributes::new().value(80);
    let data = PrintStampData::new(value);
    let received = send(|client| client.stamps().print().data(data)).await;
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
    use fixtures::body_multipart::resources::{
        UploadScanAttributes, UploadScanData, UploadScanMarks,
    };
    let page = File::from_bytes("page.png", "pixels").content_type("image/png");
    let appendix = [
        File::from_bytes("a.txt", "one"),
        File::from_bytes("b.txt", "two"),
    ];
    let marks = UploadScanMarks::new().corner("left").count(2);
    let seal = File::from_bytes("s.pdf", "%PDF-1.7").content_type("application/pdf");
    let sealed = UploadScanAttributes::new().file(seal).kind("seal");
    let received = send(|client| {
        client
            .scans()
            .upload()
            .page(page)
            .appendix(appendix)
            .title("A title")
            .marks(marks)
            .data(UploadScanData::new().attributes(sealed))
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
    // Bytes inside an object are a separate part.
    let file = part("data[attributes][file]", "%PDF-1.7");
    assert!(file.contains("content-type: application/pdf"), "{file}");
    assert!(file.contains("filename=\"s.pdf\""), "{file}");
    part("data[attributes][kind]", "seal");
    assert!(part("page", "pixels").contains("content-type: image/png"));
    assert!(part("page", "pixels").contains("filename=\"page.png\""));
    assert!(part("appendix", "one").contains("filename=\"a.txt\""));
    assert!(part("appendix", "two").contains("filename=\"b.txt\""));
    assert!(!part("title", "A title").contains("filename"));
    let marks = part("marks", "corner");
    assert!(marks.contains("content-type: application/json"), "{marks}");
    assert!(marks.contains(r#"{"corner":"left","count":2}"#), "{marks}");
}

/// The parts of a multipart body, each without its boundary and in lower case.
fn split_parts(received: &crate::server::Received) -> Vec<String> {
    let content_type = received.header("content-type").unwrap();
    let (_, boundary) = content_type.split_once("boundary=").unwrap();
    let boundary = format!("--{boundary}");
    let parts = received.body.split(&boundary);
    parts.map(str::to_lowercase).collect()
}

#[tokio::test]
async fn parts_have_the_media_types_that_the_document_gives_them() {
    use fixtures::body_multipart_part_types::resources::{HangPlacardPlace, HangPlacardSize};
    let received = send(|client| {
        let hang = client.placards().hang();
        hang.image(File::from_bytes("a", "i-bytes"))
            .sketch(File::from_bytes("b", "s-bytes").content_type("image/png"))
            .any(File::from_bytes("c", "a-bytes"))
            .words(["x", "y"])
            .note("*n*")
            .place(HangPlacardPlace::new().wall("north"))
            .size(HangPlacardSize::new().width(3).parts([1, 2]))
    })
    .await;
    let parts = split_parts(&received);
    for (name, media_type, content) in [
        ("image", Some("image/png"), "i-bytes"),
        ("sketch", Some("image/png"), "s-bytes"),
        ("any", Some("application/octet-stream"), "a-bytes"),
        ("words", Some("application/json"), r#"["x","y"]"#),
        ("note", Some("text/markdown"), "*n*"),
        ("place", Some("application/json"), r#"{"wall":"north"}"#),
        ("size[width]", None, "3"),
        ("size[parts][]", None, "1"),
        ("size[parts][]", None, "2"),
    ] {
        let name = format!("name=\"{name}\"");
        let wanted = format!("\r\n\r\n{content}\r\n");
        let part = parts
            .iter()
            .find(|part| part.contains(&name) && part.ends_with(&wanted))
            .unwrap_or_else(|| panic!("{name} {content}: {}", received.body));
        let told = part.split("content-type: ").nth(1);
        assert_eq!(told.and_then(|told| told.lines().next()), media_type, "{part}");
    }
}

#[tokio::test]
async fn fields_of_a_form_have_the_styles_that_the_document_gives_them() {
    use fixtures::body_form_styles::resources::{AnswerSurveyDeep, AnswerSurveySpread};
    let received = send(|client| {
        let answer = client.surveys().answer();
        answer
            .plain(["a", "b"])
            .commas(["c", "d"])
            .pipes(["e", "f"])
            .spread(AnswerSurveySpread::new().age(7).town("Ys"))
            .deep(AnswerSurveyDeep::new().age(8))
    })
    .await;
    let body = received.body.replace("%5B", "[").replace("%5D", "]");
    let wanted = "plain=a&plain=b&commas=c,d&pipes=e%7Cf&age=7&town=Ys&deep[age]=8";
    assert_eq!(body, wanted);
}

#[tokio::test]
async fn json_is_sent_as_the_media_type_of_the_document() {
    let mended = send(|client| client.gliders().mend("k").colour("red")).await;
    assert_eq!(
        (mended.header("content-type"), mended.body.as_str()),
        (Some("application/merge-patch+json"), r#"{"colour":"red"}"#)
    );
    let replaced = send(|client| {
        let glider = fixtures::body_of_own_json::models::Glider::new().tail(2);
        client.gliders().replace("k").with_body(glider)
    })
    .await;
    assert_eq!(
        replaced.header("content-type"),
        Some("application/vnd.glider+json; v=2")
    );
    let photo = File::from_bytes("k", "pixels");
    let photographed = send(|client| client.gliders().photograph("k").with_body(photo)).await;
    assert_eq!(
        photographed.header("content-type"),
        Some("application/octet-stream")
    );
}

#[tokio::test]
async fn text_and_bytes_have_their_own_media_types() {
    let text = send(|client| client.notes().add().with_body("a \"note\"")).await;
    assert_eq!(
        (text.header("content-type"), text.body.as_str()),
        (Some("text/plain"), "a \"note\"")
    );
    let file = File::from_bytes("a.png", "pixels");
    let bytes = send(|client| client.notes().add_picture().with_body(file)).await;
    assert_eq!(
        (bytes.header("content-type"), bytes.body.as_str()),
        (Some("image/png"), "pixels")
    );
}

#[tokio::test]
async fn optional_bytes_are_sent_only_if_they_were_given() {
    let nothing = send(|client| client.notes().add_picture()).await;
    assert_eq!(
        (nothing.header("content-type"), nothing.body.as_str()),
        (None, "")
    );
    let empty = send(|client| client.notes().add_picture().with_body(File::default())).await;
    assert_eq!(
        (empty.header("content-type"), empty.body.as_str()),
        (Some("image/png"), "")
    );
}

#[tokio::test]
async fn a_body_may_be_a_list() {
    use fixtures::body_list_and_scalar::resources::AddUpItem;
    let (client, received) = crate::server::serve((200, "application/json", "3.5"));
    let items = vec![AddUpItem::new().n(1.5), AddUpItem::new().n(2.0)];
    let sum = client.sums().add_up().with_body(items).send().await.unwrap();
    assert_eq!(*sum.value(), 3.5);
    let body: Value = serde_json::from_str(&received.join().unwrap().body).unwrap();
    assert_eq!(body, json!([{ "n": 1.5 }, { "n": 2 }]));
}

#[tokio::test]
async fn a_union_is_written_with_its_tag() {
    use fixtures::union_in_request::models::Cash;
    use fixtures::union_in_request::resources::PayNowRequest;
    let cash = PayNowRequest::Cash(Box::new(Cash::new().coins(3)));
    let received = send(|client| client.payments().pay_now().with_body(cash)).await;
    let body: Value = serde_json::from_str(&received.body).unwrap();
    assert_eq!(body, json!({ "by": "cash", "coins": 3 }));
}

#[tokio::test]
async fn undeclared_members_are_sent_next_to_declared_ones() {
    use fixtures::additional_typed::resources::SetScores;
    let mut scores = SetScores::default();
    scores.game = Some("chess".to_owned());
    scores.extra.insert("ann", 3);
    let (client, received) = crate::server::serve((200, "application/json", "{}"));
    client.scores().set().with_body(scores).send().await.unwrap();
    let body: Value = serde_json::from_str(&received.join().unwrap().body).unwrap();
    assert_eq!(body, json!({ "game": "chess", "ann": 3 }));
}

#[tokio::test]
async fn a_member_that_only_the_server_sets_is_not_sent() {
    use fixtures::read_only_and_write_only::models::Member;
    let received = send(|client| {
        client
            .members()
            .rejoin_club()
            .with_body(Member::new().password("p"))
    })
    .await;
    let body: Value = serde_json::from_str(&received.body).unwrap();
    assert_eq!(body, json!({ "password": "p" }));
}

#[tokio::test]
async fn a_body_that_is_given_is_sent_even_if_it_is_empty() {
    use fixtures::optional_body::resources::TakeNap;
    for (received, body) in [
        (send(|client| client.sums().add_up().with_body([])).await, "[]"),
        (send(|client| client.naps().take().with_body(TakeNap::default())).await, "{}"),
    ] {
        assert_eq!(received.header("content-type"), Some("application/json"));
        assert_eq!(received.body, body);
    }
    // Nothing was set, and the document does not require the body.
    let received = send(|client| client.sums().add_up()).await;
    assert_eq!(received.body, "");
}

#[tokio::test]
async fn a_body_is_left_out_where_the_document_says_so_or_where_it_needs_nothing() {
    for received in [
        send(|client| client.naps().take()).await,
        send(|client| client.naps().plan()).await,
        // The body has required members.
        send(|client| client.naps().set_rule()).await,
    ] {
        assert_eq!(received.header("content-type"), None);
        assert_eq!(received.body, "");
    }
    // The same body, and the document does not say that it is optional.
    let (client, _server) = serve(NOTHING);
    let refused = client.naps().replace_rule().await.unwrap_err();
    assert!(refused.to_string().contains("/hours"), "{refused}");
}

#[tokio::test]
async fn a_form_that_is_a_text_and_parts_that_are_bytes_are_sent_as_they_are() {
    let form = send(|client| client.notes().send_whole_form().with_body("a=1&b=2")).await;
    assert_eq!(form.body, "a=1&b=2");
    assert_eq!(form.header("content-type"), Some("application/x-www-form-urlencoded"));
    let parts = File::from_bytes("parts", "--x--");
    let sent = send(|client| client.notes().send_whole_parts().with_body(parts)).await;
    assert_eq!(sent.body, "--x--");
}

#[tokio::test]
async fn a_required_body_that_only_with_body_gives_is_refused_without_it() {
    let refused = |error: fixtures::runtime::http::Error| {
        assert!(matches!(error, fixtures::runtime::http::Error::Refused { .. }), "{error:?}");
        assert!(error.to_string().contains("`with_body`"), "{error}");
    };
    let (client, server) = serve(NOTHING);
    refused(client.sums().replace_terms().await.unwrap_err());
    refused(client.sums().note().await.unwrap_err());
    refused(client.sirens().set_message().await.unwrap_err());
    refused(client.notes().send_whole_parts().await.unwrap_err());
    // The server receives the next call as its first. Its body is empty, and the caller says so.
    client.sums().replace_terms().with_body([]).await.unwrap();
    assert_eq!(server.join().unwrap().body, "[]");
    // A member of a free-form body is a body too.
    let noted = send(|client| client.sums().note().with_member("/by", "Ada")).await;
    assert_eq!(noted.body, r#"{"by":"Ada"}"#);
    // Null is a body.
    let silent = send(|client| client.sirens().set_message().with_null_body()).await;
    assert_eq!(silent.body, "null");
}
