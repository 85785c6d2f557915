//! Definitions: schemas that get their own type.

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
    /// Whether it is used in requests, in answers, or in both.
    pub direction: Direction,
    /// Its kind.
    pub kind: DefinitionKind,
    /// Facts for the documentation, such as `maxLength: 20`, if the definition is used in many places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// Whether requests or answers reach a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Direction {
    /// In requests and parameters.
    pub request: bool,
    /// In responses, error bodies and webhook bodies.
    pub response: bool,
}

/// The kind of a definition.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefinitionKind {
    /// An object with known members.
    Object(Object),
    /// Known values.
    Enumeration(Enumeration),
    /// One of several shapes.
    Union(Union),
    /// A named schema of another kind: text, a list, a map, another definition.
    Alias(TypeUse),
}

/// An object with known members (`allOf` already merged).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Object {
    /// Its members in the document's order.
    pub fields: Vec<Field>,
    /// The members that it does not name.
    pub additional: Additional,
}

/// The additional members of an object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Additional {
    /// The document does not mention them, or forbids them. The client keeps them in both cases.
    Undeclared,
    /// Explicitly any value.
    Any,
    /// Values of one type.
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
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Field {
    /// A member with only a name, a shape and a place.
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
    /// The type of the values.
    pub base: EnumerationBase,
    /// The values in the document's order, null left out.
    pub values: Vec<EnumerationValue>,
}

/// The type of an enumeration's values.
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
    /// Its meaning (`x-enum-descriptions`), if the document gives one.
    pub description: Option<String>,
    /// Its name (`x-enum-varnames`), if the document gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// How the variant is chosen.
    pub decision: Decision,
    /// The shapes in the document's order.
    pub variants: Vec<Variant>,
}

/// How the variant of a union is chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// By the text in one property (a discriminator, or a constant that differs in every variant).
    Tag(String),
    /// By the kind of the JSON value. Each variant has another kind.
    Kind,
    /// By a required key that only one variant has.
    Key,
    /// By trial: the first variant that fits best.
    Trial,
}

/// One shape of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// A word that distinguishes it from the others: component name, tag, title, deciding key or kind.
    pub word: String,
    /// Its shape. It is never nullable, because null belongs to the use of the union.
    pub type_use: TypeUse,
    /// The values of the tag that select this variant ([`Decision::Tag`]), or its deciding keys ([`Decision::Key`]).
    pub tags: Vec<String>,
    /// `description`, if the variant is inline.
    pub description: Option<String>,
}
