//! The extensions by which `normalize` tells `lower` what OpenAPI 3.0 has no keyword for.
//!
//! Always: a document's own extensions are dropped or renamed before these are written, so none can be forged.

/// The JSON pointer of the node in the bundled document.
pub const ORIGIN: &str = "x-origin";
/// Facts for the documentation: the validation keywords, keyword and value each.
pub const FACTS: &str = "x-facts";
/// The schema allows only null.
pub const ONLY_NULL: &str = "x-only-null";
/// The schema allows nothing (`false`).
pub const NEVER: &str = "x-never";
/// `default` is an explicit null.
pub const DEFAULT_NULL: &str = "x-default-null";
/// Known values of a string that may have others (`x-extensible-enum`).
pub const KNOWN_VALUES: &str = "x-known-values";
/// The examples of the schema, as a list.
pub const EXAMPLES: &str = "x-examples";
/// What the values of an enumeration mean, by value.
pub const VALUE_DESCRIPTIONS: &str = "x-value-descriptions";
/// What the values of an enumeration are called, by value.
pub const VALUE_NAMES: &str = "x-value-names";
/// Not all of what the schema says is known, and the error is reported.
pub const UNKNOWN: &str = "x-unknown";
/// The schema of a media type is that of each item.
pub const ITEMS: &str = "x-items";
/// `required` is an explicit `false` in a request body.
pub const OPTIONAL: &str = "x-optional";
/// The webhooks of a 3.1 document.
pub const WEBHOOKS: &str = "x-webhooks";
