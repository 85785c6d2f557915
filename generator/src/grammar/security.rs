//! How a client shows who it is.

use super::document::PRESENTATION;
use super::table::{Kind, Object as O, Since, Table, ignored, used};

use Kind::{Any, Flag, Object, Text};
use Since::V3_2;

const TOKEN: &str = "a client is given its token; it does not run the flow";

pub(super) static SECURITY_SCHEME: Table = Table {
    what: "a Security Scheme object",
    object: Some(O::SecurityScheme),
    section: "securitySchemes",
    required: &["type"],
    defaulted: &[],
    members: &[
        used("type", Text),
        ignored("description", Text, PRESENTATION),
        used("name", Text),
        used("in", Text),
        used("scheme", Text),
        ignored("bearerFormat", Text, "a token is sent as it is given"),
        ignored("flows", Object(&FLOWS), TOKEN),
        ignored("openIdConnectUrl", Text, TOKEN),
        ignored("oauth2MetadataUrl", Text, TOKEN).since(V3_2),
        ignored("deprecated", Flag, PRESENTATION).since(V3_2),
    ],
};

pub(super) static FLOWS: Table = Table {
    what: "an OAuth Flows object",
    object: None,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("implicit", Object(&FLOW), TOKEN),
        ignored("password", Object(&FLOW), TOKEN),
        ignored("clientCredentials", Object(&FLOW), TOKEN),
        ignored("authorizationCode", Object(&FLOW), TOKEN),
        ignored("deviceAuthorization", Object(&FLOW), TOKEN).since(V3_2),
    ],
};

pub(super) static FLOW: Table = Table {
    what: "an OAuth Flow object",
    object: None,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("authorizationUrl", Text, TOKEN),
        ignored("deviceAuthorizationUrl", Text, TOKEN).since(V3_2),
        ignored("tokenUrl", Text, TOKEN),
        ignored("refreshUrl", Text, TOKEN),
        ignored("scopes", Any, TOKEN),
    ],
};
