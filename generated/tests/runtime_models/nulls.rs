//! Null and absent, by the kind of field.

use crate::sample::*;
use serde_json::json;
use withpersona::runtime::json::{decode, to_value};
use withpersona::runtime::prelude::*;
use withpersona::runtime::testing::round_trip;

#[test]
fn a_null_of_an_optional_member_comes_back_absent_and_is_noted() {
    let mut attributes = InquiryAttributes::default();
    let mut outcome = round_trip(
        &mut attributes,
        r#"{"status": null, "files": null, "parent": null, "free": null}"#,
    );
    assert!(outcome.is_lossless());
    // The order is serde_json's, which another package's features can change.
    outcome.dropped_nulls.sort();
    assert_eq!(
        outcome.dropped_nulls,
        ["/files", "/free", "/parent", "/status"]
    );
}

#[test]
fn a_null_of_a_plain_member_leaves_its_default() {
    let inquiry = decode::<Inquiry>(br#"{"type": null, "id": null}"#).unwrap();
    assert_eq!(inquiry, Inquiry::default());
    assert_eq!(
        decode::<Envelope>(br#"{"data": null}"#).unwrap(),
        Envelope::default()
    );
}

#[test]
fn a_relationship_to_nothing_is_not_lost() {
    for document in [
        r#"{"data":null}"#,
        r#"{}"#,
        r#"{"data":[]}"#,
        r#"{"links":{"self":null},"meta":{"a":1}}"#,
    ] {
        let mut relationship = ToMany::default();
        let outcome = round_trip(&mut relationship, document);
        assert_eq!(
            (outcome.differences.len(), outcome.dropped_nulls.len()),
            (0, 0),
            "{document}"
        );
    }
}

#[test]
fn nullable_tells_absent_null_and_value_apart() {
    let values = [Nullable::Absent, Nullable::Null, Nullable::from("x")];
    let written = values.map(|template| {
        to_value(&CreateInquiry {
            template,
            ..Default::default()
        })
        .unwrap()
    });
    assert_eq!(
        written.map(|value| value.get("template").cloned()),
        [None, Some(json!(null)), Some(json!("x"))]
    );
    assert_eq!(Nullable::<String>::from(None), Nullable::Absent);
    assert_eq!(Nullable::<String>::default(), Nullable::Absent);
    assert_eq!(Nullable::<String>::from("x").as_deref(), Some("x"));
    assert_eq!(Option::from(Nullable::Value(1)), Some(1));
}
