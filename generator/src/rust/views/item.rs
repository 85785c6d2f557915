//! Types: structs with their tables, enumerations, unions and aliases.

use super::choice::{Base, EnumerationView, UnionView};
use serde::Serialize;

/// A type of the generated crate.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
    /// The traits that it derives.
    pub derives: &'static [&'static str],
    /// Its kind.
    #[serde(flatten)]
    pub kind: ItemKind,
}

/// The kind of a type.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ItemKind {
    /// An object with members.
    Struct(StructView),
    /// Values that the document lists.
    Enumeration(EnumerationView),
    /// One of several types.
    Union(UnionView),
    /// Another name of a type.
    Alias {
        /// The type.
        target: String,
    },
}

impl Item {
    /// The traits that the type derives, and those from its table.
    pub fn traits(&self) -> Vec<&'static str> {
        let table: &[&str] = match &self.kind {
            ItemKind::Struct(_) => &["Debug", "Deserialize", "PartialEq", "Serialize"],
            ItemKind::Enumeration(view) => match view.base {
                Base::Text => TEXT_TRAITS,
                Base::Integer => &["Debug", "Default", "Deserialize", "Display", "Serialize"],
            },
            ItemKind::Union(_) => &["Debug", "Default", "Deserialize", "Serialize"],
            ItemKind::Alias { .. } => &[],
        };
        let mut all = [self.derives, table].concat();
        all.sort_unstable();
        all
    }
}

impl ItemKind {
    /// The traits that a type of this kind derives.
    pub fn derives(&self) -> &'static [&'static str] {
        match self {
            ItemKind::Struct(_) => &["Clone", "Default"],
            ItemKind::Enumeration(view) => match view.base {
                // The table compares by the text.
                Base::Text => &["Clone"],
                Base::Integer => &["Clone", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"],
            },
            ItemKind::Union(_) => &["Clone", "PartialEq"],
            ItemKind::Alias { .. } => &[],
        }
    }
}

/// The traits that the table gives an enumeration of texts.
const TEXT_TRAITS: &[&str] = &[
    "AsRef<str>",
    "Borrow<str>",
    "Debug",
    "Default",
    "Deserialize",
    "Display",
    "Eq",
    "FromStr",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Serialize",
];

/// An object with members.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StructView {
    /// Whether it is only sent, so that the client never reads it.
    pub sent: bool,
    /// Its constant `type`, if it is a resource of JSON:API that the client reads.
    pub resource: Option<String>,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// The rows of its table.
    pub rows: Vec<Row>,
    /// Its `new`, if it has one.
    pub new: Option<NewView>,
    /// Its setters. Empty if the type is never sent.
    pub setters: Vec<Setter>,
    /// The setter for members without a field, if a request may have any.
    pub open: Option<OpenView>,
    /// Its accessors. If the type is sent, only the published ones.
    pub accessors: Vec<Accessor>,
}

/// The setter of members that have no field.
#[derive(Clone, Debug, Serialize)]
pub struct OpenView {
    /// The method.
    pub method: String,
    /// The type that a value converts into.
    pub input: String,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// Its Rust type.
    pub type_: String,
    /// The type in its `Option`, and whether it is boxed, if it is an `Option`.
    #[serde(skip)]
    pub option: Option<(String, bool)>,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
}

/// A row of a struct's table.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// A member with a field.
    Field {
        /// The key on the wire.
        key: String,
        /// The field.
        field: String,
        /// Whether `None` is written as null.
        or_null: bool,
        /// Whether the field is left out while it is empty, although it has no `Option`.
        or_absent: bool,
        /// Whether a request must have it.
        required: bool,
    },
    /// A member that is always written, and has no field.
    Constant {
        /// The key on the wire.
        key: String,
        /// The value, a literal.
        value: String,
    },
    /// The members that have no row.
    Rest {
        /// The field that holds them.
        field: String,
        /// The kind of these members.
        kept: Rest,
    },
}

/// The kind of the members without a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// Members that the document does not describe.
    Undescribed,
    /// Members that the document leaves free-form.
    Free,
    /// Members of one type.
    Typed,
}

/// The constructor of a struct.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NewView {
    /// Its parameters: the required members that cannot be null, if they are few.
    pub parameters: Vec<NewParameter>,
    /// The fields of the other required members, which are null at first. None of them if the parameters are too many.
    pub nulls: Vec<String>,
}

/// A parameter of `new`, which sets the field by its setter.
#[derive(Clone, Debug, Serialize)]
pub struct NewParameter {
    /// The field.
    pub field: String,
    /// The argument's type. For a list, the type of an item.
    pub type_: String,
    /// Whether it is a list.
    pub list: bool,
}

/// A setter.
#[derive(Clone, Debug, Serialize)]
pub struct Setter {
    /// The method.
    pub method: String,
    /// The field.
    pub field: String,
    /// How the field holds its value.
    pub held: Held,
    /// The argument's type. For a list, the type of an item.
    pub type_: String,
    /// Whether the argument is the content of a file.
    pub file: bool,
    /// Whether a request must have it.
    pub required: bool,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// The first sentence of the member's description, in one line. Empty if there is none.
    pub sentence: String,
    /// Whether the document deprecates the member.
    pub deprecated: bool,
}

/// How the field of a setter holds its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// Directly: a wrapper object.
    Plain,
    /// A request must have it.
    Required,
    /// A request must have it; a list.
    RequiredList,
    /// A request must have it, but it may be null.
    RequiredNullable,
    /// A request must have it, but it may be null; a list.
    RequiredNullableList,
    /// In an `Option`.
    Optional,
    /// In an `Option` of a box.
    Boxed,
    /// In an `Option` of a list.
    OptionalList,
    /// In a `Nullable`.
    Nullable,
    /// In a `Nullable` of a box.
    NullableBoxed,
    /// In a `Nullable` of a list.
    NullableList,
}

impl Held {
    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Held::RequiredList
                | Held::RequiredNullableList
                | Held::OptionalList
                | Held::NullableList
        )
    }
}

/// A method that reads through a wrapper object.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Accessor {
    /// An object that is always present.
    Plain {
        /// The field and the method.
        field: String,
        /// The object's type.
        type_: String,
    },
    /// An object that reads as an empty one if it is absent.
    Boxed {
        /// The field and the method.
        field: String,
        /// The object's type.
        type_: String,
    },
    /// The ID that a relationship names.
    One {
        /// The field.
        field: String,
        /// The method.
        method: String,
        /// The ID's type.
        type_: String,
    },
    /// The IDs that a relationship names.
    Many {
        /// The field.
        field: String,
        /// The method.
        method: String,
        /// The ID's type.
        type_: String,
    },
    /// The included objects.
    Included {
        /// The field.
        field: String,
    },
}

impl Accessor {
    /// The name of the method for the member.
    pub fn method(&self) -> &str {
        match self {
            Accessor::Plain { field, .. }
            | Accessor::Boxed { field, .. }
            | Accessor::Included { field } => field,
            Accessor::One { method, .. } | Accessor::Many { method, .. } => method,
        }
    }
}
