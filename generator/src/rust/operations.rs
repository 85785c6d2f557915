//! Operations as methods of their resource.

use super::models::{is_binary, owner_items};
use super::types::pretty;
use super::{Context, OperationView, ParameterView, ResourceFile, answers, doc_lines};
use crate::model::{
    BodyEncoding, DefinitionKind, Object, Operation, Owner, Parameter, ParameterLocation,
    ParameterStyle, Shape, TypeUse,
};
use crate::naming::{Names, body_type, name_members};
use proc_macro2::Literal;
use std::collections::BTreeSet;

/// Methods that every request has.
const REQUEST_METHODS: &[&str] = &[
    "body",
    "clone",
    "credential",
    "fmt",
    "header",
    "idempotency_key",
    "into_future",
    "items",
    "json",
    "max_answer_bytes",
    "new",
    "pages",
    "path",
    "query",
    "query_member",
    "retry",
    "send",
    "send_as",
    "timeout",
    "wait",
];

/// One file for each resource.
pub fn resource_files(context: &Context<'_>) -> Vec<ResourceFile> {
    context
        .api
        .resources
        .iter()
        .filter_map(|resource| {
            let name = context.names.resources.get(&resource.tag)?;
            let operations = context
                .api
                .operations
                .iter()
                .filter(|o| o.resource == resource.tag);
            Some(ResourceFile {
                module: name.module.to_string(),
                handle: name.handle.to_string(),
                tag: resource.tag.clone(),
                docs: resource_docs(&resource.tag, resource.description.as_deref()),
                operations: operations.filter_map(|o| context.operation(o)).collect(),
            })
        })
        .collect()
}

fn resource_docs(tag: &str, description: Option<&str>) -> Vec<String> {
    let docs = doc_lines(description.unwrap_or_default());
    if docs.is_empty() {
        vec![format!("{tag}.")]
    } else {
        docs
    }
}

