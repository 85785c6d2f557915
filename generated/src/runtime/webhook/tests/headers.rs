//! Header fields of common frameworks.

use super::*;
use crate::runtime::http::Headers;
use std::collections::HashMap;

#[test]
fn fields_are_found_in_whatever_holds_them() {
    let value = signed(SECRET, NOW, BODY);
    let mut map = http::HeaderMap::new();
    map.insert(RULE.header, value.parse().unwrap());
    let own = Headers::from(map.clone());
    let list = vec![("Sample-Signature".to_owned(), value.clone().into_bytes())];
    let hash = HashMap::from([
        ("Sample-Signature", value.clone()),
        ("Host", "example.com".to_owned()),
    ]);
    let fields: [&dyn HeaderFields; 5] = [&map, &own, &list, &hash, &[("sample-signature", value)]];
    for fields in fields {
        verifier::<UnknownEvent>()
            .verify_signature(fields, BODY)
            .unwrap();
    }
    map.append(RULE.header, "t=1".parse().unwrap());
    assert!(
        verifier::<UnknownEvent>()
            .verify_signature(&map, BODY)
            .is_err()
    );
}

#[test]
fn delivery_headers_are_numbers_or_nothing() {
    let signature = signed(SECRET, NOW, BODY);
    let headers = [
        ("sample-signature", signature.as_str()),
        ("Sample-Attempts-Made", "2"),
        ("sample-attempts-left", "many"),
        ("sample-first-attempted-at", " 1527811200 "),
    ];
    let delivery = verifier::<UnknownEvent>().verify(&headers, BODY).unwrap();
    assert_eq!(delivery.attempts_made(), Some(2));
    assert_eq!(delivery.attempts_left(), None);
    assert_eq!(
        delivery.first_attempted_at(),
        Some(Duration::from_secs(1_527_811_200))
    );
    let last = [headers[0], ("sample-attempts-left", "7")];
    let delivery = verifier::<UnknownEvent>().verify(&last, BODY).unwrap();
    assert_eq!(delivery.attempts_made(), None);
    assert_eq!(delivery.attempts_left(), Some(7));
}
