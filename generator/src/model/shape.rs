//! Shapes: what a value looks like where it is used.

use super::TypeId;
use serde::Serialize;

/// A use of a shape: the shape and whether null may stand in its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeUse {
    /// What stands here.
    pub shape: Shape,
    /// Whether the document also allows null.
    pub nullable: bool,
}

/// What a value looks like.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// The document says nothing, or says free-form: any JSON value.
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

/// What `format` (or `contentEncoding`, `contentMediaType`) says of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextFormat {
    /// Nothing, or a format that changes nothing for a client; kept as documentation.
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
