//! Findings about the content of the document: types, operations, events, examples.

use super::code::Effect::{FreeForm, LeftOut, Lenient, Name, Nothing, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "additional-of-two-shapes",
        FreeForm,
        "Two parts of an `allOf` give undeclared members different types; such a member can have any value.",
    ),
    code(
        "body-media",
        LeftOut,
        "A request body has several media types of different types; the client sends one of them.",
    ),
    code(
        "body-without-content",
        LeftOut,
        "A request body names no media type; no body is sent.",
    ),
    code(
        "circular-all-of",
        LeftOut,
        "A schema contains itself in its `allOf`; that part is left out.",
    ),
    code(
        "contradiction",
        FreeForm,
        "Parts of an `allOf` have types that exclude each other; the schema becomes any value.",
    ),
    code(
        "discriminator-unknown",
        Lenient,
        "No variant has the property that a discriminator names.",
    ),
    code(
        "duplicate-operation-id",
        Lenient,
        "Two operations have the same `operationId`; the second is named after its method and path.",
    ),
    code(
        "duplicate-parameter",
        LeftOut,
        "A parameter is described twice for one location; the first one counts.",
    ),
    code("empty-webhook", LeftOut, "A webhook has no operation."),
    code(
        "endless-list",
        FreeForm,
        "A type is a list or map of itself; its items become any value.",
    ),
    code(
        "endless-member",
        Lenient,
        "A required member needs another value of its own type, without end; it is read as optional.",
    ),
    code(
        "event-differs",
        Name,
        "An event describes a member differently from the other events of its subject; it gets its own types.",
    ),
    code(
        "example-misfit",
        LeftOut,
        "An example does not fit its own schema; it is left out of the tests.",
    ),
    code(
        "example-unlisted",
        Nothing,
        "An example has a member or a value that its own schema does not list; the test expects it to be unknown.",
    ),
    code(
        "external-example",
        LeftOut,
        "An example is in an external file; it is left out of the tests.",
    ),
    code(
        "header-name",
        LeftOut,
        "A header parameter has a name that HTTP does not allow.",
    ),
    code(
        "ignored-header",
        LeftOut,
        "A header parameter describes a header that media types or security schemes define, or that the client writes itself, such as `Content-Length`.",
    ),
    code(
        "mapping-beyond-variants",
        Lenient,
        "A discriminator maps a value to a schema that is not among the variants; it is added to them.",
    ),
    code(
        "missing-operation-id",
        Name,
        "An operation has no `operationId`; it is named after its method and path.",
    ),
    code(
        "nested-too-deep",
        FreeForm,
        "Schemas are nested too deep; below the limit they become any value.",
    ),
    code(
        "never",
        FreeForm,
        "A schema allows no value; it becomes any value.",
    ),
    code(
        "no-common-value",
        Lenient,
        "A value must be in two lists without a common value; the later list is used.",
    ),
    code(
        "no-responses",
        Nothing,
        "An operation describes no response; its answer can be any value.",
    ),
    code(
        "no-success",
        Lenient,
        "An operation describes no successful response (2xx).",
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
        "One path parameter and one variable of the path are without a counterpart; they are treated as the same.",
    ),
    code(
        "path-parameter-optional",
        Lenient,
        "A path parameter is not marked as required; it is read as required.",
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
        "A server uses plain http; a client with a credential sends nothing there unless the host is allowed.",
    ),
    code(
        "ref-to-lost-part",
        LeftOut,
        "A reference leads to a part that cannot be read.",
    ),
    code(
        "ref-to-no-schema",
        FreeForm,
        "A reference leads to a value that is not a schema; it becomes any value.",
    ),
    code(
        "required-undeclared",
        LeftOut,
        "A required member is not described.",
    ),
    code(
        "same-path",
        Name,
        "Two inline schemas have the same path; the second gets a name from its place in the document.",
    ),
    code(
        "same-path-template",
        Lenient,
        "Two paths differ only in the names of variables; both are kept.",
    ),
    code(
        "second-union",
        LeftOut,
        "A schema has two unions at once; the first one is used.",
    ),
    code(
        "security-scheme-form",
        LeftOut,
        "A security scheme does not say how its credential is sent.",
    ),
    code(
        "security-scheme-unsupported",
        LeftOut,
        "A security scheme is of a kind that the client cannot send, such as `http digest` or `mutualTLS`.",
    ),
    code(
        "server-form",
        LeftOut,
        "A server of a path or an operation has a variable without a default, or neither a host nor a slash at its start.",
    ),
    code(
        "tag-outside-values",
        Lenient,
        "A discriminator selects a variant by a value that the variant's member does not list; the variant is read.",
    ),
    code(
        "too-many-merges",
        FreeForm,
        "Parts of `allOf` have too many combinations; the rest becomes any value.",
    ),
    code(
        "undecided-union",
        Lenient,
        "The variants of a union can only be distinguished by trying one after the other.",
    ),
    code(
        "unknown-mapping",
        LeftOut,
        "A discriminator maps a value to a schema that does not exist; such a value is kept as received.",
    ),
    code(
        "unknown-part",
        LeftOut,
        "An encoding names a member that the body does not have.",
    ),
    code(
        "unknown-security-scheme",
        LeftOut,
        "A security requirement names a scheme that does not exist; no credential is sent for it.",
    ),
    code(
        "unknown-status",
        LeftOut,
        "The key of a response is not a status.",
    ),
    code(
        "unreadable-part",
        LeftOut,
        "A part of the document does not have the form that OpenAPI requires.",
    ),
    code(
        "untyped-variant",
        FreeForm,
        "A variant of a union allows any value, so the union becomes any value.",
    ),
    code(
        "unused-subject",
        Nothing,
        "`codegen.toml` sets the subject of an event that the document does not have.",
    ),
    code(
        "variant-without-tag",
        LeftOut,
        "No value of the discriminator selects this variant alone, so it is never read.",
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
