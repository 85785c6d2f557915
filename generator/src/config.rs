//! `codegen.toml`: the facts about one API that are not in its OpenAPI document.
//!
//! In: the file's text. Out: [`Config`]. Always: an unknown key is an error that names the nearest known one.
//! `docs/settings.md` documents every key.

pub(crate) mod features;
mod names;
mod tables;

pub use names::is_crate_name;
pub use tables::*;

use crate::diagnostic::{Diagnostics, Place, find_unknown_allowed, find_unknown_denied};
use crate::nearest::find_nearest;
use crate::published::Published;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The code of the finding for settings that cannot be read.
pub const UNREADABLE_SETTINGS: &str = "codegen-toml";

/// The settings of one API. All have defaults, so that a document alone is enough.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The crate's metadata for Cargo.
    #[serde(rename = "crate")]
    pub package: Package,
    /// The client's settings for every request.
    pub client: Client,
    /// Names chosen by hand.
    pub names: NamesByHand,
    /// How lists are paged.
    pub pagination: Pagination,
    /// The content of error bodies.
    pub errors: Errors,
    /// How webhooks are signed.
    pub webhooks: Option<Webhooks>,
    /// Which events share the type of their bodies.
    pub events: Events,
    /// The published names, which are in a separate file next to the settings.
    #[serde(skip)]
    pub published: Published,
    /// Cargo features: the tags whose operations each of them contains.
    pub features: BTreeMap<String, Vec<String>>,
    /// Findings whose level differs from the default.
    pub diagnostics: Weights,
}

impl Config {
    /// Reads codegen.toml. Adds its faults to `diagnostics`.
    pub fn parse(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Config {
        match toml::from_str::<Config>(text) {
            Ok(mut config) => {
                for (table, key, offset) in names::find_entries(text, &config.names) {
                    let place = place_at(file, text, offset);
                    config.names.places.insert((table, key), place);
                }
                let weights = &config.diagnostics;
                let allowed = weights
                    .allow
                    .iter()
                    .map(|code| (code, find_unknown_allowed(code)));
                let denied = weights
                    .deny
                    .iter()
                    .map(|code| (code, find_unknown_denied(code)));
                for (code, help) in allowed.chain(denied) {
                    report_code(file, text, code, help, diagnostics);
                }
                for (name, fault) in features::find_faults(&config.features) {
                    report_feature(file, text, name, &fault, diagnostics);
                }
                for (name, fault, help) in
                    names::find_faults(&config.names, config.package.name.as_deref())
                {
                    report_name(file, text, name, fault, help, diagnostics);
                }
                config
            }
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                diagnostics.error(
                    UNREADABLE_SETTINGS,
                    Some(place_at(file, text, offset)),
                    format!("`codegen.toml` is invalid: {}", error.message()),
                    suggest(error.message()),
                );
                Config::default()
            }
        }
    }

    /// The type name chosen for `id`.
    pub fn type_name(&self, id: &str) -> Option<&str> {
        self.names.types.get(id).map(String::as_str)
    }

    /// The words chosen for the resource of `tag`.
    pub fn resource_name(&self, tag: &str) -> Option<&str> {
        self.names.resources.get(tag).map(String::as_str)
    }

    /// The type name chosen for an operation.
    pub fn operation_type(&self, id: &str) -> Option<&str> {
        self.names.operations.get(id)?.type_name.as_deref()
    }

    /// The method name chosen for an operation.
    pub fn operation_method(&self, id: &str) -> Option<&str> {
        self.names.operations.get(id)?.method.as_deref()
    }

    /// Whether the client itself sets the header `name`, so that no operation has a setter for it.
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

/// Reports a code that cannot be here, if there is a help for it.
fn report_code(
    file: &str,
    text: &str,
    code: &str,
    help: Option<String>,
    diagnostics: &mut Diagnostics,
) {
    let Some(help) = help else {
        return;
    };
    let offset = text.find(code).unwrap_or_default();
    let place = place_at(file, text, offset);
    let message = format!("`{code}` is not the code of a diagnostic");
    diagnostics.error(UNREADABLE_SETTINGS, Some(place), message, help);
}

/// Reports a name that Cargo or the crate does not allow for a feature.
fn report_feature(file: &str, text: &str, name: &str, fault: &str, diagnostics: &mut Diagnostics) {
    let offset = text.find("[features]").unwrap_or_default();
    let below = text.get(offset..).unwrap_or_default();
    let offset = offset + below.find(name).unwrap_or_default();
    let place = place_at(file, text, offset);
    let message = format!("the feature `{name}` {fault}");
    let help = "give it another name, of letters, digits, `-` and `_`";
    diagnostics.error(UNREADABLE_SETTINGS, Some(place), message, help);
}

/// Reports a name that Rust or Cargo does not allow.
fn report_name(
    file: &str,
    text: &str,
    name: &str,
    fault: &str,
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    let offset = text.find(&format!("\"{name}\"")).unwrap_or_default();
    let place = place_at(file, text, offset);
    let message = format!("`{name}` {fault}");
    diagnostics.error(UNREADABLE_SETTINGS, Some(place), message, help);
}

/// The place of a byte offset in codegen.toml.
fn place_at(file: &str, text: &str, offset: usize) -> Place {
    Place {
        file: file.into(),
        pointer: String::new(),
        position: Some(position_of(text, offset)),
    }
}

/// Line and column, both from 1, of a byte offset.
fn position_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

/// The help for `message`: the known key that is nearest to an unknown one.
fn suggest(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((unknown, known)) if message.contains("unknown field") && !known.is_empty() => {
            match find_nearest(unknown, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("use one of `{}`", known.join("`, `")),
            }
        }
        _ => "docs/settings.md lists every key and its values".to_owned(),
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
    fn an_unknown_code_is_an_error_with_a_suggestion() {
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

    /// The keys of a table: those that the parser's error lists for an unknown key.
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
