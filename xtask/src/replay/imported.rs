//! The series in the form of `spec/`: each state is imported over the previous one.
//!
//! In: documents by date. Out: the same dates with the documents that an import writes. Always: only facts; an item
//! that a state removes stays and is deprecated, as in `cargo xtask spec import`.

use generator::diagnostic::{Diagnostics, render};
use generator::source::{Document, load};
use importer::{Additions, Prose, import_upstream, write_yaml};
use std::path::{Path, PathBuf};

/// Imports the documents one over the other into `folder`.
pub fn import_series(
    documents: Vec<(String, PathBuf)>,
    folder: &Path,
) -> Result<Vec<(String, PathBuf)>, String> {
    let mut before: Option<Document> = None;
    let mut imported = Vec::new();
    for (date, path) in documents {
        let upstream = read(&path)?;
        let mut findings = Diagnostics::default();
        let made = import_upstream(
            &upstream,
            before.as_ref(),
            &Additions::default(),
            Prose::Drop,
            &mut findings,
        );
        let path = folder.join(format!("{date}.yaml"));
        std::fs::write(&path, write_yaml(&made.document))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        before = Some(read(&path)?);
        imported.push((date, path));
    }
    Ok(imported)
}

fn read(path: &Path) -> Result<Document, String> {
    load(path, &[]).map_err(|failure| render(&failure.diagnostics, &failure.sources))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_item_stays_in_later_states() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, members: &str| {
            let text = format!(
                "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{a: {{type: object, properties: {{{members}}}}}}}}}\n"
            );
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let series = vec![
            ("1".to_owned(), write("one", "b: {type: string}")),
            ("2".to_owned(), write("two", "c: {type: string}")),
        ];
        let out = tempfile::tempdir().unwrap();
        let imported = import_series(series, out.path()).unwrap();
        let last = read(&imported[1].1).unwrap();
        let member = last.get("/components/schemas/a/properties/b/deprecated");
        assert_eq!(member.and_then(|value| value.as_bool()), Some(true));
    }
}
