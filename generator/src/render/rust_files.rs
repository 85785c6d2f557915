//! The crate's Rust files and Cargo.toml.

use super::crate_docs::crate_docs;
use super::environment::{Templates, view};
use super::format::format_rust;
use super::job::{Files, Job, RenderError};
use crate::markdown::without_invisible;
use crate::naming::Names;
use crate::rust::{
    Context, PageRow, ViewSets, call_rows, example_views, page_rows, sample_rows, settings_of_crate,
};
use crate::samples::make_samples;
use minijinja::context;
use std::collections::BTreeMap;

/// Renders all but the lists.
pub(super) fn render(
    views: &Context<'_>,
    sets: &ViewSets,
    names: &Names,
    job: &Job<'_>,
) -> Result<Files, RenderError> {
    let templates = Templates::compile()?;
    let mut out = Output {
        templates,
        files: BTreeMap::new(),
        spec_name: job.spec_name.to_owned(),
    };
    let ViewSets {
        models,
        resources,
        events,
    } = sets;
    let modules: Vec<&str> = models.iter().map(|f| f.module.as_str()).collect();
    out.modules(
        "models",
        "Types that the document names, and those written inside them.",
        &modules,
        &[],
        &[
            "use super::ids::*;",
            "use crate::runtime::prelude::*;",
            "use crate::{accessors, setters};",
        ],
    )?;
    for file in models {
        out.rust(
            &format!("src/models/{}.rs", file.module),
            "model.rs.jinja",
            context! { file => view(file) },
        )?;
    }
    let modules: Vec<&str> = resources.iter().map(|f| f.module.as_str()).collect();
    let mut preamble = vec![
        "use super::ids::*;",
        "use super::models::*;",
        "use crate::runtime::http::by_status::by_status;",
        "use crate::runtime::prelude::*;",
        "use crate::{accessors, body_setters, setters};",
    ];
    if !views.shared_parameters().is_empty() {
        preamble.push("use super::parameters::*;");
    }
    out.modules(
        "resources",
        "Operations by resource: a module for each, with its calls and types. All are exported here too.",
        &modules,
        &page_rows(resources),
        &preamble,
    )?;
    for file in resources {
        out.rust(
            &format!("src/resources/{}.rs", file.module),
            "resource.rs.jinja",
            context! { file => view(file) },
        )?;
    }
    if !events.is_empty() {
        out.rust(
            "src/events/mod.rs",
            "events_mod.rs.jinja",
            context! { files => view(events) },
        )?;
        for file in events {
            out.rust(
                &format!("src/events/{}.rs", file.module),
                "events.rs.jinja",
                context! { file => view(file) },
            )?;
        }
    }
    let parameters = views.shared_parameters();
    if !parameters.is_empty() {
        out.rust(
            "src/parameters.rs",
            "parameters.rs.jinja",
            context! { parameters => view(&parameters) },
        )?;
    }
    let ids: Vec<_> = names
        .ids
        .iter()
        .map(|(family, name)| context! { family, name => name.as_str() })
        .collect();
    out.rust("src/ids.rs", "ids.rs.jinja", context! { ids })?;
    let settings = settings_of_crate(views, job.crate_name);
    out.rust(
        "src/settings.rs",
        "settings.rs.jinja",
        context! { settings => view(&settings) },
    )?;
    let docs = crate_docs(views, &settings);
    out.rust_with_own_docs(
        "src/lib.rs",
        "lib.rs.jinja",
        context! { docs, readme => !job.standalone, events => !events.is_empty(), parameters => !views.shared_parameters().is_empty() },
        views.config.package.documentation.is_some(),
    )?;
    let (rows, fixtures) = example_views(views);
    let named = names.types.keys().cloned().collect();
    let samples = make_samples(views.api, views.json_api, &named);
    let sample_rows = sample_rows(views, &samples);
    let crate_name = job.crate_name.replace('-', "_");
    out.rust(
        "tests/spec_examples.rs",
        "spec_examples.rs.jinja",
        context! {
            rows => view(rows),
            samples => view(sample_rows),
            crate_name => &crate_name,
            events => !events.is_empty(),
        },
    )?;
    let variable = &views.config.client.base_url_variable;
    out.rust(
        "tests/every_operation.rs",
        "every_operation.rs.jinja",
        context! {
            rows => view(call_rows(views, resources, &samples)),
            crate_name,
            variable => variable.as_deref().unwrap_or("API_BASE_URL"),
        },
    )?;
    for (path, text) in samples.files {
        out.files.insert(format!("tests/samples/{path}"), text);
    }
    for (path, text) in fixtures {
        out.files.insert(format!("tests/fixtures/{path}"), text);
    }
    let package = &views.config.package;
    let text = out.templates.render(
        "Cargo.toml.jinja",
        context! {
            name => job.crate_name,
            standalone => job.standalone,
            version => package.version.as_deref().unwrap_or("0.1.0"),
            description => package.description.clone().unwrap_or_else(|| format!("Client of {}", shown(&views.api.title))),
            repository => view(&package.repository),
            keywords => view(&package.keywords),
            categories => view(&package.categories),
        },
    )?;
    let text = format!("# {}\n{text}", out.mark());
    if let Err(error) = text.parse::<toml::Table>() {
        return Err(RenderError {
            file: "Cargo.toml".to_owned(),
            message: error.to_string(),
        });
    }
    out.files.insert("Cargo.toml".to_owned(), text);
    Ok(out.files)
}

/// TEXT as one line without control characters: cargo hands it to the compiler in a variable, which cannot hold all.
fn shown(text: &str) -> String {
    let text = without_invisible(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Output {
    templates: Templates,
    files: Files,
    spec_name: String,
}

impl Output {
    /// What line 1 of each file says.
    fn mark(&self) -> String {
        format!(
            "@generated by `cargo xtask codegen` from {}; do not edit.",
            self.spec_name
        )
    }

    /// Renders a Rust file.
    fn rust(
        &mut self,
        path: &str,
        template: &str,
        view: minijinja::Value,
    ) -> Result<(), RenderError> {
        self.rust_with_own_docs(path, template, view, false)
    }

    /// Renders a Rust file; OWN says that the documentation at its top is none of the document's.
    fn rust_with_own_docs(
        &mut self,
        path: &str,
        template: &str,
        view: minijinja::Value,
        own: bool,
    ) -> Result<(), RenderError> {
        let text = self.templates.render(template, view)?;
        let text = format_rust(path, &text, own)?;
        self.files
            .insert(path.to_owned(), format!("// {}\n{text}", self.mark()));
        Ok(())
    }

    fn modules(
        &mut self,
        folder: &str,
        title: &str,
        modules: &[&str],
        pages: &[PageRow],
        preamble: &[&str],
    ) -> Result<(), RenderError> {
        self.rust(
            &format!("src/{folder}/mod.rs"),
            "modules.rs.jinja",
            // Each resource has a page of its own in the documentation: together they are a list of many hundred types.
            context! { title, modules => view(modules), pages => view(pages), preamble => view(preamble), apart => folder == "resources" },
        )
    }
}
