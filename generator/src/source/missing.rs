//! References without a target.
//!
//! In: each such reference. Out: one finding per missing target, with its first places and the probable target, and the
//! references for which it is an error. Always: findings are reported at the end, sorted, so that a file that is
//! missing in a hundred places gives one finding.

use super::files::{resolve_path, split_folder};
use super::found_reference::{Broken, Location};
use super::store::{FileId, Store};
use super::used::Used;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::nearest::find_nearest;
use crate::pointer::{join, resolve, split_last, unescape_token};
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How many places are shown. Further ones are counted.
const SHOWN_PLACES: usize = 4;

/// The missing targets so far.
#[derive(Default)]
pub struct MissingTargets {
    targets: BTreeMap<Target, (String, Vec<Named>)>,
    weak: BTreeSet<Place>,
}

/// A reference: its place for the report, and its node.
type Named = (Place, Location);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    File(String),
    /// The file, and the first node on the path that does not exist.
    Node(FileId, Location, String),
}

impl MissingTargets {
    /// Marks a place in a discriminator's mapping. The stage that builds unions reports it, if its target is missing.
    pub fn mark_weak(&mut self, place: Place) {
        self.weak.insert(place);
    }

    /// A file that does not exist.
    pub fn add_file(&mut self, text: &str, name: &str, from: Named) {
        self.add(Target::File(name.to_owned()), text, from);
    }

    /// A node that does not exist.
    pub fn add_node(&mut self, text: &str, file: FileId, at: Location, from: Named) {
        self.add(Target::Node(file, at, text.to_owned()), text, from);
    }

    fn add(&mut self, target: Target, text: &str, from: Named) {
        let (_, places) = self
            .targets
            .entry(target)
            .or_insert_with(|| (text.to_owned(), Vec::new()));
        if !places.contains(&from) {
            places.push(from);
        }
    }

    /// Turns all into findings. References with an error are broken, like those that already are.
    pub fn report(self, store: &mut Store<'_>, broken: &mut Broken, used: &Used) {
        let mut found = Broken::new();
        for (target, (text, mut places)) in self.targets {
            places.sort();
            let (mut places, locations): (Vec<_>, Vec<_>) = places.into_iter().unzip();
            places.dedup();
            // A path that ends at a broken reference lacks only the target of that reference.
            if matches!(&target, Target::Node(_, at, _) if broken.contains(&above(at))) {
                found.extend(locations);
                continue;
            }
            if places.iter().all(|place| self.weak.contains(place)) {
                continue;
            }
            // A part that is not used may be broken.
            let unused = !locations.iter().any(|at| used.holds(at));
            found.extend(locations);
            let count = places.len();
            let (code, severity) = if unused {
                ("dangling-ref-unused", Severity::Warning)
            } else {
                ("dangling-ref", Severity::Error)
            };
            let mut places = places.into_iter();
            let place = places.next();
            let from = place.as_ref().map_or("", |place| place.file.as_ref());
            let (what, help) = describe_missing(store, &target, from, &text);
            let more = if count > 1 {
                format!(" ({count} places)")
            } else {
                String::new()
            };
            let related = places
                .take(SHOWN_PLACES)
                .map(|place| (place, "here too".to_owned()))
                .collect();
            store.diagnostics.push(Diagnostic {
                code,
                severity,
                message: format!("the reference `{text}` has no target: {what}{more}"),
                place,
                related,
                help,
            });
        }
        broken.append(&mut found);
    }
}

/// The missing part, and the help.
fn describe_missing(
    store: &Store<'_>,
    target: &Target,
    from: &str,
    text: &str,
) -> (String, String) {
    match target {
        Target::File(name) => (
            format!("there is no file {name}"),
            help_with_file(store, text, name),
        ),
        Target::Node(named, at, _) => (
            format!("{} has no `{}`", store.name(at.file), at.pointer),
            help_with_node(store, *named, at, from, text),
        ),
    }
}

/// The node above.
fn above(at: &Location) -> Location {
    Location {
        file: at.file,
        pointer: split_last(&at.pointer).map_or_else(String::new, |(above, _)| above.to_owned()),
    }
}

fn help_with_file(store: &Store<'_>, text: &str, name: &str) -> String {
    let (folder, own) = split_folder(name);
    let names = store.reader.list(folder);
    match find_nearest(own, names.iter().map(String::as_str)) {
        Some(near) => {
            let (path, fragment) = text
                .split_once('#')
                .map_or((text, String::new()), |(path, rest)| {
                    (path, format!("#{rest}"))
                });
            let folder = path.strip_suffix(own).unwrap_or_default();
            format!("did you mean `{folder}{near}{fragment}`?")
        }
        None => {
            "create the file, or correct the path, which is relative to the folder of this file"
                .to_owned()
        }
    }
}

fn help_with_node(
    store: &Store<'_>,
    named: FileId,
    at: &Location,
    from: &str,
    text: &str,
) -> String {
    let fragment = text
        .split_once('#')
        .map(|(_, fragment)| fragment)
        .unwrap_or_default();
    if named != 0 && text.starts_with('#') && resolve(&store.root(0), fragment).is_some() {
        let root = store.name(0);
        return format!(
            "`#` means this file; the root document {root} has such a node: refer to it by a path{}",
            example_path(from, &root)
        );
    }
    let root = store.root(at.file);
    let (parent, token) = split_last(&at.pointer).unwrap_or_default();
    let token = unescape_token(token);
    let keys = match resolve(&root, parent) {
        Some(Value::Mapping(mapping)) => {
            mapping.keys().filter_map(Value::as_str).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    if let Some(near) = find_nearest(&token, keys.iter().copied()) {
        let corrected = join(parent, near);
        let path = text
            .split_once('#')
            .map(|(path, _)| path)
            .unwrap_or_default();
        return match fragment.strip_prefix(at.pointer.as_str()) {
            Some(rest) => format!("did you mean `{path}#{corrected}{rest}`?"),
            None => format!("did you mean `{corrected}` there?"),
        };
    }
    if keys == ["$ref"] {
        return format!("`{parent}` is itself a reference, and its target is not known");
    }
    list_members(parent, &keys)
}

/// The members that exist in the place of the missing one.
fn list_members(parent: &str, keys: &[&str]) -> String {
    const SHOWN: usize = 6;
    let name = match parent {
        "" => "the file".to_owned(),
        parent => format!("`{parent}`"),
    };
    if keys.is_empty() {
        return match parent {
            "" => "the file has no mapping at its top level".to_owned(),
            _ => format!("{name} has no members"),
        };
    }
    let shown: Vec<String> = keys
        .iter()
        .take(SHOWN)
        .map(|key| format!("`{key}`"))
        .collect();
    let more = match keys.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{name} has {}{more}", shown.join(", "))
}

/// The relative path from one file to another, if one level of folders is enough.
fn example_path(from: &str, to: &str) -> String {
    let own = split_folder(to).1;
    let mut up = own.to_owned();
    for _ in 0..8 {
        if resolve_path(from, &up) == to {
            return format!(", `{up}#…`");
        }
        up = format!("../{up}");
    }
    String::new()
}
