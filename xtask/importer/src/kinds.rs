//! Names of the kinds of objects, and prefixes of their IDs.
//!
//! In: the text of a member `type`, such as `report/watchlist`. Out: words and prefixes. Always: a kind that is not in
//! the table also has a name.

/// Words that are written in capitals.
const CAPITALS: [&str; 14] = [
    "aamva", "api", "eu", "finra", "id", "ip", "mrz", "mx", "nces", "nfc", "sec", "tin", "trm",
    "vat",
];

/// Prefixes of IDs, by the kind of object or its first part.
const ID_PREFIXES: [(&str, &str); 46] = [
    ("account", "act"),
    ("account-type", "acttp"),
    ("api-key", "api"),
    ("api-log", "req"),
    ("case", "case"),
    ("case-comment", "cscm"),
    ("case-queue", "cqueue"),
    ("case-template", "ctmpl"),
    ("connect/connection", "cxn"),
    ("connect/share-token", "cnst"),
    ("device", "dev"),
    ("document", "doc"),
    ("event", "evt"),
    ("graph-query", "grphq"),
    ("importer", "mprt"),
    ("importer-pipeline", "mprtp"),
    ("importer-pipeline-run", "mprtpr"),
    ("inquiry", "inq"),
    ("inquiry-session", "iqse"),
    ("inquiry-template", "itmpl"),
    ("inquiry-template-version", "itmplv"),
    ("list", "lst"),
    ("list-item/browser-fingerprint", "libf"),
    ("list-item/country", "lic"),
    ("list-item/email-address", "liea"),
    ("list-item/geolocation", "ligl"),
    ("list-item/government-id-number", "ligin"),
    ("list-item/ip-address", "liip"),
    ("list-item/name", "lin"),
    ("list-item/phone-number", "lipn"),
    ("report", "rep"),
    ("report-template", "rptp"),
    ("selfie", "self"),
    ("template", "tmpl"),
    ("theme-set", "theset"),
    ("transaction", "txn"),
    ("transaction-label", "txnl"),
    ("transaction-type", "txntp"),
    ("user-audit-log", "ual"),
    ("verification", "ver"),
    ("verification-template", "vtmpl"),
    ("verification-template-version", "vtmplv"),
    ("webhook", "wbh"),
    ("workflow", "wfl"),
    ("workflow-run", "wfr"),
    ("workflow-version", "wfv"),
];

/// The prefix of such objects' IDs, without `_`.
pub fn id_prefix(kind: &str) -> Option<&'static str> {
    let family = kind.split('/').next().unwrap_or(kind);
    let find = |name: &str| ID_PREFIXES.iter().find(|(kind, _)| *kind == name);
    find(kind)
        .or_else(|| find(family))
        .map(|(_, prefix)| *prefix)
}

/// `report/watchlist` as `watchlist report`.
pub fn noun_of_kind(kind: &str) -> String {
    let parts = kind
        .rsplit('/')
        .filter(|part| !["connect", "integration"].contains(part));
    let words = parts.collect::<Vec<_>>().join(" ").replace(['-', '_'], " ");
    words.split(' ').map(spell).collect::<Vec<_>>().join(" ")
}

fn spell(word: &str) -> String {
    if CAPITALS.contains(&word) {
        word.to_uppercase()
    } else if word == "ecbsv" {
        "eCBSV".to_owned()
    } else {
        word.to_owned()
    }
}

/// `case` as `cases`.
pub fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if noun.ends_with('s') => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_reads_like_a_name() {
        for (kind, noun, several) in [
            ("account", "account", "accounts"),
            ("report/watchlist", "watchlist report", "watchlist reports"),
            (
                "list-item/ip-address",
                "IP address list item",
                "IP address list items",
            ),
            ("connect/connection", "connection", "connections"),
            ("inquiry", "inquiry", "inquiries"),
            ("api-key", "API key", "API keys"),
        ] {
            assert_eq!(noun_of_kind(kind), noun);
            assert_eq!(plural(noun), several);
        }
    }

    #[test]
    fn a_kind_without_a_prefix_of_its_own_has_that_of_its_family() {
        assert_eq!(id_prefix("report/watchlist"), Some("rep"));
        assert_eq!(id_prefix("list-item/name"), Some("lin"));
        assert_eq!(id_prefix("list-item/face"), None);
        assert_eq!(id_prefix("moon"), None);
    }
}
