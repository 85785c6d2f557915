//! `codegen.toml`: the facts about one API that are not in its OpenAPI document.
//!
//! In: the file's text. Out: [`Config`]. Always: an unknown key is an error that names the nearest known one,
//! and a value that Cargo, crates.io, HTTP or Rust would refuse is an error at its place.
//! `docs/settings.md` documents every key.

mod check;
mod faults;
pub(crate) mod features;
mod places;
mod rules;
mod tables;

pub use faults::UNREADABLE_SETTINGS;
pub use places::Places;
pub use rules::is_crate_name;
pub use tables::*;

use crate::diagnostic::Diagnostics;
use crate::nearest::find_nearest;
use faults::Faults;

impl Config {
    /// Reads codegen.toml. Adds its faults to `diagnostics`.
    pub fn parse(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Config {
        match toml::from_str::<Config>(text) {
            Ok(mut config) => {
                config.places = Places::find_all(file, text);
                let mut faults = Faults {
                    places: &config.places,
                    diagnostics,
                };
                check::check_config(&config, &mut faults);
                config
            }
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                diagnostics.error(
                    UNREADABLE_SETTINGS,
                    Some(places::place_at(file, text, offset)),
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
        _ => "the page docs/settings.md lists every key and its values".to_owned(),
    }
}

#[cfg(test)]
mod tests;
