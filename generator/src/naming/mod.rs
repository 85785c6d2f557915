//! Stage `naming`.
