//! Steps on the tree of a document.

use serde_json::{Map, Value as Json, json};

use super::steps::Tree;
use crate::extension::escape;

type Done = Result<(), String>;

/// Does one step.
pub fn apply(root: &mut Json, step: &Tree) -> Done {
    match step {
        Tree::Set(values) => values.iter().try_for_each(|(at, value)| set(root, at, value.clone())),
        Tree::Remove(at) => take(root, at).map(drop),
        Tree::Move { from, to } => {
            let value = take(root, from)?;
            set(root, to, value)
        }
        Tree::Rename { at, to } => rename(root, at, to),
        Tree::RenameComponent { at, to } => rename_component(root, at, to),
        Tree::Reverse(at) => reverse(find(root, at)?),
        Tree::Inline(at) => {
            let reference = find(root, at)?["$ref"].as_str().ok_or("no $ref there")?.to_owned();
            let target = root.pointer(reference.trim_start_matches('#')).ok_or("its $ref leads nowhere")?.clone();
            *find(root, at)? = target;
            Ok(())
        }
        Tree::Extract { from, to } => {
            let value = std::mem::replace(find(root, from)?, json!({"$ref": format!("#{to}")}));
            let (group, _) = to.rsplit_once('/').ok_or("no place for a component")?;
            if root.pointer(group).is_none() {
                set(root, group, json!({}))?;
            }
            set(root, to, value)
        }
        Tree::Wrap { at, with } => {
            let schema = find(root, at)?;
            *schema = json!({ with.as_str(): [schema.take()] });
            Ok(())
        }
        Tree::Split { at, first } => split(find(root, at)?, first),
    }
}

/// The pointer of a place that may begin with an operationId or a schema's name.
pub fn pointer(root: &Json, place: &str) -> Result<String, String> {
    if place.is_empty() || place.starts_with('/') {
        return Ok(place.to_owned());
    }
    let (name, rest) = place.split_once('/').map_or((place, String::new()), |(name, rest)| (name, format!("/{rest}")));
    if root["components"]["schemas"].get(name).is_some() {
        return Ok(format!("/components/schemas/{name}{rest}"));
    }
    let mut found = String::new();
    if operation(&root["paths"], name, "/paths", &mut found) { Ok(found + &rest) } else { Err(format!("no {name}")) }
}

/// Finds an operation, which has answers besides its name; a link has not.
fn operation(node: &Json, name: &str, at: &str, found: &mut String) -> bool {
    if node["operationId"] == name && node.get("responses").is_some() {
        at.clone_into(found);
        return true;
    }
    let entries = node.as_object().into_iter().flatten();
    entries.into_iter().any(|(key, inner)| operation(inner, name, &format!("{at}/{}", escape(key)), found))
}

fn find<'r>(root: &'r mut Json, place: &str) -> Result<&'r mut Json, String> {
    let pointer = pointer(root, place)?;
    root.pointer_mut(&pointer).ok_or_else(|| format!("nothing at {place}"))
}

/// What holds a place, and its last segment.
fn parent<'r>(root: &'r mut Json, place: &str) -> Result<(&'r mut Json, String), String> {
    let pointer = pointer(root, place)?;
    let (parent, key) = pointer.rsplit_once('/').ok_or("the whole document has no parent")?;
    let key = key.replace("~1", "/").replace("~0", "~");
    Ok((root.pointer_mut(parent).ok_or_else(|| format!("nothing holds {place}"))?, key))
}

fn set(root: &mut Json, place: &str, value: Json) -> Done {
    match parent(root, place)? {
        (Json::Object(map), key) => drop(map.insert(key, value)),
        (Json::Array(list), key) if key == "-" => list.push(value),
        (Json::Array(list), key) => *key.parse().ok().and_then(|at: usize| list.get_mut(at)).ok_or("no item")? = value,
        _ => return Err(format!("nothing can be put at {place}")),
    }
    Ok(())
}

