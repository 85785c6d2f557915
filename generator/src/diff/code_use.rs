//! How code uses an item of the crate.
//!
//! In: the views that the templates print. Out: data from which a report writes a line of code and a signature. Always:
//! no printed Rust is parsed.

/// How code uses an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeUse {
    /// It is called.
    Call(Vec<Argument>),
    /// It is the type of an answer.
    Answer(String),
    /// It is constructed from a value of this type.
    Variant(String),
    /// It is read.
    Field(FieldUse),
}

/// An argument of a method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// The accepted values, as in the signature.
    pub takes: String,
    /// The type into which the argument converts. Without a conversion, the type in the signature.
    pub gives: String,
}

/// A field that code reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldUse {
    /// Its whole type.
    pub type_: String,
    /// The type in its `Option`, and whether it is boxed, if it is an `Option`.
    pub option: Option<(String, bool)>,
}

impl Argument {
    /// An argument that accepts values which convert into a type.
    pub(super) fn into(name: &str, converts: &str, type_: &str) -> Argument {
        Argument {
            name: name.to_owned(),
            takes: format!("impl {converts}<{type_}>"),
            gives: type_.to_owned(),
        }
    }

    /// An argument of exactly this type.
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
