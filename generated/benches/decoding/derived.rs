//! The models of an inquiry and of an account with a derive of serde: the same members, without undescribed ones.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Document<I> {
    pub data: Vec<Inquiry>,
    pub links: Links,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub included: Option<Vec<I>>,
}

/// A union as most generators write it: by trying one variant after the other.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Tried {
    InquiryTemplate(Box<Typed<InquiryTemplateKind, TemplateAttributes>>),
    User(Box<Typed<UserKind, UserAttributes>>),
    Account(Box<Typed<AccountKind, AccountAttributes>>),
}

/// A union in serde's best form: chosen by the member `type`.
#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Tagged {
    InquiryTemplate(Box<Untyped<TemplateAttributes>>),
    User(Box<Untyped<UserAttributes>>),
    Account(Box<Untyped<AccountAttributes>>),
}

macro_rules! kinds {
    ($($kind:ident $text:literal)*) => { $(
        #[derive(Serialize, Deserialize)]
        pub enum $kind {
            #[serde(rename = $text)]
            One,
        }
    )* };
}

kinds! { InquiryTemplateKind "inquiry-template" UserKind "user" AccountKind "account" }

#[derive(Serialize, Deserialize)]
pub struct Typed<K, A> {
    #[serde(rename = "type")]
    pub kind: K,
    pub id: String,
    pub attributes: A,
}

#[derive(Serialize, Deserialize)]
pub struct Untyped<A> {
    pub id: String,
    pub attributes: A,
}

#[derive(Serialize, Deserialize)]
pub struct Links {
    pub prev: Option<String>,
    pub next: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Inquiry {
    #[serde(rename = "type")]
    pub kind: String,
    pub id: String,
    pub attributes: InquiryAttributes,
    pub relationships: InquiryRelationships,
}

/// Structs whose members are all optional.
macro_rules! optional {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })*) => { $(
        #[derive(Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub struct $name { $(
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $field: Option<$type>,
        )* }
    )* };
}

optional! {
    InquiryAttributes {
        status: String,
        reference_id: String,
        note: String,
        tags: Vec<Option<String>>,
        creator: String,
        reviewer_comment: String,
        created_at: String,
        updated_at: String,
        started_at: String,
        expires_at: String,
        completed_at: String,
        failed_at: String,
        marked_for_review_at: String,
        decisioned_at: String,
        expired_at: String,
        redacted_at: String,
        previous_step_name: String,
        next_step_name: String,
        fields: Box<InquiryFields>,
    }
    InquiryFields {
        name_first: Box<FieldValue>,
        name_middle: Box<FieldValue>,
        name_last: Box<FieldValue>,
        address_city: Box<FieldValue>,
        address_postal_code: Box<FieldValue>,
        birthdate: Box<FieldValue>,
        email_address: Box<FieldValue>,
    }
    InquiryRelationships {
        account: ToOne,
        documents: ToMany,
        template: ToOne,
        inquiry_template: ToOne,
        reports: ToMany,
        reviewer: ToOne,
        sessions: ToMany,
        verifications: ToMany,
    }
    TemplateAttributes { name: String, status: String }
    UserAttributes { name: String, email_address: String }
    AccountAttributes {
        reference_id: String,
        account_type_name: String,
        created_at: String,
        updated_at: String,
        redacted_at: String,
        tags: Vec<String>,
        account_status: String,
    }
}

#[derive(Serialize, Deserialize)]
pub struct FieldValue {
    #[serde(rename = "type")]
    pub kind: String,
    pub value: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct ToOne {
    pub data: Option<Identifier>,
}

#[derive(Serialize, Deserialize)]
pub struct ToMany {
    pub data: Vec<Identifier>,
}

#[derive(Serialize, Deserialize)]
pub struct Identifier {
    #[serde(rename = "type")]
    pub kind: String,
    pub id: String,
}
