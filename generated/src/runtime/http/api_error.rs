//! An error that the API answered with: its status and its problems, for any shape of the body.

use super::answer::{RawAnswer, write_request_id};
use super::call_name::CallName;
use super::rate_limit::read_retry_after;
use super::settings::ErrorShape;
use crate::runtime::json::{Printed, read_listed};
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// The API's answer with a status of 400 or more.
pub struct ApiError {
    operation: CallName,
    pub(crate) raw: RawAnswer,
    problems: Vec<Problem>,
    retry_after: Option<Duration>,
}

/// One of the problems that an error body lists.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// The kind of problem; the text is always the same for one kind. Empty if the API sent none.
    pub title: String,
    /// What is wrong in this case: the API's details, or else the text of an error of another form. It can hold
    /// personal data, so it is never printed.
    pub details: Option<String>,
    /// A code, if the API uses codes.
    pub code: Option<String>,
    /// JSON pointer into the request's body.
    pub pointer: Option<String>,
    /// The name of the wrong parameter.
    pub parameter: Option<String>,
    /// The problem as received.
    pub raw: Value,
}

impl ApiError {
    pub(crate) fn new(operation: CallName, raw: RawAnswer, unix_seconds: u64) -> Self {
        let problems = match raw.status.is_redirect() {
            true => Vec::new(),
            false => read_problems(raw.json(), &raw.settings.errors),
        };
        let retry_after = read_retry_after(&raw.headers, unix_seconds).or_else(|| {
            (raw.status == 429)
                .then(|| raw.rate_limit()?.reset)
                .flatten()
        });
        let mut error = Self {
            operation,
            raw,
            problems,
            retry_after,
        };
        if error.is_final() {
            // Waiting does not help, even if the header says so.
            error.retry_after = None;
        }
        error
    }

    /// The answer: status, request id, headers and raw body.
    pub fn http(&self) -> &RawAnswer {
        &self.raw
    }

    /// The problems that the body lists, at most a hundred. Empty if the body does not have the API's error format.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The first problem's title, if it has one.
    pub fn title(&self) -> Option<&str> {
        let title = self.problems.first()?.title.as_str();
        (!title.is_empty()).then_some(title)
    }

    /// How long the server asks to wait. `None` if waiting does not help.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the quota is used up: waiting does not help, although the status suggests it.
    pub fn is_quota_exceeded(&self) -> bool {
        self.raw.status == 429 && self.is_final()
    }

    pub(crate) fn is_retryable(&self) -> bool {
        matches!(self.raw.status.code(), 408 | 429 | 500 | 502 | 503 | 504) && !self.is_final()
    }

    /// Whether one of the problems does not go away by waiting.
    pub(crate) fn is_final(&self) -> bool {
        let never_retry = self.raw.settings.never_retry;
        let is_final = |problem: &Problem| never_retry.contains(&problem.title.as_str());
        self.problems.iter().any(is_final)
    }
}

/// How many problems are read. Nobody reads more of them.
const MOST_PROBLEMS: usize = 100;

/// Members that hold the text of an error in other forms, such as OAuth2's or a proxy's.
const OTHER_TEXT: &[&str] = &["message", "error_description", "error"];

/// Reads the list of problems, or the single problem, from any of the places where the API puts it.
fn read_problems(body: &[u8], shape: &ErrorShape) -> Vec<Problem> {
    let listed = read_listed(body, shape.list, MOST_PROBLEMS).unwrap_or_default();
    let mut problems = Vec::new();
    for item in listed {
        if let Some(problem) = read_problem(item, shape) {
            problems.push(problem);
        }
    }
    problems
}

fn read_problem(value: Value, shape: &ErrorShape) -> Option<Problem> {
    let first = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| value.get(name)?.as_str().map(str::to_owned))
    };
    let at = |pointer: &str| value.pointer(pointer)?.as_str().map(str::to_owned);
    let code = shape.code.iter().find_map(|name| match value.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let title = first(shape.title);
    // Only a documented title is known to be without personal data. All other text counts as details.
    let details = first(shape.detail)
        .or_else(|| value.as_str().map(str::to_owned))
        .or_else(|| first(OTHER_TEXT));
    if title.is_none() && details.is_none() && code.is_none() {
        return None;
    }
    Some(Problem {
        title: title.unwrap_or_default(),
        details,
        code,
        pointer: at(shape.pointer),
        parameter: at(shape.parameter),
        raw: value,
    })
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: status {}", self.operation, self.raw.status)?;
        let mut problems = self.problems.iter().filter(|problem| problem.is_shown());
        for (at, problem) in problems.by_ref().take(3).enumerate() {
            f.write_str(if at == 0 { ", " } else { "; " })?;
            problem.write_line(f)?;
        }
        match problems.count() {
            0 => {}
            more => write!(f, " and {more} more")?,
        }
        write_request_id(f, &self.raw)
    }
}

impl Problem {
    /// Whether it has text that an error prints.
    fn is_shown(&self) -> bool {
        !self.title.is_empty() || self.pointer.is_some()
    }

    fn write_line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Printed(&self.title))?;
        let Some(pointer) = &self.pointer else {
            return Ok(());
        };
        f.write_str(if self.title.is_empty() { "at " } else { " at " })?;
        write!(f, "{}", Printed(pointer))
    }
}

impl fmt::Debug for ApiError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiError({self})")
    }
}

impl fmt::Debug for Problem {
    /// Prints title, code and pointer. The details can hold personal data.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("title", &Printed(&self.title))
            .field("code", &self.code.as_deref().map(Printed))
            .field("pointer", &self.pointer.as_deref().map(Printed))
            .finish_non_exhaustive()
    }
}
