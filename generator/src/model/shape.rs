//! Shapes: the types of values where they are used.

use super::TypeId;
use serde::Serialize;

/// A use of a shape: the shape, and whether null is also allowed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeUse {
    /// The shape.
    pub shape: Shape,
    /// Whether the document also allows null.
    pub nullable: bool,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Any JSON value: the document gives no type, or says that it is free-form.
    Any,
    /// A free-form object: any keys, any values.
    AnyObject,
    /// Only null.
    Null,
    /// true or false.
    Boolean,
    /// A whole number, with its `format`.
    Integer(Option<String>),
    /// A number, with its `format`.
    Number(Option<String>),
    /// Text.
    Text(TextFormat),
    /// A single allowed value (`const`, or an enumeration of one).
    Constant(serde_json::Value),
    /// A definition of its own: object, enumeration, union or named alias.
    Defined(TypeId),
    /// An array.
    List(Box<TypeUse>),
    /// An object with any keys and values of one shape.
    Map(Box<TypeUse>),
}

/// The format of a text (`format`, `contentEncoding` or `contentMediaType`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextFormat {
    /// No format, or one without effect on the client, which is kept for the documentation.
    Plain(Option<String>),
    /// `date`.
    Date,
    /// `date-time`.
    DateTime,
    /// `binary`: raw bytes, as in a multipart file or a response that is a file.
    Binary,
    /// `byte`, or `contentEncoding: base64`.
    Base64,
}
