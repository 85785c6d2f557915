//! How a value shows itself to code that writes, compares or prints it.

use super::came::Came;
use crate::runtime::types::Extra;
use serde_json::Value;
use std::any::Any;

/// The function that [`Slot::view`](super::slot::Slot::view) calls exactly once.
pub type Viewer<'s> = &'s mut dyn FnMut(View<'_>);

/// A value of any type that can be shown.
pub trait Show {
    /// See [`Slot::view`](super::slot::Slot::view).
    fn show(&self, see: Viewer<'_>);
}

/// A value, without its Rust type.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// No value: the member is left out.
    Absent,
    /// An explicit null.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that is not negative.
    Unsigned(u64),
    /// A number.
    Float(f64),
    /// A whole number of any size, as text.
    Number(&'a str),
    /// Text.
    Text(&'a str),
    /// A value of an enumeration.
    Token {
        /// Its text in JSON.
        text: &'a str,
        /// Whether the document lists it.
        known: bool,
    },
    /// A value of an enumeration of whole numbers.
    IntegerToken {
        /// The number.
        value: i64,
        /// Whether the document lists it.
        known: bool,
    },
    /// The id of an object.
    Id(&'a str),
    /// A date or a time, as text.
    Date(&'a str),
    /// A list.
    List(&'a dyn List),
    /// Values under keys that the document does not name.
    Map(&'a dyn Entries),
    /// An object with declared members.
    Object(&'a Object<'a>),
    /// Free-form JSON.
    Free(&'a Value),
    /// JSON that the document describes, but whose value fits no description.
    Unknown(&'a Value),
    /// The content of a file. The code that sends it knows its type.
    File(&'a (dyn Any + Send + Sync)),
}

impl View<'_> {
    /// The view, or null where JSON needs a value.
    pub(crate) fn or_null(self) -> Self {
        match self {
            Self::Absent => Self::Null,
            view => view,
        }
    }
}

impl<'a> View<'a> {
    /// The view, or nothing if the value is empty: an empty text, an object that was absent, free-form JSON that is
    /// null.
    pub(crate) fn or_absent(self) -> View<'a> {
        let is_empty = match &self {
            Self::Text(text) | Self::Id(text) => text.is_empty(),
            Self::Object(object) => object.is_empty(),
            Self::Free(value) | Self::Unknown(value) => value.is_null(),
            _ => false,
        };
        if is_empty { View::Absent } else { self }
    }
}

/// A list of values.
pub trait List {
    /// The number of values.
    fn count(&self) -> usize;

    /// Shows one value. Does nothing past the end.
    fn item(&self, at: usize, see: Viewer<'_>);
}

/// Values by key.
pub trait Entries {
    /// The number of entries.
    fn count(&self) -> usize;

    /// How the declared members of the object around it came.
    #[doc(hidden)]
    fn came(&self) -> Option<&Came> {
        None
    }

    /// Shows one value with its key. Does nothing past the end.
    fn entry(&self, at: usize, see: &mut dyn FnMut(&str, View<'_>));
}

impl dyn List + '_ {
    /// Shows all items in order. A list cannot leave an item out, so an absent item is shown as null.
    pub fn for_each(&self, see: Viewer<'_>) {
        for at in 0..self.count() {
            self.item(at, &mut |view| see(view.or_null()));
        }
    }
}

impl dyn Entries + '_ {
    /// Shows all entries in order. A key without a value is shown with null.
    pub fn for_each(&self, see: &mut dyn FnMut(&str, View<'_>)) {
        for at in 0..self.count() {
            self.entry(at, &mut |key, view| see(key, view.or_null()));
        }
    }
}

/// The data that all values of an object type share.
#[derive(Debug)]
pub struct Layout {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The declared keys, in the order of the slots.
    pub keys: &'static [&'static str],
    /// Whether the member of this index may be null although its field has no `Option`. A null leaves it as it is.
    /// Empty if there is no such member. Only reading uses it; it is empty when an object is shown.
    pub may_be_null: &'static [bool],
    /// The keys that a request must have, each with the name of its setter.
    pub required: &'static [(&'static str, &'static str)],
    /// The values of `type` for this resource. Empty if the type is no resource.
    pub resource: &'static [&'static str],
}

/// An object, while it is shown.
#[expect(
    missing_debug_implementations,
    reason = "a borrowed pass-through, never printed"
)]
pub struct Object<'a> {
    /// The data that its type shares.
    pub layout: &'static Layout,
    /// A slot for each declared key.
    pub slots: &'a [&'a dyn Show],
    /// The members that have no slot.
    pub rest: Rest<'a>,
}

impl Object<'_> {
    /// Whether it has no member and did not come as an empty object.
    pub(crate) fn is_empty(&self) -> bool {
        let rest = match self.rest {
            Rest::Nothing => true,
            Rest::Extra(extra) | Rest::Free(extra) => extra.was_absent(),
            Rest::Map(map) => map.count() == 0 && map.came().is_none(),
        };
        rest && (0..self.slots.len()).all(|at| self.is_absent(at))
    }

    /// Whether the member of this index is left out.
    pub(super) fn is_absent(&self, at: usize) -> bool {
        let mut absent = true;
        if let Some(slot) = self.slots.get(at) {
            slot.show(&mut |view| absent = matches!(view, View::Absent));
        }
        absent
    }
}

/// Where members without a slot are kept.
#[expect(
    missing_debug_implementations,
    reason = "a borrowed pass-through, never printed"
)]
pub enum Rest<'a> {
    /// Nowhere.
    Nothing,
    /// Members that the document does not describe.
    Extra(&'a Extra),
    /// Members that the document leaves free.
    Free(&'a Extra),
    /// Members of one type.
    Map(&'a dyn Entries),
}

/// Shows an object. A call takes less compile time than to build these values once per type.
pub fn show_object(see: Viewer<'_>, layout: &'static Layout, slots: &[&dyn Show], rest: Rest<'_>) {
    see(View::Object(&Object {
        layout,
        slots,
        rest,
    }));
}
