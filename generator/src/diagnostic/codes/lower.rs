//! Findings about what the document means: types, operations, events, examples.

use super::code::Effect::{FreeForm, LeftOut, Lenient, Name, Nothing, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "additional-of-two-shapes",
        FreeForm,
        "Two parts of an `allOf` give members without a name different types; such a member is any value.",
    ),
    code(
        "body-without-content",
        LeftOut,
        "A request body names no media type; nothing is sent.",
    ),
    code(
        "circular-all-of",
        LeftOut,
        "A schema consists of itself by `allOf` alone; the part that leads back is left out.",
    ),
    code(
        "contradiction",
        FreeForm,
        "Parts of an `allOf` have types that exclude each other; the value is any value.",
    ),
    code(
        "discriminator-unknown",
        Lenient,
        "No variant has the property that a discriminator names.",
    ),
    code(
        "duplicate-operation-id",
        Lenient,
        "Two operations have one `operationId`; the second is called after its method and path.",
    ),
    code(
        "duplicate-parameter",
        LeftOut,
        "A parameter is described twice for one place; the first counts.",
    ),
    code("empty-webhook", LeftOut, "A webhook has no operation."),
    code(
        "endless-list",
        FreeForm,
        "A type is a list or map of itself and nothing else; what is inside is any value.",
    ),
    code(
        "event-differs",
        Name,
        "An event says something else of a member than the others about its subject; it keeps types of its own.",
    ),
    code(
        "example-misfit",
        LeftOut,
        "An example does not fit its own schema; it is not among the tests.",
    ),
    code(
        "example-unlisted",
        Nothing,
        "An example has a member or a value that its own schema does not list; the test takes it as unknown.",
    ),
    code(
        "external-example",
        LeftOut,
        "An example stands in a file of its own; it is not among the tests.",
    ),
    code(
        "ignored-header",
        LeftOut,
        "A parameter is a header that media types or security schemes stand for.",
    ),
    code(
        "mapping-beyond-variants",
        Lenient,
        "A discriminator maps a value to a schema that is not among the variants; it is added to them.",
    ),
    code(
        "missing-operation-id",
        Name,
        "An operation has no `operationId`; its method and path stand in for it.",
    ),
    code(
        "nested-too-deep",
        FreeForm,
        "Schemas are nested beyond a limit; from there on any value is taken.",
    ),
    code(
        "never",
        FreeForm,
        "A schema allows nothing; it is taken as any value.",
    ),
    code(
        "no-common-value",
        Lenient,
        "A value must be on two lists that have none in common; the later list is used.",
    ),
    code(
        "no-responses",
        Nothing,
        "An operation describes no response; any body is taken as it comes.",
    ),
    code(
        "no-success",
        Lenient,
        "An operation describes no success (2xx).",
    ),
    code(
        "out-of-memory",
        Refused,
        "There is not enough memory to read the document.",
    ),
    code(
        "path-form",
        Lenient,
        "A path does not begin with a slash, or its braces do not match.",
    ),
    code(
        "path-parameter-misspelt",
        Lenient,
        "A path parameter and a variable of the path are the only ones without a partner; they are taken together.",
    ),
    code(
        "path-parameter-optional",
        Lenient,
        "A path parameter is not marked as required; it is.",
    ),
    code(
        "path-parameter-unused",
        LeftOut,
        "A path parameter has no variable in the path.",
    ),
    code(
        "path-variable-undeclared",
        Lenient,
        "No parameter describes a variable of the path; it takes any text.",
    ),
    code(
        "path-with-query",
        Lenient,
        "A path holds a query, which is sent with every request, or a fragment, which is not.",
    ),
    code(
        "plain-http",
        Nothing,
        "A server is of plain http; a client that has a credential sends nothing there unless the host is allowed.",
    ),
    code(
        "ref-to-lost-part",
        LeftOut,
        "A reference leads to a part that cannot be read.",
    ),
    code(
        "ref-to-no-schema",
        FreeForm,
        "A reference leads to something that is no schema; any value is taken.",
    ),
    code(
        "required-undeclared",
        LeftOut,
        "A member is required that no part describes.",
    ),
    code(
        "same-path",
        Name,
        "Two inline schemas have the same path; the second is told apart by where it is written.",
    ),
    code(
        "same-path-template",
        Lenient,
        "Two paths differ in the names of variables only; both are kept.",
    ),
    code(
        "second-union",
        LeftOut,
        "A value is one of several shapes in two ways at once; the first way is used.",
    ),
    code(
        "security-scheme-form",
        LeftOut,
        "A security scheme does not say how its credential travels.",
    ),
    code(
        "too-many-merges",
        FreeForm,
        "Parts of `allOf` give rise to ever more combinations; from there on any value is taken.",
    ),
    code(
        "undecided-union",
        Lenient,
        "Nothing tells the variants of a union apart but trying one after the other.",
    ),
    code(
        "unknown-mapping",
        LeftOut,
        "A discriminator maps a value to a schema that there is not.",
    ),
    code(
        "unknown-part",
        LeftOut,
        "An encoding is of a member that the body does not have.",
    ),
    code(
        "unknown-security-scheme",
        LeftOut,
        "A security requirement names a scheme that there is not; nothing is sent for it.",
    ),
    code(
        "unknown-status",
        LeftOut,
        "The key of a response is no status.",
    ),
    code(
        "unreadable-part",
        LeftOut,
        "A part of the document is not what OpenAPI says it is.",
    ),
    code(
        "untyped-variant",
        FreeForm,
        "A variant of a union allows anything, so the whole is any value.",
    ),
    code(
        "unused-subject",
        Nothing,
        "`codegen.toml` settles the subject of an event that the document does not have.",
    ),
    code(
        "variant-without-tag",
        LeftOut,
        "No value of the discriminator means a variant alone, so it is never read.",
    ),
    code(
        "webhook-media",
        LeftOut,
        "A webhook comes in several media types; the JSON one is read.",
    ),
    code(
        "webhook-methods",
        LeftOut,
        "A webhook has several methods; one is read.",
    ),
];
