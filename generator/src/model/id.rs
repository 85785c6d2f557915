//! The id of a type before it has a Rust name: its owner and the path inside the owner.

use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// The document's own name of a type. It comes from component names, operation ids and property paths, never from
/// content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId {
    /// The named part of the document that contains the schema.
    pub owner: Owner,
    /// The path from the owner to the schema. Empty for the owner itself.
    pub path: Vec<Step>,
}

impl TypeId {
    /// The same id, with the outermost renamed part of it replaced.
    pub fn renamed(&self, names: &BTreeMap<TypeId, TypeId>) -> TypeId {
        for length in 0..=self.path.len() {
            let (before, rest) = self.path.split_at(length);
            let prefix = TypeId {
                owner: self.owner.clone(),
                path: before.to_vec(),
            };
            if let Some(now) = names.get(&prefix) {
                return TypeId {
                    owner: now.owner.clone(),
                    path: [now.path.as_slice(), rest].concat(),
                };
            }
        }
        self.clone()
    }
}

/// A named part of the document that can contain schemas.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// `components/schemas/<name>`.
    Schema(String),
    /// `components/parameters/<name>`.
    Parameter(String),
    /// `components/requestBodies/<name>`.
    RequestBody(String),
    /// `components/responses/<name>`.
    Response(String),
    /// `components/headers/<name>`.
    Header(String),
    /// A parameter written inside an operation or its path item.
    OperationParameter {
        /// The operation's id.
        operation: String,
        /// The parameter's name.
        parameter: String,
    },
    /// A request body written inside an operation.
    OperationRequest {
        /// The operation's id.
        operation: String,
        /// The media type, if the operation has several with different schemas.
        media: Option<String>,
    },
    /// A response written inside an operation.
    OperationResponse {
        /// The operation's id.
        operation: String,
        /// The status, if the operation has several with different schemas.
        status: Option<String>,
        /// The media type, if the response has several with different schemas.
        media: Option<String>,
    },
    /// The body of a webhook, by the webhook's key.
    Event(String),
    /// The body that the webhooks of one subject share, by the subject.
    EventGroup(String),
    /// The included objects of JSON:API documents: one union for the whole API.
    Included,
}

/// One step into a schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// `properties/<name>`.
    Property(String),
    /// `items`.
    Item,
    /// `additionalProperties` or `patternProperties`.
    Value,
    /// A variant of `oneOf` or `anyOf`, by a word that distinguishes it from the others (tag, title, deciding key or
    /// kind).
    Variant(String),
}

impl fmt::Display for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.owner)?;
        for step in &self.path {
            match step {
                Step::Property(name) => write!(f, ".{name}")?,
                Step::Item => write!(f, "[]")?,
                Step::Value => write!(f, "{{}}")?,
                Step::Variant(word) => write!(f, "<{word}>")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Schema(name) => write!(f, "schema {name}"),
            Owner::Parameter(name) => write!(f, "parameter {name}"),
            Owner::RequestBody(name) => write!(f, "request body {name}"),
            Owner::Response(name) => write!(f, "response {name}"),
            Owner::Header(name) => write!(f, "header {name}"),
            Owner::OperationParameter {
                operation,
                parameter,
            } => {
                write!(f, "operation {operation} parameter {parameter}")
            }
            Owner::OperationRequest { operation, media } => {
                write!(f, "operation {operation} request")?;
                media.iter().try_for_each(|m| write!(f, " {m}"))
            }
            Owner::OperationResponse {
                operation,
                status,
                media,
            } => {
                write!(f, "operation {operation} response")?;
                status
                    .iter()
                    .chain(media)
                    .try_for_each(|m| write!(f, " {m}"))
            }
            Owner::Event(name) => write!(f, "event {name}"),
            Owner::EventGroup(subject) => write!(f, "events {subject}"),
            Owner::Included => f.write_str("included objects"),
        }
    }
}

impl Serialize for TypeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_the_place_that_it_names() {
        let id = TypeId {
            owner: Owner::OperationResponse {
                operation: "list-lamps".to_owned(),
                status: Some("200".to_owned()),
                media: None,
            },
            path: vec![
                Step::Property("data".to_owned()),
                Step::Item,
                Step::Variant("tall".to_owned()),
                Step::Value,
            ],
        };
        assert_eq!(
            id.to_string(),
            "operation list-lamps response 200.data[]<tall>{}"
        );
    }
}
