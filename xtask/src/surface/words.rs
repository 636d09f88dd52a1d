//! Names and values as words of a line: plain where they can be, quoted where they would be taken for something else.

use crate::document::{Node, Value};

/// A name as part of a path; what could be taken for the path's own signs is quoted.
pub fn name(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "_-$@:/".contains(letter);
    if !name.is_empty() && name.chars().all(plain) { name.to_owned() } else { quoted(name) }
}

/// A text as one word.
pub fn word(text: &str) -> String {
    let splits = |letter: char| letter.is_whitespace() || letter.is_control();
    let is_plain = !text.is_empty() && !text.starts_with('"') && !text.contains(splits);
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A value as JSON, so that `"1"` and `1` stay apart; keys are sorted, and 1.0 is 1.
pub fn json(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => number(value),
        Value::String(text) => quoted(text),
        Value::Seq(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Map(entries) => {
            let mut fields: Vec<String> =
                entries.iter().map(|entry| format!("{}:{}", quoted(&entry.key), json(&entry.value))).collect();
            fields.sort();
            format!("{{{}}}", fields.join(","))
        }
    }
}

/// A number, without the fraction of a whole one.
pub fn number(value: &serde_json::Number) -> String {
    /// Whole numbers up to here are exact as `f64`.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value.as_f64() {
        Some(float) if value.is_f64() && float.fract() == 0.0 && float.abs() < EXACT => format!("{float:.0}"),
        _ => value.to_string(),
    }
}

/// Texts in one word, sorted.
pub fn sorted(texts: impl IntoIterator<Item = String>) -> String {
    let mut texts: Vec<String> = texts.into_iter().collect();
    texts.sort();
    texts.dedup();
    texts.join(",")
}

/// As a JSON string, in which no line can break.
fn quoted(text: &str) -> String {
    let text = serde_json::Value::from(text).to_string();
    // JSON lets these stand as they are, and some programs break a line at them.
    text.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn what_would_break_a_line_or_a_path_is_quoted() {
        assert_eq!(
            ["order_no", "a.b", "a b", "", "订单"].map(name),
            ["order_no", "\"a.b\"", "\"a b\"", "\"\"", "订单"]
        );
        assert_eq!(
            ["^a.b$", "a b", "", "a\nb", "\"", "\u{2028}"].map(word),
            ["^a.b$", "\"a b\"", "\"\"", "\"a\\nb\"", "\"\\\"\"", "\"\\u2028\""]
        );
    }

    #[test]
    fn values_that_are_equal_read_the_same() {
        let shown = |text: &str| json(&Document::parse("a.yaml", text).unwrap().root);
        assert_eq!(shown("{b: [1, '1'], a: 1.0}"), shown("{\"a\": 1, \"b\": [1.0, \"1\"]}"));
        assert_eq!(shown("{b: [1.5, true], a: null}"), "{\"a\":null,\"b\":[1.5,true]}");
    }
}
