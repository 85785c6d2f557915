//! Prints the tables as a page: `docs/keywords.md`.

use super::{Group, OBJECTS, Since, Table, Use};
use std::fmt::Write as _;

/// How the generator uses a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It changes the crate.
    Used,
    /// The crate's documentation mentions it.
    Note,
    /// It is read, but the crate does not show it.
    Unseen,
    /// It has no effect and no finding.
    Ignored,
    /// It has no effect, and a finding says so.
    Reported,
}

/// A line of the page.
#[derive(Clone, Debug)]
pub struct Row {
    /// The object's name in the specification, with its article.
    pub object: &'static str,
    /// The key.
    pub key: &'static str,
    /// How the generator uses it.
    pub fate: Fate,
}

const OPENING: &str = "# Keywords

This page lists every key of OpenAPI 3.0, 3.1 and 3.2 and every keyword of JSON Schema 2020-12, and how the generator uses
it. It is printed from the tables that the generator itself reads (`generator/src/grammar`), and a test tries each key.

- **used**: it changes the crate or the findings of the generator.
- **note**: the documentation of the crate mentions it; the client does not check it.
- **not shown**: it is read and checked, but the crate does not show it, for the given reason.
- **not read**: it has no effect, for the given reason.
- **reported**: it has no effect, and a finding (`not-generated` or `not-expressed`) says so at its place.

A key of another version is also read. If the versions contradict each other, a warning names the reading:
`nullable`, `exclusiveMinimum` and `exclusiveMaximum` with true or false, lists of types, the type `null`
(`keyword-of-3-0`, `keyword-of-3-1`). Any other key is a warning (`unknown-keyword`), unless it begins with `x-`.
Where OpenAPI allows a reference, its target replaces `$ref`. Keys next to `$ref` are read in schemas and path items, and are
`sibling-of-ref` elsewhere. [diagnostics.md](diagnostics.md) lists all lenient readings.
";

/// Every key of every object.
pub fn list() -> Vec<Row> {
    let rows = |table: &&'static Table| {
        let object = table.what;
        table.members.iter().map(move |member| Row {
            object,
            key: member.name,
            fate: match member.usage {
                Use::Used => Fate::Used,
                Use::Fact => Fate::Note,
                Use::Unseen(_) => Fate::Unseen,
                Use::Ignored(_) => Fate::Ignored,
                Use::Reported(_) => Fate::Reported,
            },
        })
    };
    OBJECTS.iter().flat_map(rows).collect()
}

/// The page.
pub fn render() -> String {
    let mut page = OPENING.to_owned();
    for table in OBJECTS {
        render_table(&mut page, table);
    }
    page
}

fn render_table(page: &mut String, table: &Table) {
    let name = table
        .what
        .trim_start_matches("an ")
        .trim_start_matches("a ");
    let mut letters = name.chars();
    let title: String = letters
        .next()
        .map(|letter| letter.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect();
    let is_schema = table.section == "schemas";
    let (head, rule) = match is_schema {
        true => ("| key | of | applies to | becomes |", "|---|---|---|---|"),
        false => ("| key | of | becomes |", "|---|---|---|"),
    };
    // Writing into text cannot fail.
    let _ = write!(page, "\n## {title}\n\n{head}\n{rule}\n");
    for member in table.members {
        let (name, since) = (member.name, name_since(member.since));
        let group = match is_schema {
            true => format!(" {} |", name_group(member.group)),
            false => String::new(),
        };
        let usage = describe_use(member.usage);
        let _ = writeln!(page, "| `{name}` | {since} |{group} {usage} |");
    }
}

fn describe_use(usage: Use) -> String {
    match usage {
        Use::Used => "used".to_owned(),
        Use::Fact => "note".to_owned(),
        Use::Unseen(reason) => format!("not shown: {reason}"),
        Use::Ignored(reason) => format!("not read: {reason}"),
        Use::Reported(sentence) => format!("reported: {sentence}"),
    }
}

fn name_since(since: Since) -> &'static str {
    match since {
        Since::V3_0 => "3.0",
        Since::Only3_0 => "3.0 only",
        Since::V3_1 => "3.1",
        Since::V3_2 => "3.2",
        Since::Drafts => "older drafts",
        Since::Extension => "extension",
    }
}

fn name_group(group: Group) -> &'static str {
    match group {
        Group::Every => "all",
        Group::Text => "text",
        Group::Number => "numbers",
        Group::Object => "objects",
        Group::Array => "lists",
    }
}
