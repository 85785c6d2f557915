//! `API.md`: every operation and type, one line each, made to be read in a diff.

use super::environment::{Templates, view};
use super::job::{Job, RenderError};
use crate::rust::{
    Context, Item, ItemKind, ResourceFile, SharedParameter, ViewSets, arguments, page_rows,
    request_lines, setter_line,
};
use minijinja::context;
use serde::Serialize;

/// Renders the list.
pub(super) fn render(
    views: &Context<'_>,
    sets: &ViewSets,
    templates: &Templates,
    job: &Job<'_>,
) -> Result<String, RenderError> {
    let ViewSets {
        models,
        resources,
        events,
        ..
    } = sets;
    let operations = || resources.iter().flat_map(|f| &f.operations);
    let items = models
        .iter()
        .flat_map(|f| &f.items)
        .chain(operations().flat_map(|o| o.items.iter().chain(&o.own_body)))
        .chain(events.iter().flat_map(|f| &f.events).flat_map(|e| &e.items));
    let mut lines: Vec<(String, TypeLine)> = items
        .map(|item| (item.name.clone(), type_line(item)))
        .collect();
    lines.sort();
    let types: Vec<TypeLine> = lines.into_iter().map(|(_, line)| line).collect();
    let shared = views.shared.list();
    let groups: Vec<Group<'_>> = resources.iter().map(|file| group(file, &shared)).collect();
    templates.render(
        "API.md.jinja",
        context! { title => &views.api.title, version => &views.api.version, resources => view(groups), pages => view(page_rows(resources)), types => view(&types), events => view(events), spec => job.spec_name, has_documents => views.json_api.has_documents() },
    )
}

/// The operations of a resource.
#[derive(Debug, Serialize)]
struct Group<'a> {
    handle: &'a str,
    features: &'a [String],
    operations: Vec<OperationLines<'a>>,
}

/// An operation: its method and the setters of its request.
#[derive(Debug, Serialize)]
struct OperationLines<'a> {
    method: &'a str,
    arguments: String,
    response: &'a str,
    verb: &'a str,
    path: &'a str,
    lines: Vec<String>,
}

/// A type and its setters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct TypeLine {
    #[serde(rename = "type")]
    type_: String,
    setters: Option<String>,
}

fn group<'a>(file: &'a ResourceFile, shared: &[&SharedParameter]) -> Group<'a> {
    let operations = file.operations.iter().map(|operation| OperationLines {
        method: &operation.method,
        arguments: arguments(operation),
        response: &operation.response,
        verb: &operation.info.method,
        path: &operation.info.path,
        lines: request_lines(operation, shared),
    });
    Group {
        handle: &file.handle,
        features: &file.features,
        operations: operations.collect(),
    }
}

fn type_line(item: &Item) -> TypeLine {
    TypeLine {
        type_: line(item),
        setters: match &item.kind {
            ItemKind::Struct(view) => setter_line(&view.setters, view.open.as_ref()),
            _ => None,
        },
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::{FieldView, StructView};

    #[test]
    fn a_type_is_a_line_with_its_fields() {
        let field = |name: &str, type_: &str| FieldView {
            name: name.to_owned(),
            type_: type_.to_owned(),
            option: None,
            docs: vec!["Words that the list leaves out.".to_owned()],
            deprecated: false,
        };
        let item = Item {
            name: "Lamp".to_owned(),
            docs: Vec::new(),
            deprecated: false,
            derives: &[],
            kind: ItemKind::Struct(StructView {
                fields: vec![field("watts", "i64"), field("note", "Option<String>")],
                ..StructView::default()
            }),
        };
        let line = type_line(&item);
        assert_eq!(
            line.type_,
            "struct Lamp { watts: i64, note: Option<String> }"
        );
        assert_eq!(line.setters, None);
    }
}
