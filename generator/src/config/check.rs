//! Checks each value of codegen.toml, and the values that belong together.

use super::faults::Faults;
use super::features::check_features;
use super::rules::*;
use super::tables::{Client, Config, Errors, NamesByHand, Package, Pagination, Webhooks};
use crate::diagnostic::{find_unknown_allowed, find_unknown_denied};

/// Headers that the client writes itself, because they say where the body ends or where the request goes.
const WRITTEN: [&str; 4] = ["connection", "content-length", "host", "transfer-encoding"];

/// How many keywords and categories crates.io allows.
const LISTED: usize = 5;

/// Reports every value that cannot be used.
pub(super) fn check_config(config: &Config, faults: &mut Faults<'_>) {
    check_package(&config.package, faults);
    check_client(&config.client, faults);
    check_client_headers(&config.client, faults);
    check_pagination(&config.pagination, faults);
    check_errors(&config.errors, faults);
    if let Some(webhooks) = &config.webhooks {
        check_webhooks(webhooks, faults);
    }
    for (event, subject) in &config.events.subjects {
        faults.check(&LINE, &["events", "subjects", event], subject);
    }
    check_features(&config.features, faults);
    check_names(&config.names, faults);
    for (index, code) in config.diagnostics.allow.iter().enumerate() {
        check_code("allow", index, code, find_unknown_allowed(code), faults);
    }
    for (index, code) in config.diagnostics.deny.iter().enumerate() {
        check_code("deny", index, code, find_unknown_denied(code), faults);
    }
}

fn check_package(package: &Package, faults: &mut Faults<'_>) {
    let of = |key| ["crate", key];
    faults.check_some(&CRATE_NAME, &of("name"), package.name.as_ref());
    faults.check_some(&VERSION, &of("version"), package.version.as_ref());
    let description = package.description.as_ref();
    faults.check_some(&DESCRIPTION, &of("description"), description);
    let documentation = package.documentation.as_ref();
    faults.check_some(&DOCUMENTATION, &of("documentation"), documentation);
    let repository = package.repository.as_ref();
    faults.check_some(&WEB_ADDRESS, &of("repository"), repository);
    let page_names = package.page_names.as_ref();
    faults.check_some(&EXTENSION_KEY, &of("page-names"), page_names);
    for (key, rule, list) in [
        ("keywords", &KEYWORD, &package.keywords),
        ("categories", &CATEGORY, &package.categories),
    ] {
        faults.check_each(rule, &of(key), list);
        if list.len() > LISTED {
            let what = "has more than five items, which crates.io refuses";
            faults.list(&of(key), what, "keep at most five");
        }
    }
}

fn check_client(client: &Client, faults: &mut Faults<'_>) {
    let of = |key| ["client", key];
    let (key, base) = (&client.key_variable, &client.base_url_variable);
    faults.check_some(&VARIABLE, &of("key-variable"), key.as_ref());
    faults.check_some(&VARIABLE, &of("base-url-variable"), base.as_ref());
    if let Some(base) = base
        && key.as_ref() == Some(base)
    {
        let what = "is also the variable of the key";
        faults.value(
            &of("base-url-variable"),
            base,
            what,
            "give it another variable",
        );
    }
    faults.check_each(&ORIGIN, &of("origins"), &client.origins);
    faults.check_each(&HEADER_NAME, &of("owned-headers"), &client.owned_headers);
    for (scheme, prefix) in &client.credential_prefixes {
        let path = ["client", "credential-prefixes", scheme];
        faults.check(&CREDENTIAL_PREFIX, &path, prefix);
    }
    let request_id = client.request_id_header.as_ref();
    faults.check_some(&HEADER_NAME, &of("request-id-header"), request_id);
    if let Some(limit) = &client.rate_limit {
        let of = |key| ["client", "rate-limit", key];
        faults.check(&HEADER_NAME, &of("limit"), &limit.limit);
        faults.check(&HEADER_NAME, &of("remaining"), &limit.remaining);
        faults.check(&HEADER_NAME, &of("reset"), &limit.reset);
    }
    if let Some(rule) = &client.idempotency {
        let of = |key| ["client", "idempotency", key];
        faults.check(&HEADER_NAME, &of("header"), &rule.header);
        faults.check_each(&METHOD, &of("methods"), &rule.methods);
        if rule.methods.is_empty() {
            let help = "name the methods that send the header, or remove [client.idempotency]";
            faults.list(&of("methods"), "is empty", help);
        }
    }
}

