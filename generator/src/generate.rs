//! All stages: takes a document, gives the files of a crate.

use crate::config::{Config, UNREADABLE_SETTINGS};
use crate::diagnostic::{Diagnostics, Levels, Place, Sources};
use crate::json_api::{self, JsonApi};
use crate::lower::{EventRules, lower};
use crate::model::{Api, Census};
use crate::naming::{self, Names};
use crate::normalize::normalize;
use crate::normalize::report::{Origins, Report};
use crate::published::{self, Published};
use crate::render::{self, Counts, Files, Job, Manifest};
use crate::rust::{
    Context, ViewSets, report_features, report_taken_names, take_facts, take_features,
};
use crate::source::{self, Document};
use crate::yaml::Value;
use settings::read_config;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The input of a run.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The document's root file.
    pub spec: PathBuf,
    /// `codegen.toml`, if there is one.
    pub config: Option<PathBuf>,
    /// Overlay documents, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// Folders with further files of the document, in addition to its own folder.
    pub folders: Vec<PathBuf>,
    /// Another document of the same API, whose examples the crate's test uses instead.
    pub examples: Option<PathBuf>,
    /// The crate's name. Default: the name in codegen.toml, or the document's title.
    pub crate_name: Option<String>,
    /// Whether the crate is outside the workspace.
    pub standalone: bool,
    /// Levels of findings, in addition to those in codegen.toml.
    pub levels: Levels,
    /// Files of the hand-written runtime, if they are part of the output.
    pub runtime: BTreeMap<String, String>,
}

/// What was generated.
#[derive(Debug)]
pub struct Output {
    /// Path below the output folder and text, sorted.
    pub files: Files,
    /// The content of the files, counted and listed.
    pub manifest: Manifest,
    /// The numbers of items of each kind in the crate.
    pub census: Census,
    /// The published names after this run.
    pub published: Published,
    /// Notes and warnings.
    pub diagnostics: Diagnostics,
    /// The sources, to print places.
    pub sources: Sources,
}

impl Output {
    /// The number of items of each kind.
    pub fn counts(&self) -> Counts {
        self.manifest.counts
    }
}

/// The findings, when nothing was generated.
#[derive(Debug)]
pub struct Failure {
    /// All findings; at least one is an error.
    pub diagnostics: Diagnostics,
    /// The sources, to print places.
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
    /// The sources, to print places.
    pub sources: Sources,
}

/// Reads a document into a model, and collects all findings. Files must be below the document's folder or below
/// `folders`.
pub fn load_api(
    spec: &Path,
    overlays: &[PathBuf],
    config: Option<&Path>,
    folders: &[PathBuf],
) -> Result<Loaded, Failure> {
    match read_api(spec, overlays, config, folders) {
        Ok(loaded) if !loaded.diagnostics.has_errors() => Ok(loaded),
        Ok(loaded) => Err(Failure {
            diagnostics: loaded.diagnostics,
            sources: loaded.sources,
        }),
        Err(failure) => Err(failure),
    }
}

/// Reads a document into a model, as far as it can be read. Its findings may be errors.
fn read_api(
    spec: &Path,
    overlays: &[PathBuf],
    config: Option<&Path>,
    folders: &[PathBuf],
) -> Result<Loaded, Failure> {
    let disk = source::disk_of(spec, folders);
    let (mut diagnostics, mut sources) = (Diagnostics::default(), Sources::default());
    let config = config.map(|path| read_config(path, &disk, &mut sources, &mut diagnostics));
    let mut api = None;
    match source::read(spec, &disk) {
        Ok(mut document) => {
            crate::overlay::apply(&mut document, overlays, &disk);
            diagnostics.extend(std::mem::take(&mut document.diagnostics));
            let rules = config.as_ref().map(event_rules).unwrap_or_default();
            api = model_of(&mut document, &rules, &mut diagnostics);
            if let (Some(api), Some(config)) = (&mut api, &config) {
                published::hold_shapes(api, &config.published, &mut diagnostics);
            }
            sources.extend(&document.sources);
        }
        Err(failure) => {
            diagnostics.extend(failure.diagnostics);
            sources.extend(&failure.sources);
        }
    }
    match api {
        Some(api) => Ok(Loaded {
            api,
            config: config.unwrap_or_default(),
            diagnostics,
            sources,
        }),
        None => Err(Failure {
            diagnostics,
            sources,
        }),
    }
}

/// The model of a document. The document gives its content away.
fn model_of(
    document: &mut Document,
    rules: &EventRules,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let sha256 = document.canonical_sha256();
    let root = std::mem::take(&mut document.root);
    let document = &*document;
    let origins = Origins {
        place_of: &|pointer| document.place(pointer),
        written: &|pointer| document.sources.find_number(&document.place(pointer)),
    };
    make_model(root, origins, sha256, rules, diagnostics)
}

/// The model of a bundled document. `origins` give the source of each node of the bundle; `sha256` is its digest.
///
/// `None` if the document's version cannot be read.
pub fn make_model(
    bundle: Value,
    origins: Origins<'_>,
    sha256: String,
    rules: &EventRules,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let normalized = normalize(bundle, Report::new(origins, diagnostics))?;
    let mut api = lower(normalized, Report::new(origins, diagnostics), sha256, rules)?;
    json_api::settle(&mut api);
    Some(api)
}

