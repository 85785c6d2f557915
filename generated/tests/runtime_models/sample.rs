//! Models in the form that the generator writes.

use withpersona::runtime::prelude::*;

ids! {
    /// The id of an inquiry.
    InquiryId,
}

#[derive(Clone)]
#[non_exhaustive]
pub enum InquiryStatus {
    Created,
    NeedsReview,
    Unknown(String),
}

text_enum! { InquiryStatus { Created => "created", NeedsReview => "needs_review" } }

#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    One,
    Two,
    Unknown(i64),
}

integer_enum! { Level { One => 1, Two => 2 } }

#[derive(Clone, Default)]
#[non_exhaustive]
pub struct InquiryAttributes {
    pub status: Option<InquiryStatus>,
    pub reference_id: Option<String>,
    pub passport_number: Option<String>,
    pub created_at: Option<DateTime>,
    pub birthdate: Option<Date>,
    pub score: Option<f64>,
    pub count: Option<i64>,
    pub is_final: Option<bool>,
    pub level: Option<Level>,
    pub tags: Option<Vec<String>>,
    pub notes: Option<Vec<Option<String>>>,
    pub files: Option<Vec<File>>,
    pub fields: Option<Map<FieldValue>>,
    pub free: Option<Value>,
    pub parent: Option<Box<InquiryAttributes>>,
    pub extra: Extra,
}

object! { InquiryAttributes {
    "status" => status,
    "reference-id" => reference_id,
    "passport-number" => passport_number,
    "created-at" => created_at,
    "birthdate" => birthdate,
    "score" => score,
    "count" => count,
    "is-final" => is_final,
    "level" => level,
    "tags" => tags,
    "notes" => notes,
    "files" => files,
    "fields" => fields,
    "free" => free,
    "parent" => parent,
    .. extra
} }

#[derive(Clone, Default)]
#[non_exhaustive]
pub struct File {
    pub url: Option<String>,
    pub byte_size: Option<u64>,
    pub extra: Extra,
}

object! { File {
    "url" => url,
    "byte-size" => byte_size,
    .. extra
} }

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum FieldValue {
    Text(String),
    Whole(i64),
    Number(f64),
    Flag(bool),
    List(Vec<FieldValue>),
    Object(Box<File>),
    Unknown(Value),
}

union! { FieldValue by kind {
    Text => string,
    Whole => integer,
    Number => number,
    Flag => boolean,
    List => array,
    Object => object,
} }
conversions! { FieldValue {
    Text: text,
    Whole: plain i64,
    Number: plain f64,
    Flag: plain bool,
    List: plain Vec<FieldValue>,
    Object: boxed File,
} }

#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Inquiry {
    pub type_: String,
    pub id: InquiryId,
    pub attributes: Option<Box<InquiryAttributes>>,
    pub account: Option<ToOne>,
    pub reports: Option<ToMany>,
    pub extra: Extra,
}

object! { Inquiry {
    "type" => type_,
    "id" => id,
    "attributes" => attributes,
    "account" => account,
    "reports" => reports,
    .. extra
} }

#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Account {
    pub name: Option<String>,
    pub labels: Map<i64>,
}

object! { Account {
    "name" => name,
    .. map labels
} }

/// A variant without a member for the tag.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Person {
    pub name: Option<String>,
    pub extra: Extra,
}

object! { Person {
    "name" => name,
    .. extra
} }

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Included {
    Inquiry(Box<Inquiry>),
    Person(Box<Person>),
    Unknown(Value),
}

union! { Included by tag "type" {
    Inquiry => ["inquiry", "inquiry/legacy"],
    Person => ["person"],
} }

#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Envelope {
    pub data: Inquiry,
    pub included: Option<Vec<Included>>,
    pub links: Option<Box<Links>>,
}

object! { Envelope {
    "data" => data,
    "included" => included,
    "links" => links,
} }

/// A request body with all kinds of rows.
#[derive(Clone, Default)]
pub struct CreateInquiry {
    pub reference_id: Option<String>,
    pub note: Option<String>,
    pub template: Nullable<String>,
    pub page: Option<f64>,
    pub meta: Extra,
}

object! { CreateInquiry {
    "type" => const "inquiry",
    "reference-id" => reference_id,
    "note" => note or null,
    "version" => const 2,
    "template" => template,
    "page" => page,
    "strict" => const true,
    .. free meta
} }

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Query {
    And(Box<AndQuery>),
    Leaf(Box<LeafQuery>),
    Unknown(Value),
}

union! { Query by key { And => ["and", "all"], Leaf => ["attribute"] } }

#[derive(Clone, Default)]
pub struct AndQuery {
    pub and: Option<Vec<Query>>,
    pub extra: Extra,
}

object! { AndQuery { "and" => and, .. extra } }

#[derive(Clone, Default)]
pub struct LeafQuery {
    pub attribute: Option<String>,
    pub value: Option<Value>,
}

object! { LeafQuery { "attribute" => attribute, "value" => value, } }

#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Guess {
    File(Box<File>),
    Leaf(Box<LeafQuery>),
    Nested(Box<Nested>),
    Unknown(Value),
}

union! { Guess by trial { File, Leaf, Nested } }

#[derive(Clone, Default)]
pub struct Nested {
    pub inner: Option<Guess>,
    pub twin: Option<Guess>,
}

object! { Nested { "inner" => inner, "twin" => twin, } }
