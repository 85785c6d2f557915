//! Text that tries to become code, and a document that has it in every place for text.

use generator::config::Config;
use generator::diagnostic::{Diagnostics, render};
use generator::generate::{generate_from_model, make_model};
use generator::normalize::report::Origins;
use generator::render::{Files, Job};
use generator::source::{Document, load_from};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Texts with a meaning in Markdown, Rust, TOML, HTML or for line-based readers.
const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    " ",
    "  ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "10) ",
    "> ",
    ">",
    "#",
    "# ",
    "```",
    "```rust",
    "````",
    "~~~",
    "---",
    "***",
    "===",
    "`",
    "``",
    "[a]",
    "[a]: https://x.y\n",
    "[^a]",
    "[^a]: ",
    "![a](b)",
    "(https://x.y)",
    "<div>",
    "</div>",
    "<pre>",
    "<!--",
    "-->",
    "<b>",
    "|",
    "|---|",
    "\\",
    "&#10;",
    "&#9;",
    "&nbsp;",
    "&",
    "*",
    "**",
    "_",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{c}",
    "\u{b}",
    "#![allow(x)]",
    "*/",
    "/**",
    "///",
    "//!",
    "fn main() { panic!() }",
    "x",
    "ö",
    "http://",
    "https://x.y/z_",
    "$",
    "~",
    "~~",
    "- [ ] ",
    ":",
    "\u{0}",
    "\u{feff}",
    "<?php",
    "<![CDATA[",
    "]]>",
    "<script>",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\u{7f}",
    "\u{85}",
    "\u{202e}",
    "{{ x }}",
    "{% x %}",
    "${{ x }}",
    "::set-output name=a::b",
    "\\u0000",
    "= 1",
    "[x]\n",
    "\"#",
];

/// Properties of one schema.
const IN_A_SCHEMA: usize = 50;

/// Pseudo-random numbers, the same in every run (xorshift).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// A sequence of numbers. Another `seed` gives another sequence.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// A random description made of texts with a meaning.
    pub fn description(&mut self) -> String {
        let length = 1 + self.below(24);
        (0..length)
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }
}

/// A document with `count` properties, and a text from `next` in every place for text except names.
pub fn describe_all(count: usize, next: &mut dyn FnMut() -> String) -> Value {
    let mut schemas = Map::new();
    for first in (0..count).step_by(IN_A_SCHEMA) {
        let names = first..count.min(first + IN_A_SCHEMA);
        let describe = |at| {
            (
                format!("p{at}"),
                json!({"type": "string", "description": next()}),
            )
        };
        let properties: Map<String, Value> = names.map(describe).collect();
        let schema = json!({"type": "object", "description": next(), "properties": properties});
        schemas.insert(format!("many{first}"), schema);
    }
    let mut document = describe_others(next);
    if let Some(Value::Object(all)) = document.pointer_mut("/components/schemas") {
        all.extend(schemas);
    }
    document
}

fn describe_others(next: &mut dyn FnMut() -> String) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {"title": next() + "x", "version": next() + "x", "description": next()},
        "servers": [{"url": "https://example.com", "description": next()}],
        "tags": [{"name": "Things", "description": next(), "externalDocs": {"url": next(), "description": next()}}],
        "paths": {"/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": true, "description": next(), "schema": {"type": "string"}}],
            "get": {
                "x-pages": [next(), next()], "operationId": "get-thing", "tags": ["Things"], "summary": next(), "description": next(),
                "externalDocs": {"url": next(), "description": next()},
                "parameters": [
                    {"name": "q", "in": "query", "description": next(), "schema": {"type": "string", "default": next(), "pattern": next()}},
                    {"$ref": "#/components/parameters/shared"}
                ],
                "responses": {
                    "200": {"description": next(), "content": {"application/json": {"schema": {"$ref": "#/components/schemas/thing"}}}},
                    "202": {"description": next()},
                    "400": {"description": next()}
                }
            }
        }},
        "components": {
            "parameters": {"shared": {"name": "s", "in": "query", "description": next(), "schema": {"type": "string", "format": next()}}},
            "schemas": {
                "thing": {"type": "object", "title": next(), "description": next(), "properties": {"a": {"type": "string", "description": next(), "example": next()}}},
                "titled": {"type": "object", "title": next(), "properties": {"a": {"type": "integer", "default": 1, "description": next()}}},
                "kind": {"type": "string", "enum": ["a", "b"], "description": next(), "x-enum-descriptions": {"a": next(), "b": next()}},
                "either": {"oneOf": [{"$ref": "#/components/schemas/thing"}, {"$ref": "#/components/schemas/titled"}], "description": next()},
            },
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": next()}}
        }
    })
}

