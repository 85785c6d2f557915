//! Findings of the stages after the model, and about what stands beside the document.

use super::code::Effect::{LeftOut, Name, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code("codegen-toml", Refused, "The settings cannot be read."),
    code(
        "held-by-lock",
        Name,
        "Upstream says more of a shape than it did when it was published; the published shape stays.",
    ),
    code(
        "internal-render",
        Refused,
        "The generator made text that is not Rust: a fault of the generator.",
    ),
    code(
        "name-collision",
        Name,
        "Two things would have one name in Rust; one of them has a longer one.",
    ),
    code(
        "no-such-body",
        LeftOut,
        "An example of the other document is of a body that this one does not have.",
    ),
];
