//! Reads a document and its settings into a model.
//!
//! In: paths. Out: a model and all findings so far. Always: each stage runs as far as the one before allows, so that one
//! run reports all faults.

use super::settings::read_config;
use crate::config::Config;
use crate::diagnostic::{Diagnostics, Sources};
use crate::json_api;
use crate::lower::{EventRules, lower};
use crate::model::Api;
use crate::normalize::normalize;
use crate::normalize::report::{Origins, Report};
use crate::published;
use crate::source::{self, Document};
use crate::yaml::Value;
use std::path::{Path, PathBuf};

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
pub(super) fn read_api(
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
pub(super) fn model_of(
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
    let keys = config.events.subjects.keys();
    let places = keys.filter_map(|key| {
        let place = config.places.key(&["events", "subjects", key])?;
        Some((key.clone(), place))
    });
    EventRules {
        subjects: config.events.subjects.clone(),
        places: places.collect(),
        joined: config.published.events(true),
        apart: config.published.events(false),
        inline: config.published.types_in_events(),
    }
}
