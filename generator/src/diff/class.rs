//! How much a change weighs, and the version that follows.
//!
//! In: classes of changes. Out: the verdict and the next version. Always: the verdict is about the published Rust
//! crate, in the terms of Semantic Versioning; what it means for a version below 1.0 is Cargo's reading of it.

use semver::Version;
use serde::Serialize;
use std::fmt;

/// Whom a change concerns, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Whoever reads: no code and no byte of a request changes.
    Documentation,
    /// Whoever runs it: code compiles as before, what is sent or read differs.
    Behaviour,
    /// Whoever wants more: code compiles as before and there is more to use.
    Additive,
    /// Whoever uses it: code may no longer compile.
    Breaking,
}

impl Class {
    /// All classes, the heaviest first.
    pub const ALL: [Class; 4] = [
        Class::Breaking,
        Class::Additive,
        Class::Behaviour,
        Class::Documentation,
    ];

    /// The verdict that a change of this class asks for.
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

/// What must follow for the version of the crate, from the least to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing of the crate changes.
    #[default]
    None,
    /// Its surface stays.
    Patch,
    /// There is more of it.
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

/// The version that follows CURRENT; `None` where CURRENT is no plain `major.minor.patch` or nothing follows.
///
/// Below 1.0 Cargo takes the first number that is not zero for the major one
/// (<https://doc.rust-lang.org/cargo/reference/semver.html>), so a breaking change moves the minor number there.
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
