//! The description of one call: method, path, query, headers, body and options. It is the same type for every
//! operation.
//!
//! Generated code fills it. It keeps the first reason why the call cannot be sent, and the client then refuses the
//! call.

use super::body::{encode_body, with_value};
use super::call_name::CallName;
use super::members::Added;
use super::operation::{Body, OperationInfo};
use super::pairs::{Pairs, replace_pairs};
use super::parameters::{self, Location, Style};
use super::payload::Payload;
use super::percent::{escape, escape_less};
use super::printed::cut;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::tree::Tree;
use crate::runtime::ascii;
use crate::runtime::json::{Show, find_unsendable};
use serde_json::Value;
use std::borrow::Cow;
use std::time::Duration;

/// A described call.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) info: &'static OperationInfo,
    pub(crate) method: Cow<'static, str>,
    pub(crate) path: Cow<'static, str>,
    /// Values of the path's placeholders, escaped.
    pub(crate) path_values: Vec<(Cow<'static, str>, String)>,
    /// Names and values, escaped.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<Field>,
    pub(crate) cookies: Vec<(String, String)>,
    pub(crate) payload: Payload,
    pub(crate) options: Options,
    /// Whether lists inside deep objects are written with indexes.
    pub(crate) indexes_deep_lists: bool,
    /// Why the call cannot be sent, if there is a reason.
    pub(crate) refusal: Option<String>,
}

/// A header field of a call.
#[derive(Clone)]
pub(crate) struct Field {
    pub(crate) name: Cow<'static, str>,
    pub(crate) value: String,
    /// Whether it is a parameter of the document and was not set with `with_header`.
    pub(crate) is_described: bool,
}

/// Settings for this call only.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) credentials: Vec<(Cow<'static, str>, Secret)>,
    pub(crate) max_answer_bytes: Option<u64>,
    /// How long the call may take in total, including the content of a download.
    pub(crate) total_timeout: Option<Duration>,
    /// Whether a host other than the API's has decided where the call goes. Such a call gets no key.
    pub(crate) is_led_away: bool,
    /// Members to add to the body.
    pub(crate) members: Vec<Added>,
    /// The body that null replaces, if it does.
    pub(crate) null_for: Option<Tree>,
    /// An absolute URL that replaces base URL and path, for file downloads.
    pub(crate) url: Option<String>,
}

