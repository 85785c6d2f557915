//! `API.md`: every operation and type, one line each, made to be read in a diff.

use super::environment::{Templates, view};
use super::{Job, RenderError};
use crate::rust::{Context, Item, ItemKind, ViewSets, page_rows};
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
        context! { title => &views.api.title, version => &views.api.version, resources => view(resources), pages => view(page_rows(resources)), types => view(&types), events => view(events), spec => job.spec_name },
    )
}

/// A type in one line: its kind and its members' names.
fn line(item: &Item) -> String {
    let name = &item.name;
    match &item.kind {
        ItemKind::Struct(view) => {
            let fields: Vec<String> = view
                .fields
                .iter()
                .map(|f| format!("{}: {}", f.name, f.type_))
                .collect();
            format!("struct {name} {{ {} }}", fields.join(", "))
        }
        ItemKind::Alias { target } => format!("type {name} = {target}"),
        ItemKind::Enumeration(view) => {
            let values: Vec<&str> = view.values.iter().map(|v| v.name.as_str()).collect();
            format!("enum {name} {{ {} }}", values.join(", "))
        }
        ItemKind::Union(view) => {
            let variants = view.variants.iter();
            let variants: Vec<String> = variants
                .map(|v| format!("{}({})", v.name, v.type_))
                .collect();
            format!("enum {name} {{ {} }}", variants.join(", "))
        }
    }
}
