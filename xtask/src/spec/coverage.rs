//! Checks that the generated crate is complete.
//!
//! In: a list of operations, our document, the crate's manifest. Out: the missing items, and an exit status. Always:
//! method and path identify an operation, and its name an event.

use super::document::{Findings, SpecFolder};
use super::outcome::{Outcome, present, refuse};
use crate::terminal::say_line;
use importer::to_json;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Compares the manifest with the document, and with a list of operations if one is given.
pub fn check_coverage(operations: Option<&Path>, manifest: &Path, spec: &Path) -> Outcome {
    let mut findings = Findings::default();
    let folder = SpecFolder::read(spec, &mut findings);
    let Some(ours) = present(&folder, spec, &findings)? else {
        return Ok(refuse(&findings));
    };
    let document = to_json(ours);
    let text = read(manifest)?;
    let made: Value = serde_json::from_str(&text).map_err(|error| {
        format!(
            "{} is not a manifest: {error}\n  = help: give the codegen-manifest.json of a generated crate",
            manifest.display()
        )
    })?;
    let made_operations = texts(&made["operations"], |o| {
        Some(format!("{} {}", o["method"].as_str()?, o["path"].as_str()?))
    });
    let made_events = texts(&made["events"], |e| e["name"].as_str().map(str::to_owned));

    let mut wanted = list_operations(&document);
    if let Some(operations) = operations {
        let listed = read_list(&read(operations)?).map_err(|fault| {
            format!(
                "{}: {fault}\n  = help: give a CSV file with the columns `method` and `path`",
                operations.display()
            )
        })?;
        wanted.extend(listed);
    }
    let events: BTreeSet<String> = document["webhooks"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(k, _)| k.clone())
        .collect();
    let missing: Vec<_> = wanted
        .difference(&made_operations)
        .chain(events.difference(&made_events))
        .collect();
    for what in &missing {
        say_line!("missing: {what}");
    }
    say_line!(
        "{} of {} operations, {} of {} events",
        wanted.intersection(&made_operations).count(),
        wanted.len(),
        events.intersection(&made_events).count(),
        events.len()
    );
    Ok(if missing.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| {
        let path = path.display();
        format!("{path} can't be read: {error}\n  = help: give the path of a text file")
    })
}

fn texts(list: &Value, text: impl Fn(&Value) -> Option<String>) -> BTreeSet<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(text)
        .collect()
}

/// Method and path of every operation of a document.
fn list_operations(document: &Value) -> BTreeSet<String> {
    let items = document["paths"].as_object().into_iter().flatten();
    items
        .flat_map(|(path, item)| {
            let operations = item.as_object().into_iter().flatten();
            operations
                .filter(|(_, operation)| operation.get("responses").is_some())
                .map(move |(method, _)| format!("{} {path}", method.to_uppercase()))
        })
        .collect()
}

/// Method and path of every row of a CSV file. Quoted fields contain neither.
fn read_list(text: &str) -> Result<BTreeSet<String>, String> {
    let mut lines = text.lines();
    let header: Vec<_> = lines.next().unwrap_or_default().split(',').collect();
    let column = |name: &str| {
        header
            .iter()
            .position(|field| *field == name)
            .ok_or(format!("no column `{name}`"))
    };
    let (method, path) = (column("method")?, column("path")?);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let fields: Vec<_> = line.split(',').collect();
            match (fields.get(method), fields.get(path)) {
                (Some(method), Some(path)) => Ok(format!("{method} {path}")),
                _ => Err(format!("a line is too short: {line}")),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_is_read_by_its_columns() {
        let list = read_list("source,method,path,id\ncurrent,GET,/a,list\n").expect("a list");
        assert_eq!(list, BTreeSet::from(["GET /a".to_owned()]));
        assert!(read_list("a,b\n").is_err());
    }

    #[test]
    fn servers_of_a_path_are_no_operation() {
        let document =
            json!({"paths": {"/a": {"get": {"responses": {}}, "servers": [{"url": "x"}]}}});
        assert_eq!(
            list_operations(&document),
            BTreeSet::from(["GET /a".to_owned()])
        );
    }
}
