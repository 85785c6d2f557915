//! The document itself, its components, and its metadata.

use super::reasons::{HEADERS, LINKS, PRESENTATION};
use super::table::{Content, ObjectKind as O, Since, Table, ignored, unseen, used};

use Content::{Any, Component, Entries, List, Map, Object, PathItem, Schema, Text};
use Since::{Extension, V3_1, V3_2};

/// The document.
pub static ROOT: Table = Table {
    what: "an OpenAPI document",
    kind: O::Root,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("openapi", Text),
        ignored("$self", Text, "references are resolved without it").since(V3_2),
        used("info", Object(O::Info)),
        ignored(
            "jsonSchemaDialect",
            Text,
            "the table of schema keywords covers the base dialect",
        )
        .since(V3_1),
        used("servers", List(&Object(O::Server))),
        used("paths", Entries(O::Paths, &PathItem)),
        used("webhooks", Map(&PathItem)).since(V3_1),
        used("x-webhooks", Map(&PathItem)).since(Extension),
        used("components", Object(O::Components)),
        used("security", List(&Map(&List(&Text)))),
        used("tags", List(&Object(O::Tag))),
        ignored("externalDocs", Object(O::ExternalDocs), PRESENTATION),
        ignored("$schema", Any, "it names the schema of the document itself").since(Extension),
    ],
};

pub(super) static INFO: Table = Table {
    what: "an Info object",
    kind: O::Info,
    section: "",
    required: &[],
    defaulted: &["title", "version"],
    members: &[
        used("title", Text),
        ignored("summary", Text, PRESENTATION).since(V3_1),
        used("description", Text),
        ignored("termsOfService", Text, PRESENTATION),
        ignored("contact", Object(O::Contact), PRESENTATION),
        ignored("license", Object(O::License), PRESENTATION),
        used("version", Text),
    ],
};

pub(super) static CONTACT: Table = Table {
    what: "a Contact object",
    kind: O::Contact,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("name", Text, PRESENTATION),
        ignored("url", Text, PRESENTATION),
        ignored("email", Text, PRESENTATION),
    ],
};

pub(super) static LICENSE: Table = Table {
    what: "a License object",
    kind: O::License,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("name", Text, PRESENTATION),
        ignored("identifier", Text, PRESENTATION).since(V3_1),
        ignored("url", Text, PRESENTATION),
    ],
};

/// A server.
pub static SERVER: Table = Table {
    what: "a Server object",
    kind: O::Server,
    section: "",
    required: &["url"],
    defaulted: &[],
    members: &[
        used("url", Text),
        ignored("description", Text, PRESENTATION),
        ignored("name", Text, PRESENTATION).since(V3_2),
        used("variables", Map(&Object(O::ServerVariable))),
    ],
};

pub(super) static SERVER_VARIABLE: Table = Table {
    what: "a Server Variable object",
    kind: O::ServerVariable,
    section: "",
    required: &["default"],
    defaulted: &[],
    members: &[
        ignored(
            "enum",
            List(&Text),
            "the client takes any base URL; the default fills the template",
        ),
        used("default", Text),
        ignored("description", Text, PRESENTATION),
    ],
};

pub(super) static TAG: Table = Table {
    what: "a Tag object",
    kind: O::Tag,
    section: "",
    required: &["name"],
    defaulted: &[],
    members: &[
        used("name", Text),
        ignored("summary", Text, PRESENTATION).since(V3_2),
        used("description", Text),
        ignored("externalDocs", Object(O::ExternalDocs), PRESENTATION),
        ignored("parent", Text, PRESENTATION).since(V3_2),
        ignored("kind", Text, PRESENTATION).since(V3_2),
    ],
};

pub(super) static COMPONENTS: Table = Table {
    what: "a Components object",
    kind: O::Components,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("schemas", Map(&Schema)),
        used("responses", Map(&Component(O::Response))),
        used("parameters", Map(&Component(O::Parameter))),
        used("examples", Map(&Component(O::Example))),
        used("requestBodies", Map(&Component(O::RequestBody))),
        unseen("headers", Map(&Component(O::Header)), HEADERS),
        used("securitySchemes", Map(&Component(O::SecurityScheme))),
        ignored("links", Map(&Component(O::Link)), LINKS),
        ignored(
            "callbacks",
            Map(&Entries(O::Callback, &PathItem)),
            "each is reported at the operation that refers to it",
        ),
        ignored(
            "pathItems",
            Map(&PathItem),
            "each is read where a path refers to it",
        )
        .since(V3_1),
        ignored(
            "mediaTypes",
            Map(&Object(O::MediaType)),
            "each is read where a reference uses it",
        )
        .since(V3_2),
    ],
};

pub(super) static EXTERNAL_DOCS: Table = Table {
    what: "an External Documentation object",
    kind: O::ExternalDocs,
    section: "",
    required: &["url"],
    defaulted: &[],
    members: &[
        ignored("description", Text, PRESENTATION),
        used("url", Text),
    ],
};
