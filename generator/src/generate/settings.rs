//! The settings: codegen.toml and the published names next to it.

use crate::config::{Config, UNREADABLE_SETTINGS};
use crate::diagnostic::{Diagnostics, Place, Sources};
use crate::published::{self, Published};
use crate::source::{Disk, ReadError, ReadFiles};
use std::path::Path;

/// Reads codegen.toml, and the published names next to it.
pub(super) fn read_config(
    path: &Path,
    disk: &Disk,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Config {
    let name = path.display().to_string();
    let why = match disk.read(&name).map(String::from_utf8) {
        Ok(Ok(text)) => {
            sources.add(&name, text.clone());
            let mut config = Config::parse(&name, &text, diagnostics);
            let lock = path.with_file_name(published::FILE).display().to_string();
            if let Ok(Ok(text)) = disk.read(&lock).map(String::from_utf8) {
                config.published = Published::parse(&text);
            }
            return config;
        }
        Ok(Err(_)) => "it is not UTF-8".to_owned(),
        Err(ReadError::Missing) => "there is no such file".to_owned(),
        Err(ReadError::Outside) => "it is outside the document's folder".to_owned(),
        Err(ReadError::Unusable(why)) => why,
    };
    diagnostics.error(
        UNREADABLE_SETTINGS,
        Some(Place {
            file: name.into(),
            pointer: String::new(),
            position: None,
        }),
        format!("`codegen.toml` cannot be read: {why}"),
        "make it readable, or remove it to generate without settings",
    );
    Config::default()
}
