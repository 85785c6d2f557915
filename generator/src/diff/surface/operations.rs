//! Resources, operations, their parameters and setters as entries.

use super::super::code_use::{Argument, CodeUse, FieldUse, print_arguments};
use super::super::origin::{Aspect, Origin};
use super::entry::{Entry, Signature, wire};
use super::{Surface, signature};
use crate::model::{DefinitionKind, Operation, Parameter, TypeId};
use crate::rust::{BodySetters, Context, OperationView, ResourceFile, Step};
use std::collections::BTreeMap;

impl Surface {
    /// Adds a resource with its operations.
    pub(super) fn add_resource(
        &mut self,
        file: &ResourceFile,
        ids: &BTreeMap<&str, &TypeId>,
        context: &Context<'_>,
    ) {
        let origin = || Origin::Resource(file.tag.clone());
        let handle = Entry::visible(origin(), "struct").documented(&file.docs, false);
        self.add(format!("resources::{}", file.handle), handle);
        let way =
            Entry::visible(origin(), format!("-> {}", file.handle)).used(CodeUse::Call(Vec::new()));
        self.add(format!("Client::{}()", file.module), way);
        for view in &file.operations {
            let Some(operation) = context.api.operations.iter().find(|o| o.id == view.info.id)
            else {
                continue;
            };
            self.add_method(file, view, operation, context);
            self.add_wire(view, operation);
            for item in view.own_body.iter().chain(&view.items) {
                self.add_known("resources", item, ids, context);
            }
            self.add_type(view, operation);
            self.add_answer(view, operation);
            for setters in &view.body_setters {
                self.add_setters(view, operation, setters, context);
            }
        }
    }

    /// Adds the method of the resource.
    fn add_method(
        &mut self,
        file: &ResourceFile,
        view: &OperationView,
        operation: &Operation,
        context: &Context<'_>,
    ) {
        let handle = &file.handle;
        let origin = |name: &str| {
            let found = operation.parameters.iter().find(|p| p.name == name);
            found.map_or_else(
                || Origin::Operation(operation.id.clone()),
                |p| parameter_origin(operation, p),
            )
        };
        let arguments = view.arguments.iter();
        let taken: Vec<Argument> = arguments
            .map(|a| signature::of_argument(&a.takes))
            .collect();
        let origins = view.arguments.iter().map(|a| origin(&a.goes.name));
        let parts = origins.zip(taken.iter().map(Argument::print)).collect();
        let text = format!("{} -> Request<{}>", print_arguments(&taken), view.type_name);
        let mut entry = Entry::visible(Origin::Operation(operation.id.clone()), "")
            .documented(&view.docs, view.deprecated)
            .used(CodeUse::Call(taken));
        entry.signature = Some(Signature { text, parts });
        let goes: Vec<_> = view.arguments.iter().map(|a| &a.goes).collect();
        entry.wire = wire(&goes);
        entry.on = Some(format!("client.{}()", file.module));
        self.add(format!("resources::{handle}::{}()", view.method), entry);
        let shared = context.shared.list();
        let shared = shared
            .iter()
            .filter(|shared| view.traits.contains(&shared.name));
        for parameter in view
            .parameters
            .iter()
            .chain(shared.flat_map(|shared| &shared.methods))
        {
            let taken = signature::of_parameter(&parameter.takes);
            let mut entry = Entry::method(origin(&parameter.goes.name), taken)
                .documented(&parameter.docs, parameter.deprecated);
            entry.wire = wire(&parameter.goes);
            self.add(request_path(view, &parameter.method), entry);
        }
    }

