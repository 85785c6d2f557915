//! What each OpenAPI object may hold, and what becomes of it: the list of keywords outside of schemas.

use super::table::{Kind, Member, Table, Use};

const fn used(name: &'static str, kind: Kind) -> Member {
    Member {
        name,
        kind,
        usage: Use::Used,
    }
}
const fn ignored(name: &'static str, reason: &'static str) -> Member {
    Member {
        name,
        kind: Kind::Any,
        usage: Use::Ignored(reason),
    }
}
const fn reported(name: &'static str, sentence: &'static str) -> Member {
    Member {
        name,
        kind: Kind::Any,
        usage: Use::Reported(sentence),
    }
}

use Kind::{Any, Component, Flag, List, Map, Object, PathItem, Schema, Text};

const VALIDATION: &str = "it matters to who validates, not to a client";
const STREAMS: &str = "Streams of items (OpenAPI 3.2) are not generated.";
const PRESENTATION: &str = "it concerns how documentation is presented";

pub(super) static ROOT: Table = Table {
    what: "an OpenAPI document",
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("openapi", Text),
        used("info", Object(&INFO)),
        used("servers", List(&Object(&SERVER))),
        used("security", List(&Map(&List(&Text)))),
        used("tags", List(&Object(&TAG))),
        used("paths", Map(&PathItem)),
        used("webhooks", Map(&PathItem)),
        used("x-webhooks", Map(&PathItem)),
        used("components", Object(&COMPONENTS)),
        ignored("externalDocs", PRESENTATION),
        ignored(
            "jsonSchemaDialect",
            "the table of schema keywords covers the base dialect",
        ),
        ignored("$self", "references are resolved before this stage"),
        ignored("$schema", "it names the schema of the document itself"),
    ],
};

static INFO: Table = Table {
    what: "an Info object",
    section: "",
    required: &[],
    defaulted: &["title", "version"],
    members: &[
        used("title", Text),
        used("version", Text),
        used("description", Text),
        ignored("summary", PRESENTATION),
        ignored("termsOfService", PRESENTATION),
        ignored("contact", PRESENTATION),
        ignored("license", PRESENTATION),
    ],
};

pub(super) static SERVER: Table = Table {
    what: "a Server object",
    section: "",
    required: &["url"],
    defaulted: &[],
    members: &[
        used("url", Text),
        ignored("description", PRESENTATION),
        ignored("name", PRESENTATION),
        used("variables", Map(&Object(&SERVER_VARIABLE))),
    ],
};

static SERVER_VARIABLE: Table = Table {
    what: "a Server Variable object",
    section: "",
    required: &["default"],
    defaulted: &[],
    members: &[
        used("default", Text),
        ignored(
            "enum",
            "the client takes any base URL; the default fills the template",
        ),
        ignored("description", PRESENTATION),
    ],
};

static TAG: Table = Table {
    what: "a Tag object",
    section: "",
    required: &["name"],
    defaulted: &[],
    members: &[
        used("name", Text),
        used("description", Text),
        ignored("externalDocs", PRESENTATION),
        ignored("summary", PRESENTATION),
        ignored("parent", PRESENTATION),
        ignored("kind", PRESENTATION),
    ],
};

static COMPONENTS: Table = Table {
    what: "a Components object",
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("schemas", Map(&Schema)),
        used("parameters", Map(&Component(&PARAMETER))),
        used("requestBodies", Map(&Component(&REQUEST_BODY))),
        used("responses", Map(&Component(&RESPONSE))),
        used("headers", Map(&Component(&HEADER))),
        used("examples", Map(&Component(&EXAMPLE))),
        used("securitySchemes", Map(&Component(&SECURITY_SCHEME))),
        ignored("pathItems", "each is read where a path refers to it"),
        ignored(
            "links",
            "links relate operations; they change neither requests nor answers",
        ),
        ignored(
            "callbacks",
            "each is reported at the operation that refers to it",
        ),
        ignored("mediaTypes", "each is read where it is referred to"),
    ],
};

pub(super) static PATH_ITEM: Table = Table {
    what: "a Path Item object",
    section: "pathItems",
    required: &[],
    defaulted: &[],
    members: &[
        used("get", Object(&OPERATION)),
        used("put", Object(&OPERATION)),
        used("post", Object(&OPERATION)),
        used("delete", Object(&OPERATION)),
        used("options", Object(&OPERATION)),
        used("head", Object(&OPERATION)),
        used("patch", Object(&OPERATION)),
        used("trace", Object(&OPERATION)),
        used("parameters", List(&Component(&PARAMETER))),
        used("servers", List(&Object(&SERVER))),
        used("summary", Text),
        used("description", Text),
        reported("query", "The method QUERY of OpenAPI 3.2 is not generated."),
        reported(
            "additionalOperations",
            "Methods of OpenAPI 3.2 beyond the eight are not generated.",
        ),
    ],
};

