//! Values that a strict reader would refuse.

use crate::server::serve;
use serde_json::json;

#[test]
fn a_date_keeps_its_text_and_never_fails() {
    use fixtures::dates::resources::ListDaysResponseItem;
    let value = json!({ "day": "2024-3-1", "seen-at": "2023-09-1T06:30:44.000Z" });
    let item: ListDaysResponseItem = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(
        item.day.as_ref().and_then(|day| day.year_month_day()),
        Some((2024, 3, 1))
    );
    assert_eq!(
        item.seen_at.as_ref().and_then(|at| at.unix_seconds()),
        Some(1_693_549_844)
    );
    assert_eq!(serde_json::to_value(&item).unwrap(), value);
    let odd: ListDaysResponseItem = serde_json::from_value(json!({ "day": "soon" })).unwrap();
    assert_eq!(odd.day.as_ref().and_then(|day| day.year_month_day()), None);
    assert_eq!(odd.day.unwrap().as_str(), "soon");
}

#[test]
fn an_enumeration_keeps_an_unlisted_value() {
    use fixtures::enum_of_digits::resources::GetReleaseResponseVersion as Version;
    for (text, version) in [
        ("2025-12-08", Version::V2025_12_08),
        ("20251208", Version::V20251208),
        ("007", Version::V007),
        ("7", Version::Unknown("7".to_owned())),
    ] {
        let read: Version = serde_json::from_value(json!(text)).unwrap();
        assert_eq!(read, version);
        assert_eq!(serde_json::to_value(&read).unwrap(), json!(text));
    }
    use fixtures::enum_integer::models::Level;
    let level: Level = serde_json::from_value(json!(12)).unwrap();
    assert_eq!(level, Level::Unknown(12));
}

#[test]
fn a_constant_of_an_answer_may_change() {
    use fixtures::json_api_resource::models::Well;
    let value = json!({ "type": "spring", "id": "w", "attributes": {} });
    let well: Well = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(well.type_, "spring");
    assert_eq!(serde_json::to_value(&well).unwrap(), value);
}

#[test]
fn undescribed_members_are_kept() {
    use fixtures::additional_false::resources::GetTicketResponse;
    let value = json!({ "seat": "4b", "nothing": { "but": [1] }, "price": { "of": null } });
    let ticket: GetTicketResponse = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(ticket.extra.get("price"), Some(&json!({ "of": null })));
    assert_eq!(serde_json::to_value(&ticket).unwrap(), value);
}

#[test]
fn names_that_collide_are_two_members() {
    use fixtures::names_of_fields_collide::resources::MakeToken;
    let token = MakeToken::default()
        .grant_dash_type("a")
        .grant_underscore_type(1)
        .id("b")
        .upper_id("c");
    let wanted = json!({ "grant-type": "a", "grant_type": 1, "id": "b", "Id": "c" });
    assert_eq!(serde_json::to_value(&token).unwrap(), wanted);
}

#[test]
fn recursion_has_no_bound_of_its_own() {
    use fixtures::recursion_direct::models::NestedBox;
    let mut value = json!({ "label": "innermost" });
    for _ in 0..60 {
        value = json!({ "inside": value });
    }
    let read: NestedBox = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}

#[test]
fn bytes_are_base64_on_the_wire() {
    use fixtures::bytes::resources::StoreTape;
    use fixtures::runtime::types::Base64;
    let tape = StoreTape::default().old_style(Base64::encode("hi"));
    assert_eq!(
        serde_json::to_value(&tape).unwrap(),
        json!({ "old-style": "aGk=" })
    );
    assert_eq!(tape.old_style.unwrap().decode().unwrap(), b"hi");
}

#[tokio::test]
async fn a_whole_number_of_any_size_keeps_its_digits() {
    let text = r#"{"atoms":123456789012345678901234567890,"grains":18446744073709551615,"owed":-9999999999999999999}"#;
    let (client, received) = serve((200, "application/json", text));
    let request = client.counters().set(u128::MAX).above(u64::MAX - 1);
    let request = request.atoms("123456789012345678901234567890").steps(-3);
    let request = request.grains(u64::MAX - 1).owed(i128::MIN);
    let answer = request.send().await.unwrap();
    let received = received.join().unwrap();
    assert_eq!(
        received.line,
        "PUT /counters/340282366920938463463374607431768211455?above=18446744073709551614"
    );
    assert_eq!(
        received.body,
        concat!(
            r#"{"atoms":123456789012345678901234567890,"grains":18446744073709551614,"#,
            r#""steps":-3,"owed":-170141183460469231731687303715884105728}"#
        )
    );
    assert_eq!(answer.atoms.to_u128(), Some(123456789012345678901234567890));
    assert_eq!(answer.grains, Some(u64::MAX));
    let owed = answer.owed.as_ref().unwrap();
    assert_eq!((owed.as_str(), owed.to_i128()), ("-9999999999999999999", Some(-9999999999999999999)));
    assert_eq!(serde_json::to_string(answer.value()).unwrap(), text);
    assert!(answer.misfits().is_empty());
}

#[tokio::test]
async fn a_number_that_is_not_whole_is_refused() {
    for text in ["", "1.5", "twelve", &"9".repeat(60)] {
        let (client, _) = serve((200, "application/json", "{}"));
        let error = client.counters().set(1_u8).atoms(text).send().await.unwrap_err();
        assert!(matches!(error, fixtures::runtime::http::Error::Refused(_)), "{error}");
    }
}

#[tokio::test]
async fn a_whole_number_received_as_a_float_is_written_unchanged() {
    let text = r#"{"atoms":1.0}"#;
    let (client, _) = serve((200, "application/json", text));
    let answer = client.counters().set(1_u8).atoms("1").send().await.unwrap();
    assert_eq!(serde_json::to_string(answer.value()).unwrap(), text);
}
