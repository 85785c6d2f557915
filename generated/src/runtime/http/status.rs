//! The status of an HTTP answer.

use std::fmt;

/// An HTTP status code, such as 200 or 404.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status(pub u16);

impl Status {
    /// The number.
    pub const fn code(self) -> u16 {
        self.0
    }

    /// 200 to 299.
    pub const fn is_success(self) -> bool {
        self.0 >= 200 && self.0 < 300
    }

    /// 300 to 399.
    pub const fn is_redirect(self) -> bool {
        self.0 >= 300 && self.0 < 400
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl PartialEq<u16> for Status {
    fn eq(&self, other: &u16) -> bool {
        self.0 == *other
    }
}
