//! Why a delivery is not accepted.

use crate::runtime::json::DecodeError;
use std::fmt;
use std::time::Duration;

/// Why a delivery is not accepted, or why a verifier cannot be made.
///
/// Neither `Display` nor `Debug` shows any part of the delivery's body or of a secret.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The secret is empty.
    EmptySecret,
    /// The secret begins or ends with an invisible character or a quotation mark, probably copied by mistake.
    UnusableSecret,
    /// There are more secrets than allowed; holds the limit.
    TooManySecrets(usize),
    /// The settings do not say how this API signs its webhooks.
    Unconfigured,
    /// The header of the signature is missing.
    MissingHeader(&'static str),
    /// The header of the signature cannot be read; holds the reason.
    MalformedHeader(&'static str),
    /// The timestamp is older than the tolerance allows: a replay, or a wrong clock. Holds the age.
    TooOld(Duration),
    /// The timestamp is further in the future than the tolerance allows: a wrong clock. Holds the difference.
    TooNew(Duration),
    /// No signature matches this body and one of the secrets.
    NoMatch,
    /// The body has more bytes than allowed; holds the limit.
    TooLarge(usize),
    /// The signature is right, but the body is not JSON.
    NotJson(DecodeError),
    /// The signature is right, but the body does not name an event.
    NotAnEvent,
}

impl WebhookError {
    /// The HTTP status for the sender: 401 if the delivery may be forged, 400 if it cannot be read, 413 if it is too
    /// large, 500 if your own configuration is wrong.
    pub fn status(&self) -> u16 {
        match self {
            Self::EmptySecret
            | Self::UnusableSecret
            | Self::TooManySecrets(_)
            | Self::Unconfigured => 500,
            Self::MissingHeader(_) | Self::TooOld(_) | Self::TooNew(_) | Self::NoMatch => 401,
            Self::TooLarge(_) => 413,
            Self::MalformedHeader(_) | Self::NotJson(_) | Self::NotAnEvent => 400,
        }
    }
}

impl fmt::Display for WebhookError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptySecret => f.write_str("the webhook's secret is empty"),
            Self::UnusableSecret => f.write_str(
                "the webhook's secret begins or ends with an invisible character or a quotation mark; \
                 copy it again",
            ),
            Self::TooManySecrets(limit) => {
                write!(f, "there are more than {limit} secrets for one webhook")
            }
            Self::Unconfigured => {
                f.write_str("the settings do not say how this API signs webhooks")
            }
            Self::MissingHeader(name) => write!(f, "the header {name} is missing"),
            Self::MalformedHeader(why) => write!(f, "the signature's header cannot be read: {why}"),
            Self::TooOld(age) => write!(
                f,
                "it was signed {} s ago, which is too long",
                age.as_secs()
            ),
            Self::TooNew(lead) => {
                write!(
                    f,
                    "it was signed {} s in the future; check the clock",
                    lead.as_secs()
                )
            }
            Self::NoMatch => f.write_str("no signature matches the body and a secret"),
            Self::TooLarge(limit) => write!(f, "the body has more than {limit} bytes"),
            Self::NotJson(error) => write!(f, "the body is not JSON: {error}"),
            Self::NotAnEvent => f.write_str("the body does not name an event"),
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotJson(error) => Some(error),
            _ => None,
        }
    }
}
