//! Enumerations of values and unions of types.

use serde::Serialize;

/// Values that the document lists.
#[derive(Clone, Debug, Serialize)]
pub struct EnumerationView {
    /// The type of the values.
    pub base: Base,
    /// The values.
    pub values: Vec<ValueView>,
}

/// The type of an enumeration's values.
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

/// A union of several types.
#[derive(Clone, Debug, Serialize)]
pub struct UnionView {
    /// Whether it is only sent, so that the client never reads it.
    pub sent: bool,
    /// How the variant is chosen.
    pub decision: DecisionView,
    /// The variants.
    pub variants: Vec<VariantView>,
    /// Conversions into it. Empty if it is never sent.
    pub conversions: Vec<Conversion>,
}

/// How the variant of a union is chosen.
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
    /// By trial, one after the other.
    Trial,
}

/// A variant of a union.
#[derive(Clone, Debug, Serialize)]
pub struct VariantView {
    /// Its name.
    pub name: String,
    /// The type of its value.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// The texts or keys that select it.
    pub tags: Vec<String>,
    /// The kind of JSON that selects it.
    pub json_kind: &'static str,
    /// The Cargo features of which one must be on. Empty if it is always built.
    pub features: Vec<String>,
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
    /// Directly. It is text, and borrowed text is accepted too.
    Text,
    /// Directly.
    Plain,
    /// In a box.
    Boxed,
}
