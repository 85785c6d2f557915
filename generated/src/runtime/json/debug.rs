//! `Debug` that is safe to log.
//!
//! In: a [`View`]. Out: types, keys, ids, types and statuses; `…` for every other value. Always: what a person wrote or
//! is never appears unless [`Revealed`] asks for it.

use super::object::Rest;
use super::slot::{Slot, View};
use std::fmt::{Debug, Formatter, Result};

/// Members whose text says what an object is, not whom it is about.
const SHOWN: [&str; 3] = ["type", "id", "status"];

/// What `Debug` of every model is made of.
pub fn debug(slot: &dyn Slot, f: &mut Formatter<'_>) -> Result {
    debug_view(slot.view(), f)
}

/// `Debug` of a part of a model.
pub fn debug_view(view: View<'_>, f: &mut Formatter<'_>) -> Result {
    Shown {
        view,
        member: "",
        reveal: false,
    }
    .fmt(f)
}

impl Debug for View<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        debug_view(*self, f)
    }
}

/// A model whose `Debug` prints everything, personal data included.
///
/// Models print `…` for all but their structure, types, ids and statuses. For a test or a debugging session:
/// `println!("{:#?}", Revealed(&inquiry))`.
pub struct Revealed<'a>(pub &'a dyn Slot);

impl Debug for Revealed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Shown {
            view: self.0.view(),
            member: "",
            reveal: true,
        }
        .fmt(f)
    }
}

/// Shows everything a model holds in `Debug`.
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
            View::Text(text) | View::Date(text) | View::Token { text, known: false } => {
                self.leaf(f, &text)
            }
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
            View::List(list) => f
                .debug_list()
                .entries((0..list.count()).map(|at| self.with(list.item(at), "")))
                .finish(),
            View::Map(map) => {
                let entries = (0..map.count()).filter_map(|at| map.entry(at));
                f.debug_map()
                    .entries(
                        entries.map(|(key, view)| {
                            (self.with(View::Text(key), ""), self.with(view, ""))
                        }),
                    )
                    .finish()
            }
            View::Object(object) => {
                let mut result = Ok(());
                object.show(&mut |layout, slots, rest| {
                    let mut members = f.debug_struct(layout.name);
                    for (key, slot) in layout.keys.iter().zip(slots) {
                        match slot.view() {
                            View::Absent => {}
                            view => drop(members.field(key, &self.with(view, key))),
                        }
                    }
                    match rest {
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
                    result = members.finish();
                });
                result
            }
        }
    }
}
