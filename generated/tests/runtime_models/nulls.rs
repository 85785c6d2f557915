//! Null and absent, by the kind of field.

use crate::sample::*;
use serde_json::json;
use withpersona::runtime::json::{Misfit, decode, decode_noting, to_value, to_vec};
use withpersona::runtime::prelude::*;
use withpersona::runtime::testing::round_trip;

#[test]
fn a_null_of_an_optional_member_is_no_value_and_comes_back() {
    let document = r#"{"status": null, "files": null, "parent": {"count": null}, "free": null, "fields": {"a": null}}"#;
    let attributes = decode::<InquiryAttributes>(document.as_bytes()).unwrap();
    assert_eq!(attributes.status, None);
    assert_eq!(attributes.parent.as_ref().unwrap().count, None);
    let mut again = InquiryAttributes::default();
    assert!(round_trip(&mut again, document).is_lossless());
}

#[test]
fn a_member_that_is_set_after_it_came_as_null_is_written() {
    let mut attributes =
        decode::<InquiryAttributes>(br#"{"status": null, "count": null}"#).unwrap();
    attributes.count = Some(5);
    assert_eq!(
        to_value(&attributes).unwrap(),
        json!({"status": null, "count": 5})
    );
    attributes.extra.insert("status", "other");
    let text = String::from_utf8(to_vec(&attributes).unwrap()).unwrap();
    assert_eq!(text, r#"{"count":5,"status":"other"}"#);
}

#[test]
fn values_that_differ_in_nulls_alone_are_equal() {
    let with = decode::<InquiryAttributes>(br#"{"status": null, "count": 5}"#).unwrap();
    let without = decode::<InquiryAttributes>(br#"{"count": 5}"#).unwrap();
    assert_eq!(with, without);
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
        assert_eq!(outcome.differences, [""; 0], "{document}");
    }
}

#[test]
fn nullable_distinguishes_absent_null_and_value() {
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
