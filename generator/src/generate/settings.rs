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
    let text =
        read_text(&name, disk).and_then(|text| text.ok_or("there is no such file".to_owned()));
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            diagnostics.error(
                UNREADABLE_SETTINGS,
                Some(place_of(&name)),
                format!("`codegen.toml` cannot be read: {why}"),
                "make it readable, or remove it to generate without settings",
            );
            return Config::default();
        }
    };
    sources.add(&name, text.clone());
    let mut config = Config::parse(&name, &text, diagnostics);
    let lock = path.with_file_name(published::FILE).display().to_string();
    match read_text(&lock, disk) {
        Ok(Some(text)) => config.published = read_published(&lock, &text, diagnostics),
        Ok(None) => {}
        // Without it, the run would choose other names and write them over the published ones.
        Err(why) => diagnostics.error(
            "unreadable-file",
            Some(place_of(&lock)),
            format!("the published names cannot be read: {why}"),
            "restore the file from the version control, or remove it if nothing is published yet",
        ),
    }
    config
}

/// The published names. A line that cannot be used is an error.
fn read_published(lock: &str, text: &str, diagnostics: &mut Diagnostics) -> Published {
    let faults = match Published::parse(text) {
        Ok(published) => return published,
        Err(faults) => faults,
    };
    for fault in faults {
        let place = Place {
            position: Some((fault.line, 1)),
            ..place_of(lock)
        };
        diagnostics.error("names-lock", Some(place), fault.message, fault.help);
    }
    Published::default()
}

/// The text of a file; `None` if there is no such file. The error is the reason why it cannot be read.
fn read_text(name: &str, disk: &Disk) -> Result<Option<String>, String> {
    match disk.read(name).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(Some(text)),
        Ok(Err(_)) => Err("it is not UTF-8".to_owned()),
        Err(ReadError::Missing) => Ok(None),
        Err(ReadError::Outside) => Err("it is outside the document's folder".to_owned()),
        Err(ReadError::Unusable(why)) => Err(why),
    }
}

fn place_of(file: &str) -> Place {
    Place {
        file: file.into(),
        pointer: String::new(),
        position: None,
    }
}
