//! Reads files of this machine, as far as a document may read them.
//!
//! In: folders that the user has named. Out: the bytes of regular files below them. Always: a document decides which
//! files it consists of, and its author is not trusted. So no reference reads a file outside these folders, through any
//! spelling or symbolic link, or a file that is not regular or has no end.

use super::files::{ReadError, ReadFiles, normalize_path};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The longest file that is read, in bytes.
const MAX_BYTES: u64 = 128 << 20;

/// Reads files below certain folders, relative to the working directory.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    folders: Vec<Folder>,
}

/// A folder below which files are read.
#[derive(Clone, Debug)]
struct Folder {
    /// Its absolute path as named.
    named: PathBuf,
    /// Its path after all symbolic links are followed.
    real: PathBuf,
}

impl Disk {
    /// The files in the folder of `file` and below it.
    pub fn around(file: &Path) -> Disk {
        let folder = file.parent().unwrap_or(Path::new(""));
        Disk::default().and_below(folder)
    }

    /// Also allows the files below `folder`. A folder that does not exist has none.
    #[must_use]
    pub fn and_below(mut self, folder: &Path) -> Disk {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        if let Some(named) = make_absolute(folder) {
            let real = fs::canonicalize(folder).unwrap_or_else(|_| named.clone());
            self.folders.push(Folder { named, real });
        }
        self
    }

    /// The real path of a file below the folders. A path outside them is not even looked up.
    fn find(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let named = make_absolute(path).ok_or(ReadError::Outside)?;
        let mut folders = self.folders.iter();
        if !folders
            .any(|folder| named.starts_with(&folder.named) || named.starts_with(&folder.real))
        {
            return Err(ReadError::Outside);
        }
        let real = fs::canonicalize(&named)?;
        let mut folders = self.folders.iter();
        if folders.any(|folder| real.starts_with(&folder.real)) {
            Ok(real)
        } else {
            Err(ReadError::Outside)
        }
    }
}

impl ReadFiles for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let real = self.find(Path::new(path))?;
        // Checked before opening, because opening a pipe waits for a writer.
        check_kind(&fs::metadata(&real)?)?;
        let file = File::open(&real)?;
        check_kind(&file.metadata()?)?;
        let mut bytes = Vec::new();
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_BYTES {
            let message = format!("it is larger than {} MiB", MAX_BYTES >> 20);
            return Err(ReadError::Unusable(message));
        }
        Ok(bytes)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let folder = if folder.is_empty() { "." } else { folder };
        let Ok(entries) = self
            .find(Path::new(folder))
            .and_then(|folder| Ok(fs::read_dir(folder)?))
        else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }
}

fn check_kind(found: &fs::Metadata) -> Result<(), ReadError> {
    if found.is_dir() {
        return Err(ReadError::Unusable("it is a folder".to_owned()));
    }
    if !found.is_file() {
        return Err(ReadError::Unusable("it is no regular file".to_owned()));
    }
    if found.len() > MAX_BYTES {
        let message = format!("it is larger than {} MiB", MAX_BYTES >> 20);
        return Err(ReadError::Unusable(message));
    }
    Ok(())
}

/// `path` as an absolute path without `.` and `..`.
fn make_absolute(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let text = absolute.to_str()?;
    if cfg!(windows) {
        return Some(PathBuf::from(normalize_path(&text.replace('\\', "/"))));
    }
    Some(PathBuf::from(normalize_path(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_a_folder_that_does_not_exist_is_missing_and_not_outside() {
        let path = "no-such-folder/a.yaml";
        let found = Disk::around(Path::new(path)).read(path);
        assert!(matches!(found, Err(ReadError::Missing)), "{found:?}");
    }
}
