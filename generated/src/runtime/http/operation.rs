//! What one operation of the API is: constant facts, and how its request has a body.

use super::answer::Answer;
use super::file::File;
use crate::runtime::json::Show;

/// The constant facts about one operation.
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

/// An operation of the API, together with the body it sends.
pub trait Operation {
    /// What a successful answer holds.
    type Response: Answer;
    /// The constant facts.
    const INFO: &'static OperationInfo;
    /// The body to send.
    fn body(&self) -> Body<'_> {
        Body::None
    }
}

/// The body of a request, before it is encoded.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// No body.
    None,
    /// `application/json`.
    Json(&'a dyn Show),
    /// `application/x-www-form-urlencoded`.
    Form(&'a dyn Show),
    /// `multipart/form-data`.
    Multipart(&'a dyn Show),
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

impl std::fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Json(_) => "Json",
            Self::Form(_) => "Form",
            Self::Multipart(_) => "Multipart",
            Self::Text { .. } => "Text",
            Self::Binary { .. } => "Binary",
        })
    }
}
