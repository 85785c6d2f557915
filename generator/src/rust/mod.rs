//! Stage `rust`.
