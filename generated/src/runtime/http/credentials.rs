//! Credentials, and functions that give them.

use super::clock::BoxFuture;
use super::secret::Secret;
use std::borrow::Cow;
use std::sync::Arc;

/// A function that gives a credential. Its `Err` holds a sentence.
pub(crate) type Source = Arc<dyn Fn() -> Asked + Send + Sync>;

type Asked = BoxFuture<'static, Result<Secret, String>>;

/// Sources by scheme name.
pub(crate) type Sources = Vec<(Cow<'static, str>, Source)>;

/// Credentials by scheme name.
pub(crate) type Credentials = Vec<(Cow<'static, str>, Secret)>;
