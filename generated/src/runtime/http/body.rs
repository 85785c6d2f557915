//! The body of a request in its media type: a value in, bytes and files out.

use super::multipart;
use super::operation::Body;
use super::pairs::join_pairs;
use super::parameters::{Style, write_query};
use super::payload::{Payload, Piece};
use super::percent::escape;
use super::tree::Tree;
use crate::runtime::json::{Show, to_vec};
use bytes::Bytes;
use std::borrow::Cow;

/// # Errors
/// A sentence when the value can't be written in the media type.
pub(crate) fn encode_body(body: Body<'_>) -> Result<Payload, String> {
    match body {
        Body::None => Ok(Payload::None),
        Body::Json(value) => encode_json("application/json", value),
        Body::JsonAs {
            content_type,
            value,
        } => encode_json(content_type, value),
        Body::Form(value) => encode_form(value, &[]),
        Body::FormAs { fields, value } => encode_form(value, fields),
        Body::Multipart(value) => multipart::encode(value, &[]),
        Body::MultipartAs { parts, value } => multipart::encode(value, parts),
        Body::Text { content_type, text } => {
            let text = Bytes::copy_from_slice(text.as_bytes());
            Ok(Payload::Bytes(Cow::Borrowed(content_type), text))
        }
        Body::Binary { content_type, file } => {
            let content_type = match file.media_type() {
                Some(own) => Cow::Owned(own.to_owned()),
                None => Cow::Borrowed(content_type),
            };
            let pieces = [Piece::File(file.clone())];
            Ok(Payload::Pieces(content_type, pieces.into()))
        }
    }
}

fn encode_json(content_type: &'static str, value: &dyn Show) -> Result<Payload, String> {
    match to_vec(value) {
        Ok(text) => Ok(Payload::Bytes(Cow::Borrowed(content_type), text.into())),
        Err(error) => Err(error.to_string()),
    }
}

/// The members of an object as fields; unless told otherwise, what is nested is written as `a[b]=c`.
fn encode_form(value: &dyn Show, told: &[(&str, Style, bool)]) -> Result<Payload, String> {
    let mut pairs = Vec::new();
    if let Tree::Object(members) = Tree::read(value)? {
        for (name, value) in &members {
            let own = told.iter().find(|(field, ..)| field == name);
            let (style, explode) = match (own, value) {
                (Some((_, style, explode)), _) => (*style, *explode),
                (None, Tree::Object(_)) => (Style::DeepObject, true),
                (None, _) => (Style::Form, true),
            };
            pairs.append(&mut write_query(name, style, explode, value, escape));
        }
    }
    let content_type = Cow::Borrowed("application/x-www-form-urlencoded");
    let text = join_pairs(&pairs, "&");
    Ok(Payload::Bytes(content_type, text.into()))
}
