//! Makes the client of a builder: checks all settings together.

use super::ClientBuilder;
use crate::runtime::ascii;
use crate::runtime::http::base::choose_base;
use crate::runtime::http::call_name::CallName;
use crate::runtime::http::client::{Client, Inner};
use crate::runtime::http::credentials::Credentials;
use crate::runtime::http::endpoint::Endpoint;
use crate::runtime::http::error::Error;
use crate::runtime::http::headers::Headers;
use crate::runtime::http::reqwest_transport::ReqwestTransport;
use crate::runtime::http::security::{add_credential, check_header, check_present, check_scheme};
use std::sync::Arc;

impl ClientBuilder {
    /// Makes the client.
    ///
    /// # Errors
    /// [`Error::Refused`] when a setting is invalid, or when the document requires an API key and there is none.
    pub fn build(self) -> Result<Client, Error> {
        self.try_build()
            .map_err(|reason| Error::refused(CallName::default(), reason))
    }

    fn try_build(self) -> Result<Client, String> {
        let own = self.base_url.as_deref();
        let base = choose_base(self.settings, own, &self.server_variables)?;
        let is_open = self.credentials.is_empty() && self.sources.is_empty();
        let plain = self.plain_hosts.clone();
        let endpoint = Endpoint::new(&base, self.settings, plain, is_open)
            .map_err(|reason| format!("the base URL cannot be used: {reason}"))?;
        let headers = self.fixed_headers()?;
        let mut credentials = Credentials::new();
        for (scheme, secret) in &self.credentials {
            add_credential(
                &mut credentials,
                self.settings,
                scheme.clone(),
                secret.clone(),
            )?;
        }
        for (scheme, _) in &self.sources {
            check_scheme(self.settings, scheme)?;
        }
        if !self.is_keyless && self.sources.is_empty() {
            check_present(self.settings, &credentials)?;
        }
        let transport = match self.transport {
            Some(_) if self.connections.proxy.is_some() => {
                return Err(
                    "a proxy belongs to the client's own connections: set it on your transport"
                        .into(),
                );
            }
            Some(transport) => transport,
            // The reason may hold the proxy's address, and that may hold a password.
            None => Arc::new(ReqwestTransport::with(self.connections).map_err(
                |_| "the HTTP client cannot be made: TLS or the proxy's address is wrong",
            )?),
        };
        Ok(Client::from_inner(Inner {
            settings: self.settings,
            endpoint,
            headers,
            credentials,
            sources: self.sources,
            timeout: self.timeout,
            total_timeout: self.total_timeout,
            max_pages: self.max_pages,
            retry: self.retry,
            max_answer_bytes: self.max_answer_bytes,
            strict_answers: self.strict_answers,
            transport,
            hooks: self.hooks,
            clock: self.clock,
        }))
    }

    fn fixed_headers(&self) -> Result<Headers, String> {
        let mut headers = Headers::new();
        let product = self.settings.product;
        let user_agent = match &self.user_agent {
            Some(own) => format!("{own} {product}"),
            None => product.to_owned(),
        };
        headers.set("user-agent", &user_agent)?;
        headers.set("accept", "application/json")?;
        for (name, value) in self.settings.headers {
            headers.set(name, value)?;
        }
        for (name, value) in &self.headers {
            self.settings.check_header(name, value)?;
            check_header(self.settings, name)?;
            if let Some(rule) = &self.settings.idempotency
                && ascii::eq_ignore_case(rule.header, name)
            {
                return Err(format!(
                    "the header {} names one call: give it with `with_idempotency_key`",
                    rule.header
                ));
            }
            headers.set(name, value)?;
        }
        Ok(headers)
    }
}
