//! Findings about the use of OpenAPI and JSON Schema.

use super::code::Effect::{FreeForm, LeftOut, Lenient, Nothing};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "crossed-bounds",
        Nothing,
        "A lower bound is greater than the upper bound; the client checks neither.",
    ),
    code(
        "discriminator-without-name",
        Lenient,
        "A discriminator names no property; the variants are distinguished without it.",
    ),
    code(
        "discriminator-without-variants",
        Nothing,
        "A discriminator has no variants to distinguish.",
    ),
    code("duplicate-value", Nothing, "A value is twice in its list."),
    code(
        "empty-composition",
        Lenient,
        "`allOf`, `oneOf` or `anyOf` has no schema in it; it is ignored.",
    ),
    code(
        "empty-enum",
        Lenient,
        "An `enum` has no value; it is ignored.",
    ),
    code(
        "encoding-style",
        Lenient,
        "A field or part has a style that is not allowed for it; it gets the style `form`.",
    ),
    code(
        "flag-as-text",
        Lenient,
        "A text is in the place of true or false; it is read as the boolean that it names.",
    ),
    code(
        "idle-keyword",
        Nothing,
        "A keyword has no meaning for a schema of this type.",
    ),
    code(
        "inexact-number",
        Lenient,
        "A constant, a listed value or a default has more digits than its type can hold; it is rounded.",
    ),
    code(
        "keyword-of-3-0",
        Lenient,
        "A document of OpenAPI 3.1 has a keyword of 3.0; it is read as in 3.0.",
    ),
    code(
        "keyword-of-3-1",
        Lenient,
        "A document of OpenAPI 3.0 has a keyword of 3.1; it is read as in 3.1.",
    ),
    code(
        "missing-member",
        LeftOut,
        "An object lacks a member that it needs; the object is left out.",
    ),
    code(
        "missing-text",
        Nothing,
        "A text that OpenAPI requires is missing; it is read as empty.",
    ),
    code(
        "newer-version",
        Lenient,
        "The document's version is newer than 3.1; it is read as 3.1.",
    ),
    code(
        "no-list",
        Lenient,
        "A single value is in the place of a list; it is read as a list of this value.",
    ),
    code(
        "not-expressed",
        LeftOut,
        "A keyword has a meaning that the type does not express, such as `if` and `dependentSchemas`.",
    ),
    code(
        "not-generated",
        LeftOut,
        "A feature of OpenAPI is not generated, such as callbacks.",
    ),
    code(
        "open-patterns",
        FreeForm,
        "Members whose keys match no pattern can have any value, so all members become any value.",
    ),
    code(
        "parameter-location",
        LeftOut,
        "A parameter has a location that does not exist.",
    ),
    code(
        "parameter-style",
        Lenient,
        "A parameter has a style that its location does not allow; it gets the default style.",
    ),
    code(
        "parameter-with-two-schemas",
        Lenient,
        "A parameter describes its value twice; `schema` counts, or the first media type.",
    ),
    code(
        "parameter-without-schema",
        FreeForm,
        "A parameter does not describe its value; it becomes any value.",
    ),
    code(
        "sibling-of-ref",
        LeftOut,
        "A member next to a `$ref` has no effect.",
    ),
    code(
        "structure-of-other-type",
        Lenient,
        "A schema has keywords of another type than its own; its type counts.",
    ),
    code(
        "text-without-quotes",
        Lenient,
        "A number or boolean is in the place of a text; its source text is used.",
    ),
    code(
        "tuple-as-list",
        Lenient,
        "A tuple becomes a list whose items can have the type of any of its places.",
    ),
    code(
        "type-misspelt",
        Lenient,
        "A type has a name from another language.",
    ),
    code(
        "unknown-keyword",
        LeftOut,
        "A key has no meaning in its place.",
    ),
    code(
        "unsupported-type",
        FreeForm,
        "A type does not exist in JSON Schema; it becomes any value.",
    ),
    code(
        "value-left-out",
        LeftOut,
        "A value has another type than the schema that lists it.",
    ),
    code(
        "value-not-expressed",
        FreeForm,
        "Objects, lists or integers beyond 64 bits are the listed values of a schema; any value of that type is accepted.",
    ),
    code(
        "value-of-other-kind",
        Lenient,
        "A value is written in another type than that of its schema; it is converted.",
    ),
    code(
        "value-outside-enum",
        Nothing,
        "A default or constant is not one of the values of its schema.",
    ),
    code(
        "values-of-items",
        Lenient,
        "The values in the `enum` of a list are not lists; they are read as values of its items.",
    ),
    code(
        "values-of-other-type",
        FreeForm,
        "No value of an `enum` has the type of the schema; it becomes any value.",
    ),
    code(
        "words-without-values",
        LeftOut,
        "Descriptions exist for values that a schema does not list.",
    ),
    code(
        "wrong-kind",
        LeftOut,
        "A value has the wrong kind; it is left out.",
    ),
];
