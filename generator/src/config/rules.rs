//! What the texts of codegen.toml must be.
//!
//! Always: a text that fits does not make a crate that Cargo or the registry refuses, and no client that cannot send.

use super::faults::Rule;
use crate::header::is_token;
use crate::identifier::is_identifier;
use crate::markdown::is_invisible;
use url::Url;

/// The names that a crate cannot have: Rust's own crates, and the crate's dependencies.
const TAKEN: &[&str] = &[
    "alloc",
    "allocation-counter",
    "base64",
    "bytes",
    "chrono",
    "ciborium",
    "compact-str",
    "core",
    "futures-core",
    "getrandom",
    "gloo-timers",
    "hex",
    "hmac",
    "http",
    "http-body",
    "httpdate",
    "jiff",
    "percent-encoding",
    "proc-macro",
    "proptest",
    "reqwest",
    "rustls",
    "serde",
    "serde-json",
    "sha2",
    "std",
    "subtle",
    "test",
    "time",
    "tokio",
    "tracing",
    "url",
    "uuid",
    "web-time",
    "zeroize",
];

/// The most characters that crates.io allows in the name of a crate or of a feature.
const LONGEST_NAME: usize = 64;

pub(super) const CRATE_NAME: Rule = Rule {
    fits: is_crate_name,
    what: "is not the name of a crate",
    help: "begin with a letter, use at most 64 letters, digits, `-` and `_`, and give no keyword and no name of a \
           dependency",
};

/// Whether Cargo, Rust and crates.io allow a name for a generated crate.
pub fn is_crate_name(name: &str) -> bool {
    let in_code = name.replace('-', "_");
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(is_word)
        && name.len() <= LONGEST_NAME
        && is_identifier(&in_code)
        && !TAKEN.contains(&name.to_ascii_lowercase().replace('_', "-").as_str())
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

pub(super) const TYPE_NAME: Rule = Rule {
    fits: |name| is_name(name, |c| c.is_ascii_uppercase()),
    what: "is not the name of a type",
    help: "give a name in UpperCamelCase, of ASCII letters and digits",
};

pub(super) const METHOD_NAME: Rule = Rule {
    fits: |name| is_name(name, |c| c.is_ascii_lowercase()),
    what: "is not the name of a method",
    help: "give a name in snake_case that is no keyword of Rust",
};

/// Whether Rust allows a name, and its first letter is of this kind. Words of other scripts are not allowed here.
fn is_name(name: &str, first: fn(&char) -> bool) -> bool {
    name.is_ascii() && name.chars().next().as_ref().is_some_and(first) && is_identifier(name)
}

pub(super) const RESOURCE_WORDS: Rule = Rule {
    fits: |words| {
        words.starts_with(|c: char| c.is_ascii_alphabetic())
            && words.chars().all(|c| is_word(c) || c == ' ')
    },
    what: "does not name a resource",
    help: "begin with a letter, and write words of ASCII letters and digits",
};

pub(super) const FEATURE_NAME: Rule = Rule {
    fits: |name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(is_word)
            && name.len() <= LONGEST_NAME
    },
    what: "is not the name of a feature",
    help: "begin with a letter, and use at most 64 letters, digits, `-` and `_`",
};

pub(super) const VERSION: Rule = Rule {
    fits: |version| semver::Version::parse(version).is_ok(),
    what: "is not a version",
    help: "give three numbers, such as `0.1.0`, as Cargo reads them",
};

pub(super) const DESCRIPTION: Rule = Rule {
    fits: |text| is_line(text) && text.chars().count() <= 1000,
    what: "is not one line of 1 to 1000 characters",
    help: "write one sentence, because the registry refuses other descriptions",
};

pub(super) const DOCUMENTATION: Rule = Rule {
    fits: |text| {
        // An editor on Windows ends lines with both.
        let text = text.replace("\r\n", "\n");
        !text
            .chars()
            .any(|c| is_invisible(c) && c != '\n' && c != '\t')
    },
    what: "has an invisible character, which Rust refuses in documentation",
    help: "remove control characters and characters that change the direction of text",
};

