//! What a request has as its body.

use crate::document::Node;

use super::lines::Lines;
use super::media;
use super::words::word;

/// Adds the lines of a request body.
pub fn add<'a>(lines: &mut Lines<'a>, operation: &'a Node, prefix: &str) {
    let Some(body) = operation.get("requestBody") else { return };
    let prefix = format!("{prefix} request");
    let Some(body) = lines.document.resolve(body) else {
        lines.add(&prefix, [format!("(body) unresolved={}", word(body.reference().unwrap_or_default()))]);
        return;
    };
    let content = body.get("content").map(Node::entries).unwrap_or_default();
    let is_required = body.get("required").and_then(Node::as_bool) == Some(true);
    media::add(lines, &prefix, content, is_required);
}
