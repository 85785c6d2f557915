//! Definitions: shapes that get a type of their own.

use super::{Fact, TypeId, TypeUse};
use crate::diagnostic::Place;
use serde::Serialize;

/// An object, an enumeration, a union or a named alias.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Definition {
    /// Its own id, the key in [`super::Api::definitions`].
    pub id: TypeId,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// Which way it travels.
    pub direction: Direction,
    /// What it is.
    pub kind: DefinitionKind,
    /// Facts for the documentation, such as `maxLength: 20`; of a definition that is used in many places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Where it is written.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// Which way a definition travels, by everything that reaches it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Direction {
    /// In requests and parameters.
    pub request: bool,
    /// In responses, error bodies and webhook bodies.
    pub response: bool,
}

/// What a definition is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefinitionKind {
    /// An object with known members.
    Object(Object),
    /// Known values.
    Enumeration(Enumeration),
    /// One of several shapes.
    Union(Union),
    /// A named schema that is something else: text, a list, a map, another definition.
    Alias(TypeUse),
}

/// An object with known members (`allOf` already merged).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Object {
    /// Its members in the document's order.
    pub fields: Vec<Field>,
    /// What the document says of members it does not name.
    pub additional: Additional,
}

/// What may stand beside the named members.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Additional {
    /// The document is silent, or forbids them; a client keeps them all the same.
    Undeclared,
    /// Explicitly anything.
    Any,
    /// Values of one shape.
    Typed(TypeUse),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The key on the wire.
    pub name: String,
    /// Its shape.
    pub type_use: TypeUse,
    /// Whether the document requires it.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`: the server sets it.
    pub read_only: bool,
    /// `writeOnly`: the server never shows it.
    pub write_only: bool,
    /// `default`.
    pub default: Option<serde_json::Value>,
    /// Facts for the documentation, such as `maxLength: 20` or `format: ipv4`.
    pub facts: Vec<Fact>,
    /// Where it is written.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Field {
    /// A member of which the document says no more than its name, its shape and where it is written.
    pub fn new(name: impl Into<String>, type_use: TypeUse, place: Option<Place>) -> Field {
        Field {
            name: name.into(),
            type_use,
            required: false,
            description: None,
            deprecated: false,
            read_only: false,
            write_only: false,
            default: None,
            facts: Vec::new(),
            place,
        }
    }
}

/// Known values; others are possible at any time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Enumeration {
    /// What the values are.
    pub base: EnumerationBase,
    /// The values in the document's order, null left out.
    pub values: Vec<EnumerationValue>,
}

/// What the values of an enumeration are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EnumerationBase {
    /// Strings.
    Text,
    /// Whole numbers.
    Integer,
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumerationValue {
    /// The value: a string or a whole number.
    pub value: serde_json::Value,
    /// What it means (`x-enum-descriptions`), where the document says.
    pub description: Option<String>,
    /// What it is called (`x-enum-varnames`), where the document says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// How to tell which.
    pub decision: Decision,
    /// The shapes in the document's order.
    pub variants: Vec<Variant>,
}

/// How the variant of a union is decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// By the text in one property (a discriminator, or a constant that differs in every variant).
    Tag(String),
    /// By the kind of the JSON value; each variant has a kind of its own.
    Kind,
    /// By a required key that only one variant has.
    Key,
    /// By trying: the first variant that fits best.
    Trial,
}

/// One shape of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// A word that tells it from the others: component name, tag, title, deciding key or kind.
    pub word: String,
    /// Its shape; never nullable, a null belongs to the use of the union.
    pub type_use: TypeUse,
    /// The texts of the tag that mean this variant ([`Decision::Tag`]), or its deciding keys ([`Decision::Key`]).
    pub tags: Vec<String>,
    /// `description`, where the variant is written inline.
    pub description: Option<String>,
}
