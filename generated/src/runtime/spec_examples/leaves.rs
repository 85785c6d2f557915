//! Replaces every value of a document by one value of each other kind of JSON.
//!
//! In: a document and a type that holds it. Out: figures, and failures. Always: the document is read although a value
//! does not fit, the other values are read as before, the value is reported, and the encoding is the same document.

use crate::runtime::json::{
    Aside, Entries, Misfit, Patches, Rest, View, is_same, is_same_view, serialize_patched,
};
use crate::runtime::testing::{Sample, compare_documents, escape};
use serde_json::{Value, json};

/// In a debug build, one value in this many is tried.
const STRIDE: usize = if cfg!(debug_assertions) { 101 } else { 1 };
/// How many failures are printed in full.
const TOLD: usize = 40;

/// The results for the replaced values.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    /// The number of values.
    all: usize,
    tried: usize,
    /// The number of documents that consist of one value only. Another kind there is another kind of root.
    roots: usize,
    misfits: usize,
    /// The number of values that fit their types: free-form JSON, null of an option, another variant of a union.
    fitting: usize,
    /// The number of values that decide the type of the object around them.
    tags: usize,
    failed: usize,
    failures: Vec<String>,
    /// Whether the type is only sent. Such types keep no undeclared members.
    is_sent: bool,
}

impl Leaves {
    /// Tries a document of a type that is only sent. A union of such types may choose another variant and lose members.
    pub(super) fn visit_sent(
        &mut self,
        label: &str,
        document: &Value,
        make: fn() -> Box<dyn Sample>,
    ) {
        self.is_sent = true;
        self.visit(label, document, make);
        self.is_sent = false;
    }

    /// Tries a document.
    pub(super) fn visit(&mut self, label: &str, document: &Value, make: fn() -> Box<dyn Sample>) {
        let mut pointers = Vec::new();
        list_leaves(document, &mut Vec::new(), &mut pointers);
        let mut original: Option<Box<dyn Sample>> = None;
        for steps in pointers {
            if steps.is_empty() {
                self.roots += 1;
                continue;
            }
            for other in others(document.pointer(&pointer_to(&steps))) {
                self.all += 1;
                if !self.all.is_multiple_of(STRIDE) {
                    continue;
                }
                self.tried += 1;
                let original = original.get_or_insert_with(|| {
                    let mut original = make();
                    // Other tests check whether the document itself can be read.
                    let _ = original.read(document.to_string().as_bytes());
                    original
                });
                if let Err(what) = self.try_one(document, &steps, &other, original.as_ref(), make) {
                    self.failed += 1;
                    if self.failures.len() < TOLD {
                        let pointer = pointer_to(&steps);
                        let told = format!("{label} {pointer} = {other}: {what}\n    {document}");
                        self.failures.push(told);
                    }
                }
            }
        }
    }

    fn try_one(
        &mut self,
        document: &Value,
        steps: &[String],
        other: &Value,
        original: &dyn Sample,
        make: fn() -> Box<dyn Sample>,
    ) -> Result<(), String> {
        let pointer = pointer_to(steps);
        let below = format!("{pointer}/");
        let mut changed = document.clone();
        if let Some(place) = changed.pointer_mut(&pointer) {
            place.clone_from(other);
        }
        let text = changed.to_string();
        let mut read = make();
        let noted = read
            .read_noting(text.as_bytes(), false)
            .map_err(|error| error.to_string())?;
        let misfits = noted.list(read.as_shown());
        let is_it = |misfit: &Misfit| misfit.pointer() == pointer && misfit.value() == other;
        // The list or the object fits, and a value in it does not.
        let is_inside = |misfit: &Misfit| misfit.pointer().starts_with(&below);
        match misfits.as_slice() {
            [] => {
                self.fitting += 1;
                make()
                    .read_noting(text.as_bytes(), true)
                    .map_err(|error| format!("not reported: {error}"))?;
            }
            [misfit] if is_it(misfit) => self.misfits += 1,
            inside if inside.iter().all(is_inside) => self.misfits += 1,
            more => return Err(format!("reported: {more:?}")),
        }
        let after = write_again(read.as_ref(), &noted.root, make)?;
        let outcome = compare_documents(&changed, &after);
        let is_wrong = |difference: &&String| !(self.is_sent && difference.ends_with(": lost"));
        if let Some(difference) = outcome.differences.iter().find(is_wrong) {
            return Err(format!("not what came: {difference}"));
        }
        let mut result = Ok(false);
        original.as_shown().show(&mut |before| {
            read.as_shown()
                .show(&mut |after| result = is_same_except(before, after, steps));
        });
        self.tags += usize::from(result?);
        Ok(())
    }

