//! Whether `Debug` may print personal data.

/// Whether `Debug` shows everything. It is on in tests only, so that a failing `assert_eq!` shows the difference.
pub(crate) const SHOWS_ALL: bool = cfg!(feature = "test-util");
