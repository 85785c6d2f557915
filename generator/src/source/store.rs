//! The files of a document, each read and parsed once.
//!
//! In: names. Out: values, and findings about files that cannot be parsed. Always: a faulty file is reported once, at
//! its own place, however many references lead to it.

use super::files::{ReadError, ReadFiles};
use super::oddity::{Oddity, OddityKind};
use super::parse::{ParseError, ParseErrorKind, decode_text, is_json, parse_text};
use crate::diagnostic::Sources;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::yaml::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file's number in a [`Store`]; the root document is 0.
pub type FileId = usize;

/// All files of a document.
pub struct Store<'r> {
    /// The source of the files.
    pub reader: &'r dyn ReadFiles,
    /// Texts, to print findings.
    pub sources: Sources,
    /// Findings so far.
    pub diagnostics: Diagnostics,
    files: Vec<File>,
    ids: BTreeMap<String, Option<FileId>>,
}

/// Why a file is not in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// There is no such file.
    Missing,
    /// It is outside the allowed folders.
    Outside,
}

/// The help for a file outside the allowed folders.
pub const ALLOW_FOLDER: &str = "move it below the document's folder, or name its folder with --allow-folder if you trust the document";

struct File {
    name: Arc<str>,
    root: Arc<Value>,
}

impl std::fmt::Debug for Store<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl<'r> Store<'r> {
    /// An empty store.
    pub fn new(reader: &'r dyn ReadFiles) -> Self {
        Store {
            reader,
            sources: Sources::default(),
            diagnostics: Diagnostics::default(),
            files: Vec::new(),
            ids: BTreeMap::new(),
        }
    }

    /// Reads a file unless that was done. `Ok(None)` for an existing file that has been reported as unusable. The
    /// caller reports an error, because it knows what named the file.
    pub fn open(&mut self, name: &str) -> Result<Option<FileId>, NotRead> {
        if let Some(id) = self.ids.get(name) {
            return Ok(*id);
        }
        let bytes = match self.reader.read(name) {
            Ok(bytes) => bytes,
            Err(ReadError::Missing) => return Err(NotRead::Missing),
            Err(ReadError::Outside) => return Err(NotRead::Outside),
            Err(ReadError::Unusable(why)) => {
                self.report_unreadable(name, &why);
                self.ids.insert(name.to_owned(), None);
                return Ok(None);
            }
        };
        let id = self.parse(name, bytes);
        self.ids.insert(name.to_owned(), id);
        Ok(id)
    }

    fn parse(&mut self, name: &str, bytes: Vec<u8>) -> Option<FileId> {
        let file: Arc<str> = name.into();
        let text = decode_text(bytes)
            .map_err(|error| self.report_parse_error(&file, false, &error))
            .ok()?;
        let json = is_json(name, &text);
        let parsed = parse_text(&text, json);
        self.sources.add(name, text);
        let (root, oddities) = parsed
            .map_err(|error| self.report_parse_error(&file, json, &error))
            .ok()?;
        for oddity in oddities {
            self.report_oddity(&file, oddity);
        }
        self.files.push(File {
            name: file,
            root: Arc::new(root),
        });
        Some(self.files.len() - 1)
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> Arc<str> {
        self.files
            .get(file)
            .map_or_else(|| Arc::from(""), |file| Arc::clone(&file.name))
    }

    /// The value of a file.
    pub fn root(&self, file: FileId) -> Arc<Value> {
        self.files
            .get(file)
            .map_or_else(|| Arc::new(Value::Null), |file| Arc::clone(&file.root))
    }

    /// A place in a file.
    pub fn place(&self, file: FileId, pointer: &str) -> Place {
        Place {
            file: self.name(file),
            pointer: pointer.to_owned(),
            position: None,
        }
    }

    fn report_unreadable(&mut self, name: &str, why: &str) {
        let place = Place {
            file: name.into(),
            pointer: String::new(),
            position: None,
        };
        self.diagnostics.error(
            "unreadable-file",
            Some(place),
            format!("the file can't be read: {why}"),
            "give the path of a file that you may read",
        );
    }

    fn report_parse_error(&mut self, file: &Arc<str>, json: bool, error: &ParseError) {
        let place = Place {
            file: Arc::clone(file),
            pointer: String::new(),
            position: error.position,
        };
        let (code, message, help) = match error.kind {
            ParseErrorKind::NotText => (
                "not-utf8",
                format!("the file is not text: {}", error.message),
                "save the file as UTF-8",
            ),
            ParseErrorKind::Syntax if json => (
                "not-json",
                format!("the file is not JSON: {}", error.message),
                "correct the file at this place",
            ),
            ParseErrorKind::Syntax => (
                "not-yaml",
                format!("the file is not YAML: {}", error.message),
                "correct the file at this place",
            ),
            ParseErrorKind::TooDeep => (
                "too-deep",
                "the file nests deeper than 128 levels".to_owned(),
                "move the inner parts to `components` and refer to them; an alias must not be inside its own anchor",
            ),
            ParseErrorKind::TooLarge => (
                "too-large",
                "the file has too many nodes after its aliases are applied".to_owned(),
                "replace YAML aliases by `$ref`, which is not copied",
            ),
        };
        self.diagnostics.error(code, Some(place), message, help);
    }

    fn report_oddity(&mut self, file: &Arc<str>, oddity: Oddity) {
        let mut place = Place {
            file: Arc::clone(file),
            pointer: oddity.pointer,
            position: None,
        };
        let mut related = Vec::new();
        let key = crate::pointer::tokens_of(&place.pointer)
            .last()
            .unwrap_or_default()
            .into_owned();
        if oddity.kind == OddityKind::DuplicateKey {
            let positions = self.sources.find_duplicates(&place);
            place.position = positions.get(1).copied();
            let first = positions.first().map(|first| Place {
                position: Some(*first),
                ..place.clone()
            });
            related.extend(first.map(|first| (first, "first written here".to_owned())));
        }
        let (code, message, help) = describe_oddity(&oddity.kind, &key);
        self.diagnostics.push(Diagnostic {
            code,
            severity: Severity::Warning,
            message,
            place: Some(place),
            related,
            help: help.to_owned(),
        });
    }
}

/// Code, message and help for an oddity of a node under a key.
fn describe_oddity(kind: &OddityKind, key: &str) -> (&'static str, String, &'static str) {
    match kind {
        OddityKind::DuplicateKey => (
            "duplicate-key",
            format!(
                "the key `{key}` is twice in one mapping; the last one counts, or both if they are mappings with different keys"
            ),
            "rename or remove one of the two",
        ),
        OddityKind::KeyIsNotText => (
            "key-not-text",
            format!("the key `{key}` is not a text; its text form may differ from the source"),
            "put the key in quotes",
        ),
        OddityKind::BadMerge => (
            "bad-merge-key",
            "only mappings can be merged with `<<`; this is left out".to_owned(),
            "give `<<` an alias of a mapping, or a list of such",
        ),
        OddityKind::Tag(tag) => (
            "yaml-tag",
            format!("the YAML tag `!{tag}` has no meaning here and is ignored"),
            "remove the tag",
        ),
    }
}
