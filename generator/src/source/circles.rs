//! References that lead only to each other.
//!
//! In: all references. Out: one finding per circle, and the references in circles. Always: a recursive schema is not a
//! circle, because there is an object between its references.

use super::found_reference::{Broken, Location, References, weigh};
use super::store::Store;
use super::used::Used;
use crate::diagnostic::{Diagnostic, Severity};
use crate::grammar::NodeKind;
use std::collections::HashMap;

/// Reports every circle once. Gives the references in circles.
pub fn report_circles(store: &mut Store<'_>, sites: &References, used: &Used) -> Broken {
    let mut circles = Broken::new();
    // The walk that visited a reference. A reference from an earlier walk is done already.
    let mut seen: HashMap<&Location, usize> = HashMap::new();
    for (walk, start) in sites.keys().enumerate() {
        let mut chain: Vec<&Location> = Vec::new();
        let mut at = start;
        while let Some((at_site, site)) = sites.get_key_value(at) {
            match seen.get(at_site) {
                Some(earlier) if *earlier == walk => {
                    let first = chain
                        .iter()
                        .position(|link| *link == at_site)
                        .unwrap_or_default();
                    let circle = chain.get(first..).unwrap_or_default();
                    let weights = circle.iter().map(|link| {
                        let kind = sites.get(*link).map_or(NodeKind::Data, |site| site.kind);
                        weigh(used.holds(link), kind)
                    });
                    let weight = weights.max().unwrap_or(Severity::Error);
                    report_circle(store, circle, weight);
                    circles.extend(circle.iter().map(|link| (*link).clone()));
                    break;
                }
                Some(_) => break,
                None => {
                    seen.insert(at_site, walk);
                    chain.push(at_site);
                    at = &site.target;
                }
            }
        }
    }
    circles
}

fn report_circle(store: &mut Store<'_>, circle: &[&Location], severity: Severity) {
    let mut places = circle
        .iter()
        .map(|link| store.place(link.file, &link.pointer));
    let place = places.next();
    let related = places
        .map(|place| (place, "then here".to_owned()))
        .collect();
    let message = match circle.len() {
        1 => "the reference names itself".to_owned(),
        count => format!("{count} references lead to each other in a circle and describe no value"),
    };
    store.diagnostics.push(Diagnostic {
        code: "circular-ref",
        severity,
        message,
        place,
        related,
        help: "replace one of the references by the intended content".to_owned(),
    });
}
