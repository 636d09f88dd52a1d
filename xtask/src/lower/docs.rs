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

/// Keeps rustdoc from reading a document's text as links, HTML or tests.
///
/// Text between back-ticks stays as it is.
pub fn escape(text: &str) -> String {
    let mut lines = Vec::new();
    let mut fence = None;
    let mut in_code = false;
    for line in text.lines() {
        let words = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| words.starts_with(mark));
        match (fence, mark) {
            // Without a language the block would be compiled as a test.
            (None, Some(mark)) => {
                fence = Some(mark);
                lines.push(format!("{mark}text"));
            }
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                lines.push(mark.to_owned());
            }
            (Some(_), _) => lines.push(line.to_owned()),
            (None, None) => {
                in_code = in_code && !words.is_empty();
                lines.push(escaped(line, &mut in_code));
            }
        }
    }
    lines.extend(fence.map(str::to_owned));
    lines.join("\n")
}

/// One line, indented by less than what makes it a block of code.
fn escaped(line: &str, in_code: &mut bool) -> String {
    const MOST: usize = 3;
    let words = line.trim_start();
    let mut escaped = " ".repeat((line.len() - words.len()).min(MOST));
    for character in words.chars() {
        match character {
            '`' => *in_code = !*in_code,
            '[' | ']' | '<' | '>' if !*in_code => escaped.push('\\'),
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
        assert_eq!(super::escape("a ` b\nc[0]\n\nd[0]"), "a ` b\nc[0]\n\nd\\[0\\]");
    }

    #[test]
    fn blocks_of_code_are_no_tests() {
        let text = "Call:\n\n    GET /a[0]\n\tand\n```rust\nlet a = b[0];\n    c\n```\n[d]\n~~~\ne";
        let escaped = "Call:\n\n   GET /a\\[0\\]\n and\n```text\nlet a = b[0];\n    c\n```\n\\[d\\]\n~~~text\ne\n~~~";
        assert_eq!(super::escape(text), escaped);
    }
}
