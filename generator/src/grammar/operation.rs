//! Paths, operations, parameters, bodies and answers.

use super::reasons::{HEADERS, LINKS, PRESENTATION};
use super::table::{Content, ObjectKind as O, Since, Table, ignored, reported, unseen, used};

use Content::{Any, Component, Entries, Flag, List, Map, Object, PathItem, Schema, Text};
use Since::V3_2;

const STREAMS: &str = "Encodings of single items (OpenAPI 3.2) are not generated.";
const SINGLE: &str = "response headers are read as text, and any value can be text";

/// The keys of a path item that hold an operation, in the order of writing.
pub const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The operations of a path.
pub static PATH_ITEM: Table = Table {
    what: "a Path Item object",
    kind: O::PathItem,
    section: "pathItems",
    required: &[],
    defaulted: &[],
    members: &[
        used("summary", Text),
        used("description", Text),
        used("get", Object(O::Operation)),
        used("put", Object(O::Operation)),
        used("post", Object(O::Operation)),
        used("delete", Object(O::Operation)),
        used("options", Object(O::Operation)),
        used("head", Object(O::Operation)),
        used("patch", Object(O::Operation)),
        used("trace", Object(O::Operation)),
        reported(
            "query",
            Object(O::Operation),
            "The method QUERY of OpenAPI 3.2 is not generated.",
        )
        .since(V3_2),
        reported(
            "additionalOperations",
            Map(&Object(O::Operation)),
            "Methods of OpenAPI 3.2 beyond the eight are not generated.",
        )
        .since(V3_2),
        used("servers", List(&Object(O::Server))),
        used("parameters", List(&Component(O::Parameter))),
    ],
};

/// An operation.
pub static OPERATION: Table = Table {
    what: "an Operation object",
    kind: O::Operation,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("tags", List(&Text)),
        used("summary", Text),
        used("description", Text),
        used("externalDocs", Object(O::ExternalDocs)),
        used("operationId", Text),
        used("parameters", List(&Component(O::Parameter))),
        used("requestBody", Component(O::RequestBody)),
        used("responses", Entries(O::Responses, &Component(O::Response))),
        reported(
            "callbacks",
            Map(&Entries(O::Callback, &PathItem)),
            "Callbacks are requests that the server sends; they are not generated.",
        ),
        used("deprecated", Flag),
        used("security", List(&Map(&List(&Text)))),
        used("servers", List(&Object(O::Server))),
    ],
};

pub(super) static PARAMETER: Table = Table {
    what: "a Parameter object",
    kind: O::Parameter,
    section: "parameters",
    required: &["name", "in"],
    defaulted: &[],
    members: &[
        used("name", Text),
        used("in", Text),
        used("description", Text),
        used("required", Flag),
        used("deprecated", Flag),
        ignored("allowEmptyValue", Flag, "an empty text is always sent"),
        used("style", Text),
        used("explode", Flag),
        used("allowReserved", Flag),
        used("schema", Schema),
        used("example", Any),
        used("examples", Map(&Component(O::Example))),
        used("content", Map(&Object(O::MediaType))),
    ],
};

pub(super) static HEADER: Table = Table {
    what: "a Header object",
    kind: O::Header,
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
        ignored("examples", Map(&Component(O::Example)), SINGLE),
        unseen("content", Map(&Object(O::MediaType)), HEADERS),
        ignored("allowEmptyValue", Flag, "it does not apply to headers"),
        ignored("allowReserved", Flag, "it does not apply to headers"),
    ],
};

/// The body of a request.
pub static REQUEST_BODY: Table = Table {
    what: "a Request Body object",
    kind: O::RequestBody,
    section: "requestBodies",
    required: &[],
    defaulted: &[],
    members: &[
        unseen(
            "description",
            Text,
            "the operation and the type of the body have their own descriptions",
        ),
        used("content", Map(&Object(O::MediaType))),
        used("required", Flag),
    ],
};

pub(super) static RESPONSE: Table = Table {
    what: "a Response object",
    kind: O::Response,
    section: "responses",
    required: &[],
    defaulted: &["description"],
    members: &[
        ignored("summary", Text, PRESENTATION).since(V3_2),
        used("description", Text),
        unseen("headers", Map(&Component(O::Header)), HEADERS),
        used("content", Map(&Object(O::MediaType))),
        ignored("links", Map(&Component(O::Link)), LINKS),
    ],
};

/// A body in one media type.
pub static MEDIA_TYPE: Table = Table {
    what: "a Media Type object",
    kind: O::MediaType,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("schema", Schema),
        used("itemSchema", Schema).since(V3_2),
        used("example", Any),
        used("examples", Map(&Component(O::Example))),
        used("encoding", Map(&Object(O::Encoding))),
        reported("prefixEncoding", List(&Object(O::Encoding)), STREAMS).since(V3_2),
        reported("itemEncoding", Object(O::Encoding), STREAMS).since(V3_2),
    ],
};

/// The encoding of one field or part of a body.
pub static ENCODING: Table = Table {
    what: "an Encoding object",
    kind: O::Encoding,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("contentType", Text),
        reported(
            "headers",
            Map(&Component(O::Header)),
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
            Map(&Object(O::Encoding)),
            "Parts within parts (OpenAPI 3.2) are not generated.",
        )
        .since(V3_2),
        reported("prefixEncoding", List(&Object(O::Encoding)), STREAMS).since(V3_2),
        reported("itemEncoding", Object(O::Encoding), STREAMS).since(V3_2),
    ],
};

pub(super) static EXAMPLE: Table = Table {
    what: "an Example object",
    kind: O::Example,
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
        ignored("serializedValue", Text, "a test needs the value itself").since(V3_2),
        used("externalValue", Text),
        used("value", Any),
    ],
};

pub(super) static LINK: Table = Table {
    what: "a Link object",
    kind: O::Link,
    section: "links",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("operationRef", Any, LINKS),
        ignored("operationId", Any, LINKS),
        ignored("parameters", Any, LINKS),
        ignored("requestBody", Any, LINKS),
        ignored("description", Any, LINKS),
        ignored("server", Object(O::Server), LINKS),
    ],
};
