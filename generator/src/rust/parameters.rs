//! Parameters as arguments of a method, or as methods of a request.
//!
//! A parameter that the document shares (`components/parameters`) is a trait: its methods are written once, and an
//! operation that takes it says so in a line.

use super::context::{Context, SharedParameters};
use super::docs::{code_span, lead};
use super::facts::{add_member_facts, add_parameter_facts};
use super::types::{RustType, pretty};
use super::{Form, Goes, ParameterView, SharedParameter, Takes, Way, doc_lines};
use crate::config::Config;
use crate::model::{
    Api, DefinitionKind, Object, Parameter, ParameterLocation, ParameterStyle, Shape, TextFormat,
    TypeUse,
};
use crate::naming::{is_identifier, name_members};
use std::collections::{BTreeMap, BTreeSet};

/// Methods that every request has. All others of the runtime begin with `with_`, so that a document's names come first.
const REQUEST_METHODS: &[&str] = &[
    "clone",
    "fmt",
    "into_future",
    "items",
    "new",
    "pages",
    "send",
    "send_as",
    "wait",
    "with_api_key",
    "with_body",
    "with_credential",
    "with_header",
    "with_idempotency_key",
    "with_max_answer_bytes",
    "with_member",
    "with_query",
    "with_query_member",
    "with_retry",
    "with_timeout",
    "with_total_timeout",
];

/// Those methods as a set.
pub(super) fn reserved_methods() -> BTreeSet<String> {
    REQUEST_METHODS.iter().map(|m| (*m).to_owned()).collect()
}

/// Whether the client itself sends a parameter.
pub(super) fn is_owned(config: &Config, parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Header && config.owns_header(&parameter.name)
}

/// The optional parameters that the document shares, each once.
fn shared_components(api: &Api, config: &Config) -> BTreeMap<String, Parameter> {
    let all = api.operations.iter().flat_map(|o| &o.parameters);
    all.filter(|p| !p.required && !is_owned(config, p))
        .filter_map(|p| Some((p.component.clone()?, p.clone())))
        .collect()
}

