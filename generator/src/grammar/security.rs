//! Security: the credentials of a client.

use super::reasons::PRESENTATION;
use super::table::{Content, ObjectKind as O, Since, Table, ignored, used};

use Content::{Any, Flag, Object, Text};
use Since::V3_2;

const TOKEN: &str = "a client is given its token; it does not run the flow";

pub(super) static SECURITY_SCHEME: Table = Table {
    what: "a Security Scheme object",
    kind: O::SecurityScheme,
    section: "securitySchemes",
    required: &["type"],
    defaulted: &[],
    members: &[
        used("type", Text),
        ignored("description", Text, PRESENTATION),
        used("name", Text),
        used("in", Text),
        used("scheme", Text),
        ignored("bearerFormat", Text, "a token is sent unchanged"),
        ignored("flows", Object(O::OauthFlows), TOKEN),
        ignored("openIdConnectUrl", Text, TOKEN),
        ignored("oauth2MetadataUrl", Text, TOKEN).since(V3_2),
        ignored("deprecated", Flag, PRESENTATION).since(V3_2),
    ],
};

pub(super) static FLOWS: Table = Table {
    what: "an OAuth Flows object",
    kind: O::OauthFlows,
    section: "",
    required: &[],
    defaulted: &[],
    members: &[
        ignored("implicit", Object(O::OauthFlow), TOKEN),
        ignored("password", Object(O::OauthFlow), TOKEN),
        ignored("clientCredentials", Object(O::OauthFlow), TOKEN),
        ignored("authorizationCode", Object(O::OauthFlow), TOKEN),
        ignored("deviceAuthorization", Object(O::OauthFlow), TOKEN).since(V3_2),
    ],
};

pub(super) static FLOW: Table = Table {
    what: "an OAuth Flow object",
    kind: O::OauthFlow,
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