/// A document with `text` in every place for a name.
pub fn name_all(text: &str) -> Value {
    let text = || text.to_owned();
    json!({
        "openapi": "3.0.3",
        "info": {"title": text(), "version": text()},
        "tags": [{"name": text()}],
        "paths": {format!("/a{}", text().replace(['/', '?', '#', '{', '}'], "")): {"get": {
            "x-pages": text(), "operationId": text(), "tags": [text()],
            "parameters": [{"name": text(), "in": "query", "schema": {"type": "string", "enum": [text(), "b"]}}],
            "responses": {"200": {"description": "d", "content": {"application/json": {
                "schema": {"type": "object", "properties": {text(): {"type": "string"}, "other": {"type": "string", "enum": [text(), "b"]}}},
                "examples": {text(): {"value": {text(): text()}}}
            }}}}
        }}},
        "components": {"schemas": {
            "s": {"type": "object", "properties": {text(): {"enum": [text(), "c"], "default": text(), "pattern": text()}}},
            "u": {"oneOf": [{"$ref": "#/components/schemas/s"}], "discriminator": {"propertyName": text(), "mapping": {text(): "#/components/schemas/s"}}}
        }}
    })
}

/// The generator's output for a document, or its findings.
pub fn generate(document: &Value) -> Result<Files, String> {
    let mut config = Config::default();
    config.package.page_names = Some("x-pages".to_owned());
    generate_with(document, &config)
}

/// The crate, if there is one, and the code and pointer of each finding.
pub fn generate_with_findings(document: &Value) -> (Option<Files>, BTreeSet<(String, String)>) {
    let files = BTreeMap::from([("openapi.json".to_owned(), document.to_string().into_bytes())]);
    let mut found = Diagnostics::default();
    let files = match load_from("openapi.json", &files) {
        Ok(document) => {
            let files = generate_from(&document, &Config::default(), &mut found);
            found.extend(document.diagnostics);
            files
        }
        Err(failure) => {
            found.extend(failure.diagnostics);
            None
        }
    };
    let findings = found.iter().map(|finding| {
        let place = finding.place.as_ref();
        let pointer = place.map(|place| place.pointer.clone());
        (finding.code.to_owned(), pointer.unwrap_or_default())
    });
    (files, findings.collect())
}

/// Does the same with settings.
pub fn generate_with(document: &Value, config: &Config) -> Result<Files, String> {
    let files = BTreeMap::from([("openapi.json".to_owned(), document.to_string().into_bytes())]);
    let document = load_from("openapi.json", &files)
        .map_err(|failure| render(&failure.diagnostics, &failure.sources))?;
    let mut found = Diagnostics::default();
    generate_from(&document, config, &mut found).ok_or_else(|| render(&found, &document.sources))
}

fn generate_from(document: &Document, config: &Config, found: &mut Diagnostics) -> Option<Files> {
    let place = |pointer: &str| document.place(pointer);
    let origins = Origins {
        place_of: &place,
        written: &|_| None,
    };
    let rules = generator::lower::EventRules::default();
    let api = make_model(document.root.clone(), origins, String::new(), &rules, found)?;
    let job = Job {
        crate_name: "hostile",
        standalone: true,
        spec_name: "a hostile document",
        runtime: &BTreeMap::new(),
    };
    generate_from_model(&api, config, &job, found).map(|made| made.files)
}
