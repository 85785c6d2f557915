//! The singular of an English noun, for the name of a list's item.

/// Endings that look like a plural but are singular.
const SINGULAR_ENDINGS: &[&str] = &["ss", "us", "is", "news", "series", "species"];

/// The singular of `word` (lower case), or `None` if `word` is not a plural.
pub fn singular(word: &str) -> Option<String> {
    if SINGULAR_ENDINGS.iter().any(|ending| word.ends_with(ending))
        || !word.ends_with('s')
        || word.len() < 3
    {
        return None;
    }
    for (plural, one) in [
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("zes", "z"),
        ("uses", "us"),
    ] {
        if let Some(stem) = word.strip_suffix(plural) {
            let short = plural == "ies" && stem.len() < 2;
            return (!short).then(|| format!("{stem}{one}"));
        }
    }
    word.strip_suffix('s').map(str::to_owned)
}

/// Whether `a` and `b` are the same noun, in singular or plural.
pub fn same_noun(a: &str, b: &str) -> bool {
    a == b || singular(a).as_deref() == Some(b) || singular(b).as_deref() == Some(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_become_singular() {
        for (many, one) in [
            ("inquiries", "inquiry"),
            ("files", "file"),
            ("addresses", "address"),
            ("matches", "match"),
            ("boxes", "box"),
            ("statuses", "status"),
        ] {
            assert_eq!(singular(many).as_deref(), Some(one), "{many}");
        }
    }

    #[test]
    fn words_that_only_look_plural_stay() {
        for word in ["status", "address", "analysis", "series", "data", "us"] {
            assert_eq!(singular(word), None, "{word}");
        }
    }
}
