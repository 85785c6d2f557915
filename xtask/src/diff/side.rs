//! One of the two documents.

use crate::codegen::{self, gather_input};
use crate::workspace::find_workspace;
use generator::config::Config;
use generator::diagnostic::render;
use generator::diff::State;
use generator::generate::{Failure, load_api};
use generator::model::Api;
use std::path::{Path, PathBuf};

/// A document as a model, with its own settings if it has any.
#[derive(Debug)]
pub struct Side {
    /// The model.
    pub api: Api,
    /// The settings next to the document.
    pub config: Option<Config>,
}

/// Loads a document, whose files are in its own folder or in `folders`. The error is the text to print.
pub fn load_side(path: &Path, folders: &[PathBuf]) -> Result<Side, String> {
    let arguments = codegen::Arguments {
        spec: Some(path.to_path_buf()),
        allow_folders: folders.to_vec(),
        ..Default::default()
    };
    let input =
        gather_input(&arguments, &find_workspace()).map_err(|problem| problem.to_string())?;
    let input = input.generator;
    match load_api(
        &input.spec,
        &input.overlays,
        input.config.as_deref(),
        &input.folders,
    ) {
        Ok(loaded) => Ok(Side {
            api: loaded.api,
            config: input.config.map(|_| loaded.config),
        }),
        Err(Failure {
            diagnostics,
            sources,
        }) => Err(render(&diagnostics, &sources)),
    }
}

/// Both states. A document without settings uses those of the other, so that names agree.
pub fn share_settings<'a>(old: &'a Side, new: &'a Side) -> (State<'a>, State<'a>) {
    static NONE: std::sync::LazyLock<Config> = std::sync::LazyLock::new(Config::default);
    let config = |own: &'a Side, other: &'a Side| {
        own.config
            .as_ref()
            .or(other.config.as_ref())
            .unwrap_or_else(|| &*NONE)
    };
    (
        State {
            api: &old.api,
            config: config(old, new),
        },
        State {
            api: &new.api,
            config: config(new, old),
        },
    )
}
