//! Writes misfits back into the text.
//!
//! In: the values that an object has set aside. Out: for each nested value, the part that belongs there. Always: a
//! value is replaced only while it is still as empty as reading left it.

use super::reading::{Aside, Place};
use super::segment::Segment;
use super::view::Rest;
use super::view::View;
use crate::runtime::http::File;
use crate::runtime::types::Extra;
use serde_json::Value;

/// A value that is written in its place.
pub(crate) struct Patch<'a> {
    /// The innermost step comes first.
    path: &'a [Segment],
    value: &'a Value,
    /// Whether there is no field that could have been set since reading.
    always: bool,
}

/// The parts that belong into a value, in the order in which they came.
#[derive(Clone, Copy)]
pub(crate) struct Patches<'a> {
    list: &'a [Patch<'a>],
    /// How many steps of the paths are done.
    depth: usize,
    /// Whether the text is the body of a request: members that came as null are left out, and keys have their declared
    /// spelling.
    pub(super) is_request: bool,
}

impl<'a> Patch<'a> {
    fn new(aside: &'a Aside, value: &'a Value) -> Option<Self> {
        (aside.place != Place::Model).then_some(Self {
            path: &aside.path,
            value,
            always: aside.place == Place::Constant,
        })
    }

    /// The step at this depth.
    fn step(&self, depth: usize) -> Option<&'a Segment> {
        self.path.get(self.path.len().checked_sub(depth + 1)?)
    }
}

impl<'a> Patches<'a> {
    pub(crate) fn none() -> Self {
        Self::new(&[])
    }

    pub(crate) fn new(list: &'a [Patch<'a>]) -> Self {
        Self {
            list,
            depth: 0,
            is_request: false,
        }
    }

    /// No values, for the body of a request.
    pub(super) fn of_request() -> Self {
        Self {
            is_request: true,
            ..Self::none()
        }
    }

    /// The values that a nested object has set aside itself, for the same text.
    pub(super) fn with_own<'b>(&self, list: &'b [Patch<'b>]) -> Patches<'b> {
        Patches {
            list,
            depth: 0,
            is_request: self.is_request,
        }
    }

    /// Whether nothing was set aside in this value.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The values that an object has set aside.
    pub(super) fn list(extra: &Extra) -> Vec<Patch<'_>> {
        let patch = |aside| Patch::new(aside, extra.value_of(aside));
        extra.asides().iter().filter_map(patch).collect()
    }

    /// The values that were set aside at the root.
    #[cfg(feature = "__spec-examples")]
    pub(crate) fn list_root(root: &[Aside]) -> Vec<Patch<'_>> {
        root.iter()
            .filter_map(|aside| Patch::new(aside, &aside.value))
            .collect()
    }

    /// The value that is written here instead of an empty one.
    #[inline]
    pub(super) fn whole(&self, view: &View<'_>) -> Option<&'a Value> {
        let patch = self.list.first()?;
        let is_here = patch.path.len() == self.depth;
        (is_here && (patch.always || is_empty(view))).then_some(patch.value)
    }

    /// The parts for the item of this index. The caller asks for items in order.
    #[inline]
    pub(super) fn take_item(&mut self, index: usize) -> Self {
        match self.list {
            [] => *self,
            _ => self.take(&|step| matches!(step, Segment::Index(at) if *at == index)),
        }
    }

    /// The parts for the entry of this key. The caller asks for entries in order.
    #[inline]
    pub(super) fn take_entry(&mut self, key: &str) -> Self {
        match self.list {
            [] => *self,
            _ => self.take(&|step| matches!(step, Segment::Key(at) if **at == *key)),
        }
    }

    /// The parts for a declared member.
    #[inline]
    pub(super) fn find_member(&self, key: &str) -> Self {
        match self.list {
            [] => *self,
            _ => {
                let is_it = |step: &Segment| matches!(step, Segment::Declared(at) if *at == key);
                let before = |patch: &Patch<'_>| !patch.step(self.depth).is_some_and(is_it);
                let start = count_first(self.list, &before);
                Self {
                    list: self.list.get(start..).unwrap_or_default(),
                    ..*self
                }
                .take(&is_it)
            }
        }
    }

    /// Takes the parts whose path begins with this step. Skips those for declared members.
    fn take(&mut self, is_it: &dyn Fn(&Segment) -> bool) -> Self {
        let is_mine = |patch: &Patch<'_>| patch.step(self.depth).is_some_and(is_it);
        let is_before = |patch: &Patch<'_>| {
            matches!(patch.step(self.depth), Some(Segment::Declared(_))) && !is_mine(patch)
        };
        let (_, list) = self.list.split_at(count_first(self.list, &is_before));
        let (mine, rest) = list.split_at(count_first(list, &is_mine));
        let count = mine.len();
        if count > 0 {
            self.list = rest;
        }
        Self {
            list: mine,
            depth: self.depth + 1,
            ..*self
        }
    }
}

/// How many of the first parts are of this kind.
fn count_first(list: &[Patch<'_>], is_it: &dyn Fn(&Patch<'_>) -> bool) -> usize {
    let mut count = 0;
    while list.get(count).is_some_and(is_it) {
        count += 1;
    }
    count
}

/// Whether a value is as empty as reading leaves it when nothing fits.
pub(super) fn is_empty(view: &View<'_>) -> bool {
    match view {
        View::Absent | View::Null => true,
        View::Bool(value) => !value,
        View::Integer(value) | View::IntegerToken { value, .. } => *value == 0,
        View::Unsigned(value) => *value == 0,
        View::Float(value) => *value == 0.0,
        View::Number(text) => *text == "0",
        View::Text(text) | View::Token { text, .. } | View::Id(text) | View::Date(text) => {
            text.is_empty()
        }
        View::List(list) => list.count() == 0,
        View::Map(map) => map.count() == 0,
        View::Free(value) | View::Unknown(value) => value.is_null(),
        View::File(file) => file
            .downcast_ref::<File>()
            .is_some_and(|file| *file == File::default()),
        View::Object(object) => {
            let is_empty_slot = |slot: &&dyn super::view::Show| {
                let mut empty = true;
                slot.show(&mut |view| empty = is_empty(&view));
                empty
            };
            let rest = match object.rest {
                Rest::Nothing => true,
                Rest::Extra(extra) | Rest::Free(extra) => extra.is_empty(),
                Rest::Map(map) => map.count() == 0,
            };
            rest && object.slots.iter().all(is_empty_slot)
        }
    }
}