/// The rules for events from codegen.toml and the published names.
pub(crate) fn event_rules(config: &Config) -> EventRules {
    EventRules {
        subjects: config.events.subjects.clone(),
        joined: config.published.events(true),
        apart: config.published.events(false),
    }
}

/// Generates the files of a crate from a document. Each stage runs and reports its findings, even if an earlier stage
/// had errors.
pub fn generate(input: &Input) -> Result<Output, Failure> {
    let Loaded {
        api,
        config,
        mut diagnostics,
        sources,
    } = read_input(input)?;
    // Without the settings, the names chosen by hand are not known.
    if diagnostics.iter().any(|d| d.code == UNREADABLE_SETTINGS) {
        return Err(Failure {
            diagnostics,
            sources,
        });
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
    let levels = input.levels.clone().and(&config.diagnostics.levels());
    let named = Named::choose(&api, &config, &mut diagnostics);
    let places = diagnostics.iter().filter_map(|d| d.place.as_ref());
    let files: BTreeSet<Arc<str>> = places.map(|place| Arc::clone(&place.file)).collect();
    let made = std::thread::scope(|scope| {
        // Another core finds the positions of the findings so far. Without it, they are found when they are printed.
        if !files.is_empty() {
            let scan = || sources.scan(files.iter().map(AsRef::as_ref));
            let _ = std::thread::Builder::new().spawn_scoped(scope, scan);
        }
        make_files(&api, &named, &config, &job, &mut diagnostics)
    });
    diagnostics.apply(&levels);
    match made.filter(|_| !diagnostics.has_errors()) {
        Some(made) => Ok(Output {
            files: made.files,
            manifest: made.manifest,
            census: Census::take(&api),
            published: made.published,
            diagnostics,
            sources,
        }),
        None => Err(Failure {
            diagnostics,
            sources,
        }),
    }
}

/// Reads the document. If both documents have no errors, replaces its examples by those of the other document.
fn read_input(input: &Input) -> Result<Loaded, Failure> {
    let mut read = read_api(
        &input.spec,
        &input.overlays,
        input.config.as_deref(),
        &input.folders,
    );
    let Some(path) = &input.examples else {
        return read;
    };
    match (read_api(path, &[], None, &input.folders), &mut read) {
        (Ok(other), own) if !other.diagnostics.has_errors() => {
            if let Ok(own) = own
                && !own.diagnostics.has_errors()
            {
                crate::borrow::clear_examples(&mut own.api);
                crate::borrow::borrow_examples(&mut own.api, other.api, &mut own.diagnostics);
            }
        }
        (
            Ok(Loaded {
                diagnostics: theirs,
                sources: texts,
                ..
            })
            | Err(Failure {
                diagnostics: theirs,
                sources: texts,
            }),
            Ok(Loaded {
                diagnostics,
                sources,
                ..
            })
            | Err(Failure {
                diagnostics,
                sources,
            }),
        ) => {
            diagnostics.extend(theirs);
            sources.extend(&texts);
        }
    }
    read
}

/// `text` for a one-line comment of any file type.
fn one_line(text: &str) -> String {
    let text = crate::markdown::without_invisible(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The output for a model.
#[derive(Debug)]
pub struct Made {
    /// Files by path.
    pub files: Files,
    /// The content of the files, counted and listed.
    pub manifest: Manifest,
    /// The facts that were published before, updated with those of this model.
    pub published: Published,
}

/// The files of a crate for a model. `None` if a finding is an error.
pub fn generate_from_model(
    api: &Api,
    config: &Config,
    job: &Job<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Made> {
    let named = Named::choose(api, config, diagnostics);
    make_files(api, &named, config, job, diagnostics)
}

/// The names of a model.
struct Named {
    json_api: JsonApi,
    names: Names,
}

impl Named {
    /// Chooses them.
    fn choose(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> Named {
        let json_api = JsonApi::recognise(api);
        let names = naming::choose(api, &json_api, config, diagnostics);
        Named { json_api, names }
    }
}

/// The files of a crate for a model and its names. `None` if a finding is an error.
fn make_files(
    api: &Api,
    named: &Named,
    config: &Config,
    job: &Job<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Made> {
    if diagnostics.has_errors() {
        return None;
    }
    let context = Context::new(api, &named.names, &named.json_api, config);
    let views = ViewSets::make(&context, job.crate_name);
    report_taken_names(api, &views, diagnostics);
    report_features(api, config, diagnostics);
    match render::render(&context, &views, job) {
        Ok((files, manifest)) => {
            let now = take_facts(&context, &views.resources, &config.published);
            Some(Made {
                files,
                manifest,
                published: config.published.with(now).with(take_features(
                    config,
                    &views.models,
                    &views.events,
                )),
            })
        }
        Err(error) => {
            diagnostics.error(
                "internal-render",
                Some(Place { file: error.file.into(), pointer: String::new(), position: None }),
                format!("the generator wrote an invalid file: {}", error.message),
                "this is a fault of the generator: please report it with the document that causes it",
            );
            None
        }
    }
}

mod settings;

#[cfg(test)]
pub(crate) mod tests;
