//! Random edits of a document.

use serde_json::{Map, Value as Json, json};

use super::keywords;
use super::random::Random;
use super::schemas::pointers;

/// Edits that are tried for each one that is wanted.
const PATIENCE: usize = 20;

/// So many edited documents as JSON, each with what was done to it; the text is JSON.
pub fn edits(text: &str, seed: u64, count: usize) -> Vec<(String, String)> {
    let original: Json = serde_json::from_str(text).unwrap();
    let schemas = pointers(&original);
    let mut random = Random::new(seed);
    let mut edits = Vec::new();
    for _ in 0..count * PATIENCE {
        if edits.len() >= count {
            break;
        }
        let mut edited = original.clone();
        let what = match random.below(8) {
            0 => operation(&mut edited, &mut random),
            _ => schema(&mut edited, &schemas, &mut random),
        };
        if let Some(what) = what.filter(|_| edited != original) {
            edits.push((edited.to_string(), what));
        }
    }
    edits
}

fn schema(document: &mut Json, schemas: &[String], random: &mut Random) -> Option<String> {
    let names: Vec<String> = document.pointer("/components/schemas")?.as_object()?.keys().cloned().collect();
    let at = random.pick(schemas)?;
    let target = document
        .pointer(at)
        .and_then(|schema| schema["$ref"].as_str())
        .and_then(|reference| document.pointer(reference.strip_prefix('#')?).cloned());
    let schema = document.pointer_mut(at)?.as_object_mut()?;
    let what = match target {
        Some(target) => reference(schema, &target, &names, random)?,
        None => keywords::edit(schema, &names, random)?,
    };
    Some(format!("{at}: {what}"))
}

/// A `$ref` leads elsewhere, or what it leads to stands in its place, as it was or changed.
fn reference(schema: &mut Map<String, Json>, target: &Json, names: &[String], random: &mut Random) -> Option<String> {
    let old = schema.get("$ref")?.clone();
    let what = match random.below(5) {
        0 => {
            let name = random.pick(names)?;
            schema.insert("$ref".into(), format!("#/components/schemas/{name}").into());
            format!("leads to {name}")
        }
        1 => {
            *schema = target.as_object()?.clone();
            "stands here".to_owned()
        }
        2 => {
            *schema = json!({"allOf": [{"$ref": old}]}).as_object()?.clone();
            "is in allOf".to_owned()
        }
        3 => {
            *schema = json!({"nullable": true, "allOf": [{"$ref": old}]}).as_object()?.clone();
            "may be null".to_owned()
        }
        _ => {
            *schema = target.as_object()?.clone();
            format!("stands here, {}", keywords::edit(schema, names, random)?)
        }
    };
    Some(what)
}

/// An edit of a parameter, of a body or of the answers.
fn operation(document: &mut Json, random: &mut Random) -> Option<String> {
    let paths: Vec<String> = document["paths"].as_object()?.keys().cloned().collect();
    let path = random.pick(&paths)?.clone();
    let methods: Vec<String> = document["paths"][&path].as_object()?.keys().cloned().collect();
    let methods: Vec<String> =
        methods.into_iter().filter(|key| matches!(key.as_str(), "get" | "post" | "put" | "delete" | "patch")).collect();
    let method = random.pick(&methods)?.clone();
    let operation = document["paths"][&path][&method].as_object_mut()?;
    let what = match random.below(4) {
        0 => body(operation)?,
        1 => new_parameter(operation, random)?,
        _ => parameter(operation, random)?,
    };
    Some(format!("{method} {path}: {what}"))
}

fn body(operation: &mut Map<String, Json>) -> Option<String> {
    let body = operation.get_mut("requestBody")?.as_object_mut()?;
    let required = body.get("required") == Some(&Json::Bool(true));
    body.insert("required".into(), (!required).into());
    Some(format!("body required: {}", !required))
}

fn new_parameter(operation: &mut Map<String, Json>, random: &mut Random) -> Option<String> {
    let required = random.chance(50);
    let parameters = operation.entry("parameters").or_insert_with(|| json!([])).as_array_mut()?;
    parameters.push(json!({"name": "added", "in": "query", "required": required, "schema": {"type": "string"}}));
    Some(format!("parameter added, required: {required}"))
}

fn parameter(operation: &mut Map<String, Json>, random: &mut Random) -> Option<String> {
    let parameters = operation.get_mut("parameters")?.as_array_mut()?;
    let at = random.below(parameters.len());
    let parameter = parameters.get_mut(at)?.as_object_mut()?;
    let name = parameter.get("name")?.as_str()?.to_owned();
    match random.below(3) {
        0 => {
            parameters.remove(at);
            Some(format!("parameter {name} removed"))
        }
        1 => {
            let required = parameter.get("required") == Some(&Json::Bool(true));
            parameter.insert("required".into(), (!required).into());
            Some(format!("parameter {name} required: {}", !required))
        }
        _ => {
            parameter.insert("name".into(), format!("{name}_new").into());
            Some(format!("parameter {name} renamed"))
        }
    }
}
