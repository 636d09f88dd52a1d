//! The media types of a body or an answer, and what is in them.

use crate::document::{Entry, Node};

use super::lines::Lines;
use super::schema::{self, At};
use super::words::{json, name, word};

/// Adds the lines of `content`; `prefix` is the side, such as `adapay create_cash request`.
///
/// A media type whose content is that of the first one has a line, and no lines for the content.
/// So a second media type for the same content adds one line only.
pub fn add<'a>(lines: &mut Lines<'a>, prefix: &str, content: &'a [Entry], is_required: bool) {
    let mut entries: Vec<(String, &Node)> =
        content.iter().map(|entry| (media_type(&entry.key), &entry.value)).collect();
    entries.sort_by_key(|(name, _)| (name != "application/json", name.clone()));
    let mut first: Option<Vec<String>> = None;
    for (name, media) in entries {
        lines.add(prefix, ["(media)", &name]);
        encodings(lines, prefix, &name, media);
        let contents = lines.captured(|lines| one(lines, prefix, media, is_required));
        match &first {
            None => {
                lines.extend(contents.clone());
                first = Some(contents);
            }
            Some(known) if *known == contents => {}
            Some(_) => one(lines, &format!("{prefix}({name})"), media, is_required),
        }
    }
}

fn one<'a>(lines: &mut Lines<'a>, prefix: &str, media: &'a Node, is_required: bool) {
    let schema: Vec<&Node> = media.get("schema").into_iter().collect();
    schema::add(lines, &At::body(prefix.to_owned()), &schema, is_required, &[]);
}

/// Media types are compared without regard to case and blanks.
pub fn media_type(text: &str) -> String {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    word(&text.to_lowercase())
}

/// How the fields of a form are written, where that is stated.
fn encodings<'a>(lines: &mut Lines<'a>, prefix: &str, media_type: &str, media: &'a Node) {
    let entries = media.get("encoding").map(Node::entries).unwrap_or_default();
    for Entry { key, value, .. } in entries {
        let shown = |key: &str| {
            value.get(key).map(|value| format!("{key}={}", value.as_str().map_or_else(|| json(value), word)))
        };
        let words = ["contentType", "style", "explode", "allowReserved"].into_iter().filter_map(shown);
        lines.add(&format!("{prefix} (media) {media_type} encoding {}", name(key)), words);
    }
}
