//! The document itself, its components, and what tells about it.

use super::operation::{
    EXAMPLE, HEADER, HEADERS, LINK, MEDIA_TYPE, PARAMETER, REQUEST_BODY, RESPONSE,
};
use super::security::SECURITY_SCHEME;
use super::table::{Kind, Object as O, Since, Table, ignored, unseen, used};

use Kind::{Any, Component, Entries, List, Map, Object, PathItem, Schema, Text};
use Since::{Extension, V3_1, V3_2};

pub(super) const PRESENTATION: &str = "it concerns how documentation is presented";
pub(super) const LINKS: &str = "links relate operations; they change neither requests nor answers";

/// The document.
pub static ROOT: Table = Table {
    what: "an OpenAPI document",
    object: Some(O::Root),
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("openapi", Text),
        ignored(
            "$self",
            Text,
            "references are resolved before it could matter",
        )
        .since(V3_2),
        used("info", Object(&INFO)),
        ignored(
            "jsonSchemaDialect",
            Text,
            "the table of schema keywords covers the base dialect",
        )
        .since(V3_1),
        used("servers", List(&Object(&SERVER))),
        used("paths", Entries(O::Paths, &PathItem)),
        used("webhooks", Map(&PathItem)).since(V3_1),
        used("x-webhooks", Map(&PathItem)).since(Extension),
        used("components", Object(&COMPONENTS)),
        used("security", List(&Map(&List(&Text)))),
        used("tags", List(&Object(&TAG))),
        ignored("externalDocs", Object(&EXTERNAL_DOCS), PRESENTATION),
        ignored("$schema", Any, "it names the schema of the document itself").since(Extension),
    ],
};

pub(super) static INFO: Table = Table {
    what: "an Info object",
    object: None,
    section: "",
    required: &[],
    defaulted: &["title", "version"],
    members: &[
        used("title", Text),
        ignored("summary", Text, PRESENTATION).since(V3_1),
        used("description", Text),
        ignored("termsOfService", Text, PRESENTATION),
        ignored("contact", Object(&CONTACT), PRESENTATION),
        ignored("license", Object(&LICENSE), PRESENTATION),
        used("version", Text),
    ],
};

pub(super) static CONTACT: Table = Table {
    what: "a Contact object",
    object: None,
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
    object: None,
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
    object: None,
    section: "",
    required: &["url"],
    defaulted: &[],
    members: &[
        used("url", Text),
        ignored("description", Text, PRESENTATION),
        ignored("name", Text, PRESENTATION).since(V3_2),
        used("variables", Map(&Object(&SERVER_VARIABLE))),
    ],
};

pub(super) static SERVER_VARIABLE: Table = Table {
    what: "a Server Variable object",
    object: None,
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
    object: None,
    section: "",
    required: &["name"],
    defaulted: &[],
    members: &[
        used("name", Text),
        ignored("summary", Text, PRESENTATION).since(V3_2),
        used("description", Text),
        ignored("externalDocs", Object(&EXTERNAL_DOCS), PRESENTATION),
        ignored("parent", Text, PRESENTATION).since(V3_2),
        ignored("kind", Text, PRESENTATION).since(V3_2),
    ],
};

pub(super) static COMPONENTS: Table = Table {
    what: "a Components object",
    object: Some(O::Components),
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        used("schemas", Map(&Schema)),
        used("responses", Map(&Component(&RESPONSE))),
        used("parameters", Map(&Component(&PARAMETER))),
        used("examples", Map(&Component(&EXAMPLE))),
        used("requestBodies", Map(&Component(&REQUEST_BODY))),
        unseen("headers", Map(&Component(&HEADER)), HEADERS),
        used("securitySchemes", Map(&Component(&SECURITY_SCHEME))),
        ignored("links", Map(&Component(&LINK)), LINKS),
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
            Map(&Object(&MEDIA_TYPE)),
            "each is read where it is referred to",
        )
        .since(V3_2),
    ],
};

pub(super) static EXTERNAL_DOCS: Table = Table {
    what: "an External Documentation object",
    object: None,
    section: "",
    required: &["url"],
    defaulted: &[],
    members: &[
        ignored("description", Text, PRESENTATION),
        used("url", Text),
    ],
};
