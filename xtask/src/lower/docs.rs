//! The words that go into rustdoc.

use serde_json::Value;

use super::plan::Kind;
use super::schema::Flat;

/// A field's description with its limits, format and default in words.
pub fn field(description: &str, schema: &Flat, kind: &Kind) -> String {
    let mut lines = vec![escape(description.trim())];
    let mut say = |line: String| lines.push(line);
    if let Some(most) = schema.find(|part| part["maxLength"].as_u64()) {
        say(format!("At most {most} characters."));
    }
    if let Some(least) = schema.find(|part| part["minLength"].as_u64()) {
        say(format!("At least {least} characters."));
    }
    if *kind == Kind::Amount {
        say("An amount in yuan (元), as decimal text.".to_owned());
    } else if let Some(pattern) = schema.find(|part| part["pattern"].as_str()) {
        say(format!("Matches `{pattern}`."));
    }
    let bound = |key: &str| schema.find(|part| part[key].as_f64());
    match (bound("minimum"), bound("maximum")) {
        (Some(least), Some(most)) => say(format!("From {least} to {most}.")),
        (Some(least), None) => say(format!("At least {least}.")),
        (None, Some(most)) => say(format!("At most {most}.")),
        (None, None) => {}
    }
    if let Some(most) = schema.find(|part| part["maxItems"].as_u64()) {
        say(format!("At most {most} items."));
    }
    if let Some(default) = schema.get("default") {
        say(format!("If it is not set, nothing is sent and the provider takes `{}`.", plain(default)));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Keeps rustdoc from reading a document's text as links or HTML.
///
/// Text between back-ticks stays as it is.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    let mut in_code = false;
    for character in text.chars() {
        match character {
            '`' => in_code = !in_code,
            '[' | ']' | '<' | '>' if !in_code => escaped.push('\\'),
            _ => {}
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_of_a_document_is_no_markup() {
        assert_eq!(super::escape("a[0] <b> `c[0]`"), r"a\[0\] \<b\> `c[0]`");
    }
}
