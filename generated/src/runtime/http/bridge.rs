//! What the client needs of a model: to be written as JSON or a value, and to be read from JSON.

use serde_json::Value;
use std::fmt;

/// A value that can be sent.
pub trait Encode {
    /// Appends the JSON text.
    fn write_json(&self, out: &mut Vec<u8>);
    /// The value as a tree.
    fn to_value(&self) -> Value;
}

/// A value that can be received.
pub trait Decode: Sized {
    /// Reads JSON text.
    ///
    /// # Errors
    /// Where and why the text does not fit.
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError>;
}

/// Why a text does not fit a type.
#[derive(Clone, Debug)]
pub struct DecodeError {
    /// JSON pointer of the member.
    pub path: String,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {:?}", self.message, self.path)
    }
}

impl std::error::Error for DecodeError {}

impl Encode for Value {
    fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.to_string().as_bytes());
    }
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl Encode for String {
    fn write_json(&self, out: &mut Vec<u8>) {
        Value::from(self.as_str()).write_json(out);
    }
    fn to_value(&self) -> Value {
        Value::from(self.as_str())
    }
}

impl Decode for Value {
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        serde_json::from_slice(bytes)
            .map_err(|error| DecodeError { path: String::new(), message: error.to_string() })
    }
}
