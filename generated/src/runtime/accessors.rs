//! `accessors!`: reading what JSON:API wraps, in one expression, whatever is absent.
//!
//! In: members of an answer, a row each. Out: a method per row. Always: an absent object reads as an empty one, so that
//! `answer.data().attributes().status` needs no chain of `Option`s; a field tells absent from empty.

use super::json::{Slot, View};
use super::types::ToOne;
use std::any::Any;

/// Methods that read members of an answer.
///
/// ```text
/// accessors! { Inquiry {
///     data: plain Inquiry,                 data() -> &Inquiry
///     attributes: boxed InquiryAttributes, attributes() -> &InquiryAttributes, empty where absent
///     account: one account_id AccountId,   account_id() -> Option<&AccountId>
///     reports: many reports_ids ReportId,  reports_ids() -> an iterator of &ReportId
///     included: included T,                included::<Account>() and find(&relationship)
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! accessors {
    ($name:ident { $($field:ident: $how:ident $($method:ident)? $(<$type:ty>)?),* $(,)? }) => {
        impl $name {
            $($crate::accessor! { $how $field $($method)? $(<$type>)? })*
        }
    };
}

/// One accessor.
#[doc(hidden)]
#[macro_export]
macro_rules! accessor {
    (plain $field:ident <$type:ty>) => {
        #[doc = concat!("Reads `", stringify!($field), "`.")]
        pub fn $field(&self) -> &$type {
            &self.$field
        }
    };
    (boxed $field:ident <$type:ty>) => {
        #[doc = concat!("Reads `", stringify!($field), "`; empty where it is absent.")]
        pub fn $field(&self) -> &$type {
            $crate::runtime::json::or_empty(self.$field.as_deref())
        }
    };
    (one $field:ident $method:ident <$type:ty>) => {
        #[doc = concat!("The ID that `", stringify!($field), "` names, if it names one.")]
        pub fn $method(&self) -> Option<&$type> {
            self.$field.as_ref()?.id()
        }
    };
    (many $field:ident $method:ident <$type:ty>) => {
        #[doc = concat!("The IDs that `", stringify!($field), "` names.")]
        pub fn $method(&self) -> impl Iterator<Item = &$type> {
            self.$field
                .iter()
                .flat_map(|relationship| relationship.ids())
        }
    };
    (included $field:ident) => {
        /// The included objects of one type, such as `included::<Account>()`.
        pub fn included<T: 'static>(&self) -> impl Iterator<Item = &T> {
            self.$field
                .iter()
                .flatten()
                .filter_map(|object| object.get())
        }

        /// The included object that a relationship names, if it was included and is of the type asked for.
        pub fn find<T: 'static, I: AsRef<str>>(
            &self,
            relationship: &$crate::runtime::types::ToOne<I>,
        ) -> Option<&T> {
            let mut objects = self.$field.iter().flatten();
            objects
                .find(|object| $crate::runtime::is_named_by(*object, relationship))?
                .get()
        }
    };
}

/// What a variant of a union holds, if it is a `T` or a box of one.
#[doc(hidden)]
pub fn get_as<V: Any, T: Any>(value: &V) -> Option<&T> {
    let value: &dyn Any = value;
    value
        .downcast_ref::<T>()
        .or_else(|| value.downcast_ref::<Box<T>>().map(AsRef::as_ref))
}

/// Whether an object is the one that a relationship names, by type and ID.
#[doc(hidden)]
pub fn is_named_by<I: AsRef<str>>(object: &dyn Slot, relationship: &ToOne<I>) -> bool {
    match (object.view(), relationship.type_(), relationship.id()) {
        (View::Object(object), Some(type_), Some(id)) => is_identified(object, type_, id.as_ref()),
        _ => false,
    }
}

fn is_identified(object: &dyn Slot, type_: &str, id: &str) -> bool {
    let mut found = (false, false);
    object.show(&mut |layout, slots, _| {
        for (key, slot) in layout.keys.iter().zip(slots) {
            let text = match slot.view() {
                View::Text(text) | View::Id(text) | View::Token { text, .. } => text,
                _ => continue,
            };
            match *key {
                "type" => found.0 = text == type_,
                "id" => found.1 = text == id,
                _ => {}
            }
        }
    });
    found == (true, true)
}
