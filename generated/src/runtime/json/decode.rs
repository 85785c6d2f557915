//! Reading a whole document.
//!
//! In: bytes. Out: a value. Always: the generic part is a line; what follows it is built once.

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
/// When it is not JSON, or its root is of another kind.
pub fn decode<T: Slot + Default>(document: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill(&mut value, document)?;
    Ok(value)
}

/// Decodes a document into whose types every value fits.
///
/// # Errors
/// When it is not JSON, or a value does not fit its type.
pub fn decode_strictly<T: Slot + Default>(document: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill_from(&mut &mut value, Reader::new(document)?.accept_no_misfit())?;
    Ok(value)
}

/// Decodes a document, and lists the values that do not fit their types.
///
/// # Errors
/// When it is not JSON, or its root is of another kind.
pub fn decode_noting<T: Slot + Default>(document: &[u8]) -> Result<(T, Vec<Misfit>), DecodeError> {
    let mut value = T::default();
    let noted = fill_from(&mut &mut value, Reader::new(document)?)?;
    let misfits = noted.list(&value);
    Ok((value, misfits))
}

/// Decodes a document into a value that is at its default.
///
/// # Errors
/// When it is not JSON, or its root is of another kind.
pub fn fill<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    fill_text(&mut slot, document)
}

pub(super) fn fill_text(slot: &mut dyn Fill, document: &[u8]) -> Result<(), DecodeError> {
    fill_from(slot, Reader::new(document)?).map(drop)
}

/// Like [`fill`], for documents whose keys may be in camelCase or snake_case instead of the declared form.
///
/// # Errors
/// When it is not JSON, or its root is of another kind.
pub fn fill_any_inflection<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    let from = Reader::new(document)?.accept_any_inflection();
    fill_from(&mut slot, from).map(drop)
}

/// What did not fit.
#[doc(hidden)]
#[derive(Debug)]
pub struct Noted {
    /// What no object keeps.
    pub(crate) root: Vec<Aside>,
    /// How many values there are in all.
    count: usize,
}

impl Noted {
    /// The values, in the model that was filled.
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
