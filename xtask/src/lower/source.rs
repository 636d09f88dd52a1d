//! The document as JSON, with what lowering asks of it.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A document whose `$ref`s can be followed.
#[derive(Clone, Copy)]
pub struct Source<'a>(pub &'a Value);

impl<'a> Source<'a> {
    /// The node itself, or what its chain of `$ref`s leads to; lint has made sure that it leads somewhere.
    pub fn resolve(&self, node: &'a Value) -> &'a Value {
        const LONGEST_CHAIN: usize = 64;
        let mut node = node;
        for _ in 0..LONGEST_CHAIN {
            match reference(node).and_then(|pointer| self.0.pointer(pointer)) {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// The schema's own component name, if it is a reference to a component.
    pub fn component(node: &'a Value) -> Option<&'a str> {
        reference(node)?.strip_prefix("/components/schemas/")
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

fn reference(node: &Value) -> Option<&str> {
    node.get("$ref")?.as_str()?.strip_prefix('#')
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
