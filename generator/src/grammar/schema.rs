//! Schemas: every keyword of OpenAPI 3.0 and of JSON Schema 2020-12, and keywords of older drafts that are still in
//! use.

use super::reasons::PRESENTATION;
use super::table::{Content, Group, ObjectKind as O, Since, Table, ignored, noted, reported, used};

use Content::{Any, Flag, List, Map, MappingTarget, Object, Schema, Text};
use Group::{Array, Number, Object as Members, Text as Letters};
use Since::{Drafts, Extension, Only3_0, V3_1, V3_2};

const DIALECT: &str = "it sets the dialect of the schema, and the generator uses the base dialect";
const CLOSED: &str = "it limits today's members or items; the client keeps unknown ones";
const ANCHOR: &str = "references by name are resolved when documents are bundled";
const ELSEWHERE: &str = "each is read where a reference uses it";
const DYNAMIC: &str = "Dynamic references are not followed; the schema becomes any value.";
const CONDITION: &str = "The conditional part is not in the type.";
const NO_XML: &str = "bodies are JSON, forms, text or bytes";

/// A schema.
pub static SCHEMA: Table = Table {
    what: "a schema",
    kind: O::Schema,
    section: "schemas",
    required: &[],
    defaulted: &[],
    members: &[
        // References and identifiers.
        used("$ref", Text),
        ignored("$defs", Map(&Schema), ELSEWHERE).since(V3_1),
        ignored("definitions", Map(&Schema), ELSEWHERE).since(Drafts),
        ignored("$id", Any, DIALECT).since(V3_1),
        ignored("id", Any, DIALECT).since(Drafts),
        ignored("$schema", Any, DIALECT).since(V3_1),
        ignored("$vocabulary", Any, DIALECT).since(V3_1),
        ignored("$anchor", Any, ANCHOR).since(V3_1),
        ignored("$dynamicAnchor", Any, ANCHOR).since(V3_1),
        ignored("$recursiveAnchor", Any, ANCHOR).since(Drafts),
        reported("$dynamicRef", Any, DYNAMIC).since(V3_1),
        reported("$recursiveRef", Any, DYNAMIC).since(Drafts),
        ignored("$comment", Any, "it is a note for authors of the document").since(V3_1),
        // Annotations.
        used("title", Text),
        used("description", Text),
        used("default", Any),
        used("deprecated", Flag),
        used("readOnly", Flag),
        used("writeOnly", Flag),
        used("nullable", Flag).since(Only3_0),
        used("example", Any),
        used("examples", Any).since(V3_1),
        ignored("externalDocs", Object(O::ExternalDocs), PRESENTATION),
        ignored("xml", Object(O::Xml), NO_XML),
        used("x-extensible-enum", Any).since(Extension),
        used("x-enum-descriptions", Any).since(Extension),
        used("x-enumDescriptions", Any).since(Extension),
        used("x-enum-varnames", Any).since(Extension),
        used("x-enumNames", Any).since(Extension),
        used("x-ms-discriminator-value", Text).since(Extension),
        // Kinds and values.
        used("type", Any),
        used("enum", Any),
        used("const", Any).since(V3_1),
        used("format", Text),
        // Composition.
        used("allOf", List(&Schema)),
        used("oneOf", List(&Schema)),
        used("anyOf", List(&Schema)),
        used("discriminator", Object(O::Discriminator)),
        noted("not", Schema),
        reported("if", Schema, "Conditions are not checked by a client.").since(V3_1),
        reported("then", Schema, CONDITION).since(V3_1),
        reported("else", Schema, CONDITION).since(V3_1),
        // Text.
        noted("minLength", Any).of(Letters),
        noted("maxLength", Any).of(Letters),
        noted("pattern", Text).of(Letters),
        used("contentEncoding", Text).of(Letters).since(V3_1),
        used("contentMediaType", Text).of(Letters).since(V3_1),
        noted("contentSchema", Schema).of(Letters).since(V3_1),
        // Numbers.
        noted("minimum", Any).of(Number),
        noted("maximum", Any).of(Number),
        noted("exclusiveMinimum", Any).of(Number),
        noted("exclusiveMaximum", Any).of(Number),
        noted("multipleOf", Any).of(Number),
        noted("divisibleBy", Any).of(Number).since(Drafts),
        // Objects.
        used("properties", Map(&Schema)).of(Members),
        used("required", List(&Text)).of(Members),
        used("additionalProperties", Schema).of(Members),
        used("patternProperties", Map(&Schema))
            .of(Members)
            .since(V3_1),
        ignored("unevaluatedProperties", Schema, CLOSED)
            .of(Members)
            .since(V3_1),
        noted("propertyNames", Schema).of(Members).since(V3_1),
        noted("minProperties", Any).of(Members),
        noted("maxProperties", Any).of(Members),
        noted("dependentRequired", Any).of(Members).since(V3_1),
        reported(
            "dependentSchemas",
            Map(&Schema),
            "The part that depends on the presence of a member is not in the type.",
        )
        .of(Members)
        .since(V3_1),
        noted("dependencies", Any).of(Members).since(Drafts),
        // Arrays.
        used("items", Schema).of(Array),
        used("prefixItems", List(&Schema)).of(Array).since(V3_1),
        used("additionalItems", Schema).of(Array).since(Drafts),
        ignored("unevaluatedItems", Schema, CLOSED)
            .of(Array)
            .since(V3_1),
        noted("minItems", Any).of(Array),
        noted("maxItems", Any).of(Array),
        noted("uniqueItems", Any).of(Array),
        noted("contains", Schema).of(Array).since(V3_1),
        noted("minContains", Any).of(Array).since(V3_1),
        noted("maxContains", Any).of(Array).since(V3_1),
    ],
};

pub(super) static DISCRIMINATOR: Table = Table {
    what: "a Discriminator object",
    kind: O::Discriminator,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("propertyName", Text),
        used("mapping", Map(&MappingTarget)),
        reported(
            "defaultMapping",
            MappingTarget,
            "A value with an unknown tag is kept as received, and not read as the default variant.",
        )
        .since(V3_2),
    ],
};

pub(super) static XML: Table = Table {
    what: "an XML object",
    kind: O::Xml,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("nodeType", Any, NO_XML).since(V3_2),
        ignored("name", Any, NO_XML),
        ignored("namespace", Any, NO_XML),
        ignored("prefix", Any, NO_XML),
        ignored("attribute", Any, NO_XML),
        ignored("wrapped", Any, NO_XML),
    ],
};
