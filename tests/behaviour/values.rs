//! Values that a strict reader would stumble over.

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
fn an_enumeration_keeps_a_value_that_nobody_listed() {
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
fn members_that_nobody_described_are_kept() {
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
