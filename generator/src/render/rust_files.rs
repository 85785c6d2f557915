//! The crate's Rust files and Cargo.toml.

use super::crate_docs::crate_docs;
use super::drafts::{Draft, render_drafts};
use super::environment::{Templates, view};
use super::imports::Imports;
use super::job::{Files, Job, RenderError};
use crate::markdown::plain_line;
use crate::rust::{Context, PageRow, ViewSets, page_rows};
use minijinja::context;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Renders all files except the lists.
pub(super) fn render(
    context: &Context<'_>,
    sets: &ViewSets,
    templates: &Templates,
    job: &Job<'_>,
) -> Result<Files, RenderError> {
    let mut out = Output {
        templates,
        files: BTreeMap::new(),
        drafts: Vec::new(),
        spec_name: job.spec_name.to_owned(),
        other_letters: false,
    };
    out.models(sets);
    out.resources(context, sets);
    out.events(sets);
    out.shared(context, sets);
    // The files after these depend on the letters in them.
    out.finish()?;
    out.root(context, sets, job);
    out.tests(context, sets, job);
    out.finish()?;
    out.manifest(context, job)?;
    Ok(out.files)
}

/// Whether a name in a Rust file has letters beyond ASCII.
fn has_other_letters(text: &str) -> bool {
    // Most characters beyond ASCII are quotation marks and dashes in documentation.
    if !text
        .chars()
        .any(|c| !c.is_ascii() && unicode_ident::is_xid_continue(c))
    {
        return false;
    }
    let mut todo: Vec<TokenStream> = text.parse().into_iter().collect();
    while let Some(tokens) = todo.pop() {
        for token in tokens {
            match token {
                TokenTree::Ident(name) if !name.to_string().is_ascii() => return true,
                TokenTree::Group(group) => todo.push(group.stream()),
                _ => {}
            }
        }
    }
    false
}

/// The files so far.
struct Output<'v> {
    templates: &'v Templates,
    files: Files,
    drafts: Vec<Draft<'v>>,
    spec_name: String,
    /// Whether a name in a file so far has letters beyond ASCII.
    other_letters: bool,
}

impl<'v> Output<'v> {
    fn models(&mut self, sets: &'v ViewSets) {
        let modules = sets.models.iter();
        let modules: Vec<_> = modules.map(|f| (f.module.as_str(), &f.features)).collect();
        self.modules(
            "models",
            "Named types of the document, and their inline types.",
            &modules,
            &[],
            &[],
        );
        let imports = Arc::new(Imports::new(&sets.models));
        for (at, file) in sets.models.iter().enumerate() {
            self.drafts.push(Draft {
                path: format!("src/models/{}.rs", file.module),
                template: "model.rs.jinja",
                view: Box::new(move || context! { file => view(file) }),
                has_own_docs: false,
                imports: Some((Arc::clone(&imports), at)),
            });
        }
    }

    fn resources(&mut self, context: &Context<'_>, sets: &'v ViewSets) {
        let modules = sets.resources.iter();
        let modules: Vec<_> = modules.map(|f| (f.module.as_str(), &f.features)).collect();
        let mut preamble = vec![
            "use super::ids::*;",
            "use super::models::*;",
            "use crate::runtime::http::by_status::by_status;",
            "use crate::runtime::prelude::*;",
            "use crate::{accessors, body_setters, setters};",
        ];
        if !context.shared.list().is_empty() {
            preamble.push("use super::parameters::*;");
        }
        self.modules(
            "resources",
            "Operations by resource: each resource has a module with its calls and types. This module exports all of them.",
            &modules,
            &page_rows(&sets.resources),
            &preamble,
        );
        for file in &sets.resources {
            let path = format!("src/resources/{}.rs", file.module);
            self.rust(
                &path,
                "resource.rs.jinja",
                move || context! { file => view(file) },
            );
        }
    }

    fn events(&mut self, sets: &'v ViewSets) {
        let events = &sets.events;
        if events.is_empty() {
            return;
        }
        self.rust(
            "src/events/mod.rs",
            "events_mod.rs.jinja",
            move || context! { files => view(events) },
        );
        for file in events {
            let path = format!("src/events/{}.rs", file.module);
            self.rust(
                &path,
                "events.rs.jinja",
                move || context! { file => view(file) },
            );
        }
    }

    /// The files that all modules share: traits of parameters, ID types, settings.
    fn shared(&mut self, context: &Context<'_>, sets: &'v ViewSets) {
        let parameters = context.shared.list();
        if !parameters.is_empty() {
            let parameters = context! { parameters => view(&parameters) };
            self.rust_of_view("src/parameters.rs", "parameters.rs.jinja", parameters);
        }
        let ids = context.names.ids.iter();
        let ids: Vec<_> = ids
            .map(|(family, name)| context! { family, name => name.as_str() })
            .collect();
        self.rust_of_view("src/ids.rs", "ids.rs.jinja", context! { ids });
        let settings = context! { settings => view(&sets.settings) };
        self.rust_of_view("src/settings.rs", "settings.rs.jinja", settings);
    }