impl Context<'_> {
    /// Finds the parameters that become traits: shared ones, unless two of them would have a method in common.
    pub(super) fn find_shared_parameters(&self) -> SharedParameters {
        let mut found: BTreeMap<String, SharedParameter> = BTreeMap::new();
        let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (component, parameter) in shared_components(self.api, self.config) {
            let Some(name) = self.names.parameters.get(&component) else {
                continue;
            };
            let mut methods = Vec::new();
            self.add_parameter(None, &parameter, &mut reserved_methods(), &mut methods);
            for method in &methods {
                owners
                    .entry(method.method.clone())
                    .or_default()
                    .insert(component.clone());
            }
            let title = format!("Operations that take {}.", code_span(&parameter.name));
            found.insert(
                component,
                SharedParameter {
                    name: name.to_string(),
                    title,
                    methods,
                },
            );
        }
        let published = |component: &String| {
            let known = self.config.published.parameter_trait(component);
            known.is_some()
        };
        for components in owners.values().filter(|c| c.len() > 1) {
            for component in components.iter().filter(|one| !published(one)) {
                found.remove(component);
            }
        }
        SharedParameters(found)
    }

    /// The components that are traits.
    pub fn shared_components(&self) -> impl Iterator<Item = &String> {
        self.shared.0.keys()
    }

    /// The type of ID that a parameter is, where it is one.
    pub fn id_of_parameter(&self, parameter: &Parameter) -> Option<&crate::naming::Name> {
        let is_text = is_text_shape(&parameter.type_use.shape);
        let family = self.json_api.family_of_parameter(&parameter.name);
        let is_id = parameter.location == ParameterLocation::Path && is_text && !parameter.no_id;
        family.filter(|_| is_id).and_then(|f| self.names.ids.get(f))
    }

    /// What a method takes for a parameter, as an argument of this name.
    pub(super) fn takes(&self, parameter: &Parameter, name: &str) -> Takes {
        let rust = self.rust_type(&parameter.type_use);
        let is_text = is_text_shape(&parameter.type_use.shape);
        let mut takes = takes_type(name, &rust, is_text);
        if let Some(id) = self.id_of_parameter(parameter) {
            takes.type_ = id.to_string();
            takes.input.clone_from(&takes.type_);
        }
        takes
    }

    /// The methods of an optional parameter: one for the whole, and one for each scalar member of an object.
    pub(super) fn add_parameter(
        &self,
        operation: Option<&str>,
        parameter: &Parameter,
        taken: &mut BTreeSet<String>,
        out: &mut Vec<ParameterView>,
    ) {
        let (names, _) = name_members(
            std::iter::once(parameter.name.as_str()),
            crate::naming::NOTHING,
        );
        let Some(name) = names.first().map(|m| m.name.to_string()) else {
            return;
        };
        // `fields` is what members of bodies are called.
        let wanted = match self.json_api.is_sparse_fieldset(parameter) {
            true => "sparse_fieldset".to_owned(),
            false => name,
        };
        let what = |parameter: &Parameter| goes(parameter, Form::Value).what();
        let method = self.free_method(operation, &what(parameter), &wanted, taken);
        let mut docs = parameter_docs(parameter.description.as_deref(), &parameter.name);
        add_parameter_facts(parameter, &mut docs);
        let sentence = lead(parameter.description.as_deref().unwrap_or_default());
        // The setters of single members escape all; a value that must not be escaped is set as a whole.
        let has_members =
            parameter.style == ParameterStyle::DeepObject && !parameter.allow_reserved;
        let (takes, goes) = self.whole_parameter(parameter, has_members);
        out.push(ParameterView {
            docs,
            sentence,
            lengthened: method != wanted,
            method: method.clone(),
            goes,
            takes,
            deprecated: parameter.deprecated,
        });
        if has_members
            && let Some((definition, object)) = self.object_definition(&parameter.type_use)
        {
            for plan in self.plan_fields(definition, object) {
                if let Some(mut view) = self.member_parameter(parameter, &method, &plan) {
                    let what = view.goes.what();
                    let method = self.free_method(operation, &what, &view.method, taken);
                    view.lengthened = method != view.method;
                    view.method = method;
                    out.push(view);
                }
            }
        }
    }

    /// What sets a whole parameter, and how that goes: of a map with single members, an entry by its key.
    fn whole_parameter(&self, parameter: &Parameter, has_members: bool) -> (Takes, Goes) {
        if let Shape::Map(value) = &parameter.type_use.shape
            && has_members
        {
            let rust = self.rust_type(value);
            let takes = Takes {
                keyed: true,
                ..takes_member(&rust, is_text_shape(&value.shape))
            };
            let goes = Goes {
                name: parameter.name.clone(),
                way: Way::Member { key: None },
            };
            return (takes, goes);
        }
        let mut takes = self.takes(parameter, "value");
        let goes = goes(parameter, takes.form);
        if takes.form == Form::Text && parameter.location == ParameterLocation::Query {
            takes.form = Form::Texts;
        }
        (takes, goes)
    }

    /// The method that is published for WHAT an operation's request sets; else NAME, or a longer one where that is taken.
    pub(super) fn free_method(
        &self,
        operation: Option<&str>,
        what: &str,
        name: &str,
        taken: &mut BTreeSet<String>,
    ) -> String {
        let published = &self.config.published;
        let kept = operation.and_then(|id| published.setter(id, what));
        if let Some(method) = kept.filter(|method| is_identifier(method)) {
            taken.insert(method.to_owned());
            return method.to_owned();
        }
        let is_kept = |method: &str| {
            operation.is_some_and(|id| published.setters(id).any(|kept| kept == method))
        };
        let bare = name.trim_end_matches('_');
        let lengthened = (1..).map(|number: usize| match number {
            1 => format!("{bare}_parameter"),
            _ => format!("{bare}_parameter_{number}"),
        });
        let mut forms = std::iter::once(name.to_owned()).chain(lengthened);
        let is_free = |form: &String| !is_kept(form) && taken.insert(form.clone());
        forms.find(is_free).unwrap_or_else(|| name.to_owned())
    }

    /// Whether an operation can take a shared parameter by its trait: its methods are no others' in this operation.
    pub(super) fn fits_trait(&self, operation: &str, shared: &SharedParameter) -> bool {
        let published = &self.config.published;
        shared.methods.iter().all(
            |method| match published.setter(operation, &method.goes.what()) {
                Some(kept) => kept == method.method,
                None => !published
                    .setters(operation)
                    .any(|kept| kept == method.method),
            },
        )
    }

    /// The method of one member of an object parameter.
    fn member_parameter(
        &self,
        parameter: &Parameter,
        method: &str,
        plan: &super::field_plan::FieldPlan<'_>,
    ) -> Option<ParameterView> {
        let type_ = self.rust_type(&plan.field.type_use);
        if type_.boxed || type_.item.is_some() || plan.constant.is_some() {
            return None;
        }
        let name = format!("{}[{}]", parameter.name, plan.field.name);
        let mut docs = parameter_docs(plan.field.description.as_deref(), &name);
        add_member_facts(plan.field, &mut docs);
        Some(ParameterView {
            docs,
            sentence: lead(plan.field.description.as_deref().unwrap_or_default()),
            lengthened: false,
            method: format!(
                "{}_{}",
                method.trim_end_matches('_'),
                plan.name.trim_end_matches('_')
            ),
            takes: takes_member(&type_, is_text_shape(&plan.field.type_use.shape)),
            goes: Goes {
                name: parameter.name.clone(),
                way: Way::Member {
                    key: Some(plan.field.name.clone()),
                },
            },
            deprecated: plan.field.deprecated,
        })
    }

    /// The object that a use points to, with its definition.
    pub(super) fn object_definition(
        &self,
        type_use: &TypeUse,
    ) -> Option<(&crate::model::Definition, &Object)> {
        let definition = self.definition(&type_use.shape)?;
        match &definition.kind {
            DefinitionKind::Object(object) => Some((definition, object)),
            _ => None,
        }
    }
}

