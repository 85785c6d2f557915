//! Members of objects, values of enumerations, variants of unions.

use super::super::origin::Origin;
use super::fact::{Differences, Facts, add_item, add_presence};
use super::words::{code, describe_use};
use crate::model::Decision;
use crate::model::{
    Additional, Enumeration, EnumerationBase, Field, Object, Shape, TypeId, TypeUse, Union, Variant,
};

/// Compares two uses of schemas. The use of another definition explains the moves below.
pub(super) fn compare_uses(
    was: &TypeUse,
    now: &TypeUse,
    type_kind: &'static str,
    null_kind: &'static str,
    differences: &mut Differences,
) {
    if was.shape != now.shape {
        let text = |shape: &Shape| {
            describe_use(&TypeUse {
                shape: shape.clone(),
                nullable: false,
            })
        };
        let (before, after) = (text(&was.shape), text(&now.shape));
        let detail = if before == after {
            "is another shape of its own".to_owned()
        } else {
            format!("is {after} instead of {before}")
        };
        differences.note_covering(type_kind, detail);
    }
    let (set, unset) = ("may be null now", "is never null now");
    differences.flag(null_kind, was.nullable, now.nullable, set, unset);
}

/// Compares two objects. `is_sent` says that the object stands in requests.
pub(super) fn compare_objects(
    id: &TypeId,
    was: &Object,
    now: &Object,
    is_sent: bool,
    facts: &mut Facts,
) {
    let origin = |name: &str| Origin::Field(id.clone(), name.to_owned());
    let find = |object: &Object, name: &str| object.fields.iter().find(|f| f.name == name).cloned();
    for field in &now.fields {
        match find(was, &field.name) {
            Some(before) => compare_field(&before, field, origin(&field.name), is_sent, facts),
            None => {
                let item = (field.required, &field.type_use);
                add_item(facts, origin(&field.name), "field-added", item, is_sent);
            }
        }
    }
    for field in was
        .fields
        .iter()
        .filter(|field| find(now, &field.name).is_none())
    {
        add_presence(facts, origin(&field.name), "field-removed", "");
    }
    if was.additional != now.additional {
        let text = |additional: &Additional| match additional {
            Additional::Undeclared => "undeclared".to_owned(),
            Additional::Any => "anything".to_owned(),
            Additional::Typed(value) => describe_use(value),
        };
        let (before, after) = (text(&was.additional), text(&now.additional));
        let mut differences = Differences::default();
        let detail = if before == after {
            "have another inline schema".to_owned()
        } else {
            format!("are {after} instead of {before}")
        };
        differences.note_covering("additional-properties", detail);
        differences.add_to(
            facts,
            Origin::Additional(id.clone()),
            "additional-properties",
        );
    }
}

fn compare_field(was: &Field, now: &Field, origin: Origin, is_sent: bool, facts: &mut Facts) {
    let mut differences = Differences::default();
    compare_uses(
        &was.type_use,
        &now.type_use,
        "field-type",
        "field-nullable",
        &mut differences,
    );
    differences.require("field-required", was.required, now.required, is_sent);
    let (set, unset) = ("is deprecated now", "is no longer deprecated");
    differences.flag(
        "field-deprecated",
        was.deprecated,
        now.deprecated,
        set,
        unset,
    );
    let (set, unset) = ("is read-only now", "is no longer read-only");
    differences.flag("field-read-only", was.read_only, now.read_only, set, unset);
    let (set, unset) = ("is write-only now", "is no longer write-only");
    differences.flag(
        "field-write-only",
        was.write_only,
        now.write_only,
        set,
        unset,
    );
    if was.default != now.default || was.facts != now.facts {
        differences.note(
            "field-constraints",
            "has other constraints or another default",
        );
    }
    differences.wording("description", &was.description, &now.description);
    differences.add_to(facts, origin, "field-changed");
}

/// Compares two enumerations.
pub(super) fn compare_values(
    id: &TypeId,
    was: &Enumeration,
    now: &Enumeration,
    own: &mut Differences,
    facts: &mut Facts,
) {
    let origin = |value: &serde_json::Value| Origin::Value(id.clone(), value.to_string());
    let find = |list: &Enumeration, value: &serde_json::Value| {
        list.values.iter().find(|v| v.value == *value).cloned()
    };
    for value in &now.values {
        match find(was, &value.value) {
            None => add_presence(facts, origin(&value.value), "value-added", ""),
            Some(before) => {
                let mut differences = Differences::default();
                if before.name != value.name {
                    differences.note("value-renamed", "is called something else");
                }
                differences.wording("description", &before.description, &value.description);
                differences.add_to(facts, origin(&value.value), "value-changed");
            }
        }
    }
    for value in was
        .values
        .iter()
        .filter(|value| find(now, &value.value).is_none())
    {
        add_presence(facts, origin(&value.value), "value-removed", "");
    }
    if was.base != now.base {
        let text = |base| match base {
            EnumerationBase::Text => "text",
            EnumerationBase::Integer => "integers",
        };
        own.note_covering(
            "enumeration-base",
            format!("lists {} instead of {}", text(now.base), text(was.base)),
        );
    }
}

/// Compares two unions.
pub(super) fn compare_unions(
    id: &TypeId,
    was: &Union,
    now: &Union,
    own: &mut Differences,
    facts: &mut Facts,
) {
    let origin = |variant: &Variant| Origin::Variant(id.clone(), variant.word.clone());
    let find = |union: &Union, variant: &Variant| {
        union
            .variants
            .iter()
            .find(|v| v.word == variant.word)
            .cloned()
    };
    for variant in &now.variants {
        let Some(before) = find(was, variant) else {
            let detail = describe_use(&variant.type_use);
            add_presence(facts, origin(variant), "variant-added", detail);
            continue;
        };
        let mut differences = Differences::default();
        compare_uses(
            &before.type_use,
            &variant.type_use,
            "variant-type",
            "variant-nullable",
            &mut differences,
        );
        compare_tags(&before.tags, &variant.tags, &mut differences);
        differences.wording("description", &before.description, &variant.description);
        differences.add_to(facts, origin(variant), "variant-changed");
    }
    for variant in was
        .variants
        .iter()
        .filter(|variant| find(now, variant).is_none())
    {
        add_presence(facts, origin(variant), "variant-removed", "");
    }
    if was.decision != now.decision {
        let (before, after) = (
            describe_decision(&was.decision),
            describe_decision(&now.decision),
        );
        own.note_covering(
            "union-decision",
            format!("is decided by {after} instead of {before}"),
        );
    }
}

fn compare_tags(was: &[String], now: &[String], differences: &mut Differences) {
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter()
            .filter(|tag| !other.contains(tag))
            .map(|tag| code(tag))
            .collect()
    };
    let (added, removed) = (only(now, was), only(was, now));
    if !added.is_empty() {
        differences.note(
            "variant-tags",
            format!("is also told by {}", added.join(", ")),
        );
    }
    if !removed.is_empty() {
        differences.note(
            "variant-tags",
            format!("is no longer told by {}", removed.join(", ")),
        );
    }
}

fn describe_decision(decision: &Decision) -> String {
    match decision {
        Decision::Tag(property) => code(property),
        Decision::Kind => "the kind of value".to_owned(),
        Decision::Key => "a required key".to_owned(),
        Decision::Trial => "trial".to_owned(),
    }
}
