//! `Debug` shows structure, ids and statuses, and no personal data. In a build for tests it shows everything.

use crate::sample::*;
use serde_json::json;
use withpersona::runtime::json::decode;
use withpersona::runtime::prelude::*;

const DOCUMENT: &[u8] = br#"{"data": {"type": "inquiry", "id": "inq_1", "secret-member": "P1234567",
    "attributes": {"status": "created", "passport-number": "P1234567", "birthdate": "1987-06-05", "score": 98765,
    "count": 98765, "is-final": true, "tags": ["P1234567"], "free": {"P1234567": "P1234567"},
    "fields": {"P1234567": "P1234567"}, "files": [{"url": "P1234567"}], "parent": {"reference-id": "P1234567"}}},
    "included": [{"type": "unheard-of", "name": "P1234567"}, {"type": "person", "name": "P1234567"}]}"#;

#[test]
#[cfg_attr(feature = "test-util", ignore = "test-util shows everything")]
fn personal_data_is_not_printed() {
    let envelope = decode::<Envelope>(DOCUMENT).unwrap();
    let attributes = envelope.data.attributes.as_deref().unwrap();
    let shown = format!(
        "{envelope:?} {envelope:#?} {:?} {:?} {:?} {:?}",
        attributes.fields, attributes.birthdate, envelope.data.extra, envelope.included
    );
    for secret in ["P1234567", "1987", "98765", "true"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
#[cfg_attr(feature = "test-util", ignore = "test-util shows everything")]
fn structure_ids_and_statuses_are_printed() {
    let mut envelope = decode::<Envelope>(DOCUMENT).unwrap();
    envelope.included = None;
    envelope.data.attributes.as_mut().unwrap().parent = None;
    assert_eq!(
        format!("{envelope:?}"),
        "Envelope { data: Inquiry { type: \"inquiry\", id: \"inq_1\", attributes: InquiryAttributes { \
         status: \"created\", passport-number: …, birthdate: …, score: …, count: …, is-final: …, tags: […], \
         files: [File { url: … }], fields: {…: …}, free: … }, ..: … } }"
    );
}

#[test]
fn members_that_are_not_described_are_printed_in_a_build_for_tests() {
    let extra = Extra::from_iter([("secret-member", "P1234567")]);
    let shown = format!("{extra:?}");
    assert_eq!(
        shown.contains("P1234567"),
        cfg!(feature = "test-util"),
        "{shown}"
    );
}

#[test]
fn reveal_prints_everything() {
    let envelope = decode::<Envelope>(DOCUMENT).unwrap();
    let shown = format!("{:?}", envelope.reveal());
    for secret in ["1987-06-05", "98765", "true", "P1234567", "secret-member"] {
        assert!(shown.contains(secret), "{secret} not in {shown}");
    }
    assert!(format!("{:?}", FieldValue::Unknown(json!({"a": 1})).reveal()).contains("{\"a\":1}"));
}
