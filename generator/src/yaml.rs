//! Values of YAML and JSON documents.
//!
//! Everything that reads or makes such a value gets its types here, so that the library behind them is named in one place.

pub use serde_yaml::{
    Deserializer, Error, Mapping, Number, Sequence, Value, from_str, to_string, to_value, value,
};
