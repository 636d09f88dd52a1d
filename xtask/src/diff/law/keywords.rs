//! Random edits of one schema: each keyword tightened, loosened, added, removed or replaced.

use serde_json::{Map, Value as Json, json};

use super::random::Random;

type Schema = Map<String, Json>;
type Edit = fn(&mut Schema, &[String], &mut Random) -> Option<String>;

/// All kinds of edits; those that are about structure come more often.
const EDITS: [Edit; 17] = [
    word,
    flag,
    flag,
    listed,
    listed,
    bound,
    bound,
    count,
    count,
    pattern,
    step,
    required,
    required,
    property,
    property,
    items,
    combination,
];

/// One edit, and what it is; none where this kind has no place here.
pub fn edit(schema: &mut Schema, names: &[String], random: &mut Random) -> Option<String> {
    let edit = random.pick(&EDITS)?;
    edit(schema, names, random)
}

/// `type` and `format`.
fn word(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let (key, words): (&str, &[&str]) = match random.below(2) {
        0 => ("type", &["string", "integer", "number", "boolean", "array", "object"]),
        _ => {
            ("format", &["date", "date-time", "decimal", "email", "uri", "int32", "int64", "ipv4", "byte", "password"])
        }
    };
    replaced(schema, key, random.pick(words).map(|word| json!(word))?, random)
}

fn flag(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let flags =
        ["nullable", "readOnly", "writeOnly", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "deprecated"];
    let key = random.pick(&flags)?;
    let value = schema.get(*key) != Some(&Json::Bool(true));
    // A validator wants the bound that this is about.
    if let Some(bound) = key.strip_prefix("exclusive").map(str::to_lowercase) {
        schema.entry(bound).or_insert(json!(1));
    }
    schema.insert((*key).into(), value.into());
    Some(format!("{key}: {value}"))
}

/// `enum`.
fn listed(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    match schema.get_mut("enum").and_then(Json::as_array_mut) {
        None => {
            let numbers = json!([1, 2]);
            let texts = json!(["a", "b"]);
            let values = if schema.get("type") == Some(&json!("string")) { texts } else { numbers };
            schema.insert("enum".into(), values);
            Some("enum added".to_owned())
        }
        Some(_) if random.chance(20) => schema.remove("enum").map(|_| "enum removed".to_owned()),
        Some(values) if random.chance(50) => {
            values.push(json!("another"));
            Some("enum value added".to_owned())
        }
        Some(values) if values.len() > 1 => {
            let value = values.remove(random.below(values.len()));
            Some(format!("enum value {value} removed"))
        }
        Some(_) => None,
    }
}

/// `minimum` and `maximum`.
fn bound(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let key = *random.pick(&["minimum", "maximum"])?;
    let value = match schema.get(key).and_then(Json::as_i64) {
        Some(bound) => bound + random.pick(&[-10, -1, 1, 10])?,
        None => *random.pick(&[-1, 0, 1, 7, 100])?,
    };
    replaced(schema, key, json!(value), random)
}

/// Lengths and sizes.
fn count(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let keys = match schema.get("type").and_then(Json::as_str) {
        Some("array") => ["minItems", "maxItems"],
        Some("object") => ["minProperties", "maxProperties"],
        _ => ["minLength", "maxLength"],
    };
    let key = *random.pick(&keys)?;
    let value = match schema.get(key).and_then(Json::as_u64) {
        Some(count) => count.saturating_add_signed(*random.pick(&[-5, -1, 1, 5])?),
        None => *random.pick(&[0, 1, 2, 3, 20])?,
    };
    replaced(schema, key, json!(value), random)
}

fn pattern(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let patterns = [
        "^[0-9]+$",
        "^[a-z]*$",
        "^[A-Za-z0-9_]{1,20}$",
        "[0-9]",
        "^(a|b|cc)$",
        "^\\d+\\.\\d{2}$",
        "^.{2,8}$",
        "^\\S+$",
    ];
    replaced(schema, "pattern", json!(random.pick(&patterns)?), random)
}

/// `multipleOf`.
fn step(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let steps = [json!(2), json!(3), json!(10), json!(0.5)];
    replaced(schema, "multipleOf", random.pick(&steps)?.clone(), random)
}

