//! Joins many files into one value.
//!
//! In: files, references and their layout. Out: the bundled root. Always: every reference in it is local and leads to a
//! node of it, written as `#` and a JSON pointer without percent-encoding, or is [`UNKNOWN`] if an error was reported.
//! `components`, its sections, `paths` and `webhooks` are sorted by key and come last; other members keep the order of
//! their file.

use super::found_reference::{Broken, Form, Location, References};
use super::layout::Layout;
use super::oddity::MAX_NODES;
use super::store::{FileId, Store};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pointer::{push_token, resolve};
use crate::reference::UNKNOWN;
use crate::yaml::{Mapping, Value};

/// Writes the bundle; `None` if it is too large, which is reported.
pub fn write_bundle(
    store: &mut Store<'_>,
    sites: &References,
    broken: &Broken,
    layout: &Layout,
) -> Option<Value> {
    let mut copier = Copier {
        store,
        sites,
        broken,
        layout,
        nodes: 0,
    };
    let mut root = copier.copy_at(&Location {
        file: 0,
        pointer: String::new(),
    });
    for hoist in &layout.hoists {
        let value = copier.copy_at(&hoist.location);
        let section = entry_mapping(&mut root, "components")
            .and_then(|components| entry_mapping(components, hoist.section));
        if let Some(Value::Mapping(section)) = section {
            section.insert(hoist.name.as_str().into(), value);
        }
    }
    if copier.nodes >= MAX_NODES {
        let place = store.place(0, "");
        store.diagnostics.error(
            "too-large",
            Some(place),
            "the document has too many nodes after its files are joined",
            "refer to shared path items fewer times, or move their shared parts to `components`",
        );
        return None;
    }
    sort_maps(&mut root);
    Some(root)
}

/// Sorts maps whose order has no meaning, so that the layout of the files changes nothing.
pub fn sort_maps(root: &mut Value) {
    let Value::Mapping(mapping) = root else {
        return;
    };
    for last in ["paths", "webhooks", "components"] {
        if let Some(mut value) = mapping.shift_remove(last) {
            sort_mapping(&mut value);
            if let (true, Value::Mapping(sections)) = (last == "components", &mut value) {
                sections.values_mut().for_each(sort_mapping);
            }
            mapping.insert(last.into(), value);
        }
    }
}

fn sort_mapping(value: &mut Value) {
    if let Value::Mapping(mapping) = value {
        let mut entries: Vec<(Value, Value)> = std::mem::take(mapping).into_iter().collect();
        entries.sort_by(|(a, _), (b, _)| a.as_str().cmp(&b.as_str()));
        mapping.extend(entries);
    }
}

/// The mapping under a key, which is created if it is missing.
fn entry_mapping<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    match value {
        Value::Mapping(mapping) => Some(
            mapping
                .entry(key.into())
                .or_insert_with(|| Mapping::new().into()),
        ),
        _ => None,
    }
}

struct Copier<'a, 'r> {
    store: &'a mut Store<'r>,
    sites: &'a References,
    broken: &'a Broken,
    layout: &'a Layout,
    nodes: usize,
}

impl Copier<'_, '_> {
    fn copy_at(&mut self, location: &Location) -> Value {
        let root = self.store.root(location.file);
        match resolve(&root, &location.pointer) {
            Some(node) => self.copy(location.file, node, &mut location.pointer.clone()),
            None => Value::Null,
        }
    }

