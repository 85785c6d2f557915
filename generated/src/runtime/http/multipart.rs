//! `multipart/form-data` (RFC 7578): an object in, its members as parts out.

use super::bridge::Encode;
use super::payload::{Payload, Piece};
use super::random::draw_boundary;
use std::borrow::Cow;

/// Encodes the members of an object as parts.
pub(crate) fn encode(value: &dyn Encode) -> Payload {
    let boundary = draw_boundary();
    let mut text = String::new();
    let value = value.to_value();
    for (name, value) in value.as_object().into_iter().flatten() {
        if let Some(value) = super::parameters::write_scalar(value) {
            text.push_str(&format!(
                "--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
    }
    text.push_str(&format!("--{boundary}--\r\n"));
    let content_type = Cow::Owned(format!("multipart/form-data; boundary={boundary}"));
    Payload::Pieces(content_type, [Piece::Bytes(text.into())].into())
}
