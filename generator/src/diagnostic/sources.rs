//! The texts of all files that were read, to find the position of a finding.
//!
//! In: names and texts. Out: line and column of a [`Place`]. Always: it is cheap to clone. A text is scanned once, and
//! only when a finding in it is printed.

use super::Place;
use super::marks::{Marks, Position};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The files of a run by name.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Arc<SourceFile>>,
}

#[derive(Debug)]
struct SourceFile {
    text: String,
    marks: OnceLock<Marks>,
}

impl Sources {
    /// Adds a file, or replaces its text.
    pub fn add(&mut self, name: &str, text: String) {
        self.files.insert(
            name.into(),
            Arc::new(SourceFile {
                text,
                marks: OnceLock::new(),
            }),
        );
    }

    /// Adds the files of another run that this one does not have.
    pub fn extend(&mut self, other: &Sources) {
        for (name, file) in &other.files {
            self.files
                .entry(Arc::clone(name))
                .or_insert_with(|| Arc::clone(file));
        }
    }

    /// The names of all files, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(AsRef::as_ref)
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.text.as_str())
    }

    /// Line and column of a place. If the text lacks it, those of the nearest node above it. `None` for a file that was
    /// not read.
    pub fn find_position(&self, place: &Place) -> Option<Position> {
        place
            .position
            .or_else(|| Some(self.marks(&place.file)?.find(&place.pointer)))
    }

    /// All positions of a key that is in its mapping more than once.
    pub fn find_duplicates(&self, place: &Place) -> Vec<Position> {
        self.marks(&place.file)
            .map(|marks| marks.find_all(&place.pointer))
            .unwrap_or_default()
    }

    /// A number as its file writes it, such as `1.10`; `None` if the value is not a number.
    pub fn find_number(&self, place: &Place) -> Option<String> {
        let number = self.marks(&place.file)?.find_number(&place.pointer)?;
        Some(number.to_owned())
    }

    /// Scans these files, so that their positions are known when findings are printed.
    pub(crate) fn scan<'n>(&self, names: impl Iterator<Item = &'n str>) {
        for name in names {
            self.marks(name);
        }
    }

    fn marks(&self, name: &str) -> Option<&Marks> {
        let file = self.files.get(name)?;
        Some(file.marks.get_or_init(|| Marks::scan(&file.text)))
    }
}
