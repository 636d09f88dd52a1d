//! Security schemes, and which of them an operation needs.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::Value;

use super::plan::{Scheme, SchemeKind};
use super::source::{Source, entries, flag, items, text};

/// The schemes of a document.
pub fn schemes(source: Source<'_>) -> BTreeMap<String, Scheme> {
    let schemes = entries(&source.0["components"]["securitySchemes"]);
    schemes.map(|(name, node)| (name.clone(), scheme(name, source.resolve(node)))).collect()
}

fn scheme(name: &str, node: &Value) -> Scheme {
    let kind = if flag(node, "x-custom") { SchemeKind::Custom } else { kind(node) };
    Scheme { rust_name: crate::names::field(&name.to_snake_case()), doc: text(node, "description"), kind }
}

fn kind(node: &Value) -> SchemeKind {
    let name = || text(node, "name");
    let scheme = text(node, "scheme").to_ascii_lowercase();
    match (node["type"].as_str(), node["in"].as_str(), scheme.as_str()) {
        (Some("apiKey"), Some("header"), _) => SchemeKind::Header(name()),
        (Some("apiKey"), Some("query"), _) => SchemeKind::Query(name()),
        (Some("apiKey"), Some("cookie"), _) => SchemeKind::Cookie(name()),
        (Some("http"), _, "bearer") => SchemeKind::Bearer,
        (Some("http"), _, "basic") => SchemeKind::Basic,
        _ => SchemeKind::Custom,
    }
}

/// What an operation needs: its own `security`, or the document's.
pub fn requirements(operation: &Value, document: &Value) -> Vec<Vec<String>> {
    let stated = operation.get("security").unwrap_or(&document["security"]);
    let alternatives: Vec<Vec<String>> =
        items(stated).map(|alternative| entries(alternative).map(|(name, _)| name.clone()).collect()).collect();
    // An empty alternative says that the operation may also be called without any credential.
    if alternatives.iter().all(Vec::is_empty) { Vec::new() } else { alternatives }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{requirements, scheme};
    use crate::lower::plan::SchemeKind;

    #[test]
    fn standard_schemes_are_told_from_custom_ones() {
        let kind = |node: serde_json::Value| scheme("s", &node).kind;
        assert_eq!(kind(json!({"type": "apiKey", "in": "query", "name": "k"})), SchemeKind::Query("k".to_owned()));
        assert_eq!(kind(json!({"type": "http", "scheme": "Bearer"})), SchemeKind::Bearer);
        assert_eq!(kind(json!({"type": "http", "scheme": "bearer", "x-custom": true})), SchemeKind::Custom);
        assert_eq!(kind(json!({"type": "oauth2"})), SchemeKind::Custom);
    }

    #[test]
    fn an_operation_can_do_without() {
        let document = json!({"security": [{"a": []}]});
        assert_eq!(requirements(&json!({}), &document), [["a"]]);
        assert!(requirements(&json!({"security": []}), &document).is_empty());
        assert!(requirements(&json!({"security": [{}]}), &document).is_empty());
    }
}
