//! The part of the document from which a Rust item or a fact comes.
//!
//! In: ids of the model. Out: [`Origin`], and the origins that contain it. Always: a change of the document and the
//! Rust items that it moves are matched by their origin.

use crate::model::{Owner, ParameterLocation, Step, TypeId};

/// A part of an operation or of the document as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The document's title, version and description.
    Info,
    /// Servers.
    Servers,
    /// Security.
    Security,
    /// operationId.
    Id,
    /// Method and path.
    Path,
    /// The order of items.
    Order,
    /// The request body.
    Request,
    /// Success answers.
    Answers,
    /// Documented errors.
    Errors,
    /// Examples.
    Examples,
}

/// The part of the document from which an item comes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The document as a whole.
    Api(Aspect),
    /// A tag.
    Resource(String),
    /// An operation, by its id.
    Operation(String),
    /// A part of an operation.
    OperationPart(String, Aspect),
    /// A parameter of an operation.
    Parameter(String, ParameterLocation, String),
    /// An event, by its name.
    Event(String),
    /// A definition.
    Type(TypeId),
    /// A member of an object.
    Field(TypeId, String),
    /// The members of an object that it does not name.
    Additional(TypeId),
    /// A value of an enumeration, as JSON.
    Value(TypeId, String),
    /// A variant of a union, by its name.
    Variant(TypeId, String),
    /// A family of IDs.
    Family(String),
    /// A header of every request.
    SentHeader(String),
    /// A Cargo feature. The empty name stands for a crate without any.
    Feature(String),
}

impl Origin {
    /// The origin that contains this one.
    pub fn above(&self) -> Option<Origin> {
        match self {
            Origin::Api(_)
            | Origin::Resource(_)
            | Origin::Operation(_)
            | Origin::Event(_)
            | Origin::Family(_)
            | Origin::SentHeader(_)
            | Origin::Feature(_) => None,
            Origin::OperationPart(id, _) | Origin::Parameter(id, ..) => {
                Some(Origin::Operation(id.clone()))
            }
            Origin::Field(id, _)
            | Origin::Additional(id)
            | Origin::Value(id, _)
            | Origin::Variant(id, _) => Some(Origin::Type(id.clone())),
            Origin::Type(id) => above_type(id),
        }
    }

    /// This origin, then the one that contains it, and so on.
    pub fn chain(&self) -> impl Iterator<Item = Origin> {
        std::iter::successors(Some(self.clone()), Origin::above)
    }

    /// The outermost origin that contains this one.
    pub fn root(&self) -> Origin {
        self.chain().last().unwrap_or_else(|| self.clone())
    }
}

fn above_type(id: &TypeId) -> Option<Origin> {
    let Some((last, path)) = id.path.split_last() else {
        return above_owner(&id.owner);
    };
    let parent = TypeId {
        owner: id.owner.clone(),
        path: path.to_vec(),
    };
    Some(match last {
        Step::Property(name) => Origin::Field(parent, name.clone()),
        Step::Variant(word) => Origin::Variant(parent, word.clone()),
        Step::Item | Step::Value => Origin::Type(parent),
    })
}

fn above_owner(owner: &Owner) -> Option<Origin> {
    match owner {
        Owner::OperationParameter { operation, .. } => Some(Origin::Operation(operation.clone())),
        Owner::OperationRequest { operation, .. } => {
            Some(Origin::OperationPart(operation.clone(), Aspect::Request))
        }
        Owner::OperationResponse {
            operation, status, ..
        } => {
            let success = status.as_ref().is_none_or(|status| status.starts_with('2'));
            let part = if success {
                Aspect::Answers
            } else {
                Aspect::Errors
            };
            Some(Origin::OperationPart(operation.clone(), part))
        }
        Owner::Event(name) => Some(Origin::Event(name.clone())),
        Owner::Schema(_)
        | Owner::Parameter(_)
        | Owner::RequestBody(_)
        | Owner::Response(_)
        | Owner::Header(_)
        | Owner::EventGroup(_)
        | Owner::Included => None,
    }
}
