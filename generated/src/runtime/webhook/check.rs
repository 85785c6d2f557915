//! Checks a signature. In: header fields and the raw body. Out: accepted, or one exact reason.

use super::error::WebhookError;
use super::fields::{HeaderFields, find_one};
use super::header::{Pair, parse_header};
use crate::runtime::ascii;
use crate::runtime::http::secret::{is_invisible, is_quoted};
use crate::runtime::http::{Clock, Secret, SystemClock, WebhookRule};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::sync::Arc;
use std::time::Duration;

/// More secrets than a rotation needs are a mistake, and each secret costs a pass over the body.
const MAX_SECRETS: usize = 8;

/// How often a body may be hashed, once for each pair of a signature and a secret. Anybody can send many pairs.
const MAX_PASSES: usize = 16;

/// The data that a delivery is checked against.
#[derive(Clone)]
pub(super) struct Check {
    pub(super) rule: &'static WebhookRule,
    pub(super) secrets: Vec<Secret>,
    pub(super) tolerance: Duration,
    pub(super) max_body_bytes: usize,
    pub(super) clock: Arc<dyn Clock>,
}

impl Check {
    pub(super) fn new(rule: &'static WebhookRule) -> Self {
        Self {
            rule,
            secrets: Vec::new(),
            tolerance: Duration::from_secs(rule.tolerance),
            max_body_bytes: 16 * 1024 * 1024,
            clock: Arc::new(SystemClock),
        }
    }

    pub(super) fn add_secret(&mut self, secret: Secret) -> Result<(), WebhookError> {
        let secret = secret.trimmed();
        let text = secret.expose();
        if !ascii::contains_kind(text, |c| !is_invisible(c) && !c.is_whitespace()) {
            return Err(WebhookError::EmptySecret);
        }
        // Such characters are copied along with a secret, and then no delivery would ever verify.
        if text.chars().next().is_some_and(is_invisible)
            || text.chars().next_back().is_some_and(is_invisible)
            || is_quoted(text)
        {
            return Err(WebhookError::UnusableSecret);
        }
        if self.secrets.len() == MAX_SECRETS {
            return Err(WebhookError::TooManySecrets(MAX_SECRETS));
        }
        self.secrets.push(secret);
        Ok(())
    }

    /// # Errors
    /// The reason why the delivery is not accepted.
    pub(super) fn accept(
        &self,
        headers: &dyn HeaderFields,
        body: &[u8],
    ) -> Result<(), WebhookError> {
        if body.len() > self.max_body_bytes {
            return Err(WebhookError::TooLarge(self.max_body_bytes));
        }
        let header = find_one(headers, self.rule.header).map_err(WebhookError::MalformedHeader)?;
        let header = header.ok_or(WebhookError::MissingHeader(self.rule.header))?;
        let pairs = parse_header(&header, self.rule).map_err(WebhookError::MalformedHeader)?;
        if pairs.len() * self.secrets.len() > MAX_PASSES {
            return Err(WebhookError::MalformedHeader(
                "it has too many pairs for this many secrets",
            ));
        }
        let mut refusal = None;
        for pair in &pairs {
            match self.judge_age(pair) {
                Ok(())
                    if self
                        .secrets
                        .iter()
                        .any(|secret| is_signed(secret, pair, body)) =>
                {
                    return Ok(());
                }
                // A wrong signature is a better reason than an old one.
                Ok(()) => refusal = Some(WebhookError::NoMatch),
                Err(age) => drop(refusal.get_or_insert(age)),
            }
        }
        Err(refusal.unwrap_or(WebhookError::NoMatch))
    }

    /// Checks that the pair's timestamp is within the tolerance.
    fn judge_age(&self, pair: &Pair<'_>) -> Result<(), WebhookError> {
        let now = self.clock.unix_seconds();
        let age = Duration::from_secs(now.saturating_sub(pair.timestamp));
        let lead = Duration::from_secs(pair.timestamp.saturating_sub(now));
        if age > self.tolerance {
            Err(WebhookError::TooOld(age))
        } else if lead > self.tolerance {
            Err(WebhookError::TooNew(lead))
        } else {
            Ok(())
        }
    }
}

/// Whether the pair's signature matches its timestamp and this body. It always takes the same time.
fn is_signed(secret: &Secret, pair: &Pair<'_>, body: &[u8]) -> bool {
    let Some(mac) = start_mac(secret.expose(), pair.text) else {
        return false;
    };
    mac.chain_update(body).verify_slice(&pair.signature).is_ok()
}

/// HMAC-SHA256 with the secret, over the timestamp and the dot that come before the body.
pub(super) fn start_mac(secret: &str, timestamp: &str) -> Option<Hmac<Sha256>> {
    // HMAC-SHA256 accepts keys of any length. The error exists for other algorithms.
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    Some(mac.chain_update(timestamp.as_bytes()).chain_update(b"."))
}
