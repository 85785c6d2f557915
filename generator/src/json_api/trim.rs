//! The members that JSON:API defines for objects for which the runtime has a type.

use super::document::{DOCUMENT_MEMBERS, included_object};
use super::included::can_share;
use super::shapes::{IDENTIFIER_MEMBERS, LINK_MEMBERS, RELATIONSHIP_MEMBERS, inline_object};
use crate::model::{Api, DefinitionKind, Object, Shape, TypeId, TypeUse};

/// An object, and the members that it may have.
#[derive(Clone, Debug)]
pub(crate) struct Allowed {
    /// The object.
    pub id: TypeId,
    /// Its members. An empty list allows all.
    pub members: Vec<&'static str>,
    /// Whether other members are not allowed.
    pub closed: bool,
}

impl Allowed {
    fn new(id: &TypeId, members: &[&'static str]) -> Allowed {
        Allowed {
            id: id.clone(),
            members: members.to_vec(),
            closed: false,
        }
    }
}

/// Members that are text, whatever values a document lists.
pub(crate) const TEXTS: &[&str] = &[
    "type",
    "id",
    "name",
    "created-at",
    "redacted-at",
    "self",
    "related",
    "first",
    "last",
    "prev",
    "next",
];

/// The objects that the runtime's type for the definition `id` consists of. `word` is one of
/// [`super::JsonApi::runtime_word`].
pub(crate) fn members_of(api: &Api, id: &TypeId, word: &str) -> Vec<Allowed> {
    let mut allowed = Vec::new();
    match word {
        "links" => add_links(api, id, &mut allowed),
        "relationship" => add_relationship(api, id, &mut allowed),
        "document" => add_document(api, id, &mut allowed),
        "envelope" => add_envelope(api, id, &mut allowed),
        _ => {}
    }
    allowed
}

fn object<'a>(api: &'a Api, id: &TypeId) -> Option<&'a Object> {
    match &api.definitions.get(id)?.kind {
        DefinitionKind::Object(object) => Some(object),
        _ => None,
    }
}

/// The object that is the type of a member.
fn member(api: &Api, id: &TypeId, name: &str) -> Option<TypeId> {
    let field = object(api, id)?
        .fields
        .iter()
        .find(|field| field.name == name)?;
    inline_object(api, &field.type_use).map(|definition| definition.id.clone())
}

fn add_links(api: &Api, id: &TypeId, allowed: &mut Vec<Allowed>) {
    if object(api, id).is_some() {
        allowed.push(Allowed::new(id, LINK_MEMBERS));
    }
}

/// Adds an object with a member `links`. Without that member if `links` is not an object.
fn add_with_links(api: &Api, id: &TypeId, members: &[&'static str], allowed: &mut Vec<Allowed>) {
    let links = member(api, id, "links");
    let keeps = |name: &&'static str| *name != "links" || links.is_some();
    let members: Vec<&'static str> = members.iter().copied().filter(keeps).collect();
    allowed.push(Allowed::new(id, &members));
    if let Some(links) = links {
        add_links(api, &links, allowed);
    }
}

fn add_relationship(api: &Api, id: &TypeId, allowed: &mut Vec<Allowed>) {
    add_with_links(api, id, RELATIONSHIP_MEMBERS, allowed);
    let data = object(api, id).and_then(|object| object.fields.iter().find(|f| f.name == "data"));
    if let Some(field) = data {
        let item = match &field.type_use.shape {
            Shape::List(item) => item,
            _ => &field.type_use,
        };
        add_identifiers(api, item, 0, allowed);
    }
}

fn add_identifiers(api: &Api, type_use: &TypeUse, depth: usize, allowed: &mut Vec<Allowed>) {
    let Shape::Defined(id) = &type_use.shape else {
        return;
    };
    match api.definitions.get(id).map(|definition| &definition.kind) {
        // A component may be used in other places too.
        Some(DefinitionKind::Object(_)) if !id.path.is_empty() => {
            allowed.push(Allowed::new(id, IDENTIFIER_MEMBERS));
        }
        Some(DefinitionKind::Union(union)) if depth < 8 => {
            for variant in &union.variants {
                add_identifiers(api, &variant.type_use, depth + 1, allowed);
            }
        }
        _ => {}
    }
}

fn add_document(api: &Api, id: &TypeId, allowed: &mut Vec<Allowed>) {
    let at = allowed.len();
    let fields = object(api, id)
        .into_iter()
        .flat_map(|object| &object.fields);
    let mut included = fields.filter(|field| field.name == "included");
    // Objects without a type of their own would be no part of the union of all included objects.
    let fits = included.all(|field| {
        let item = included_object(api, &field.type_use);
        item.is_some_and(|item| can_share(api, &item))
    });
    let keeps = |name: &&'static str| *name != "included" || fits;
    let members: Vec<&'static str> = DOCUMENT_MEMBERS.iter().copied().filter(keeps).collect();
    add_with_links(api, id, &members, allowed);
    allowed[at..]
        .iter_mut()
        .take(1)
        .for_each(|document| document.closed = true);
}

fn add_envelope(api: &Api, id: &TypeId, allowed: &mut Vec<Allowed>) {
    allowed.push(Allowed::new(id, &["data"]));
    let Some(data) = member(api, id, "data") else {
        return;
    };
    allowed.push(Allowed::new(&data, &["type", "id", "attributes"]));
    let attributes = member(api, &data, "attributes");
    if let Some(attributes) = &attributes {
        allowed.push(Allowed::new(attributes, &[]));
    }
    if let Some(payload) = attributes.and_then(|a| member(api, &a, "payload")) {
        add_document(api, &payload, allowed);
    }
}
