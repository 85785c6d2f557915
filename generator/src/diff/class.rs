//! The class of a change, and the version that follows.
//!
//! In: classes of changes. Out: the verdict and the next version. Always: the verdict is about the published Rust
//! crate, in the terms of Semantic Versioning; below version 1.0 it follows Cargo's rules.

use semver::Version;
use serde::Serialize;
use std::fmt;

/// Which users a change affects, from the weakest effect to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Readers only: no code and no byte of a request changes.
    Documentation,
    /// Running programs: code still compiles, but other data is sent or read.
    Behaviour,
    /// Users who want more: code still compiles, and there are more items to use.
    Additive,
    /// All users: code may no longer compile.
    Breaking,
}

impl Class {
    /// All classes, the strongest first.
    pub const ALL: [Class; 4] = [
        Class::Breaking,
        Class::Additive,
        Class::Behaviour,
        Class::Documentation,
    ];

    /// The verdict for a change of this class.
    pub fn verdict(self) -> Verdict {
        match self {
            Class::Breaking => Verdict::Major,
            Class::Additive => Verdict::Minor,
            Class::Behaviour | Class::Documentation => Verdict::Patch,
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Class::Documentation => "documentation",
            Class::Behaviour => "behaviour",
            Class::Additive => "additive",
            Class::Breaking => "breaking",
        })
    }
}

/// The consequence for the version of the crate, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The crate does not change.
    #[default]
    None,
    /// Its surface does not change.
    Patch,
    /// Items are added.
    Minor,
    /// Code that uses it may no longer compile.
    Major,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verdict::None => "none",
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        })
    }
}

/// The version after `current`; `None` if `current` is not a plain `major.minor.patch` or no version follows.
///
/// Below 1.0, Cargo treats the first number that is not zero as the major one
/// (<https://doc.rust-lang.org/cargo/reference/semver.html>), so a breaking change raises the minor number.
pub fn propose_version(current: &str, verdict: Verdict) -> Option<String> {
    let version = Version::parse(current).ok()?;
    if !version.pre.is_empty() || !version.build.is_empty() {
        return None;
    }
    let (major, minor, patch) = (version.major, version.minor, version.patch);
    let (major, minor, patch) = match (verdict, major, minor) {
        (Verdict::None, ..) => return None,
        (Verdict::Major, 0, 0) => (0, 0, patch.checked_add(1)?),
        (Verdict::Major, 0, _) => (0, minor.checked_add(1)?, 0),
        (Verdict::Major, ..) => (major.checked_add(1)?, 0, 0),
        (Verdict::Minor, 1.., _) => (major, minor.checked_add(1)?, 0),
        (Verdict::Minor | Verdict::Patch, ..) => (major, minor, patch.checked_add(1)?),
    };
    Some(Version::new(major, minor, patch).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_follows_cargos_reading() {
        for (current, verdict, next) in [
            ("1.2.3", Verdict::Major, "2.0.0"),
            ("1.2.3", Verdict::Minor, "1.3.0"),
            ("1.2.3", Verdict::Patch, "1.2.4"),
            ("0.4.2", Verdict::Major, "0.5.0"),
            ("0.4.2", Verdict::Minor, "0.4.3"),
            ("0.4.2", Verdict::Patch, "0.4.3"),
            ("0.0.7", Verdict::Major, "0.0.8"),
        ] {
            assert_eq!(
                propose_version(current, verdict).as_deref(),
                Some(next),
                "{current}"
            );
        }
    }

    #[test]
    fn nothing_follows_from_nothing_or_from_what_is_no_version() {
        assert_eq!(propose_version("1.2.3", Verdict::None), None);
        for odd in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1.2.x",
            "1.2.3-rc.1",
            "99999999999999999999.0.0",
        ] {
            assert_eq!(propose_version(odd, Verdict::Major), None, "{odd}");
        }
    }
}
