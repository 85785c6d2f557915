//! Other generators of Rust clients, each with its version for the comparison.

use super::command::succeed;
use crate::terminal::note_line;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Another generator.
#[derive(Debug)]
pub struct Peer {
    /// The name of the crate and of its program.
    pub name: &'static str,
    /// The version that is installed.
    pub version: &'static str,
    /// The arguments. `DOCUMENT` and `OUT` are replaced by paths.
    arguments: &'static [&'static str],
}

/// All generators that the registry has and that read OpenAPI 3.1.
pub const PEERS: &[Peer] = &[
    Peer {
        name: "ploidy",
        version: "0.15.0",
        arguments: &["generate", "rust", "DOCUMENT", "-o", "OUT"],
    },
    Peer {
        name: "oas3-gen",
        version: "0.29.0",
        arguments: &["generate", "client-mod", "-i", "DOCUMENT", "-o", "OUT"],
    },
];

/// Installs the program, unless it is installed. Gives its path.
pub fn install(peer: &Peer, work: &Path) -> Result<PathBuf, String> {
    let root = work.join(format!("{}-{}", peer.name, peer.version));
    let program = root.join("bin").join(peer.name);
    if !program.exists() {
        note_line!("installing {} {}", peer.name, peer.version);
        let mut install = Command::new("cargo");
        install
            .args([
                "install",
                "--quiet",
                "--locked",
                "--version",
                peer.version,
                peer.name,
                "--root",
            ])
            .arg(&root);
        succeed(&mut install)?;
    }
    Ok(program)
}

/// The command of one run.
pub fn command(peer: &Peer, program: &Path, document: &Path, out: &Path) -> Vec<String> {
    let mut command = vec![program.display().to_string()];
    command.extend(peer.arguments.iter().map(|argument| match *argument {
        "DOCUMENT" => document.display().to_string(),
        "OUT" => out.display().to_string(),
        other => other.to_owned(),
    }));
    command
}
