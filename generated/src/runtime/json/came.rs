//! Keeps how the declared members of an object came, where their fields cannot hold this.
//!
//! In: an object that is read. Out: what a writer needs to write the same text again. Always: a null, an empty text and
//! a key in another inflection are written as they came; an object whose members all have values keeps nothing here.

/// The facts about an object's text that its fields cannot hold. Members are named by their index in the object's
/// table.
#[derive(Clone, Debug, Default)]
pub struct Came {
    pub(super) nulls: Indexes,
    pub(super) rare: Option<Box<Rare>>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Rare {
    pub(super) empty_texts: Indexes,
    /// Keys that came instead of the declared ones, such as `createdAt` for `created-at`.
    pub(super) keys: Vec<(usize, Box<str>)>,
}

/// How a member came whose field has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Empty {
    Null,
    Text,
}

impl Came {
    /// How a member came whose field is empty; `None` if the member did not come.
    pub(super) fn empty(&self, at: usize) -> Option<Empty> {
        if self.nulls.contains(at) {
            return Some(Empty::Null);
        }
        let rare = self.rare.as_ref()?;
        rare.empty_texts.contains(at).then_some(Empty::Text)
    }

    /// The key under which a member came, if it is not the declared key.
    pub(super) fn key(&self, at: usize) -> Option<&str> {
        let keys = &self.rare.as_ref()?.keys;
        keys.iter()
            .find(|(one, _)| *one == at)
            .map(|(_, key)| &**key)
    }

    pub(super) fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// The memory for the first entry; 0 once there is an entry.
    pub(super) fn take_rare(&self) -> usize {
        match self.rare {
            Some(_) => 0,
            None => size_of::<Rare>(),
        }
    }
}

/// A set of indexes: one bit for each of the first 128, and a list for the others, because objects rarely have as many.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    few: [u64; 2],
    more: Vec<usize>,
}

impl Indexes {
    /// Adds an index and says whether it was in the set before.
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
