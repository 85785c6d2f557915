//! The whole way: a model in, the files of a crate out.

use crate::config::Config;
use crate::diagnostic::{Diagnostics, Place};
use crate::json_api::JsonApi;
use crate::model::Api;
use crate::naming;
use crate::render::{self, Files, Job, Manifest};
use crate::rust::Context;

/// The files of a crate for a model. `None` where a finding is an error.
pub fn generate_from_model(
    api: &Api,
    config: &Config,
    job: &Job<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Files, Manifest)> {
    let json_api = JsonApi::recognise(api);
    let names = naming::choose(api, &json_api, config, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let context = Context::new(api, &names, &json_api, config);
    match render::render(&context, &names, job) {
        Ok(done) => Some(done),
        Err(error) => {
            diagnostics.error(
                "internal-render",
                Some(Place { file: error.file.into(), pointer: String::new(), position: None }),
                format!("the generator made text that is not what it should be: {}", error.message),
                "this is a fault of the generator: please report it with the document that shows it",
            );
            None
        }
    }
}
