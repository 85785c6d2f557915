//! Unions: find the variant of a value, then decode the value once.
//!
//! In: a reader before a value. Out: the index of the variant. Always: the reader stays where it was. Choosing by tag,
//! kind or key reads the text at most once and builds nothing.

use super::error::{DecodeError, Filled};
use super::inflection::is_inflection;
use super::members::Members;
use super::place::put;
use super::reader::{Kind, Reader};
use super::segment::Segment;
use super::slot::Slot;
use super::tags::TagTable;
use serde_json::Value;
use std::any::Any;
use std::borrow::Cow;

/// The kind of JSON for a variant, in a union that is decided by kind.
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

/// A union: its value has one of several types.
pub trait Union: Slot {
    /// The value of the variant, if it is a `T`.
    fn get<T: Any>(&self) -> Option<&T>;
}

/// Free-form JSON acts as a union that holds itself.
impl Union for Value {
    fn get<T: Any>(&self) -> Option<&T> {
        get_as(self)
    }
}

/// The value of a union's variant, if it is a `T` or a box of one.
#[doc(hidden)]
#[inline]
pub fn get_as<T: Any>(value: &dyn Any) -> Option<&T> {
    value
        .downcast_ref::<T>()
        .or_else(|| value.downcast_ref::<Box<T>>().map(AsRef::as_ref))
}

/// The functions that `union!` writes for reading.
#[doc(hidden)]
pub trait Variants: Slot + Default {
    /// The variant of this index, with an empty value.
    fn variant(at: usize) -> Option<Self>;

    /// Fills the value of the variant.
    fn fill_variant(&mut self, from: &mut Reader<'_>) -> Filled;
}

/// Fills a union with the variant of this index, or with free-form JSON if there is none.
#[doc(hidden)]
pub fn fill_union<U: Variants>(
    union: &mut U,
    chosen: Option<usize>,
    from: &mut Reader<'_>,
) -> Filled {
    if let Some(variant) = chosen.and_then(U::variant) {
        put(union, variant);
    }
    fill_chosen(&mut &mut *union, from)
}

/// A union whose variant is chosen.
trait Chosen {
    /// Fills the value of the variant.
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled;

    /// Makes it free-form JSON. The variant must own nothing.
    fn set_free(&mut self);
}

/// For a reference, because a vtable contains code that drops its type.
impl<U: Variants> Chosen for &mut U {
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        self.fill_variant(from)
    }

    fn set_free(&mut self) {
        put(*self, U::default());
    }
}

fn fill_chosen(union: &mut dyn Chosen, from: &mut Reader<'_>) -> Filled {
    match union.fill(from) {
        Err(error) if from.sets_aside(&error) => {
            // Only a number can have the right kind and still not fit, and a number owns nothing.
            union.set_free();
            from.go_to_error(&error);
            from.note_held(error.expected().unwrap_or_default(), None)?;
            union.fill(from)
        }
        filled => filled,
    }
}

/// The variant that lists the value of this member, if the value is an object with this member.
pub fn choose_by_tag(
    from: &mut Reader<'_>,
    tag: &'static str,
    tags: TagTable<'_>,
) -> Result<Option<usize>, DecodeError> {
    let start = from.mark();
    let mut chosen = None;
    if from.peek()? != Kind::Object {
        from.note_held("an object", None)?;
    } else {
        from.begin_object()?;
        let mut first = true;
        while from.next_member(&mut first)? {
            let key = from.read_key()?;
            if !is_same_key(tag, &key, from.any_inflection) {
                from.look_past()?;
                continue;
            }
            let (kind, value) = (from.peek()?, from.mark());
            let text = match kind {
                Kind::Text => from.read_text()?,
                _ => Cow::Borrowed(from.read_raw()?),
            };
            chosen = tags.find(&text);
            if chosen.is_none() && kind != Kind::Text {
                from.go_back(value);
                from.note_held("a string", Some(Segment::Declared(tag)))?;
            }
            break;
        }
    }
    from.go_back(start);
    if chosen.is_none() {
        from.unknown += 1;
    }
    Ok(chosen)
}