    fn copy(&mut self, file: FileId, node: &Value, pointer: &mut String) -> Value {
        self.nodes += 1;
        if self.nodes >= MAX_NODES {
            return Value::Null;
        }
        match node {
            Value::Mapping(mapping) => self.copy_mapping(file, mapping, pointer),
            Value::Sequence(items) => {
                let length = pointer.len();
                let mut copied = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    push_token(pointer, &index.to_string());
                    copied.push(self.copy(file, item, pointer));
                    pointer.truncate(length);
                }
                Value::Sequence(copied)
            }
            // The targets of a discriminator's mapping are references without `$ref`.
            Value::String(text) if pointer.contains("/discriminator/") => Value::String(
                self.write_reference(file, pointer)
                    .unwrap_or_else(|| text.clone()),
            ),
            scalar => scalar.clone(),
        }
    }

    fn copy_mapping(&mut self, file: FileId, mapping: &Mapping, pointer: &mut String) -> Value {
        let at = mapping.contains_key("$ref").then(|| Location {
            file,
            pointer: pointer.clone(),
        });
        let is_broken = at.as_ref().is_some_and(|at| self.broken.contains(at));
        let site = at.filter(|_| !is_broken).and_then(|at| self.sites.get(&at));
        if let Some(site) = site.filter(|site| site.form == Form::Inline) {
            let target = self.copy_at(&site.target);
            return self.merge_siblings(file, mapping, target, pointer);
        }
        if let Some(form) = site
            .map(|site| site.form)
            .filter(|form| matches!(form, Form::Body | Form::Header))
        {
            return self.write_around(file, form, pointer);
        }
        let length = pointer.len();
        let mut copied = Mapping::with_capacity(mapping.len());
        for (key, value) in mapping {
            let rewritten = match (site, key.as_str()) {
                (_, Some("$ref")) if is_broken => Some(UNKNOWN.into()),
                (Some(_), Some("$ref")) => self.write_reference(file, pointer).map(Value::String),
                _ => None,
            };
            push_token(pointer, key.as_str().unwrap_or_default());
            let value = rewritten.unwrap_or_else(|| self.copy(file, value, pointer));
            pointer.truncate(length);
            copied.insert(key.clone(), value);
        }
        Value::Mapping(copied)
    }

    /// A body or a header around a reference to its schema.
    fn write_around(&self, file: FileId, form: Form, pointer: &str) -> Value {
        let reference = self.write_reference(file, pointer);
        let mut schema = Mapping::new();
        schema.insert("$ref".into(), reference.unwrap_or_default().into());
        let mut media = Mapping::new();
        media.insert("schema".into(), Value::Mapping(schema));
        if form == Form::Header {
            return Value::Mapping(media);
        }
        let mut content = Mapping::new();
        content.insert("application/json".into(), Value::Mapping(media));
        let mut body = Mapping::new();
        body.insert("description".into(), "".into());
        body.insert("content".into(), Value::Mapping(content));
        Value::Mapping(body)
    }

    /// A member next to a reference that is replaced by its target wins over the target's member.
    fn merge_siblings(
        &mut self,
        file: FileId,
        mapping: &Mapping,
        mut target: Value,
        pointer: &mut String,
    ) -> Value {
        let length = pointer.len();
        for (key, value) in mapping
            .iter()
            .filter(|(key, _)| key.as_str() != Some("$ref"))
        {
            push_token(pointer, key.as_str().unwrap_or_default());
            let value = self.copy(file, value, pointer);
            if let Value::Mapping(target) = &mut target
                && target.insert(key.clone(), value).is_some()
            {
                self.warn_overridden(file, pointer);
            }
            pointer.truncate(length);
        }
        target
    }

    fn write_reference(&self, file: FileId, pointer: &str) -> Option<String> {
        let at = Location {
            file,
            pointer: pointer.to_owned(),
        };
        if self.broken.contains(&at) {
            return Some(UNKNOWN.to_owned());
        }
        let site = self.sites.get(&at)?;
        Some(format!("#{}", self.layout.find_home(&site.target)?))
    }

    fn warn_overridden(&mut self, file: FileId, pointer: &str) {
        let place = self.store.place(file, pointer);
        self.store.diagnostics.push(Diagnostic {
            code: "ref-sibling",
            severity: Severity::Warning,
            message: "this member is next to a `$ref`, and the target has it too; this one wins"
                .to_owned(),
            place: Some(place),
            related: Vec::new(),
            help: "remove one of the two".to_owned(),
        });
    }
}
