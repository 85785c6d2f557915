//! The list of schema keywords: what each belongs to and what becomes of it.
//!
//! Always: a keyword that is not listed is a warning with its place. Extensions that are not listed are ignored.

/// The kind of value to which a keyword applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Every kind: annotations, values, composition.
    Every,
    Text,
    Number,
    Object,
    Array,
}

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// It shapes the model.
    Used,
    /// It is kept as a fact for the documentation.
    Fact,
    /// It is deliberately not read, because of this.
    Ignored(&'static str),
    /// It is not read although it may matter: a sentence for the user.
    Reported(&'static str),
}

use Group::{Array, Every, Number, Object, Text};
use Treatment::{Fact, Ignored, Reported, Used};

const DIALECT: &str = "it says how the schema is read, and this is the base dialect";
const SAMPLE: &str = "bodies have examples of their own at their media types";
const CLOSED: &str = "it describes today's answer; a client keeps what it does not know";

/// Every keyword of OpenAPI 3.0 and 3.1 schemas and of JSON Schema 2020-12, and those still found of older drafts.
pub(super) static KEYWORDS: &[(&str, Group, Treatment)] = &[
    // What stands elsewhere.
    ("$ref", Every, Used),
    (
        "$defs",
        Every,
        Ignored("each is read where it is referred to"),
    ),
    (
        "definitions",
        Every,
        Ignored("each is read where it is referred to"),
    ),
    ("$id", Every, Ignored(DIALECT)),
    ("id", Every, Ignored(DIALECT)),
    ("$schema", Every, Ignored(DIALECT)),
    ("$vocabulary", Every, Ignored(DIALECT)),
    (
        "$anchor",
        Every,
        Ignored("references by name are resolved when documents are bundled"),
    ),
    (
        "$dynamicAnchor",
        Every,
        Ignored("references by name are resolved when documents are bundled"),
    ),
    (
        "$recursiveAnchor",
        Every,
        Ignored("references by name are resolved when documents are bundled"),
    ),
    (
        "$dynamicRef",
        Every,
        Reported("Dynamic references are not followed; the value is taken as any."),
    ),
    (
        "$recursiveRef",
        Every,
        Reported("Dynamic references are not followed; the value is taken as any."),
    ),
    (
        "$comment",
        Every,
        Ignored("it speaks to the authors of the document"),
    ),
    // Annotations.
    ("title", Every, Used),
    ("description", Every, Used),
    ("default", Every, Used),
    ("deprecated", Every, Used),
    ("readOnly", Every, Used),
    ("writeOnly", Every, Used),
    ("nullable", Every, Used),
    ("example", Every, Ignored(SAMPLE)),
    ("examples", Every, Ignored(SAMPLE)),
    (
        "externalDocs",
        Every,
        Ignored("it concerns how documentation is presented"),
    ),
    (
        "xml",
        Every,
        Ignored("bodies are JSON, forms, text or bytes"),
    ),
    ("x-extensible-enum", Every, Used),
    ("x-enum-descriptions", Every, Used),
    ("x-enumDescriptions", Every, Used),
    ("x-enum-varnames", Every, Used),
    ("x-enumNames", Every, Used),
    // Kinds and values.
    ("type", Every, Used),
    ("enum", Every, Used),
    ("const", Every, Used),
    ("format", Every, Used),
    // Composition.
    ("allOf", Every, Used),
    ("oneOf", Every, Used),
    ("anyOf", Every, Used),
    ("discriminator", Every, Used),
    ("not", Every, Fact),
    (
        "if",
        Every,
        Reported("Conditions are not checked by a client."),
    ),
    (
        "then",
        Every,
        Reported("What holds under a condition is not part of the type."),
    ),
    (
        "else",
        Every,
        Reported("What holds under a condition is not part of the type."),
    ),
    // Text.
    ("minLength", Text, Fact),
    ("maxLength", Text, Fact),
    ("pattern", Text, Fact),
    ("contentEncoding", Text, Used),
    ("contentMediaType", Text, Used),
    ("contentSchema", Text, Fact),
    // Numbers.
    ("minimum", Number, Fact),
    ("maximum", Number, Fact),
    ("exclusiveMinimum", Number, Fact),
    ("exclusiveMaximum", Number, Fact),
    ("multipleOf", Number, Fact),
    ("divisibleBy", Number, Fact),
    // Objects.
    ("properties", Object, Used),
    ("required", Object, Used),
    ("additionalProperties", Object, Used),
    ("patternProperties", Object, Used),
    ("unevaluatedProperties", Object, Ignored(CLOSED)),
    ("propertyNames", Object, Fact),
    ("minProperties", Object, Fact),
    ("maxProperties", Object, Fact),
    ("dependentRequired", Object, Fact),
    (
        "dependentSchemas",
        Object,
        Reported("What depends on the presence of a member is not part of the type."),
    ),
    ("dependencies", Object, Fact),
    // Arrays.
    ("items", Array, Used),
    ("prefixItems", Array, Used),
    ("additionalItems", Array, Used),
    ("unevaluatedItems", Array, Ignored(CLOSED)),
    ("minItems", Array, Fact),
    ("maxItems", Array, Fact),
    ("uniqueItems", Array, Fact),
    ("contains", Array, Fact),
    ("minContains", Array, Fact),
    ("maxContains", Array, Fact),
];

/// The entry of a keyword.
pub(super) fn find_keyword(name: &str) -> Option<(Group, Treatment)> {
    KEYWORDS
        .iter()
        .find(|(known, _, _)| *known == name)
        .map(|(_, group, use_)| (*group, *use_))
}
