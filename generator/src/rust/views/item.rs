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
    /// What it is.
    #[serde(flatten)]
    pub kind: ItemKind,
}

/// What a type is.
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
    /// All that the type derives, and what its table gives it.
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
    /// The traits that a type of the kind derives.
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

/// What the table gives an enumeration of texts.
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
    /// Whether it travels in requests alone, so that the client never reads it.
    pub sent: bool,
    /// Whether JSON writes one of its keys with an escape.
    pub escaped: bool,
    /// The `type` that it always has, where it is a resource of JSON:API that the client reads.
    pub resource: Option<ResourceType>,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// The rows of its table.
    pub rows: Vec<Row>,
    /// What `new` takes: the required members, as far as they are few; without `new`, nothing.
    pub new: Option<Vec<NewParameter>>,
    /// Its setters; none where the type never travels in a request.
    pub setters: Vec<Setter>,
    /// The setter of members that have no field, where a request may have any.
    pub open: Option<OpenView>,
    /// Its accessors; where the type travels in a request, only those that are published.
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

/// The constant type of a resource.
#[derive(Clone, Debug, Serialize)]
pub struct ResourceType {
    /// The type.
    pub value: String,
    /// Whether a resource must say it.
    pub required: bool,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// Its Rust type.
    pub type_: String,
    /// What it holds, where it is an `Option`, and whether in a box.
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
        /// Whether null is written where the field is `None`.
        or_null: bool,
        /// Whether the field is left out while it is empty, though it has no `Option`.
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
        /// What they are.
        kept: Rest,
    },
}

impl Row {
    /// Whether JSON writes its key with an escape.
    pub fn is_escaped(&self) -> bool {
        match self {
            Self::Field { key, .. } | Self::Constant { key, .. } => key
                .chars()
                .any(|letter| matches!(letter, '"' | '\\' | '\0'..' ')),
            Self::Rest { .. } => false,
        }
    }
}

/// What the members without a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// Members that the document does not describe.
    Undescribed,
    /// Members that the document leaves free.
    Free,
    /// Members of one type.
    Typed,
}

/// A parameter of `new`, which sets the field by its setter.
#[derive(Clone, Debug, Serialize)]
pub struct NewParameter {
    /// The field.
    pub field: String,
    /// The type that it takes; of a list, that of an item.
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
    /// The type that it takes; of a list, that of an item.
    pub type_: String,
    /// Whether that is the content of a file.
    pub file: bool,
    /// Whether a request must have it.
    pub required: bool,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// What the document says of it first, in a line; empty where it says nothing.
    pub sentence: String,
    /// Whether the document deprecates the member.
    pub deprecated: bool,
}

/// How a field holds what a setter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// As it is: an object that only wraps others.
    Plain,
    /// A request must have it.
    Required,
    /// A request must have it; a list.
    RequiredList,
    /// A request must have it, if only as null.
    RequiredNullable,
    /// A request must have it, if only as null; a list.
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

/// A method that reads what JSON:API wraps.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Accessor {
    /// An object that is always there.
    Plain {
        /// The field and the method.
        field: String,
        /// The object's type.
        type_: String,
    },
    /// An object that may be absent and then reads as an empty one.
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
    /// The method that stands for the member.
    pub fn method(&self) -> &str {
        match self {
            Accessor::Plain { field, .. }
            | Accessor::Boxed { field, .. }
            | Accessor::Included { field } => field,
            Accessor::One { method, .. } | Accessor::Many { method, .. } => method,
        }
    }
}
