//! How the declared members of an object came, where their fields cannot tell.
//!
//! In: an object that is read. Out: what a writer needs to give back the same text. Always: a null, an empty text and a
//! key in another inflection are written as they came; an object whose members all have values keeps nothing here.

use super::error::{DecodeError, Filled};
use super::object::{Rest, RestMut};
use super::reader::Reader;
use super::segment::Segment;
use crate::runtime::types::Extra;

/// What the fields of an object cannot tell. Members are named by their index in the table of the object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Came {
    nulls: Indexes,
    rare: Option<Box<Rare>>,
}

#[derive(Clone, Debug, Default)]
struct Rare {
    empty_texts: Indexes,
    /// Keys that stand for the declared ones, such as `createdAt` for `created-at`.
    keys: Vec<(usize, Box<str>)>,
}

/// How a member came that leaves its field without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Empty {
    Null,
    Text,
}

impl Came {
    /// How a member came whose field holds nothing; `None` if it did not come.
    pub(super) fn empty(&self, at: usize) -> Option<Empty> {
        if self.nulls.contains(at) {
            return Some(Empty::Null);
        }
        let rare = self.rare.as_ref()?;
        rare.empty_texts.contains(at).then_some(Empty::Text)
    }

    /// The key under which a member came, if it is not the declared one.
    pub(super) fn key(&self, at: usize) -> Option<&str> {
        let keys = &self.rare.as_ref()?.keys;
        keys.iter()
            .find(|(one, _)| *one == at)
            .map(|(_, key)| &**key)
    }

    fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// The memory that the first rare thing takes; none once there is one.
    fn take_rare(&self) -> usize {
        match self.rare {
            Some(_) => 0,
            None => size_of::<Rare>(),
        }
    }
}

/// Whether the next value is null or an empty text.
#[inline]
pub(super) fn peek_empty(from: &mut Reader<'_>) -> Option<Empty> {
    from.skip_space();
    match from.byte() {
        Some(b'n') => Some(Empty::Null),
        Some(b'"') if from.rest().get(1) == Some(&b'"') => Some(Empty::Text),
        _ => None,
    }
}

impl RestMut<'_> {
    /// How the declared members came, to be added to. The first time takes memory.
    fn came_mut(&mut self, from: &mut Reader<'_>) -> Result<Option<&mut Came>, DecodeError> {
        let (Self::Extra(extra) | Self::Free(extra)) = self else {
            return Ok(None);
        };
        if extra.was_absent() {
            from.take_memory(Extra::MEMORY)?;
        }
        Ok(Some(extra.came_mut()))
    }

    /// Remembers a member that came with nothing in it.
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
                // An index past the first 128 takes a place in a list.
                from.take_memory(size_of::<usize>())
            }
            (Some(came), Empty::Text) => {
                from.take_memory(2 * size_of::<usize>() + came.take_rare())?;
                came.rare().empty_texts.insert(at);
                Ok(())
            }
            // The nearest object around it that keeps members keeps the null.
            (None, Empty::Null) => from.note_null(Segment::Declared(key)),
            (None, Empty::Text) => Ok(()),
        }
    }

    /// Remembers the key of a member that came in another inflection.
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
    pub(super) fn has_key(&self, at: usize) -> bool {
        match self {
            Self::Extra(extra) | Self::Free(extra) => {
                extra.came().is_some_and(|came| came.key(at).is_some())
            }
            Self::Nothing | Self::Map(_) => false,
        }
    }
}

impl<'a> Rest<'a> {
    /// How the declared members came.
    pub(super) fn came(&self) -> Option<&'a Came> {
        match self {
            Rest::Extra(extra) | Rest::Free(extra) => extra.came(),
            Rest::Nothing | Rest::Map(_) => None,
        }
    }

    /// Whether a member of this key was put beside the declared ones.
    pub(super) fn has(&self, key: &str) -> bool {
        match self {
            Rest::Extra(extra) | Rest::Free(extra) => extra.has(key),
            Rest::Nothing | Rest::Map(_) => false,
        }
    }
}

/// A set of indexes: a bit for each of the first 128, and a list of the others, since next to no object has as many.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    few: [u64; 2],
    more: Vec<usize>,
}

impl Indexes {
    /// Adds an index and tells whether it was there.
    #[inline]
    pub(super) fn insert(&mut self, at: usize) -> bool {
        let Some(word) = self.few.get_mut(at / 64) else {
            return self.insert_more(at);
        };
        let bit = 1 << (at % 64);
        let again = *word & bit != 0;
        *word |= bit;
        again
    }

    #[cold]
    fn insert_more(&mut self, at: usize) -> bool {
        let again = self.more.contains(&at);
        if !again {
            self.more.push(at);
        }
        again
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        match self.few.get(at / 64) {
            Some(word) => word & (1 << (at % 64)) != 0,
            None => self.more.contains(&at),
        }
    }
}
