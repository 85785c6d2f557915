//! All stages: takes a document, gives the files of a crate.

mod crate_name;
mod load;
mod settings;

pub use load::{Failure, Loaded, load_api, make_model};

use crate::config::{Config, UNREADABLE_SETTINGS};
use crate::diagnostic::{Diagnostics, Levels, Place, Sources};
use crate::json_api::JsonApi;
use crate::markdown::plain_line;
use crate::model::{Api, Census};
use crate::naming::{self, Names};
use crate::published::Published;
use crate::render::{self, Counts, Files, Job, Manifest};
use crate::rust::{
    Context, ViewSets, report_features, report_taken_names, report_unused_settings, take_facts,
    take_features,
};
#[cfg(test)]
pub(crate) use load::event_rules;
use load::read_api;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
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
        .unwrap_or_else(|| crate_name::crate_name_of(&api.title));
    let spec_name = format!("the OpenAPI document \"{}\"", plain_line(&api.title));
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
    report_unused_settings(api, config, diagnostics);
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

#[cfg(test)]
pub(crate) mod tests;
