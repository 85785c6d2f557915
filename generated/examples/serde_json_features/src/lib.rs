//! The client in a program whose other crates turn on what serde_json has turned off.
//!
//! With `raw_value` and `arbitrary_precision`, two keys of an object are messages of serde_json to itself. A server must
//! not be able to send them: here they are members like any other, wherever they stand, and quoting inside of quoting
//! stays text.

#[cfg(test)]
mod tests;