impl Context<'_> {
    fn operation(&self, operation: &Operation) -> Option<OperationView> {
        let name = self.names.operations.get(&operation.id)?;
        let type_name = name.type_name.to_string();
        let (response, by_status) = self.answer(operation, &type_name);
        let parameters: Vec<&Parameter> = operation
            .parameters
            .iter()
            .filter(|p| !self.is_owned(p))
            .collect();
        let (given, optional): (Vec<&Parameter>, Vec<&Parameter>) =
            parameters.into_iter().partition(|p| p.required);
        let (names, _) = name_members(given.iter().map(|p| p.name.as_str()));
        let mut view = OperationView {
            id: operation.id.clone(),
            http_method: operation.method.clone(),
            path: operation.path.clone(),
            summary: summary_of(operation),
            docs: operation_docs(operation),
            deprecated: operation.deprecated,
            type_name,
            method: name.method.to_string(),
            arguments: Vec::new(),
            argument_calls: Vec::new(),
            info: self.info(operation),
            page: self.page(operation, &response),
            response,
            parameters: Vec::new(),
            body: None,
            body_type: None,
            body_setters: Vec::new(),
            own_body: None,
            items: Vec::new(),
            by_status,
        };
        for (parameter, member) in given.iter().zip(names) {
            let (argument, value, is_text) = self.argument(parameter, member.name.as_str());
            view.arguments.push(argument);
            view.argument_calls.push(call(parameter, &value, is_text));
        }
        let mut taken: BTreeSet<String> = REQUEST_METHODS.iter().map(|m| (*m).to_owned()).collect();
        for parameter in optional {
            self.add_parameter(parameter, &mut taken, &mut view.parameters);
        }
        self.add_body(operation, &mut taken, &mut view);
        view.items = self.inline_items(operation, view.own_body.as_ref().map(|i| i.name.as_str()));
        Some(view)
    }

    /// Whether the client itself sends a parameter.
    fn is_owned(&self, parameter: &Parameter) -> bool {
        parameter.location == ParameterLocation::Header && self.config.owns_header(&parameter.name)
    }

    /// The types written inside an operation, but for the one that is the operation itself.
    fn inline_items(&self, operation: &Operation, own: Option<&str>) -> Vec<super::Item> {
        let mut owners: Vec<&Owner> = self
            .names
            .types
            .keys()
            .map(|id| &id.owner)
            .filter(|owner| {
                matches!(owner,
                    Owner::OperationParameter { operation: id, .. }
                    | Owner::OperationRequest { operation: id, .. }
                    | Owner::OperationResponse { operation: id, .. } if *id == operation.id)
            })
            .collect();
        owners.dedup();
        owners.sort_by_key(|owner| matches!(owner, Owner::OperationParameter { .. }));
        let items = owners
            .into_iter()
            .flat_map(|owner| owner_items(self, owner));
        items
            .filter(|item| Some(item.name.as_str()) != own)
            .collect()
    }

    /// Members of the operation's description that differ from the default.
    fn info(&self, operation: &Operation) -> Vec<String> {
        let mut info = vec![
            format!("id: {}", Literal::string(&operation.id)),
            format!("method: {}", Literal::string(&operation.method)),
            format!("path: {}", Literal::string(&operation.path)),
        ];
        if let Some(server) = &operation.server {
            info.push(format!("server: Some({})", Literal::string(server)));
        }
        let accept: Vec<String> = operation
            .answers
            .iter()
            .filter_map(answers::preferred_media)
            .map(|m| m.media_type.clone())
            .collect();
        if let Some(first) = accept.first().filter(|a| *a != "application/json") {
            info.push(format!("accept: &[{}]", Literal::string(first)));
        }
        if let Some(security) = &operation.security {
            info.push(format!("security: Some({})", requirements(security)));
        }
        info
    }

    /// An argument of the method and the expression that passes it on as a value of its own type.
    fn argument(&self, parameter: &Parameter, name: &str) -> (String, String, bool) {
        let rust = self.rust_type(&parameter.type_use);
        let family = self.json_api.family_of_parameter(&parameter.name);
        let id = family
            .filter(|_| {
                parameter.location == ParameterLocation::Path && pretty(&rust.tokens) == "String"
            })
            .and_then(|f| self.names.ids.get(f));
        let type_ = id.map_or_else(|| pretty(&rust.tokens), ToString::to_string);
        let is_text = id.is_some() || type_ == "String";
        match &rust.item {
            Some(item) => (
                format!(
                    "{name}: impl IntoIterator<Item = impl Into<{}>>",
                    pretty(item)
                ),
                format!("&{name}.into_iter().map(Into::into).collect::<{type_}>()"),
                false,
            ),
            None if type_ == "Value" => (format!("{name}: Value"), format!("&{name}"), false),
            None if is_text => (
                format!("{name}: impl Into<{type_}>"),
                format!("{name}.into()"),
                true,
            ),
            None => (
                format!("{name}: impl Into<{type_}>"),
                format!("&{name}.into()"),
                false,
            ),
        }
    }

    /// The methods of an optional parameter: one for the whole, and one for each scalar member of an object.
    fn add_parameter(
        &self,
        parameter: &Parameter,
        taken: &mut BTreeSet<String>,
        out: &mut Vec<ParameterView>,
    ) {
        let (names, _) = name_members(std::iter::once(parameter.name.as_str()));
        let Some(name) = names.first().map(|m| m.name.to_string()) else {
            return;
        };
        let mut method = name;
        while !taken.insert(method.clone()) {
            method += "_parameter";
        }
        let docs = parameter_docs(parameter.description.as_deref(), &parameter.name);
        let deprecated = parameter.deprecated;
        if let Shape::Map(value) = &parameter.type_use.shape {
            if parameter.style == ParameterStyle::DeepObject {
                let value = pretty(&self.rust_type(value).tokens);
                out.push(ParameterView {
                    docs,
                    method,
                    arguments: format!("key: impl AsRef<str>, value: impl Into<{value}>"),
                    call: format!(
                        "call.query_member({}, key.as_ref(), &value.into())",
                        Literal::string(&parameter.name)
                    ),
                    deprecated,
                });
                return;
            }
        }
        let (argument, value, is_text) = self.argument(parameter, "value");
        let call = call(parameter, &value, is_text);
        out.push(ParameterView {
            docs,
            method: method.clone(),
            arguments: argument,
            call,
            deprecated,
        });
        if parameter.style == ParameterStyle::DeepObject {
            if let Some((definition, object)) = self.object_definition(&parameter.type_use) {
                for plan in self.plan_fields(definition, object) {
                    let Some(view) = self.member_parameter(parameter, &method, &plan) else {
                        continue;
                    };
                    if taken.insert(view.method.clone()) {
                        out.push(view);
                    }
                }
            }
        }
    }

    fn object_definition(
        &self,
        type_use: &TypeUse,
    ) -> Option<(&crate::model::Definition, &Object)> {
        let definition = self.definition(&type_use.shape)?;
        match &definition.kind {
            DefinitionKind::Object(object) => Some((definition, object)),
            _ => None,
        }
    }

    /// The method of one member of an object parameter.
    fn member_parameter(
        &self,
        parameter: &Parameter,
        method: &str,
        plan: &super::fields::FieldPlan<'_>,
    ) -> Option<ParameterView> {
        let type_ = self.rust_type(&plan.field.type_use);
        if type_.boxed || type_.item.is_some() || plan.constant.is_some() {
            return None;
        }
        let type_ = pretty(&type_.tokens);
        Some(ParameterView {
            docs: parameter_docs(
                plan.field.description.as_deref(),
                &format!("{}[{}]", parameter.name, plan.field.name),
            ),
            method: format!(
                "{}_{}",
                method.trim_end_matches('_'),
                plan.name.trim_end_matches('_')
            ),
            arguments: format!("value: impl Into<{type_}>"),
            call: format!(
                "call.query_member({}, {}, &value.into())",
                Literal::string(&parameter.name),
                Literal::string(&plan.field.name)
            ),
            deprecated: plan.field.deprecated,
        })
    }

    /// The body: the operation itself where it is an object written inside it, else a member of the operation.
    fn add_body(
        &self,
        operation: &Operation,
        taken: &mut BTreeSet<String>,
        view: &mut OperationView,
    ) {
        let Some(media) = operation.request.as_ref().and_then(|r| r.media.first()) else {
            return;
        };
        let kind = match media.encoding {
            BodyEncoding::Json => "Json",
            BodyEncoding::Form => "Form",
            BodyEncoding::Multipart => "Multipart",
            BodyEncoding::Text => "Text",
            BodyEncoding::Binary => "Binary",
        };
        let own = body_type(self.api, operation).and_then(|id| self.api.definitions.get(id));
        if let Some(definition) = own {
            let mut item = self.item(definition);
            item.settable = false;
            view.own_body = Some(item);
            view.body = Some(format!("Body::{kind}(self)"));
            view.body_setters = self.body_setters(definition, &[], taken);
            return;
        }
        let type_ = match (&media.type_use, media.encoding) {
            (Some(use_), BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart) => {
                pretty(&self.rust_type(use_).tokens)
            }
            (_, BodyEncoding::Text) => "String".to_owned(),
            (Some(use_), _) if !is_binary(use_) => pretty(&self.rust_type(use_).tokens),
            (_, BodyEncoding::Binary) => "Upload".to_owned(),
            (None, _) => "Value".to_owned(),
        };
        view.body = Some(match media.encoding {
            BodyEncoding::Binary => format!(
                "Body::Binary {{ content_type: {}, file: &self.body }}",
                Literal::string(&media.media_type)
            ),
            BodyEncoding::Text => format!(
                "Body::Text {{ content_type: {}, text: &self.body }}",
                Literal::string(&media.media_type)
            ),
            _ => format!("Body::{kind}(&self.body)"),
        });
        if let Some((definition, _)) = media
            .type_use
            .as_ref()
            .and_then(|u| self.object_definition(u))
        {
            view.body_setters = self.body_setters(definition, &["body".to_owned()], taken);
        }
        view.body_type = Some(type_);
    }
}

