//! The three real documents as JSON.

use std::path::Path;

use crate::document::Document;

/// Name and text in JSON.
pub fn documents() -> Vec<(String, String)> {
    let sources = crate::source::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
    let json = |text: &str| Document::parse("document", text).unwrap().root.to_json().to_string();
    sources.into_iter().map(|source| (source.path, json(&source.text))).collect()
}

/// The document of a JSON text.
pub fn document(name: &str, text: &str) -> Document {
    Document::parse(name, text).unwrap_or_else(|findings| panic!("{name} cannot be read: {findings:?}"))
}
