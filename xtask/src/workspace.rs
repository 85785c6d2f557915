//! Finds this workspace.
//!
//! In: the environment that `cargo xtask` sets. Out: paths of the workspace. Always: paths are relative if the working
//! directory is the workspace, so that findings name files as a person would.

use std::path::{Path, PathBuf};

/// The workspace's own folder.
pub fn find_workspace() -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    let by_cargo = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = by_cargo
        .as_deref()
        .and_then(Path::parent)
        .map(Path::to_path_buf);
    let root = root.or_else(|| {
        current
            .ancestors()
            .find(|folder| is_workspace(folder))
            .map(Path::to_path_buf)
    });
    match root {
        Some(root) if root != current => root,
        _ => PathBuf::new(),
    }
}

fn is_workspace(folder: &Path) -> bool {
    folder.join("xtask/Cargo.toml").is_file()
}

/// Whether two paths lead to the same folder. A folder that does not exist equals only itself.
pub fn is_same_folder(a: &Path, b: &Path) -> bool {
    let absolute = |path: &Path| {
        path.canonicalize()
            .or_else(|_| std::path::absolute(path))
            .ok()
    };
    absolute(a) == absolute(b)
}
