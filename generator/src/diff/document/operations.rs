//! Operations and their parts.

use super::super::origin::{Aspect, Origin};
use super::fact::{Differences, Facts, add_presence};
use super::rename::Renames;
use super::whole::{describe_security, list};
use super::words::code;
use crate::model::{Api, Operation};

/// Compares all operations.
pub(super) fn compare_operations(old: &Api, new: &Api, renames: &Renames, facts: &mut Facts) {
    for now in &new.operations {
        let origin = Origin::Operation(now.id.clone());
        match old.operations.iter().find(|was| was.id == now.id) {
            None => {
                add_presence(facts, origin, "operation-added", describe_place(now));
            }
            Some(was) => {
                let former = renames
                    .operations
                    .iter()
                    .find(|(_, renamed)| **renamed == now.id);
                compare_operation(was, now, former.map(|(id, _)| id.as_str()), facts);
            }
        }
    }
    for was in old
        .operations
        .iter()
        .filter(|was| !new.operations.iter().any(|now| now.id == was.id))
    {
        let origin = Origin::Operation(was.id.clone());
        add_presence(facts, origin, "operation-removed", describe_place(was));
    }
}

/// Method and path of an operation.
fn describe_place(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method, operation.path))
}

fn compare_operation(was: &Operation, now: &Operation, former: Option<&str>, facts: &mut Facts) {
    let mut own = Differences::default();
    if let Some(former) = former {
        own.note_covering("operation-renamed", format!("was {}", code(former)));
    }
    if was.resource != now.resource {
        let detail = format!(
            "belongs to {} instead of {}",
            code(&now.resource),
            code(&was.resource)
        );
        own.note_covering("operation-resource", detail);
    }
    let (set, unset) = ("is deprecated now", "is no longer deprecated");
    own.flag(
        "operation-deprecated",
        was.deprecated,
        now.deprecated,
        set,
        unset,
    );
    own.wording("summary", &was.summary, &now.summary);
    own.wording("description", &was.description, &now.description);
    own.wording("link to documentation", &was.docs_url, &now.docs_url);
    own.add_to(
        facts,
        Origin::Operation(now.id.clone()),
        "operation-changed",
    );
    compare_place(was, now, facts);
    compare_security(was, now, facts);
    super::parameters::compare_parameters(was, now, facts);
    super::bodies::compare_bodies(was, now, facts);
}

/// Compares the method, path and server of an operation.
fn compare_place(was: &Operation, now: &Operation, facts: &mut Facts) {
    let part = |part| Origin::OperationPart(now.id.clone(), part);
    let mut path = Differences::default();
    if (&was.method, &was.path) != (&now.method, &now.path) {
        let (now, was) = (describe_place(now), describe_place(was));
        path.note("operation-moved", format!("is {now} instead of {was}"));
    }
    path.add_to(facts, part(Aspect::Path), "operation-moved");
    let mut server = Differences::default();
    if was.server != now.server {
        let text = |server: &Option<String>| list(&server.iter().cloned().collect::<Vec<_>>());
        let (now, was) = (text(&now.server), text(&was.server));
        server.note("operation-server", format!("is {now} instead of {was}"));
    }
    server.add_to(facts, part(Aspect::Servers), "operation-server");
}

/// Compares the credentials that an operation uses.
fn compare_security(was: &Operation, now: &Operation, facts: &mut Facts) {
    let mut security = Differences::default();
    if was.security != now.security {
        let text = |sets: &Option<Vec<Vec<String>>>| match sets {
            Some(sets) => describe_security(sets),
            None => "the default".to_owned(),
        };
        let (now, was) = (text(&now.security), text(&was.security));
        security.note("operation-security", format!("is {now} instead of {was}"));
    }
    let origin = Origin::OperationPart(now.id.clone(), Aspect::Security);
    security.add_to(facts, origin, "operation-security");
}
