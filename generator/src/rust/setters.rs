//! Setters on a request for the members of its body, so that the envelope around them need not be written.

use super::fields::Holding;
use super::{BodySetters, Context};
use crate::model::{Definition, DefinitionKind, Object};
use std::collections::BTreeSet;

/// Members that only wrap what a request is about (JSON:API), from the outside in.
const ENVELOPE: &[&str] = &["data", "attributes", "meta"];

impl Context<'_> {
    /// The setters of a body; PREFIX is the way from the operation to it, TAKEN holds methods that exist already.
    pub(super) fn body_setters(
        &self,
        definition: &Definition,
        prefix: &[String],
        taken: &mut BTreeSet<String>,
    ) -> Vec<BodySetters> {
        let mut out = Vec::new();
        if let DefinitionKind::Object(object) = &definition.kind {
            self.collect_setters(definition, object, prefix, taken, &mut out);
        }
        out
    }

    fn collect_setters(
        &self,
        definition: &Definition,
        object: &Object,
        path: &[String],
        taken: &mut BTreeSet<String>,
        out: &mut Vec<BodySetters>,
    ) {
        let plans = self.plan_fields(definition, object);
        let mut rows = Vec::new();
        let mut inner = Vec::new();
        for plan in plans.iter().filter(|p| p.constant.is_none()) {
            let wraps = ENVELOPE.contains(&plan.field.name.as_str())
                && matches!(plan.holding, Holding::Plain | Holding::Optional)
                && path.len() < 3;
            let target = self.definition(&plan.field.type_use.shape);
            match target.map(|d| (d, &d.kind)) {
                Some((target, DefinitionKind::Object(members))) if wraps => {
                    // What is optional is made when it is first reached.
                    let made = if plan.holding == Holding::Optional {
                        "?"
                    } else {
                        ""
                    };
                    inner.push((format!("{}{made}", plan.name), target, members))
                }
                _ => {
                    if taken.insert(plan.name.clone()) {
                        rows.push(plan.setter());
                    }
                }
            }
        }
        for (name, target, members) in inner {
            let path = [path, &[name]].concat();
            self.collect_setters(target, members, &path, taken, out);
        }
        if !rows.is_empty() {
            out.push(BodySetters {
                path: path.join("."),
                rows,
            });
        }
    }
}
