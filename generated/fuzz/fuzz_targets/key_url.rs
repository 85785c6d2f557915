//! URLs that may carry the key: whatever a server or a caller writes, the key goes below the API's own path and to no
//! other place, and no link leads to this machine or its network.
//!
//! The same text is tried as the link of a file, as the place of a redirect, as the link of a page, and as a path.

#![no_main]

use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use serde_json::json;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use url::{Host, Url};
use withpersona::runtime::http::{Client, FakeAnswer, FakeTransport};

/// Where the fake API is.
const BASE: &str = "https://api.example.com/v1";

fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a fake answer waits for nothing"),
    }
}

fn try_with(answers: Vec<FakeAnswer>, call: impl FnOnce(&Client)) -> FakeTransport {
    let transport = FakeTransport::new(answers);
    call(&transport.client().expect("the fake API has a client"));
    transport
}

/// Checks every request; says whether one that is not to the API's own path has been seen.
fn check(transport: &FakeTransport) {
    let base = Url::parse(BASE).expect("it is a URL");
    let mut is_led_away = false;
    for request in transport.requests() {
        let url = Url::parse(request.url()).expect("a request goes to a URL");
        assert_eq!(url.scheme(), "https", "{url}");
        let path = percent_decode_str(url.path()).decode_utf8_lossy();
        let is_own = url.origin() == base.origin()
            && (url.path() == "/v1" || url.path().starts_with("/v1/"));
        let climbs = path.split(['/', '\\']).any(|segment| segment == "..");
        if request.header("authorization").is_some() {
            assert!(is_own && !climbs && !is_led_away, "the key goes to {url}");
            assert!(!request.is_public_only());
        }
        is_led_away |= !is_own;
        let is_internal = match url.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
            Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unspecified(),
            Some(Host::Domain(name)) => name.trim_end_matches('.') == "localhost",
            None => true,
        };
        assert!(!is_internal, "a link leads to {url}");
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let file = || FakeAnswer::new(200, "%PDF");
    let moved = || FakeAnswer::new(302, "").header("location", text);
    let own = || FakeAnswer::new(302, "").header("location", "https://api.example.com/v1/files/1");
    check(&try_with(vec![moved(), own(), file()], |client| {
        let _ = run(client.download(text).send());
    }));
    check(&try_with(vec![moved(), own(), file()], |client| {
        let _ = run(client.download("https://api.example.com/v1/files/0").send());
    }));
    let page = json!({"data": [], "links": {"next": text}});
    let last = json!({"data": []});
    let answers = vec![FakeAnswer::json(200, page), FakeAnswer::json(200, last)];
    check(&try_with(answers, |client| {
        let mut pages = client.inquiries().list().pages();
        while let Some(Ok(_)) = run(pages.next()) {}
    }));
    let paths = try_with(vec![FakeAnswer::json(200, json!({}))], |client| {
        let _ = run(client.request("GET", text).send());
    });
    check(&paths);
    for request in paths.requests() {
        let has_base = request.url().starts_with("https://api.example.com/v1/");
        assert!(has_base, "a path leads to {}", request.url());
    }
});
