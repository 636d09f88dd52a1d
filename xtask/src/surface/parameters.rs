//! Parameters and headers: where they are, how they are written, and what they may be.

use std::collections::BTreeMap;

use crate::document::Node;

use super::lines::Lines;
use super::media::media_type;
use super::schema::{self, At};
use super::words::word;

/// Headers that say nothing as parameters, because the standard has other places for them.
const IGNORED: [&str; 3] = ["accept", "content-type", "authorization"];

/// Adds the lines of an operation's parameters, with those of its path.
pub fn add<'a>(lines: &mut Lines<'a>, path_item: &'a Node, operation: &'a Node, prefix: &str) {
    let mut found: BTreeMap<(String, String), &Node> = BTreeMap::new();
    let lists = [path_item, operation].into_iter().filter_map(|node| node.get("parameters"));
    for parameter in lists.flat_map(Node::items) {
        match lines.document.resolve(parameter) {
            Some(parameter) => drop(found.insert(key(parameter), parameter)),
            None => {
                let reference = word(parameter.reference().unwrap_or_default());
                lines.add(prefix, [format!("parameter unresolved={reference}")]);
            }
        }
    }
    for ((place, name), parameter) in found {
        if place != "header" || !IGNORED.contains(&name.as_str()) {
            one(lines, &At::named(format!("{prefix} {}", word(&place)), &name), parameter, &place);
        }
    }
}

/// Adds the lines of one header of an answer.
pub fn add_header<'a>(lines: &mut Lines<'a>, prefix: &str, name: &str, header: &'a Node) {
    let at = At::named(prefix.to_owned(), &name.to_lowercase());
    match lines.document.resolve(header) {
        Some(header) => one(lines, &at, header, "header"),
        None => lines.add(
            &at.prefix,
            [word(&name.to_lowercase()), format!("unresolved={}", word(header.reference().unwrap_or_default()))],
        ),
    }
}

/// Place and name; the name of a header has no case.
fn key(parameter: &Node) -> (String, String) {
    let text = |key: &str| parameter.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
    let (place, name) = (text("in"), text("name"));
    if place == "header" { (place, name.to_lowercase()) } else { (place, name) }
}

fn one<'a>(lines: &mut Lines<'a>, at: &At, parameter: &'a Node, place: &str) {
    let content = parameter.get("content").map(Node::entries).unwrap_or_default();
    let inside = content.iter().map(|entry| &entry.value).find_map(|media| media.get("schema"));
    let schema: Vec<&Node> = parameter.get("schema").or(inside).into_iter().collect();
    let mut extra = written(parameter, place);
    extra.extend(content.iter().map(|entry| format!("content={}", media_type(&entry.key))));
    let is_required = place == "path" || is(parameter, "required");
    schema::add(lines, at, &schema, is_required, &extra);
}

/// How a parameter is written, as far as it is not the standard's usual way.
fn written(parameter: &Node, place: &str) -> Vec<String> {
    let usual = if ["query", "cookie"].contains(&place) { "form" } else { "simple" };
    let style = parameter.get("style").and_then(Node::as_str).unwrap_or(usual);
    let explode = parameter.get("explode").and_then(Node::as_bool);
    let mut words = Vec::new();
    words.extend((style != usual).then(|| format!("style={}", word(style))));
    words.extend(explode.filter(|explode| *explode != (style == "form")).map(|explode| format!("explode={explode}")));
    let flags = [
        ("allowReserved", "allowReserved"),
        ("allowEmptyValue", "allowEmptyValue"),
        ("deprecated", "deprecated"),
        ("x-sensitive", "sensitive"),
        ("x-credential", "credential"),
    ];
    words.extend(flags.iter().filter(|(key, _)| is(parameter, key)).map(|(_, mark)| (*mark).to_owned()));
    words.extend(parameter.get("x-sunset").and_then(Node::as_str).map(|date| format!("x-sunset={}", word(date))));
    words
}

fn is(node: &Node, key: &str) -> bool {
    node.get(key).and_then(Node::as_bool) == Some(true)
}