/// The first variant that lists a key of the value.
pub fn choose_by_key(
    from: &mut Reader<'_>,
    variants: &[&[&str]],
) -> Result<Option<usize>, DecodeError> {
    let start = from.mark();
    let mut chosen: Option<usize> = None;
    if from.peek()? != Kind::Object {
        from.note_held("an object", None)?;
    } else {
        from.begin_object()?;
        let mut first = true;
        while chosen != Some(0) && from.next_member(&mut first)? {
            let key = from.read_key()?;
            let has = |tags: &&[&str]| {
                tags.iter()
                    .any(|tag| is_same_key(tag, &key, from.any_inflection))
            };
            let found = variants.iter().position(has);
            chosen = match (chosen, found) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            from.look_past()?;
        }
    }
    from.go_back(start);
    if chosen.is_none() {
        from.unknown += 1;
    }
    Ok(chosen)
}

pub(super) fn is_same_key(declared: &str, key: &str, any_inflection: bool) -> bool {
    declared == key || (any_inflection && is_inflection(declared, key))
}

/// The variant for this kind of value.
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
            let start = from.mark();
            let whole = from.read_i64().is_ok();
            from.go_back(start);
            position(VariantKind::Integer)
                .filter(|_| whole)
                .or_else(|| position(VariantKind::Number))
        }
    };
    if chosen.is_none() {
        from.unknown += 1;
        from.note_held("a value of a described kind", None)?;
    }
    Ok(chosen)
}

/// Fills a union with the variant that reads the value best: with the fewest unknown members, missing members and
/// misfits. If two variants are equal in this, the one with fewer missing members is chosen, then the one whose misfits
/// are smaller. If no variant reads it, fills the union with free-form JSON.
#[doc(hidden)]
pub fn fill_by_trial<U: Variants>(union: &mut U, from: &mut Reader<'_>) -> Filled {
    let start = from.mark();
    from.look_past()?;
    let size = from.at - start.at();
    from.go_back(start);
    let strict = from.strict;
    from.strict = true;
    let mut tried = try_variants(union, from, size);
    from.strict = strict;
    // A variant that must make members up may be meant less than one with a value that does not fit.
    if !strict && !matches!(tried, Ok(Tried::Best(Some((_, 0))) | Tried::Filled)) {
        let of_strict = tried?;
        tried = match try_variants(union, from, size)? {
            Tried::Best(None) => Ok(of_strict),
            of_all => Ok(of_all),
        };
    }
    let best = match tried? {
        Tried::Filled => return Ok(()),
        Tried::Best(best) => best.map(|(at, _)| at),
    };
    if best.is_none() {
        from.unknown += 1;
        from.note_held("a value of a described type", None)?;
    }
    *union = U::default();
    fill_union(union, best, from)
}

enum Tried {
    /// A variant read the value without unknown or missing members. It is in the union.
    Filled,
    /// The variant that read the value best, if any did, and how many members it makes up.
    Best(Option<(usize, usize)>),
}

fn try_variants<U: Variants>(
    union: &mut U,
    from: &mut Reader<'_>,
    size: usize,
) -> Result<Tried, DecodeError> {
    let mut best: Option<(usize, (usize, usize, usize))> = None;
    let start = from.mark();
    for at in 0.. {
        // Nested unions by trial would read their inner values again and again, so the budget limits this.
        let Some(budget) = from.trial_budget.checked_sub(2 * size) else {
            break;
        };
        let Some(variant) = U::variant(at) else {
            break;
        };
        *union = variant;
        from.trial_budget = budget;
        let result = union.fill_variant(from);
        match result {
            Ok(()) => {
                let made_up = count_made_up(union, from.text.get(start.at()..from.at));
                let strangers = start.strangers(from) + made_up;
                if strangers == 0 {
                    return Ok(Tried::Filled);
                }
                let own = (strangers, made_up, start.misfit_parts(from));
                if best.is_none_or(|(_, fewest)| own < fewest) {
                    best = Some((at, own));
                }
            }
            Err(error) if error.is_limit() => return Err(error),
            Err(_) => {}
        }
        from.reset(start);
    }
    Ok(Tried::Best(best.map(|(at, (_, made_up, _))| (at, made_up))))
}

/// How many members a variant shows that the text does not have. The variant adds them, so another variant may be
/// meant.
fn count_made_up(variant: &impl Slot, text: Option<&str>) -> usize {
    let mut shown = Members::default();
    variant.view(&mut |view| shown = Members::shown(view));
    shown.beyond(Members::written(text.unwrap_or_default()))
}
