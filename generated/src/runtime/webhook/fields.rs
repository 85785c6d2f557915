//! Reads the headers of a delivery from any web framework.

use crate::runtime::ascii;
use crate::runtime::http::Headers;
use crate::runtime::json::parse_u64;

/// Header fields of a delivery. The case of names does not matter.
///
/// If your framework has another type, collect its fields into a list of names and values.
pub trait HeaderFields {
    /// Calls `each` for every value of the field.
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8]));
}

impl HeaderFields for http::HeaderMap {
    #[inline]
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8])) {
        self.get_all(name)
            .into_iter()
            .for_each(|value| each(value.as_bytes()));
    }
}

impl HeaderFields for Headers {
    #[inline]
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8])) {
        self.0.each_value(name, each);
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> HeaderFields for [(N, V)] {
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8])) {
        let found = self
            .iter()
            .filter(|(known, _)| ascii::eq_ignore_case(known.as_ref(), name));
        found.for_each(|(_, value)| each(value.as_ref()));
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> HeaderFields for Vec<(N, V)> {
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8])) {
        self.as_slice().each_value(name, each);
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>, const COUNT: usize> HeaderFields for [(N, V); COUNT] {
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8])) {
        self.as_slice().each_value(name, each);
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>, S> HeaderFields for std::collections::HashMap<N, V, S> {
    fn each_value(&self, name: &str, each: &mut dyn FnMut(&[u8])) {
        let found = self
            .iter()
            .filter(|(known, _)| ascii::eq_ignore_case(known.as_ref(), name));
        found.for_each(|(_, value)| each(value.as_ref()));
    }
}

/// The only value of a field. `None` if the field is missing; an error if it is there twice.
pub(super) fn find_one(
    fields: &dyn HeaderFields,
    name: &str,
) -> Result<Option<Vec<u8>>, &'static str> {
    let (mut found, mut count) = (None, 0);
    fields.each_value(name, &mut |value| {
        count += 1;
        found.get_or_insert_with(|| value.to_vec());
    });
    // With two values, a forger could guess which one counts, so none counts.
    if count > 1 {
        Err("it is in the request more than once")
    } else {
        Ok(found)
    }
}

/// The value of a field that holds a number.
pub(super) fn find_number(fields: &dyn HeaderFields, name: &str) -> Option<u64> {
    let value = find_one(fields, name).ok()??;
    parse_u64(ascii::trim(std::str::from_utf8(&value).ok()?))
}
