//! The lines of one operation, or of one message that the provider sends.

use crate::document::{Entry, Node};

use super::lines::Lines;
use super::words::word;
use super::{bodies, effects, operations, parameters, responses, security, servers};

/// Callbacks of callbacks beyond this depth are a circle.
const DEEPEST: usize = 4;

/// An operation and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'a> {
    /// As the key of a path item, in small letters.
    pub method: &'static str,
    /// The path, or the expression of a callback.
    pub path: &'a str,
    pub path_item: &'a Node,
    pub node: &'a Node,
}

impl Operation<'_> {
    /// The operationId, else method and path.
    fn name(&self) -> String {
        let id = self.node.get("operationId").and_then(Node::as_str).filter(|id| !id.is_empty());
        id.map_or_else(|| format!("{} {}", self.method.to_uppercase(), word(self.path)), word)
    }
}

/// Adds the lines of an operation of the API.
pub fn add<'a>(lines: &mut Lines<'a>, api: &str, operation: Operation<'a>) {
    let (document, node) = (lines.document, operation.node);
    let prefix = format!("{api} {}", operation.name());
    let words = [marks(node), effects::words(document, node)].concat();
    add_first(lines, &prefix, &operation, words);
    for server in servers::shown(&[node, operation.path_item, &document.root]) {
        lines.add(&prefix, ["server", &server]);
    }
    effects::add(lines, node, &prefix);
    add_rest(lines, &prefix, &operation, 0);
}

/// The operation's own line.
fn add_first(lines: &mut Lines<'_>, prefix: &str, operation: &Operation<'_>, words: Vec<String>) {
    let first = vec![operation.method.to_uppercase(), word(operation.path)];
    lines.add(prefix, [first, words].concat());
}

fn marks(node: &Node) -> Vec<String> {
    let deprecated = (node.get("deprecated").and_then(Node::as_bool) == Some(true)).then(|| "deprecated".to_owned());
    let sunset = node.get("x-sunset").and_then(Node::as_str).map(|date| format!("x-sunset={}", word(date)));
    deprecated.into_iter().chain(sunset).collect()
}

fn add_rest<'a>(lines: &mut Lines<'a>, prefix: &str, operation: &Operation<'a>, depth: usize) {
    let node = operation.node;
    for way in security::ways(&lines.document.root, node) {
        lines.add(prefix, ["security", &way]);
    }
    parameters::add(lines, operation.path_item, node, prefix);
    bodies::add(lines, node, prefix);
    responses::add(lines, node, prefix);
    for Entry { key, value, .. } in node.get("callbacks").map(Node::entries).unwrap_or_default() {
        if !key.starts_with("x-") && depth < DEEPEST {
            callback(lines, prefix, value, depth);
        }
    }
}

/// What the provider sends; it comes to a host that the caller names, and its effect is the caller's business.
fn callback<'a>(lines: &mut Lines<'a>, prefix: &str, callback: &'a Node, depth: usize) {
    let Some(callback) = lines.document.resolve(callback) else {
        lines.add(prefix, [format!("callback unresolved={}", word(callback.reference().unwrap_or_default()))]);
        return;
    };
    for operation in operations::below(lines.document, callback) {
        let prefix = format!("{prefix} callback {}", operation.name());
        add_first(lines, &prefix, &operation, marks(operation.node));
        add_rest(lines, &prefix, &operation, depth + 1);
    }
}
