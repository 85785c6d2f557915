//! Code can import the crate's root, its models and its events together, whatever names the document's schemas have.

use fixtures::names_of_the_root::{events::*, models::*, resources::*, *};

/// Every name of the root and the schema that has the same name in the document. A conflict would not compile.
#[expect(clippy::too_many_arguments, reason = "one for each name")]
#[expect(dead_code, reason = "it only has to compile")]
fn each_name_means_one_thing(
    _: (&Client, &ClientBuilder, &Error, &File, &RetryPolicy),
    _: (&Event, &Verifier),
    _: (Date, DateTime, Extra, Nullable<i64>, Value),
    _: Option<(Request<RequestOperation>, Response<ResponseModel>)>,
    _: (&ClientModel, &ClientBuilderModel, &ErrorModel, &FileModel),
    _: (&RetryPolicyModel, &EventModel, &VerifierModel, &MisfitModel),
    _: (&DateModel, &DateTimeModel, &ExtraModel, &NullableModel, &ValueModel),
    _: &RequestModel,
) {
}

#[test]
fn the_root_leads_to_the_first_program() {
    let client: Result<Client, Error> = Client::builder().api_key("key").build();
    assert!(client.is_ok());
    assert!(Verifier::new("secret").is_err(), "these fixtures have no rule for signatures");
}
