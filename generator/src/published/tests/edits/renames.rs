//! Edits of names.

use super::schemas::is_object;
use super::sites::escape;
use super::{Pen, choose, spell};

pub fn rename_schema(pen: &mut Pen<'_>) -> Option<()> {
    // A part of an `allOf` stands in no place of the model.
    let is_use = |pointer: &&String| !pointer.contains("/allOf/");
    let uses: Vec<&String> = pen.sites.references.iter().filter(is_use).collect();
    let pointer = (*choose(&uses, pen.at)?).clone();
    let reference = pen.document.pointer(&pointer)?.get("$ref")?.as_str()?;
    let target = reference.strip_prefix('#')?.to_owned();
    let (group, name) = target.rsplit_once('/')?;
    if group != "/components/schemas" || !is_object(pen.document.pointer(&target)?) {
        return None;
    }
    let name = name.replace("~1", "/").replace("~0", "~");
    // Such as one whose place keeps the type of the inline schema that it was.
    if !pen.has_place(&name) {
        return None;
    }
    let word = pen.word();
    // The name of a published schema would be that schema.
    if pen
        .names
        .iter()
        .any(|known| spell(known, '-') == spell(&word, '-'))
    {
        return None;
    }
    let schema = pen.document.pointer(&target)?.clone();
    pen.add(group, &word, schema)?;
    pen.node(group)?.as_object_mut()?.shift_remove(&name);
    let text = pen.document.to_string();
    let now = format!("\"#/components/schemas/{}\"", escape(&word));
    *pen.document = serde_json::from_str(&text.replace(&format!("\"#{target}\""), &now)).ok()?;
    Some(())
}
