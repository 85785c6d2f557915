//! The test that sends every operation to a server that checks requests, and to a recorder.
//!
//! In: a client and the generated calls. Out: lines of figures, and the refused calls. Always: the calls run one after
//! another, each is tried once, and a call adds no code here.

use super::only_server::OnlyServer;
use super::recorder::Recorder;
use super::sample::{Kind, Samples};
use crate::runtime::http::{Client, Error, Operation, Request, RetryPolicy, Scheme};
use crate::runtime::json::{self, Slot};
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// The result of a call: the decoded answer, or the error.
pub type Outcome = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// Calls to be made.
#[derive(Debug)]
pub struct Calls {
    /// The client, with the server that the environment names.
    pub client: Client,
    samples: Samples,
}

impl Calls {
    /// The calls, with a client that sends everything to the server of `base`, and the samples.
    ///
    /// # Errors
    /// When the client refuses the address.
    pub fn new(base: &str, folder: &str) -> Result<Self, Error> {
        let mut builder = Client::builder()
            .base_url(base)
            .timeout(Duration::from_secs(20))
            .retry(RetryPolicy::none());
        for (name, scheme) in crate::settings::SETTINGS.schemes {
            let credential = match scheme {
                Scheme::Basic => "sample-user:sample-password",
                _ => "sample-credential",
            };
            builder = builder.credential(*name, credential);
        }
        // Without it, the address is wrong, and the builder says so.
        if let Some(only) = OnlyServer::new(base) {
            builder = builder.transport(only);
        }
        Ok(Self {
            client: builder.build()?,
            samples: Samples::open(folder),
        })
    }

    /// The calls as the environment says. Without `variable`, it prints that they are skipped.
    ///
    /// # Panics
    /// When the client refuses the address: this is part of a test.
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
    /// When there is no such sample, or it does not fit: this is part of a test.
    pub fn sample<T: Slot + Default>(&self, name: &str) -> T {
        self.make(name, Kind::All)
    }

    /// A sample with only its required members.
    ///
    /// # Panics
    /// When there is no such sample, or it does not fit: this is part of a test.
    pub fn required<T: Slot + Default>(&self, name: &str) -> T {
        self.make(name, Kind::Required)
    }

    fn make<T: Slot + Default>(&self, name: &str, kind: Kind) -> T {
        let mut value = T::default();
        let made = self.samples.make(name, kind, 0);
        let filled = made.and_then(|sample| {
            json::fill(&mut value, sample.value.to_string().as_bytes()).map_err(|e| e.to_string())
        });
        assert_eq!(filled.map(|_| ()), Ok(()), "{name}");
        value
    }
}

/// An operation's ID, and its calls, named by the members that they set.
pub type Call = (
    &'static str,
    &'static [(&'static str, fn(&Calls) -> Outcome)],
);

impl Calls {
    /// Makes all calls, prints `calls: A of N accepted, D of N decoded`, and reports the failures.
    ///
    /// # Panics
    /// Unless all calls are accepted and decoded: this is a test.
    pub async fn run(&self, operations: &[Call]) {
        let (mut accepted, mut decoded, mut all) = (0, 0, 0);
        let mut failures = Vec::new();
        for (id, calls) in operations {
            for (what, call) in *calls {
                all += 1;
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
                    "{id} ({what}): {error}\n    {status:?} {}",
                    body.unwrap_or_default()
                ));
            }
        }
        println!(
            "operations: {}; calls: {accepted} of {all} accepted, {decoded} of {all} decoded",
            operations.len()
        );
        for failure in &failures {
            eprintln!("{failure}");
        }
        assert!(
            failures.is_empty(),
            "{} of {all} calls failed",
            failures.len()
        );
    }

    /// Sends all calls to a recorder, and reports where a body made by setters differs from the whole body.
    ///
    /// # Errors
    /// When there is no free port.
    ///
    /// # Panics
    /// When a call is not sent, or a member has no setter: this is a test.
    pub async fn compare(operations: &[Call], folder: &str) -> std::io::Result<()> {
        let recorder = Recorder::start()?;
        let calls = Self::new(&recorder.base, folder);
        assert!(calls.is_ok(), "{:?}", calls.err());
        let Ok(calls) = calls else { return Ok(()) };
        let (mut sent, mut bodies, mut without) = (0, 0, Vec::new());
        for (id, variants) in operations {
            let mut whole = None;
            for (what, call) in *variants {
                let outcome = call(&calls).await;
                let Some(body) = recorder.take() else {
                    without.push(format!("{id} ({what}) was not sent: {outcome:?}"));
                    continue;
                };
                sent += 1;
                match (*what, &whole) {
                    ("whole", _) => whole = Some(body),
                    ("set", Some(whole)) => {
                        bodies += 1;
                        without
                            .extend(list_differences(whole, &body).map(|at| format!("{id}: {at}")));
                    }
                    _ => {}
                }
            }
        }
        println!(
            "operations: {}; calls: {sent} sent; bodies made by setters alone: {bodies}; members without a setter: {}",
            operations.len(),
            without.len()
        );
        assert!(without.is_empty(), "{without:#?}");
        Ok(())
    }
}

/// The places where two bodies differ: JSON pointers, or the whole body if it is not JSON.
fn list_differences(whole: &[u8], set: &[u8]) -> impl Iterator<Item = String> {
    let read = |body: &[u8]| serde_json::from_slice::<Value>(body).ok();
    let mut found = Vec::new();
    match (read(whole), read(set)) {
        (Some(whole), Some(set)) => compare_values("", &whole, &set, &mut found),
        _ if whole != set => found.push(format!(
            "{} instead of {}",
            String::from_utf8_lossy(set),
            String::from_utf8_lossy(whole)
        )),
        _ => {}
    }
    found.into_iter()
}

fn compare_values(at: &str, whole: &Value, set: &Value, found: &mut Vec<String>) {
    match (whole, set) {
        (Value::Object(whole), Value::Object(set)) => {
            for (key, value) in whole {
                let at = format!("{at}/{key}");
                match set.get(key) {
                    Some(other) => compare_values(&at, value, other, found),
                    None => found.push(at),
                }
            }
            found.extend(
                set.keys()
                    .filter(|key| !whole.contains_key(*key))
                    .map(|key| format!("{at}/{key}")),
            );
        }
        _ if whole != set => found.push(at.to_owned()),
        _ => {}
    }
}

/// Whether a server accepted the request as valid: it answered without a 4xx that is about the request itself.
fn is_accepted(error: &Error) -> bool {
    match error.status().map(|status| status.code()) {
        None => false,
        // A conflict of states or a rate limit can stop a valid request.
        Some(409 | 429) => true,
        Some(code) => !(400..500).contains(&code),
    }
}

/// Sends a request, decodes the answer and drops it.
pub fn send<O: Operation>(request: Request<O>) -> Outcome
where
    O::Response: 'static,
{
    let pending = request.send();
    Box::pin(async move { pending.await.map(|_| ()) })
}
