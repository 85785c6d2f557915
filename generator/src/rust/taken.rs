//! Members and parameters whose methods cannot have their names, because the names are taken.
//!
//! In: the views. Out: a note for each, with its method.

use super::{OperationView, ViewSets};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Api;

/// Reports the methods of requests whose names differ from their member or parameter.
pub fn report_taken_names(api: &Api, views: &ViewSets, diagnostics: &mut Diagnostics) {
    let operations = views.resources.iter().flat_map(|file| &file.operations);
    for view in operations {
        for message in taken_names(view) {
            let operation = api.operations.iter().find(|o| o.id == view.info.id);
            diagnostics.push(Diagnostic {
                code: "name-collision",
                severity: Severity::Warning,
                message,
                place: operation.and_then(|operation| operation.place.clone()),
                related: Vec::new(),
                help: "nothing needs to be done if the name is good; an overlay can rename one of the two"
                    .to_owned(),
            });
        }
    }
}

fn taken_names(view: &OperationView) -> Vec<String> {
    let setters = view.body_setters.iter().flat_map(|group| &group.setters);
    let members = setters
        .filter(|setter| setter.method != setter.field)
        .map(|setter| ("member", &setter.field, &setter.method));
    let parameters = view
        .parameters
        .iter()
        .filter(|parameter| parameter.lengthened)
        .map(|parameter| ("parameter", &parameter.goes.name, &parameter.method));
    members
        .chain(parameters)
        .map(|(what, name, method)| {
            format!(
                "the method for the {what} `{name}` of `{}` is `{method}`, because its own name is taken",
                view.info.id
            )
        })
        .collect()
}
