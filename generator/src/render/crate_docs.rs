//! The documentation at the top of a crate: its API, the address, and the credentials.

use crate::markdown::one_line;
use crate::rust::{Context, SchemeKind, SettingsView, doc_lines};

/// The crate's own documentation.
pub(super) fn crate_docs(views: &Context<'_>, settings: &SettingsView) -> Vec<String> {
    if let Some(text) = &views.config.package.documentation {
        return text.lines().map(str::to_owned).collect();
    }
    let mut docs = vec![format!(
        "Client of {}, version {}.",
        one_line(&views.api.title),
        one_line(&views.api.version)
    )];
    if let Some(text) = &views.api.description {
        docs.push(String::new());
        docs.extend(doc_lines(text));
    }
    docs.extend(address_docs(settings));
    docs.extend(credential_docs(settings));
    docs
}

/// A text in backticks, fit for one line and for a table.
fn code(text: &str) -> String {
    let text = one_line(text).replace('`', "'").replace('|', "\\|");
    format!("`{text}`")
}

/// The address of the API, unless the document gives it completely.
fn address_docs(settings: &SettingsView) -> Vec<String> {
    let Some(server) = &settings.server else {
        return Vec::new();
    };
    let mut docs = vec![String::new(), "# Address".to_owned(), String::new()];
    let variable = settings.base_url_variable.as_deref().unwrap_or_default();
    let url = code(&server.url);
    if server.variables.is_empty() {
        docs.push(format!(
            "The document gives no host (its server is {url}): name the whole address with `ClientBuilder::base_url` or in \
             the environment variable {}.",
            code(variable)
        ));
        return docs;
    }
    docs.push(format!(
        "The API is at {url}. Its variables are set with `ClientBuilder::server_variable`; the whole address with \
         `ClientBuilder::base_url` or in the environment variable {}.",
        code(variable)
    ));
    docs.extend(["", "| variable | unless it is set |", "|---|---|"].map(str::to_owned));
    for (name, default) in &server.variables {
        let default = default
            .as_deref()
            .map_or_else(|| "must be set".to_owned(), code);
        docs.push(format!("| {} | {default} |", code(name)));
    }
    docs
}

/// The credentials, how each is sent, and the environment variable of each.
fn credential_docs(settings: &SettingsView) -> Vec<String> {
    if settings.credential_variables.is_empty() {
        return Vec::new();
    }
    let mut docs: Vec<String> = [
        "",
        "# Credentials",
        "",
        "`ClientBuilder::credential` takes the name of a scheme and its secret; `Client::from_env` reads them from the \
         environment.",
        "",
        "| scheme | environment variable | secret |",
        "|---|---|---|",
    ]
    .map(str::to_owned)
    .to_vec();
    for scheme in &settings.schemes {
        let variables = settings.credential_variables.iter();
        let variable = variables
            .filter(|(name, _)| *name == scheme.name)
            .map(|(_, own)| code(own));
        let secret = match &scheme.kind {
            SchemeKind::Bearer => "a token, sent as `Authorization: Bearer`".to_owned(),
            SchemeKind::Basic => "`user:password`, sent as `Authorization: Basic`".to_owned(),
            SchemeKind::Header { key, .. } => format!("the value of the header {}", code(key)),
            SchemeKind::Query { key } => format!("the value of the query parameter {}", code(key)),
            SchemeKind::Cookie { key } => format!("the value of the cookie {}", code(key)),
        };
        let variable = variable.collect::<String>();
        docs.push(format!(
            "| {} | {variable} | {secret} |",
            code(&scheme.name)
        ));
    }
    docs
}