/// The runtime's name of a style.
pub(super) fn style_name(style: ParameterStyle) -> &'static str {
    match style {
        ParameterStyle::Simple => "Simple",
        ParameterStyle::Label => "Label",
        ParameterStyle::Matrix => "Matrix",
        ParameterStyle::Form => "Form",
        ParameterStyle::SpaceDelimited => "SpaceDelimited",
        ParameterStyle::PipeDelimited => "PipeDelimited",
        ParameterStyle::DeepObject => "DeepObject",
        ParameterStyle::Json => "Json",
    }
}

/// Where the value of a parameter goes that is taken in this form.
pub(super) fn goes(parameter: &Parameter, form: Form) -> Goes {
    let is_text = form == Form::Text;
    let location = match parameter.location {
        ParameterLocation::Path => "Path",
        ParameterLocation::Query if parameter.allow_reserved => "ReservedQuery",
        ParameterLocation::Query => "Query",
        ParameterLocation::Header => "Header",
        ParameterLocation::Cookie => "Cookie",
    };
    let way = match (parameter.location, parameter.style) {
        (ParameterLocation::Path, ParameterStyle::Simple) if is_text => Way::Path,
        (ParameterLocation::Query, ParameterStyle::Form)
            if is_text && !parameter.allow_reserved =>
        {
            Way::Query
        }
        _ => Way::Styled {
            location,
            style: style_name(parameter.style),
            explode: parameter.explode,
        },
    };
    Goes {
        name: parameter.name.clone(),
        way,
    }
}

/// Whether a shape is held as a `String`.
fn is_text_shape(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Text(TextFormat::Plain(_)) | Shape::Constant(serde_json::Value::String(_))
    )
}

/// What is taken for a type.
fn takes_type(name: &str, rust: &RustType, is_text: bool) -> Takes {
    let input = rust.item_input.as_ref().unwrap_or_else(|| rust.input());
    Takes {
        name: name.to_owned(),
        type_: pretty(&rust.tokens),
        form: if rust.item.is_some() {
            Form::List
        } else if is_text {
            Form::Text
        } else {
            Form::Value
        },
        input: pretty(input),
        keyed: false,
    }
}

/// What is taken for a member of an object in the query.
fn takes_member(rust: &RustType, is_text: bool) -> Takes {
    let mut takes = takes_type("value", rust, is_text);
    if takes.form == Form::Text {
        takes.form = Form::Texts;
    }
    takes
}

fn parameter_docs(description: Option<&str>, name: &str) -> Vec<String> {
    let docs = doc_lines(description.unwrap_or_default());
    if docs.is_empty() {
        vec![format!("{}.", code_span(name))]
    } else {
        docs
    }
}
