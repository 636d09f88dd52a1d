//! The document as JSON, with what lowering asks of it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::document::local_pointer;

/// A document whose `$ref`s can be followed.
#[derive(Clone, Copy)]
pub struct Source<'a>(pub &'a Value);

impl<'a> Source<'a> {
    /// The node itself, or what its chain of `$ref`s leads to; a circle ends somewhere in it.
    pub fn resolve(&self, node: &'a Value) -> &'a Value {
        const LONGEST_CHAIN: usize = 64;
        let mut node = node;
        for _ in 0..LONGEST_CHAIN {
            match self.referred(node) {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// What a `$ref` leads to in one step; none if there is no `$ref`, or if it leads nowhere in this document.
    pub fn referred(&self, node: &'a Value) -> Option<&'a Value> {
        self.0.pointer(&local_pointer(node.get("$ref")?.as_str()?)?)
    }

    /// What a schema comes down to: through references, and through an `allOf` that merely carries something beside one reference.
    pub fn target(&self, node: &'a Value) -> &'a Value {
        const DEEPEST: usize = 64;
        let mut node = node;
        for _ in 0..DEEPEST {
            let next = unwrapped(self.resolve(node));
            if std::ptr::eq(next, node) {
                break;
            }
            node = next;
        }
        node
    }
}

/// The only member of an `allOf`, or the schema itself.
pub fn unwrapped(node: &Value) -> &Value {
    match node["allOf"].as_array().map(Vec::as_slice) {
        Some([only]) if node.get("properties").is_none() => only,
        _ => node,
    }
}

/// A text, trimmed; empty if there is none.
pub fn text(node: &Value, key: &str) -> String {
    node[key].as_str().unwrap_or_default().trim().to_owned()
}

/// Whether a flag is set.
pub fn flag(node: &Value, key: &str) -> bool {
    node[key].as_bool().unwrap_or_default()
}

/// An extension in its own type; none if it is not there.
///
/// # Errors
/// That it is there and cannot be read: it must never count as absent, since much of it is about money.
pub fn extension<T: DeserializeOwned>(node: &Value, key: &str) -> Result<Option<T>, String> {
    let Some(value) = node.get(key) else { return Ok(None) };
    serde_json::from_value(value.clone()).map(Some).map_err(|error| format!("{key}: {error}"))
}

/// The entries of an object; none if it is no object.
pub fn entries(node: &Value) -> impl Iterator<Item = (&String, &Value)> {
    node.as_object().into_iter().flatten()
}

/// The items of a list; none if it is no list.
pub fn items(node: &Value) -> impl Iterator<Item = &Value> {
    node.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Source;

    #[test]
    fn references_lead_anywhere_in_the_document_and_end() {
        let document = json!({
            "paths": {"/a b/{id}": {"get": {"x": {"type": "string"}}}},
            "components": {"schemas": {
                "A": {"properties": {"b": {"$ref": "#/components/schemas/C"}}},
                "C": {"type": "integer"},
                "Loop": {"$ref": "#/components/schemas/Loop"},
            }},
        });
        let source = Source(&document);
        let types = [
            "#/paths/~1a b~1{id}/get/x",
            "#/paths/~1a%20b~1%7Bid%7D/get/x",
            "#/components/schemas/A/properties/b",
            "#/components/schemas/Loop",
            "#/nowhere",
            "other.yaml#/a",
        ]
        .map(|reference| {
            let node = Box::leak(Box::new(json!({"$ref": reference})));
            // The document lives as long as this test, and so does the node for it.
            Source(Box::leak(Box::new(source.0.clone()))).resolve(node)["type"].as_str().map(str::to_owned)
        });
        let [text, encoded, inner, circle, nowhere, outside] = types.each_ref().map(Option::as_deref);
        assert_eq!([text, encoded, inner], [Some("string"), Some("string"), Some("integer")]);
        assert_eq!([circle, nowhere, outside], [None, None, None]);
    }
}
