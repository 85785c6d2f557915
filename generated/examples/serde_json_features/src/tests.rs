//! Every place where the client reads JSON of a server, with each private key of serde_json.

use bytes::Bytes;
use serde_json::{Map, Value};
use std::pin::Pin;
use std::task::{Context, Poll};
use withpersona::events::{Event, Verifier};
use withpersona::http::{
    BoxFuture, Client, Error, Headers, Status, Transport, TransportAnswer, TransportError,
    TransportRequest,
};
use withpersona::models::*;
use withpersona::runtime::Extra;
use withpersona::runtime::json::{decode, to_vec};
use withpersona::webhook::{rule, sign};

const KEYS: [&str; 2] = [
    "$serde_json::private::RawValue",
    "$serde_json::private::Number",
];

/// Values of such a key, as JSON text: values that serde_json would read as JSON or as a number, and values that it
/// would refuse.
const VALUES: [&str; 6] = [
    r#""[1,2]""#,
    r#""12""#,
    r#""1\u0030""#,
    r#""no json""#,
    "5",
    r#"{"a":1}"#,
];

/// Objects with one of the keys.
fn objects() -> Vec<String> {
    let with = |key| VALUES.map(|value| format!(r#"{{"{key}":{value}}}"#));
    KEYS.into_iter().flat_map(with).collect()
}

/// The tree of a text, made without serde_json's deserializer.
fn tree(text: &str) -> Value {
    decode(text.as_bytes()).unwrap()
}

fn written<T: withpersona::runtime::json::Show>(value: &T) -> String {
    String::from_utf8(to_vec(value).unwrap()).unwrap()
}

#[test]
fn a_tree_has_the_keys_as_members() {
    for object in objects() {
        let Value::Object(members) = tree(&object) else {
            panic!("{object} is no object any more");
        };
        assert_eq!(members.len(), 1, "{object}");
        assert!(KEYS.contains(&members.keys().next().unwrap().as_str()));
        assert_eq!(
            written(&Value::Object(members)),
            object.replace("\\u0030", "0")
        );
    }
}

/// Documents with the object as a typed member, an undescribed member, in a map, in a union, and as free-form JSON.
fn documents(object: &str) -> [String; 5] {
    [
        format!(r#"{{"type":"inquiry","id":"inq_1","attributes":{{"reference-id":{object}}}}}"#),
        format!(r#"{{"type":"inquiry","id":"inq_1","attributes":{{"brand-new":{object}}}}}"#),
        format!(
            r#"{{"type":"inquiry","id":"inq_1","attributes":{{"fields":{{"one":{object}}}}}}}"#
        ),
        format!(r#"{{"type":"inquiry","id":{object}}}"#),
        format!(r#"{{"type":"inquiry","id":"inq_1","brand-new":[[{object}]]}}"#),
    ]
}

#[test]
fn they_are_members_wherever_they_stand_in_a_model() {
    for object in objects() {
        for document in documents(&object) {
            let expected = tree(&document);
            let inquiry = decode::<Inquiry>(document.as_bytes()).unwrap();
            assert_eq!(tree(&written(&inquiry)), expected, "{document}");
            let through_serde = [
                serde_json::from_str::<Inquiry>(&document).unwrap(),
                serde_json::from_reader::<_, Inquiry>(document.as_bytes()).unwrap(),
                serde_json::from_value::<Inquiry>(expected.clone()).unwrap(),
            ];
            for other in through_serde {
                assert_eq!(
                    tree(&written(&other)),
                    expected,
                    "through serde: {document}"
                );
            }
        }
    }
}

#[test]
fn they_are_members_of_unions_and_of_undescribed_members() {
    for object in objects() {
        let union = decode::<Included>(object.as_bytes()).unwrap();
        assert_eq!(tree(&written(&union)), tree(&object));
        let mut members = Map::new();
        members.insert("a".to_owned(), tree(&object));
        let extra: Extra = serde_json::from_value(Value::Object(members)).unwrap();
        assert_eq!(extra.get("a"), Some(&tree(&object)), "{object}");
    }
}

#[test]
fn numbers_are_numbers_all_the_same() {
    let document = r#"{"type":"inquiry","id":"inq_1","attributes":{"brand-new":[0,-1,1.5,1e3,18446744073709551615]}}"#;
    let expected = decode::<Inquiry>(document.as_bytes()).unwrap();
    assert_eq!(serde_json::from_str::<Inquiry>(document).unwrap(), expected);
    let value: Value = serde_json::from_str(document).unwrap();
    assert_eq!(
        written(&serde_json::from_value::<Inquiry>(value).unwrap()).len(),
        written(&expected).len()
    );
    for kept in keep(document) {
        assert_eq!(kept, expected);
    }
}

/// A model in data that serde buffers.
#[derive(serde::Deserialize)]
struct Named {
    #[serde(flatten)]
    inquiries: std::collections::BTreeMap<String, Inquiry>,
}

/// A model that is flattened into the struct around it.
#[derive(serde::Deserialize)]
struct Around {
    #[serde(flatten)]
    inquiry: Inquiry,
    mine: bool,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Either {
    #[allow(dead_code, reason = "it is there so that the union is one")]
    Flag(bool),
    Inquiry(Box<Inquiry>),
}

#[derive(serde::Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    One(Box<Inquiry>),
}

/// The document after serde has buffered it, for `flatten`, `untagged` and an inner tag.
fn keep(document: &str) -> Vec<Inquiry> {
    let members = document.strip_prefix('{').unwrap();
    let mut named: Named = serde_json::from_str(&format!(r#"{{"a":{document}}}"#)).unwrap();
    let around: Around = serde_json::from_str(&format!(r#"{{"mine":true,{members}"#)).unwrap();
    assert!(around.mine);
    let Either::Inquiry(either) = serde_json::from_str(document).unwrap() else {
        panic!("{document} is no flag");
    };
    let Tagged::One(tagged) =
        serde_json::from_str(&format!(r#"{{"kind":"One",{members}"#)).unwrap();
    let named = named.inquiries.remove("a").unwrap();
    vec![named, around.inquiry, *either, *tagged]
}

#[test]
fn they_are_members_of_what_serde_has_kept() {
    for object in objects() {
        for document in documents(&object) {
            let expected = tree(&document);
            for (at, kept) in keep(&document).iter().enumerate() {
                assert_eq!(tree(&written(kept)), expected, "{at}: {document}");
            }
        }
    }
    // If it is not alone in its object, it is not a number, whatever its text is.
    for value in [r#""1\u002e5""#, r#""1.5""#] {
        let object = format!(r#"{{"{}":{value},"b":1}}"#, KEYS[1]);
        for document in documents(&object) {
            for kept in keep(&document) {
                assert_eq!(tree(&written(&kept)), tree(&document), "{document}");
            }
        }
    }
    // The members of the document itself.
    for value in VALUES {
        let members = format!(r#"{{"{}":{value},"type":"inquiry","id":"inq_1"}}"#, KEYS[1]);
        for kept in keep(&members) {
            assert_eq!(tree(&written(&kept)), tree(&members), "{members}");
        }
    }
}

/// The only ambiguous case: a text with escapes, alone in its object, that is a number of more than 64 bits. It may be
/// read as the number, and as nothing else.
#[test]
fn a_kept_text_of_a_number_is_that_number_or_itself() {
    let key = KEYS[1];
    let object = format!(r#"{{"{key}":"1\u002e5"}}"#);
    for document in documents(&object) {
        let number = tree(&document.replace(&object, "1.5"));
        for kept in keep(&document) {
            let read = tree(&written(&kept));
            assert!(read == tree(&document) || read == number, "{document}");
        }
    }
}

/// Undescribed numbers are numbers in any format, not maps with the private key.
#[test]
fn the_key_of_numbers_is_not_written_into_other_formats() {
    let document = r#"{"type":"inquiry","id":"inq_1","attributes":{"brand-new":[0,-1,1.5,1e30,18446744073709551615,{"a":2}]}}"#;
    let inquiry = decode::<Inquiry>(document.as_bytes()).unwrap();
    let mut binary = Vec::new();
    ciborium::into_writer(&inquiry, &mut binary).unwrap();
    let has_key = |text: &[u8]| {
        text.windows(21)
            .any(|part| part == b"$serde_json::private:")
    };
    assert!(!has_key(&binary));
    assert!(has_key(KEYS[0].as_bytes()));
    let back: Inquiry = ciborium::from_reader(&binary[..]).unwrap();
    assert_eq!(back, inquiry);
    let extra = Extra::from_iter([("a", tree("1.5"))]);
    let mut binary = Vec::new();
    ciborium::into_writer(&extra, &mut binary).unwrap();
    assert!(!has_key(&binary));
}

/// Nested quoting, each level as deep as allowed: less than 100 KB, and thousands of levels for a reader that unquotes.
fn quoted() -> String {
    let mut text = "1".to_owned();
    loop {
        let nested = format!("{}{text}{}", "[".repeat(60), "]".repeat(60));
        let quoted = serde_json::to_string(&nested).unwrap();
        let next = format!(r#"{{"{}":{quoted}}}"#, KEYS[0]);
        if next.len() > 400_000 {
            return text;
        }
        text = next;
    }
}

#[test]
fn quoting_inside_of_quoting_stays_text() {
    let object = quoted();
    assert!(object.len() > 85_000, "{}", object.len());
    let run = move || {
        for document in documents(&object) {
            let inquiry = decode::<Inquiry>(document.as_bytes()).unwrap();
            assert_eq!(tree(&written(&inquiry)), tree(&document));
            serde_json::from_str::<Inquiry>(&document).unwrap();
        }
        decode::<Included>(object.as_bytes()).unwrap();
        assert_eq!(
            problem(&object),
            tree(&format!(r#"{{"title":"t","meta":{object}}}"#))
        );
        verify(&object);
    };
    // The stack size of a tokio worker.
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run);
    thread.unwrap().join().unwrap();
}

#[test]
fn they_are_members_of_error_bodies_and_of_signed_webhooks() {
    for object in objects() {
        assert_eq!(
            problem(&object),
            tree(&format!(r#"{{"title":"t","meta":{object}}}"#))
        );
        verify(&object);
    }
}

/// Delivers webhooks with the object in a described member, in an undescribed one, and in an event without a type.
fn verify(object: &str) {
    let verifier = Verifier::new("secret")
        .unwrap()
        .tolerance(std::time::Duration::MAX);
    for (name, member) in [
        ("inquiry.completed", "created-at"),
        ("inquiry.completed", "brand-new"),
        ("brand.new", "x"),
    ] {
        let body = format!(
            r#"{{"data":{{"type":"event","id":"evt_1","attributes":{{"name":"{name}","{member}":{object},"payload":{{"data":{{"type":"inquiry","id":"inq_1","attributes":{{"reference-id":{object}}}}}}}}}}}}}"#
        );
        let headers = [(rule().unwrap().header, sign("secret", 1, body.as_bytes()))];
        let delivery = verifier.verify(&headers, body.as_bytes()).unwrap();
        let event = serde_json::to_vec(delivery.event()).unwrap();
        assert_eq!(
            decode::<Value>(&event).unwrap(),
            tree(&body),
            "{name} {member}"
        );
    }
}

/// The first problem of an error body that holds the object.
fn problem(object: &str) -> Value {
    let body = format!(r#"{{"errors":[{{"title":"t","meta":{object}}}]}}"#);
    let client = Client::builder()
        .api_key("key")
        .transport(Refusal(body))
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let result = runtime.block_on(async { client.request("GET", "/anything").await });
    match result {
        Err(Error::Api(error)) => error.problems()[0].raw.clone(),
        other => panic!("{other:?}"),
    }
}

/// Answers every request with an error of this body.
#[derive(Debug)]
struct Refusal(String);

impl Transport for Refusal {
    fn send(&self, _: TransportRequest) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        let mut headers = Headers::new();
        let _ = headers.set("content-type", "application/json");
        let body = Once(Some(Bytes::from(self.0.clone())));
        Box::pin(std::future::ready(Ok(TransportAnswer {
            status: Status(422),
            headers,
            body: Box::pin(body),
        })))
    }
}

struct Once(Option<Bytes>);

impl futures_core::Stream for Once {
    type Item = std::io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}
