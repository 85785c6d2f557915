//! The arguments of `codegen`.

use clap::{Args, ValueEnum};
use generator::config::is_crate_name;
use generator::diagnostic::{find_unknown_allowed, find_unknown_denied};
use std::path::PathBuf;

/// The input and the output folder.
#[derive(Clone, Debug, Default, Args)]
pub struct Arguments {
    /// The OpenAPI document, YAML or JSON; `overlays/*.yaml` and `codegen.toml` next to it are read too [default:
    /// spec/openapi.yaml of this workspace]
    #[arg(long, value_name = "PATH")]
    pub spec: Option<PathBuf>,
    /// The folder of the crate [default: generated of this workspace]; a folder elsewhere gets a complete crate
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The name of the crate [default: from codegen.toml, otherwise from the document's title]
    #[arg(long, value_name = "NAME", value_parser = parse_crate_name)]
    pub crate_name: Option<String>,
    /// Another document of the same API, whose examples the crate's test uses instead
    #[arg(long, value_name = "PATH", requires = "out")]
    pub examples: Option<PathBuf>,
    /// A further folder with files of the document; can be given more than once
    #[arg(long = "allow-folder", value_name = "DIR")]
    pub allow_folders: Vec<PathBuf>,
    /// Write nothing; show the changes, and exit with status 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Print every finding, also if many are alike
    #[arg(long)]
    pub all_findings: bool,
    /// Print findings for people on standard error, or as JSON, one per line, on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub message_format: MessageFormat,
    /// Turn findings into errors: `warnings` for all warnings, or a code; docs/diagnostics.md lists the codes
    #[arg(long, value_name = "CODE", value_parser = parse_denied)]
    pub deny: Vec<String>,
    /// Accept the warnings of a code
    #[arg(long, value_name = "CODE", value_parser = parse_allowed)]
    pub allow: Vec<String>,
    /// The previous document of the crate [default: the document in git's last commit]
    #[arg(long, value_name = "PATH", conflicts_with = "check")]
    pub previous: Option<PathBuf>,
    /// Write a report of the update as Markdown, for a pull request
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub report: Option<PathBuf>,
    /// Add the update to a changelog (Keep a Changelog), under `[Unreleased]`
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub changelog: Option<PathBuf>,
}

/// The reader of the findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// For people.
    #[default]
    Human,
    /// For tools: one JSON object per line. All other messages go to standard error.
    Json,
}

impl Arguments {
    /// The command line that applies the changes which `--check` shows.
    pub fn without_check(&self) -> String {
        let mut line = "cargo xtask codegen".to_owned();
        let paths = [("--spec", &self.spec), ("--out", &self.out)];
        let mut add = |name: &str, value: &str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:@".contains(c);
            let quoted = format!("'{}'", value.replace('\'', r"'\''"));
            let value = if !value.is_empty() && value.chars().all(plain) {
                value
            } else {
                &quoted
            };
            line.push_str(&format!(" {name} {value}"));
        };
        for (name, path) in paths {
            if let Some(path) = path {
                add(name, &path.to_string_lossy());
            }
        }
        for folder in &self.allow_folders {
            add("--allow-folder", &folder.to_string_lossy());
        }
        if let Some(name) = &self.crate_name {
            add("--crate-name", name);
        }
        line
    }
}

fn parse_denied(code: &str) -> Result<String, String> {
    find_unknown_denied(code).map_or_else(|| Ok(code.to_owned()), Err)
}

fn parse_allowed(code: &str) -> Result<String, String> {
    find_unknown_allowed(code).map_or_else(|| Ok(code.to_owned()), Err)
}

fn parse_crate_name(name: &str) -> Result<String, String> {
    if is_crate_name(name) {
        Ok(name.to_owned())
    } else {
        Err(
            "the name of a crate begins with a letter, has at most 64 letters, digits, `-` and `_`, and is neither a \
             keyword of Rust nor the name of a crate that the client depends on"
                .to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mending_command_has_the_same_arguments() {
        let arguments = Arguments {
            spec: Some("a b/it's.yaml".into()),
            out: Some("target/x".into()),
            crate_name: Some("x_y".into()),
            check: true,
            ..Arguments::default()
        };
        assert_eq!(
            arguments.without_check(),
            r"cargo xtask codegen --spec 'a b/it'\''s.yaml' --out target/x --crate-name x_y"
        );
        assert_eq!(Arguments::default().without_check(), "cargo xtask codegen");
    }

    #[test]
    fn crate_names_are_checked_before_anything_is_read() {
        assert!(parse_crate_name("persona_upstream").is_ok());
        for name in ["", "1a", "a b", "a/b", "é", "self", "serde"] {
            assert!(parse_crate_name(name).is_err(), "{name}");
        }
    }
}
