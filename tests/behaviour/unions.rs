//! The variant for a value, and values that no variant describes.

use serde_json::{Value, json};

/// Reads a value, and writes it again.
fn through<T: serde::de::DeserializeOwned + serde::Serialize>(value: &Value) -> (T, Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    (read, written)
}

#[test]
fn the_discriminator_decides_even_where_another_variant_would_fit_better() {
    use fixtures::union_many_tags::models::Boat;
    let (boat, written) = through::<Boat>(&json!({ "type": "boat/gig", "sails": 3 }));
    let Boat::RowingBoat(boat) = boat else {
        panic!("{boat:?}")
    };
    assert_eq!(boat.oars, None);
    assert_eq!(written, json!({ "type": "boat/gig", "sails": 3 }));
}

#[test]
fn one_of_many_tags_survives() {
    use fixtures::union_many_tags::models::Boat;
    for tag in ["boat/sloop", "boat/ketch", "boat/yawl"] {
        let value = json!({ "type": tag, "sails": 2 });
        let (boat, written) = through::<Boat>(&value);
        assert!(matches!(&boat, Boat::SailingBoat(boat) if boat.type_.as_deref() == Some(tag)));
        assert_eq!(written, value);
    }
}

#[test]
fn an_undescribed_tag_is_kept() {
    use fixtures::union_many_tags::models::Boat;
    for value in [
        json!({ "type": "boat/raft", "logs": [1] }),
        json!({ "sails": 1 }),
        json!({ "type": 4 }),
    ] {
        let (boat, written) = through::<Boat>(&value);
        assert!(matches!(boat, Boat::Unknown(_)), "{boat:?}");
        assert_eq!(written, value);
    }
}

#[test]
fn an_unknown_resource_among_the_included_harms_nothing() {
    use fixtures::json_api_included::models::Included;
    use fixtures::json_api_included::resources::RetrieveBookResponse;
    let value = json!({
        "data": { "type": "book", "id": "b" },
        "included": [{ "type": "critic", "id": "c" }, { "type": "author", "id": "a", "attributes": { "age": 3 } }]
    });
    let (answer, written) = through::<RetrieveBookResponse>(&value);
    let included = answer.included.unwrap();
    assert!(matches!(
        &included[..],
        [Included::Unknown(_), Included::Author(_)]
    ));
    assert_eq!(written, value);
}

#[test]
fn kinds_decide_where_they_differ() {
    use fixtures::union_by_kind::models::Cell;
    let cell = |value: Value| through::<Cell>(&value).0;
    assert!(matches!(cell(json!("a")), Cell::String(_)));
    assert!(matches!(cell(json!(1)), Cell::Number(_)));
    assert!(matches!(cell(json!(false)), Cell::Boolean(_)));
    assert!(matches!(cell(json!(["a"])), Cell::Array(_)));
    assert!(matches!(cell(json!({})), Cell::Object(_)));
}

#[test]
fn a_number_that_is_not_whole_is_no_integer() {
    use fixtures::types_of_3_1::resources::GetNotebookResponsePairItem as Item;
    assert!(matches!(through::<Item>(&json!(1)).0, Item::Integer(1)));
    let (item, written) = through::<Item>(&json!(1.5));
    assert!(matches!(item, Item::Unknown(_)), "{item:?}");
    assert_eq!(written, json!(1.5));
}

#[test]
fn keys_decide_where_one_variant_alone_has_them() {
    use fixtures::union_by_key::models::Query;
    let (query, _) = through::<Query>(&json!({ "or": [{ "word": "a" }] }));
    assert!(
        matches!(&query, Query::Or(or) if matches!(or.or[..], [Query::Word(_)])),
        "{query:?}"
    );
    assert!(matches!(
        through::<Query>(&json!({ "not": 1 })).0,
        Query::Unknown(_)
    ));
}

#[test]
fn trying_takes_what_fits_best() {
    use fixtures::union_by_trial::resources::ListMarksResponseItem as Mark;
    assert!(matches!(
        through::<Mark>(&json!({ "x": 1, "y": 2 })).0,
        Mark::Point(_)
    ));
    assert!(matches!(
        through::<Mark>(&json!({ "x": 1, "text": "a" })).0,
        Mark::Label(_)
    ));
}

#[test]
fn unions_nest() {
    use fixtures::union_nested::models::{Motor, Vehicle};
    let (vehicle, _) = through::<Vehicle>(&json!({ "type": "moped", "loud": true }));
    assert!(
        matches!(vehicle, Vehicle::Motor(Motor::Moped(_))),
        "{vehicle:?}"
    );
}

#[test]
fn each_value_that_a_base_lists_selects_the_child_of_that_name() {
    use fixtures::union_tags_of_a_base::models::Kite;
    let (kite, _) = through::<Kite>(&json!({ "form": "deltaKite", "span": 3 }));
    assert!(matches!(kite, Kite::DeltaKite(_)), "{kite:?}");
    let (kite, written) = through::<Kite>(&json!({ "form": "sheet", "folds": 4 }));
    assert!(matches!(kite, Kite::PaperKite(_)), "{kite:?}");
    assert_eq!(written, json!({ "form": "sheet", "folds": 4 }));
}
