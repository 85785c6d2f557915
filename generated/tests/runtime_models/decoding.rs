//! Decoding and encoding.

use crate::sample::*;
use serde_json::{Value, json};
use withpersona::object;
use withpersona::runtime::json::{
    DecodeError, Fill, Layout, Reader, RestMut, decode, decode_strictly, fill_any_inflection,
    fill_object, to_value, to_vec,
};
use withpersona::runtime::prelude::*;
use withpersona::runtime::testing::round_trip;

const FULL: &str = r#"{
  "data": {
    "type": "inquiry", "id": "inq_1",
    "attributes": {
      "status": "created", "reference-id": "a\"b", "created-at": "2023-09-1T06:30:44.000Z",
      "birthdate": "not a date", "score": 0.25, "count": 5.0, "is-final": false, "level": 2,
      "tags": ["x", "y"], "notes": ["n", null], "files": [{"url": "u", "byte-size": 18446744073709551615}],
      "fields": {"b": "text", "a": 1, "c": 1.5, "d": [true, {"url": "v"}]},
      "free": {"any": [1, {"thing": null}]},
      "parent": {"status": "needs_review", "parent": {"count": -3}}
    },
    "account": {"data": null, "links": {"related": "/accounts/1", "self": null}},
    "reports": {"data": [{"type": "report", "id": "rep_1"}, {"type": "report", "id": "rep_2"}]}
  },
  "included": [{"type": "person", "name": "n"}, {"id": "inq_2", "type": "inquiry/legacy"}],
  "links": {"next": null, "prev": "/p"}
}"#;

#[test]
fn every_kind_of_member_survives() {
    let mut envelope = Envelope::default();
    let outcome = round_trip(&mut envelope, FULL);
    assert_eq!(outcome.error, None);
    assert_eq!(outcome.differences, [""; 0]);
    assert_eq!(
        outcome.untyped, 1,
        "the type of a variant that has no member for it"
    );
    let attributes = envelope.data.attributes.unwrap();
    assert_eq!(attributes.status, Some(InquiryStatus::Created));
    assert_eq!(attributes.count, Some(5));
    assert_eq!(attributes.level, Some(Level::Two));
    assert_eq!(attributes.notes, Some(vec![Some("n".to_owned()), None]));
    assert_eq!(attributes.files.unwrap()[0].byte_size, Some(u64::MAX));
    assert_eq!(attributes.parent.unwrap().parent.unwrap().count, Some(-3));
    assert_eq!(
        envelope
            .data
            .reports
            .unwrap()
            .ids()
            .map(ResourceId::as_str)
            .collect::<Vec<_>>(),
        ["rep_1", "rep_2"]
    );
}

#[test]
fn undescribed_members_and_values_are_kept_and_counted() {
    let document = r#"{"data": {"type": "inquiry", "id": "inq_1", "new": {"a": 1, "b": [2, 3]},
        "attributes": {"status": "paused", "level": 9, "files": [{"colour": "red"}]}},
        "included": [{"type": "brand-new", "id": "x"}, {"id": "untagged"}, 5]}"#;
    let mut envelope = Envelope::default();
    let outcome = round_trip(&mut envelope, document);
    assert!(outcome.is_lossless(), "{outcome:?}");
    assert_eq!(outcome.untyped, 3 + 1 + 1 + 1 + 2 + 1 + 1);
    assert_eq!(
        envelope.data.extra.get("new"),
        Some(&json!({"a": 1, "b": [2, 3]}))
    );
    assert_eq!(
        envelope.data.attributes.unwrap().status,
        Some(InquiryStatus::Unknown("paused".into()))
    );
}

#[test]
fn keys_may_come_in_any_order() {
    let one = decode::<Inquiry>(
        br#"{"type":"inquiry","id":"i","attributes":{"status":"created","count":1}}"#,
    )
    .unwrap();
    let other = decode::<Inquiry>(
        br#"{"attributes":{"count":1,"status":"created"},"id":"i","type":"inquiry"}"#,
    );
    assert_eq!(one, other.unwrap());
}

