//! Operations: their method, parameters, body and answer.

use super::{Item, Setter};
use serde::Serialize;

/// An operation.
#[derive(Clone, Debug, Serialize)]
pub struct OperationView {
    /// What is constant about it.
    pub info: InfoView,
    /// A line for lists.
    pub summary: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Names of the pages about it in the API's own reference.
    pub pages: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
    /// Its type.
    pub type_name: String,
    /// The traits that its type derives, where that is not its body.
    pub derives: &'static [&'static str],
    /// Its method.
    pub method: String,
    /// The parameters that the method takes: the required ones.
    pub arguments: Vec<ArgumentView>,
    /// The type of the answer.
    pub response: String,
    /// Optional parameters.
    pub parameters: Vec<ParameterView>,
    /// Traits of optional parameters that the document shares.
    pub traits: Vec<String>,
    /// How the body travels.
    pub body: Option<BodyView>,
    /// The runtime's function that says whether a body is not sent, if any says so.
    pub leaves_body_out: Option<&'static str>,
    /// The type of a body that is not the operation itself.
    pub body_type: Option<String>,
    /// Setters of the body's members, by the way to them.
    pub body_setters: Vec<BodySetters>,
    /// The body itself, where it is the operation.
    pub own_body: Option<Item>,
    /// Types written inside the operation.
    pub items: Vec<Item>,
    /// The answer by status, where success statuses differ in shape.
    pub by_status: Vec<StatusView>,
    /// The traits that the type of such an answer derives: what is still being received cannot be copied.
    pub by_status_derives: &'static [&'static str],
    /// How the answer is paged.
    pub page: Option<PageView>,
}

/// What is constant about an operation.
#[derive(Clone, Debug, Serialize)]
pub struct InfoView {
    /// operationId.
    pub id: String,
    /// The method in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The server of its own.
    pub server: Option<String>,
    /// The media types that it accepts, where that is not JSON alone.
    pub accept: Vec<String>,
    /// Its own security: any one of these sets of schemes.
    pub security: Option<Vec<Vec<String>>>,
}

/// A required parameter: an argument, and where its value goes.
#[derive(Clone, Debug, Serialize)]
pub struct ArgumentView {
    /// The argument.
    #[serde(flatten)]
    pub takes: Takes,
    /// Where the value goes.
    pub goes: Goes,
}

/// An optional parameter: a method, and where its value goes.
#[derive(Clone, Debug, Serialize)]
pub struct ParameterView {
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// What the document says of it first, in a line; empty where it says nothing.
    pub sentence: String,
    /// Its method.
    pub method: String,
    /// Whether that is longer than the parameter's name, which is taken.
    pub lengthened: bool,
    /// What the method takes.
    #[serde(flatten)]
    pub takes: Takes,
    /// Where the value goes.
    pub goes: Goes,
    /// Whether the document deprecates it.
    pub deprecated: bool,
}

/// What a method takes for a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Takes {
    /// The argument's name.
    pub name: String,
    /// The parameter's type; of a list, the whole list's.
    pub type_: String,
    /// What is taken for it.
    pub form: Form,
    /// The type that what is given converts into; of a list, for an item.
    pub input: String,
    /// Whether a key is given too.
    pub keyed: bool,
}

/// What is taken for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// What converts into it.
    Value,
    /// What converts into it; it is text, or an ID.
    Text,
    /// Text of the query: the same, or several, which are joined by commas.
    Texts,
    /// Items that convert into its own.
    List,
}

/// Where the value of a parameter goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goes {
    /// The parameter's name on the wire.
    pub name: String,
    /// How it is written there.
    #[serde(flatten)]
    pub way: Way,
}

impl Goes {
    /// What is set, in a word that does not depend on how it is written.
    pub fn what(&self) -> String {
        match &self.way {
            Way::Member { key: Some(key) } => format!("parameter {}[{key}]", self.name),
            Way::Styled { location, .. } if *location != "Query" && *location != "Path" => {
                format!("{} {}", location.to_lowercase(), self.name)
            }
            _ => format!("parameter {}", self.name),
        }
    }
}

/// How a parameter is written into a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// A text in the path.
    Path,
    /// A text in the query.
    Query,
    /// A member of an object in the query; without a key, the key is an argument.
    Member {
        /// The member's key.
        key: Option<String>,
    },
    /// Any other.
    Styled {
        /// Where, as the runtime names it.
        location: &'static str,
        /// How, as the runtime names it.
        style: &'static str,
        /// Whether lists and objects repeat the name.
        explode: bool,
    },
}

/// How a body travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum BodyView {
    /// As JSON.
    Json {
        /// The media type, where it is not the usual one.
        content_type: Option<String>,
    },
    /// As a form.
    Form {
        /// How single fields are written.
        fields: Vec<FormField>,
    },
    /// In parts.
    Multipart {
        /// How single parts are written.
        parts: Vec<FormPart>,
    },
    /// As text.
    Text {
        /// The media type.
        content_type: String,
    },
    /// As a file.
    Binary {
        /// The media type.
        content_type: String,
    },
}

/// How a field of a form is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// Its name on the wire.
    pub name: String,
    /// How, as the runtime names it.
    pub style: &'static str,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
}

/// How a part is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormPart {
    /// Its name on the wire.
    pub name: String,
    /// The media type; without one, a part for each member.
    pub media_type: Option<String>,
}

/// Setters for the members of one object of the body.
#[derive(Clone, Debug, Serialize)]
pub struct BodySetters {
    /// The type whose members they set, where it has a name of its own.
    pub owner: Option<String>,
    /// The way from the operation to the object.
    pub path: Vec<Step>,
    /// The setters.
    pub setters: Vec<Setter>,
}

/// A step on the way to an object of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The field.
    pub field: String,
    /// Whether it is made when it is first reached.
    pub made: bool,
}

/// An answer of one status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The status.
    pub status: String,
    /// The same as a pattern of Rust.
    pub pattern: String,
    /// The variant.
    pub variant: String,
    /// What it holds; empty for an empty body.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
}

/// How an answer is paged.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The answer's type.
    pub answer: String,
    /// The type of an item.
    pub item: String,
    /// The field with the items.
    pub items: PageField,
    /// The field with the links.
    pub links: PageField,
}

/// A field of an answer that is a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageField {
    /// The field.
    pub field: String,
    /// Whether it is an `Option`.
    pub optional: bool,
}
