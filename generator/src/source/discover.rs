//! Finds and follows every reference of a document.
//!
//! In: the root file. Out: all references with their targets, and separately the places of references whose target an
//! error makes unknown. Always: only places where OpenAPI allows references are searched, so that data keeps its `$ref`
//! members. A target's pointer leads only through real nodes, never through another reference.

use super::check_target;
use super::collect::{Found, collect_references};
use super::found_reference::{Broken, Form, FoundReference, Location, References, weigh};
use super::missing::MissingTargets;
use super::store::{FileId, NotRead, Store};
use super::used::Used;
use super::{circles, files};
use crate::diagnostic::Diagnostic;
use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer::{child, join, push_token, resolve, tokens_of};
use crate::reference::{Reference, parse_reference};
use crate::yaml::Value;
use std::collections::HashMap;

/// Finds all references that can be reached from the root file.
pub fn discover_sites(store: &mut Store<'_>) -> (References, Broken) {
    let root = Location {
        file: 0,
        pointer: String::new(),
    };
    let mut search = Search {
        store,
        sites: References::new(),
        broken: Broken::new(),
        starts: HashMap::new(),
        queue: Vec::new(),
        missing: MissingTargets::default(),
        problems: Vec::new(),
    };
    search.enqueue(root, NodeKind::One(ObjectKind::Root));
    while let Some((location, kind)) = search.queue.pop() {
        let root = search.store.root(location.file);
        let Some(node) = resolve(&root, &location.pointer) else {
            continue;
        };
        let mut found = Vec::new();
        collect_references(node, kind, &mut location.pointer.clone(), &mut found);
        for reference in found {
            search.follow(location.file, reference);
        }
    }
    let Search {
        mut sites,
        mut broken,
        missing,
        problems,
        ..
    } = search;
    let used = Used::find(&store.root(0), &sites);
    for (at, kind, mut problem) in problems {
        problem.severity = weigh(used.holds(&at), kind);
        store.diagnostics.push(problem);
    }
    broken.extend(circles::report_circles(store, &sites, &used));
    missing.report(store, &mut broken, &used);
    sites.retain(|at, _| !broken.contains(at));
    (sites, broken)
}

struct Search<'s, 'r> {
    store: &'s mut Store<'r>,
    sites: References,
    broken: Broken,
    /// Nodes that were searched, each with its kinds.
    starts: HashMap<Location, Vec<NodeKind>>,
    queue: Vec<(Location, NodeKind)>,
    missing: MissingTargets,
    /// The problems of references that cannot be followed.
    problems: Vec<(Location, NodeKind, Diagnostic)>,
}

impl Search<'_, '_> {
    /// Schedules a node for the search, unless a search from above visited it as the same kind.
    fn enqueue(&mut self, location: Location, kind: NodeKind) {
        let tokens: Vec<_> = tokens_of(&location.pointer).collect();
        let mut above = Location {
            file: location.file,
            pointer: String::new(),
        };
        for depth in 0..=tokens.len() {
            let kinds = self
                .starts
                .get(&above)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let rest = tokens.get(depth..).unwrap_or_default();
            if kinds
                .iter()
                .any(|start| rest.iter().fold(*start, |kind, token| kind.child(token)) == kind)
            {
                return;
            }
            if let Some(token) = tokens.get(depth) {
                push_token(&mut above.pointer, token);
            }
        }
        drop(tokens);
        self.starts.entry(location.clone()).or_default().push(kind);
        self.queue.push((location, kind));
    }

    /// Resolves one reference and schedules its target.
    fn follow(&mut self, file: FileId, found: Found) {
        let at = Location {
            file,
            pointer: found.pointer.clone(),
        };
        match self.find_site(&at, found) {
            Ok(site) => {
                self.enqueue(site.target.clone(), site.kind);
                self.sites.insert(at, site);
            }
            Err(Unresolved::Reported) => {
                self.broken.insert(at);
            }
            Err(Unresolved::Noted) => {}
        }
    }

    /// The target of a reference, and how it is written in the bundle.
    fn find_site(&mut self, at: &Location, found: Found) -> Result<FoundReference, Unresolved> {
        let place = self.store.place(at.file, &at.pointer);
        let kind = found.kind;
        let Ok(text) = found.text else {
            return self.refuse(at, kind, check_target::not_text(place));
        };
        if let Err(problem) = check_target::check_site(kind, &text, place.clone()) {
            return self.refuse(at, kind, *problem);
        }
        if kind == NodeKind::One(ObjectKind::MappingTarget) {
            self.missing.mark_weak(place.clone());
        }
        let target = self.resolve_text(at, &text, 0, kind)?;
        let kind = match kind {
            NodeKind::One(ObjectKind::MappingTarget) => NodeKind::One(ObjectKind::Schema),
            kind => kind,
        };
        let serves = match check_target::check_target(self.store, kind, &target, &text, place) {
            Ok(serves) => serves,
            Err(problem) => return self.refuse(at, kind, *problem),
        };
        let form = choose_form(kind, at, &target, found.has_siblings);
        Ok(FoundReference { target, kind, form }.served(serves))
    }

