//! Credentials, and what gives them.

use super::clock::BoxFuture;
use super::secret::Secret;
use std::borrow::Cow;
use std::sync::Arc;

/// What gives a credential: `Err` holds a sentence.
pub(crate) type Source = Arc<dyn Fn() -> Asked + Send + Sync>;

type Asked = BoxFuture<'static, Result<Secret, String>>;

/// Sources by scheme name.
pub(crate) type Sources = Vec<(Cow<'static, str>, Source)>;

/// Credentials by scheme name.
pub(crate) type Credentials = Vec<(Cow<'static, str>, Secret)>;
