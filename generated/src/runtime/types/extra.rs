//! Members that the document does not describe.

use crate::runtime::json::{Aside, Came, Place, SHOWS_ALL, find_member};
use serde_json::{Map, Value};
use std::fmt;

/// Members that the document does not describe. They are kept as received and written again.
///
/// A described member whose value does not fit its type is also here; [`Misfits`](crate::runtime::json::Misfits) lists
/// these. An empty `Extra` takes one pointer.
///
/// Numbers are those of [`Value`]: a number that neither 64 bits nor a float can hold exactly is the nearest float. The
/// raw body of the answer has its text.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Kept>>);

#[derive(Clone, Default)]
struct Kept {
    members: Map<String, Value>,
    /// Misfits of this object, and of nested values that cannot keep their own.
    asides: Vec<Aside>,
    /// How the declared members of this object came, where their fields cannot hold it.
    came: Came,
}

/// Two are equal if they have the same members, in any order, and the same misfits.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let empty = Map::new();
        let (own, others) = (self.members(), other.members());
        own.unwrap_or(&empty) == others.unwrap_or(&empty) && self.misfits().eq(other.misfits())
    }
}

impl Extra {
    /// The memory that it takes in addition to its members, once it is not empty.
    pub(crate) const MEMORY: usize = size_of::<Kept>() + 16;

    /// No members.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Keeps that the object around it was present, though none of its members had a value.
    pub(crate) fn keep_presence(&mut self) {
        self.0.get_or_insert_default();
    }

    fn members(&self) -> Option<&Map<String, Value>> {
        Some(&self.0.as_ref()?.members)
    }

    /// How the declared members of the object around it came, to change it.
    pub(crate) fn came_mut(&mut self) -> &mut Came {
        &mut self.0.get_or_insert_default().came
    }

    /// How the declared members of the object around it came.
    pub(crate) fn came(&self) -> Option<&Came> {
        self.0.as_ref().map(|kept| &kept.came)
    }

    /// Whether it has no member and does not know that the object around it was present.
    pub(crate) fn was_absent(&self) -> bool {
        self.0.is_none()
    }

    /// The member of this key. If there is none, the member whose key differs only in inflection: `name-first` also
    /// finds `nameFirst` and `name_first`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        find_member(self.members()?, key)
    }

    /// Whether there is a member of exactly this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.members()
            .is_some_and(|members| members.contains_key(key))
    }

    /// Sets a member and gives the old value.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let kept = self.0.get_or_insert_default();
        kept.members.insert(key.into(), value.into())
    }

    /// Removes a member and gives its value.
    #[inline]
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let kept = self.0.as_mut()?;
        let value = kept.members.remove(key)?;
        kept.asides.retain(|aside| {
            aside.place != Place::Extra || aside.path.iter().all(|step| !step.is_key(key))
        });
        Some(value)
    }

    /// All members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .flat_map(|kept| kept.members.iter())
            .map(|(key, value)| (key.as_str(), value))
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.members().map_or(0, Map::len)
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The misfits.
    pub(crate) fn misfits(&self) -> impl Iterator<Item = &Aside> {
        let asides = self.asides().iter();
        asides.filter(|aside| aside.place != Place::Null)
    }

    /// The values that were set aside: misfits, and nested nulls that no object keeps.
    pub(crate) fn asides(&self) -> &[Aside] {
        self.0.as_ref().map_or(&[], |kept| &kept.asides)
    }

    /// The value of one of them.
    pub(crate) fn value_of<'a>(&'a self, aside: &'a Aside) -> &'a Value {
        match (aside.place, aside.path.first(), &self.0) {
            (Place::Extra | Place::Constant, Some(step), Some(kept)) => {
                let key = step.key().unwrap_or_default();
                kept.members.get(key).unwrap_or(&aside.value)
            }
            _ => &aside.value,
        }
    }

    /// Keeps misfits: a member of this object among the members, a nested value with its path.
    pub(crate) fn keep_asides(&mut self, asides: impl Iterator<Item = Aside>) {
        for mut aside in asides {
            let kept = self.0.get_or_insert_default();
            if let ([step], Place::Aside | Place::Constant) = (aside.path.as_slice(), aside.place)
                && let Some(key) = step.key()
            {
                let value = std::mem::take(&mut aside.value);
                kept.members.insert(key.to_owned(), value);
                if aside.place == Place::Aside {
                    aside.place = Place::Extra;
                }
            }
            kept.asides.push(aside);
        }
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut extra = Self::new();
        for (key, value) in members {
            extra.insert(key, value);
        }
        extra
    }
}

/// Prints the number of members, because their content may be personal data. In a build for tests it prints them.
impl fmt::Debug for Extra {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if SHOWS_ALL {
            return f.debug_map().entries(self.iter()).finish();
        }
        match self.len() {
            0 => f.write_str("Extra"),
            count => write!(f, "Extra({count} …)"),
        }
    }
}
