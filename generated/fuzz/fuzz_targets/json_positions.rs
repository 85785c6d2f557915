//! JSON of a server in each position in which it is read: free, typed, undescribed, in a union, as an error, as an event.
//!
//! Nothing panics. What serde_json reads is read, with the same values; what is read comes back when it is written, and
//! reading it by way of serde gives the same. The first byte chooses the position.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;
use std::time::Duration;
use withpersona::events::{Event, Verifier};
use withpersona::models::{Included, Inquiry, ReportPoliticallyExposedPerson};
use withpersona::runtime::json::{
    Deserialize, Misfits, Slot, decode, decode_noting, decode_strictly, read_listed, to_vec,
};
use withpersona::webhook::{WebhookError, rule, sign};

static VERIFIER: LazyLock<Verifier> = LazyLock::new(|| {
    Verifier::new("secret")
        .expect("the API signs its webhooks")
        .tolerance(Duration::MAX)
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, body)) = data.split_first() else {
        return;
    };
    match choice % 8 {
        0 => free(body),
        1 => typed::<Inquiry>(body),
        2 => typed::<ReportPoliticallyExposedPerson>(body),
        3 => typed::<Included>(body),
        4 => typed::<Inquiry>(&around(br#"{"type":"inquiry","undescribed":"#, body)),
        5 => typed::<Inquiry>(&around(
            br#"{"attributes":{"fields":{"a":"#,
            &around(b"", body),
        )),
        6 => error_body(body),
        _ => event(body),
    }
});

fn around(start: &[u8], body: &[u8]) -> Vec<u8> {
    let open = start.iter().filter(|byte| **byte == b'{').count();
    [start, body, &b"}".repeat(open)].concat()
}

fn free(body: &[u8]) {
    let expected = serde_json::from_slice::<Value>(body);
    match (decode::<Value>(body), expected) {
        (Ok(read), Ok(expected)) => assert_eq!(read, expected),
        (Err(error), Ok(_)) => assert!(error.is_limit(), "{error}"),
        (Ok(_), Err(error)) => panic!("{error}"),
        (Err(_), Err(_)) => {}
    }
}

fn typed<T: Slot + Default + PartialEq + for<'de> Deserialize<'de>>(body: &[u8]) {
    let Ok((model, misfits)) = decode_noting::<T>(body) else {
        // What cannot be read with all allowances cannot be read strictly.
        assert!(decode_strictly::<T>(body).is_err());
        return;
    };
    assert!(
        model
            .misfits()
            .iter()
            .all(|misfit| misfits.contains(misfit))
    );
    let expected = serde_json::from_slice::<Value>(body).expect("what is read is JSON");
    let written = to_vec(&model).expect("a model can be written");
    let back = serde_json::from_slice::<Value>(&written).expect("what is written is JSON");
    assert!(is_same(&expected, &back), "{expected} became {back}");
    let again = serde_json::from_slice::<T>(body).expect("serde reads it too");
    assert!(again == model, "serde reads {body:?} otherwise");
}

/// The same JSON, but for the ways to write a number.
fn is_same(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let same = |(key, value)| after.get(key).is_some_and(|other| is_same(value, other));
            before.len() == after.len() && before.iter().all(same)
        }
        (Value::Array(before), Value::Array(after)) => {
            before.len() == after.len()
                && before
                    .iter()
                    .zip(after)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (one, other) => one == other,
    }
}

fn error_body(body: &[u8]) {
    let Ok(problems) = read_listed(body, "/errors", 3) else {
        return;
    };
    let tree = match decode::<Value>(body) {
        Ok(tree) => tree,
        // Of what is not read nobody asks how large its numbers are.
        Err(error) => return assert!(error.is_limit(), "{error}"),
    };
    let listed = tree.pointer("/errors").unwrap_or(&tree);
    match listed {
        Value::Array(items) => assert_eq!(problems, items[..items.len().min(3)]),
        other => assert_eq!(problems, [other.clone()]),
    }
}

fn event(body: &[u8]) {
    let rule = rule().expect("the API signs its webhooks");
    match VERIFIER.verify(&[(rule.header, sign("secret", 1, body))], body) {
        Ok(delivery) => {
            let written = serde_json::to_vec(delivery.event()).expect("an event can be written");
            let again = serde_json::from_slice::<Event>(&written).expect("and read");
            assert_eq!(again.name(), delivery.name());
            let expected = serde_json::from_slice::<Value>(body).expect("what is read is JSON");
            let back = serde_json::from_slice::<Value>(&written).expect("what is written is JSON");
            assert!(is_same(&expected, &back), "{expected} became {back}");
        }
        Err(WebhookError::NotJson(_) | WebhookError::NotAnEvent) => {}
        Err(other) => panic!("{other}"),
    }
}
