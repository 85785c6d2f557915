//! When a part of the crate is built.

use crate::config::features::FULL;
use std::collections::{BTreeMap, BTreeSet};

/// A part that more features than this need is always built. Otherwise one more feature would change the condition of
/// each common type.
const LIMIT: usize = 3;

/// The word for a part that is always built, in names.lock.
const ALWAYS: &str = "always";

/// When a part of the crate is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gate {
    /// Nothing needs it so far. In the end, such a part is built with all features together.
    Unused,
    /// If one of these features is on.
    Any(BTreeSet<String>),
    /// Always.
    Always,
}

impl Gate {
    /// If one of these features is on.
    pub(super) fn of(features: BTreeSet<String>) -> Gate {
        match features.len() {
            0 => Gate::Unused,
            1..=LIMIT => Gate::Any(features),
            _ => Gate::Always,
        }
    }

    /// A published condition, without features that are not in the settings.
    pub(super) fn read(text: &str, known: &BTreeMap<String, Vec<String>>) -> Gate {
        match text {
            ALWAYS => Gate::Always,
            features => Gate::of(
                features
                    .split(' ')
                    .filter(|name| known.contains_key(*name))
                    .map(str::to_owned)
                    .collect(),
            ),
        }
    }

    /// Either of the two conditions.
    pub(super) fn or(&self, other: &Gate) -> Gate {
        match (self, other) {
            (Gate::Always, _) | (_, Gate::Always) => Gate::Always,
            (Gate::Unused, gate) | (gate, Gate::Unused) => gate.clone(),
            (Gate::Any(one), Gate::Any(other)) => Gate::of(one.union(other).cloned().collect()),
        }
    }

    /// The features of which one must be on. None if the part is always built.
    pub(super) fn features(&self) -> Vec<String> {
        match self {
            Gate::Any(features) => features.iter().cloned().collect(),
            Gate::Unused => vec![FULL.to_owned()],
            Gate::Always => Vec::new(),
        }
    }
}

/// A condition for names.lock.
pub(super) fn print(features: &[String]) -> String {
    match features {
        [] => ALWAYS.to_owned(),
        features => features.join(" "),
    }
}