pub(super) static OPERATION: Table = Table {
    what: "an Operation object",
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("operationId", Text),
        used("tags", List(&Text)),
        used("summary", Text),
        used("description", Text),
        used("externalDocs", Object(&EXTERNAL_DOCS)),
        used("deprecated", Flag),
        used("parameters", List(&Component(&PARAMETER))),
        used("requestBody", Component(&REQUEST_BODY)),
        used("responses", Map(&Component(&RESPONSE))),
        used("security", List(&Map(&List(&Text)))),
        used("servers", List(&Object(&SERVER))),
        reported(
            "callbacks",
            "Callbacks are requests that the server sends; they are not generated.",
        ),
    ],
};

static EXTERNAL_DOCS: Table = Table {
    what: "an External Documentation object",
    section: "",
    required: &["url"],
    defaulted: &[],
    members: &[used("url", Text), ignored("description", PRESENTATION)],
};

static PARAMETER: Table = Table {
    what: "a Parameter object",
    section: "parameters",
    required: &["name", "in"],
    defaulted: &[],
    members: &[
        used("name", Text),
        used("in", Text),
        used("required", Flag),
        used("description", Text),
        used("deprecated", Flag),
        used("style", Text),
        used("explode", Flag),
        used("schema", Schema),
        used("content", Map(&Object(&MEDIA_TYPE))),
        used("allowReserved", Flag),
        ignored(
            "allowEmptyValue",
            "an empty text is sent as such in any case",
        ),
        ignored("example", "examples of single values serve no test"),
        ignored("examples", "examples of single values serve no test"),
    ],
};

static HEADER: Table = Table {
    what: "a Header object",
    section: "headers",
    required: &[],
    defaulted: &[],
    members: &[
        used("required", Flag),
        used("description", Text),
        used("deprecated", Flag),
        ignored("style", "headers have one style"),
        ignored("explode", "response headers are read as text"),
        used("schema", Schema),
        used("content", Map(&Object(&MEDIA_TYPE))),
        ignored("example", "examples of single values serve no test"),
        ignored("examples", "examples of single values serve no test"),
        ignored("allowEmptyValue", "it does not apply to headers"),
        ignored("allowReserved", "it does not apply to headers"),
    ],
};

pub(super) static REQUEST_BODY: Table = Table {
    what: "a Request Body object",
    section: "requestBodies",
    required: &[],
    defaulted: &[],
    members: &[
        used("required", Flag),
        used("description", Text),
        used("content", Map(&Object(&MEDIA_TYPE))),
    ],
};

static RESPONSE: Table = Table {
    what: "a Response object",
    section: "responses",
    required: &[],
    defaulted: &["description"],
    members: &[
        used("description", Text),
        used("content", Map(&Object(&MEDIA_TYPE))),
        used("headers", Map(&Component(&HEADER))),
        ignored(
            "links",
            "links relate operations; they change neither requests nor answers",
        ),
        ignored("summary", PRESENTATION),
    ],
};

static MEDIA_TYPE: Table = Table {
    what: "a Media Type object",
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("schema", Schema),
        used("example", Any),
        used("examples", Map(&Component(&EXAMPLE))),
        used("encoding", Map(&Object(&ENCODING))),
        reported(
            "itemSchema",
            "Streams of items (OpenAPI 3.2) are not generated; the body is read whole.",
        ),
        reported("itemEncoding", STREAMS),
        reported("prefixEncoding", STREAMS),
    ],
};

pub(super) static ENCODING: Table = Table {
    what: "an Encoding object",
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("contentType", Text),
        reported("headers", "Headers of single parts are not sent."),
        used("style", Text),
        used("explode", Flag),
        reported(
            "allowReserved",
            "Reserved characters of fields are escaped.",
        ),
        reported(
            "encoding",
            "Parts within parts (OpenAPI 3.2) are not generated.",
        ),
        reported("itemEncoding", STREAMS),
        reported("prefixEncoding", STREAMS),
    ],
};

static EXAMPLE: Table = Table {
    what: "an Example object",
    section: "examples",
    required: &[],
    defaulted: &[],
    members: &[
        used("value", Any),
        used("externalValue", Text),
        ignored("summary", PRESENTATION),
        ignored("description", PRESENTATION),
        reported(
            "dataValue",
            "Only `value` is read; `dataValue` is OpenAPI 3.2.",
        ),
        ignored("serializedValue", "the value itself is what a test needs"),
    ],
};

static SECURITY_SCHEME: Table = Table {
    what: "a Security Scheme object",
    section: "securitySchemes",
    required: &["type"],
    defaulted: &[],
    members: &[
        used("type", Text),
        used("name", Text),
        used("in", Text),
        used("scheme", Text),
        used("bearerFormat", Text),
        ignored("description", PRESENTATION),
        ignored(
            "flows",
            "a client is given its token; it does not run the flow",
        ),
        ignored(
            "openIdConnectUrl",
            "a client is given its token; it does not run the flow",
        ),
        ignored("oauth2MetadataUrl", VALIDATION),
        ignored("deprecated", PRESENTATION),
    ],
};
