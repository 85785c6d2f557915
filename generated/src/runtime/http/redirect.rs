//! Redirects of downloads: each target is checked before the client sends a request to it.
//!
//! The client follows a redirect to a public https address only; to this machine or its network only if the API itself
//! is there. The key goes to the API's own path only, and is not sent any more after another host has redirected.

use super::answer::Received;
use super::call::Call;
use super::client::Inner;
use super::engine::Run;
use super::error::{Error, UnexpectedKind};

/// How many redirects of a download are followed.
const MAX_REDIRECTS: u32 = 5;

/// Sends a call and follows the redirects of a download. A redirect of any other call is an error.
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

/// The call for the target of a redirect; `None` if the answer is no redirect, or one that is not followed.
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
        // These fields were meant for the API or for the redirecting host, so no other host receives them.
        next.headers.clear();
        next.cookies.clear();
        next.options.credentials.clear();
    }
    next.options.url = Some(target.into());
    Some(next)
}
