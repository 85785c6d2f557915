//! Findings about the document in the words of OpenAPI and JSON Schema.

use super::code::Effect::{FreeForm, LeftOut, Lenient, Nothing, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "crossed-bounds",
        Nothing,
        "A lower bound is greater than the upper one; a client checks neither.",
    ),
    code(
        "discriminator-without-name",
        Lenient,
        "A discriminator names no property; the variants are told apart without it.",
    ),
    code(
        "discriminator-without-variants",
        Nothing,
        "There are no variants that a discriminator could tell apart.",
    ),
    code(
        "duplicate-value",
        Nothing,
        "A value stands twice in its list.",
    ),
    code(
        "empty-composition",
        Lenient,
        "`allOf`, `oneOf` or `anyOf` has no schema in it; it is read as if it were not there.",
    ),
    code(
        "empty-enum",
        Lenient,
        "An `enum` has no value; it is read as if it were not there.",
    ),
    code(
        "encoding-style",
        Lenient,
        "A field or part has a style that it cannot have; it has that of a form.",
    ),
    code(
        "flag-as-text",
        Lenient,
        "Text stands where true or false is due; it is read as what it says.",
    ),
    code(
        "idle-keyword",
        Nothing,
        "A keyword means nothing for a schema of that type.",
    ),
    code(
        "keyword-of-3-0",
        Lenient,
        "A keyword of OpenAPI 3.0 stands in a document of 3.1; it is read as in 3.0.",
    ),
    code(
        "keyword-of-3-1",
        Lenient,
        "A keyword of OpenAPI 3.1 stands in a document of 3.0; it is read as in 3.1.",
    ),
    code(
        "missing-member",
        LeftOut,
        "A member is missing without which an object means nothing; the object is left out.",
    ),
    code(
        "missing-text",
        Nothing,
        "A text that OpenAPI requires is missing; it is taken as empty.",
    ),
    code(
        "newer-version",
        Lenient,
        "The document is of a version after 3.1; it is read as 3.1.",
    ),
    code(
        "no-list",
        Lenient,
        "A single value stands where a list is due; it is read as a list of it.",
    ),
    code(
        "not-expressed",
        LeftOut,
        "A keyword may matter and is not part of the type, such as `if` and `dependentSchemas`.",
    ),
    code(
        "not-generated",
        LeftOut,
        "Something that OpenAPI has is not generated, such as callbacks.",
    ),
    code(
        "open-patterns",
        FreeForm,
        "Keys that fit no pattern may hold anything, so all are any value.",
    ),
    code(
        "parameter-location",
        LeftOut,
        "A parameter is in a place that there is not.",
    ),
    code(
        "parameter-style",
        Lenient,
        "A parameter has a style that its place does not have; it has the usual one.",
    ),
    code(
        "parameter-with-two-schemas",
        Lenient,
        "A parameter describes its value twice; `schema` counts, or the first media type.",
    ),
    code(
        "parameter-without-schema",
        FreeForm,
        "A parameter does not describe its value; any value is taken.",
    ),
    code(
        "sibling-of-ref",
        LeftOut,
        "A member beside a `$ref` has no effect.",
    ),
    code(
        "structure-of-other-type",
        Lenient,
        "A schema has structure that its type cannot have; the type counts.",
    ),
    code(
        "text-without-quotes",
        Lenient,
        "A number or boolean stands where text is due; it is taken as it is written.",
    ),
    code(
        "tuple-as-list",
        Lenient,
        "A tuple is a list of what any of its places allows.",
    ),
    code(
        "type-misspelt",
        Lenient,
        "A type is written in a word of another language.",
    ),
    code(
        "unknown-keyword",
        LeftOut,
        "A key means nothing where it stands.",
    ),
    code(
        "unsupported-ref",
        FreeForm,
        "A reference is no JSON pointer into the document.",
    ),
    code(
        "unsupported-type",
        FreeForm,
        "A type is none of JSON Schema's; any value is taken.",
    ),
    code(
        "unsupported-version",
        Refused,
        "The document is of a version that is not read.",
    ),
    code(
        "value-left-out",
        LeftOut,
        "A value is of another type than the schema that lists it.",
    ),
    code(
        "value-not-expressed",
        FreeForm,
        "Objects or lists are listed as the values of a schema; any of that type is taken.",
    ),
    code(
        "value-of-other-kind",
        Lenient,
        "A value is written as another type than its schema has; it is taken as one of that type.",
    ),
    code(
        "value-outside-enum",
        Nothing,
        "A default or constant is not among the values of its schema.",
    ),
    code(
        "values-of-items",
        Lenient,
        "The values of a list's `enum` are no lists; they are read as those of its items.",
    ),
    code(
        "values-of-other-type",
        FreeForm,
        "No value of an `enum` is of the type beside it; any value is taken.",
    ),
    code(
        "words-without-values",
        LeftOut,
        "There are words for values that a schema does not list.",
    ),
    code(
        "wrong-kind",
        LeftOut,
        "A value is of another kind than is due; it is left out.",
    ),
];