#[allow(
    dead_code,
    reason = "which of these are called depends on the document"
)]
impl Call {
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            method: Cow::Borrowed(info.method),
            path: Cow::Borrowed(info.path),
            path_values: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            cookies: Vec::new(),
            payload: Payload::None,
            options: Options::default(),
            indexes_deep_lists: false,
            refusal: None,
        }
    }

    /// The call's name in errors.
    pub(crate) fn name(&self) -> CallName {
        CallName {
            method: self.method.clone(),
            path: match &self.path {
                Cow::Borrowed(path) => Cow::Borrowed(path),
                Cow::Owned(_) => Cow::Owned(cut(self.shown_path()).to_owned()),
            },
        }
    }

    /// The path as errors, hooks and spans may show it: the document's own, or a caller's without its query.
    pub(crate) fn shown_path(&self) -> &str {
        match &self.path {
            Cow::Borrowed(path) => path,
            Cow::Owned(path) => ascii::before(path, b"?#"),
        }
    }

    /// Keeps the reason why the call cannot be sent, if it is the first one.
    pub(crate) fn refuse(&mut self, reason: String) {
        self.refusal.get_or_insert(reason);
    }

    /// A path parameter in the style `simple`, such as an ID.
    pub(crate) fn path(&mut self, name: &'static str, value: &str) {
        self.path_value(
            Cow::Borrowed(name),
            Style::Simple,
            false,
            &Tree::Scalar(value.into()),
        );
    }

    fn path_value(&mut self, name: Cow<'static, str>, style: Style, explode: bool, value: &Tree) {
        match parameters::write_path(&name, style, explode, value) {
            Ok(text) => self.path_values.push((name, text)),
            Err(reason) => self.refuse(reason),
        }
    }

    /// A query parameter that is one text.
    pub(crate) fn query(&mut self, name: &str, value: &str) {
        self.set_query(vec![(escape(name), escape(value))]);
    }

    /// One member of a query parameter in the style `deepObject`: `name[key]=value`.
    #[inline]
    pub(crate) fn query_member(&mut self, name: &str, key: &str, value: &dyn Show) {
        let whole = format!("{name}[{key}]");
        if let Some(value) = self.value_of(&whole, value) {
            let member = Tree::Object(vec![(key.to_owned(), value)]);
            let style = self.settle_style(Style::DeepObject);
            self.set_query(parameters::write_query(name, style, true, &member, escape));
        }
    }

    /// Any parameter.
    pub(crate) fn parameter(
        &mut self,
        location: Location,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &dyn Show,
    ) {
        let Some(value) = self.value_of(name, value) else {
            return;
        };
        let style = self.settle_style(style);
        match location {
            Location::Path => self.path_value(Cow::Borrowed(name), style, explode, &value),
            Location::Query => {
                self.set_query(parameters::write_query(
                    name, style, explode, &value, escape,
                ));
            }
            Location::ReservedQuery => {
                self.set_query(parameters::write_query(
                    name,
                    style,
                    explode,
                    &value,
                    escape_less,
                ));
            }
            Location::Header => {
                if let Some(text) = parameters::write_header(style, explode, &value) {
                    self.header(Cow::Borrowed(name), text, true);
                }
            }
            Location::Cookie => {
                if let Some(text) = parameters::write_cookie(style, &value) {
                    self.cookies.push((name.to_owned(), text));
                }
            }
        }
    }

    /// Sets a header field and replaces any of the same name.
    pub(crate) fn header(&mut self, name: Cow<'static, str>, value: String, is_described: bool) {
        self.remove_header(&name);
        self.headers.push(Field {
            name,
            value,
            is_described,
        });
    }

    /// Removes the header fields of this name.
    pub(crate) fn remove_header(&mut self, name: &str) {
        self.headers
            .retain(|known| !ascii::eq_ignore_case(&known.name, name));
    }

    /// Sets query pairs and replaces those of the same names, so that a second call of a setter does not add a value.
    fn set_query(&mut self, pairs: Pairs) {
        replace_pairs(&mut self.query, &[], pairs);
    }

    fn settle_style(&self, style: Style) -> Style {
        match style {
            Style::DeepObject if self.indexes_deep_lists => Style::DeepIndexed,
            style => style,
        }
    }

    fn value_of(&mut self, name: &str, value: &dyn Show) -> Option<Tree> {
        if let Some(found) = find_unsendable(value) {
            self.refuse(format!("the parameter `{name}` {found}"));
        }
        Tree::read(value).map_err(|reason| self.refuse(reason)).ok()
    }

    /// Encodes the body. Refuses the call if a required member is missing or a number does not fit its type.
    pub(crate) fn set_body(&mut self, body: Body<'_>, is_given: bool) {
        if self.info.needs_body && !is_given && self.options.members.is_empty() {
            self.refuse("the body must be set: call `with_body`".to_owned());
        }
        let is_null = self.options.null_for.is_some();
        if is_null && body.value().map(Tree::read_all) != self.options.null_for {
            self.refuse("its body is null, so it has no member that can be set".to_owned());
        }
        let body = match is_null {
            true => with_value(body, &Value::Null),
            false => body,
        };
        if let Some(found) = body.value().and_then(find_unsendable) {
            self.refuse(format!("the body {found}"));
        }
        match encode_body(body, &self.options.members) {
            Ok(payload) => self.payload = payload,
            Err(reason) => self.refuse(reason),
        }
    }
}

impl std::fmt::Debug for Call {
    /// Prints the operation only. Parameters and body may hold personal data.
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.name())
    }
}
