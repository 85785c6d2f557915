//! Models through serde: every way of serde_json, and another format.

use crate::sample::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

fn sample() -> serde_json::Value {
    json!({
        "type": "inquiry", "id": "inq_1", "new": [1, 2],
        "attributes": {"status": "created", "score": 1.5, "files": [{"url": "ü\n"}], "fields": {"a": [true]}},
    })
}

#[test]
fn serde_json_by_every_way() {
    let value = sample();
    let text = value.to_string();
    let expected = withpersona::runtime::json::decode::<Inquiry>(text.as_bytes()).unwrap();
    assert_eq!(serde_json::from_str::<Inquiry>(&text).unwrap(), expected);
    assert_eq!(
        serde_json::from_slice::<Inquiry>(text.as_bytes()).unwrap(),
        expected
    );
    assert_eq!(
        serde_json::from_reader::<_, Inquiry>(text.as_bytes()).unwrap(),
        expected
    );
    assert_eq!(
        serde_json::from_value::<Inquiry>(value.clone()).unwrap(),
        expected
    );
    assert_eq!(serde_json::to_value(&expected).unwrap(), value);
    assert_eq!(serde_json::to_string(&expected).unwrap().len(), text.len());
}

#[test]
fn errors_keep_their_path() {
    let error =
        serde_json::from_str::<Inquiry>(r#"{"attributes": {"count": 1, "count": 1}}"#).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("attributes.count: the member is here twice"),
        "{error}"
    );
}

#[test]
fn inside_a_type_of_the_user() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Mine {
        note: String,
        inquiries: Vec<Inquiry>,
        status: Option<InquiryStatus>,
        #[serde(flatten)]
        rest: std::collections::BTreeMap<String, Inquiry>,
    }
    let value =
        json!({"note": "n", "inquiries": [sample()], "status": "created", "other": sample()});
    let mine: Mine = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(
        serde_json::from_str::<Mine>(&value.to_string()).unwrap(),
        mine
    );
    assert_eq!(serde_json::to_value(&mine).unwrap(), value);
}

#[test]
fn another_format() {
    let inquiry: Inquiry = serde_json::from_value(sample()).unwrap();
    let mut bytes = Vec::new();
    ciborium::into_writer(&inquiry, &mut bytes).unwrap();
    assert_eq!(
        ciborium::from_reader::<Inquiry, _>(&bytes[..]).unwrap(),
        inquiry
    );
    assert!(ciborium::from_reader::<Included, _>(&bytes[..]).is_ok());
}
