//! Long functions, counted.

use super::texts::Texts;

/// The longest function that is not counted, in lines.
const LONG: usize = 60;

/// How many functions written by hand are longer than [`LONG`] lines. It reads what rustfmt lays out: a function ends
/// where a line has its indentation and a bracket.
pub fn count_long_functions(texts: &Texts) -> usize {
    let by_hand =
        |name: &str, text: &str| name.ends_with(".rs") && !text.starts_with("// @generated");
    let files = texts.iter().filter(|(name, text)| by_hand(name, text));
    files.map(|(_, text)| long_functions(text)).sum()
}

fn long_functions(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let mut count = 0;
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let is_head = bare.starts_with("fn ") || (bare.starts_with("pub") && bare.contains(" fn "));
        if !is_head || bare.ends_with(';') || bare.ends_with('}') {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - bare.len()]);
        let length = lines[at..].iter().position(|line| *line == end);
        count += usize::from(length.is_some_and(|length| length >= LONG));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_functions_are_counted() {
        let long = format!("fn a() {{\n{}}}\n", "    x;\n".repeat(LONG));
        let short = "impl A {\n    pub fn b() {\n        x;\n    }\n}\n";
        assert_eq!(long_functions(&long), 1);
        assert_eq!(long_functions(short), 0);
    }
}
