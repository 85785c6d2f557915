//! One expression reads the content of an answer's JSON:API envelope, present or absent.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use withpersona::ids::AccountId;
use withpersona::models::{Account, Inquiry, Selfie};
use withpersona::resources::RetrieveInquiryResponse;
use withpersona::runtime::json::decode;

const ANSWER: &[u8] = br#"{
    "data": {
        "type": "inquiry", "id": "inq_1",
        "attributes": {"status": "completed"},
        "relationships": {
            "account": {"data": {"type": "account", "id": "act_2"}},
            "verifications": {"data": [{"type": "verification/selfie", "id": "ver_1"}, {"type": "verification/new", "id": "ver_2"}]}
        }
    },
    "included": [
        {"type": "account", "id": "act_1", "attributes": {"reference-id": "other"}},
        {"type": "account", "id": "act_2", "attributes": {"reference-id": "jane"}},
        {"type": "thing-of-tomorrow", "id": "thg_1"}
    ]
}"#;

#[test]
fn members_are_read_in_one_expression() {
    let answer: RetrieveInquiryResponse = decode(ANSWER).unwrap();
    let status = answer.data().attributes().status.clone().unwrap();
    assert_eq!(status.as_str(), "completed");
    let related = answer.data().relationships();
    assert_eq!(related.account_id().unwrap().as_str(), "act_2");
    let verifications: Vec<_> = related.verifications_ids().map(|id| id.as_str()).collect();
    assert_eq!(verifications, ["ver_1", "ver_2"]);
    assert_eq!(related.reports_ids().count(), 0);
}

#[test]
fn included_objects_are_found_by_type_and_by_relationship() {
    let answer: RetrieveInquiryResponse = decode(ANSWER).unwrap();
    let named: Vec<_> = answer
        .included::<Account>()
        .map(|account| account.attributes().reference_id.as_deref())
        .collect();
    assert_eq!(named, [Some("other"), Some("jane")]);
    assert_eq!(answer.included::<Inquiry>().count(), 0);
    let relationship = &answer.data().relationships().account;
    let account: &Account = answer.find(relationship).unwrap();
    assert_eq!(account.attributes().reference_id.as_deref(), Some("jane"));
    assert!(answer.find::<Selfie>(relationship).is_none());
}

#[test]
fn an_absent_member_reads_as_nothing() {
    let answer: RetrieveInquiryResponse =
        decode(br#"{"data":{"type":"inquiry","id":"inq_1"}}"#).unwrap();
    assert_eq!(answer.data().attributes().status, None);
    assert_eq!(answer.data().relationships().account_id(), None);
    assert_eq!(answer.included::<Account>().count(), 0);
}

#[test]
fn the_id_of_a_relationship_is_accepted_as_any_id() {
    let answer: RetrieveInquiryResponse = decode(ANSWER).unwrap();
    let named = answer.data().relationships().account_id().unwrap();
    let account: AccountId = named.into();
    assert_eq!(account.as_str(), "act_2");
    let client = withpersona::runtime::http::Client::builder().api_key("key");
    let request = client.build().unwrap().accounts().retrieve(named);
    drop(request);
}
