//! The state of a reader: work done, memory taken, values set aside, ends of values.
//!
//! Always: this is plain data. The modules that use each part explain it.

use super::segment::Segment;
use serde_json::Value;

/// How many bytes of the text have been read.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// The bytes that were read before the last jump to another place. A byte that was read twice counts twice.
    pub(super) looked: usize,
    /// The place at which reading continued after that jump.
    pub(super) since: usize,
}

/// Bytes of memory per byte of the document. Usual free-form JSON takes 5 to 12.
const FACTOR: usize = 18;

/// The limit for every document, however small it is.
const FLOOR: usize = 16 << 20;

/// The bytes that are allocated, and their limit.
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

    /// Resets the count to an earlier value.
    pub(super) fn reset(&mut self, used: usize) {
        self.used = used;
    }
}

/// A value that was set aside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aside {
    /// The path to it from the object that keeps it. The innermost step comes first.
    pub(crate) path: Vec<Segment>,
    pub(crate) expected: &'static str,
    pub(crate) found: &'static str,
    /// Null if `place` says that the value is elsewhere.
    pub(crate) value: Value,
    pub(crate) place: Place,
}

/// The place of a value that was set aside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    /// In this entry.
    Aside,
    /// In the extra members of the object that keeps it: the value is a member of that object.
    Extra,
    /// As `Extra`, and there is no field for it that could have been set since.
    Constant,
    /// In this entry and also in the model, which can hold any value at that place.
    Model,
    /// Nowhere: the value is a null that fits, inside an object that keeps no members.
    Null,
}

/// The ends of values that were looked at before.
///
/// If the tag of a union comes last, its value must be skipped to find the tag, and so must each union inside it. With
/// known ends, such a value is skipped in one step, so that the time is linear in the length of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// Whether ends are recorded. This is on only while a union looks ahead.
    pub(super) active: bool,
    /// Start and end of values, sorted by start.
    pub(super) known: Vec<(usize, usize)>,
    /// Indexes of the values whose end is not reached yet. The outermost comes first.
    pub(super) open: Vec<usize>,
    /// How far the text has been read.
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
