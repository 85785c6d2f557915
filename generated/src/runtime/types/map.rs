//! A map with text keys, in the order of the document.

use super::places::Places;
use crate::runtime::json::{self, Came, Entries, Filled, Grow, Reader, Slot, Step, View, Viewer};
use std::fmt;

/// Values by text keys, in the order in which they came.
///
/// It is a vector of pairs, because maps in answers are small and their order matters more than speed.
#[derive(Clone)]
pub struct Map<T> {
    entries: Vec<(String, T)>,
    /// If this map holds the undeclared members of an object: how the declared ones came.
    came: Option<Box<Came>>,
}

/// Two are equal if they have the same entries, in any order.
impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        let keys: Vec<&str> = other.keys().collect();
        let places = Places::of(&keys);
        let is_same = |(key, value): (&str, &T)| {
            let entry = places.find(key).and_then(|at| other.entries.get(at));
            entry.is_some_and(|(_, other)| value == other)
        };
        self.len() == other.len() && self.iter().all(is_same)
    }
}

impl<T> Map<T> {
    /// An empty map.
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
            came: None,
        }
    }

    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, value)| value)
    }

    /// The value of this key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.entries
            .iter_mut()
            .find(|(k, _)| k == key)
            .map(|(_, value)| value)
    }

    /// Sets a value and gives the old one. A new value takes the place of the old one.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<T>) -> Option<T> {
        let (key, value) = (key.into(), value.into());
        match self.get_mut(&key) {
            Some(old) => Some(std::mem::replace(old, value)),
            None => {
                self.entries.push((key, value));
                None
            }
        }
    }

    /// Removes a value and gives it. The others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let at = self.entries.iter().position(|(k, _)| k == key)?;
        Some(self.entries.remove(at).1)
    }

    /// Whether there is a value for this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Keys and values.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.entries
            .iter()
            .map(|(key, value)| (key.as_str(), value))
    }

    /// The keys.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key.as_str())
    }

    /// The values.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The number of values.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut map = Self::new();
        let entries = entries.into_iter();
        map.entries = entries.map(|(key, value)| (key.into(), value)).collect();
        map.drop_duplicates();
        map
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<T> Map<T> {
    fn drop_duplicates(&mut self) {
        let keys: Vec<&str> = self.keys().collect();
        let mut keep = last_of_each(&keys).into_iter();
        // `retain` visits the values in order, so the flags are used one by one.
        self.entries.retain(|_| keep.next().unwrap_or(true));
    }
}

/// For each key, whether it is the last one with this text.
#[inline]
fn last_of_each(keys: &[&str]) -> Vec<bool> {
    let mut keep = vec![true; keys.len()];
    let mut places = Places::default();
    for (at, key) in keys.iter().enumerate() {
        let before = places.insert(key, at);
        if let Some(flag) = before.and_then(|at| keep.get_mut(at)) {
            *flag = false;
        }
    }
    keep
}

impl<T: Slot + Default> Grow for &mut Map<T> {
    fn grow(&mut self, key: &str, from: &mut Reader<'_>) -> Filled {
        if self.entries.len() == self.entries.capacity() {
            from.take_growth(self.entries.len(), size_of::<(String, T)>())?;
        }
        json::put_last(&mut self.entries, || (String::new(), T::default()));
        let Some((last, value)) = self.entries.last_mut() else {
            return Ok(());
        };
        *last = from.keep(key.into())?;
        let (noted, outer) = (from.noted(), from.enter_key(key));
        let filled = value.fill(from);
        let settled = from.settle(filled, noted, Step::Key(key));
        from.leave_key(outer);
        settled
    }

    fn came(&mut self) -> &mut Option<Box<Came>> {
        &mut self.came
    }

    fn repeated(&self) -> Option<&str> {
        find_repeated(self.entries.len(), &|at| {
            Some(self.entries.get(at)?.0.as_str())
        })
    }
}

/// Of `count` keys, the first one that came before. `key` gives the key at a place.
fn find_repeated<'k>(count: usize, key: &dyn Fn(usize) -> Option<&'k str>) -> Option<&'k str> {
    // The keys of most documents are sorted, and sorted keys cannot repeat.
    let mut sorted = 1;
    while sorted < count && key(sorted - 1) < key(sorted) {
        sorted += 1;
    }
    if sorted >= count {
        return None;
    }
    let mut places = Places::default();
    for at in 0..count {
        let key = key(at)?;
        if places.insert(key, at).is_some() {
            return Some(key);
        }
    }
    None
}

impl<T: Slot> Entries for &Map<T> {
    fn came(&self) -> Option<&Came> {
        self.came.as_deref()
    }

    fn count(&self) -> usize {
        self.entries.len()
    }

    fn entry(&self, at: usize, see: &mut dyn FnMut(&str, View<'_>)) {
        if let Some((key, value)) = self.entries.get(at) {
            value.view(&mut |view| see(key, view));
        }
    }
}

impl<T: Slot + Default> Slot for Map<T> {
    const IS_OBJECT: bool = false;

    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        json::fill_map(from, &mut &mut *self)
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(View::Map(&self));
    }

    #[cfg(feature = "__spec-examples")]
    fn rebuild(self) -> Self {
        self.entries
            .into_iter()
            .map(|(key, value)| (key, value.rebuild()))
            .collect()
    }
}

impl<T: Slot> fmt::Debug for Map<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug_view(View::Map(&self), f)
    }
}
