//! Scopes: the only place where a [`Name`] is made, so that two items in one scope never share a name.

use super::forms::Forms;
use crate::identifier::{is_identifier, is_keyword};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// An identifier that is unique in its scope and not a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes `identifier` a name. A keyword gets a trailing underscore.
pub(super) fn make(identifier: String) -> Name {
    if is_keyword(&identifier) {
        Name(identifier + "_")
    } else {
        Name(identifier)
    }
}

/// An item that needs a name.
pub(super) struct Candidate<'f, K> {
    /// The item.
    pub key: K,
    /// The identifiers that it may get.
    pub forms: Forms<'f>,
    /// Whether it keeps its shortest form if others want it too, because that form is its whole path.
    pub keeps: bool,
}

/// The result of a scope.
#[derive(Debug)]
pub(super) struct Decided<K> {
    /// The names.
    pub names: BTreeMap<K, Name>,
    /// Identifiers that several items wanted, with all these items.
    pub collisions: Vec<(String, Vec<K>)>,
    /// Items whose longest form is still taken.
    pub unresolved: Vec<(String, Vec<K>)>,
}

/// The last resort: items with equal longest forms get a word added, except for the first one. Names that were chosen
/// by hand do not change and stay unresolved.
fn distinguish<K: Ord + Clone>(
    candidates: &[Candidate<'_, K>],
    unresolved: &mut Vec<(String, Vec<K>)>,
    reserved: &[&str],
    name_of: &dyn Fn(usize) -> Name,
) -> BTreeMap<usize, Name> {
    let mut also = BTreeMap::new();
    if unresolved.is_empty() {
        return also;
    }
    let stuck: BTreeSet<K> = unresolved.iter().flat_map(|(_, who)| who.clone()).collect();
    let mut taken: BTreeSet<Name> = reserved
        .iter()
        .map(|word| Name((*word).to_owned()))
        .collect();
    let is_stuck =
        |at: &usize| stuck.contains(&candidates[*at].key) && candidates[*at].forms.count() > 1;
    taken.extend(
        (0..candidates.len())
            .filter(|at| !is_stuck(at))
            .map(name_of),
    );
    for at in (0..candidates.len()).filter(is_stuck) {
        let mut name = name_of(at);
        while !taken.insert(name.clone()) {
            let pascal = name.0.starts_with(char::is_uppercase);
            // A longer name does not need the underscore of a keyword.
            let bare = name.0.trim_end_matches('_');
            name = Name(format!("{bare}{}", if pascal { "Also" } else { "_also" }));
        }
        also.insert(at, name);
    }
    let settled = |key: &K| {
        let mut own = candidates.iter().filter(|candidate| candidate.key == *key);
        own.any(|candidate| candidate.forms.count() == 1)
    };
    for (_, who) in unresolved.iter_mut() {
        who.retain(settled);
    }
    unresolved.retain(|(_, who)| !who.is_empty());
    also
}

/// Gives every candidate a unique name. All candidates for the same identifier get longer, except for one that keeps
/// it.
pub(super) fn decide<K: Ord + Clone>(
    candidates: Vec<Candidate<'_, K>>,
    reserved: &[&str],
) -> Decided<K> {
    let mut round = Round {
        candidates: &candidates,
        reserved: reserved.iter().copied().collect(),
        level: vec![0; candidates.len()],
        collisions: Vec::new(),
        collided: Groups::new(),
        unresolved: Vec::new(),
    };
    while round.lengthen() {}
    let level = std::mem::take(&mut round.level);
    let (mut collisions, mut unresolved) = (round.collisions, round.unresolved);
    let form = |at: usize| form_of(&candidates, at, level[at]);
    let also = distinguish(&candidates, &mut unresolved, reserved, &form);
    // A name that stays unresolved is not reported as a resolved collision.
    let mut stuck = Groups::new();
    for (_, who) in &unresolved {
        stuck.add(who);
    }
    collisions.retain(|(_, who)| !stuck.has(who));
    let names = candidates.iter().enumerate().map(|(at, candidate)| {
        let name = also.get(&at).cloned().unwrap_or_else(|| form(at));
        (candidate.key.clone(), name)
    });
    Decided {
        names: names.collect(),
        collisions,
        unresolved,
    }
}

/// The form of a candidate at a level. If it has fewer forms, the longest one.
fn form_of<K>(candidates: &[Candidate<'_, K>], at: usize, level: usize) -> Name {
    make(candidates[at].forms.at(level).to_owned())
}

/// Candidates that are being distinguished.
struct Round<'c, 'f, K> {
    candidates: &'c [Candidate<'f, K>],
    reserved: BTreeSet<&'c str>,
    /// The index of the current form of each.
    level: Vec<usize>,
    /// Identifiers that several wanted, each group once.
    collisions: Vec<(String, Vec<K>)>,
    collided: Groups<K>,
    /// Identifiers that several want who have no longer form.
    unresolved: Vec<(String, Vec<K>)>,
}

impl<K: Ord + Clone> Round<'_, '_, K> {
    /// Lengthens all candidates for the same identifier. Says whether one could be lengthened.
    fn lengthen(&mut self) -> bool {
        let mut wanted: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
        for (at, &level) in self.level.iter().enumerate() {
            let name = form_of(self.candidates, at, level);
            wanted.entry(name).or_default().push(at);
        }
        self.unresolved.clear();
        let mut moved = false;
        for (name, who) in wanted {
            let taken = self.reserved.contains(name.as_str());
            if who.len() > 1 || taken {
                self.note_collision(&name, &who);
                moved |= self.lengthen_all(&name, &who, taken);
            }
        }
        moved
    }

    /// Candidates that collide again are reported only once.
    fn note_collision(&mut self, name: &Name, who: &[usize]) {
        let keys: Vec<K> = who
            .iter()
            .map(|&at| self.candidates[at].key.clone())
            .collect();
        if keys.len() > 1 && !self.collided.has(&keys) {
            self.collided.add(&keys);
            self.collisions.push((name.to_string(), keys));
        }
    }

    fn lengthen_all(&mut self, name: &Name, who: &[usize], taken: bool) -> bool {
        let is_keeper = |at: usize, level: &[usize]| self.candidates[at].keeps && level[at] == 0;
        let keepers = who.iter().filter(|&&at| is_keeper(at, &self.level)).count();
        let one_keeps = keepers == 1 && !taken;
        let mut moved = false;
        let mut stuck = Vec::new();
        for &at in who {
            let candidate = &self.candidates[at];
            if one_keeps && candidate.keeps && self.level[at] == 0 {
                continue;
            }
            if self.level[at] + 1 < candidate.forms.count() {
                self.level[at] += 1;
                moved = true;
            } else {
                stuck.push(candidate.key.clone());
            }
        }
        if stuck.len() + usize::from(one_keeps) > 1 || (taken && !stuck.is_empty()) {
            self.unresolved.push((name.to_string(), stuck));
        }
        moved
    }
}

/// Groups of keys, indexed by their keys, so that a search need not visit all groups.
struct Groups<K> {
    of: BTreeMap<K, Vec<usize>>,
    count: usize,
}

impl<K: Ord + Clone> Groups<K> {
    fn new() -> Self {
        Groups {
            of: BTreeMap::new(),
            count: 0,
        }
    }

    fn add(&mut self, keys: &[K]) {
        for key in keys {
            self.of.entry(key.clone()).or_default().push(self.count);
        }
        self.count += 1;
    }

    /// Whether one group holds all `keys`.
    fn has(&self, keys: &[K]) -> bool {
        let groups_of = |key| self.of.get(key).map(Vec::as_slice).unwrap_or_default();
        let Some((first, others)) = keys.split_first() else {
            return true;
        };
        let holds_all = |group: &usize| others.iter().all(|key| groups_of(key).contains(group));
        groups_of(first).iter().any(holds_all)
    }
}

/// Does the same with published names: their candidates keep them, and no other gets them.
///
/// No candidate may get a name in `reserved`. Candidates without a published name may not get a name in `taken`, which
/// holds the names of other scopes and of removed items.
pub(super) fn decide_published<K: Ord + Clone>(
    candidates: Vec<Candidate<'_, K>>,
    published: &dyn Fn(&K) -> Option<String>,
    reserved: &[&str],
    taken: &[&str],
) -> Decided<K> {
    let known = candidates.iter().map(|one| published(&one.key));
    let known: Vec<Option<String>> = known
        .map(|name| name.filter(|name| is_identifier(name)))
        .collect();
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for name in known.iter().flatten() {
        *holders.entry(name).or_default() += 1;
    }
    // A name that is published for two items is given to neither.
    let is_free = |name: &&str| !reserved.contains(name) && holders.get(name) == Some(&1);
    let mut kept: BTreeMap<String, K> = BTreeMap::new();
    let mut others = Vec::new();
    for (candidate, name) in candidates.into_iter().zip(&known) {
        match name.as_deref().filter(is_free) {
            Some(name) => {
                kept.insert(name.to_owned(), candidate.key);
            }
            None => others.push(candidate),
        }
    }
    let mut all: Vec<&str> = [reserved, taken].concat();
    all.extend(kept.keys().map(String::as_str));
    let mut decided = decide(others, &all);
    let kept = kept.into_iter().map(|(name, key)| (key, Name(name)));
    decided.names.extend(kept);
    decided
}

#[cfg(test)]
mod tests;
