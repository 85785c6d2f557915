//! One document of the series.

use super::spec_text::{write_structure, write_whole};
use crate::codegen::{find_settings, gather_input};
use crate::workspace::find_workspace;
use generator::config::Config;
use generator::diagnostic::render;
use generator::generate::{Input, generate_from_model, load_api};
use generator::model::Api;
use generator::published::{FILE, Published};
use generator::render::{Files, Job};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of every crate of the series.
pub const CRATE_NAME: &str = "replayed";

/// A document with all the data for a comparison.
#[derive(Debug)]
pub struct Snapshot {
    /// The model.
    pub api: Api,
    /// The settings next to the document, or those of this workspace.
    pub config: Config,
    /// The whole document, in the same form for any files.
    pub whole: String,
    /// The same without descriptions and examples.
    pub structure: String,
    /// The crate.
    pub files: Files,
    /// The published facts after this crate.
    pub published: Published,
}

/// The generator's input for a document. A document without settings uses those of this workspace.
pub fn gather(
    document: &Path,
    out: Option<&Path>,
    settings: Option<&Settings>,
) -> Result<Input, String> {
    let arguments = crate::codegen::Arguments {
        spec: Some(document.to_path_buf()),
        out: out.map(Path::to_path_buf),
        crate_name: Some(CRATE_NAME.to_owned()),
        ..Default::default()
    };
    let workspace = find_workspace();
    let mut input = gather_input(&arguments, &workspace)
        .map_err(|problem| problem.to_string())?
        .generator;
    let own = find_settings(&workspace.join("spec"));
    input.config = input.config.or(own);
    if let (Some(settings), Some(config)) = (settings, &input.config) {
        input.config = Some(settings.take(config)?);
        input.folders.push(settings.folder.clone());
    }
    Ok(input)
}

/// The settings of the series, with the facts that earlier states have published.
#[derive(Debug)]
pub struct Settings {
    folder: PathBuf,
    _kept: tempfile::TempDir,
}

impl Settings {
    /// A temporary folder.
    pub fn make() -> Result<Settings, String> {
        let kept = tempfile::TempDir::new()
            .map_err(|error| format!("there is no room for the settings: {error}"))?;
        Ok(Settings {
            folder: kept.path().to_path_buf(),
            _kept: kept,
        })
    }

    /// Copies the settings `config`, without other files.
    fn take(&self, config: &Path) -> Result<PathBuf, String> {
        let path = self.folder.join("codegen.toml");
        std::fs::copy(config, &path).map_err(|error| format!("{}: {error}", config.display()))?;
        Ok(path)
    }

    /// Keeps the facts that a state published for later states.
    pub fn publish(&self, published: &Published) -> Result<(), String> {
        let path = self.folder.join(FILE);
        std::fs::write(&path, published.print())
            .map_err(|error| format!("{}: {error}", path.display()))
    }
}

impl Snapshot {
    /// Reads a document and makes its crate. The error is the text to print.
    pub fn take(path: &Path, settings: &Settings) -> Result<Snapshot, String> {
        let input = gather(path, None, Some(settings))?;
        let document = generator::source::load(&input.spec, &input.folders)
            .map_err(|failure| render(&failure.diagnostics, &failure.sources))?;
        let loaded = load_api(
            &input.spec,
            &input.overlays,
            input.config.as_deref(),
            &input.folders,
        )
        .map_err(|failure| render(&failure.diagnostics, &failure.sources))?;
        let (api, config, mut diagnostics) = (loaded.api, loaded.config, loaded.diagnostics);
        let runtime = BTreeMap::new();
        let job = Job {
            crate_name: CRATE_NAME,
            standalone: true,
            spec_name: "a document",
            runtime: &runtime,
        };
        let made = generate_from_model(&api, &config, &job, &mut diagnostics)
            .ok_or_else(|| render(&diagnostics, &loaded.sources))?;
        let (whole, structure) = (write_whole(&document.root), write_structure(&document.root));
        Ok(Snapshot {
            published: made.published,
            api,
            config,
            whole,
            structure,
            files: made.files,
        })
    }
}
