//! Values that are written as received although no field holds this: nulls, empty texts, keys in another inflection.

use crate::sample::*;
use serde_json::{Value, json};
use withpersona::object;
use withpersona::runtime::json::{decode, decode_noting, fill_any_inflection, to_value, to_vec};
use withpersona::runtime::prelude::*;

#[derive(Clone, Default)]
#[non_exhaustive]
struct Thing {
    name: String,
    file: File,
    notes: Option<Box<Notes>>,
    bare: Option<Box<Bare>>,
    extra: Extra,
}

object! { Thing {
    "name" => name or absent,
    "file" => file or absent,
    "notes" => notes,
    "bare" => bare,
    .. extra
} }

/// Keeps no undeclared members.
#[derive(Clone, Default)]
#[non_exhaustive]
struct Bare {
    first_note: Option<String>,
}

object! { Bare {
    "first-note" => first_note,
} }

/// Its undeclared members have a type.
#[derive(Clone, Default)]
#[non_exhaustive]
struct Notes {
    first_note: Option<String>,
    others: Map<i64>,
}

object! { Notes {
    "first-note" => first_note,
    .. map others
} }

#[derive(Clone, Default)]
#[non_exhaustive]
struct Fields {
    name_first: Option<String>,
    extra: Extra,
}

object! { Fields {
    "name-first" => name_first,
    .. free extra
} }

/// Decodes a document whose values all fit, and encodes the result.
fn there_and_back<T: Slot + Default>(document: &str) -> (T, String) {
    let (model, misfits) = decode_noting::<T>(document.as_bytes()).unwrap();
    assert_eq!(misfits, []);
    let text = String::from_utf8(to_vec(&model).unwrap()).unwrap();
    (model, text)
}

#[test]
fn an_empty_member_is_written_again_if_it_was_received() {
    for document in [
        r#"{}"#,
        r#"{"name":""}"#,
        r#"{"name":null}"#,
        r#"{"file":{}}"#,
        r#"{"file":null}"#,
        r#"{"name":"","file":{"url":""}}"#,
        r#"{"name":"n","file":{"url":null}}"#,
    ] {
        assert_eq!(there_and_back::<Thing>(document).1, document);
    }
}

#[test]
fn a_null_inside_an_object_that_keeps_no_members_comes_back() {
    let document = r#"{"bare":{"first-note":null}}"#;
    let (thing, text) = there_and_back::<Thing>(document);
    assert_eq!(text, document);
    let mut other = thing.clone();
    other.bare.as_mut().unwrap().first_note = Some("n".into());
    assert_ne!(thing, other);
    assert_eq!(to_value(&other).unwrap()["bare"]["first-note"], "n");
}

/// There is no object around it that could keep it.
#[test]
fn an_empty_member_beside_members_of_one_type_comes_back() {
    for document in [
        r#"{}"#,
        r#"{"first-note":null}"#,
        r#"{"first-note":null,"other":5}"#,
        r#"{"first-note":"","other":5}"#,
    ] {
        let (notes, text) = there_and_back::<Notes>(document);
        assert_eq!(text, document);
        let mut other = notes.clone();
        other.first_note = Some("n".into());
        assert_ne!(notes, other);
        assert_eq!(to_value(&other).unwrap()["first-note"], "n");
        let within = format!(r#"{{"notes":{document}}}"#);
        assert_eq!(there_and_back::<Thing>(&within).1, within);
    }
    let mut notes = Notes::default();
    fill_any_inflection(&mut notes, br#"{"firstNote":"n","others":1}"#).unwrap();
    assert_eq!(notes.first_note.as_deref(), Some("n"));
    assert_eq!(to_vec(&notes).unwrap(), br#"{"firstNote":"n","others":1}"#);
}

#[test]
fn a_key_in_another_inflection_is_read_and_comes_back() {
    let document = r#"{"url":"u","byte_size":5}"#;
    let (file, text) = there_and_back::<File>(document);
    assert_eq!((file.byte_size, file.extra.len()), (Some(5), 0));
    assert_eq!(text, document);
    for key in ["bytesize", "Byte-Size", "byteSIZE", "byte__size"] {
        let file = decode::<File>(json!({key: 5}).to_string().as_bytes()).unwrap();
        assert_eq!((file.byte_size, file.extra.len()), (None, 1), "{key}");
    }
}

#[test]
fn the_same_member_in_two_inflections_is_no_error() {
    let document = json!({"byte_size": 5, "byte-size": 6, "byteSize": 7});
    let file = decode::<File>(document.to_string().as_bytes()).unwrap();
    assert!(matches!(file.byte_size, Some(5 | 6)));
    let text = to_vec(&file).unwrap();
    assert_eq!(
        serde_json::from_slice::<Value>(&text).unwrap(),
        document,
        "{}",
        String::from_utf8_lossy(&text)
    );
    assert!(decode::<File>(br#"{"byte-size": 5, "byte-size": 6}"#).is_err());
}

#[test]
fn a_misfit_under_an_inflected_key_comes_back_under_that_key() {
    let document = json!({"byteSize": "large"});
    let (file, misfits) = decode_noting::<File>(document.to_string().as_bytes()).unwrap();
    assert_eq!((file.byte_size, misfits.len()), (None, 1));
    assert_eq!(misfits[0].pointer(), "/byte-size");
    assert_eq!(to_value(&file).unwrap(), document);
}

#[test]
fn names_that_somebody_gave_are_no_inflections_except_where_all_keys_may_be() {
    let document = br#"{"name_first":"n"}"#;
    let fields = decode::<Fields>(document).unwrap();
    assert_eq!((fields.name_first, fields.extra.len()), (None, 1));
    let mut fields = Fields::default();
    fill_any_inflection(&mut fields, document).unwrap();
    assert_eq!(fields.name_first.as_deref(), Some("n"));
    assert_eq!(to_vec(&fields).unwrap(), document);
}
