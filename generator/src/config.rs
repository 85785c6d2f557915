//! `codegen.toml`: what belongs to one API and is not in its OpenAPI document.
//!
//! In: the file's text. Out: [`Config`]. Always: an unknown key is an error that names the nearest known one.
//! `spec/README.md` documents every key.

use crate::diagnostic::{Diagnostics, Levels, Place, find_unknown_code};
use crate::nearest::find_nearest;
use crate::published::Published;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The code of the finding that the settings can't be read.
pub const UNREADABLE_SETTINGS: &str = "codegen-toml";

/// The settings of one API; all have defaults, so that a document alone suffices.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// What Cargo wants to know of the crate.
    #[serde(rename = "crate")]
    pub package: Package,
    /// What the client does with every request.
    pub client: Client,
    /// Names settled by hand.
    pub names: NamesByHand,
    /// How lists are paged.
    pub pagination: Pagination,
    /// What an error body looks like.
    pub errors: Errors,
    /// How webhooks are signed.
    pub webhooks: Option<Webhooks>,
    /// Which events share the type of their bodies.
    pub events: Events,
    /// What is published, which stands in a file of its own beside the settings.
    #[serde(skip)]
    pub published: Published,
    /// Which findings weigh otherwise than by themselves.
    pub diagnostics: Weights,
}

/// `[diagnostics]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Weights {
    /// Codes whose warnings are accepted.
    pub allow: Vec<String>,
    /// Codes whose findings are errors; `warnings` stands for all warnings.
    pub deny: Vec<String>,
}

impl Weights {
    /// The same for the findings of a run.
    pub fn levels(&self) -> Levels {
        Levels {
            allow: self.allow.iter().cloned().collect(),
            deny: self.deny.iter().cloned().collect(),
        }
    }
}

/// `[crate]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Package {
    /// The crate's name.
    pub name: Option<String>,
    /// The crate's version.
    pub version: Option<String>,
    /// One sentence for the registry.
    pub description: Option<String>,
    /// URL of the repository.
    pub repository: Option<String>,
    /// At most five words for the registry.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// Text for the crate's documentation, in Markdown.
    pub documentation: Option<String>,
    /// The extension of an operation that names the pages of the API's own reference about it.
    pub page_names: Option<String>,
}

/// `[client]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Client {
    /// The environment variable that holds the API key.
    pub key_variable: Option<String>,
    /// The environment variable that holds another base URL.
    pub base_url_variable: Option<String>,
    /// Other origins that may be sent the key, such as the API's former host.
    pub origins: Vec<String>,
    /// Headers sent with every request; `{version}` stands for the document's version.
    pub headers: BTreeMap<String, String>,
    /// Those of them that the types depend on: the client refuses another value.
    pub fixed_headers: Vec<String>,
    /// The header that makes a request safe to repeat, and the methods that carry it.
    pub idempotency: Option<Idempotency>,
    /// Header parameters of the document that the client owns, beside those above.
    pub owned_headers: Vec<String>,
    /// What stands before a credential in its header, by security scheme.
    pub credential_prefixes: BTreeMap<String, String>,
    /// The response header that names the request.
    pub request_id_header: Option<String>,
    /// The response headers that tell the rate limit.
    pub rate_limit: Option<RateLimit>,
}

/// `[client.idempotency]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Idempotency {
    /// The header's name.
    pub header: String,
    /// Methods that carry it.
    pub methods: Vec<String>,
}

/// `[client.rate-limit]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RateLimit {
    /// Requests in a window.
    pub limit: String,
    /// Requests left.
    pub remaining: String,
    /// Seconds until the window ends.
    pub reset: String,
}

/// `[pagination]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Pagination {
    /// The member of an answer that holds the items.
    pub items: Option<String>,
    /// The member of an answer that holds the links.
    pub links: Option<String>,
    /// The query parameter that takes the cursor of the next page.
    pub after: Option<String>,
    /// The query parameters that a followed link replaces.
    pub cursors: Vec<String>,
}

/// `[errors]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Errors {
    /// Titles of errors for which waiting does not help.
    pub never_retry: Vec<String>,
    /// Members of an error that hold its long form; the first that is there counts.
    pub detail: Vec<String>,
}

/// `[webhooks]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Webhooks {
    /// The header with the signature.
    pub signature_header: String,
    /// The key of the timestamp within the header.
    pub timestamp_key: String,
    /// The key of the signature within the header.
    pub signature_key: String,
    /// Seconds that a signature stays good.
    pub tolerance: u64,
    /// The header that counts attempts made.
    pub attempts_made_header: String,
    /// The header that counts attempts left.
    pub attempts_left_header: String,
    /// The header with the time of the first attempt, in Unix seconds.
    pub first_attempted_at_header: String,
    /// JSON pointer to the event's name.
    pub name: String,
    /// JSON pointer to the event's ID.
    pub id: String,
    /// The family of IDs that the event's ID is of, if the document has it.
    #[serde(default)]
    pub id_family: Option<String>,
    /// JSON pointer to the time when it happened.
    pub created_at: String,
    /// JSON pointer to what it is about.
    pub payload: String,
}

/// `[events]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Events {
    /// What an event is about, by its name or by its name up to the last dot; events of one subject share a type.
    pub subjects: BTreeMap<String, String>,
}

/// `[names]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct NamesByHand {
    /// Type names by the document's own name of the type, as diagnostics show it.
    pub types: BTreeMap<String, String>,
    /// Words for a resource by its tag.
    pub resources: BTreeMap<String, String>,
    /// Names of operations by operationId.
    pub operations: BTreeMap<String, OperationByHand>,
}

