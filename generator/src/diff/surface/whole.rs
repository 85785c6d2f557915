//! Items of the crate as a whole: IDs, settings, its documentation.

use super::super::origin::{Aspect, Origin};
use super::Surface;
use super::entry::Entry;
use crate::naming::Names;
use crate::rust::{Context, settings_view};

impl Surface {
    /// Adds the items of the crate as a whole.
    pub(super) fn add_whole(&mut self, context: &Context<'_>, names: &Names) {
        for (family, name) in &names.ids {
            let entry = Entry::visible(Origin::Family(family.clone()), "id");
            self.add(format!("ids::{name}"), entry);
        }
        // Each setting is a separate entry, so that a change is reported at its own setting.
        let settings = serde_json::to_value(settings_view(context));
        let settings = settings.as_ref().ok().and_then(|s| s.as_object());
        // Headers are compared by name, with their templates.
        let settings = settings.into_iter().flatten();
        for (name, value) in settings.filter(|(name, _)| *name != "headers") {
            let part = match name.as_str() {
                "base_url" => Aspect::Servers,
                "schemes" | "security" | "api_key_scheme" => Aspect::Security,
                _ => Aspect::Info,
            };
            self.add(
                format!("settings#{name}"),
                Entry::hidden(Origin::Api(part), value.to_string()),
            );
        }
        let api = context.api;
        let mut docs = Entry::hidden(Origin::Api(Aspect::Info), "");
        if context.config.package.documentation.is_none() {
            docs.docs = [
                Some(&api.title),
                Some(&api.version),
                api.description.as_ref(),
            ]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        }
        self.add("crate#docs".to_owned(), docs);
    }
}
