//! Media types, and which of several is chosen.

use serde_json::Value;

use super::source::{Source, entries};

/// The media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether the content is JSON, vendors' kinds included.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json" | "application/x-json") || essence.ends_with("+json")
}

pub fn is_form(media_type: &str) -> bool {
    essence(media_type) == "application/x-www-form-urlencoded"
}

/// Whether the document names no media type but a range of them.
pub fn is_range(media_type: &str) -> bool {
    media_type.contains('*')
}

/// The media type of some content that can be typed best: JSON, vendors' JSON, a range with a schema that only JSON can have.
pub fn json<'a>(source: Source<'a>, content: &'a Value) -> Option<(&'a String, &'a Value)> {
    let plain = |name: &str| essence(name) == "application/json";
    let first = |wanted: &dyn Fn(&str) -> bool| entries(content).find(|(name, _)| wanted(name));
    first(&plain)
        .or_else(|| first(&is_json))
        .or_else(|| entries(content).find(|(name, media)| is_range(name) && is_structured(source, &media["schema"])))
        .filter(|(_, media)| source.target(&media["schema"])["format"] != "binary")
}

/// Whether a schema describes an object or a list, which nobody sends as anything but JSON without saying so.
fn is_structured(source: Source<'_>, schema: &Value) -> bool {
    let target = source.target(schema);
    matches!(target["type"].as_str(), Some("object" | "array")) || target.get("properties").is_some()
}

/// Whether a text can stand in a header.
pub fn fits_header(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Source, is_form, is_json, json};

    #[test]
    fn json_is_known_by_its_names() {
        for (name, is) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/vnd.x.v1+json;q=1", true),
            ("text/json", true),
            ("application/x-ndjson", false),
            ("application/xml", false),
            ("*/*", false),
        ] {
            assert_eq!(is_json(name), is, "{name}");
        }
        assert!(is_form("application/x-www-form-urlencoded;charset=UTF-8"));
    }

    #[test]
    fn what_can_be_typed_best_is_chosen() {
        let document = json!({});
        let source = Source(&document);
        let chosen = |content| json(source, &content).map(|(name, _)| name.clone());
        let object = json!({"schema": {"type": "object"}});
        let content = json!({"application/xml": {}, "application/vnd.x+json": {}, "application/json": {}});
        assert_eq!(chosen(content).as_deref(), Some("application/json"));
        assert_eq!(chosen(json!({"*/*": object})).as_deref(), Some("*/*"));
        assert_eq!(chosen(json!({"*/*": {"schema": {"type": "string"}}})), None);
        assert_eq!(chosen(json!({"application/json": {"schema": {"type": "string", "format": "binary"}}})), None);
    }
}
