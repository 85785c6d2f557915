//! The test that sends every operation once to a server that checks requests.
//!
//! In: a client and the generated calls, in turn. Out: one line of figures, and what was refused. Always: one call
//! after another, each tried once; a call adds no code here.

use super::sample::{Kind, Samples};
use crate::runtime::http::{Client, Error, Operation, Request, RetryPolicy};
use crate::runtime::json::{self, Slot};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// What became of a call: the status and body of the answer, or why there was none.
pub type Outcome = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// Calls to be made.
#[derive(Debug)]
pub struct Calls {
    /// The client, at the server that the environment names.
    pub client: Client,
    samples: Samples,
}

impl Calls {
    /// The calls' client, at BASE, and their samples.
    ///
    /// # Errors
    /// When the client refuses the address.
    pub fn new(base: &str, folder: &str) -> Result<Self, Error> {
        let mut builder = Client::builder()
            .api_key("sample-key")
            .base_url(base)
            .timeout(Duration::from_secs(20))
            .retry(RetryPolicy::none());
        for (scheme, _) in crate::settings::SETTINGS.schemes {
            builder = builder.credential(*scheme, "sample-credential");
        }
        Ok(Self {
            client: builder.build()?,
            samples: Samples::open(folder),
        })
    }

    /// The calls as the environment says; without VARIABLE it says that they are skipped.
    ///
    /// # Panics
    /// When the client refuses the address: it is part of a test.
    pub fn from_env(variable: &str, folder: &str) -> Option<Self> {
        let Some(base) = std::env::var(variable).ok().filter(|base| !base.is_empty()) else {
            println!("skipped: {variable} is not set");
            return None;
        };
        let calls = Self::new(&base, folder);
        assert!(calls.is_ok(), "{:?}", calls.err());
        calls.ok()
    }

    /// A sample with all its members, as a value of its type.
    ///
    /// # Panics
    /// When there is no such sample, or it does not fit: it is part of a test.
    pub fn sample<T: Slot + Default>(&self, name: &str) -> T {
        let mut value = T::default();
        let made = self.samples.make(name, Kind::All, 0);
        let filled = made.and_then(|sample| {
            json::fill(&mut value, sample.value.to_string().as_bytes()).map_err(|e| e.to_string())
        });
        assert_eq!(filled.map(|_| ()), Ok(()), "{name}");
        value
    }
}

/// A row: the operation's id and the way to call it.
pub type Call = (&'static str, fn(&Calls) -> Outcome);

impl Calls {
    /// Makes all calls, prints `operations: A of N accepted, D of N decoded`, and says what failed.
    ///
    /// # Panics
    /// Unless all are accepted and decoded: it is the body of a test.
    pub async fn run(&self, calls: &[Call]) {
        let (mut accepted, mut decoded) = (0, 0);
        let mut failures = Vec::new();
        for (id, call) in calls {
            let error = match call(self).await {
                Ok(()) => {
                    accepted += 1;
                    decoded += 1;
                    continue;
                }
                Err(error) => error,
            };
            accepted += usize::from(is_accepted(&error));
            let body = error
                .http()
                .map(|raw| String::from_utf8_lossy(raw.body()).into_owned());
            let status = error.status().map(|status| status.code());
            failures.push(format!(
                "{id}: {error}\n    {status:?} {}",
                body.unwrap_or_default()
            ));
        }
        let all = calls.len();
        println!("operations: {accepted} of {all} accepted, {decoded} of {all} decoded");
        for failure in &failures {
            eprintln!("{failure}");
        }
        assert!(
            failures.is_empty(),
            "{} of {all} calls failed",
            failures.len()
        );
    }
}

/// Whether a server took the request as valid: it answered, and not with a 4xx that is about the request itself.
fn is_accepted(error: &Error) -> bool {
    match error.status().map(|status| status.code()) {
        None => false,
        // What stands in the way of a valid request: a conflict of states, or too many of them.
        Some(409 | 429) => true,
        Some(code) => !(400..500).contains(&code),
    }
}

/// Sends a request; what it answers is decoded and let go.
pub fn send<O: Operation>(request: Request<O>) -> Outcome
where
    O::Response: 'static,
{
    let pending = request.send();
    Box::pin(async move { pending.await.map(|_| ()) })
}
