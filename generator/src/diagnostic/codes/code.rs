//! A diagnostic: its code, when it is reported, and what it means for the crate.

/// What a finding means for the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// No crate is made.
    Refused,
    /// Something of the document is read otherwise than it stands there, as its author must have meant it.
    Lenient,
    /// A value is taken as it comes, for its type is not known.
    FreeForm,
    /// Something that the document describes is not in the crate.
    LeftOut,
    /// A name was chosen that a person may want to settle.
    Name,
    /// Nothing of the crate depends on it.
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
    /// What it means for the crate.
    pub effect: Effect,
    /// When it is reported, and what is made of it.
    pub says: &'static str,
}

pub(super) const fn code(code: &'static str, effect: Effect, says: &'static str) -> Code {
    Code { code, effect, says }
}
