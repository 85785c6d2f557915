//! Stage `overlay`.
