//! Refused documents, and their errors.

use crate::sample::*;
use withpersona::runtime::json::{decode, decode_strictly};

fn error(document: &str) -> String {
    decode_strictly::<Envelope>(document.as_bytes())
        .unwrap_err()
        .to_string()
}

#[test]
fn the_error_names_the_member_and_the_kinds() {
    assert_eq!(
        error("{\"data\": {\"attributes\": {\"files\": [{}, {}, {\n  \"url\": 5}]}}}"),
        "data.attributes.files[2].url: expected a string, found a number (line 2, column 10)"
    );
    assert_eq!(
        error(r#"{"data": []}"#),
        "data: expected an object, found an array (line 1, column 10)"
    );
    assert_eq!(
        error(r#"{"data": {"attributes": {"fields": {"name": [[{"url": true}]]}}}}"#),
        "data.attributes.fields.…[0][0].url: expected a string, found a boolean (line 1, column 55)"
    );
}

#[test]
fn the_error_of_a_union_is_that_of_its_variant() {
    assert_eq!(
        error(r#"{"included": [{"type": "person", "name": 5}]}"#),
        "included[0].name: expected a string, found a number (line 1, column 42)"
    );
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    let count = |number: &str| {
        let document = format!(r#"{{"data": {{"attributes": {{"count": {number}}}}}}}"#);
        decode_strictly::<Envelope>(document.as_bytes())
            .map(|envelope| envelope.data.attributes.unwrap().count.unwrap())
    };
    assert_eq!(count("9223372036854775807"), Ok(i64::MAX));
    assert_eq!(count("-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(count("1e3"), Ok(1000));
    assert_eq!(count("-0.0"), Ok(0));
    let message = count("9223372036854775808").unwrap_err().to_string();
    assert_eq!(
        message,
        "data.attributes.count: the integer does not fit its type (line 1, column 35)"
    );
    let message = count("1.5").unwrap_err().to_string();
    assert!(
        message.contains("expected an integer, found a number with a fraction"),
        "{message}"
    );
}

#[test]
fn an_error_never_shows_a_value() {
    let documents = [
        r#"{"data": {"attributes": {"passport-number": {"X123": "X123"}}}}"#,
        r#"{"data": {"attributes": {"count": "X123"}}}"#,
        r#"{"data": {"attributes": {"passport-number": "X123}}}"#,
        r#"{"data": X123}"#,
    ];
    for document in documents {
        let error = decode_strictly::<Envelope>(document.as_bytes()).unwrap_err();
        assert!(
            !format!("{error} {error:?} {error:#?}").contains("X123"),
            "{error:?}"
        );
    }
}

#[test]
fn depth_is_an_error_and_not_the_end_of_the_stack() {
    for open in [r#"{"parent":"#, "["] {
        let deep = open.repeat(100_000);
        let error =
            decode::<InquiryAttributes>(format!("{{\"free\":{deep}").as_bytes()).unwrap_err();
        assert!(error.to_string().contains("nests too deeply"), "{error}");
    }
    let deep = r#"{"parent":"#.repeat(100_000);
    assert!(
        decode::<InquiryAttributes>(deep.as_bytes())
            .unwrap_err()
            .is_limit()
    );
    let fine = format!("{}{}", r#"{"parent":"#.repeat(120) + "{}", "}".repeat(120));
    decode::<InquiryAttributes>(fine.as_bytes()).unwrap();
}

#[test]
fn an_unfinished_document_says_so() {
    assert_eq!(
        error(r#"{"data": {"id": "x""#),
        "data: not valid JSON: it ends too early (line 1, column 20)"
    );
    assert_eq!(
        error(""),
        "not valid JSON: it ends too early (line 1, column 1)"
    );
    assert_eq!(
        error("{} x"),
        "not valid JSON: more text follows its end (line 1, column 4)"
    );
    assert_eq!(
        decode::<Envelope>(b"{\"data\": \xff}")
            .unwrap_err()
            .offset(),
        9
    );
}
