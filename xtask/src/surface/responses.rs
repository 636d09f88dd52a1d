//! What an operation answers: status codes, bodies, headers and links.

use crate::document::{Entry, Node};

use super::lines::Lines;
use super::words::{json, name, word};
use super::{media, parameters};

/// Adds the lines of all answers.
pub fn add<'a>(lines: &mut Lines<'a>, operation: &'a Node, prefix: &str) {
    for (status, response) in entries(operation) {
        let prefix = format!("{prefix} response {}", self::status(status));
        let Some(response) = lines.document.resolve(response) else {
            lines.add(&prefix, [format!("(body) unresolved={}", word(response.reference().unwrap_or_default()))]);
            continue;
        };
        let content = response.get("content").map(Node::entries).unwrap_or_default();
        if content.is_empty() {
            lines.add(&prefix, ["(empty)"]);
        }
        media::add(lines, &prefix, content, false);
        headers(lines, &prefix, response);
        links(lines, &prefix, response);
    }
}

/// The answers of an operation by status.
pub fn entries(operation: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let responses = operation.get("responses").map(Node::entries).unwrap_or_default();
    responses.iter().filter(|entry| !entry.key.starts_with("x-")).map(|entry| (entry.key.as_str(), &entry.value))
}

fn status(text: &str) -> String {
    if text == "default" { text.to_owned() } else { word(&text.to_uppercase()) }
}

fn headers<'a>(lines: &mut Lines<'a>, prefix: &str, response: &'a Node) {
    for Entry { key, value, .. } in response.get("headers").map(Node::entries).unwrap_or_default() {
        // The standard takes this one from the media type.
        if !key.eq_ignore_ascii_case("content-type") {
            parameters::add_header(lines, &format!("{prefix} (header)"), key, value);
        }
    }
}

fn links<'a>(lines: &mut Lines<'a>, prefix: &str, response: &'a Node) {
    for Entry { key, value, .. } in response.get("links").map(Node::entries).unwrap_or_default() {
        let Some(link) = lines.document.resolve(value) else { continue };
        let target = ["operationId", "operationRef"].iter().find_map(|key| link.get(key)?.as_str());
        let parameters = link.get("parameters").map(Node::entries).unwrap_or_default();
        let mut given: Vec<String> = parameters.iter().map(given).collect();
        given.sort();
        let words = [vec![name(key), word(target.unwrap_or_default())], given].concat();
        lines.add(&format!("{prefix} (link)"), words);
    }
}

fn given(entry: &Entry) -> String {
    format!("{}={}", name(&entry.key), entry.value.as_str().map_or_else(|| json(&entry.value), word))
}
