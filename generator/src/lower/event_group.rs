//! Events whose bodies differ in nothing but the event's own name share their types.
//!
//! In: a lowered model. Out: the same model, with one set of types where a group of events had one each. Always: the
//! types that are shared are named after the words that all keys of those events begin and end with; events without a
//! word in common keep types of their own.

use crate::model::{Api, Definition, Event, Owner, Shape, TextFormat, TypeId};
use std::collections::BTreeMap;

/// Gives events with equal bodies the same types.
pub(super) fn share_bodies(mut api: Api) -> Api {
    let mut alike: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for event in api.events.iter().filter(|event| has_own_body(event)) {
        let key = (event.group.clone(), take_print(&api, &event.name));
        alike.entry(key).or_default().push(event.name.clone());
    }
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for events in alike.into_values().filter(|events| events.len() > 1) {
        let words = find_shared_words(&events);
        let known = owners.entry(words).or_default();
        // Of two groups that would be called the same, the larger one is what the name makes one think of.
        if events.len() > known.len() {
            *known = events;
        }
    }
    owners.remove("");
    for (words, events) in &owners {
        for event in events {
            let owner = Owner::Event(event.clone());
            let own = |definition: &&mut Definition| definition.id.owner == owner;
            api.definitions
                .values_mut()
                .filter(own)
                .for_each(|definition| forget_name(definition, event));
        }
        agree_on_words(&mut api, events);
        let shared = Owner::EventGroup(words.clone());
        api = api.with_ids(&|id| match &id.owner {
            Owner::Event(event) if events.contains(event) => TypeId {
                owner: shared.clone(),
                path: id.path.clone(),
            },
            _ => id.clone(),
        });
    }
    api
}

/// Whether the body is written inside the webhook.
fn has_own_body(event: &Event) -> bool {
    let type_use = event.body.as_ref().and_then(|body| body.type_use.as_ref());
    type_use.is_some_and(|type_use| match &type_use.shape {
        Shape::Defined(id) => id.owner == Owner::Event(event.name.clone()) && id.path.is_empty(),
        _ => false,
    })
}

/// All that is said of an event's body as text, without the event's name and without words.
fn take_print(api: &Api, event: &str) -> String {
    let owner = Owner::Event(event.to_owned());
    let nobody = |id: &TypeId| match id.owner == owner {
        true => TypeId {
            owner: Owner::EventGroup(String::new()),
            path: id.path.clone(),
        },
        false => id.clone(),
    };
    let mut print = String::new();
    let own = api.definitions.values().filter(|d| d.id.owner == owner);
    for definition in own {
        let mut bare = definition.clone().with_ids(&nobody);
        forget_name(&mut bare, event);
        bare.for_each_text(&mut |text| *text = None);
        print += &serde_json::to_string(&bare).unwrap_or_default();
    }
    let nullable = api
        .events
        .iter()
        .find(|one| one.name == event)
        .and_then(|one| one.body.as_ref()?.type_use.as_ref())
        .is_some_and(|type_use| type_use.nullable);
    print + if nullable { "?" } else { "" }
}

/// Takes the event's name for any text, so that one type can hold it and its neighbours'.
fn forget_name(definition: &mut Definition, event: &str) {
    definition.for_each_use(&mut |type_use| {
        if matches!(&type_use.shape, Shape::Constant(value) if value == event) {
            type_use.shape = Shape::Text(TextFormat::Plain(None));
        }
    });
}

/// Drops descriptions that not all of the events give: they would be untrue of the others.
fn agree_on_words(api: &mut Api, events: &[String]) {
    let Some((first, others)) = events.split_first() else {
        return;
    };
    let owner = Owner::Event(first.clone());
    let ids: Vec<TypeId> = api
        .definitions
        .keys()
        .filter(|id| id.owner == owner)
        .cloned()
        .collect();
    for id in ids {
        for other in others {
            let twin = TypeId {
                owner: Owner::Event(other.clone()),
                path: id.path.clone(),
            };
            let mut words = Vec::new();
            if let Some(twin) = api.definitions.get_mut(&twin) {
                twin.for_each_text(&mut |text| words.push(text.clone()));
            }
            let mut words = words.into_iter();
            if let Some(definition) = api.definitions.get_mut(&id) {
                definition.for_each_text(&mut |text| {
                    if words.next().flatten() != *text {
                        *text = None;
                    }
                });
            }
        }
    }
}

/// The words that all of these names begin with, and those that all end with.
fn find_shared_words(names: &[String]) -> String {
    let split: Vec<Vec<&str>> = names
        .iter()
        .map(|name| {
            let words = name.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| !word.is_empty()).collect()
        })
        .collect();
    let Some((first, others)) = split.split_first() else {
        return String::new();
    };
    let shared = |pick: &dyn Fn(&[&str], usize) -> Option<String>, most: usize| {
        let same = |at: &usize| {
            others
                .iter()
                .all(|other| pick(other, *at) == pick(first, *at))
        };
        (0..most).take_while(same).count()
    };
    let shortest = split.iter().map(Vec::len).min().unwrap_or_default();
    let begin = shared(
        &|words, at| words.get(at).map(ToString::to_string),
        shortest,
    );
    let end = shared(
        &|words, at| words.iter().rev().nth(at).map(ToString::to_string),
        shortest - begin,
    );
    let kept = first
        .iter()
        .take(begin)
        .chain(first.iter().skip(first.len() - end));
    kept.copied().collect::<Vec<&str>>().join(" ")
}
