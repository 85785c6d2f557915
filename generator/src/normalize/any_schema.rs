//! A schema that accepts any value.

use super::marker;
use crate::yaml::Mapping;

/// A schema that accepts any value.
pub(super) fn any_schema(at: &str) -> Mapping {
    let mut out = Mapping::new();
    out.insert(marker::ORIGIN.into(), at.into());
    out
}
