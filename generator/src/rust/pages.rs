//! The pages in the API's own reference, and the methods that each page describes.
//!
//! In: the `x-` key that codegen.toml names, on each operation. Out: rows for a table, in alphabetical order.

use super::ResourceFile;
use crate::config::Config;
use crate::model::Operation;
use serde::Serialize;
use std::collections::BTreeMap;

/// A page of the API's own reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageRow {
    /// Its name.
    pub name: String,
    /// Its methods, such as `Inquiries::create`.
    pub methods: Vec<String>,
}

/// The pages of an operation.
pub(super) fn pages_of(config: &Config, operation: &Operation) -> Vec<String> {
    let key = config.package.page_names.as_ref();
    let names = key.and_then(|key| operation.extensions.get(key));
    let names = names.into_iter().flatten();
    names
        .filter(|name| !name.trim().is_empty())
        .cloned()
        .collect()
}

/// A row for each page. Names that differ only in case share one row.
pub fn page_rows(resources: &[ResourceFile]) -> Vec<PageRow> {
    let mut rows: BTreeMap<String, PageRow> = BTreeMap::new();
    for file in resources {
        for operation in &file.operations {
            let method = crate::naming::method_path(&file.handle, &operation.method);
            for name in &operation.pages {
                let row = rows.entry(name.to_lowercase()).or_insert_with(|| PageRow {
                    name: name.clone(),
                    methods: Vec::new(),
                });
                if !row.methods.contains(&method) {
                    row.methods.push(method.clone());
                }
            }
        }
    }
    rows.into_values().collect()
}
