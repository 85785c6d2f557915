//! Walks the OpenAPI objects outside schemas with their tables.
//!
//! In: a node and its table. Out: the node with only the parts that the generator reads; every value has the kind that
//! `openapiv3` expects. Always: a removed part has a reason in the table, or is reported with its place.

use super::context::Context;
use super::schema::normalize_schema;
use super::shared::{read_reference, report_unknown};
use super::{encoding, item_schema, marker, parameter, text};
use crate::grammar::{Content, Member, ObjectKind, Table, Use, find_table};
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Normalizes a value of any kind; `None` if it cannot be used. It is lost if that was reported.
pub(super) fn normalize_value(
    context: &mut Context<'_>,
    value: &Value,
    at: &str,
    content: &Content,
) -> Option<Value> {
    let losses = context.report.count_losses();
    let normalized = read_value(context, value, at, content);
    if normalized.is_none() && context.report.count_losses() > losses {
        context.lost.add(at);
    }
    normalized
}

fn read_value(
    context: &mut Context<'_>,
    value: &Value,
    at: &str,
    content: &Content,
) -> Option<Value> {
    match content {
        Content::Any => Some(value.clone()),
        Content::Text | Content::MappingTarget => {
            text::read_text(context, value, at).map(Value::String)
        }
        Content::Flag => text::read_flag(context, value, at).map(Value::Bool),
        Content::Schema => Some(normalize_schema(context, value, at)),
        Content::Object(kind) => {
            normalize_object(context, value, at, find_table(*kind)?).map(Value::Mapping)
        }
        Content::Component(kind) => normalize_component(context, value, at, find_table(*kind)?),
        Content::PathItem => normalize_path_item(context, value, at),
        Content::Map(inner) | Content::Entries(_, inner) => {
            let map = text::read_mapping(context, value, at)?;
            let mut out = Mapping::new();
            for (key, value) in map {
                let Some(key) = key.as_str() else { continue };
                if matches!(content, Content::Entries(..)) && key.starts_with("x-") {
                    continue;
                }
                let at = pointer::join(at, key);
                if let Some(value) = normalize_value(context, value, &at, inner) {
                    out.insert(key.into(), value);
                }
            }
            Some(Value::Mapping(out))
        }
        Content::List(inner) => {
            let list = text::read_list(context, value, at, "a list")?;
            let items = list.iter().enumerate().filter_map(|(index, value)| {
                normalize_value(context, value, &pointer::join_index(at, index), inner)
            });
            Some(Value::Sequence(items.collect()))
        }
    }
}

/// Normalizes an object by its table.
pub(super) fn normalize_object(
    context: &mut Context<'_>,
    value: &Value,
    at: &str,
    table: &Table,
) -> Option<Mapping> {
    let map = text::read_mapping(context, value, at)?;
    let mut out = Mapping::new();
    for (key, value) in map {
        let Some(key) = key.as_str() else { continue };
        if let Some(value) = normalize_member(context, key, value, at, table) {
            out.insert(key.into(), value);
        }
    }
    if is_incomplete(context, &out, at, table) {
        return None;
    }
    fill_in_texts(context, &mut out, at, table);
    if table.kind == ObjectKind::Encoding {
        encoding::check_encoding(context, &mut out, at);
    }
    if table.kind == ObjectKind::MediaType {
        item_schema::write_item_schema(context, &mut out, at);
    }
    let is_required = out.get("required").and_then(Value::as_bool);
    if table.kind == ObjectKind::RequestBody && is_required == Some(false) {
        out.insert(marker::OPTIONAL.into(), true.into());
    }
    out.insert(marker::ORIGIN.into(), at.into());
    Some(out)
}

/// Normalizes a member of an object; `None` if it is left out.
fn normalize_member(
    context: &mut Context<'_>,
    key: &str,
    value: &Value,
    at: &str,
    table: &Table,
) -> Option<Value> {
    let here = pointer::join(at, key);
    let Some(member) = table.find(key) else {
        if !key.starts_with("x-") {
            report_unknown(context, &here, key, table.what);
        }
        let is_kept = key.starts_with("x-") && table.kind == ObjectKind::Operation;
        return (is_kept && is_words(value)).then(|| value.clone());
    };
    // An empty required member is reported as missing, only once.
    if value.is_null() && table.required.contains(&key) {
        return None;
    }
    match member.usage {
        Use::Used | Use::Fact | Use::Unseen(_) => {
            normalize_value(context, value, &here, &member.content)
        }
        Use::Ignored(_) => None,
        Use::Reported(sentence) => {
            let help = "Nothing needs to be done unless the client should support it.";
            context.report.note("not-generated", &here, sentence, help);
            None
        }
    }
}

