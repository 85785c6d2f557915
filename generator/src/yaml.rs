//! The types of YAML and JSON values.
//!
//! All code that reads or makes such a value imports its types from here, so that only this module names the library.

pub use serde_yaml::{
    Deserializer, Error, Mapping, Number, Sequence, Value, from_str, to_string, to_value, value,
};
