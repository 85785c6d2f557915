//! The templates, which are compiled into the program, in a strict environment.

use super::job::RenderError;
use crate::markdown;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::sync::LazyLock;

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

/// The templates, compiled once for all runs of a program.
#[derive(Clone, Copy)]
pub(super) struct Templates(&'static Environment<'static>);

static COMPILED: LazyLock<Result<Environment<'static>, RenderError>> =
    LazyLock::new(Templates::compile_all);

impl Templates {
    /// The templates, unless one of them is invalid.
    pub(super) fn compile() -> Result<Templates, RenderError> {
        match &*COMPILED {
            Ok(environment) => Ok(Templates(environment)),
            Err(error) => Err(error.clone()),
        }
    }

    fn compile_all() -> Result<Environment<'static>, RenderError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build();
        environment.set_syntax(syntax.map_err(|e| fault("syntax", &e))?);
        environment.add_filter("line", without_breaks);
        environment.add_filter("words", words);
        environment.add_filter("code", code);
        environment.add_filter("cell", cell);
        environment.add_filter("toml", toml_text);
        environment.add_filter("literal", literal);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        for (name, text) in TEMPLATES {
            environment
                .add_template(name, text)
                .map_err(|e| fault(name, &e))?;
        }
        Ok(environment)
    }

    /// Renders one template.
    pub(super) fn render(&self, name: &str, view: Value) -> Result<String, RenderError> {
        let template = self.0.get_template(name).map_err(|e| fault(name, &e))?;
        template.render(view).map_err(|e| fault(name, &e))
    }
}

/// A text, a number or a boolean as a Rust literal.
fn literal(value: &Value) -> String {
    match value.as_str() {
        Some(text) => proc_macro2::Literal::string(text).to_string(),
        None if value.kind() == minijinja::value::ValueKind::Bool => value.is_true().to_string(),
        None => value.to_string(),
    }
}

/// `text` as Markdown in one line.
fn words(text: &str) -> String {
    markdown::one_line(text)
}

/// Markdown for the cell of a table.
fn cell(words: &str) -> String {
    words.replace("\\|", "|").replace('|', "\\|")
}

/// `text` as a code span.
fn code(text: &str) -> String {
    markdown::code_span(text)
}

/// `text` as a TOML string.
fn toml_text(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// `text` for a comment: without characters that end the line or change the direction of the text around it.
fn without_breaks(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let plain = |c: char| if turns(c) || ends(c) { ' ' } else { c };
    text.chars().map(plain).collect()
}

fn fault(name: &str, error: &minijinja::Error) -> RenderError {
    RenderError {
        file: name.to_owned(),
        message: format!("{error:#}"),
    }
}

/// A view in the form that templates read.
pub(super) fn view(view: impl Serialize) -> Value {
    Value::from(Serde(view))
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn a_name_that_no_view_has_is_a_fault() {
        let templates = Templates::compile().unwrap();
        let error = templates.render("ids.rs.jinja", context! {}).unwrap_err();
        assert!(error.message.contains("undefined"), "{}", error.message);
    }
}
