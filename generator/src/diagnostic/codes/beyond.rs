//! Findings of the stages after the model, and about files other than the document.

use super::code::Effect::{LeftOut, Name, Nothing, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "codegen-toml",
        Refused,
        "The settings cannot be read, or a value in them cannot be used.",
    ),
    code(
        "feature-without-operations",
        Nothing,
        "`codegen.toml` lists a tag for a Cargo feature, and no operation has this tag.",
    ),
    code(
        "held-by-lock",
        Name,
        "The document describes a published type differently; the published form stays.",
    ),
    code(
        "internal-render",
        Refused,
        "The generator wrote invalid Rust: a fault of the generator.",
    ),
    code(
        "name-collision",
        Name,
        "Two items would have the same name in Rust; one of them gets a longer name.",
    ),
    code(
        "names-lock",
        Refused,
        "A line of `names.lock` cannot be used, so that a published name would be lost.",
    ),
    code(
        "no-such-body",
        LeftOut,
        "An example of the other document belongs to a body that this document does not have.",
    ),
    code(
        "tag-without-feature",
        Nothing,
        "A tag is in no Cargo feature, so every program builds its operations.",
    ),
    code(
        "unused-name",
        Nothing,
        "`codegen.toml` chooses a name for an item that the document does not have.",
    ),
    code(
        "unused-setting",
        Nothing,
        "A setting of `codegen.toml` is for a security scheme or a header that the document does not have.",
    ),
];
