//! How code uses an item of the crate.
//!
//! In: the views that the templates print. Out: data, from which a report writes a line of code and a signature is
//! printed. Always: nothing of it is read from printed Rust.

/// How code uses an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeUse {
    /// It is called.
    Call(Vec<Argument>),
    /// It is the type of an answer.
    Answer(String),
    /// It is made of a value of this type.
    Variant(String),
    /// It is read.
    Field(FieldUse),
}

/// What a method takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// What may be given, as the signature has it.
    pub takes: String,
    /// The type that what is given converts into; the signature's own where nothing converts.
    pub gives: String,
}

/// A field that is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldUse {
    /// Its whole type.
    pub type_: String,
    /// What it holds, where it is an `Option`, and whether in a box.
    pub option: Option<(String, bool)>,
}

impl Argument {
    /// What takes a value that converts into a type.
    pub(super) fn into(name: &str, converts: &str, type_: &str) -> Argument {
        Argument {
            name: name.to_owned(),
            takes: format!("impl {converts}<{type_}>"),
            gives: type_.to_owned(),
        }
    }

    /// What takes a type as it is written.
    pub(super) fn plain(name: &str, type_: String) -> Argument {
        Argument {
            name: name.to_owned(),
            takes: type_.clone(),
            gives: type_,
        }
    }

    /// The argument as the signature has it.
    pub(super) fn print(&self) -> String {
        format!("{}: {}", self.name, self.takes)
    }
}

/// The signature of a method with these arguments.
pub(super) fn print_arguments(arguments: &[Argument]) -> String {
    let texts: Vec<String> = arguments.iter().map(Argument::print).collect();
    format!("({})", texts.join(", "))
}
