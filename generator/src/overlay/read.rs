//! Reads and checks an overlay document.
//!
//! In: its value. Out: its actions. Always: an unknown member is an error, because a misspelt member would have no
//! effect.

use crate::diagnostic::Place;
use crate::nearest::find_nearest;
use crate::source::store::{FileId, Store};
use crate::yaml::Value;
use serde_json::Value as Json;
use serde_json_path::JsonPath;

/// One action of an overlay.
#[derive(Clone, Debug)]
pub struct Action {
    /// Its place: the overlay and `/actions/<n>`.
    pub place: Place,
    /// What it changes.
    pub target: Target,
    /// The change.
    pub change: Change,
}

/// A JSONPath and its text.
#[derive(Clone, Debug)]
pub struct Target {
    /// As written.
    pub text: String,
    /// As parsed.
    pub path: JsonPath,
}

/// The change to the nodes that an action selects.
#[derive(Clone, Debug)]
pub enum Change {
    /// They are merged with a value.
    Update(Json),
    /// They are merged with another node of the document.
    Copy(Target),
    /// They are removed.
    Remove,
}

const CODE: &str = "overlay-invalid";
const ROOT_MEMBERS: [&str; 4] = ["overlay", "info", "extends", "actions"];
const ACTION_MEMBERS: [&str; 5] = ["target", "description", "update", "copy", "remove"];
/// The limit for nested brackets, checked before the JSONPath is parsed.
const MAX_BRACKETS: usize = 64;

/// The actions of an overlay. Invalid actions are reported and left out.
pub fn read_actions(store: &mut Store<'_>, file: FileId) -> Vec<Action> {
    let root = store.root(file);
    let mut reader = Reader { store, file };
    if !root.is_mapping() {
        reader.error(
            "",
            "the file holds no overlay",
            "write an object with `overlay`, `info` and `actions`",
        );
        return Vec::new();
    }
    let sound = reader.check_members(&root, "", &ROOT_MEMBERS);
    match root.get("overlay").and_then(Value::as_str) {
        Some(version) if version.starts_with("1.0.") || version.starts_with("1.1.") => {}
        _ => reader.error(
            "/overlay",
            "this is not an Overlay document of version 1.0 or 1.1",
            "write `overlay: 1.0.0`",
        ),
    }
    for key in ["title", "version"] {
        if root
            .get("info")
            .and_then(|info| info.get(key))
            .and_then(Value::as_str)
            .is_none()
        {
            reader.error(
                "/info",
                &format!("`info` has no `{key}`"),
                &format!("add `{key}`"),
            );
        }
    }
    match root.get("actions") {
        Some(Value::Sequence(actions)) if !actions.is_empty() => actions
            .iter()
            .enumerate()
            .filter_map(|(index, action)| reader.read_action(index, action))
            .collect(),
        None if !sound => Vec::new(),
        _ => {
            reader.error(
                "/actions",
                "the overlay has no actions",
                "add at least one, or remove the file",
            );
            Vec::new()
        }
    }
}

struct Reader<'s, 'r> {
    store: &'s mut Store<'r>,
    file: FileId,
}

impl Reader<'_, '_> {
    fn error(&mut self, pointer: &str, message: &str, help: &str) {
        let place = self.store.place(self.file, pointer);
        self.store
            .diagnostics
            .error(CODE, Some(place), message, help);
    }

    fn read_action(&mut self, index: usize, action: &Value) -> Option<Action> {
        let pointer = format!("/actions/{index}");
        if !action.is_mapping() {
            self.error(
                &pointer,
                "the action is not an object",
                "write an object with `target` and `update` or `remove`",
            );
            return None;
        }
        let sound = self.check_members(action, &pointer, &ACTION_MEMBERS);
        let mut changes = ["update", "copy", "remove"].iter();
        let lacks_change = !changes.any(|key| action.get(*key).is_some());
        // A misspelt member is most likely the missing one.
        if !sound && (lacks_change || action.get("target").is_none()) {
            return None;
        }
        let target = self.read_path(action, &pointer, "target")?;
        let change = self.read_change(action, &pointer)?;
        Some(Action {
            place: self.store.place(self.file, &pointer),
            target,
            change,
        })
    }

    fn read_change(&mut self, action: &Value, pointer: &str) -> Option<Change> {
        let remove = match action.get("remove") {
            None => false,
            Some(Value::Bool(remove)) => *remove,
            Some(_) => {
                self.error(
                    &format!("{pointer}/remove"),
                    "`remove` must be true or false",
                    "write `remove: true`",
                );
                return None;
            }
        };
        match (remove, action.get("update"), action.get("copy")) {
            (true, None, None) => Some(Change::Remove),
            (false, Some(update), None) => Some(Change::Update(serde_json::to_value(update).ok()?)),
            (false, None, Some(_)) => Some(Change::Copy(self.read_path(action, pointer, "copy")?)),
            _ => {
                let message = "an action does one thing: `update`, `copy` or `remove: true`";
                self.error(
                    pointer,
                    message,
                    "keep one of them, or write an action for each",
                );
                None
            }
        }
    }

    fn read_path(&mut self, action: &Value, pointer: &str, key: &str) -> Option<Target> {
        let Some(text) = action.get(key).and_then(Value::as_str) else {
            self.error(
                pointer,
                &format!("the action has no `{key}`, or it is not a text"),
                "write a JSONPath such as `$.paths`",
            );
            return None;
        };
        let problem = if text.matches(['[', '(', '!']).count() > MAX_BRACKETS {
            "it has too many brackets".to_owned()
        } else {
            match JsonPath::parse(text) {
                Ok(path) => {
                    return Some(Target {
                        text: text.to_owned(),
                        path,
                    });
                }
                Err(error) => error.to_string(),
            }
        };
        let message = format!("`{text}` is not a JSONPath: {problem}");
        self.error(
            &format!("{pointer}/{key}"),
            &message,
            "write it as in RFC 9535, such as $.paths['/a'].get",
        );
        None
    }

    /// Reports unknown members. True if there are none.
    fn check_members(&mut self, node: &Value, pointer: &str, known: &[&str]) -> bool {
        let mut sound = true;
        let keys = node
            .as_mapping()
            .into_iter()
            .flat_map(|mapping| mapping.keys())
            .filter_map(Value::as_str);
        for key in keys.filter(|key| !key.starts_with("x-") && !known.contains(key)) {
            let help = match find_nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are: {}", known.join(", ")),
            };
            let place = crate::pointer::join(pointer, key);
            self.error(
                &place,
                &format!("an overlay has no member `{key}` here"),
                &help,
            );
            sound = false;
        }
        sound
    }
}
