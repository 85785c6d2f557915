//! The extensions with which `normalize` gives `lower` the facts that OpenAPI 3.0 cannot express.
//!
//! Always: a document's own extensions are removed or renamed before these are written, so that a document cannot forge
//! them.

/// The JSON pointer of the node in the bundled document.
pub const ORIGIN: &str = "x-origin";
/// Facts for the documentation: each validation keyword and its value.
pub const FACTS: &str = "x-facts";
/// The schema allows only null.
pub const ONLY_NULL: &str = "x-only-null";
/// The schema allows no value (`false`).
pub const NEVER: &str = "x-never";
/// `default` is an explicit null.
pub const DEFAULT_NULL: &str = "x-default-null";
/// Known values of a string that may have others (`x-extensible-enum`).
pub const KNOWN_VALUES: &str = "x-known-values";
/// The examples of the schema, as a list.
pub const EXAMPLES: &str = "x-examples";
/// The meanings of an enumeration's values, by value.
pub const VALUE_DESCRIPTIONS: &str = "x-value-descriptions";
/// The names of an enumeration's values, by value.
pub const VALUE_NAMES: &str = "x-value-names";
/// A part of the schema is unknown, and the error is reported.
pub const UNKNOWN: &str = "x-unknown";
/// The schema of a media type describes each item.
pub const ITEMS: &str = "x-items";
/// `required` is an explicit `false` in a request body.
pub const OPTIONAL: &str = "x-optional";
/// The targets of references that are no components, by pointer.
pub const INNER: &str = "x-inner";
/// The webhooks of a 3.1 document.
pub const WEBHOOKS: &str = "x-webhooks";
