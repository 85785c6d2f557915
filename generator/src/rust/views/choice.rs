//! What is one of several: enumerations of values and unions of types.

use serde::Serialize;

/// Values that the document lists.
#[derive(Clone, Debug, Serialize)]
pub struct EnumerationView {
    /// What the values are.
    pub base: Base,
    /// The values.
    pub values: Vec<ValueView>,
}

/// What the values of an enumeration are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Texts.
    Text,
    /// Whole numbers.
    Integer,
}

/// A value of an enumeration.
#[derive(Clone, Debug, Serialize)]
pub struct ValueView {
    /// The variant.
    pub name: String,
    /// The value, a literal.
    pub literal: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
}

/// One of several types.
#[derive(Clone, Debug, Serialize)]
pub struct UnionView {
    /// Whether it travels in requests alone, so that the client never reads it.
    pub sent: bool,
    /// How the variant is found.
    pub decision: DecisionView,
    /// The variants.
    pub variants: Vec<VariantView>,
    /// What converts into it; nothing where it never travels in a request.
    pub conversions: Vec<Conversion>,
}

/// How the variant of a union is found.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum DecisionView {
    /// By the text of a member.
    Tag {
        /// The member's key.
        property: String,
    },
    /// By the kind of JSON.
    Kind,
    /// By a member that no other variant has.
    Key,
    /// By trying one after the other.
    Trial,
}

/// A variant of a union.
#[derive(Clone, Debug, Serialize)]
pub struct VariantView {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// The texts or keys by which it is known.
    pub tags: Vec<String>,
    /// The kind of JSON by which it is known.
    pub json_kind: &'static str,
}

/// A conversion into a union.
#[derive(Clone, Debug, Serialize)]
pub struct Conversion {
    /// The variant.
    pub variant: String,
    /// How the variant holds the value.
    pub from: ConversionFrom,
    /// The value's type.
    pub type_: String,
}

/// How a variant holds the value that converts into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConversionFrom {
    /// As it is; it is text, for which a borrowed one will do.
    Text,
    /// As it is.
    Plain,
    /// In a box.
    Boxed,
}
