//! `oneOf` and `anyOf`.

use serde_json::Value;

use super::Found;
use super::flat::{self, Flat};
use crate::lower::plan::Kind;
use crate::lower::source::Source;

/// The members that make a schema a union; none if it is no union, or if its members only restrict it.
pub fn members<'a>(source: Source<'a>, flat: &Flat<'a>) -> Option<Vec<&'a Value>> {
    let part = flat.find(|part| Some(part).filter(|part| is_open(source, part)))?;
    Some(flat::union(part).filter(|member| !flat::is_null(source, member)).collect())
}

/// Whether a schema has several members beside null, and one of them says what a value is.
pub fn is_open<'a>(source: Source<'a>, node: &'a Value) -> bool {
    let mut members = flat::union(node).filter(|member| !flat::is_null(source, member));
    let taken_over = ["oneOf", "anyOf"].into_iter().all(|key| {
        let count = node[key]
            .as_array()
            .map_or(0, |members| members.iter().filter(|member| !flat::is_null(source, member)).count());
        count <= 1
    });
    !taken_over && members.any(|member| !only_restricts(member))
}

/// Whether a member only narrows down what stands beside the union.
fn only_restricts(member: &Value) -> bool {
    const RESTRICTING: &[&str] =
        &["required", "not", "description", "title", "example", "minProperties", "maxProperties"];
    let restricts = |key: &String| RESTRICTING.contains(&key.as_str()) || key.starts_with("x-");
    member.as_object().is_none_or(|member| member.keys().all(restricts))
}

/// The kind that fits all members.
pub fn united(members: Vec<Found>) -> Found {
    let mut kinds: Vec<Kind> = Vec::new();
    for kind in members.iter().map(|member| &member.kind) {
        if !kinds.contains(kind) {
            kinds.push(kind.clone());
        }
    }
    if let [only] = kinds.as_slice() {
        let choices = members.into_iter().next().map(|member| member.choices).unwrap_or_default();
        return Found { kind: only.clone(), choices };
    }
    if kinds.iter().all(|kind| matches!(kind, Kind::Text | Kind::Enum(_))) {
        return Found::one(Kind::Text);
    }
    if kinds.iter().all(|kind| matches!(kind, Kind::Integer(_))) {
        return Found::one(Kind::Integer("int64"));
    }
    if kinds.iter().all(|kind| matches!(kind, Kind::Integer(_) | Kind::Number)) {
        return Found::one(Kind::Number);
    }
    let mut choices: Vec<Kind> = Vec::new();
    let inner = members.into_iter().flat_map(|member| std::iter::once(member.kind).chain(member.choices));
    for kind in inner.filter(|kind| *kind != Kind::Any) {
        if !choices.contains(&kind) {
            choices.push(kind);
        }
    }
    Found { kind: Kind::Any, choices }
}

/// What a caller may expect of an open value.
pub fn sentence(choices: &[Kind]) -> Option<String> {
    const MOST: usize = 20;
    if choices.len() < 2 {
        return None;
    }
    let mut names: Vec<String> = choices.iter().take(MOST).map(spelled).collect();
    if choices.len() > MOST {
        names.push(format!("{} more", choices.len() - MOST));
    }
    Some(format!("\nOne of {}; [`Json`](crate::Json) reads and makes each of them.", names.join(", ")))
}

fn spelled(kind: &Kind) -> String {
    match kind {
        Kind::Enum(name) | Kind::Object(name) => format!("`types::{name}`"),
        Kind::List(item) => format!("a list of {}", spelled(item)),
        Kind::Map(value) => format!("a map of {}", spelled(value)),
        Kind::Text | Kind::Amount | Kind::Secret | Kind::Sensitive => "a text".to_owned(),
        Kind::Integer(_) => "a whole number".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Boolean => "a boolean".to_owned(),
        Kind::Any => "open JSON".to_owned(),
    }
}
