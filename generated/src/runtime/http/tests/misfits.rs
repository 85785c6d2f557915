//! Answers in which a value does not fit its type.

use super::server::answer;
use super::*;
use crate::runtime::types::Extra;

#[derive(Clone, Default)]
struct Part {
    name: Option<String>,
    sizes: Vec<i64>,
    extra: Extra,
}
crate::object! { Part {
    "name" => name,
    "sizes" => sizes,
    .. extra
} }

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const BODY: &str = r#"{"name":{"first":"n"},"sizes":[1,"two",3]}"#;

#[tokio::test]
async fn the_rest_is_read_and_the_values_are_listed() {
    let server = Server::always(answer(200, JSON, BODY));
    let client = client(&server);
    let read = client
        .request("GET", "/parts/1")
        .send_as::<Part>()
        .await
        .unwrap();
    assert_eq!((&read.name, read.sizes.as_slice()), (&None, &[1, 0, 3][..]));
    let pointers: Vec<_> = read
        .misfits()
        .iter()
        .map(|misfit| misfit.pointer())
        .collect();
    assert_eq!(pointers, ["/name", "/sizes/1"]);
    // A root that keeps no undescribed members loses it, but the answer still has it.
    let list = client
        .request("GET", "/parts")
        .send_as::<Option<Part>>()
        .await
        .unwrap();
    assert_eq!(list.misfits().len(), 2);
    let fitting = Server::always(answer(200, JSON, r#"{"name":"n"}"#));
    let read = super::client(&fitting)
        .request("GET", "/parts/1")
        .send_as::<Part>()
        .await
        .unwrap();
    assert!(read.misfits().is_empty());
}

#[tokio::test]
async fn misfits_that_a_root_cannot_keep_are_listed() {
    let server = Server::always(answer(200, JSON, r#"["a",5,"b"]"#));
    let answer = client(&server)
        .request("GET", "/names")
        .send_as::<Vec<String>>()
        .await
        .unwrap();
    assert_eq!(answer.value(), &["a", "", "b"]);
    assert_eq!(
        (answer.misfits()[0].pointer(), answer.misfits()[0].value()),
        ("/1", &5.into())
    );
}

#[tokio::test]
async fn strict_answers_make_an_error_of_them() {
    let server = Server::always(answer(200, JSON, BODY));
    let client = builder(&server).strict_answers(true).build().unwrap();
    let result = client.request("GET", "/parts/1").send_as::<Part>().await;
    let Err(Error::Decode(error)) = result.map(drop) else {
        panic!("it was read");
    };
    assert_eq!(error.path(), "name");
}

#[tokio::test]
async fn another_root_is_an_error() {
    for body in ["[]", "5", "null", "{"] {
        let server = Server::always(answer(200, JSON, body));
        let result = client(&server)
            .request("GET", "/parts/1")
            .send_as::<Part>()
            .await;
        assert!(matches!(result.map(drop), Err(Error::Decode(_))), "{body}");
    }
}
