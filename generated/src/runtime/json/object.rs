//! Objects with declared members: one reader for all types.
//!
//! In: the keys of an object and a slot for each. Out: the filled slots. Always: keys in the declared order cost one
//! comparison each; undeclared members are kept if the object has a place for them; a declared key that comes twice is
//! an error, as it is for serde's derive.

use super::came::Indexes;
use super::error::{DecodeError, Filled};
use super::inflection::is_inflection;
use super::misfit::Step;
use super::reader::{Kind, Reader};
use super::rest::peek_empty;
use super::slot::{Fill, Grow, RestMut};
use super::view::Layout;
use crate::runtime::types::Extra;

/// [`fill_object`] as a pointer, which all types call.
///
/// For each function that calls another by its name, the compiler walks through everything that is called below it,
/// before it decides whether to inline the call.
pub const FILL_OBJECT: fn(
    &mut Reader<'_>,
    &'static Layout,
    &mut [&mut dyn Fill],
    RestMut<'_>,
) -> Filled = fill_object;

/// Reads an object into its slots.
pub fn fill_object(
    from: &mut Reader<'_>,
    layout: &'static Layout,
    slots: &mut [&mut dyn Fill],
    mut rest: RestMut<'_>,
) -> Filled {
    from.begin_object()?;
    let noted = from.noted();
    let mut noted_here = noted;
    let mut resource = layout.resource.is_empty();
    let mut seen = Indexes::default();
    let mut expected = 0;
    let mut first = true;
    // Whether no declared member came so far.
    let mut nothing = true;
    while from.next_member(&mut first)? {
        // Nearly all members come in the declared order, and some declared members do not come.
        let at = match from.take_one_of(layout.keys, expected)? {
            Some(at) => at,
            None => {
                let key = from.read_key()?;
                let known = layout.keys.iter().position(|declared| *declared == key);
                match known.or_else(|| find_inflected(from, layout.keys, &seen, &rest, &key)) {
                    Some(at) => {
                        if known.is_none() {
                            rest.keep_key(from, at, &key)?;
                        }
                        at
                    }
                    None => {
                        fill_rest(from, &mut rest, &key)?;
                        continue;
                    }
                }
            }
        };
        expected = at + 1;
        if let (Some(slot), Some(key)) = (slots.get_mut(at), layout.keys.get(at)) {
            if seen.insert(at) {
                if rest.has_key(at) {
                    fill_rest(from, &mut rest, key)?;
                    continue;
                }
                return Err(DecodeError::twice(from.at).in_member(key));
            }
            let empty = peek_empty(from);
            nothing = false;
            if !resource && *key == "type" {
                resource = true;
                check_type(from, layout.resource)?;
            }
            let may_be_null = layout.may_be_null.get(at) == Some(&true) && !identifies(key);
            let filled = match may_be_null && from.skips_null() {
                true => Ok(()),
                false => slot.fill_next(from),
            };
            let fits = filled.is_ok();
            match filled {
                Ok(()) if from.noted() == noted_here => {}
                filled => {
                    from.settle(filled, noted_here, Step::Member(key))?;
                    noted_here = keep_misfits(from, noted, &mut rest);
                }
            }
            if fits && let Some(empty) = empty {
                rest.keep_empty(from, at, key, empty)?;
                noted_here = from.noted();
            }
        }
    }
    if !resource || !layout.may_be_null.is_empty() {
        note_lacking(from, layout, &seen)?;
        if from.noted() != noted {
            keep_misfits(from, noted, &mut rest);
        }
    }
    match rest {
        RestMut::Map(map) => has_no_key_twice(from, map),
        RestMut::Extra(extra) | RestMut::Free(extra) if nothing && extra.was_absent() => {
            from.take_memory(Extra::MEMORY)?;
            extra.keep_presence();
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Whether this member of a JSON:API object must be there. A document without `data` and a resource without `type` and
/// `id` say nothing, and their fields have no `Option`.
fn identifies(key: &str) -> bool {
    matches!(key, "data" | "type" | "id")
}

/// Notes the members that a JSON:API object must have and that did not come.
#[inline(never)]
fn note_lacking(from: &mut Reader<'_>, layout: &Layout, seen: &Indexes) -> Filled {
    for (at, &key) in layout.keys.iter().enumerate() {
        let is_due = match key {
            "type" if !layout.resource.is_empty() => true,
            key => layout.may_be_null.get(at) == Some(&true) && identifies(key),
        };
        if is_due && !seen.contains(at) {
            let expected = match key {
                "type" => "the type of the resource",
                "id" => "the ID of the resource",
                _ => "the data of the document",
            };
            from.note_missing(expected, key)?;
        }
    }
    Ok(())
}

/// Notes a misfit if the next value is not the `type` of this resource. The value is read in any case.
fn check_type(from: &mut Reader<'_>, types: &[&str]) -> Filled {
    // Nearly always, the value is one of these types, written without escapes.
    let is_next = |type_: &&str| {
        let text = from.rest().strip_prefix(b"\"");
        let after = text.and_then(|text| text.strip_prefix(type_.as_bytes()));
        after.is_some_and(|after| after.first() == Some(&b'"'))
    };
    if types.iter().any(is_next) {
        return Ok(());
    }
    let start = from.mark();
    let is_text = from.peek()? == Kind::Text;
    let fits = is_text && types.contains(&&*from.read_text()?);
    from.go_back(start);
    match fits || !is_text {
        true => Ok(()),
        false if from.strict => Err(DecodeError::value(
            from.at,
            "the resource is of another type",
            "the type of the resource",
        )
        .in_member("type")),
        false => from.note_held("the type of the resource", None),
    }
}

/// Gives the values that were set aside to the object, if it keeps undeclared members. Says how many are left.
#[cold]
fn keep_misfits(from: &mut Reader<'_>, noted: usize, rest: &mut RestMut<'_>) -> usize {
    if let RestMut::Extra(extra) | RestMut::Free(extra) = rest {
        extra.keep_asides(from.take_asides(noted));
    }
    from.noted()
}

fn has_no_key_twice(from: &Reader<'_>, map: &dyn Grow) -> Filled {
    match map.repeated() {
        None => Ok(()),
        Some(key) => Err(DecodeError::twice(from.at).in_key(key)),
    }
}

fn fill_rest(from: &mut Reader<'_>, rest: &mut RestMut<'_>, key: &str) -> Filled {
    match rest {
        RestMut::Nothing => {
            from.unknown += 1;
            from.skip().map_err(|error| error.in_key(key))
        }
        RestMut::Extra(extra) => {
            from.unknown += 1;
            keep(extra, key, from)
        }
        RestMut::Free(extra) => keep(extra, key, from),
        RestMut::Map(map) => map.grow(key, from),
    }
}

fn keep(extra: &mut Extra, key: &str, from: &mut Reader<'_>) -> Filled {
    if extra.was_absent() {
        from.take_memory(Extra::MEMORY)?;
    }
    from.take_member(extra.len(), key)?;
    let value = from.read_value().map_err(|error| error.in_key(key))?;
    extra.insert(key, value);
    Ok(())
}

/// The index of the declared key for a key in another inflection, unless that member came already. Keys of members that
/// the document leaves free are names that somebody chose, so they match only in a document whose keys may all be
/// inflected.
fn find_inflected(
    from: &Reader<'_>,
    keys: &[&str],
    seen: &Indexes,
    rest: &RestMut<'_>,
    key: &str,
) -> Option<usize> {
    let may_be = from.any_inflection || matches!(rest, RestMut::Extra(_));
    let mut all = keys.iter().enumerate().filter(|_| may_be);
    let found = all.find(|(_, declared)| is_inflection(declared, key));
    found.map(|(at, _)| at).filter(|at| !seen.contains(*at))
}

/// Reads an object without declared members.
pub fn fill_map(from: &mut Reader<'_>, map: &mut dyn Grow) -> Filled {
    from.begin_object()?;
    let mut first = true;
    while from.next_member(&mut first)? {
        let key = from.read_key()?;
        map.grow(&key, from)?;
    }
    has_no_key_twice(from, map)
}
