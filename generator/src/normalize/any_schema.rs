//! A schema that takes any value.

use super::marker;
use crate::yaml::Mapping;

/// A schema that allows anything.
pub(super) fn any_schema(at: &str) -> Mapping {
    let mut out = Mapping::new();
    out.insert(marker::ORIGIN.into(), at.into());
    out
}
