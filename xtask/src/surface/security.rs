//! Who may call: the schemes of the document, and what an operation asks for.

use crate::document::{Entry, Node};

use super::lines::Lines;
use super::words::{name, sorted, word};

/// Adds the lines of the document's security schemes.
pub fn add_schemes(lines: &mut Lines<'_>, api: &str) {
    let document = lines.document;
    let schemes = document.root.pointer("/components/securitySchemes").map(Node::entries).unwrap_or_default();
    for Entry { key, value, .. } in schemes {
        let prefix = format!("{api} (security-scheme) {}", name(key));
        match document.resolve(value) {
            Some(scheme) => add_scheme(lines, &prefix, scheme),
            None => lines.add(&prefix, [format!("unresolved={}", word(value.reference().unwrap_or_default()))]),
        }
    }
}

fn add_scheme(lines: &mut Lines<'_>, prefix: &str, scheme: &Node) {
    let text = |key: &str| scheme.get(key).and_then(Node::as_str).map(str::to_owned);
    let is_header = text("in").as_deref() == Some("header");
    // Neither the name of a header nor that of an http scheme has a case.
    let plain = |key: &str, value: String| match key {
        "scheme" => value.to_lowercase(),
        "name" if is_header => value.to_lowercase(),
        _ => value,
    };
    let mut words = vec![word(&text("type").unwrap_or_default())];
    let keys = ["in", "name", "scheme", "bearerFormat", "openIdConnectUrl"];
    words.extend(keys.iter().filter_map(|key| Some(format!("{key}={}", word(&plain(key, text(key)?))))));
    words.extend((scheme.get("x-custom").and_then(Node::as_bool) == Some(true)).then(|| "custom".to_owned()));
    lines.add(prefix, words);
    for Entry { key, value, .. } in scheme.get("flows").map(Node::entries).unwrap_or_default() {
        add_flow(lines, &format!("{prefix} flow {}", name(key)), value);
    }
}

fn add_flow(lines: &mut Lines<'_>, prefix: &str, flow: &Node) {
    let urls = ["authorizationUrl", "tokenUrl", "refreshUrl"];
    let shown = |key: &&str| Some(format!("{key}={}", word(flow.get(key)?.as_str()?)));
    lines.add(prefix, urls.iter().filter_map(shown));
    for scope in flow.get("scopes").map(Node::entries).unwrap_or_default() {
        lines.add(prefix, ["scope".to_owned(), word(&scope.key)]);
    }
}

/// What an operation asks for: each way by itself, `none` for nothing.
pub fn ways(root: &Node, operation: &Node) -> Vec<String> {
    let stated = operation.get("security").or_else(|| root.get("security")).map(Node::items).unwrap_or_default();
    if stated.is_empty() { vec!["none".to_owned()] } else { stated.iter().map(way).collect() }
}

fn way(requirement: &Node) -> String {
    let mut schemes: Vec<String> = requirement.entries().iter().map(scheme).collect();
    schemes.sort();
    if schemes.is_empty() { "none".to_owned() } else { schemes.join(" + ") }
}

fn scheme(entry: &Entry) -> String {
    let scopes = sorted(entry.value.items().iter().filter_map(Node::as_str).map(word));
    let name = name(&entry.key);
    if scopes.is_empty() { name } else { format!("{name}({scopes})") }
}
