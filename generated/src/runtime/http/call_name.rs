//! The name of a call in errors.

use crate::runtime::json::Printed;
use std::borrow::Cow;

/// A call's name in errors: method and path template, which hold no personal data.
#[derive(Clone, Default)]
pub(crate) struct CallName {
    pub(crate) method: Cow<'static, str>,
    pub(crate) path: Cow<'static, str>,
}

impl CallName {
    /// Whether there is no call to name.
    pub(crate) fn is_empty(&self) -> bool {
        self.method.is_empty()
    }
}

impl std::fmt::Display for CallName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, Printed(&self.path))
    }
}
