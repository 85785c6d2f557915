//! A diagnostic: its code, when it is reported, and what it means for the crate.

use crate::diagnostic::Severity;

/// The effect of a finding on the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// No crate is made.
    Refused,
    /// A part of the document is read differently from its text, as its author probably meant it.
    Lenient,
    /// A value is free-form, because its type is not known.
    FreeForm,
    /// A part of the document is not in the crate.
    LeftOut,
    /// A person may want to choose another name.
    Name,
    /// It has no effect on the crate.
    Nothing,
}

impl Effect {
    /// The effect in the words of a summary.
    pub fn words(self) -> &'static str {
        match self {
            Effect::Refused => "refused",
            Effect::Lenient => "read leniently",
            Effect::FreeForm => "free-form",
            Effect::LeftOut => "left out",
            Effect::Name => "names chosen",
            Effect::Nothing => "without effect",
        }
    }
}

/// A diagnostic.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Its code.
    pub code: &'static str,
    /// Its effect on the crate. See [`Code::effect_at`].
    pub effect: Effect,
    /// When it is reported, and how the generator reads the document then.
    pub says: &'static str,
}

impl Code {
    /// The effect of a finding of this severity. If a reference in a schema is the fault, the finding is a warning and
    /// not a refusal, and the schema becomes any value.
    pub fn effect_at(&self, severity: Severity) -> Effect {
        match (self.effect, severity) {
            (Effect::Refused, Severity::Warning | Severity::Note) => Effect::FreeForm,
            (effect, _) => effect,
        }
    }
}

pub(super) const fn code(code: &'static str, effect: Effect, says: &'static str) -> Code {
    Code { code, effect, says }
}