    /// Adds the traits of parameters that the document shares, each with the first operation that uses it.
    pub(super) fn add_traits(&mut self, context: &Context<'_>) {
        for (component, name) in &context.names.parameters {
            let of = |operation: &'_ Operation| {
                let taken = operation
                    .parameters
                    .iter()
                    .find(|p| p.component.as_ref() == Some(component));
                taken.map(|parameter| parameter_origin(operation, parameter))
            };
            let is_trait = context
                .shared
                .list()
                .iter()
                .any(|shared| shared.name == name.as_str());
            if let Some(origin) = context
                .api
                .operations
                .iter()
                .find_map(of)
                .filter(|_| is_trait)
            {
                self.add(
                    format!("parameters::{name}"),
                    Entry::visible(origin, "trait"),
                );
            }
        }
    }

    /// Adds the operation's own type.
    fn add_type(&mut self, view: &OperationView, operation: &Operation) {
        let request = || Origin::OperationPart(operation.id.clone(), Aspect::Request);
        let path = format!("resources::{}", view.type_name);
        if view.own_body.is_none() {
            let mut entry = Entry::visible(request(), "struct");
            entry.traits = view.derives.to_vec();
            self.add(path.clone(), entry);
            self.add(format!("{path}#required"), Entry::hidden(request(), ""));
        }
        if let Some(body) = &view.body_type {
            self.add(
                format!("{path}::body"),
                Entry::visible(request(), body.clone()).used(CodeUse::Field(FieldUse {
                    type_: body.clone(),
                    option: None,
                })),
            );
            let setter = Entry::method(request(), vec![Argument::into("body", "Into", body)]);
            self.add(request_path(view, "with_body"), setter);
        } else if view.own_body.is_some() {
            let setter = Entry::method(
                request(),
                vec![Argument::plain("body", view.type_name.clone())],
            );
            self.add(request_path(view, "with_body"), setter);
        }
        if view.takes_null {
            let setter = Entry::method(request(), Vec::new());
            self.add(request_path(view, "with_null_body"), setter);
        }
    }

    /// Adds the data of requests and answers.
    fn add_wire(&mut self, view: &OperationView, operation: &Operation) {
        let info = &view.info;
        let security = info.security.as_ref().map(wire);
        let accept = (!info.accept.is_empty()).then(|| info.accept.join(", "));
        let members = [
            ("id", Some(&info.id), Aspect::Id),
            ("method", Some(&info.method), Aspect::Path),
            ("path", Some(&info.path), Aspect::Path),
            ("server", info.server.as_ref(), Aspect::Servers),
            ("accept", accept.as_ref(), Aspect::Answers),
            ("security", security.as_ref(), Aspect::Security),
        ];
        let path = |what: &str| format!("resources::{}#{what}", view.type_name);
        for (name, value, part) in members {
            if let Some(value) = value {
                let origin = Origin::OperationPart(operation.id.clone(), part);
                self.add(path(name), Entry::hidden(origin, value.clone()));
            }
        }
        if let Some(body) = &view.body {
            let origin = Origin::OperationPart(operation.id.clone(), Aspect::Request);
            self.add(path("body"), Entry::hidden(origin, wire(body)));
        }
    }

    /// Adds the answer and its pagination.
    fn add_answer(&mut self, view: &OperationView, operation: &Operation) {
        let origin = || Origin::OperationPart(operation.id.clone(), Aspect::Answers);
        let path = format!("resources::{}::Response", view.type_name);
        self.add(
            path,
            Entry::visible(origin(), format!("= {}", view.response))
                .used(CodeUse::Answer(view.response.clone())),
        );
        if !view.by_status.is_empty() {
            self.add(
                format!("resources::{}", view.response),
                Entry::visible(origin(), "answers"),
            );
        }
        for status in &view.by_status {
            let mut entry = Entry::visible(origin(), status.type_.clone())
                .documented(&status.docs, false)
                .used(CodeUse::Variant(status.type_.clone()));
            entry.wire = format!("{} => {}", status.status, status.variant);
            self.add(
                format!("resources::{}::{}", view.response, status.variant),
                entry,
            );
        }
        if let Some(page) = &view.page {
            let mut entry = Entry::visible(origin(), format!("Item = {}", page.item));
            entry.wire = wire(&(&page.items, &page.links));
            self.add(format!("impl Page for {}", page.answer), entry);
        }
    }

    /// Adds setters of the request for members of its body.
    fn add_setters(
        &mut self,
        view: &OperationView,
        operation: &Operation,
        setters: &BodySetters,
        context: &Context<'_>,
    ) {
        let inside = self.find_inside(view, operation, &setters.path, context);
        for setter in &setters.setters {
            let field = setter.field.as_str();
            let key = inside
                .as_ref()
                .and_then(|id| self.keys.get(id)?.get(field).cloned());
            let origin = match (&inside, key) {
                (Some(id), Some(key)) => Origin::Field(id.clone(), key),
                _ => Origin::OperationPart(operation.id.clone(), Aspect::Request),
            };
            let mut entry = Entry::method(origin, vec![signature::of_setter(setter)]);
            entry.wire = wire(&setters.path);
            entry.deprecated = setter.deprecated;
            self.add(request_path(view, &setter.method), entry);
        }
    }

    /// The definition at `path` inside the body of an operation.
    fn find_inside(
        &self,
        view: &OperationView,
        operation: &Operation,
        path: &[Step],
        context: &Context<'_>,
    ) -> Option<TypeId> {
        let body = operation
            .request
            .as_ref()?
            .media
            .first()?
            .type_use
            .as_ref()?;
        let mut id = context.api.object_behind(body)?.id.clone();
        let skipped = usize::from(view.own_body.is_none());
        for step in path.iter().skip(skipped) {
            let key = self.keys.get(&id)?.get(&step.field)?;
            let DefinitionKind::Object(object) = &context.api.definitions.get(&id)?.kind else {
                return None;
            };
            let field = object.fields.iter().find(|field| field.name == *key)?;
            id = context.api.object_behind(&field.type_use)?.id.clone();
        }
        Some(id)
    }
}

fn parameter_origin(operation: &Operation, parameter: &Parameter) -> Origin {
    Origin::Parameter(
        operation.id.clone(),
        parameter.location,
        parameter.name.clone(),
    )
}

fn request_path(view: &OperationView, method: &str) -> String {
    format!("Request<{}>::{method}()", view.type_name)
}
