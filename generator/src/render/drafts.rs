//! Rust files that are not rendered yet.
//!
//! In: paths, templates and views. Out: the text of each file. Always: two cores render, and the result does not depend
//! on which of them renders a file: the texts have the order of the drafts, and the first faulty draft is the error.

use super::environment::Templates;
use super::format::format_rust;
use super::imports::Imports;
use super::job::RenderError;
use minijinja::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, scope};

/// A file that is not rendered yet.
pub(super) struct Draft<'v> {
    /// Its path.
    pub(super) path: String,
    /// The name of its template.
    pub(super) template: &'static str,
    /// Makes the view for the template.
    pub(super) view: Box<dyn Fn() -> Value + Send + Sync + 'v>,
    /// Whether the documentation at the top of the file does not come from the document.
    pub(super) has_own_docs: bool,
    /// For a file of models: the types of all files, and its index.
    pub(super) imports: Option<(Arc<Imports<'v>>, usize)>,
}

impl Draft<'_> {
    fn render(&self, templates: &Templates) -> Result<String, RenderError> {
        let mut text = templates.render(self.template, (self.view)())?;
        if let Some((imports, at)) = &self.imports {
            text = imports.add(*at, &text);
        }
        format_rust(&self.path, &text, self.has_own_docs)
    }
}

/// Renders all drafts. The texts have their order.
pub(super) fn render_drafts(
    templates: &Templates,
    drafts: &[Draft<'_>],
) -> Result<Vec<String>, RenderError> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(draft) = drafts.get(at) else {
                return done;
            };
            done.push((at, draft.render(templates)));
        }
    };
    let mut done = scope(|scope| {
        // Without a second thread, this one renders all.
        let other = Builder::new().spawn_scoped(scope, work);
        let mut done = work();
        if let Ok(other) = other {
            match other.join() {
                Ok(theirs) => done.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, text)| text).collect()
}
