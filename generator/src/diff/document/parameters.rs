//! Parameters of an operation.

use super::super::origin::Origin;
use super::fact::{Differences, Facts, add_item, add_presence};
use super::fields::compare_uses;
use super::words::code;
use crate::model::{Operation, Parameter};

/// Compares the parameters of one operation.
pub(super) fn compare_parameters(was: &Operation, now: &Operation, facts: &mut Facts) {
    let origin = |p: &Parameter| Origin::Parameter(now.id.clone(), p.location, p.name.clone());
    let find = |operation: &Operation, p: &Parameter| {
        let same = |other: &&Parameter| other.location == p.location && other.name == p.name;
        operation.parameters.iter().find(same).cloned()
    };
    for parameter in &now.parameters {
        match find(was, parameter) {
            Some(before) => compare_parameter(&before, parameter, origin(parameter), facts),
            None => {
                let item = (parameter.is_needed(), &parameter.type_use);
                add_item(facts, origin(parameter), "parameter-added", item, true);
            }
        }
    }
    for parameter in was.parameters.iter().filter(|p| find(now, p).is_none()) {
        add_presence(facts, origin(parameter), "parameter-removed", "");
    }
}

/// Compares two states of one parameter.
pub(super) fn compare_parameter(
    was: &Parameter,
    now: &Parameter,
    origin: Origin,
    facts: &mut Facts,
) {
    let mut differences = Differences::default();
    compare_uses(
        &was.type_use,
        &now.type_use,
        "parameter-type",
        "parameter-nullable",
        &mut differences,
    );
    let (before, after) = (was.is_needed(), now.is_needed());
    differences.require("parameter-required", before, after, true);
    let (set, unset) = ("is deprecated now", "is no longer deprecated");
    differences.flag(
        "parameter-deprecated",
        was.deprecated,
        now.deprecated,
        set,
        unset,
    );
    let written = |p: &Parameter| (p.style, p.explode, p.allow_reserved);
    if written(was) != written(now) {
        differences.note("parameter-style", "is written another way");
    }
    if was.component != now.component {
        let text = |p: &Parameter| {
            p.component.as_deref().map_or_else(
                || "no component".to_owned(),
                |name| format!("component {}", code(name)),
            )
        };
        differences.note(
            "parameter-component",
            format!("is {} instead of {}", text(now), text(was)),
        );
    }
    if was.default != now.default || was.facts != now.facts {
        differences.note(
            "parameter-constraints",
            "has other constraints or another default",
        );
    }
    differences.wording("description", &was.description, &now.description);
    differences.add_to(facts, origin, "parameter-changed");
}