fn required(schema: &mut Schema, _: &[String], random: &mut Random) -> Option<String> {
    let properties: Vec<String> = schema.get("properties")?.as_object()?.keys().cloned().collect();
    let mut names: Vec<Json> = schema.get("required").and_then(Json::as_array).cloned().unwrap_or_default();
    let what = if random.chance(50) && !names.is_empty() {
        let name = names.remove(random.below(names.len()));
        format!("{name} no longer required")
    } else {
        let name = json!(random.pick(&properties)?);
        if names.contains(&name) {
            return None;
        }
        names.push(name.clone());
        format!("{name} became required")
    };
    if names.is_empty() {
        schema.remove("required");
    } else {
        schema.insert("required".into(), names.into());
    }
    Some(what)
}

/// Properties, and those that are not listed.
fn property(schema: &mut Schema, names: &[String], random: &mut Random) -> Option<String> {
    if random.chance(25) {
        let values = [json!(false), json!(true), small(names, random)];
        return replaced(schema, "additionalProperties", random.pick(&values)?.clone(), random);
    }
    let properties = schema.get_mut("properties")?.as_object_mut()?;
    let keys: Vec<String> = properties.keys().cloned().collect();
    let name = random.pick(&keys)?;
    match random.below(4) {
        0 => {
            properties.insert("added".into(), small(names, random));
            Some("property added".to_owned())
        }
        1 => {
            let value = properties.shift_remove(name)?;
            properties.insert(format!("{name}_new"), value);
            Some(format!("property {name} renamed"))
        }
        2 => {
            properties.insert(name.clone(), small(names, random));
            Some(format!("property {name} replaced"))
        }
        _ => {
            properties.shift_remove(name);
            Some(format!("property {name} removed"))
        }
    }
}

fn items(schema: &mut Schema, names: &[String], random: &mut Random) -> Option<String> {
    schema.contains_key("items").then_some(())?;
    let value = small(names, random);
    replaced(schema, "items", value, random)
}

/// `allOf`, `anyOf`, `oneOf` and `not`, inside or around.
fn combination(schema: &mut Schema, names: &[String], random: &mut Random) -> Option<String> {
    let key = *random.pick(&["allOf", "anyOf", "oneOf", "not"])?;
    let part = small(names, random);
    match (key, schema.get_mut(key).and_then(Json::as_array_mut)) {
        ("not", _) => return replaced(schema, "not", part, random),
        (_, Some(parts)) if parts.len() > 1 && random.chance(50) => {
            parts.remove(random.below(parts.len()));
            return Some(format!("{key} has one part less"));
        }
        (_, Some(parts)) => parts.push(part),
        (_, None) if random.chance(50) => {
            let own = Json::Object(std::mem::take(schema));
            let parts = if random.chance(30) { json!([own]) } else { json!([own, part]) };
            schema.insert(key.into(), parts);
            return Some(format!("is in {key}"));
        }
        (_, None) => {
            schema.insert(key.into(), json!([part, small(names, random)]));
        }
    }
    Some(format!("{key} has one part more"))
}

/// Sets a key, or removes it now and then where it is there.
fn replaced(schema: &mut Schema, key: &str, value: Json, random: &mut Random) -> Option<String> {
    if schema.contains_key(key) && random.chance(30) {
        schema.shift_remove(key);
        schema.retain(|other, _| other.strip_prefix("exclusive").is_none_or(|bound| bound.to_lowercase() != key));
        return Some(format!("{key} removed"));
    }
    let what = format!("{key}: {value}");
    schema.insert(key.into(), value);
    Some(what)
}

/// A small schema.
fn small(names: &[String], random: &mut Random) -> Json {
    let mut all = vec![
        json!({"type": "string"}),
        json!({"type": "integer", "minimum": 1}),
        json!({"type": "string", "maxLength": 4}),
        json!({"type": "string", "enum": ["a", "b"]}),
        json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}),
        json!({"type": "array", "items": {"type": "string"}, "minItems": 1}),
        json!({"type": "boolean"}),
        json!({"type": "string", "nullable": true, "pattern": "^[a-z]+$"}),
        json!({"minLength": 2}),
        json!({"maximum": 5}),
    ];
    all.extend(random.pick(names).map(|name| json!({"$ref": format!("#/components/schemas/{name}")})));
    random.pick(&all).cloned().unwrap_or_default()
}
