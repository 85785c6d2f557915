//! What one operation of the API is: constant facts, and how its request has a body.

use super::answer::Answer;
use super::file::File;
use super::parameters::Style;
use crate::runtime::json::{Show, find_unsendable, is_same};

/// The constant facts about one operation.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// Its `operationId`.
    pub id: &'static str,
    /// The method, in upper case.
    pub method: &'static str,
    /// The path template, such as `/inquiries/{inquiry-id}/resume`.
    pub path: &'static str,
    /// The server of its own, where the document gives it one.
    pub server: Option<&'static str>,
    /// Its own security: any one of these sets of scheme names; `None` for the document's.
    pub security: Option<&'static [&'static [&'static str]]>,
    /// The media types of its answers; none counts as JSON.
    pub accept: &'static [&'static str],
}

impl OperationInfo {
    /// The facts that most operations share.
    pub const DEFAULT: Self = Self {
        id: "",
        method: "GET",
        path: "/",
        server: None,
        security: None,
        accept: &[],
    };
}

/// An operation of the API, together with the body it sends. Only generated code implements it.
pub trait Operation {
    /// What a successful answer holds.
    type Response: Answer;
    /// The constant facts.
    #[doc(hidden)]
    const INFO: &'static OperationInfo;
    /// The body to send.
    #[doc(hidden)]
    fn body(&self) -> Body<'_> {
        Body::None
    }
}

/// How a part of a `multipart/form-data` body is written (OpenAPI's `encoding`).
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As this media type, unless a file has its own. A list that is JSON is one part.
    Media(&'static str),
    /// An object as a part for each member, `object[member]` (style `deepObject`).
    Deep,
}

/// Whether a body is left out: no member of it was set, and none is required. Where one is required, the call is refused
/// later.
#[doc(hidden)]
pub fn is_unset<T: Show + Default>(value: &T) -> bool {
    is_untouched(value) && find_unsendable(value).is_none()
}

/// Whether nothing was set on a value: a body of that kind is not sent where the document says that it may be left out.
#[doc(hidden)]
pub fn is_untouched<T: Show + Default>(value: &T) -> bool {
    is_same(value, &T::default())
}

/// The body of a request, before it is encoded.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// No body.
    None,
    /// `application/json`.
    Json(&'a dyn Show),
    /// JSON of another media type, such as `application/merge-patch+json`.
    JsonAs {
        /// The media type.
        content_type: &'static str,
        /// The value.
        value: &'a dyn Show,
    },
    /// `application/x-www-form-urlencoded`.
    Form(&'a dyn Show),
    /// `application/x-www-form-urlencoded` whose document says how single fields are written.
    FormAs {
        /// How, by the names of members: style and `explode`.
        fields: &'static [(&'static str, Style, bool)],
        /// The object whose members are the fields.
        value: &'a dyn Show,
    },
    /// `multipart/form-data`.
    Multipart(&'a dyn Show),
    /// `multipart/form-data` whose document says how single parts are written.
    MultipartAs {
        /// How, by the names of members.
        parts: &'static [(&'static str, Part)],
        /// The object whose members are the parts.
        value: &'a dyn Show,
    },
    /// Text of this media type.
    Text {
        /// The media type.
        content_type: &'static str,
        /// The text.
        text: &'a str,
    },
    /// A file of this media type.
    Binary {
        /// The media type; the file's own wins.
        content_type: &'static str,
        /// The file.
        file: &'a File,
    },
}

impl<'a> Body<'a> {
    /// The value that is sent, where it is one with members.
    pub(crate) fn value(&self) -> Option<&'a dyn Show> {
        match *self {
            Self::Json(value)
            | Self::JsonAs { value, .. }
            | Self::Form(value)
            | Self::FormAs { value, .. }
            | Self::Multipart(value)
            | Self::MultipartAs { value, .. } => Some(value),
            Self::None | Self::Text { .. } | Self::Binary { .. } => None,
        }
    }
}

impl std::fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Json(_) | Self::JsonAs { .. } => "Json",
            Self::Form(_) | Self::FormAs { .. } => "Form",
            Self::Multipart(_) | Self::MultipartAs { .. } => "Multipart",
            Self::Text { .. } => "Text",
            Self::Binary { .. } => "Binary",
        })
    }
}