/// Sets of scheme names as Rust.
pub(super) fn requirements(sets: &[Vec<String>]) -> String {
    let sets: Vec<String> = sets
        .iter()
        .map(|set| {
            let names: Vec<String> = set
                .iter()
                .map(|name| Literal::string(name).to_string())
                .collect();
            format!("&[{}]", names.join(", "))
        })
        .collect();
    format!("&[{}]", sets.join(", "))
}

/// The call that writes a parameter into a request; VALUE is a reference to a value of its type.
fn call(parameter: &Parameter, value: &str, is_text: bool) -> String {
    let name = Literal::string(&parameter.name);
    let location = match parameter.location {
        ParameterLocation::Path => "Path",
        ParameterLocation::Query => "Query",
        ParameterLocation::Header => "Header",
        ParameterLocation::Cookie => "Cookie",
    };
    let style = match parameter.style {
        ParameterStyle::Simple => "Simple",
        ParameterStyle::Label => "Label",
        ParameterStyle::Matrix => "Matrix",
        ParameterStyle::Form => "Form",
        ParameterStyle::SpaceDelimited => "SpaceDelimited",
        ParameterStyle::PipeDelimited => "PipeDelimited",
        ParameterStyle::DeepObject => "DeepObject",
        ParameterStyle::Json => "Json",
    };
    match (parameter.location, parameter.style) {
        (ParameterLocation::Path, ParameterStyle::Simple) if is_text => {
            format!("call.path({name}, {value}.as_str())")
        }
        (ParameterLocation::Query, ParameterStyle::Form) if is_text => {
            format!("call.query({name}, {value}.as_str())")
        }
        _ => {
            let explode = parameter.explode;
            format!(
                "call.parameter(Location::{location}, {name}, Style::{style}, {explode}, {value})"
            )
        }
    }
}

