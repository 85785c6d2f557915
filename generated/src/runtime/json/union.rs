//! Unions: look which variant the text means, then decode once.
//!
//! In: a reader before a value. Out: the index of the variant. Always: the reader stays where it was; deciding by tag,
//! kind or key reads the text at most once and builds nothing.

use super::error::{DecodeError, Filled};
use super::object::is_inflection;
use super::place::put;
use super::reader::{Kind, Reader};
use super::slot::Slot;
use serde_json::Value;
use std::any::Any;
use std::borrow::Cow;

/// Which JSON a variant of a union by kind takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariantKind {
    /// A string.
    String,
    /// Any number.
    Number,
    /// A whole number.
    Integer,
    /// A boolean.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Null.
    Null,
}

/// A union, whose value is of one of several types.
pub trait Union: Slot {
    /// What it holds, if that is a `T`.
    fn get<T: Any>(&self) -> Option<&T>;
}

/// Any JSON at all holds itself.
impl Union for Value {
    fn get<T: Any>(&self) -> Option<&T> {
        get_as(self)
    }
}

/// What a variant of a union holds, if it is a `T` or a box of one.
#[doc(hidden)]
#[inline]
pub fn get_as<T: Any>(value: &dyn Any) -> Option<&T> {
    value
        .downcast_ref::<T>()
        .or_else(|| value.downcast_ref::<Box<T>>().map(AsRef::as_ref))
}

/// What `union!` writes for reading.
#[doc(hidden)]
pub trait Variants: Slot + Default {
    /// The variant of this index, empty.
    fn variant(at: usize) -> Option<Self>;

    /// Fills the value that it holds.
    fn fill_variant(&mut self, from: &mut Reader<'_>) -> Filled;
}

/// Fills a union with the variant of this index, or with any JSON where there is none.
#[doc(hidden)]
pub fn fill_union<U: Variants>(
    union: &mut U,
    chosen: Option<usize>,
    from: &mut Reader<'_>,
) -> Filled {
    if let Some(variant) = chosen.and_then(U::variant) {
        put(union, variant);
    }
    union.fill_variant(from)
}

/// The variant that lists the text of this member, if the value is an object that has it.
pub fn choose_by_tag(
    from: &mut Reader<'_>,
    tag: &str,
    variants: &[&[&str]],
) -> Result<Option<usize>, DecodeError> {
    let mut probe = from.clone();
    let mut chosen = None;
    if probe.peek()? == Kind::Object {
        probe.begin_object()?;
        let mut first = true;
        while probe.next_member(&mut first)? {
            let key = probe.read_key()?;
            if !is_same_key(tag, &key, from.any_inflection) {
                probe.skip()?;
                continue;
            }
            let text = match probe.peek()? {
                Kind::Text => probe.read_text()?,
                _ => Cow::Borrowed(probe.read_raw()?),
            };
            chosen = variants.iter().position(|tags| tags.contains(&&*text));
            break;
        }
    }
    if chosen.is_none() {
        from.unknown += 1;
    }
    Ok(chosen)
}

/// The first variant that lists a key which the value has.
pub fn choose_by_key(
    from: &mut Reader<'_>,
    variants: &[&[&str]],
) -> Result<Option<usize>, DecodeError> {
    let mut probe = from.clone();
    let mut chosen: Option<usize> = None;
    if probe.peek()? == Kind::Object {
        probe.begin_object()?;
        let mut first = true;
        while chosen != Some(0) && probe.next_member(&mut first)? {
            let key = probe.read_key()?;
            let has = |tags: &&[&str]| {
                tags.iter()
                    .any(|tag| is_same_key(tag, &key, from.any_inflection))
            };
            let found = variants.iter().position(has);
            chosen = match (chosen, found) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            probe.skip()?;
        }
    }
    if chosen.is_none() {
        from.unknown += 1;
    }
    Ok(chosen)
}

fn is_same_key(declared: &str, key: &str, any_inflection: bool) -> bool {
    declared == key || (any_inflection && is_inflection(declared, key))
}

/// The variant that takes this kind of value.
pub fn choose_by_kind(
    from: &mut Reader<'_>,
    variants: &[VariantKind],
) -> Result<Option<usize>, DecodeError> {
    let position = |kind| variants.iter().position(|variant| *variant == kind);
    let chosen = match from.peek()? {
        Kind::Text => position(VariantKind::String),
        Kind::Boolean => position(VariantKind::Boolean),
        Kind::List => position(VariantKind::Array),
        Kind::Object => position(VariantKind::Object),
        Kind::Null => position(VariantKind::Null),
        Kind::Number => {
            let whole = from.clone().read_i64().is_ok();
            position(VariantKind::Integer)
                .filter(|_| whole)
                .or_else(|| position(VariantKind::Number))
        }
    };
    if chosen.is_none() {
        from.unknown += 1;
    }
    Ok(chosen)
}

/// Fills a union with the first variant that reads the value with the fewest members it does not know, or with any
/// JSON where none reads it.
#[doc(hidden)]
pub fn fill_by_trial<U: Variants>(union: &mut U, from: &mut Reader<'_>) -> Filled {
    let mut best: Option<(usize, usize)> = None;
    let size = from.clone().read_raw()?.len();
    for at in 0.. {
        // Unions by trial inside each other would read their core again and again; the best is read once more.
        let Some(budget) = from.trial_budget.checked_sub(2 * size) else {
            break;
        };
        let Some(variant) = U::variant(at) else {
            break;
        };
        *union = variant;
        let mut attempt = from.clone();
        attempt.trial_budget = budget;
        let result = union.fill_variant(&mut attempt);
        from.trial_budget = attempt.trial_budget;
        if result.is_err() {
            continue;
        }
        if attempt.unknown == from.unknown {
            let budget = from.trial_budget;
            *from = attempt;
            from.trial_budget = budget;
            return Ok(());
        }
        if best.is_none_or(|(_, unknown)| attempt.unknown < unknown) {
            best = Some((at, attempt.unknown));
        }
    }
    if best.is_none() {
        from.unknown += 1;
    }
    *union = U::default();
    fill_union(union, best.map(|(at, _)| at), from)
}
