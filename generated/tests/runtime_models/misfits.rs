//! Values that do not fit their types.

use crate::sample::*;
use serde_json::{Value, json};
use withpersona::object;
use withpersona::runtime::json::{
    Misfit, Misfits, decode, decode_noting, decode_strictly, to_value,
};
use withpersona::runtime::prelude::*;

#[derive(Clone, Default)]
#[non_exhaustive]
struct Session {
    type_: String,
    id: Option<String>,
    extra: Extra,
}

object! { Session is "session" {
    "type" => type_ or absent,
    "id" => id,
    .. extra
} }

/// The misfits of a document: pointer, expected, found and value of each. The encoded document equals the original.
fn misfits<T: Slot + Default>(
    document: &Value,
) -> Vec<(String, &'static str, &'static str, Value)> {
    let text = document.to_string();
    let (model, misfits) = decode_noting::<T>(text.as_bytes()).unwrap();
    assert_eq!(to_value(&model).unwrap(), *document);
    // A root that keeps no undescribed members also cannot keep the misfits of its lists.
    assert!(
        model
            .misfits()
            .iter()
            .all(|misfit| misfits.contains(misfit))
    );
    assert_eq!(
        misfits.is_empty(),
        decode_strictly::<T>(text.as_bytes()).is_ok()
    );
    let parts = |misfit: &Misfit| {
        (
            misfit.pointer().to_owned(),
            misfit.expected(),
            misfit.found(),
            misfit.value().clone(),
        )
    };
    let mut found: Vec<_> = misfits.iter().map(parts).collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

#[test]
fn a_member_of_another_kind_is_set_aside_and_the_rest_is_read() {
    let picture = json!({"url": "u", "size": [1, 2]});
    let document = json!({"attributes": {"status": "created", "passport-number": picture, "count": 5}, "id": "i", "type": "t"});
    assert_eq!(
        misfits::<Inquiry>(&document),
        [(
            "/attributes/passport-number".into(),
            "a string",
            "an object",
            picture.clone()
        )]
    );
    let inquiry = decode::<Inquiry>(document.to_string().as_bytes()).unwrap();
    let attributes = inquiry.attributes.unwrap();
    assert_eq!(
        (attributes.status, attributes.count),
        (Some(InquiryStatus::Created), Some(5))
    );
    assert_eq!(attributes.passport_number, None);
    assert_eq!(attributes.extra.get("passport-number"), Some(&picture));
}

#[test]
fn an_item_of_a_list_or_map_is_set_aside_at_its_index_or_key() {
    let document = json!({
        "tags": ["a", {"b": 1}, "c", 4],
        "files": [{"url": "u"}, "odd", {"url": 5, "byte-size": -1}],
        "notes": [null, false],
    });
    assert_eq!(
        misfits::<InquiryAttributes>(&document),
        [
            ("/files/1".into(), "an object", "a string", json!("odd")),
            (
                "/files/2/byte-size".into(),
                "an integer in the range of its type",
                "a number",
                json!(-1)
            ),
            ("/files/2/url".into(), "a string", "a number", json!(5)),
            ("/notes/1".into(), "a string", "a boolean", json!(false)),
            ("/tags/1".into(), "a string", "an object", json!({"b": 1})),
            ("/tags/3".into(), "a string", "a number", json!(4)),
        ]
    );
    let attributes = decode::<InquiryAttributes>(document.to_string().as_bytes()).unwrap();
    assert_eq!(attributes.tags.unwrap(), ["a", "", "c", ""]);
    assert_eq!(attributes.files.unwrap().len(), 3);
}

#[test]
fn a_whole_list_or_object_of_another_kind_is_set_aside() {
    let document = json!({"tags": "a", "parent": [1], "fields": 5, "free": 6, "files": {}});
    let mut pointers: Vec<_> = misfits::<InquiryAttributes>(&document)
        .into_iter()
        .map(|(pointer, ..)| pointer)
        .collect();
    pointers.sort();
    assert_eq!(pointers, ["/fields", "/files", "/parent", "/tags"]);
}

#[test]
fn a_union_keeps_what_does_not_fit_and_notes_it() {
    let document = json!({"data": {"type": "t", "id": "i"}, "included": [5, {"type": 7}, {"type": "new"}, {"a": 1}, {"type": "person", "name": 1}]});
    let found = misfits::<Envelope>(&document);
    let of_person = found
        .iter()
        .find(|(pointer, ..)| pointer == "/included/4/name");
    assert!(of_person.is_some(), "{found:?}");
    // An object of an undescribed type is not a misfit.
    let envelope = decode::<Envelope>(document.to_string().as_bytes()).unwrap();
    assert!(matches!(
        &envelope.included.unwrap()[2],
        Included::Unknown(_)
    ));
}

#[test]
fn another_or_no_resource_type_is_a_misfit() {
    assert_eq!(
        misfits::<Session>(&json!({"type": "session", "id": "s"})),
        []
    );
    let other = misfits::<Session>(&json!({"type": "account", "id": "s"}));
    assert_eq!(
        other,
        [(
            "/type".into(),
            "the type of the resource",
            "a string",
            json!("account")
        )]
    );
    for document in [
        json!({"type": "", "id": "s"}),
        json!({"type": "", "id": ""}),
        json!({"type": null, "id": "s"}),
    ] {
        let session = decode::<Session>(document.to_string().as_bytes()).unwrap();
        assert_eq!(to_value(&session).unwrap(), document);
    }
    let (session, misfits) = decode_noting::<Session>(b"{}").unwrap();
    assert_eq!(
        (misfits[0].pointer(), misfits[0].found()),
        ("/type", "nothing")
    );
    assert_eq!(session, decode::<Session>(b"{}").unwrap());
    assert!(decode_strictly::<Session>(b"{}").is_err());
}

#[test]
fn a_value_set_later_is_written_instead() {
    let document = json!({"tags": ["a", 5], "passport-number": 7});
    let mut attributes = decode::<InquiryAttributes>(document.to_string().as_bytes()).unwrap();
    attributes.tags.as_mut().unwrap()[1] = "b".into();
    attributes.passport_number = Some("P".into());
    assert_eq!(
        to_value(&attributes).unwrap(),
        json!({"tags": ["a", "b"], "passport-number": "P"})
    );
    let mut attributes = decode::<InquiryAttributes>(document.to_string().as_bytes()).unwrap();
    attributes.extra.remove("passport-number");
    assert_eq!(to_value(&attributes).unwrap(), json!({"tags": ["a", 5]}));
}

#[test]
fn a_misfit_prints_neither_its_value_nor_the_key_of_a_map() {
    let document =
        json!({"passport-number": ["P1234567"], "fields": {"P1234567": {"url": ["P1234567"]}}});
    let (_, misfits) = decode_noting::<InquiryAttributes>(document.to_string().as_bytes()).unwrap();
    assert_eq!(misfits.len(), 2);
    let shown = format!("{misfits:?} {misfits:#?} {} {}", misfits[0], misfits[1]);
    assert!(!shown.contains("P1234567"), "{shown}");
    assert_eq!(
        misfits[0].to_string(),
        "fields.….url: expected a string, found an array"
    );
    assert_eq!(misfits[0].pointer(), "/fields/P1234567/url");
}

#[test]
fn invalid_json_or_another_root_still_fails() {
    for document in ["", "{", "[]", "5", "null", r#"{"id": tru}"#] {
        assert!(
            decode::<Inquiry>(document.as_bytes()).is_err(),
            "{document}"
        );
    }
}

#[test]
fn an_undescribed_member_is_found_in_any_inflection() {
    for key in ["name-first", "nameFirst", "name_first"] {
        let document = json!({key: "n", "other": 1});
        let file = decode::<File>(document.to_string().as_bytes()).unwrap();
        for asked in ["name-first", "nameFirst", "name_first"] {
            assert_eq!(file.extra.get(asked), Some(&json!("n")), "{asked} in {key}");
        }
        assert_eq!(file.extra.get("name"), None);
    }
}

#[test]
fn undescribed_members_go_through_serde_both_ways() {
    let extra: Extra = serde_json::from_value(json!({"a": [1, null], "b": {"c": "d"}})).unwrap();
    assert_eq!(
        serde_json::to_value(&extra).unwrap(),
        json!({"a": [1, null], "b": {"c": "d"}})
    );
}
