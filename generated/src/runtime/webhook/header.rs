//! The header of the signature. In: bytes. Out: pairs of a timestamp and a signature.
//!
//! In `t=1700000000,v1=<hex> t=1700000001,v1=<hex>`, spaces separate pairs, and commas separate the members of a pair.
//! An unusable pair is ignored if another one is usable, so that a new scheme next to the known one breaks nothing. Two
//! headers that a proxy or a framework joined by a comma are refused, like two separate headers.

use crate::runtime::ascii;
use crate::runtime::http::WebhookRule;
use crate::runtime::json::parse_u64;

/// A longer header than this is not read. No sender needs more.
const MAX_LENGTH: usize = 4096;
/// Each pair may cost a pass over the whole body. A sender that rotates its secret sends two pairs.
const MAX_PAIRS: usize = 8;

/// One signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<'h> {
    /// The timestamp as text, which is what was signed.
    pub text: &'h str,
    /// The timestamp, in seconds since 1970.
    pub timestamp: u64,
    /// The signature.
    pub signature: [u8; 32],
}

/// How this crate's API signs its webhooks.
pub fn rule() -> Option<&'static WebhookRule> {
    crate::settings::SETTINGS.webhook.as_ref()
}

/// Reads every usable pair.
///
/// # Errors
/// Why no pair is usable.
pub fn parse_header<'h>(
    value: &'h [u8],
    rule: &WebhookRule,
) -> Result<Vec<Pair<'h>>, &'static str> {
    if value.len() > MAX_LENGTH {
        return Err("it is too long");
    }
    let value = std::str::from_utf8(value).map_err(|_| "it is not UTF-8")?;
    let mut pairs = Vec::new();
    let mut reason = "it is empty";
    for (at, text) in ascii::split(value, b" \t")
        .filter(|text| !text.is_empty())
        .enumerate()
    {
        if at == MAX_PAIRS {
            return Err("it has too many pairs");
        }
        if is_joined(text, rule) {
            return Err("it is several headers, joined by a comma");
        }
        match parse_pair(text, rule) {
            Ok(pair) => pairs.push(pair),
            Err(why) => reason = why,
        }
    }
    if pairs.is_empty() {
        Err(reason)
    } else {
        Ok(pairs)
    }
}

/// Whether a comma joined this pair to other text before or after it: `a,b, c,d` or `a,b,c,d`.
fn is_joined(text: &str, rule: &WebhookRule) -> bool {
    let count = |key: &str| {
        let members = ascii::split(text, b",").filter_map(|member| ascii::split_once(member, b"="));
        members.filter(|(name, _)| *name == key).count()
    };
    ascii::split(text, b",").any(str::is_empty)
        || count(rule.timestamp) > 1
        || count(rule.signature) > 1
}

fn parse_pair<'h>(text: &'h str, rule: &WebhookRule) -> Result<Pair<'h>, &'static str> {
    let (mut timestamp, mut signature) = (None, None);
    for member in ascii::split(text, b",") {
        let (key, value) =
            ascii::split_once(member, b"=").ok_or("a pair has a member without a value")?;
        let place = match key {
            key if key == rule.timestamp => &mut timestamp,
            key if key == rule.signature => &mut signature,
            // Members that this version does not know.
            _ => continue,
        };
        *place = Some(value);
    }
    let text = timestamp.ok_or("a pair has no timestamp")?;
    let signature = parse_hex(signature.ok_or("a pair has no signature")?)?;
    // `parse` alone would accept a sign.
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("a timestamp is not a number");
    }
    let timestamp = parse_u64(text).ok_or("a timestamp is not a number")?;
    Ok(Pair {
        text,
        timestamp,
        signature,
    })
}

/// 32 bytes in hexadecimal digits of either case.
fn parse_hex(text: &str) -> Result<[u8; 32], &'static str> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes)
        .map_err(|_| "a signature is not 64 hexadecimal digits")?;
    Ok(bytes)
}
