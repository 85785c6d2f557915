//! Setters on a request for the members of its body, so that the envelope around them need not be written.

use super::fields::Holding;
use super::{BodySetters, Context, Step, envelope};
use crate::model::{Definition, DefinitionKind, Object};
use std::collections::BTreeSet;

impl Context<'_> {
    /// The setters of a body; PREFIX is the way from the operation to it, TAKEN holds methods that exist already.
    pub(super) fn body_setters(
        &self,
        definition: &Definition,
        prefix: &[Step],
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
        path: &[Step],
        taken: &mut BTreeSet<String>,
        out: &mut Vec<BodySetters>,
    ) {
        let plans = self.plan_fields(definition, object);
        let mut setters = Vec::new();
        let mut inner = Vec::new();
        for plan in plans.iter().filter(|p| p.constant.is_none()) {
            let wraps = envelope::is_envelope(&plan.field.name)
                && matches!(plan.holding, Holding::Plain | Holding::Optional)
                && path.len() < envelope::DEPTH;
            let target = self.definition(&plan.field.type_use.shape);
            match target.map(|d| (d, &d.kind)) {
                // One without members of its own is set as a whole.
                Some((target, DefinitionKind::Object(members)))
                    if wraps && !members.fields.is_empty() =>
                {
                    let step = Step {
                        field: plan.name.clone(),
                        made: plan.holding == Holding::Optional,
                    };
                    inner.push((step, target, members));
                }
                _ => {
                    let mut setter = plan.setter();
                    setter.method = free_name(&plan.name, path, taken);
                    setters.push(setter);
                }
            }
        }
        for (step, target, members) in inner {
            let path = [path, &[step]].concat();
            self.collect_setters(target, members, &path, taken, out);
        }
        if !setters.is_empty() {
            out.push(BodySetters {
                path: path.to_vec(),
                setters,
            });
        }
    }
}

/// NAME, or where that is taken, the same behind the name of what it is a member of.
fn free_name(name: &str, path: &[Step], taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    let parents = path.iter().rev().map(|step| step.field.as_str());
    for parent in parents.chain(std::iter::repeat("body")) {
        if taken.insert(free.clone()) {
            break;
        }
        let parent = parent.trim_end_matches('_');
        free = format!("{parent}_{free}");
    }
    free
}
