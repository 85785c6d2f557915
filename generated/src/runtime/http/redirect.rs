//! Redirects of downloads: each place is judged anew, before it is asked.
//!
//! A redirect is followed to a public https address only; to this machine or its network only if the API itself is
//! there. The key goes to the API's own path alone, and no further once another host has had a say in where to go.

use super::answer::Received;
use super::call::Call;
use super::client::Inner;
use super::engine::Run;
use super::error::{Error, UnexpectedKind};

/// How often a download is sent on to another place.
const MAX_REDIRECTS: u32 = 5;

/// Sends a call and follows the redirects of a download; those of any other call are an error.
pub(crate) async fn follow(inner: &Inner, call: &Call, streamed: bool) -> Result<Received, Error> {
    let started = inner.clock.now();
    let mut moved: Option<Call> = None;
    let mut hops = 0;
    loop {
        let call = moved.as_ref().unwrap_or(call);
        let error = match Run::new(inner, call, streamed, started)?.finish().await {
            Err(error) if streamed && call.method == "GET" && hops < MAX_REDIRECTS => error,
            result => return result,
        };
        moved = Some(next_call(inner, call, &error).ok_or(error)?);
        hops += 1;
    }
}

/// The call of the place that a redirect names; `None` if it is no redirect, or none that is followed.
fn next_call(inner: &Inner, call: &Call, error: &Error) -> Option<Call> {
    let Error::Unexpected(unexpected) = error else {
        return None;
    };
    let UnexpectedKind::Redirect(_) = unexpected.kind() else {
        return None;
    };
    let location = unexpected.http().headers().get("location")?;
    let here = inner.endpoint.locate(call).ok()?;
    let target = here.join(location).ok()?;
    let weakens = here.scheme() == "https" && target.scheme() != "https";
    if weakens || !inner.endpoint.may_reach(&target) {
        return None;
    }
    let mut next = call.clone();
    let is_own = |url| inner.endpoint.trusts(url, call) || call.options.url.is_none();
    next.options.is_led_away |= !is_own(&here) || !inner.endpoint.trusts_file(&target);
    if next.options.is_led_away {
        // What was meant for the API, or for the host that sends on, is for nobody else.
        next.headers.clear();
        next.cookies.clear();
        next.options.credentials.clear();
    }
    next.options.url = Some(target.into());
    Some(next)
}