pub(super) const WEB_ADDRESS: Rule = Rule {
    fits: |text| {
        let url = Url::parse(text).ok();
        let has_form = |url: Url| matches!(url.scheme(), "https" | "http") && url.has_host();
        is_line(text) && !text.contains(' ') && url.is_some_and(has_form)
    },
    what: "is not the URL of a page",
    help: "write a whole URL that begins with `https://` and a host",
};

pub(super) const KEYWORD: Rule = Rule {
    fits: |word| {
        word.len() <= 20
            && word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word.chars().all(|c| is_word(c) || c == '+')
    },
    what: "is not a keyword of crates.io",
    help: "begin with a letter or a digit, and use at most 20 ASCII letters, digits, `-`, `_` and `+`",
};

pub(super) const CATEGORY: Rule = Rule {
    fits: |slug| {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let mut parts = slug.split("::");
        parts.all(|part| !part.is_empty() && part.chars().all(is_word))
    },
    what: "is not the slug of a category",
    help: "give a slug of https://crates.io/category_slugs, such as `api-bindings`",
};

pub(super) const EXTENSION_KEY: Rule = Rule {
    fits: |key| is_line(key) && key.starts_with("x-"),
    what: "is not the key of an extension",
    help: "give a key that begins with `x-`",
};

pub(super) const VARIABLE: Rule = Rule {
    fits: |name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    },
    what: "is not the name of an environment variable",
    help: "begin with a letter or `_`, and use only ASCII letters, digits and `_`",
};

pub(super) const ORIGIN: Rule = Rule {
    fits: |text| {
        // A URL may have other signs in its host, such as `*`, and the client takes them literally.
        let is_sign = |c: char| c.is_ascii_alphanumeric() || "-._:/[]".contains(c);
        let is_whole =
            |url: Url| url.scheme() == "https" && url.origin().ascii_serialization() == text;
        text.chars().all(is_sign) && Url::parse(text).is_ok_and(is_whole)
    },
    what: "is not an origin that may receive a key",
    help: "write `https://`, the host in small letters, and a port if it is not 443; nothing after it, no slash either",
};

pub(super) const HEADER_NAME: Rule = Rule {
    fits: is_token,
    what: "is not the name of a header",
    help: "use only ASCII letters, digits and the signs of a token, such as `-`",
};

pub(super) const HEADER_TEXT: Rule = Rule {
    fits: |text| is_visible(text) && text.trim() == text && !text.is_empty(),
    what: "is not the value of a header",
    help: "use only visible ASCII characters, with spaces between them",
};

pub(super) const CREDENTIAL_PREFIX: Rule = Rule {
    fits: |text| is_visible(text) && !text.starts_with(' '),
    what: "is not the start of a header's value",
    help: "use only visible ASCII characters, and spaces behind them",
};

fn is_visible(text: &str) -> bool {
    text.chars().all(|c| c == ' ' || c.is_ascii_graphic())
}

pub(super) const METHOD: Rule = Rule {
    fits: |method| is_token(method) && !method.contains(|c: char| c.is_ascii_lowercase()),
    what: "is not a method of HTTP",
    help: "give a method in capitals, such as `POST`",
};

pub(super) const POINTER: Rule = Rule {
    fits: |pointer| {
        let is_escape = |rest: &str| rest.starts_with(['0', '1']);
        pointer.starts_with('/') && pointer.split('~').skip(1).all(is_escape)
    },
    what: "is not a JSON pointer",
    help: "begin with `/`, and write `~0` for `~` and `~1` for `/` inside a key",
};

pub(super) const SIGNATURE_KEY: Rule = Rule {
    fits: |key| is_token(key),
    what: "is not the key of a pair",
    help: "use only ASCII letters, digits and the signs of a token, such as `_`",
};

pub(super) const LINE: Rule = Rule {
    fits: is_line,
    what: "is not one line of text",
    help: "write at least one character, and no line break or other invisible character",
};

fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(is_invisible)
}
