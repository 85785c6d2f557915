//! `API.md`: every operation and type, one line each, made to be read in a diff.

use super::environment::{Templates, view};
use super::{Job, RenderError};
use crate::rust::{Context, Item, ViewSets};
use minijinja::context;

/// Renders the list.
pub(super) fn render(
    views: &Context<'_>,
    sets: &ViewSets,
    job: &Job<'_>,
) -> Result<String, RenderError> {
    let ViewSets {
        models,
        resources,
        events,
    } = sets;
    let operations = || resources.iter().flat_map(|f| &f.operations);
    let items = models
        .iter()
        .flat_map(|f| &f.items)
        .chain(operations().flat_map(|o| o.items.iter().chain(&o.own_body)))
        .chain(events.iter().flat_map(|f| &f.events).flat_map(|e| &e.items));
    let mut lines: Vec<(String, String)> =
        items.map(|item| (item.name.clone(), line(item))).collect();
    lines.sort();
    let types: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    Templates::compile()?.render(
        "API.md.jinja",
        context! { title => &views.api.title, version => &views.api.version, resources => view(resources), types => view(&types), events => view(events), spec => job.spec_name },
    )
}

/// A type in one line: its kind and its members' names.
fn line(item: &Item) -> String {
    match item.kind {
        "struct" => {
            let fields: Vec<String> = item
                .fields
                .iter()
                .map(|f| format!("{}: {}", f.name, f.type_))
                .collect();
            format!("struct {} {{ {} }}", item.name, fields.join(", "))
        }
        "alias" => format!("type {} = {}", item.name, item.target),
        _ => {
            let variants: Vec<String> = item
                .variants
                .iter()
                .map(|v| {
                    if v.type_.is_empty() {
                        v.name.clone()
                    } else {
                        format!("{}({})", v.name, v.type_)
                    }
                })
                .collect();
            format!("enum {} {{ {} }}", item.name, variants.join(", "))
        }
    }
}
