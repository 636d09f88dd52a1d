//! The hosts of an operation.

use crate::document::Node;

use super::words::{sorted, word};

/// The servers that apply, innermost first: those of the operation, of its path or of the document.
///
/// The client calls the first one unless it is told otherwise, so the others are marked.
/// Where nothing is stated the standard says `/`.
pub fn shown(levels: &[&Node]) -> Vec<String> {
    let stated = levels.iter().filter_map(|node| node.get("servers")).find(|servers| !servers.items().is_empty());
    match stated {
        Some(servers) => {
            let marks = std::iter::once("").chain(std::iter::repeat(" alternative"));
            servers.items().iter().zip(marks).map(|(server, mark)| format!("{}{mark}", one(server))).collect()
        }
        None => vec!["/".to_owned()],
    }
}

fn one(server: &Node) -> String {
    let url = word(server.get("url").and_then(Node::as_str).unwrap_or_default());
    let variables = server.get("variables").map(Node::entries).unwrap_or_default();
    let mut words: Vec<String> =
        variables.iter().map(|entry| format!("{}={}", word(&entry.key), values(&entry.value))).collect();
    words.sort();
    words.insert(0, url);
    words.join(" ")
}

/// The default, and the values that are allowed.
fn values(variable: &Node) -> String {
    let default = word(variable.get("default").and_then(Node::as_str).unwrap_or_default());
    let listed = variable.get("enum").map(Node::items).unwrap_or_default();
    let listed = sorted(listed.iter().filter_map(Node::as_str).map(word));
    if listed.is_empty() { default } else { format!("{default}({listed})") }
}
