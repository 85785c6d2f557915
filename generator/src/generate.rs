//! The whole way: a document in, the files of a crate out.

use crate::config::Config;
use crate::diagnostic::{Diagnostics, Place};
use crate::json_api::JsonApi;
use crate::model::Api;
use crate::naming;
use crate::render::{self, Counts, Files, Job, Manifest};
use crate::rust::Context;
use crate::source::{self, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is to be generated.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The document's root file.
    pub spec: PathBuf,
    /// `codegen.toml`, where there is one.
    pub config: Option<PathBuf>,
    /// Overlay documents, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// Another document of the same API, whose examples the crate's test is to use.
    pub examples: Option<PathBuf>,
    /// The crate's name; codegen.toml's or the document's title where it is left out.
    pub crate_name: Option<String>,
    /// Whether the crate stands outside of the workspace.
    pub standalone: bool,
    /// Files of the hand-written runtime, where they are part of the output.
    pub runtime: BTreeMap<String, String>,
}

/// What was generated.
#[derive(Debug)]
pub struct Output {
    /// Path below the output folder and text, sorted.
    pub files: Files,
    /// What the files hold.
    pub manifest: Manifest,
    /// Notes and warnings.
    pub diagnostics: Diagnostics,
    /// For printing places.
    pub sources: Sources,
}

impl Output {
    /// How many of each there are.
    pub fn counts(&self) -> Counts {
        self.manifest.counts
    }
}

/// Why nothing was generated.
#[derive(Debug)]
pub struct Failure {
    /// All findings; at least one is an error.
    pub diagnostics: Diagnostics,
    /// For printing places.
    pub sources: Sources,
}

/// A document and its settings as a model.
#[derive(Debug)]
pub struct Loaded {
    /// The model.
    pub api: Api,
    /// The settings.
    pub config: Config,
    /// Findings so far.
    pub diagnostics: Diagnostics,
    /// For printing places.
    pub sources: Sources,
}

/// Reads a document into a model; all findings at once.
pub fn load_api(
    spec: &Path,
    overlays: &[PathBuf],
    config: Option<&Path>,
) -> Result<Loaded, Failure> {
    let mut document = source::load(spec).map_err(|f| Failure {
        diagnostics: f.diagnostics,
        sources: f.sources,
    })?;
    crate::overlay::apply(&mut document, overlays);
    let mut diagnostics = std::mem::take(&mut document.diagnostics);
    let config = match config {
        Some(path) => read_config(path, &mut document.sources, &mut diagnostics),
        None => Config::default(),
    };
    let sha256 = document.canonical_sha256();
    let api = crate::lower::lower(
        &document.root,
        &|pointer: &str| document.place(pointer),
        sha256,
        &mut diagnostics,
    );
    let sources = document.sources;
    match api {
        Some(api) if !diagnostics.has_errors() => Ok(Loaded {
            api,
            config,
            diagnostics,
            sources,
        }),
        _ => Err(Failure {
            diagnostics,
            sources,
        }),
    }
}

fn read_config(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Config {
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => {
            sources.add(&name, text.clone());
            Config::parse(&name, &text, diagnostics)
        }
        Err(error) => {
            diagnostics.error(
                "codegen-toml",
                Some(Place {
                    file: name.into(),
                    pointer: String::new(),
                    position: None,
                }),
                format!("codegen.toml cannot be read: {error}"),
                "make it readable, or remove it to generate without settings",
            );
            Config::default()
        }
    }
}

/// Generates the files of a crate from a document.
pub fn generate(input: &Input) -> Result<Output, Failure> {
    let Loaded {
        mut api,
        config,
        mut diagnostics,
        sources,
    } = load_api(&input.spec, &input.overlays, input.config.as_deref())?;
    if let Some(path) = &input.examples {
        let other = load_api(path, &[], None)?;
        clear_examples(&mut api);
        crate::borrow::borrow_examples(&mut api, other.api, &mut diagnostics);
    }
    let crate_name = input
        .crate_name
        .clone()
        .or_else(|| config.package.name.clone())
        .unwrap_or_else(|| naming::kebab_of(&api.title));
    let spec_name = format!("the OpenAPI document \"{}\"", one_line(&api.title));
    let job = Job {
        crate_name: &crate_name,
        standalone: input.standalone,
        spec_name: &spec_name,
        runtime: &input.runtime,
    };
    match generate_from_model(&api, &config, &job, &mut diagnostics) {
        Some((files, manifest)) => Ok(Output {
            files,
            manifest,
            diagnostics,
            sources,
        }),
        None => Err(Failure {
            diagnostics,
            sources,
        }),
    }
}

/// Drops all examples.
fn clear_examples(api: &mut Api) {
    let bodies = api.operations.iter_mut().flat_map(|o| {
        let requests = o.request.iter_mut().flat_map(|r| &mut r.media);
        requests.chain(
            o.answers
                .iter_mut()
                .chain(&mut o.errors)
                .flat_map(|r| &mut r.media),
        )
    });
    let events = api.events.iter_mut().filter_map(|e| e.body.as_mut());
    bodies
        .chain(events)
        .for_each(|media| media.examples.clear());
}

/// TEXT without line breaks, for a comment.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The files of a crate for a model. `None` where a finding is an error.
pub fn generate_from_model(
    api: &Api,
    config: &Config,
    job: &Job<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Files, Manifest)> {
    let json_api = JsonApi::recognise(api);
    let names = naming::choose(api, &json_api, config, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let context = Context::new(api, &names, &json_api, config);
    match render::render(&context, &names, job) {
        Ok(done) => Some(done),
        Err(error) => {
            diagnostics.error(
                "internal-render",
                Some(Place { file: error.file.into(), pointer: String::new(), position: None }),
                format!("the generator made text that is not what it should be: {}", error.message),
                "this is a fault of the generator: please report it with the document that shows it",
            );
            None
        }
    }
}