    /// Prints the figures.
    ///
    /// # Panics
    /// If one value failed: this is a test.
    pub(super) fn conclude(&self) {
        let Self {
            all,
            tried,
            roots,
            misfits,
            fitting,
            tags,
            failed,
            ..
        } = self;
        let note = match STRIDE {
            1 => String::new(),
            stride => format!(" (one in {stride}, for it is a debug build)"),
        };
        println!(
            "values of another kind: {tried} of {all} tried{note}: {misfits} reported, {fitting} fit, {failed} failed; \
             {tags} decide the type around them; {roots} documents are one value"
        );
        for failure in &self.failures {
            eprintln!("{failure}");
        }
        assert!(*failed == 0, "{failed} of {tried} values of another kind");
    }
}

/// One value of each kind that this value does not have.
fn others(value: Option<&Value>) -> Vec<Value> {
    let all = [
        json!(null),
        json!(true),
        json!(12.5),
        json!("another kind"),
        json!(["another", 1]),
        json!({"another": {"kind": 1}}),
    ];
    let kind = |value: &Value| std::mem::discriminant(value);
    let is_other = |other: &Value| value.is_none_or(|value| kind(value) != kind(other));
    all.into_iter().filter(is_other).collect()
}

/// The paths to all scalars and empty containers of a document.
fn list_leaves(value: &Value, steps: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                steps.push(at.to_string());
                list_leaves(item, steps, found);
                steps.pop();
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (key, member) in members {
                steps.push(key.clone());
                list_leaves(member, steps, found);
                steps.pop();
            }
        }
        _ => found.push(steps.clone()),
    }
}

/// Writes the value that was read. Refuses a member that is written twice.
fn write_again(
    read: &dyn Sample,
    root: &[Aside],
    make: fn() -> Box<dyn Sample>,
) -> Result<Value, String> {
    let patches = Patches::list_root(root);
    let patches = Patches::new(&patches);
    let mut written = Vec::new();
    serialize_patched(
        read.as_shown(),
        patches,
        &mut serde_json::Serializer::new(&mut written),
    )
    .map_err(|error| error.to_string())?;
    make()
        .read_noting(&written, false)
        .map_err(|error| format!("written so that it cannot be read: {error}"))?;
    serde_json::from_slice(&written).map_err(|error| error.to_string())
}

fn pointer_to(steps: &[String]) -> String {
    let mut pointer = String::new();
    for step in steps {
        pointer.push('/');
        pointer.push_str(&escape(step));
    }
    pointer
}

/// Whether two values are equal except at this path. Says whether a type on the path has changed.
fn is_same_except(before: View<'_>, after: View<'_>, steps: &[String]) -> Result<bool, String> {
    let Some((step, rest)) = steps.split_first() else {
        return Ok(false);
    };
    match (before, after) {
        (View::Object(before), View::Object(after)) => {
            if before.layout.name != after.layout.name {
                return Ok(true);
            }
            let mut result = Ok(false);
            let slots = before.slots.iter().zip(after.slots);
            for (key, (before, after)) in before.layout.keys.iter().zip(slots) {
                if key == step {
                    before.show(&mut |before| {
                        after.show(&mut |after| result = is_same_except(before, after, rest));
                    });
                } else if !is_same(*before, *after) {
                    return Err(format!("{key} differs"));
                }
            }
            match (&before.rest, &after.rest) {
                (Rest::Map(before), Rest::Map(after)) => {
                    result = result.and(is_same_map(*before, *after, step, rest));
                }
                (
                    Rest::Extra(before) | Rest::Free(before),
                    Rest::Extra(after) | Rest::Free(after),
                ) => {
                    let before = before.iter().filter(|(key, _)| key != step);
                    if !before.eq(after.iter().filter(|(key, _)| key != step)) {
                        return Err("undescribed members differ".to_owned());
                    }
                }
                _ => {}
            }
            result
        }
        (View::Map(before), View::Map(after)) => is_same_map(before, after, step, rest),
        (View::List(before), View::List(after)) if before.count() == after.count() => {
            let mut result = Ok(false);
            for at in 0..before.count() {
                before.item(at, &mut |before| {
                    after.item(at, &mut |after| {
                        if at.to_string() == *step {
                            result = is_same_except(before, after, rest);
                        } else if !is_same_view(before, after) && result.is_ok() {
                            result = Err(format!("item {at} differs"));
                        }
                    });
                });
            }
            result
        }
        (View::Free(_), View::Free(_)) => Ok(false),
        // A union that no longer knows its variant, or now has one of free JSON.
        (_, View::Unknown(_) | View::Free(_)) | (View::Unknown(_) | View::Free(_), _) => Ok(true),
        _ => Err("what is around the value differs".to_owned()),
    }
}

fn is_same_map(
    before: &dyn Entries,
    after: &dyn Entries,
    step: &str,
    rest: &[String],
) -> Result<bool, String> {
    let mut result = Ok(false);
    if before.count() != after.count() {
        return Err("entries differ".to_owned());
    }
    for at in 0..before.count() {
        before.entry(at, &mut |key, before| {
            after.entry(at, &mut |other, after| {
                if key != other {
                    result = Err("keys differ".to_owned());
                } else if key == step {
                    result = is_same_except(before, after, rest);
                } else if !is_same_view(before, after) {
                    result = Err("an entry differs".to_owned());
                }
            });
        });
    }
    result
}
