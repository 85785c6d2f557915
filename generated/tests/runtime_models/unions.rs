//! Unions: by tag, kind, key and trial.

use crate::sample::*;
use serde_json::json;
use withpersona::runtime::json::{decode, to_value};
use withpersona::runtime::prelude::*;

#[test]
fn the_tag_decides_in_any_position() {
    let document = r#"{"attributes": {"free": {"type": "account"}}, "id": "x", "type": "inquiry"}"#;
    let Included::Inquiry(inquiry) = decode(document.as_bytes()).unwrap() else {
        panic!("another variant")
    };
    assert_eq!(inquiry.id.as_str(), "x");
    assert_eq!(to_value(&*inquiry).unwrap()["type"], "inquiry");
}

#[test]
fn a_variant_without_a_member_for_the_tag_keeps_the_tag() {
    let included = decode::<Included>(br#"{"type": "person", "name": "n"}"#).unwrap();
    assert!(matches!(&included, Included::Person(person) if person.name.as_deref() == Some("n")));
    assert_eq!(
        to_value(&included).unwrap(),
        json!({"type": "person", "name": "n"})
    );
}

#[test]
fn values_convert_into_the_variant_of_their_type() {
    let file = File::default();
    for (value, written) in [
        (FieldValue::from("a"), json!("a")),
        (FieldValue::from("b".to_owned()), json!("b")),
        (FieldValue::from(5_i64), json!(5)),
        (FieldValue::from(0.5), json!(0.5)),
        (FieldValue::from(true), json!(true)),
        (
            FieldValue::from(vec!["c".into(), 6_i64.into()]),
            json!(["c", 6]),
        ),
        (FieldValue::from(file), json!({})),
    ] {
        assert_eq!(to_value(&value).unwrap(), written);
    }
}

#[test]
fn a_value_of_no_variant_is_kept() {
    for document in [
        json!({"type": "new", "a": 1}),
        json!({"a": 1}),
        json!({"type": 5}),
        json!(null),
        json!([1]),
    ] {
        let included = decode::<Included>(document.to_string().as_bytes()).unwrap();
        assert_eq!(included, Included::Unknown(document.clone()));
        assert_eq!(to_value(&included).unwrap(), document);
    }
}

#[test]
fn the_kind_decides() {
    assert_eq!(
        decode::<FieldValue>(b"\"a\"").unwrap(),
        FieldValue::Text("a".into())
    );
    assert_eq!(decode::<FieldValue>(b"2").unwrap(), FieldValue::Whole(2));
    assert_eq!(
        decode::<FieldValue>(b"2.5").unwrap(),
        FieldValue::Number(2.5)
    );
    assert_eq!(
        decode::<FieldValue>(b"1e300").unwrap(),
        FieldValue::Number(1e300)
    );
    assert_eq!(
        decode::<FieldValue>(b"[true]").unwrap(),
        FieldValue::List(vec![FieldValue::Flag(true)])
    );
    assert_eq!(
        decode::<FieldValue>(b"null").unwrap(),
        FieldValue::Unknown(json!(null))
    );
}

#[test]
fn the_key_decides_and_earlier_variants_win() {
    let query =
        decode::<Query>(br#"{"and": [{"attribute": "a", "value": 1}, {"neither": 1}]}"#).unwrap();
    let Query::And(and) = query else {
        panic!("another variant")
    };
    let parts = and.and.unwrap();
    assert!(matches!(parts[0], Query::Leaf(_)) && matches!(parts[1], Query::Unknown(_)));
    assert!(matches!(
        decode(br#"{"attribute": "a", "all": []}"#).unwrap(),
        Query::And(_)
    ));
}

#[test]
fn trial_takes_the_variant_that_knows_most() {
    assert!(matches!(
        decode(br#"{"url": "u"}"#).unwrap(),
        Guess::File(_)
    ));
    assert!(matches!(
        decode(br#"{"attribute": "u"}"#).unwrap(),
        Guess::Leaf(_)
    ));
    assert!(matches!(
        decode(br#"{"url": 5, "attribute": "u"}"#).unwrap(),
        Guess::Leaf(_)
    ));
    assert!(matches!(decode(br#"{}"#).unwrap(), Guess::File(_)));
    assert_eq!(decode::<Guess>(b"5").unwrap(), Guess::Unknown(json!(5)));
    assert!(decode::<Guess>(b"{").is_err());
}

#[test]
fn trials_inside_trials_end() {
    // Without a budget, this would read its inner value 3^100 times.
    let document =
        r#"{"twin": {"url": 5}, "inner": "#.repeat(100) + "{\"url\": 5}" + &"}".repeat(100);
    let guess = decode::<Guess>(document.as_bytes()).unwrap();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(to_value(&guess).unwrap(), document);
}

/// A complete person, which a union would read as a name if it ignored missing members.
#[derive(Clone, Default)]
struct InFull {
    name: Option<String>,
    /// Always written, because the document requires both.
    birthdate: String,
    country: Option<String>,
    extra: Extra,
}
object! { InFull { "name" => name, "birthdate" => birthdate, "country" => country or null, .. extra } }

#[derive(Clone, Default)]
struct ByName {
    name: Option<String>,
    extra: Extra,
}
object! { ByName { "name" => name, .. extra } }

#[derive(Clone)]
#[allow(dead_code, reason = "the values are looked at through their views")]
enum Person {
    InFull(Box<InFull>),
    ByName(Box<ByName>),
    Unknown(serde_json::Value),
}
union! { Person by trial { InFull, ByName } }

#[test]
fn a_variant_that_must_have_more_than_came_is_not_meant() {
    for (document, in_full) in [
        (r#"{"name": "a:\"b"}"#, false),
        (r#"{"name": null}"#, false),
        (
            r#"{"name": "a", "birthdate": "1990-01-02", "country": null}"#,
            true,
        ),
        (r#"{"birthdate": "", "country": "US"}"#, true),
    ] {
        let person = decode::<Person>(document.as_bytes()).unwrap();
        assert_eq!(matches!(person, Person::InFull(_)), in_full, "{document}");
        let came: serde_json::Value = serde_json::from_str(document).unwrap();
        assert_eq!(to_value(&person).unwrap(), came);
    }
}

#[derive(Clone, Default)]
struct Titled {
    /// Always written.
    title: String,
    extra: Extra,
}
object! { Titled { "title" => title, .. extra } }

#[derive(Clone)]
#[allow(dead_code, reason = "the values are looked at through their views")]
enum Named {
    Titled(Box<Titled>),
    InFull(Box<InFull>),
    Unknown(serde_json::Value),
}
union! { Named by trial { Titled, InFull } }

#[test]
fn a_value_that_does_not_fit_is_no_reason_to_take_a_variant_that_lacks_something() {
    let document = r#"{"birthdate": "1990-01-02", "country": {"code": 5}}"#;
    let named = decode::<Named>(document.as_bytes()).unwrap();
    assert!(matches!(named, Named::InFull(_)));
    let Named::Titled(_) = decode::<Named>(br#"{"x": 1}"#).unwrap() else {
        panic!("without a value that does not fit, the first of two that lack one is meant")
    };
}

#[derive(Clone, Default)]
struct Dated {
    /// Always written.
    date: String,
    extra: Extra,
}
object! { Dated { "date" => date, .. extra } }

#[derive(Clone)]
#[allow(dead_code, reason = "the values are looked at through their views")]
enum Word {
    Titled(Box<Titled>),
    Dated(Box<Dated>),
    Unknown(serde_json::Value),
}
union! { Word by trial { Titled, Dated } }

#[test]
fn a_member_that_does_not_fit_is_not_also_made_up() {
    let word = decode::<Word>(br#"{"date": 5}"#).unwrap();
    assert!(matches!(word, Word::Dated(_)));
}

#[derive(Clone, Default)]
struct ManyPeople {
    people: Option<Vec<InFull>>,
    extra: Extra,
}
object! { ManyPeople { "people" => people, .. extra } }

#[derive(Clone, Default)]
struct OnePerson {
    people: Option<Box<InFull>>,
    extra: Extra,
}
object! { OnePerson { "people" => people, .. extra } }

#[derive(Clone)]
#[allow(dead_code, reason = "the values are looked at through their views")]
enum People {
    Many(Box<ManyPeople>),
    One(Box<OnePerson>),
    Unknown(serde_json::Value),
}
union! { People by trial { Many, One } }

#[test]
fn the_variant_is_meant_of_which_the_smallest_value_does_not_fit() {
    let one = r#"{"people": {"name": 5, "birthdate": "1990-01-02", "country": null}}"#;
    let one = decode::<People>(one.as_bytes()).unwrap();
    assert!(matches!(one, People::One(_)));
    let many = r#"{"people": [{"name": 5, "birthdate": "1990-01-02", "country": null}]}"#;
    let many = decode::<People>(many.as_bytes()).unwrap();
    assert!(matches!(many, People::Many(_)));
}