    fn refuse<T>(
        &mut self,
        at: &Location,
        kind: NodeKind,
        problem: Diagnostic,
    ) -> Result<T, Unresolved> {
        self.problems.push((at.clone(), kind, problem));
        Err(Unresolved::Reported)
    }

    /// The node to which a reference's text leads. A missing node is recorded for this reference.
    fn resolve_text(
        &mut self,
        at: &Location,
        text: &str,
        hops: usize,
        kind: NodeKind,
    ) -> Result<Location, Unresolved> {
        let (file, pointer) = self.open_target(at, text, kind)?;
        self.resolve(file, &pointer, hops, kind)
            .map_err(|stop| match stop {
                Stop::Missing(node) => {
                    let place = self.store.place(at.file, &at.pointer);
                    self.missing.add_node(text, file, node, (place, at.clone()));
                    Unresolved::Noted
                }
                // A fault of another reference on the path is reported only at that reference.
                Stop::Reported => Unresolved::Reported,
            })
    }

    /// The file and the pointer in a reference's text.
    fn open_target(
        &mut self,
        at: &Location,
        text: &str,
        kind: NodeKind,
    ) -> Result<(FileId, String), Unresolved> {
        let place = self.store.place(at.file, &at.pointer);
        match parse_reference(text) {
            Reference::Node {
                file: None,
                pointer,
            } => Ok((at.file, pointer)),
            Reference::Node {
                file: Some(path),
                pointer,
            } => {
                let name = files::resolve_path(&self.store.name(at.file), &path);
                match self.store.open(&name) {
                    Ok(Some(file)) => Ok((file, pointer)),
                    Ok(None) => Err(Unresolved::Reported),
                    Err(NotRead::Missing) => {
                        self.missing.add_file(text, &name, (place, at.clone()));
                        Err(Unresolved::Noted)
                    }
                    Err(NotRead::Outside) => {
                        check_target::report_outside(self.store, text, place);
                        Err(Unresolved::Reported)
                    }
                }
            }
            other => {
                let problem = check_target::unusable(&other, text, place);
                self.refuse(at, kind, problem)
            }
        }
    }

    /// Walks a pointer. If a node on the path is a reference, the walk continues at its target.
    fn resolve(
        &mut self,
        file: FileId,
        pointer: &str,
        hops: usize,
        kind: NodeKind,
    ) -> Result<Location, Stop> {
        let mut at = Location {
            file,
            pointer: String::new(),
        };
        for token in tokens_of(pointer) {
            let mut hops = hops;
            loop {
                let root = self.store.root(at.file);
                let node = resolve(&root, &at.pointer).unwrap_or(&Value::Null);
                if child(node, &token).is_some() {
                    at.pointer = join(&at.pointer, &token);
                    break;
                }
                let missing = || {
                    Stop::Missing(Location {
                        file: at.file,
                        pointer: join(&at.pointer, &token),
                    })
                };
                let text = node
                    .get("$ref")
                    .and_then(Value::as_str)
                    .ok_or_else(missing)?;
                // A chain of this length is a circle, which is reported as such.
                hops += 1;
                if hops > 32 {
                    return Err(missing());
                }
                let next = self.resolve_text(&at, text, hops, kind);
                at = next.map_err(|_| Stop::Reported)?;
            }
        }
        Ok(at)
    }
}

/// Why a reference has no target.
enum Unresolved {
    /// It is one of the missing targets, which are reported at the end.
    Noted,
    /// The reason is known, and reported at the end or elsewhere.
    Reported,
}

/// Why a walk ends before its target.
enum Stop {
    /// The first node of the path that does not exist.
    Missing(Location),
    /// Another reference on the path has no target.
    Reported,
}

fn choose_form(kind: NodeKind, site: &Location, target: &Location, has_siblings: bool) -> Form {
    match kind {
        NodeKind::One(object) if object.section().is_some() => {
            let is_component = site.file == 0
                && site.pointer.starts_with("/components/")
                && site.pointer.bytes().filter(|b| *b == b'/').count() == 3;
            if is_component && target.file != 0 && !has_siblings {
                Form::Slot
            } else {
                Form::Keep
            }
        }
        _ => Form::Inline,
    }
}
