//! Why a delivery is not accepted.

use crate::runtime::json::DecodeError;
use std::fmt;
use std::time::Duration;

/// Why a delivery is not accepted, or a verifier not made.
///
/// Neither `Display` nor `Debug` shows anything of the delivery's body or of a secret.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The secret is empty.
    EmptySecret,
    /// The secret begins or ends with a character that cannot be seen: it was not pasted as it is.
    UnusableSecret,
    /// There are more secrets than any sender rotates at once; says how many are allowed.
    TooManySecrets(usize),
    /// Nothing is known about how this API signs its webhooks.
    Unconfigured,
    /// The signature's header is not there.
    MissingHeader(&'static str),
    /// The signature's header cannot be read; says why.
    MalformedHeader(&'static str),
    /// It was signed longer ago than the tolerance allows: a replay, or a clock that is wrong. Says how long ago.
    TooOld(Duration),
    /// It was signed further in the future than the tolerance allows: a clock is wrong. Says how far.
    TooNew(Duration),
    /// No signature is that of this body under one of the secrets.
    NoMatch,
    /// The body has more bytes than allowed; says how many are.
    TooLarge(usize),
    /// The signature is right, but the body is not JSON.
    NotJson(DecodeError),
    /// The signature is right, but the body has no name of an event.
    NotAnEvent,
}

impl WebhookError {
    /// The HTTP status that tells the sender what is wrong: 401 for what may be forged, 400 for what cannot be read,
    /// 413, or 500 for one's own configuration.
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptySecret => f.write_str("the webhook's secret is empty"),
            Self::UnusableSecret => f.write_str(
                "the webhook's secret begins or ends with a character that cannot be seen; paste it again",
            ),
            Self::TooManySecrets(limit) => {
                write!(f, "there are more than {limit} secrets for one webhook")
            }
            Self::Unconfigured => f.write_str("nothing is known about how this API signs webhooks"),
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
