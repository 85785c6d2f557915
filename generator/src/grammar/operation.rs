//! Paths, operations, parameters, bodies and answers.

use super::document::{EXTERNAL_DOCS, LINKS, PRESENTATION, SERVER};
use super::table::{Kind, Object as O, Since, Table, ignored, reported, unseen, used};

use Kind::{Any, Component, Entries, Flag, List, Map, Object, PathItem, Schema, Text};
use Since::V3_2;

const STREAMS: &str = "Encodings of single items (OpenAPI 3.2) are not generated.";
pub(super) const HEADERS: &str = "an answer gives all its headers as text";
const SINGLE: &str = "examples of single values serve no test";

/// The operations of a path.
pub static PATH_ITEM: Table = Table {
    what: "a Path Item object",
    object: Some(O::PathItem),
    section: "pathItems",
    required: &[],
    defaulted: &[],
    members: &[
        used("summary", Text),
        used("description", Text),
        used("get", Object(&OPERATION)),
        used("put", Object(&OPERATION)),
        used("post", Object(&OPERATION)),
        used("delete", Object(&OPERATION)),
        used("options", Object(&OPERATION)),
        used("head", Object(&OPERATION)),
        used("patch", Object(&OPERATION)),
        used("trace", Object(&OPERATION)),
        reported(
            "query",
            Object(&OPERATION),
            "The method QUERY of OpenAPI 3.2 is not generated.",
        )
        .since(V3_2),
        reported(
            "additionalOperations",
            Map(&Object(&OPERATION)),
            "Methods of OpenAPI 3.2 beyond the eight are not generated.",
        )
        .since(V3_2),
        used("servers", List(&Object(&SERVER))),
        used("parameters", List(&Component(&PARAMETER))),
    ],
};

/// An operation.
pub static OPERATION: Table = Table {
    what: "an Operation object",
    object: Some(O::Operation),
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("tags", List(&Text)),
        used("summary", Text),
        used("description", Text),
        used("externalDocs", Object(&EXTERNAL_DOCS)),
        used("operationId", Text),
        used("parameters", List(&Component(&PARAMETER))),
        used("requestBody", Component(&REQUEST_BODY)),
        used("responses", Entries(O::Responses, &Component(&RESPONSE))),
        reported(
            "callbacks",
            Map(&Entries(O::Callback, &PathItem)),
            "Callbacks are requests that the server sends; they are not generated.",
        ),
        used("deprecated", Flag),
        used("security", List(&Map(&List(&Text)))),
        used("servers", List(&Object(&SERVER))),
    ],
};

pub(super) static PARAMETER: Table = Table {
    what: "a Parameter object",
    object: Some(O::Parameter),
    section: "parameters",
    required: &["name", "in"],
    defaulted: &[],
    members: &[
        used("name", Text),
        used("in", Text),
        used("description", Text),
        used("required", Flag),
        used("deprecated", Flag),
        ignored(
            "allowEmptyValue",
            Flag,
            "an empty text is sent as such in any case",
        ),
        used("style", Text),
        used("explode", Flag),
        used("allowReserved", Flag),
        used("schema", Schema),
        ignored("example", Any, SINGLE),
        ignored("examples", Map(&Component(&EXAMPLE)), SINGLE),
        used("content", Map(&Object(&MEDIA_TYPE))),
    ],
};

pub(super) static HEADER: Table = Table {
    what: "a Header object",
    object: Some(O::Header),
    section: "headers",
    required: &[],
    defaulted: &[],
    members: &[
        unseen("description", Text, HEADERS),
        unseen("required", Flag, HEADERS),
        unseen("deprecated", Flag, HEADERS),
        ignored("style", Text, "headers have one style"),
        ignored("explode", Flag, "response headers are read as text"),
        unseen("schema", Schema, HEADERS),
        ignored("example", Any, SINGLE),
        ignored("examples", Map(&Component(&EXAMPLE)), SINGLE),
        unseen("content", Map(&Object(&MEDIA_TYPE)), HEADERS),
        ignored("allowEmptyValue", Flag, "it does not apply to headers"),
        ignored("allowReserved", Flag, "it does not apply to headers"),
    ],
};

/// What a request sends.
pub static REQUEST_BODY: Table = Table {
    what: "a Request Body object",
    object: Some(O::RequestBody),
    section: "requestBodies",
    required: &[],
    defaulted: &[],
    members: &[
        unseen(
            "description",
            Text,
            "the operation and the type of the body have words of their own",
        ),
        used("content", Map(&Object(&MEDIA_TYPE))),
        used("required", Flag),
    ],
};

pub(super) static RESPONSE: Table = Table {
    what: "a Response object",
    object: Some(O::Response),
    section: "responses",
    required: &[],
    defaulted: &["description"],
    members: &[
        ignored("summary", Text, PRESENTATION).since(V3_2),
        used("description", Text),
        unseen("headers", Map(&Component(&HEADER)), HEADERS),
        used("content", Map(&Object(&MEDIA_TYPE))),
        ignored("links", Map(&Component(&LINK)), LINKS),
    ],
};

/// A body in one media type.
pub static MEDIA_TYPE: Table = Table {
    what: "a Media Type object",
    object: Some(O::MediaType),
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("schema", Schema),
        used("itemSchema", Schema).since(V3_2),
        used("example", Any),
        used("examples", Map(&Component(&EXAMPLE))),
        used("encoding", Map(&Object(&ENCODING))),
        reported("prefixEncoding", List(&Object(&ENCODING)), STREAMS).since(V3_2),
        reported("itemEncoding", Object(&ENCODING), STREAMS).since(V3_2),
    ],
};

/// How a field or part of a body is written.
pub static ENCODING: Table = Table {
    what: "an Encoding object",
    object: Some(O::Encoding),
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("contentType", Text),
        reported(
            "headers",
            Map(&Component(&HEADER)),
            "Headers of single parts are not sent.",
        ),
        used("style", Text),
        used("explode", Flag),
        reported(
            "allowReserved",
            Flag,
            "Reserved characters of fields are escaped.",
        ),
        reported(
            "encoding",
            Map(&Object(&ENCODING)),
            "Parts within parts (OpenAPI 3.2) are not generated.",
        )
        .since(V3_2),
        reported("prefixEncoding", List(&Object(&ENCODING)), STREAMS).since(V3_2),
        reported("itemEncoding", Object(&ENCODING), STREAMS).since(V3_2),
    ],
};

pub(super) static EXAMPLE: Table = Table {
    what: "an Example object",
    object: Some(O::Example),
    section: "examples",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("summary", Text, PRESENTATION),
        ignored("description", Text, PRESENTATION),
        reported(
            "dataValue",
            Any,
            "Only `value` is read; `dataValue` is OpenAPI 3.2.",
        )
        .since(V3_2),
        ignored(
            "serializedValue",
            Text,
            "the value itself is what a test needs",
        )
        .since(V3_2),
        used("externalValue", Text),
        used("value", Any),
    ],
};

pub(super) static LINK: Table = Table {
    what: "a Link object",
    object: Some(O::Link),
    section: "links",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("operationRef", Any, LINKS),
        ignored("operationId", Any, LINKS),
        ignored("parameters", Any, LINKS),
        ignored("requestBody", Any, LINKS),
        ignored("description", Any, LINKS),
        ignored("server", Object(&SERVER), LINKS),
    ],
};
