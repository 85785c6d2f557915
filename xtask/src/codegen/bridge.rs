//! The generator as this command calls it.

use generator::diagnostic::Diagnostics;
use generator::source::{self, Sources};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What to generate from.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The document.
    pub spec: PathBuf,
    /// Overlay documents over it, in order.
    pub overlays: Vec<PathBuf>,
    /// `codegen.toml`, where there is one.
    pub config: Option<PathBuf>,
    /// The crate's name, where it is not the configured one.
    pub crate_name: Option<String>,
    /// Whether the crate stands outside of this workspace.
    pub standalone: bool,
    /// Files of the hand-written runtime by path, for a crate outside of this workspace.
    pub runtime: BTreeMap<String, String>,
}

/// What was generated.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// All files by path.
    pub files: BTreeMap<String, String>,
    /// How many of each there are.
    pub summary: Summary,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
    /// The texts they are about.
    pub sources: Sources,
}

/// How many of each there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Operations.
    pub operations: usize,
    /// Structs.
    pub models: usize,
    /// Enumerations.
    pub enumerations: usize,
    /// Unions.
    pub unions: usize,
    /// Webhook events.
    pub events: usize,
    /// Groups of operations.
    pub resources: usize,
}

/// Generates.
pub fn generate(input: &Input) -> Result<Output, source::Failure> {
    let document = source::load(&input.spec)?;
    let mut diagnostics = document.diagnostics;
    diagnostics.error("no-back-end", None, "nothing is generated yet", "");
    Err(source::Failure {
        diagnostics,
        sources: document.sources,
    })
}
