//! The HTTP client. In: a described call. Out: a typed answer or an error.
//!
//! [`Request`] sends a call and [`Response`] is its answer; [`Pages`], [`Items`] and [`Download`] are read piece by piece.
//! [`RetryPolicy`], [`Hook`], [`Clock`] and [`Transport`] are settings of the [`ClientBuilder`].

// Only `reqwest_transport` knows reqwest. Only `Request` and `Response` are generic, and they forward to code that is
// compiled once.

mod address;
mod answer;
mod api_error;
mod attempt;
mod base;
mod base64_stream;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod body;
mod builder;
pub(crate) mod by_status;
mod call;
mod call_name;
mod client;
mod clock;
mod connector;
mod credential_source;
mod credentials;
#[cfg(not(target_arch = "wasm32"))]
mod disk;
mod download;
mod endpoint;
mod engine;
mod error;
mod error_display;
mod execute;
#[cfg(any(test, feature = "test-util"))]
mod fake;
#[cfg(any(test, feature = "test-util"))]
mod fake_clock;
mod file;
mod file_url;
mod frames;
mod headers;
mod hook;
mod item_stream;
mod measured;
mod members;
mod multipart;
mod operation;
mod paced;
mod page;
mod page_fit;
mod page_link;
mod pairs;
mod parameters;
mod path;
mod payload;
mod percent;
pub(crate) mod prelude;
mod prepare;
mod printed;
mod random;
mod rate_limit;
mod redirect;
mod request;
mod reqwest_transport;
#[cfg(not(target_arch = "wasm32"))]
mod resolver;
mod retry;
pub(crate) mod secret;
mod secret_check;
mod security;
mod sentence;
mod settings;
mod status;
mod stream;
mod trace;
mod transport;
mod tree;
mod undescribed;

#[cfg(test)]
mod tests;

// Crates whose types appear in signatures of this module.
#[doc(no_inline)]
pub use ::bytes::Bytes;
pub use ::http::HeaderMap;
pub use ::reqwest;

pub use answer::{Answer, NoContent, RawAnswer, Response, Text};
pub use api_error::{ApiError, Problem};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::Blocking;
pub use builder::ClientBuilder;
pub use client::Client;
pub use clock::{BoxFuture, Clock, SystemClock};
pub use download::Download;
pub use error::{Error, Fault, Refused, Undecodable, Unexpected, UnexpectedKind};
#[cfg(any(test, feature = "test-util"))]
pub use fake::{FakeAnswer, FakeRequest, FakeTransport};
pub use file::File;
pub use file_url::DownloadFile;
pub use headers::Headers;
pub use hook::{Attempt, Hook};
pub use item_stream::{ItemFrame, ItemStream, ServerEvent, StreamItem};
pub use multipart::Part;
pub use operation::{Body, Operation, OperationInfo, is_unset, is_untouched};
pub use page::{Items, Page, Pages};
pub use parameters::{Location, Style};
pub use payload::RequestBody;
pub use rate_limit::RateLimit;
pub use request::{Pending, Request};
pub use reqwest_transport::ReqwestTransport;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use settings::{
    ErrorShape, Idempotency, PageRule, RateLimitHeaders, Scheme, Settings, WebhookRule,
};
pub use status::Status;
pub use stream::{ByteStream, UploadStream};
pub use transport::{FaultKind, Transport, TransportAnswer, TransportError, TransportRequest};
pub use undescribed::Undescribed;