    fn root(&mut self, context: &Context<'_>, sets: &ViewSets, job: &Job<'_>) {
        let root = context! {
            docs => crate_docs(context, &sets.settings),
            readme => !job.standalone,
            events => !sets.events.is_empty(),
            parameters => !context.shared.list().is_empty(),
            other_letters => self.other_letters,
        };
        let own = context.config.package.documentation.is_some();
        self.drafts.push(Draft {
            path: "src/lib.rs".to_owned(),
            template: "lib.rs.jinja",
            view: Box::new(move || root.clone()),
            has_own_docs: own,
            imports: None,
        });
    }

    fn tests(&mut self, context: &Context<'_>, sets: &ViewSets, job: &Job<'_>) {
        let tests = &sets.tests;
        let crate_name = job.crate_name.replace('-', "_");
        let examples = context! {
            rows => view(&tests.examples),
            values => view(&tests.values),
            other_letters => self.other_letters,
            samples => view(&tests.samples),
            crate_name => &crate_name,
            events => !sets.events.is_empty(),
        };
        self.rust_of_view("tests/spec_examples.rs", "spec_examples.rs.jinja", examples);
        let variable = context.config.client.base_url_variable.as_deref();
        let calls = context! {
            rows => view(&tests.calls),
            other_letters => self.other_letters,
            crate_name,
            variable => variable.unwrap_or("API_BASE_URL"),
        };
        self.rust_of_view(
            "tests/every_operation.rs",
            "every_operation.rs.jinja",
            calls,
        );
        for (path, text) in &tests.templates {
            let path = format!("tests/samples/{path}");
            self.files.insert(path, text.clone());
        }
        for (path, text) in &tests.fixtures {
            let path = format!("tests/fixtures/{path}");
            self.files.insert(path, text.clone());
        }
    }

    fn manifest(&mut self, context: &Context<'_>, job: &Job<'_>) -> Result<(), RenderError> {
        let package = &context.config.package;
        let description = package.description.clone();
        let package = context! {
            name => job.crate_name,
            standalone => job.standalone,
            version => package.version.as_deref().unwrap_or("0.1.0"),
            // Cargo passes it to the compiler in an environment variable, so it has no control characters.
            description => description.unwrap_or_else(|| format!("Client of {}", plain_line(&context.api.title))),
            repository => view(&package.repository),
            keywords => view(&package.keywords),
            categories => view(&package.categories),
            features => view(context.config.features.keys().collect::<Vec<_>>()),
        };
        let text = self.templates.render("Cargo.toml.jinja", package)?;
        let text = format!("# {}\n{text}", self.mark());
        if let Err(error) = text.parse::<toml::Table>() {
            return Err(RenderError {
                file: "Cargo.toml".to_owned(),
                message: error.to_string(),
            });
        }
        self.files.insert("Cargo.toml".to_owned(), text);
        Ok(())
    }

    /// The text of line 1 of each file.
    fn mark(&self) -> String {
        format!(
            "@generated by `cargo xtask codegen` from {}; do not edit.",
            self.spec_name
        )
    }

    /// Adds a Rust file whose view is made while it is rendered.
    fn rust(
        &mut self,
        path: &str,
        template: &'static str,
        view: impl Fn() -> minijinja::Value + Send + Sync + 'v,
    ) {
        self.drafts.push(Draft {
            path: path.to_owned(),
            template,
            view: Box::new(view),
            has_own_docs: false,
            imports: None,
        });
    }

    /// Adds a Rust file with its view.
    fn rust_of_view(&mut self, path: &str, template: &'static str, view: minijinja::Value) {
        self.rust(path, template, move || view.clone());
    }

    /// Renders the files that were added since the last call.
    fn finish(&mut self) -> Result<(), RenderError> {
        let drafts = std::mem::take(&mut self.drafts);
        let texts = render_drafts(self.templates, &drafts)?;
        for (draft, text) in drafts.into_iter().zip(texts) {
            self.other_letters |= !text.is_ascii() && has_other_letters(&text);
            let text = format!("// {}\n{text}", self.mark());
            self.files.insert(draft.path, text);
        }
        Ok(())
    }

    fn modules(
        &mut self,
        folder: &str,
        title: &str,
        modules: &[(&str, &Vec<String>)],
        pages: &[PageRow],
        preamble: &[&str],
    ) {
        let files: Vec<_> = modules
            .iter()
            .map(|(module, features)| context! { module => *module, features => *features })
            .collect();
        self.rust_of_view(
            &format!("src/{folder}/mod.rs"),
            "modules.rs.jinja",
            // Each resource has its own page in the documentation, because one page would list many hundred types.
            context! { title, files, pages => view(pages), preamble => view(preamble), apart => folder == "resources" },
        );
    }
}
