//! Security schemes, and which of them an operation needs.

use std::collections::BTreeMap;

use serde_json::Value;

use super::plan::{Scheme, SchemeKind};
use super::source::{Source, entries, flag, items, text};
use crate::names::Names;

/// Names that the credentials' own methods have.
const METHODS: &[&str] = &["new", "default", "clone", "self", "super", "crate"];

/// The schemes of a document.
pub fn schemes(source: Source<'_>) -> BTreeMap<String, Scheme> {
    let mut names = Names::reserving(METHODS);
    let schemes = entries(&source.0["components"]["securitySchemes"]);
    schemes.map(|(name, node)| (name.clone(), scheme(names.snake(name), source.resolve(node)))).collect()
}

fn scheme(rust_name: String, node: &Value) -> Scheme {
    let kind = if flag(node, "x-custom") { SchemeKind::Custom } else { kind(node) };
    Scheme { rust_name, doc: doc(node, &kind), kind }
}

/// What the document says, and what the caller gives where that is not plain.
fn doc(node: &Value, kind: &SchemeKind) -> String {
    let given = match (node["type"].as_str(), kind) {
        (Some("oauth2" | "openIdConnect"), SchemeKind::Bearer) => "The access token, which is got elsewhere.",
        (_, SchemeKind::Authorization) => "The whole value of the header `Authorization`.",
        _ => "",
    };
    [text(node, "description"), given.to_owned()].join("\n").trim().to_owned()
}

fn kind(node: &Value) -> SchemeKind {
    let name = text(node, "name");
    let scheme = text(node, "scheme").to_ascii_lowercase();
    match (node["type"].as_str(), node["in"].as_str(), scheme.as_str()) {
        (Some("apiKey"), Some("header"), _) if !name.is_empty() => SchemeKind::Header(name),
        (Some("apiKey"), Some("query"), _) if !name.is_empty() => SchemeKind::Query(name),
        (Some("apiKey"), Some("cookie"), _) if !name.is_empty() => SchemeKind::Cookie(name),
        (Some("http"), _, "bearer") | (Some("oauth2" | "openIdConnect"), ..) => SchemeKind::Bearer,
        (Some("http"), _, "basic") | (Some("basic"), ..) => SchemeKind::Basic,
        _ => SchemeKind::Authorization,
    }
}

/// What an operation needs: its own `security`, or the document's.
pub fn requirements(operation: &Value, document: &Value) -> Vec<Vec<String>> {
    let stated = operation.get("security").unwrap_or(&document["security"]);
    let alternatives: Vec<Vec<String>> = items(stated).map(schemes_of).collect();
    // An empty alternative says that the operation may also be called without any credential.
    if alternatives.iter().all(Vec::is_empty) { Vec::new() } else { alternatives }
}

/// The schemes of one alternative, each once.
fn schemes_of(alternative: &Value) -> Vec<String> {
    entries(alternative).map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{requirements, scheme};
    use crate::lower::plan::SchemeKind;

    #[test]
    fn standard_schemes_are_told_from_custom_ones() {
        let kind = |node: serde_json::Value| scheme("s".to_owned(), &node).kind;
        assert_eq!(kind(json!({"type": "apiKey", "in": "query", "name": "k"})), SchemeKind::Query("k".to_owned()));
        assert_eq!(kind(json!({"type": "http", "scheme": "Bearer"})), SchemeKind::Bearer);
        assert_eq!(kind(json!({"type": "http", "scheme": "bearer", "x-custom": true})), SchemeKind::Custom);
        assert_eq!(kind(json!({"type": "oauth2"})), SchemeKind::Bearer);
        assert_eq!(kind(json!({"type": "openIdConnect"})), SchemeKind::Bearer);
        for open in
            [json!({"type": "http", "scheme": "digest"}), json!({"type": "mutualTLS"}), json!({"type": "apiKey"})]
        {
            assert_eq!(kind(open.clone()), SchemeKind::Authorization, "{open}");
        }
    }

    #[test]
    fn an_operation_can_do_without() {
        let document = json!({"security": [{"a": []}]});
        assert_eq!(requirements(&json!({}), &document), [["a"]]);
        assert!(requirements(&json!({"security": []}), &document).is_empty());
        assert!(requirements(&json!({"security": [{}]}), &document).is_empty());
    }
}
