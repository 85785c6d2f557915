//! Values of an answer that do not fit their types.
//!
//! In: an error at a value, and the value's text. Out: the value, set aside, and a list of such values. Always: the
//! rest of the answer is read as usual. The nearest object that keeps undeclared members also keeps the value, and the
//! writer puts it back in its place.

use super::error::{DecodeError, Filled};
use super::memory::FIRST_NODE;
use super::reader::Reader;
use super::reading::{Aside, Place};
use super::segment::{Segment, Steps, write_path, write_pointer};
use serde_json::Value;
use std::fmt;

/// A value of an answer that does not fit its type.
///
/// Neither `Display` nor `Debug` shows the value, or keys that the API's document does not declare.
#[derive(Clone, PartialEq)]
pub struct Misfit {
    pointer: String,
    shown: String,
    expected: &'static str,
    found: &'static str,
    value: Value,
}

impl Misfit {
    /// Its place, as a JSON pointer (RFC 6901), such as `/data/attributes/files/2/url`.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What the type expects, such as `a string`.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What the server sent, such as `an object`, or `nothing`.
    pub fn found(&self) -> &'static str {
        self.found
    }

    /// The value as received; null if nothing came.
    pub fn value(&self) -> &Value {
        &self.value
    }

    pub(super) fn new(above: &[Segment], aside: &Aside, value: &Value) -> Self {
        let path = Steps {
            above,
            below: &aside.path,
        };
        Self {
            pointer: write_pointer(path),
            shown: write_path(path, false),
            expected: aside.expected,
            found: aside.found,
            value: value.clone(),
        }
    }
}

impl fmt::Display for Misfit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.shown.is_empty() {
            write!(f, "{}: ", super::segment::Printed(&self.shown))?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl fmt::Debug for Misfit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Misfit({self})")
    }
}

/// The memory for a value that is set aside, in addition to the value and its path: the map and the list that keep it,
/// and later its entry in a list of misfits.
const NOTE: usize = FIRST_NODE + 4 * size_of::<Aside>() + 2 * size_of::<Misfit>() + 64;

/// The memory for each step of its path: in a vector, and later in two texts.
const STEP: usize = 2 * size_of::<Segment>() + 96;

/// The memory for each byte of a map's key on its path: the path holds the key, and so does a pointer, with escapes.
const KEY_BYTE: usize = 6;

/// A step from a container to one of its values.
#[derive(Clone, Copy)]
pub(crate) enum Step<'k> {
    /// A declared member.
    Member(&'static str),
    /// An entry of a map.
    Key(&'k str),
    /// An item of a list.
    Item(usize),
}

impl Step<'_> {
    fn segment(self) -> Segment {
        match self {
            Self::Member(key) => Segment::Declared(key),
            Self::Key(key) => Segment::Key(key.into()),
            Self::Item(index) => Segment::Index(index),
        }
    }
}

