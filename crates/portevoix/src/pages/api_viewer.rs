//! The API's description, as JSON and as a page of our own: no script, no outside host.

use askama::Template;
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{App, Reader, Result, web::Page};
use serde_json::Value;

struct Operation {
    method: String,
    path: String,
    words: String,
    parameters: Vec<Parameter>,
    body: String,
    answers: Vec<Answer>,
}

struct Parameter {
    name: String,
    place: String,
    kind: String,
}

struct Answer {
    status: String,
    schema: String,
}

struct Group {
    tag: String,
    operations: Vec<Operation>,
}

struct Schema {
    name: String,
    words: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    words: String,
}

#[derive(Template)]
#[template(path = "api.html")]
struct Viewer<'a> {
    t: &'a Reader,
    groups: Vec<Group>,
    schemas: Vec<Schema>,
}

/// `GET /api/v1/openapi.json`
pub async fn description(State(app): State<App>) -> Response {
    Json(crate::openapi::description(&app)).into_response()
}

/// `GET /api`
pub async fn show(State(app): State<App>, t: Reader) -> Result<Page> {
    let document = serde_json::to_value(crate::openapi::description(&app))?;
    let viewer = Viewer {
        t: &t,
        groups: groups(&document),
        schemas: schemas(&document),
    };
    Page::public(t.say("frame-api"), &viewer)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

fn groups(document: &Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (path, item) in entries(document.get("paths")) {
        for (method, operation) in entries(Some(item)).filter(|(_, operation)| operation.get("responses").is_some()) {
            let tag = operation.pointer("/tags/0").and_then(Value::as_str).unwrap_or("other");
            let operation = read_operation(method, path, operation);
            match groups.iter_mut().find(|group| group.tag == tag) {
                Some(group) => group.operations.push(operation),
                None => groups.push(Group {
                    tag: tag.to_owned(),
                    operations: vec![operation],
                }),
            }
        }
    }
    groups
}

fn read_operation(method: &str, path: &str, operation: &Value) -> Operation {
    let parameters = operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        words: [text(operation, "summary"), text(operation, "description")]
            .join(" ")
            .trim()
            .to_owned(),
        parameters: parameters
            .map(|p| Parameter {
                name: text(p, "name"),
                place: text(p, "in"),
                kind: kind(p.get("schema")),
            })
            .collect(),
        body: kind(operation.pointer("/requestBody/content").and_then(first_schema)),
        answers: entries(operation.get("responses"))
            .map(|(status, answer)| Answer {
                status: status.clone(),
                schema: kind(answer.get("content").and_then(first_schema)),
            })
            .collect(),
    }
}

fn first_schema(content: &Value) -> Option<&Value> {
    content.as_object()?.values().next()?.get("schema")
}

/// A schema in a few letters: `StudyJson`, `string`, `[ThemeJson]`.
fn kind(schema: Option<&Value>) -> String {
    let Some(schema) = schema else { return String::new() };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(items) = schema.get("items") {
        return format!("[{}]", kind(Some(items)));
    }
    if let Some(options) = schema
        .get("oneOf")
        .or_else(|| schema.get("anyOf"))
        .and_then(Value::as_array)
    {
        return options
            .iter()
            .map(|option| kind(Some(option)))
            .collect::<Vec<_>>()
            .join(" | ");
    }
    match schema.get("type") {
        Some(Value::String(name)) => match text(schema, "format") {
            format if format.is_empty() => name.clone(),
            format => format!("{name} ({format})"),
        },
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        _ => String::new(),
    }
}

fn schemas(document: &Value) -> Vec<Schema> {
    entries(document.pointer("/components/schemas"))
        .map(|(name, schema)| Schema {
            name: name.clone(),
            words: text(schema, "description"),
            fields: entries(schema.get("properties"))
                .map(|(name, field)| Field {
                    name: name.clone(),
                    kind: kind(Some(field)),
                    words: text(field, "description"),
                })
                .collect(),
        })
        .collect()
}