fn take(root: &mut Json, place: &str) -> Result<Json, String> {
    let nothing = || format!("nothing at {place}");
    match parent(root, place)? {
        (Json::Object(map), key) => map.shift_remove(&key).ok_or_else(nothing),
        (Json::Array(list), key) => {
            let at = key.parse().ok().filter(|at: &usize| *at < list.len()).ok_or_else(nothing)?;
            Ok(list.remove(at))
        }
        _ => Err(nothing()),
    }
}

fn rename(root: &mut Json, place: &str, to: &str) -> Done {
    let (Json::Object(map), key) = parent(root, place)? else { return Err(format!("no key at {place}")) };
    let renamed =
        std::mem::take(map).into_iter().map(|(own, value)| (if own == key { to.to_owned() } else { own }, value));
    *map = renamed.collect();
    if map.contains_key(to) { Ok(()) } else { Err(format!("no key at {place}")) }
}

fn rename_component(root: &mut Json, at: &str, to: &str) -> Done {
    let (group, name) = at.rsplit_once('/').ok_or("no component")?;
    rename(root, at, to)?;
    if group.ends_with("/securitySchemes") {
        rename_scheme(root, name, to);
    }
    refer(root, &format!("#{at}"), &format!("#{group}/{to}"));
    Ok(())
}

fn refer(node: &mut Json, from: &str, to: &str) {
    match node {
        Json::String(text) if text == from => to.clone_into(text),
        Json::Array(items) => items.iter_mut().for_each(|item| refer(item, from, to)),
        Json::Object(map) => map.values_mut().for_each(|value| refer(value, from, to)),
        _ => {}
    }
}

fn rename_scheme(node: &mut Json, from: &str, to: &str) {
    if let Some(Json::Array(alternatives)) = node.get_mut("security") {
        for alternative in alternatives {
            let entries = alternative.as_object().into_iter().flatten();
            let renamed: Map<String, Json> = entries
                .map(|(own, scopes)| (if own == from { to.to_owned() } else { own.clone() }, scopes.clone()))
                .collect();
            *alternative = Json::Object(renamed);
        }
    }
    if let Json::Object(map) = node {
        map.values_mut().for_each(|value| rename_scheme(value, from, to));
    }
}

fn reverse(node: &mut Json) -> Done {
    match node {
        Json::Array(items) => items.reverse(),
        Json::Object(map) => *map = std::mem::take(map).into_iter().rev().collect(),
        _ => return Err("only lists and maps have an order".to_owned()),
    }
    Ok(())
}

fn split(node: &mut Json, first: &[String]) -> Done {
    let Json::Object(mut whole) = node.take() else { return Err("only objects are split".to_owned()) };
    let Some(Json::Object(properties)) = whole.shift_remove("properties") else {
        return Err("no properties".to_owned());
    };
    let required = whole.shift_remove("required").unwrap_or(json!([]));
    let kind = whole.shift_remove("type").unwrap_or(json!("object"));
    let part = |is_first: bool| {
        let belongs = |name: &str| first.iter().any(|one| one == name) == is_first;
        let own: Map<String, Json> = properties
            .iter()
            .filter(|(name, _)| belongs(name))
            .map(|(name, one)| (name.clone(), one.clone()))
            .collect();
        let names: Vec<&str> = required.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let names: Vec<&str> = names.into_iter().filter(|name| belongs(name)).collect();
        let mut part = json!({"type": kind, "properties": own});
        if !names.is_empty() {
            part["required"] = json!(names);
        }
        part
    };
    whole.insert("allOf".to_owned(), json!([part(true), part(false)]));
    *node = Json::Object(whole);
    Ok(())
}

/// The same with the keys of all maps turned round.
pub fn turned(node: &Json) -> Json {
    match node {
        Json::Array(items) => items.iter().map(turned).collect(),
        Json::Object(map) => Json::Object(map.iter().rev().map(|(key, value)| (key.clone(), turned(value))).collect()),
        other => other.clone(),
    }
}
