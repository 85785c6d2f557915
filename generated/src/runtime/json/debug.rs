//! `Debug` that is safe to log.
//!
//! In: a [`View`]. Out: Rust types, keys, ids, `type` and `status`; `…` for every other value. Always: personal data
//! does not appear, unless [`Revealed`] asks for it or the feature `test-util` is on.

use super::shows_all::SHOWS_ALL;
use super::slot::Slot;
use super::view::{Object, Rest};
use super::view::{Show, View};
use std::fmt::{Debug, Formatter, Result};

/// Members whose text says which object it is, and not which person it is about.
const SHOWN: [&str; 3] = ["type", "id", "status"];

/// The function behind `Debug` of every model.
pub fn debug(slot: &dyn Show, f: &mut Formatter<'_>) -> Result {
    show(slot, "", SHOWS_ALL, f)
}

/// The function behind `Debug` of a part of a model.
pub fn debug_view(view: View<'_>, f: &mut Formatter<'_>) -> Result {
    Shown {
        view,
        member: "",
        reveal: SHOWS_ALL,
    }
    .fmt(f)
}

fn show(slot: &dyn Show, member: &str, reveal: bool, f: &mut Formatter<'_>) -> Result {
    let mut result = Ok(());
    slot.show(&mut |view| {
        result = Shown {
            view,
            member,
            reveal,
        }
        .fmt(f);
    });
    result
}

impl Debug for View<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        debug_view(*self, f)
    }
}

/// A model whose `Debug` prints everything, personal data included.
///
/// `Debug` of a model prints `…` for all but its structure, types, ids and statuses. This wrapper is for a test or a
/// debugging session: `println!("{:#?}", Revealed(&inquiry))`.
pub struct Revealed<'a>(pub &'a dyn Show);

impl Debug for Revealed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        show(self.0, "", true, f)
    }
}

/// Adds [`Self::reveal`], whose `Debug` prints everything, to every model.
pub trait Reveal: Slot {
    /// A wrapper whose `Debug` prints everything, personal data included.
    fn reveal(&self) -> Revealed<'_>;
}

impl<T: Slot> Reveal for T {
    fn reveal(&self) -> Revealed<'_> {
        Revealed(self)
    }
}

struct Shown<'a> {
    view: View<'a>,
    member: &'a str,
    reveal: bool,
}

impl Shown<'_> {
    fn with<'b>(&self, view: View<'b>, member: &'b str) -> Shown<'b> {
        Shown {
            view,
            member,
            reveal: self.reveal,
        }
    }

    fn leaf(&self, f: &mut Formatter<'_>, value: &dyn Debug) -> Result {
        match self.reveal || SHOWN.contains(&self.member) {
            true => value.fmt(f),
            false => f.write_str("…"),
        }
    }
}

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.view {
            View::Absent => f.write_str("absent"),
            View::Null => f.write_str("null"),
            View::Bool(value) => self.leaf(f, &value),
            View::Integer(value) => self.leaf(f, &value),
            View::Unsigned(value) => self.leaf(f, &value),
            View::Float(value) => self.leaf(f, &value),
            View::Number(text)
            | View::Text(text)
            | View::Date(text)
            | View::Token { text, known: false } => self.leaf(f, &text),
            View::IntegerToken {
                value,
                known: false,
            } => self.leaf(f, &value),
            View::Token { text, known: true } | View::Id(text) => text.fmt(f),
            View::IntegerToken { value, known: true } => write!(f, "{value}"),
            View::Free(value) | View::Unknown(value) => match self.reveal {
                true => write!(f, "{value}"),
                false => f.write_str("…"),
            },
            View::File(_) => f.write_str("file"),
            View::List(list) => {
                let mut items = f.debug_list();
                list.for_each(&mut |view| {
                    items.entry(&self.with(view, ""));
                });
                items.finish()
            }
            View::Map(map) => {
                let mut entries = f.debug_map();
                map.for_each(&mut |key, view| {
                    entries.entry(&self.with(View::Text(key), ""), &self.with(view, ""));
                });
                entries.finish()
            }
            View::Object(object) => self.fmt_object(object, f),
        }
    }
}

impl Shown<'_> {
    fn fmt_object(&self, object: &Object<'_>, f: &mut Formatter<'_>) -> Result {
        let mut members = f.debug_struct(object.layout.name);
        for (key, slot) in object.layout.keys.iter().zip(object.slots) {
            slot.show(&mut |view| match view {
                View::Absent => {}
                view => drop(members.field(key, &self.with(view, key))),
            });
        }
        match object.rest {
            Rest::Nothing => {}
            Rest::Map(map) if map.count() == 0 => {}
            Rest::Map(map) => drop(members.field("..", &self.with(View::Map(map), ""))),
            Rest::Extra(extra) | Rest::Free(extra) if extra.is_empty() => {}
            Rest::Extra(extra) | Rest::Free(extra) => match self.reveal {
                true => extra.iter().for_each(|(key, value)| {
                    members.field(key, &format_args!("{value}"));
                }),
                false => drop(members.field("..", &format_args!("…"))),
            },
        }
        members.finish()
    }
}
