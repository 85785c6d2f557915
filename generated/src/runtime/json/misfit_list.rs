//! Lists the misfits of a model.
//!
//! In: a model, and the values that were set aside at its root. Out: a [`Misfit`] for each value, with its place.
//! Always: the order is that of the model, not of the text.

use super::misfit::Misfit;
use super::reading::{Aside, Place};
use super::segment::Segment;
use super::view::Rest;
use super::view::{Entries, Show, View};

/// Lists the misfits of a model.
pub trait Misfits: Show {
    /// The values that do not fit their types, each with its place in this model.
    fn misfits(&self) -> Vec<Misfit>;
}

impl<T: Show> Misfits for T {
    fn misfits(&self) -> Vec<Misfit> {
        list_misfits(self)
    }
}

/// The misfits of a value, and those that were set aside at its root.
pub(crate) fn list_with_root(value: &dyn Show, root: &[Aside]) -> Vec<Misfit> {
    let mut found = list_misfits(value);
    found.extend(
        root.iter()
            .filter(|aside| aside.place != Place::Null)
            .map(|aside| Misfit::new(&[], aside, &aside.value)),
    );
    found
}

/// The misfits of a value.
pub(crate) fn list_misfits(value: &dyn Show) -> Vec<Misfit> {
    let mut walk = Walk::default();
    value.show(&mut |view| walk.visit(view));
    walk.found
}

#[derive(Default)]
struct Walk {
    /// The outermost step comes first.
    path: Vec<Segment>,
    found: Vec<Misfit>,
}

impl Walk {
    fn visit(&mut self, view: View<'_>) {
        match view {
            View::List(list) => {
                let mut index = 0;
                list.for_each(&mut |view| {
                    self.visit_at(Segment::Index(index), view);
                    index += 1;
                });
            }
            View::Map(map) => self.visit_map(map),
            View::Object(object) => {
                for (key, slot) in object.layout.keys.iter().zip(object.slots) {
                    slot.show(&mut |view| self.visit_at(Segment::Declared(key), view));
                }
                match object.rest {
                    Rest::Nothing => {}
                    Rest::Map(map) => self.visit_map(map),
                    Rest::Extra(extra) | Rest::Free(extra) => {
                        for aside in extra.misfits() {
                            let value = extra.value_of(aside);
                            self.found.push(Misfit::new(&self.path, aside, value));
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn visit_map(&mut self, map: &dyn Entries) {
        map.for_each(&mut |key, view| {
            // A scalar contains no other values, so its key need not be copied.
            if matches!(view, View::List(_) | View::Map(_) | View::Object(_)) {
                self.visit_at(Segment::Key(key.into()), view);
            }
        });
    }

    fn visit_at(&mut self, segment: Segment, view: View<'_>) {
        self.path.push(segment);
        self.visit(view);
        self.path.pop();
    }
}
