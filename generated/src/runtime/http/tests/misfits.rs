//! Answers in which a value does not fit its type.

use super::server::{Act, answer};
use super::*;
use crate::runtime::json::Misfit;
use crate::runtime::types::{CollectionDocument, Extra, ResourceDocument};
use serde_json::Value;

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

/// A resource as answers have it.
#[derive(Clone, Default)]
struct Person {
    type_: String,
    id: String,
    attributes: Part,
    extra: Extra,
}
crate::object! { Person is "person" {
    "type" => type_ or absent,
    "id" => id or absent,
    "attributes" => attributes or absent,
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

/// A client of a server that always answers this.
async fn ask<T: Answer>(body: &str, strict: bool) -> Result<Response<T>, Error> {
    let headers = [
        ("content-type", "application/json"),
        ("request-id", "req_7"),
    ];
    let server = Server::always(answer(200, &headers, body));
    let client = builder(&server).strict_answers(strict).build().unwrap();
    client.request("GET", "/people/1").send_as::<T>().await
}

/// What a lenient client notes, and what a strict client fails with, are at this place.
async fn lacks<T: Answer>(body: &str, pointer: &str, found: &str) {
    let read = ask::<T>(body, false).await.unwrap();
    let [misfit] = read.misfits() else {
        panic!("{body}: {:?}", read.misfits());
    };
    assert_eq!(
        (misfit.pointer(), misfit.found()),
        (pointer, found),
        "{body}"
    );
    let error = ask::<T>(body, true).await.map(drop).unwrap_err();
    assert_eq!(error.status(), Some(Status(200)), "{body}");
    assert_eq!(error.request_id(), Some("req_7"), "{body}");
    let Error::Decode(error) = error else {
        panic!("{body}: {error}");
    };
    let path = pointer[1..].replace("/1", "[1]").replace('/', ".");
    assert_eq!(error.path(), path, "{body}");
}

#[tokio::test]
async fn a_document_without_its_data_and_a_resource_without_its_identity_do_not_fit() {
    type One = ResourceDocument<Person>;
    lacks::<One>("{}", "/data", "nothing").await;
    lacks::<One>(r#"{"meta":{"a":1}}"#, "/data", "nothing").await;
    lacks::<One>(r#"{"data":null}"#, "/data", "null").await;
    lacks::<One>(r#"{"data":{"type":"person"}}"#, "/data/id", "nothing").await;
    lacks::<One>(
        r#"{"data":{"type":"person","id":null}}"#,
        "/data/id",
        "null",
    )
    .await;
    lacks::<One>(r#"{"data":{"id":"p_1"}}"#, "/data/type", "nothing").await;
    lacks::<One>(r#"{"data":{"id":"p_1","type":null}}"#, "/data/type", "null").await;
    lacks::<CollectionDocument<Person>>("{}", "/data", "nothing").await;
    let second = r#"{"data":[{"type":"person","id":"p_1"},{"type":"person"}]}"#;
    lacks::<CollectionDocument<Person>>(second, "/data/1/id", "nothing").await;
}

#[tokio::test]
async fn what_else_a_resource_lacks_fits() {
    for body in [
        r#"{"data":{"type":"person","id":"p_1"}}"#,
        r#"{"data":{"type":"person","id":"p_1","attributes":null},"meta":null}"#,
    ] {
        let read = ask::<ResourceDocument<Person>>(body, true).await.unwrap();
        assert_eq!((read.data.id.as_str(), read.misfits().len()), ("p_1", 0));
    }
    // A document of a type that may be null is the caller's own choice.
    let read = ask::<ResourceDocument<Option<Value>>>(r#"{"data":null}"#, true).await;
    assert!(read.unwrap().data.is_none());
}

/// Members that the document requires.
#[derive(Clone, Default)]
struct Ticket {
    link: String,
    size: i64,
    seats: Vec<Ticket>,
    note: Option<String>,
    extra: Extra,
}
crate::object! { Ticket {
    "link" => link,
    "size" => size,
    "seats" => seats,
    "note" => note or null,
    .. extra
} }

#[tokio::test]
async fn a_strict_client_refuses_an_answer_that_lacks_a_member_without_an_option() {
    for (body, path) in [
        ("{}", "link"),
        (r#"{"link":"l","seats":[]}"#, "size"),
        (r#"{"link":"l","size":1}"#, "seats"),
        (
            r#"{"link":"l","size":1,"seats":[{"size":1,"seats":[]}]}"#,
            "seats[0].link",
        ),
    ] {
        let read = ask::<Ticket>(body, false).await.unwrap();
        assert!(read.misfits().is_empty(), "{body}");
        let error = ask::<Ticket>(body, true).await.map(drop).unwrap_err();
        assert_eq!(error.request_id(), Some("req_7"), "{body}");
        let Error::Decode(error) = error else {
            panic!("{body}: {error}");
        };
        assert_eq!(error.path(), path, "{body}");
    }
    for body in [
        r#"{"link":"","size":0,"seats":[{"link":"","size":0,"seats":[],"note":null}]}"#,
        r#"{"Link":1,"LINK":{},"link":"l","size":1,"seats":[],"other":[{}]}"#,
    ] {
        assert!(ask::<Ticket>(body, true).await.is_ok(), "{body}");
    }
    assert!(ask::<Vec<Ticket>>("[]", true).await.is_ok());
}

#[derive(Clone, Default)]
struct ListPeople {}

impl Operation for ListPeople {
    type Response = CollectionDocument<Person>;
    const INFO: &'static OperationInfo = &OperationInfo {
        path: "/people",
        ..OperationInfo::DEFAULT
    };
}

#[tokio::test]
async fn the_items_of_all_pages_come_with_the_misfits_of_their_page() {
    let server = Server::start(|number| {
        let people = [
            r#"{"data":[{"type":"person","id":"p_1","attributes":{"name":5}},{"type":"person","id":"p_2"}],"links":{"next":"/people?page[after]=p_2"}}"#,
            r#"{"data":[{"type":"person","id":"p_3"}]}"#,
        ];
        Act::Reply(answer(200, JSON, people[number]))
    });
    let client = client(&server);
    let mut people = Request::new(&client, ListPeople {}).items();
    assert!(people.misfits().is_empty());
    for (id, places) in [
        ("p_1", &["/data/0/attributes/name"][..]),
        ("p_2", &["/data/0/attributes/name"]),
        ("p_3", &[]),
    ] {
        assert_eq!(people.next().await.unwrap().unwrap().id, id);
        let misfits = people.misfits().iter().map(Misfit::pointer);
        assert_eq!(misfits.collect::<Vec<_>>(), places);
    }
    assert!(people.next().await.is_none());
}