#[test]
fn keys_may_be_written_with_escapes() {
    let file = decode::<File>(br#"{"\u0075rl": "x", "byte\u002dsize": 1}"#).unwrap();
    assert_eq!((file.url.as_deref(), file.byte_size), (Some("x"), Some(1)));
}

#[derive(Clone, Default)]
#[non_exhaustive]
struct Escaped {
    number: Option<i64>,
    extra: Extra,
}

object! { Escaped {
    "a\\b" => number,
    .. extra
} }

#[test]
fn a_declared_key_that_json_escapes_is_found_by_its_meaning() {
    let read = |text: &str| decode::<Escaped>(text.as_bytes()).unwrap();
    assert_eq!(read(r#"{"a\\b": 1}"#).number, Some(1));
    // The same bytes as the declared key, but another key.
    let other = read(r#"{"a\b": 1}"#);
    assert_eq!((other.number, other.extra.len()), (None, 1));
    assert_eq!(to_vec(&read(r#"{"a\\b":1}"#)).unwrap(), br#"{"a\\b":1}"#);
}

#[test]
fn a_declared_member_that_comes_twice_is_an_error() {
    for (document, path) in [
        (
            r#"{"data": {"id": "a"}, "links": {}, "data": null}"#,
            "data",
        ),
        (
            r#"{"data": {"attributes": {"tags": [], "tags": []}}}"#,
            "data.attributes.tags",
        ),
        (r#"{"data": {"id": "a", "i\u0064": "a"}}"#, "data.id"),
    ] {
        let error = decode::<Envelope>(document.as_bytes()).unwrap_err();
        assert_eq!(
            (error.path().as_str(), error.is_syntax()),
            (path, false),
            "{error}"
        );
    }
    let error = decode::<Account>(br#"{"z": 1, "a": 2, "z": 3, "m": 4}"#).unwrap_err();
    assert_eq!(error.path(), "z");
}

#[test]
fn of_an_undescribed_member_that_comes_twice_the_last_is_kept() {
    let resource = decode::<Envelope>(br#"{"data": {"id": "a", "new": 1, "new": 2}}"#).unwrap();
    assert_eq!(
        to_value(&resource).unwrap(),
        json!({"data": {"type": "", "id": "a", "new": 2}})
    );
}

/// Reads numbers under the keys `m0`, `m1` and so on.
fn fill_numbers(numbers: &mut [i64], document: &str) -> Result<(), DecodeError> {
    let keys = (0..numbers.len())
        .map(|n| &*format!("m{n}").leak())
        .collect();
    let layout = Box::leak(Box::new(Layout {
        name: "Numbers",
        keys: Vec::leak(keys),
        may_be_null: &[],
        required: &[],
        resource: &[],
    }));
    let mut places: Vec<&mut i64> = numbers.iter_mut().collect();
    let mut slots: Vec<&mut dyn Fill> = Vec::new();
    for place in &mut places {
        slots.push(place);
    }
    let mut from = Reader::new(document.as_bytes())?;
    fill_object(&mut from, layout, &mut slots, RestMut::Nothing)
}

#[test]
fn an_object_may_declare_very_many_members() {
    let members: Vec<_> = (0..200).map(|n| format!("\"m{n}\":{n}")).collect();
    let members = members.join(",");
    let mut numbers = [0; 200];
    fill_numbers(&mut numbers, &format!("{{{members}}}")).unwrap();
    assert!(numbers.iter().copied().eq(0..200), "{numbers:?}");
    for twice in ["m0", "m63", "m64", "m127", "m128", "m199"] {
        let document = format!("{{\"{twice}\":1,{members}}}");
        let error = fill_numbers(&mut [0; 200], &document).unwrap_err();
        assert_eq!(error.path(), twice);
    }
}

#[test]
fn a_map_of_very_many_keys_is_read_in_reasonable_time() {
    // A quadratic algorithm would take minutes here.
    let members: Vec<String> = (0..200_000)
        .rev()
        .map(|n| format!("\"k{n}\":{n}"))
        .collect();
    let account = decode::<Account>(format!("{{{}}}", members.join(",")).as_bytes()).unwrap();
    assert_eq!(account.labels.len(), 200_000);
}

#[test]
fn any_inflection_reads_declared_keys_and_leaves_free_ones_alone() {
    let document =
        br#"{"referenceId": "r", "passport_number": "p", "createdAt": "t", "is-final": true,
        "free": {"snake_case": {"camelCase": 1}}, "brandNew": 1}"#;
    let mut attributes = InquiryAttributes::default();
    fill_any_inflection(&mut attributes, document).unwrap();
    assert_eq!(attributes.reference_id.as_deref(), Some("r"));
    assert_eq!(attributes.passport_number.as_deref(), Some("p"));
    assert_eq!(attributes.created_at, Some("t".into()));
    assert_eq!(attributes.is_final, Some(true));
    assert_eq!(
        attributes.free,
        Some(json!({"snake_case": {"camelCase": 1}}))
    );
    assert_eq!(
        attributes.extra.iter().collect::<Vec<_>>(),
        [("brandNew", &json!(1))]
    );
    let answer = decode::<InquiryAttributes>(document).unwrap();
    assert_eq!(answer, attributes);
    let came: Value = serde_json::from_slice(document).unwrap();
    assert_eq!(to_value(&answer).unwrap(), came);
}

#[test]
fn constants_are_written_and_null_stands_for_none_where_the_row_says_so() {
    let request = CreateInquiry {
        page: Some(10.0),
        ..Default::default()
    };
    let text = String::from_utf8(to_vec(&request).unwrap()).unwrap();
    assert_eq!(
        text,
        r#"{"type":"inquiry","note":null,"version":2,"page":10,"strict":true}"#
    );
}

#[test]
fn a_request_decodes_and_its_constants_are_checked() {
    let document = r#"{"type":"inquiry","note":"n","version":2,"template":null,"page":2.5,"strict":true,"free":1}"#;
    let mut request = CreateInquiry::default();
    let outcome = round_trip(&mut request, document);
    assert!(outcome.is_lossless() && outcome.untyped == 0, "{outcome:?}");
    assert_eq!(request.template, Nullable::Null);
    let error = decode_strictly::<CreateInquiry>(br#"{"type":"account"}"#).unwrap_err();
    assert_eq!(error.path(), "type");
}

#[test]
fn a_declared_member_has_the_last_word_over_an_extra_one() {
    let mut request = CreateInquiry::default();
    request.meta.insert("type", "other");
    request.meta.insert("colour", "red");
    let value = to_value(&request).unwrap();
    assert_eq!(
        (&value["type"], &value["colour"]),
        (&json!("inquiry"), &json!("red"))
    );
}

#[test]
fn an_absent_object_reads_as_an_empty_one() {
    let mut inquiry = Inquiry::default();
    assert_eq!(or_empty(inquiry.attributes.as_deref()).status, None);
    let again: &'static InquiryAttributes = or_empty(None);
    assert_eq!(again, &InquiryAttributes::default());
    assert!(std::ptr::eq(again, or_empty(None)));
    inquiry.attributes = Some(Box::new(decode(br#"{"status": "created"}"#).unwrap()));
    assert_eq!(
        or_empty(inquiry.attributes.as_deref()).status,
        Some(InquiryStatus::Created)
    );
    assert!(or_empty(inquiry.account.as_ref()).id().is_none());
}
