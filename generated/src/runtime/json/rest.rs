//! Keeps declared members that came empty or under another key.
//!
//! In: the place where an object keeps undeclared members. Out: the same place, which also keeps how declared members
//! came. Always: an object without such a place keeps nothing, and an object with nothing to keep takes no memory.

use super::came::{Came, Empty};
use super::error::{DecodeError, Filled};
use super::reader::Reader;
use super::segment::Segment;
use super::slot::RestMut;
use super::view::Rest;
use crate::runtime::types::Extra;

/// Whether the next value is null or an empty text.
#[inline]
pub(super) fn peek_empty(from: &mut Reader<'_>) -> Option<Empty> {
    match from.next_byte() {
        Some(b'n') => Some(Empty::Null),
        Some(b'"') if from.rest().get(1) == Some(&b'"') => Some(Empty::Text),
        _ => None,
    }
}

impl RestMut<'_> {
    /// How the declared members came, to change it. The first call allocates memory.
    fn came_mut(&mut self, from: &mut Reader<'_>) -> Result<Option<&mut Came>, DecodeError> {
        match self {
            Self::Extra(extra) | Self::Free(extra) => {
                if extra.was_absent() {
                    from.take_memory(Extra::MEMORY)?;
                }
                Ok(Some(extra.came_mut()))
            }
            Self::Map(map) => {
                let came = map.came();
                if came.is_none() {
                    from.take_memory(size_of::<Came>())?;
                }
                Ok(Some(came.get_or_insert_default()))
            }
            Self::Nothing => Ok(None),
        }
    }

    /// Keeps that a member came empty.
    #[cold]
    pub(super) fn keep_empty(
        &mut self,
        from: &mut Reader<'_>,
        at: usize,
        key: &'static str,
        empty: Empty,
    ) -> Filled {
        match (self.came_mut(from)?, empty) {
            (Some(came), Empty::Null) => {
                came.nulls.insert(at);
                // An index past the first 128 takes memory in a list.
                from.take_memory(size_of::<usize>())
            }
            (Some(came), Empty::Text) => {
                from.take_memory(2 * size_of::<usize>() + came.take_rare())?;
                came.rare().empty_texts.insert(at);
                Ok(())
            }
            // The nearest object around it that keeps undeclared members keeps the null.
            (None, Empty::Null) => from.note_null(Segment::Declared(key)),
            (None, Empty::Text) => Ok(()),
        }
    }

    /// Keeps the key of a member that came in another inflection.
    #[cold]
    pub(super) fn keep_key(&mut self, from: &mut Reader<'_>, at: usize, key: &str) -> Filled {
        if let Some(came) = self.came_mut(from)? {
            let entry = 2 * size_of::<(usize, Box<str>)>();
            from.take_memory(entry + key.len() + came.take_rare())?;
            came.rare().keys.push((at, key.into()));
        }
        Ok(())
    }

    /// Whether a member came under another key than the declared one.
    #[cold]
    pub(super) fn has_key(&mut self, at: usize) -> bool {
        let came = match self {
            Self::Extra(extra) | Self::Free(extra) => extra.came(),
            Self::Map(map) => map.came().as_deref(),
            Self::Nothing => None,
        };
        came.is_some_and(|came| came.key(at).is_some())
    }
}

impl<'a> Rest<'a> {
    /// How the declared members came.
    pub(super) fn came(&self) -> Option<&'a Came> {
        match self {
            Rest::Extra(extra) | Rest::Free(extra) => extra.came(),
            Rest::Map(map) => map.came(),
            Rest::Nothing => None,
        }
    }

    /// Whether `extra` has a member of this key.
    pub(super) fn has(&self, key: &str) -> bool {
        match self {
            Rest::Extra(extra) | Rest::Free(extra) => extra.has(key),
            Rest::Nothing | Rest::Map(_) => false,
        }
    }
}