/// Whether a required member is missing, which makes the object lost.
fn is_incomplete(context: &mut Context<'_>, out: &Mapping, at: &str, table: &Table) -> bool {
    let mut required = table.required.iter();
    let Some(name) = required.find(|name| !out.contains_key(**name)) else {
        return false;
    };
    if !context.lost.covers(&pointer::join(at, name)) {
        let what = table.what;
        let message =
            format!("{what} needs `{name}`, which is missing here; this part is left out.");
        let help = format!("Add `{name}`.");
        context.report.lose("missing-member", at, message, help);
    }
    context.lost.add(at);
    true
}

/// Adds the required texts that may be empty.
fn fill_in_texts(context: &mut Context<'_>, out: &mut Mapping, at: &str, table: &Table) {
    for name in table.defaulted {
        if out.contains_key(*name) {
            continue;
        }
        if !context.lost.covers(&pointer::join(at, name)) {
            context.report.warn(
                "missing-text",
                at,
                format!(
                    "{} needs `{name}`, which is missing here; it is read as empty.",
                    table.what
                ),
                format!("Add `{name}`."),
            );
        }
        out.insert((*name).into(), "".into());
    }
}

/// Whether an extension is text or a list of texts. Settings can use only these.
fn is_words(value: &Value) -> bool {
    let list = value.as_sequence();
    value.is_string() || list.is_some_and(|items| items.iter().all(Value::is_string))
}

/// An inline object, or a reference to a component of its section. A reference to another place is replaced by its
/// target.
fn normalize_component(
    context: &mut Context<'_>,
    value: &Value,
    at: &str,
    table: &Table,
) -> Option<Value> {
    let Some(reference) = value.as_mapping().and_then(|map| map.get("$ref")) else {
        let mut out = normalize_object(context, value, at, table)?;
        let usable =
            table.section != "parameters" || parameter::check_parameter(context, &mut out, at);
        return usable.then_some(Value::Mapping(out));
    };
    let Some(target_at) = read_reference(context, reference, at) else {
        context.lost.add(at);
        return None;
    };
    report_siblings(context, value, at, table);
    if pointer::component_name(&target_at, table.section).is_some() {
        let mut out = Mapping::new();
        out.insert("$ref".into(), format!("#{target_at}").into());
        return Some(Value::Mapping(out));
    }
    context.follow(&target_at, at, |context, target| {
        normalize_component(context, target, &target_at, table)
    })
}

fn report_siblings(context: &mut Context<'_>, value: &Value, at: &str, table: &Table) {
    let siblings = value
        .as_mapping()
        .into_iter()
        .flat_map(Mapping::keys)
        .filter_map(Value::as_str);
    let matters = |key: &&str| {
        let member = table.find(key);
        *key != "$ref"
            && !matches!(
                member,
                Some(Member {
                    usage: Use::Ignored(_),
                    ..
                })
            )
    };
    for key in siblings
        .filter(matters)
        .filter(|key| !key.starts_with("x-"))
    {
        context.report.note(
            "sibling-of-ref",
            &pointer::join(at, key),
            format!("`{key}` next to this `$ref` has no effect; only the target counts."),
            "Write it in the target, or write the object inline here.",
        );
    }
}

/// A path item. A reference is replaced by its target, and the siblings of the reference win.
fn normalize_path_item(context: &mut Context<'_>, value: &Value, at: &str) -> Option<Value> {
    let map = match value {
        Value::Mapping(map) => map,
        other => text::read_mapping(context, other, at)?,
    };
    let Some(reference) = map.get("$ref") else {
        return normalize_object(context, value, at, find_table(ObjectKind::PathItem)?)
            .map(Value::Mapping);
    };
    let mut siblings = map.clone();
    siblings.remove("$ref");
    let Some(target_at) = read_reference(context, reference, at) else {
        return normalize_object(
            context,
            &Value::Mapping(siblings),
            at,
            find_table(ObjectKind::PathItem)?,
        )
        .map(Value::Mapping);
    };
    let target = context.follow(&target_at, at, |context, target| {
        normalize_path_item(context, target, &target_at)
    })?;
    let own = normalize_object(
        context,
        &Value::Mapping(siblings),
        at,
        find_table(ObjectKind::PathItem)?,
    )?;
    let Value::Mapping(mut merged) = target else {
        return None;
    };
    merged.extend(
        own.into_iter()
            .filter(|(key, _)| key.as_str() != Some(marker::ORIGIN)),
    );
    Some(Value::Mapping(merged))
}
