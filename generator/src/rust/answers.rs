//! The answer of an operation: the type of a success, by status if the types differ, and its pagination.

use super::context::Context;
use super::docs::one_line;
use super::field_plan::{FieldPlan, Holding};
use super::types::pretty;
use super::{PageField, PageView, StatusView, doc_lines};
use crate::model::{BodyEncoding, ItemForm, Media, Operation, Response, Shape, TypeUse};
use crate::naming::name_variants;

/// The media type that a client asks for: JSON if there is one, otherwise the first.
pub fn preferred_media(response: &Response) -> Option<&Media> {
    response
        .media
        .iter()
        .find(|m| m.encoding == BodyEncoding::Json)
        .or_else(|| {
            let mut media = response.media.iter();
            media.find(|m| matches!(m.encoding, BodyEncoding::Items(_)))
        })
        .or_else(|| response.media.first())
}

/// The media types that a client accepts: all that the operation documents. Those from which its answer is read come
/// first. Empty for JSON alone, which is the runtime's default.
pub(super) fn accepted(operation: &Operation) -> Vec<String> {
    let preferred = operation.answers.iter().filter_map(preferred_media);
    let all = operation.answers.iter().chain(&operation.errors);
    let others = all.flat_map(|response| &response.media);
    let mut accepted: Vec<String> = Vec::new();
    for media in preferred.chain(others) {
        let is_range = media.encoding == BodyEncoding::Json && media.media_type.contains('*');
        // An answer of any media type is read as JSON, so JSON is asked for first.
        let names = [
            is_range.then_some("application/json"),
            Some(media.media_type.as_str()),
        ];
        for name in names.into_iter().flatten() {
            if name.contains('/') && !accepted.iter().any(|known| known == name) {
                accepted.push(name.to_owned());
            }
        }
    }
    if accepted == ["application/json"] {
        accepted.clear();
    }
    accepted
}

/// The Rust type of one answer. Empty for an answer without a body.
pub(super) fn answer_type(context: &Context<'_>, response: &Response) -> String {
    let Some(media) = preferred_media(response) else {
        return String::new();
    };
    match (media.encoding, &media.type_use) {
        (BodyEncoding::Json, Some(type_use)) => {
            let rust = context.types.rust_type(type_use);
            if rust.nullable {
                let held = rust.held();
                pretty(&quote::quote!(Option<#held>))
            } else {
                pretty(&rust.tokens)
            }
        }
        (BodyEncoding::Json, None) => "Value".to_owned(),
        (BodyEncoding::Items(form), item) => stream_type(context, form, item.as_ref()),
        (BodyEncoding::Text, _) => "http::Text".to_owned(),
        _ => "http::Download".to_owned(),
    }
}

/// The Rust type of an answer that arrives item by item.
fn stream_type(context: &Context<'_>, form: ItemForm, item: Option<&TypeUse>) -> String {
    let item = match item {
        Some(item) if form == ItemForm::EventData && matches!(item.shape, Shape::Text(_)) => {
            quote::quote!(http::Text)
        }
        Some(item) => {
            let rust = context.types.rust_type(item);
            match rust.nullable {
                true => {
                    let held = rust.held();
                    quote::quote!(Option<#held>)
                }
                false => rust.tokens,
            }
        }
        None if form == ItemForm::EventData => quote::quote!(http::Text),
        None => quote::quote!(Value),
    };
    pretty(&match form {
        ItemForm::EventData => quote::quote!(http::ItemStream<http::ServerEvent<#item>>),
        ItemForm::Lines | ItemForm::Event => quote::quote!(http::ItemStream<#item>),
    })
}

/// The answer's type, and its statuses if their types differ. `name` is the name of the enum for them.
pub(super) fn answer(
    context: &Context<'_>,
    operation: &Operation,
    name: &str,
) -> (String, Vec<StatusView>) {
    let types: Vec<String> = operation
        .answers
        .iter()
        .map(|a| answer_type(context, a))
        .collect();
    let mut distinct = types.clone();
    distinct.sort();
    distinct.dedup();
    match distinct.as_slice() {
        [] => ("http::NoContent".to_owned(), Vec::new()),
        [one] if one.is_empty() => ("http::NoContent".to_owned(), Vec::new()),
        [one] => (one.clone(), Vec::new()),
        _ => {
            let words: Vec<String> = operation
                .answers
                .iter()
                .map(|a| crate::naming::status_word(&a.status))
                .collect();
            let (names, _) = name_variants(words.iter().map(String::as_str));
            let mut views: Vec<StatusView> = operation
                .answers
                .iter()
                .zip(types)
                .zip(names)
                .map(|((answer, type_), (_, variant))| StatusView {
                    status: answer.status.clone(),
                    pattern: status_pattern(&answer.status),
                    variant: variant.to_string(),
                    type_,
                    docs: status_docs(answer),
                })
                .collect();
            // A range means the statuses that are not listed.
            views.sort_by_key(|view| view.pattern.contains(".."));
            (name.to_owned() + "Answer", views)
        }
    }
}

/// The pagination of an answer: it has `links` with `next`, and a list in `data` (or as codegen.toml says). The
/// runtime's own documents are pages already.
pub(super) fn page(context: &Context<'_>, operation: &Operation, answer: &str) -> Option<PageView> {
    let [response] = operation.answers.as_slice() else {
        return None;
    };
    let type_use = preferred_media(response)?.type_use.as_ref()?;
    let definition = context.types.object_behind(type_use)?;
    if context.json_api.document(&definition.id).is_some() {
        return None;
    }
    let plans = context.fields.of(&definition.id);
    let items_key = context.config.pagination.items.as_deref().unwrap_or("data");
    let links_key = context
        .config
        .pagination
        .links
        .as_deref()
        .unwrap_or("links");
    let items = plans.iter().find(|p| p.field.name == items_key)?;
    let links = plans.iter().find(|p| p.field.name == links_key)?;
    let is_links =
        matches!(&links.field.type_use.shape, Shape::Defined(id) if context.json_api.is_links(id));
    let item = items.item.as_ref()?;
    let field = |plan: &FieldPlan<'_>| PageField {
        key: plan.field.name.clone(),
        field: plan.name.clone(),
        optional: plan.holding != Holding::Plain,
    };
    is_links.then(|| PageView {
        answer: answer.to_owned(),
        item: pretty(item),
        items: field(items),
        links: field(links),
    })
}

/// A status as a pattern: `2XX` is a range.
fn status_pattern(status: &str) -> String {
    match status.get(..1).filter(|_| {
        status
            .get(1..)
            .is_some_and(|rest| rest.eq_ignore_ascii_case("xx"))
    }) {
        Some(hundreds) => format!("{hundreds}00..={hundreds}99"),
        None => status.to_owned(),
    }
}

/// The traits that the enum of an answer by status derives.
pub(super) fn derives_of(by_status: &[StatusView]) -> &'static [&'static str] {
    let is_received = |view: &StatusView| {
        ["http::Download", "http::ItemStream"]
            .iter()
            .any(|type_| view.type_.starts_with(type_))
    };
    match by_status.iter().any(is_received) {
        true => &["Debug"],
        false => &["Clone", "Debug", "PartialEq"],
    }
}

fn status_docs(answer: &Response) -> Vec<String> {
    let docs = doc_lines(answer.description.as_deref().unwrap_or_default());
    if docs.is_empty() {
        vec![format!("Status {}.", one_line(&answer.status))]
    } else {
        docs
    }
}
