//! Verifies that the API signed a body, and that it did so recently.
//!
//! In: header fields and the raw body. Out: a [`Delivery`], or the reason why there is none. Always: before the
//! signature is verified, only the header is parsed.

use super::check::Check;
use super::delivery::Delivery;
use super::envelope::read_delivery;
use super::error::WebhookError;
use super::event::EventSet;
use super::fields::HeaderFields;
use super::header::rule;
use crate::runtime::http::{Clock, Secret, WebhookRule};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// Verifies deliveries of webhooks and reads them as events of the type `E`. For the events of this crate it has the
/// name `Verifier`.
///
/// It accepts a delivery if one of its signatures matches the raw body and one of the secrets, compared in constant
/// time, and if its timestamp is within the tolerance. An accepted delivery can still come twice: remember
/// [`Delivery::id`].
pub struct EventVerifier<E> {
    check: Check,
    event: PhantomData<fn() -> E>,
}

impl<E: EventSet> EventVerifier<E> {
    /// A verifier with this secret. White space before and after it is dropped, because people paste secrets.
    ///
    /// # Errors
    /// [`WebhookError::EmptySecret`] if the rest is empty.
    pub fn new(secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        let rule = rule().ok_or(WebhookError::Unconfigured)?;
        Self::with_rule(rule, secret)
    }

    pub(crate) fn with_rule(
        rule: &'static WebhookRule,
        secret: impl Into<Secret>,
    ) -> Result<Self, WebhookError> {
        Self {
            check: Check::new(rule),
            event: PhantomData,
        }
        .secret(secret)
    }

    /// Accepts another secret too, while you rotate secrets.
    ///
    /// # Errors
    /// [`WebhookError::EmptySecret`] if the secret is only white space.
    pub fn secret(mut self, secret: impl Into<Secret>) -> Result<Self, WebhookError> {
        self.check.add_secret(secret.into())?;
        Ok(self)
    }

    /// How far the timestamp may be from the clock, in both directions. Default: five minutes.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.check.tolerance = tolerance;
        self
    }

    /// How many bytes a body may have. Default: 16 MiB.
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.check.max_body_bytes = bytes;
        self
    }

    /// Sets the clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.check.clock = Arc::new(clock);
        self
    }

    /// Verifies a delivery and reads its event. `body` is the raw body, byte for byte.
    ///
    /// # Errors
    /// The reason why it is not accepted. An event that is not described, or does not fit its description, is no error.
    pub fn verify(
        &self,
        headers: &dyn HeaderFields,
        body: impl AsRef<[u8]>,
    ) -> Result<Delivery<E>, WebhookError> {
        let body = body.as_ref();
        self.check.accept(headers, body)?;
        read_delivery(self.check.rule, headers, body)
    }

    /// Verifies a delivery without reading it.
    ///
    /// # Errors
    /// The reason why it is not accepted.
    pub fn verify_signature(
        &self,
        headers: &dyn HeaderFields,
        body: impl AsRef<[u8]>,
    ) -> Result<(), WebhookError> {
        self.check.accept(headers, body.as_ref())
    }
}

impl<E> Clone for EventVerifier<E> {
    fn clone(&self) -> Self {
        Self {
            check: self.check.clone(),
            event: PhantomData,
        }
    }
}

impl<E> fmt::Debug for EventVerifier<E> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventVerifier")
            .field("secrets", &self.check.secrets.len())
            .field("tolerance", &self.check.tolerance)
            .finish_non_exhaustive()
    }
}
