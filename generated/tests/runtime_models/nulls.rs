//! Null and absent, by the kind of field.

use crate::sample::*;
use serde_json::json;
use withpersona::runtime::json::{Misfit, decode_noting, to_value};
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
fn a_null_of_a_plain_member_does_not_fit_and_comes_back() {
    let document = br#"{"type": null, "id": null}"#;
    let (inquiry, misfits) = decode_noting::<Inquiry>(document).unwrap();
    assert_eq!((inquiry.type_.as_str(), inquiry.id.as_str()), ("", ""));
    let pointers: Vec<_> = misfits.iter().map(Misfit::pointer).collect();
    assert_eq!(pointers, ["/type", "/id"]);
    assert_eq!(
        to_value(&inquiry).unwrap(),
        json!({"type": null, "id": null})
    );
}

#[test]
fn nulls_in_lists_and_maps_of_plain_values_are_kept() {
    let document =
        json!({"tags": ["a", null, ""], "notes": [null, "b"], "files": [null, {"url": "u"}]});
    let text = document.to_string();
    let (attributes, misfits) = decode_noting::<InquiryAttributes>(text.as_bytes()).unwrap();
    let mut pointers: Vec<_> = misfits.iter().map(Misfit::pointer).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/files/0", "/tags/1"]);
    assert_eq!(to_value(&attributes).unwrap(), document);
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
