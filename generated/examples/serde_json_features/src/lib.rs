//! The client in a program whose other crates turn on features of serde_json.
//!
//! With `raw_value` and `arbitrary_precision`, serde_json gives two keys of an object a special meaning. A server must
//! not be able to use them: here they are ordinary members in every place, and nested quoting stays text.

#[cfg(test)]
mod tests;
