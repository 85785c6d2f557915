//! What a reader keeps in mind while it reads: the work done, the memory taken, what was set aside, where values end.
//!
//! Always: plain data; the modules that use each of them say what it is for.

use super::segment::Segment;
use serde_json::Value;

/// How much of a text has been looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// How many bytes before the reader last went to another place, those that it looked at twice counted twice.
    pub(super) looked: usize,
    /// Where it has read on from since then.
    pub(super) since: usize,
}

/// Bytes of memory for a byte of the document. Free JSON of usual density takes 5 to 12.
const FACTOR: usize = 18;

/// What every document may take, however small it is.
const FLOOR: usize = 16 << 20;

/// What is allocated, and how much may be.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    pub(super) used: usize,
    pub(super) limit: usize,
}

impl Memory {
    pub(super) fn for_document(length: usize) -> Self {
        Self {
            used: 0,
            limit: length.saturating_mul(FACTOR).max(FLOOR),
        }
    }

    pub(super) fn used(&self) -> usize {
        self.used
    }

    /// Gives back what was taken since then.
    pub(super) fn reset(&mut self, used: usize) {
        self.used = used;
    }
}

/// A value that was set aside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aside {
    /// The way to it from the object that keeps it; innermost first.
    pub(crate) path: Vec<Segment>,
    pub(crate) expected: &'static str,
    pub(crate) found: &'static str,
    /// Null where [`Place::Extra`] says where it is.
    pub(crate) value: Value,
    pub(crate) place: Place,
}

/// Where a value that was set aside is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    /// Here.
    Aside,
    /// Among the extra members of the object that keeps it, and it is a member of that object.
    Extra,
    /// The same, and there is no field for it that might have been set since.
    Constant,
    /// Here, and also in the model, which can hold any value at that place.
    Model,
    /// Nowhere: it is a null that fits, inside an object that keeps no members.
    Null,
}

/// Where values end that were looked at before.
///
/// A union whose tag comes last has to be skipped to find it, and so has each union inside, again and again. With this,
/// a value of a known end is passed in one step, so that the time is linear in the length of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// Whether ends are being remembered: only while a union looks ahead.
    pub(super) active: bool,
    /// Start and end of values, in the order of their starts.
    pub(super) known: Vec<(usize, usize)>,
    /// Which of them are not at their end yet, outermost first.
    pub(super) open: Vec<usize>,
    /// How much of the text has been looked at.
    pub(super) seen: usize,
}

/// How much did not fit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Misfits {
    /// The values by themselves.
    pub(super) values: usize,
    /// The values with all that is in them.
    pub(super) parts: usize,
}

impl Misfits {
    pub(super) fn add(&mut self, value: &Value) {
        self.values += 1;
        self.parts += count_parts(value);
    }
}

fn count_parts(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count_parts).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(count_parts).sum::<usize>(),
        _ => 1,
    }
}
