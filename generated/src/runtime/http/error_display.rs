//! How errors are printed: one line, without secrets and without text that people typed.

use super::answer::write_request_id;
use super::error::{Error, Fault, Refused, Undecodable, Unexpected, UnexpectedKind};
use super::transport::FaultKind;
use crate::runtime::json::Printed;
use std::fmt;

impl fmt::Display for UnexpectedKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MediaType(found) if found.is_empty() => {
                f.write_str("an answer without a media type")
            }
            Self::MediaType(found) => write!(f, "an answer of type {}", Printed(found)),
            Self::ContentEncoding(found) => {
                write!(f, "a body in the encoding {}", Printed(found))
            }
            Self::Redirect(Some(host)) => {
                write!(f, "a redirect to {}, not followed", Printed(host))
            }
            Self::Redirect(None) => f.write_str("a redirect, not followed"),
            Self::NotModified => {
                f.write_str("an answer without a body, because nothing has changed")
            }
            Self::TooLarge(limit) => write!(f, "an answer of more than {limit} bytes"),
            Self::ItemTooLarge(limit) => write!(f, "an item of more than {limit} bytes"),
            Self::PageLink(what) => f.write_str(what),
        }
    }
}

impl fmt::Debug for UnexpectedKind {
    /// Prints the same line: text from a server stays on one line and is cut.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnexpectedKind({self})")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) if error.operation.is_empty() => f.write_str(&error.reason),
            Self::Refused(error) => write!(f, "{}: not sent: {}", error.operation, error.reason),
            Self::Connection(fault) => {
                let what = match fault.kind {
                    FaultKind::Connect => "no connection",
                    FaultKind::Request => "the request could not be built",
                    _ => "the connection broke",
                };
                write!(f, "{}: {what}", fault.operation)?;
                write_attempts(f, fault.attempts)
            }
            Self::Timeout(fault) => {
                write!(f, "{}: no answer in time", fault.operation)?;
                write_attempts(f, fault.attempts)
            }
            Self::Api(error) => fmt::Display::fmt(error, f),
            Self::Decode(error) => {
                write!(f, "{}: status {}, ", error.operation, error.raw.status())?;
                write!(f, "but the body does not fit: {}", error.source)?;
                write_request_id(f, &error.raw)
            }
            Self::Unexpected(error) => {
                write!(
                    f,
                    "{}: status {}, {}",
                    error.operation,
                    error.raw.status(),
                    error.kind
                )?;
                write_request_id(f, &error.raw)
            }
        }
    }
}

fn write_attempts(f: &mut fmt::Formatter<'_>, attempts: u32) -> fmt::Result {
    if attempts > 1 {
        write!(f, " (after {attempts} attempts)")
    } else {
        Ok(())
    }
}

impl fmt::Debug for Error {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self}", self.kind_name())?;
        let mut source = std::error::Error::source(self);
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        f.write_str(")")
    }
}

impl std::error::Error for Error {
    /// The cause of a fault of the connection. All other errors say their cause themselves, and a program that prints
    /// the chain of sources would print it twice.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Connection(fault) | Self::Timeout(fault) => Some(fault.source.as_ref()),
            _ => None,
        }
    }
}

macro_rules! debug_by_name {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            /// Prints the name only: the error around it prints the rest.
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.operation)
            }
        }
    )*};
}
debug_by_name!(Refused, Fault, Undecodable, Unexpected);