/// An entry of `[names.operations]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct OperationByHand {
    /// Its type.
    #[serde(rename = "type")]
    pub type_name: Option<String>,
    /// Its method.
    pub method: Option<String>,
}

impl Config {
    /// Reads codegen.toml; what is wrong with it is added to DIAGNOSTICS.
    pub fn parse(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Config {
        match toml::from_str::<Config>(text) {
            Ok(config) => {
                let weights = &config.diagnostics;
                for code in weights.allow.iter().chain(&weights.deny) {
                    report_code(file, text, code, diagnostics);
                }
                config
            }
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                diagnostics.error(
                    UNREADABLE_SETTINGS,
                    Some(Place {
                        file: file.into(),
                        pointer: String::new(),
                        position: Some(position_of(text, offset)),
                    }),
                    format!(
                        "`codegen.toml` does not say what it should: {}",
                        error.message()
                    ),
                    suggest(error.message()),
                );
                Config::default()
            }
        }
    }

    /// The type name settled for ID.
    pub fn type_name(&self, id: &str) -> Option<&str> {
        self.names.types.get(id).map(String::as_str)
    }

    /// The words settled for the resource of TAG.
    pub fn resource_name(&self, tag: &str) -> Option<&str> {
        self.names.resources.get(tag).map(String::as_str)
    }

    /// The type name settled for an operation.
    pub fn operation_type(&self, id: &str) -> Option<&str> {
        self.names.operations.get(id)?.type_name.as_deref()
    }

    /// The method name settled for an operation.
    pub fn operation_method(&self, id: &str) -> Option<&str> {
        self.names.operations.get(id)?.method.as_deref()
    }

    /// Whether the client itself sets the header NAME, so that no operation offers it.
    pub fn owns_header(&self, name: &str) -> bool {
        let mut owned = self
            .client
            .headers
            .keys()
            .chain(&self.client.owned_headers)
            .chain(self.client.idempotency.iter().map(|i| &i.header));
        owned.any(|header| header.eq_ignore_ascii_case(name))
    }
}

/// Reports a code that there is not.
fn report_code(file: &str, text: &str, code: &str, diagnostics: &mut Diagnostics) {
    let Some(help) = find_unknown_code(code) else {
        return;
    };
    let offset = text.find(code).unwrap_or_default();
    let place = Place {
        file: file.into(),
        pointer: String::new(),
        position: Some(position_of(text, offset)),
    };
    let message = format!("no diagnostic has the code `{code}`");
    diagnostics.error(UNREADABLE_SETTINGS, Some(place), message, help);
}

/// Line and column, both from 1, of a byte offset.
fn position_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

/// What to do about MESSAGE: the known key that is nearest to an unknown one.
fn suggest(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((unknown, known)) if message.contains("unknown field") && !known.is_empty() => {
            match find_nearest(unknown, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("use one of `{}`", known.join("`, `")),
            }
        }
        _ => "docs/settings.md lists every key and what it takes".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_an_error_with_a_suggestion() {
        let mut diagnostics = Diagnostics::default();
        Config::parse(
            "codegen.toml",
            "[client]\nkey-varable = \"X\"\n",
            &mut diagnostics,
        );
        let found = diagnostics
            .iter()
            .next()
            .map(|d| (d.help.clone(), d.place.clone()));
        let (help, place) = found.expect("a finding");
        assert_eq!(help, "Did you mean `key-variable`?");
        assert_eq!(place.and_then(|p| p.position), Some((2, 1)));
    }

    #[test]
    fn a_code_that_there_is_not_is_an_error_with_a_suggestion() {
        let mut diagnostics = Diagnostics::default();
        let text = "[diagnostics]\nallow = [\"name-collison\"]\ndeny = [\"warnings\"]\n";
        Config::parse("codegen.toml", text, &mut diagnostics);
        let helps: Vec<&str> = diagnostics.iter().map(|d| d.help.as_str()).collect();
        assert_eq!(helps, ["Did you mean `name-collision`?"]);
    }

    #[test]
    fn an_empty_file_is_fine() {
        let mut diagnostics = Diagnostics::default();
        Config::parse("codegen.toml", "", &mut diagnostics);
        assert!(diagnostics.is_empty());
    }

    /// The keys of a table: what the parser would have taken instead of an unknown one.
    fn known_keys(table: &str) -> Vec<String> {
        let text = match table {
            "" => "unknown-key = 1".to_owned(),
            table => format!("[{table}]\nunknown-key = 1"),
        };
        let mut diagnostics = Diagnostics::default();
        Config::parse("codegen.toml", &text, &mut diagnostics);
        let message = diagnostics
            .iter()
            .map(|d| d.message.clone())
            .collect::<String>();
        let quoted = message.split('`').skip(1).step_by(2).skip(2);
        quoted.map(str::to_owned).collect()
    }

    #[test]
    fn the_page_of_settings_has_every_key() {
        let page = include_str!("../../docs/settings.md");
        let tables = [
            "",
            "crate",
            "client",
            "client.idempotency",
            "client.rate-limit",
            "pagination",
            "errors",
            "webhooks",
            "events",
            "diagnostics",
            "names",
            "names.operations.any",
        ];
        for table in tables {
            let keys = known_keys(table);
            assert!(!keys.is_empty(), "[{table}] takes any key");
            for key in keys {
                let row = format!("| `{key}` |");
                let heading = format!(
                    "`[{}{key}]`",
                    if table.is_empty() {
                        String::new()
                    } else {
                        format!("{table}.")
                    }
                );
                assert!(
                    page.contains(&row) || page.contains(&heading),
                    "{table}: {key}"
                );
            }
        }
    }
}