fn parameter_docs(description: Option<&str>, name: &str) -> Vec<String> {
    let docs = doc_lines(description.unwrap_or_default());
    if docs.is_empty() {
        vec![format!("`{name}`.")]
    } else {
        docs
    }
}

/// A line that says what an operation does.
pub(super) fn summary_of(operation: &Operation) -> String {
    let summary = operation
        .summary
        .as_deref()
        .map(str::trim)
        .filter(|s| !s.is_empty());
    summary.map_or_else(
        || format!("{} {}", operation.method, operation.path),
        |s| s.lines().collect::<Vec<_>>().join(" "),
    )
}

fn operation_docs(operation: &Operation) -> Vec<String> {
    let mut docs = doc_lines(&summary_of(operation));
    let description = doc_lines(operation.description.as_deref().unwrap_or_default());
    if !description.is_empty() && description != docs {
        docs.push(String::new());
        docs.extend(description);
    }
    docs.push(String::new());
    docs.push(format!("`{} {}`", operation.method, operation.path));
    let statuses: Vec<&str> = operation.errors.iter().map(|e| e.status.as_str()).collect();
    if !statuses.is_empty() {
        docs.push(String::new());
        docs.push(format!("Documented errors: {}.", statuses.join(", ")));
    }
    if let Some(url) = &operation.docs_url {
        docs.push(String::new());
        docs.push(format!("[Reference]({url})"));
    }
    docs
}

impl Names {
    /// The type and method of an operation as a reader writes them, such as `Inquiries::resume`.
    pub fn operation_path(&self, operation: &Operation) -> Option<String> {
        let resource = self.resources.get(&operation.resource)?;
        let name = self.operations.get(&operation.id)?;
        Some(format!("{}::{}", resource.handle, name.method))
    }
}
