//! A call as its caller sees it: traced, and followed through redirects.

use super::answer::Received;
use super::call::Call;
use super::client::Client;
use super::error::Error;
use super::redirect::follow;
use super::trace::trace_call;

/// Sends a call until there is an answer. `streamed` leaves the body of a successful answer unread.
pub(crate) async fn execute(client: Client, call: Call, streamed: bool) -> Result<Received, Error> {
    let inner = client.inner();
    trace_call(inner, &call, follow(inner, &call, streamed)).await
}