/// The headers of every request, and which of them are fixed.
fn check_client_headers(client: &Client, faults: &mut Faults<'_>) {
    let is_same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    let mut names: Vec<&str> = Vec::new();
    for (name, value) in &client.headers {
        let path = ["client", "headers", name];
        faults.check_key(&HEADER_NAME, &path);
        let filled = value.replace("{version}", "1");
        faults.check(&HEADER_TEXT, &path, &filled);
        if let Some(other) = find_placeholder(&filled) {
            let what = format!("has the placeholder `{{{other}}}`, which has no value");
            faults.value(&path, value, &what, "the only placeholder is `{version}`");
        }
        if WRITTEN.iter().any(|written| is_same(written, name)) {
            faults.key(
                &path,
                "is a header that the client writes itself",
                "remove it",
            );
        }
        if names.iter().any(|other| is_same(other, name)) {
            let what = "is there twice, because the case of a header's name does not count";
            faults.key(&path, what, "keep one of them");
        }
        let rule = client.idempotency.as_ref();
        if rule.is_some_and(|rule| is_same(&rule.header, name)) {
            let what = "is also the header of [client.idempotency], whose value names one call";
            faults.key(&path, what, "remove it here");
        }
        names.push(name);
    }
    for (index, fixed) in client.fixed_headers.iter().enumerate() {
        if !names.iter().any(|name| is_same(name, fixed)) {
            let path = ["client", "fixed-headers", &index.to_string()];
            let help = "add the header and its value to `client.headers`, or correct the name";
            faults.value(&path, fixed, "is none of `client.headers`", help);
        }
    }
}

/// The first `{word}` in a text.
fn find_placeholder(text: &str) -> Option<&str> {
    let mut parts = text.split('{').skip(1);
    parts.find_map(|part| {
        let (word, _) = part.split_once('}')?;
        let is_word = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        (!word.is_empty() && word.chars().all(is_word)).then_some(word)
    })
}

fn check_pagination(pagination: &Pagination, faults: &mut Faults<'_>) {
    let of = |key| ["pagination", key];
    faults.check_some(&LINE, &of("items"), pagination.items.as_ref());
    faults.check_some(&LINE, &of("links"), pagination.links.as_ref());
    faults.check_some(&LINE, &of("after"), pagination.after.as_ref());
    faults.check_each(&LINE, &of("cursors"), &pagination.cursors);
    if pagination.after.is_none() && !pagination.cursors.is_empty() {
        let help = "name the parameter for the cursor of the next page in `pagination.after`, or remove the list";
        faults.list(&of("cursors"), "has no effect without `after`", help);
    }
}

fn check_errors(errors: &Errors, faults: &mut Faults<'_>) {
    faults.check_each(&LINE, &["errors", "never-retry"], &errors.never_retry);
    faults.check_each(&LINE, &["errors", "title"], &errors.title);
    faults.check_each(&LINE, &["errors", "detail"], &errors.detail);
}

fn check_webhooks(webhooks: &Webhooks, faults: &mut Faults<'_>) {
    let of = |key| ["webhooks", key];
    for (key, name) in [
        ("signature-header", &webhooks.signature_header),
        ("attempts-made-header", &webhooks.attempts_made_header),
        ("attempts-left-header", &webhooks.attempts_left_header),
        (
            "first-attempted-at-header",
            &webhooks.first_attempted_at_header,
        ),
    ] {
        faults.check(&HEADER_NAME, &of(key), name);
    }
    for (key, pointer) in [
        ("name", &webhooks.name),
        ("id", &webhooks.id),
        ("created-at", &webhooks.created_at),
        ("payload", &webhooks.payload),
    ] {
        faults.check(&POINTER, &of(key), pointer);
    }
    let (timestamp, signature) = (&webhooks.timestamp_key, &webhooks.signature_key);
    faults.check(&SIGNATURE_KEY, &of("timestamp-key"), timestamp);
    faults.check(&SIGNATURE_KEY, &of("signature-key"), signature);
    if timestamp == signature {
        let what = "is also the key of the timestamp";
        let help = "give the key that the header has for the signature";
        faults.value(&of("signature-key"), signature, what, help);
    }
    if webhooks.tolerance == 0 {
        let help = "give the number of seconds, such as `300`";
        let what = "refuses every delivery that took time";
        faults.value(&of("tolerance"), "0", what, help);
    }
}

fn check_names(names: &NamesByHand, faults: &mut Faults<'_>) {
    for (id, name) in &names.types {
        faults.check(&TYPE_NAME, &["names", "types", id], name);
    }
    for (tag, words) in &names.resources {
        faults.check(&RESOURCE_WORDS, &["names", "resources", tag], words);
    }
    for (id, operation) in &names.operations {
        let of = |key| ["names", "operations", id, key];
        faults.check_some(&TYPE_NAME, &of("type"), operation.type_name.as_ref());
        faults.check_some(&METHOD_NAME, &of("method"), operation.method.as_ref());
    }
}

fn check_code(key: &str, index: usize, code: &str, help: Option<String>, faults: &mut Faults<'_>) {
    if let Some(help) = help {
        let path = ["diagnostics", key, &index.to_string()];
        faults.value(&path, code, "is not the code of a diagnostic", &help);
    }
}