impl Reader<'_> {
    /// How many values have been set aside and are not yet kept by an object.
    #[inline]
    pub(crate) fn noted(&self) -> usize {
        self.asides.len()
    }

    /// Notes that reading continues below a key of a map. Gives the argument for [`Self::leave_key`].
    #[inline]
    pub(crate) fn enter_key(&mut self, key: &str) -> usize {
        let outer = self.key_bytes;
        self.key_bytes += key.len();
        outer
    }

    #[inline]
    pub(crate) fn leave_key(&mut self, outer: usize) {
        self.key_bytes = outer;
    }

    /// Ends reading a value in a container. A misfit is set aside, and its path gets this step.
    #[inline]
    pub(crate) fn settle(&mut self, filled: Filled, noted: usize, step: Step<'_>) -> Filled {
        match filled {
            Ok(()) if self.asides.len() == noted => Ok(()),
            filled => self.settle_misfits(filled, noted, step),
        }
    }

    #[cold]
    fn settle_misfits(&mut self, filled: Filled, noted: usize, step: Step<'_>) -> Filled {
        if let Err(error) = filled {
            self.set_aside(error)
                .map_err(|error| error.within(step.segment()))?;
        }
        for aside in self.asides.iter_mut().skip(noted) {
            aside.path.push(step.segment());
        }
        Ok(())
    }

    /// Sets `is_empty` if the place of this error stays empty, and gives the error back. It takes the error by value,
    /// because a caller that kept the error would need code that drops it, once per type.
    #[cold]
    #[inline(never)]
    pub(crate) fn return_error(&self, error: DecodeError, is_empty: &mut bool) -> DecodeError {
        *is_empty = self.sets_aside(&error);
        error
    }

    /// Whether reading can continue after this error: the value is set aside, and its place stays empty.
    #[cold]
    pub(crate) fn sets_aside(&self, error: &DecodeError) -> bool {
        error.expected().is_some() && !self.strict
    }

    /// Sets aside the value of this error, unless the error is of another kind or every value must fit.
    fn set_aside(&mut self, error: DecodeError) -> Filled {
        let Some(expected) = error.expected().filter(|_| self.sets_aside(&error)) else {
            return Err(error);
        };
        // The error arose at the first byte of the value, before anything of the value was kept.
        self.go_to_error(&error);
        let found = self.peek()?;
        let value = self.read_aside()?;
        let place = match error.is_constant() {
            true => Place::Constant,
            false => Place::Aside,
        };
        self.note(expected, found.name(), value, place)
    }

    /// Reads a value that does not fit. Its memory counts twice, because a list of misfits copies it.
    fn read_aside(&mut self) -> Result<Value, DecodeError> {
        let before = self.memory.used();
        let value = self.read_value()?;
        self.take_memory(self.memory.used() - before)?;
        Ok(value)
    }

    pub(super) fn go_to_error(&mut self, error: &DecodeError) {
        self.move_to(error.offset());
    }

    fn note(
        &mut self,
        expected: &'static str,
        found: &'static str,
        value: Value,
        place: Place,
    ) -> Filled {
        self.misfits.add(&value);
        self.push_aside(Aside {
            path: Vec::new(),
            expected,
            found,
            value,
            place,
        })
    }

    fn push_aside(&mut self, aside: Aside) -> Filled {
        if self.asides.len() == self.asides.capacity() {
            self.take_growth(self.asides.len(), size_of::<Aside>())?;
        }
        self.take_memory(NOTE + STEP * self.depth as usize + KEY_BYTE * self.key_bytes)?;
        self.asides.push(aside);
        Ok(())
    }

    /// Sets aside a null that fits but that no field holds. `step` leads to it from the object that is being read.
    #[cold]
    pub(super) fn note_null(&mut self, step: Segment) -> Filled {
        self.push_aside(Aside {
            path: vec![step],
            expected: "",
            found: "",
            value: Value::Null,
            place: Place::Null,
        })
    }

    /// Notes that the next value does not fit, although the model holds it. `inside` is the step to the part that does
    /// not fit.
    #[cold]
    pub(super) fn note_held(&mut self, expected: &'static str, inside: Option<Segment>) -> Filled {
        if self.strict {
            return Ok(());
        }
        let start = self.mark();
        let found = self.peek()?;
        let value = self.read_aside()?;
        self.go_back(start);
        self.note(expected, found.name(), value, Place::Model)?;
        if let (Some(aside), Some(step)) = (self.asides.last_mut(), inside) {
            aside.path.push(step);
        }
        Ok(())
    }

    /// Notes that a member is missing without which an object says nothing, such as `type`.
    #[cold]
    pub(super) fn note_missing(&mut self, expected: &'static str, key: &'static str) -> Filled {
        if self.strict {
            return Err(DecodeError::kind(self.at, expected, "nothing").in_member(key));
        }
        self.note(expected, "nothing", Value::Null, Place::Model)?;
        if let Some(aside) = self.asides.last_mut() {
            aside.path.push(Segment::Declared(key));
        }
        Ok(())
    }

    /// Takes the values that were set aside after the first `noted`.
    pub(super) fn take_asides(&mut self, noted: usize) -> std::vec::Drain<'_, Aside> {
        self.asides.drain(noted.min(self.asides.len())..)
    }
}
