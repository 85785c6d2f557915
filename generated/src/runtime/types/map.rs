//! A map with text keys, in the order of the document.

use crate::runtime::json::{self, Entries, Filled, Grow, Reader, See, Slot, View};
use std::fmt;

/// Values by text keys, in the order in which they came.
///
/// A vector of pairs: maps in answers are small, and order is worth more than the speed of a large map.
#[derive(Clone, PartialEq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// An empty map.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, value)| value)
    }

    /// The value of this key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.0
            .iter_mut()
            .find(|(k, _)| k == key)
            .map(|(_, value)| value)
    }

    /// Sets a value and gives the one it replaces, whose place it takes.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<T>) -> Option<T> {
        let (key, value) = (key.into(), value.into());
        match self.get_mut(&key) {
            Some(old) => Some(std::mem::replace(old, value)),
            None => {
                self.0.push((key, value));
                None
            }
        }
    }

    /// Takes a value out; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let at = self.0.iter().position(|(k, _)| k == key)?;
        Some(self.0.remove(at).1)
    }

    /// Whether there is a value for this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Keys and values.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The keys.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// The values.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut map = Self(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        );
        map.drop_duplicates();
        map
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> Map<T> {
    fn drop_duplicates(&mut self) {
        let keys: Vec<&str> = self.keys().collect();
        let mut keep = last_of_each(&keys).into_iter();
        // `retain` visits in order, so the flags can be consumed one by one.
        self.0.retain(|_| keep.next().unwrap_or(true));
    }
}

/// For each key whether it is the last of its name; sorts, because a document may hold very many.
fn last_of_each(keys: &[&str]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_unstable_by_key(|&at| (keys.get(at), at));
    let mut keep = vec![true; keys.len()];
    for pair in order.windows(2) {
        if let [one, next] = *pair
            && keys.get(one) == keys.get(next)
            && let Some(flag) = keep.get_mut(one)
        {
            *flag = false;
        }
    }
    keep
}

impl<T: Slot + Default> Grow for &mut Map<T> {
    fn grow(&mut self, key: &str, from: &mut Reader<'_>) -> Filled {
        json::put_last(&mut self.0, || (String::new(), T::default()));
        let Some((last, value)) = self.0.last_mut() else {
            return Ok(());
        };
        key.clone_into(last);
        value.fill(from).map_err(|error| error.in_member(key))
    }

    fn settle(&mut self) -> Filled {
        // Growing keys are what most documents hold, and they can't repeat.
        match self.0.is_sorted_by(|a, b| a.0 < b.0) {
            true => Ok(()),
            false => self.empty_duplicates(),
        }
    }

    fn empty(&mut self) -> Filled {
        self.empty_after(0)
    }
}

impl<T: Slot> Map<T> {
    /// Keeps the last of each key, as [`Self::drop_duplicates`] does, and builds nothing that drops a `T`.
    fn empty_duplicates(&mut self) -> Filled {
        let keys: Vec<&str> = self.keys().collect();
        let mut kept = 0;
        for (at, keep) in last_of_each(&keys).into_iter().enumerate() {
            if keep {
                self.0.swap(kept, at);
                kept += 1;
            }
        }
        self.empty_after(kept)
    }

    /// Drops the entries from this one on.
    fn empty_after(&mut self, kept: usize) -> Filled {
        for (_, value) in self.0.iter_mut().skip(kept) {
            value.fill(&mut Reader::reset())?;
        }
        while self.0.len() > kept {
            if let Some((key, value)) = self.0.pop() {
                value.forget();
                drop(key);
            }
        }
        self.0.shrink_to_fit();
        Ok(())
    }
}

impl<T: Slot> Entries for &Map<T> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn entry(&self, at: usize, see: &mut dyn FnMut(&str, View<'_>)) {
        if let Some((key, value)) = self.0.get(at) {
            value.view(&mut |view| see(key, view));
        }
    }
}

impl<T: Slot + Default> Slot for Map<T> {
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        match from.take_null()? {
            true => self.empty_after(0),
            false => json::fill_map(from, &mut &mut *self),
        }
    }

    #[inline]
    fn view(&self, see: See<'_>) {
        see(View::Map(&self));
    }
}

impl<T: Slot> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug_view(View::Map(&self), f)
    }
}
