//! The credentials of a client, and what it reads from the environment.

use super::ClientBuilder;
use crate::runtime::ascii;
use crate::runtime::http::call_name::CallName;
use crate::runtime::http::error::Error;
use crate::runtime::http::secret::Secret;
use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;

impl ClientBuilder {
    /// Reads credentials and base URL from the environment. If the API uses one key, its variable is required.
    ///
    /// # Errors
    /// [`Error::Refused`] when a required variable is unset or empty, or a variable is not Unicode text.
    pub fn from_env(mut self) -> Result<Self, Error> {
        if let Some(name) = self.settings.api_key_variable {
            let key = read_variable(name)?;
            let missing = || {
                Error::refused(
                    CallName::default(),
                    format!("the environment variable {name} is not set"),
                )
            };
            self = self.api_key(key.ok_or_else(missing)?);
        }
        for (scheme, name) in self.settings.credential_variables {
            if let Some(secret) = read_variable(name)? {
                self = self.credential(*scheme, secret);
            }
        }
        if let Some(name) = self.settings.base_url_variable
            && let Some(url) = read_variable(name)?
        {
            self.base_url = Some(url);
        }
        Ok(self)
    }

    /// The API key. White space around it is dropped.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        let scheme = self.settings.api_key_scheme.unwrap_or_default();
        self.credential(scheme, key.into().trimmed())
    }

    /// Lets [`build`](Self::build) make a client without a key, for a program that gives a key to each call or each
    /// tenant: [`Client::with_api_key`](crate::runtime::http::Client::with_api_key), `Request::with_api_key`.
    pub fn without_api_key(mut self) -> Self {
        self.is_keyless = true;
        self
    }

    /// Sets a credential for one of the document's security schemes, by the scheme's name.
    pub fn credential(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        secret: impl Into<Secret>,
    ) -> Self {
        self.credentials.push((scheme.into(), secret.into()));
        self
    }

    /// Sets a function that gives the credential of a security scheme. The client calls it before each attempt of a
    /// call that uses the scheme. Use it for tokens that expire, such as those of OAuth2; the function keeps a token
    /// while it is valid.
    ///
    /// A credential that is set for one call is used instead.
    pub fn credential_source<F, T>(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        source: F,
    ) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<Secret, String>> + Send + 'static,
    {
        self.sources
            .push((scheme.into(), Arc::new(move || Box::pin(source()))));
        self
    }
}

/// Reads an environment variable. An empty one counts as unset.
fn read_variable(name: &str) -> Result<Option<String>, Error> {
    match std::env::var(name) {
        Ok(value) if ascii::trim(&value).is_empty() => Ok(None),
        Ok(value) => Ok(Some(ascii::trim(&value).to_owned())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Error::refused(
            CallName::default(),
            format!("the environment variable {name} is not text"),
        )),
    }
}
