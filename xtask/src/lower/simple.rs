//! The OpenAPI that progenitor gets to see, made from the plan alone.
//!
//! It holds no constraint, no default, no open question: every field is required and of a plain kind, every operation has one body and one answer.
//! What is missing from it is in the plan, and [`crate::augment`] puts it back.
//! So what makes progenitor panic (several answers on one side, several media types, variant names that clash) never reaches it.

use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use super::plan::{Enum, Field, Kind, Operation, Plan, Struct};

/// Types of the runtime that stand for a kind of text; progenitor refers to them instead of generating something.
pub const RUNTIME_TYPES: [(&str, &str); 4] = [
    ("RuntimeAmount", "crate::Amount"),
    ("RuntimeSecret", "crate::Secret"),
    ("RuntimeSensitive", "crate::Sensitive"),
    ("RuntimeJson", "crate::Json"),
];

/// The document for progenitor.
///
/// # Errors
/// The reason why `openapiv3` cannot read it, which would be a mistake of this module.
pub fn document(plan: &Plan) -> Result<OpenAPI, serde_json::Error> {
    serde_json::from_value(json!({
        "openapi": "3.0.3",
        "info": {"title": plan.title, "version": plan.version},
        "paths": paths(plan),
        "components": {"schemas": components(plan)},
    }))
}

fn components(plan: &Plan) -> Map<String, Value> {
    let runtime = RUNTIME_TYPES.iter().map(|(name, _)| ((*name).to_owned(), json!({"type": "string"})));
    let enums = plan.enums.iter().map(|(name, entry)| (name.clone(), text_enum(entry)));
    let structs = plan.structs.iter().map(|(name, entry)| (name.clone(), object(entry)));
    runtime.chain(enums).chain(structs).collect()
}

fn text_enum(entry: &Enum) -> Value {
    json!({"type": "string", "description": entry.doc})
}

fn object(entry: &Struct) -> Value {
    let required: Vec<&str> = entry.fields.iter().map(|field| field.rust_name.as_str()).collect();
    // Under their Rust names, so that nothing depends on how typify makes names; the wire's names are put back with the rest.
    let properties: Map<String, Value> =
        entry.fields.iter().map(|field| (field.rust_name.clone(), described(&field.kind, &field.doc))).collect();
    let mut schema = json!({"type": "object", "description": super::escape(&entry.doc), "required": required, "properties": properties});
    if entry.fields.is_empty() {
        // typify takes an object of no properties for a map.
        schema["additionalProperties"] = false.into();
    }
    schema
}

fn described(kind: &Kind, doc: &str) -> Value {
    let mut schema = schema(kind);
    if schema.get("$ref").is_some() {
        schema = json!({"allOf": [schema]});
    }
    schema["description"] = doc.into();
    schema
}

fn schema(kind: &Kind) -> Value {
    let component = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    match kind {
        Kind::Text => json!({"type": "string"}),
        Kind::Amount => component("RuntimeAmount"),
        Kind::Secret => component("RuntimeSecret"),
        Kind::Sensitive => component("RuntimeSensitive"),
        Kind::Any => component("RuntimeJson"),
        Kind::Boolean => json!({"type": "boolean"}),
        Kind::Integer(format) => json!({"type": "integer", "format": format}),
        Kind::Number => json!({"type": "number", "format": "double"}),
        Kind::Enum(name) | Kind::Object(name) => component(name),
        Kind::List(item) => json!({"type": "array", "items": schema(item)}),
        Kind::Map(value) => json!({"type": "object", "additionalProperties": schema(value)}),
    }
}

/// Progenitor names the calls and their setters; everything else about an operation is the plan's.
fn paths(plan: &Plan) -> Map<String, Value> {
    let item =
        |operation: &Operation| (format!("/{}", operation.rust_name), json!({"post": simple_operation(operation)}));
    plan.operations.iter().map(item).collect()
}

fn simple_operation(operation: &Operation) -> Value {
    let mut simple = json!({
        "operationId": operation.rust_name,
        "parameters": operation.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "responses": {"200": {"description": ""}},
    });
    if let Some(body) = operation.body.as_ref().filter(|body| !body.name.is_empty()) {
        let content = json!({"application/json": {"schema": schema(&Kind::Object(body.name.clone()))}});
        simple["requestBody"] = json!({"required": true, "content": content});
    }
    simple
}

fn parameter(field: &Field) -> Value {
    json!({"name": field.rust_name, "in": "query", "required": true, "schema": {"type": "string"}})
}
