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

impl<T: crate::runtime::json::Slot> Encode for T {
    fn write_json(&self, out: &mut Vec<u8>) {
        out.extend(crate::runtime::json::to_vec(self).unwrap_or_default());
    }
    fn to_value(&self) -> Value {
        crate::runtime::json::to_value(self).unwrap_or_default()
    }
}

impl<T: crate::runtime::json::Slot + Default> Decode for T {
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        crate::runtime::json::decode(bytes).map_err(|error| DecodeError {
            path: error.path(),
            message: error.to_string(),
        })
    }
}
