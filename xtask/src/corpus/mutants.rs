//! Damages documents at random. For each, the generator must end with a crate or with findings.
//!
//! In: the documents of a folder, a seed. Out: the damaged documents that ended otherwise, each under its number.
//! Always: a seed and a number give the same damage, so that a fault can be repeated.

use super::damage::{Chance, damage};
use super::document::try_document;
use super::record::{Outcome, Record};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Larger documents are not used, because small ones test the same in less time.
const LARGEST: u64 = 60_000;

/// How a run ended.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many were tried.
    pub tried: u64,
    /// How many became a crate.
    pub generated: u64,
    /// How many of these are kept in the folder of accepted documents.
    pub stay: u64,
    /// The time of the slowest, in milliseconds.
    pub slowest: u64,
    /// The number, the document and the fault of each that ended otherwise.
    pub failures: Vec<(u64, String, String)>,
}

/// The settings of a run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The folder of the documents.
    pub folder: &'a Path,
    /// The seed of the damage.
    pub seed: u64,
    /// How many are tried.
    pub count: u64,
    /// The folder for those that fail.
    pub kept: &'a Path,
    /// How many of those that become a crate are kept too, taken from the whole run.
    pub accepted: usize,
}

/// The folder for mutants that became a crate.
pub fn folder_of_accepted(kept: &Path) -> PathBuf {
    kept.join("accepted")
}

/// Damages documents and tries each.
pub fn run(run: &Run<'_>, names: &[String]) -> Result<Tally, String> {
    let Run {
        folder,
        seed,
        count,
        kept,
        ..
    } = *run;
    let small: Vec<&String> = names
        .iter()
        .filter(|name| fs::metadata(folder.join(name)).is_ok_and(|file| file.len() <= LARGEST))
        .collect();
    if small.is_empty() {
        let folder = folder.display();
        return Err(format!(
            "{folder}: no document has at most {LARGEST} bytes, and larger ones are not damaged\n  = help: give a folder with a smaller document"
        ));
    }
    let accepted = folder_of_accepted(kept);
    fs::create_dir_all(&accepted).map_err(|error| format!("{}: {error}", kept.display()))?;
    let mut tally = Tally::default();
    for number in 0..count {
        let mut chance = Chance::new(seed, number);
        let Some(name) = small.get(chance.below(small.len())) else {
            break;
        };
        let Some(mut document) = read(&folder.join(name)) else {
            continue;
        };
        for _ in 0..=chance.below(5) {
            damage(&mut document, &mut chance);
        }
        let path = kept.join(format!("{seed}-{number}.json"));
        let stays = tally.stay < due(run, number);
        let stays = stays.then(|| accepted.join(format!("{seed}-{number}.json")));
        try_one(&mut tally, number, name, &document, &path, stays.as_deref())?;
    }
    Ok(tally)
}

/// How many accepted mutants are kept after mutant `number`, so that they come from the whole run.
fn due(run: &Run<'_>, number: u64) -> u64 {
    let accepted = u64::try_from(run.accepted).unwrap_or(u64::MAX);
    let share = u128::from(accepted) * u128::from(number + 1);
    let due = share.div_ceil(u128::from(run.count.max(1)));
    u64::try_from(due).unwrap_or(accepted)
}

fn try_one(
    tally: &mut Tally,
    number: u64,
    name: &str,
    document: &Value,
    path: &Path,
    accepted: Option<&Path>,
) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::write(path, document.to_string()).map_err(problem)?;
    let record = try_document(name, path, 0);
    tally.tried += 1;
    tally.slowest = tally.slowest.max(record.milliseconds);
    tally.generated += u64::from(record.outcome == Outcome::Generated);
    match find_fault(&record) {
        Some(fault) => tally.failures.push((number, name.to_owned(), fault)),
        None => match accepted.filter(|_| record.outcome == Outcome::Generated) {
            Some(accepted) => {
                fs::rename(path, accepted).map_err(problem)?;
                tally.stay += 1;
            }
            None => fs::remove_file(path).map_err(problem)?,
        },
    }
    Ok(())
}

fn find_fault(record: &Record) -> Option<String> {
    match record.outcome {
        Outcome::Panicked => return Some("a panic".to_owned()),
        Outcome::Hung => return Some("no end".to_owned()),
        Outcome::Generated | Outcome::Refused => {}
    }
    let internal = record
        .errors
        .keys()
        .find(|code| code.starts_with("internal-"));
    let without_place = record.without_place.as_ref();
    internal
        .cloned()
        .or(without_place.map(|code| format!("{code} without a place")))
}

fn read(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    serde_json::from_str(&text)
        .ok()
        .or_else(|| generator::yaml::from_str(&text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {operationId: a, \
        responses: {'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\n\
        components: {schemas: {A: {type: object, properties: {b: {type: string}}}}}\n";

    #[test]
    fn the_same_seed_does_the_same_damage_and_no_damage_is_fatal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, DOCUMENT).unwrap();
        let damaged = |number| {
            let mut chance = Chance::new(1, number);
            let mut document = read(&path).unwrap();
            damage(&mut document, &mut chance);
            document
        };
        assert_eq!(damaged(7), damaged(7));
        assert!((0..20).any(|number| damaged(number) != damaged(7)));
        let kept = folder.path().join("kept");
        let run_of_60 = Run {
            folder: folder.path(),
            seed: 1,
            count: 60,
            kept: &kept,
            accepted: 3,
        };
        let tally = run(&run_of_60, &["a.yaml".to_owned()]).unwrap();
        assert_eq!((tally.tried, tally.failures), (60, Vec::new()));
        assert!(tally.generated > 0);
        let count = |folder: &Path| fs::read_dir(folder).unwrap().count();
        let accepted = folder_of_accepted(&kept);
        assert_eq!(count(&accepted), 3, "as many as were asked for");
        let of_the_second_half = (30..60).any(|number| {
            let name = format!("1-{number}.json");
            accepted.join(name).exists()
        });
        assert!(of_the_second_half, "they come from all over the run");
        assert_eq!(count(&kept), 1, "nothing else stays that went well");
    }
}
