//! Stage `normalize`.
