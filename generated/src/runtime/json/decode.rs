//! Reading a whole document.
//!
//! In: bytes. Out: a value. Always: the generic part is a line; what follows it is built once.

use super::error::DecodeError;
use super::reader::Reader;
use super::slot::{Fill, Slot};

/// Decodes a document.
pub fn decode<T: Slot + Default>(document: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill(&mut value, document)?;
    Ok(value)
}

/// Decodes a document into a value that is at its default.
pub fn fill<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    fill_text(&mut slot, document)
}

pub(super) fn fill_text(slot: &mut dyn Fill, document: &[u8]) -> Result<(), DecodeError> {
    fill_from(slot, Reader::new(document)?)
}

/// Like [`fill`], for documents whose keys may be in camelCase or snake_case instead of the declared form.
pub fn fill_any_inflection<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    let from = Reader::new(document)?.accept_any_inflection();
    fill_from(&mut slot, from)
}

fn fill_from(slot: &mut dyn Fill, mut from: Reader<'_>) -> Result<(), DecodeError> {
    let document = from.text.as_bytes();
    slot.fill_next(&mut from)
        .and_then(|()| from.finish())
        .map_err(|error| error.locate(document))
}
