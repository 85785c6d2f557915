//! Finds the input of a run from the arguments.
//!
//! In: arguments and the workspace. Out: the generator's input and the output folder. Always: files of the runtime are
//! read only for a crate outside this workspace. They are copies there, so they get the mark.

use super::arguments::Arguments;
use super::mark::mark_copy;
use super::problem::Problem;
use super::told::check_told;
use crate::workspace::is_same_folder;
use generator::diagnostic::Levels;
use generator::generate::Input;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The input of a run, and its output folder.
#[derive(Debug)]
pub struct RunInput {
    /// The input of the generator.
    pub generator: Input,
    /// The output folder.
    pub out: PathBuf,
}

/// Finds the whole input of a run.
pub fn gather_input(arguments: &Arguments, workspace: &Path) -> Result<RunInput, Problem> {
    let spec = arguments
        .spec
        .clone()
        .unwrap_or_else(|| workspace.join("spec/openapi.yaml"));
    let own_crate = workspace.join("generated");
    let out = arguments.out.clone().unwrap_or_else(|| own_crate.clone());
    let standalone = !is_same_folder(&out, &own_crate);
    let mut runtime = BTreeMap::new();
    if standalone {
        runtime = read_runtime(workspace).map_err(|error| {
            Problem::new(
                "no-runtime",
                &own_crate.join("src/runtime"),
                format!("the runtime can't be read: {error}"),
                "run this in the workspace",
            )
        })?;
    }
    let beside = spec.parent().unwrap_or(Path::new(""));
    check_paths(arguments)?;
    check_told(arguments, &out)?;
    let config = find_settings(beside);
    let overlays = list_overlays(&beside.join("overlays"))?;
    let crate_name = arguments.crate_name.clone();
    Ok(RunInput {
        generator: Input {
            spec,
            overlays,
            config,
            folders: arguments.allow_folders.clone(),
            examples: arguments.examples.clone(),
            crate_name,
            standalone,
            levels: Levels {
                deny: arguments.deny.iter().cloned().collect(),
                allow: arguments.allow.iter().cloned().collect(),
            },
            runtime,
        },
        out,
    })
}

/// The paths that the command line names, and that no later stage reports.
fn check_paths(arguments: &Arguments) -> Result<(), Problem> {
    let missing =
        |path: &Path, message: &str, help| Problem::new("missing-file", path, message, help);
    if let Some(folder) = arguments
        .allow_folders
        .iter()
        .find(|folder| !folder.is_dir())
    {
        let message = "there is no folder with this path";
        return Err(missing(
            folder,
            message,
            "give a folder with --allow-folder",
        ));
    }
    if let Some(previous) = arguments.previous.as_ref().filter(|path| !path.is_file()) {
        let message = "there is no file with this path";
        return Err(missing(
            previous,
            message,
            "give the document before the update with --previous",
        ));
    }
    Ok(())
}

/// The settings in the folder of a document, if there are any.
pub fn find_settings(folder: &Path) -> Option<PathBuf> {
    Some(folder.join("codegen.toml")).filter(|path| exists(path))
}

/// Whether anything has this path, also a symbolic link that leads nowhere: its reader says what is wrong with it.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The overlay documents of a folder, sorted by name. Empty if there is no folder.
fn list_overlays(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    if !exists(folder) {
        return Ok(Vec::new());
    }
    let unreadable = |error: std::io::Error| {
        let message = format!("the folder of overlays can't be read: {error}");
        Problem::new(
            "unreadable-file",
            folder,
            message,
            "make it readable, or remove it",
        )
    };
    let mut overlays = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path
            .extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml" || ending == "json")
        {
            overlays.push(path);
        }
    }
    overlays.sort();
    Ok(overlays)
}

/// The files of the hand-written runtime, marked as copies, by their paths in a crate.
pub fn read_runtime(workspace: &Path) -> std::io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let folder = workspace.join("generated/src/runtime");
    read_runtime_folder(&folder, "src/runtime", &mut files)?;
    Ok(files)
}

fn read_runtime_folder(
    folder: &Path,
    name: &str,
    files: &mut BTreeMap<String, String>,
) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_runtime_folder(&entry.path(), &name, files)?;
        } else if name.ends_with(".rs") {
            files.insert(name, mark_copy(&fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("generated/src/runtime/mod.rs", "//! Runtime.\n"),
            ("generated/src/runtime/http/mod.rs", ""),
            ("generated/src/runtime/notes.md", ""),
            ("spec/openapi.yaml", ""),
            ("spec/codegen.toml", ""),
            ("spec/overlays/b.yaml", ""),
            ("spec/overlays/a.yaml", ""),
            ("spec/overlays/README.md", ""),
            ("other/openapi.json", ""),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn defaults_are_those_of_the_workspace() {
        let folder = workspace();
        let input = gather_input(&Arguments::default(), folder.path()).unwrap();
        assert_eq!(input.out, folder.path().join("generated"));
        assert_eq!(
            input.generator.config,
            Some(folder.path().join("spec/codegen.toml"))
        );
        let names: Vec<_> = input
            .generator
            .overlays
            .iter()
            .map(|path| path.file_name().unwrap())
            .collect();
        assert_eq!(names, ["a.yaml", "b.yaml"]);
        assert!(input.generator.runtime.is_empty() && !input.generator.standalone);
    }

    #[test]
    fn a_crate_elsewhere_gets_the_runtime_and_no_settings_of_ours() {
        let folder = workspace();
        let arguments = Arguments {
            spec: Some(folder.path().join("other/openapi.json")),
            out: Some(folder.path().join("target/x")),
            ..Arguments::default()
        };
        let input = gather_input(&arguments, folder.path()).unwrap();
        assert!(input.generator.standalone);
        assert_eq!(input.generator.config, None);
        assert!(input.generator.overlays.is_empty());
        let names: Vec<_> = input.generator.runtime.keys().collect();
        assert_eq!(names, ["src/runtime/http/mod.rs", "src/runtime/mod.rs"]);
        assert!(input.generator.runtime["src/runtime/mod.rs"].ends_with("\n//! Runtime.\n"));
    }

    #[test]
    fn settings_and_overlays_that_cannot_be_read_are_not_taken_for_none() {
        let folder = workspace();
        let other = folder.path().join("other");
        fs::create_dir(other.join("codegen.toml")).unwrap();
        let arguments = Arguments {
            spec: Some(other.join("openapi.json")),
            ..Arguments::default()
        };
        let input = gather_input(&arguments, folder.path()).unwrap();
        assert_eq!(input.generator.config, Some(other.join("codegen.toml")));
        fs::write(other.join("overlays"), "").unwrap();
        let problem = gather_input(&arguments, folder.path()).unwrap_err();
        assert_eq!(problem.code, "unreadable-file");
    }

    #[test]
    fn paths_of_the_command_line_must_exist() {
        let folder = workspace();
        let wrong = [
            Arguments {
                allow_folders: vec![folder.path().join("none")],
                ..Arguments::default()
            },
            Arguments {
                previous: Some(folder.path().join("spec")),
                ..Arguments::default()
            },
        ];
        for arguments in wrong {
            let problem = gather_input(&arguments, folder.path()).unwrap_err();
            assert_eq!(problem.code, "missing-file");
        }
    }

    #[test]
    fn another_spelling_of_the_own_crate_is_the_own_crate() {
        let folder = workspace();
        let arguments = Arguments {
            out: Some(folder.path().join("spec/../generated/")),
            ..Arguments::default()
        };
        assert!(
            !gather_input(&arguments, folder.path())
                .unwrap()
                .generator
                .standalone
        );
    }
}
