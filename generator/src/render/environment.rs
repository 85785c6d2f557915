//! The templates, compiled in, in a strict environment.

use super::RenderError;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

/// Names and texts of the templates.
macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../templates/", $name)))),*]
    };
}

const TEMPLATES: &[(&str, &str)] = templates![
    "API.md.jinja",
    "Cargo.toml.jinja",
    "events.rs.jinja",
    "events_mod.rs.jinja",
    "every_operation.rs.jinja",
    "ids.rs.jinja",
    "lib.rs.jinja",
    "macros.jinja",
    "model.rs.jinja",
    "modules.rs.jinja",
    "parameters.rs.jinja",
    "resource.rs.jinja",
    "settings.rs.jinja",
    "spec_examples.rs.jinja",
];

/// The environment of one run.
pub(super) struct Templates(Environment<'static>);

impl Templates {
    /// Compiles the templates.
    pub(super) fn compile() -> Result<Templates, RenderError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build();
        environment.set_syntax(syntax.map_err(|e| fault("syntax", &e))?);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        for (name, text) in TEMPLATES {
            environment
                .add_template(name, text)
                .map_err(|e| fault(name, &e))?;
        }
        Ok(Templates(environment))
    }

    /// Renders one template.
    pub(super) fn render(&self, name: &str, view: Value) -> Result<String, RenderError> {
        let template = self.0.get_template(name).map_err(|e| fault(name, &e))?;
        template.render(view).map_err(|e| fault(name, &e))
    }
}

fn fault(name: &str, error: &minijinja::Error) -> RenderError {
    RenderError {
        file: name.to_owned(),
        message: format!("{error:#}"),
    }
}

/// A view as templates read it.
pub(super) fn view(view: impl Serialize) -> Value {
    Value::from(Serde(view))
}
