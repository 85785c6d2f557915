//! Random values: unique keys, and fractions that spread retries.

/// Sixteen random bytes from the operating system; `None` if it gives none.
fn draw_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// A number from 0 up to 1.
pub(crate) fn draw_fraction() -> f64 {
    let bytes = draw_bytes().unwrap_or([128; 16]);
    f64::from(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
        / (f64::from(u32::MAX) + 1.0)
}

/// A version 4 UUID (RFC 9562); `None` if the system gives no random bytes.
pub(crate) fn draw_uuid() -> Option<String> {
    let uuid = uuid::Builder::from_random_bytes(draw_bytes()?).into_uuid();
    Some(uuid.to_string())
}

/// Random text for the boundary between parts, which no body contains by chance. `None` if the system gives no random
/// bytes: a file could contain a predictable boundary and so end its part early.
#[inline]
pub(crate) fn draw_boundary() -> Option<String> {
    draw_uuid().map(|uuid| format!("boundary-{uuid}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_form_and_is_new_each_time() {
        let (one, other) = (draw_uuid().unwrap(), draw_uuid().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), 36);
        assert_eq!(one.as_bytes()[14], b'4');
        assert!(matches!(one.as_bytes()[19], b'8' | b'9' | b'a' | b'b'));
    }
}
