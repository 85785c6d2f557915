//! Reads known values from a sentence.
//!
//! In: a description such as "Possible values: a (only here), b", or a list with one value per line. Out: the values,
//! without the brackets after them. Always: sorted by their last word, then by the whole text, so that similar values
//! are together and the order has no meaning.

/// The values that a description lists. Empty if it lists none.
pub fn read_known_values(description: &str) -> Vec<String> {
    let lower = description.to_lowercase();
    let Some(start) = lower.find("possible values") else {
        return Vec::new();
    };
    let Some(rest) = description.get(start + "possible values".len()..) else {
        return Vec::new();
    };
    let rest = rest
        .trim_start_matches(" include")
        .trim_start_matches(':')
        .trim_start();
    let mut values = if rest.starts_with("- ") || rest.starts_with("* ") {
        read_lines(rest)
    } else {
        read_sentence(rest)
    };
    values.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
    values.dedup();
    values
}

/// One value per line, until the first line that is not an entry.
fn read_lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .map_while(|line| line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")))
        .filter_map(read_value)
        .collect()
}

/// Values separated by commas and "and", until the end of the sentence.
fn read_sentence(text: &str) -> Vec<String> {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let plain = without_brackets(paragraph).replace('\n', " ");
    let sentence = plain
        .split(". ")
        .next()
        .unwrap_or_default()
        .trim_end()
        .trim_end_matches('.');
    sentence
        .split(',')
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "))
        .map(|part| {
            part.trim()
                .trim_start_matches("and ")
                .trim_start_matches("or ")
        })
        .filter_map(read_value)
        .collect()
}

/// The value at the start of an entry: quoted, or up to the first blank.
fn read_value(entry: &str) -> Option<String> {
    let entry = entry.trim();
    for quote in ['`', '"', '\''] {
        if let Some(rest) = entry.strip_prefix(quote) {
            return rest
                .split(quote)
                .next()
                .filter(|v| !v.is_empty())
                .map(str::to_owned);
        }
    }
    let value = entry
        .split_whitespace()
        .next()?
        .trim_end_matches([',', ';', ':']);
    (!value.is_empty()).then(|| value.to_owned())
}

/// The text without round brackets and their content.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Last word first.
fn sort_key(value: &str) -> (String, &str) {
    let last = value.rsplit(['_', '-', '/', ' ']).next().unwrap_or(value);
    (last.to_lowercase(), value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn conditions_in_brackets_are_no_values() {
        let text = "How it went.\n\nPossible values:\n- done\n- half_done (only for `a` and `b`)\n- open\n\nMay grow.";
        assert_eq!(read_known_values(text), ["done", "half_done", "open"]);
    }

    #[test]
    fn a_sentence_of_values() {
        assert_eq!(
            read_known_values("Order. Possible values: up (rising), down (falling)."),
            ["down", "up"]
        );
        assert_eq!(
            read_known_values("State. Possible values include `b`, `a`, and `c`. More may come."),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn values_of_one_kind_stand_together() {
        let text = "Possible values:\n- match\n- unknown\n- no_match\n- partial_match";
        assert_eq!(
            read_known_values(text),
            ["match", "no_match", "partial_match", "unknown"]
        );
    }

    #[test]
    fn no_list_no_values() {
        assert!(read_known_values("Any text.").is_empty());
        assert!(read_known_values("Possible values").is_empty());
    }

    proptest! {
        #[test]
        fn any_description_is_survived(text in "\\PC{0,40}[Pp]ossible values[: ]{0,2}\\PC{0,80}") {
            let values = read_known_values(&text);
            prop_assert!(values.iter().all(|value| !value.is_empty()));
        }
    }
}
