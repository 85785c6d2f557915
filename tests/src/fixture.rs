//! A fixture: a folder with one small document, and the generator's output for it.

use generator::config::Config;
use generator::diagnostic::render;
use generator::generate::{generate_from_model, load_api};
use generator::model::Api;
use generator::render::{Files, Job};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

/// A folder below `fixtures/`.
#[derive(Debug)]
pub struct Fixture {
    /// The folder's name, which is the feature.
    pub name: String,
    /// The root document.
    pub document: PathBuf,
    /// Settings, if the feature needs some.
    pub config: Option<PathBuf>,
    made: OnceLock<Made>,
}

/// The generator's output for a fixture.
#[derive(Debug)]
pub struct Made {
    /// The model.
    pub api: Api,
    /// The generated files.
    pub files: Files,
    /// The findings, as a terminal shows them.
    pub findings: String,
}

/// All fixtures, by name. All tests of a process share them, so that each is made once.
pub fn list_fixtures() -> &'static [Fixture] {
    static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(find_fixtures);
    &FIXTURES
}

/// The fixture of that name. If there is none, the test ends.
pub fn find_fixture(name: &str) -> &'static Fixture {
    let mut fixtures = list_fixtures().iter();
    let fixture = fixtures.find(|fixture| fixture.name == name);
    fixture.unwrap_or_else(|| panic!("there is no fixture {name}"))
}

fn find_fixtures() -> Vec<Fixture> {
    let entries = std::fs::read_dir("fixtures").expect("tests run in their package's folder");
    let mut fixtures: Vec<Fixture> = entries
        .map(|entry| {
            let folder = entry.expect("the folder can be read").path();
            let name = folder
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            Fixture {
                name: name.expect("a folder has a name"),
                document: root_document(&folder),
                config: Some(folder.join("codegen.toml")).filter(|path| path.exists()),
                made: OnceLock::new(),
            }
        })
        .collect();
    fixtures.sort_by(|one, other| one.name.cmp(&other.name));
    fixtures
}

/// `openapi.json` if it exists, otherwise `openapi.yaml`.
pub fn root_document(folder: &Path) -> PathBuf {
    let json = folder.join("openapi.json");
    if json.exists() {
        json
    } else {
        folder.join("openapi.yaml")
    }
}

impl Fixture {
    /// The name of the feature as a module of the crate of all fixtures.
    pub fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The generator's output, which the first call makes. An error ends the test.
    pub fn make(&self) -> &Made {
        self.made.get_or_init(|| self.run_generator())
    }

    fn run_generator(&self) -> Made {
        let loaded = load_api(&self.document, &[], self.config.as_deref(), &[]);
        let loaded = loaded.unwrap_or_else(|failure| {
            panic!(
                "{}:\n{}",
                self.name,
                render(&failure.diagnostics, &failure.sources)
            )
        });
        let (api, config, mut diagnostics) = (loaded.api, loaded.config, loaded.diagnostics);
        let made = generate(&self.module(), &api, &config, &mut diagnostics);
        let findings = render(&diagnostics, &loaded.sources);
        let Some(files) = made else {
            panic!("{}:\n{findings}", self.name)
        };
        Made {
            api,
            files,
            findings,
        }
    }
}

/// The files of the module `module` of the crate `fixtures`.
fn generate(
    module: &str,
    api: &Api,
    config: &Config,
    diagnostics: &mut generator::diagnostic::Diagnostics,
) -> Option<Files> {
    let job = Job {
        crate_name: &format!("fixtures::{module}"),
        standalone: true,
        spec_name: "a fixture",
        runtime: &BTreeMap::new(),
    };
    generate_from_model(api, config, &job, diagnostics).map(|made| made.files)
}
