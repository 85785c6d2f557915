//! Reads a whole document.
//!
//! In: bytes. Out: a value. Always: the generic part is one line; the rest is compiled once.

use super::complete::check_complete;
use super::error::DecodeError;
use super::misfit::Misfit;
use super::misfit_list::list_with_root;
use super::reader::Reader;
use super::reading::Aside;
use super::slot::{Fill, Slot};
use super::view::Show;

/// Decodes a document. A value that does not fit its type is set aside; see [`Misfit`].
///
/// # Errors
/// When the document is not JSON, or its root is of another kind than `T`.
pub fn decode<T: Slot + Default>(document: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill(&mut value, document)?;
    Ok(value)
}

/// Decodes a document; every value must fit its type.
///
/// # Errors
/// When the document is not JSON, or a value does not fit its type.
pub fn decode_strictly<T: Slot + Default>(document: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill_from(&mut &mut value, Reader::new(document)?.accept_no_misfit())?;
    Ok(value)
}

/// Decodes a document, and lists the values that do not fit their types.
///
/// # Errors
/// When the document is not JSON, or its root is of another kind than `T`.
pub fn decode_noting<T: Slot + Default>(document: &[u8]) -> Result<(T, Vec<Misfit>), DecodeError> {
    let mut value = T::default();
    let noted = fill_from(&mut &mut value, Reader::new(document)?)?;
    let misfits = noted.list(&value);
    Ok((value, misfits))
}

/// Decodes an answer. If `strict` is set, every value must fit its type, and no field without an `Option` may be made
/// up. Otherwise the values that do not fit are added to `misfits`.
///
/// # Errors
/// As [`decode_strictly`] or [`decode_noting`].
pub(crate) fn decode_answer<T: Slot + Default>(
    document: &[u8],
    strict: bool,
    misfits: &mut Vec<Misfit>,
) -> Result<T, DecodeError> {
    if strict {
        let value: T = decode_strictly(document)?;
        check_complete(&value, document)?;
        return Ok(value);
    }
    let (value, mut found) = decode_noting(document)?;
    misfits.append(&mut found);
    Ok(value)
}

/// Decodes a document into a value that is still the default.
///
/// # Errors
/// When the document is not JSON, or its root is of another kind than `T`.
pub fn fill<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    fill_text(&mut slot, document)
}

/// [`fill_text`] as a pointer, for the same reason as [`FILL_OBJECT`](super::object::FILL_OBJECT).
pub(super) const FILL_TEXT: fn(&mut dyn Fill, &[u8]) -> Result<(), DecodeError> = fill_text;

fn fill_text(slot: &mut dyn Fill, document: &[u8]) -> Result<(), DecodeError> {
    fill_from(slot, Reader::new(document)?).map(drop)
}

/// Like [`fill`], for documents whose keys may be in camelCase or snake_case instead of the declared form.
///
/// # Errors
/// When the document is not JSON, or its root is of another kind than `T`.
pub fn fill_any_inflection<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    let from = Reader::new(document)?.accept_any_inflection();
    fill_from(&mut slot, from).map(drop)
}

/// The values that did not fit their types.
#[doc(hidden)]
#[derive(Debug)]
pub struct Noted {
    /// The values that no object keeps.
    pub(crate) root: Vec<Aside>,
    /// The number of all values that did not fit.
    count: usize,
}

impl Noted {
    /// Lists the values, with their places in the model that was filled.
    pub(crate) fn list(&self, value: &dyn Show) -> Vec<Misfit> {
        match self.count {
            0 => Vec::new(),
            _ => list_with_root(value, &self.root),
        }
    }
}

pub(crate) fn fill_from(slot: &mut dyn Fill, mut from: Reader<'_>) -> Result<Noted, DecodeError> {
    let document = from.text.as_bytes();
    match slot.fill_next(&mut from).and_then(|()| from.finish()) {
        Ok(()) => Ok(Noted {
            root: from.asides,
            count: from.misfits.values,
        }),
        Err(error) => Err(error.locate(document)),
    }
}
