//! Reads the text of names.lock.
//!
//! In: the text, which a person or a merge may have edited. Out: the facts, or a fault for each line that is none.
//! Always: no line is skipped, because the run would choose another name for what it keeps.

use super::Published;
use crate::identifier::is_identifier;
use crate::nearest::find_nearest;
use std::collections::BTreeMap;

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The form of a fact's value.
#[derive(Clone, Copy)]
enum Value {
    /// Any text.
    Any,
    /// Names of Rust, then this number of further words at least.
    Names(usize, usize),
    /// One of these words, then other words.
    Word(&'static [&'static str]),
    /// The name of a field, its form, and its shape.
    Member,
    /// Two words at least.
    Pair,
    /// How a parameter is given, and its shape.
    Parameter,
}

/// The kinds of facts: the first word of a line, and the form of its value.
const KINDS: &[(&str, Value)] = &[
    ("accessor", Value::Word(&["kept"])),
    ("alias", Value::Any),
    ("answer", Value::Pair),
    ("body", Value::Pair),
    ("event", Value::Names(1, 1)),
    ("family", Value::Names(1, 0)),
    ("features", Value::Any),
    ("held", Value::Any),
    ("id", Value::Any),
    ("member", Value::Member),
    ("operation", Value::Names(2, 0)),
    ("others", Value::Word(&["any", "of"])),
    ("parameter", Value::Parameter),
    ("resource", Value::Names(2, 0)),
    ("route", Value::Pair),
    (
        "runtime",
        Value::Word(&["links", "relationship", "document", "envelope"]),
    ),
    ("setter", Value::Names(1, 0)),
    ("trait", Value::Names(1, 0)),
    ("type", Value::Names(1, 0)),
    ("value", Value::Names(1, 0)),
    ("variant", Value::Names(1, 2)),
    ("way", Value::Word(&["both", "sent", "read", "unused"])),
];

/// The forms of a field.
const HOLDINGS: &[&str] = &[
    "plain",
    "optional",
    "or-null",
    "nullable",
    "required",
    "required-null",
    "constant",
];

/// What version control writes between the two sides of a conflict.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

impl Published {
    /// Reads the file. The error lists all lines that cannot be used.
    pub fn parse(text: &str) -> Result<Published, Vec<LineFault>> {
        let mut facts: BTreeMap<String, String> = BTreeMap::new();
        let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
        let mut faults = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            if text.trim().is_empty() || text.starts_with('#') {
                continue;
            }
            match read_fact(text) {
                Ok((key, value)) => {
                    if let Some(first) = lines.insert(key, line) {
                        faults.push(LineFault {
                            line,
                            message: format!("line {first} has the same item `{key}`"),
                            help: "delete one of the two lines".to_owned(),
                        });
                    }
                    facts.insert(key.to_owned(), value.to_owned());
                }
                Err((message, help)) => faults.push(LineFault {
                    line,
                    message,
                    help,
                }),
            }
        }
        match faults.is_empty() {
            true => Ok(Published { facts }),
            false => Err(faults),
        }
    }
}

/// The key and the value of a line. The error says what is wrong and what to do.
fn read_fact(line: &str) -> Result<(&str, &str), (String, String)> {
    if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
        return Err((
            "the line is the mark of a merge conflict".to_owned(),
            "keep the lines of both sides and delete the marks".to_owned(),
        ));
    }
    let restore = "correct the line, or restore it from the version control; to release what it holds, delete it";
    let fault = |message: String| (message, restore.to_owned());
    let Some((key, value)) = line.split_once(" = ") else {
        return Err(fault("the line has no ` = ` after its item".to_owned()));
    };
    let kind = key.split(' ').next().unwrap_or_default();
    let Some((_, form)) = KINDS.iter().find(|(known, _)| *known == kind) else {
        let near = find_nearest(kind, KINDS.iter().map(|(known, _)| *known));
        let near = near.map(|near| format!(", perhaps `{near}` is meant"));
        let near = near.unwrap_or_default();
        return Err(fault(format!("`{kind}` is no kind of item{near}")));
    };
    match find_fault(*form, value) {
        Some(why) => Err(fault(format!("the value of `{key}` cannot be used: {why}"))),
        None => Ok((key, value)),
    }
}

/// What is wrong with a value.
fn find_fault(form: Value, value: &str) -> Option<String> {
    let words: Vec<&str> = value.split(' ').collect();
    let first = words.first().copied().unwrap_or_default();
    let no_name =
        |word: &str| (!is_identifier(word)).then(|| format!("`{word}` is no name in Rust"));
    let too_short = |least: usize| {
        (words.len() < least).then(|| format!("it has {} words instead of {least}", words.len()))
    };
    let no_word = |word: &str, known: &[&str]| {
        let list = || known.join("`, `");
        (!known.contains(&word)).then(|| format!("`{word}` is none of `{}`", list()))
    };
    match form {
        Value::Any => None,
        Value::Pair => too_short(2),
        Value::Names(names, others) => too_short(names + others)
            .or_else(|| words.iter().take(names).find_map(|word| no_name(word))),
        Value::Word(known) => no_word(first, known),
        Value::Member => too_short(3)
            .or_else(|| no_name(first))
            .or_else(|| no_word(words.get(1).copied().unwrap_or_default(), HOLDINGS)),
        Value::Parameter => too_short(2).or_else(|| {
            let place = first.strip_prefix("argument");
            let is_place = place.is_some_and(|place| place.parse::<usize>().is_ok());
            (!is_place).then(|| no_word(first, &["optional"])).flatten()
        }),
    }
}

#[cfg(test)]
mod tests;
