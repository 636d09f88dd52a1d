//! From a document to its sorted lines.

use crate::document::{Document, Node};
use crate::extension::Envelope;

use super::lines::{Lines, Style};
use super::words::{name, word};
use super::{operation, operations, schema, security};

/// A document with more lines than this shows each component once; the three documents have some hundreds each.
const MANY: usize = 20_000;

/// No file is longer, whatever a document says.
const MOST: usize = 1_000_000;

/// The surface of one document as sorted lines, each once; each begins with the name of the API.
///
/// A component is shown at every place that uses it, because that is what goes over the wire there.
/// A document that would have more than 20,000 lines that way shows each component once instead, under its name.
/// It never fails: what is malformed is left out or marked.
pub fn surface(document: &Document, api: &str) -> Vec<String> {
    surface_within(document, api, MANY, MOST)
}

/// The same with other limits.
pub fn surface_within(document: &Document, api: &str, many: usize, most: usize) -> Vec<String> {
    let lines = collected(document, api, Style::Places, many);
    if !lines.is_full() {
        return lines.finish();
    }
    let lines = collected(document, api, Style::Components, most);
    let is_cut = lines.is_full();
    let mut lines = lines.finish();
    if is_cut {
        lines.insert(0, format!("{api} (cut) after {most} lines"));
    }
    lines
}

fn collected<'a>(document: &'a Document, api: &str, style: Style, limit: usize) -> Lines<'a> {
    let mut lines = Lines::new(document, style, limit);
    about_all(&mut lines, api);
    security::add_schemes(&mut lines, api);
    for found in document.root.get("paths").into_iter().flat_map(|paths| operations::below(document, paths)) {
        if lines.is_full() {
            break;
        }
        operation::add(&mut lines, api, found);
    }
    schema::add_components(&mut lines, api);
    lines
}

/// What the document says of all its operations.
fn about_all(lines: &mut Lines<'_>, api: &str) {
    let (root, prefix) = (&lines.document.root, format!("{api} (document)"));
    let version = root.pointer("/info/version").and_then(Node::as_str).unwrap_or_default();
    lines.add(&prefix, [format!("version={}", word(version))]);
    match root.get("x-envelope").map(|node| serde_json::from_value::<Envelope>(node.to_json())) {
        None => {}
        Some(Ok(Envelope { data, signature, .. })) => {
            lines.add(&prefix, [format!("envelope data={} signature={}", name(&data), name(&signature))]);
        }
        Some(Err(_)) => lines.add(&prefix, ["envelope unreadable"]),
    }
    if root.get("x-omit-empty").and_then(Node::as_bool) == Some(true) {
        lines.add(&prefix, ["omit-empty"]);
    }
}
