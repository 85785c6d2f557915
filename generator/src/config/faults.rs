//! Collects the keys and values of codegen.toml that cannot be used.
//!
//! In: rules and values. Out: an error for each fault, at its place. Always: the message names the key, and the help
//! says what to write.

use super::places::Places;
use crate::diagnostic::Diagnostics;

/// The code of the finding for settings that cannot be read.
pub const UNREADABLE_SETTINGS: &str = "codegen-toml";

/// What a text must be.
pub(super) struct Rule {
    /// Whether a text is of this kind.
    pub fits: fn(&str) -> bool,
    /// What a text of another kind is not.
    pub what: &'static str,
    /// What to write.
    pub help: &'static str,
}

/// The place of settings and the faults found in them.
pub(super) struct Faults<'f> {
    pub places: &'f Places,
    pub diagnostics: &'f mut Diagnostics,
}

impl Faults<'_> {
    /// Reports a value if it breaks the rule.
    pub fn check(&mut self, rule: &Rule, path: &[&str], value: &str) {
        if !(rule.fits)(value) {
            self.value(path, value, rule.what, rule.help);
        }
    }

    /// The same for a key that can be absent.
    pub fn check_some(&mut self, rule: &Rule, path: &[&str], value: Option<&String>) {
        if let Some(value) = value {
            self.check(rule, path, value);
        }
    }

    /// The same for each item of a list.
    pub fn check_each(&mut self, rule: &Rule, path: &[&str], values: &[String]) {
        for (index, value) in values.iter().enumerate() {
            self.check(rule, &[path, &[&index.to_string()]].concat(), value);
        }
    }

    /// Reports the last key of a path if it breaks the rule.
    pub fn check_key(&mut self, rule: &Rule, path: &[&str]) {
        if let Some((key, _)) = path.split_last()
            && !(rule.fits)(key)
        {
            self.key(path, rule.what, rule.help);
        }
    }

    /// Reports a value.
    pub fn value(&mut self, path: &[&str], value: &str, what: &str, help: &str) {
        let message = format!("the value `{}` of `{}` {what}", shown(value), dotted(path));
        let place = self.places.value(path);
        self.diagnostics
            .error(UNREADABLE_SETTINGS, place, message, help);
    }

    /// Reports the last key of a path.
    pub fn key(&mut self, path: &[&str], what: &str, help: &str) {
        let (key, table) = path.split_last().unwrap_or((&"", &[]));
        let message = format!("the key `{}` of `{}` {what}", shown(key), dotted(table));
        let place = self.places.key(path);
        self.diagnostics
            .error(UNREADABLE_SETTINGS, place, message, help);
    }

    /// Reports a list as a whole.
    pub fn list(&mut self, path: &[&str], what: &str, help: &str) {
        let message = format!("the list `{}` {what}", dotted(path));
        let place = self.places.value(path);
        self.diagnostics
            .error(UNREADABLE_SETTINGS, place, message, help);
    }
}

/// A text on one line.
fn shown(text: &str) -> String {
    text.replace(crate::markdown::is_invisible, "�")
}

/// A path as TOML writes it, without the indexes of lists.
fn dotted(path: &[&str]) -> String {
    let is_bare = |key: &str| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        !key.is_empty() && key.chars().all(is_word)
    };
    let is_index = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let keys = match path {
        [list @ .., index] if is_index(index) => list,
        path => path,
    };
    let keys = keys.iter().map(|key| match is_bare(key) {
        true => (*key).to_owned(),
        false => format!("\"{}\"", shown(key)),
    });
    keys.collect::<Vec<_>>().join(".")
}
