//! Enumerations and ids.

use crate::sample::*;
use withpersona::runtime::json::{decode, to_vec};

#[test]
fn known_and_unknown_values_come_back() {
    for text in ["created", "needs_review", "paused", ""] {
        let status = decode::<InquiryStatus>(format!("\"{text}\"").as_bytes()).unwrap();
        assert_eq!(status.as_str(), text);
        assert_eq!(status, InquiryStatus::from(text));
        assert_eq!(status, InquiryStatus::from(text.to_owned()));
        assert_eq!(
            status.is_known(),
            matches!(text, "created" | "needs_review")
        );
        assert_eq!(to_vec(&status).unwrap(), format!("\"{text}\"").into_bytes());
    }
    assert_eq!(
        InquiryStatus::KNOWN,
        [InquiryStatus::Created, InquiryStatus::NeedsReview]
    );
    assert_eq!(format!("{:>8}", InquiryStatus::Created), " created");
}

#[test]
fn whole_numbers_too() {
    assert_eq!(decode::<Level>(b"1.0").unwrap(), Level::One);
    assert_eq!(decode::<Level>(b"7").unwrap(), Level::Unknown(7));
    assert_eq!(Level::from(2).as_i64(), 2);
    assert_eq!(to_vec(&Level::Unknown(7)).unwrap(), b"7");
}

#[test]
fn ids_are_made_from_text() {
    let id = InquiryId::from("inq_1");
    assert_eq!(
        (
            id.as_str(),
            id.to_string().as_str(),
            format!("{id:?}").as_str()
        ),
        ("inq_1", "inq_1", "\"inq_1\"")
    );
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"inq_1\"");
    assert_eq!(serde_json::from_str::<InquiryId>("\"inq_1\"").unwrap(), id);
}
