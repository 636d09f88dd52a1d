//! From a file to the changes that it accepts, and what is wrong with the rest.

use crate::document::{Document, Node};
use crate::finding::Finding;
use crate::finding::place::Lines;
use crate::lint::similar::did_you_mean;

use super::{Acceptance, Accepted, Date};

/// An entry that cannot be understood, and so accepts nothing.
pub const MALFORMED: &str = "malformed-acceptance";

const FORM: &str =
    "write `- {rule: operation-removed, pointer: /paths/~1a/get, reason: why it may pass, expires: 2027-01-31}`";

const KEYS: [&str; 6] = ["rule", "pointer", "document", "message", "reason", "expires"];

/// Reads a file of accepted changes; `name` is how it is shown.
///
/// # Errors
/// What keeps the text from being YAML.
pub fn read(name: &str, text: &str) -> Result<Accepted, Vec<Finding>> {
    let accepted = Accepted { file: name.to_owned(), text: text.to_owned(), ..Accepted::default() };
    let is_comment = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.trim_start_matches('\u{feff}').lines().all(is_comment) {
        return Ok(accepted);
    }
    let document = Document::parse(name, text)?;
    let mut reader = Reader { accepted, lines: Lines::new(text) };
    reader.list(&document.root);
    Ok(reader.accepted)
}

struct Reader<'a> {
    accepted: Accepted,
    lines: Lines<'a>,
}

impl Reader<'_> {
    fn list(&mut self, root: &Node) {
        if !root.is_map() && root.as_str().is_none() {
            return root.items().iter().for_each(|item| self.item(item));
        }
        let message = format!("accepted changes are a list, and this is {}", root.kind());
        self.mistake(root, message, FORM);
    }

    fn item(&mut self, item: &Node) {
        if !item.is_map() {
            return self.mistake(item, format!("an accepted change is a map, and this is {}", item.kind()), FORM);
        }
        for entry in item.entries().iter().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
            let keys = "the keys are `rule`, `pointer`, `document`, `message`, `reason` and `expires`";
            let help = did_you_mean(&entry.key, KEYS, keys);
            let message = format!("an accepted change has no key `{}`", entry.key);
            let finding = Finding::error(MALFORMED, &self.accepted.file, entry.key_span.clone(), message);
            self.accepted.malformed.push(finding.help(help));
        }
        // All that is wrong is said at once, so none of these ends the reading.
        let rule = self.text(item, "rule", "add `rule:` with the id that stands in the change's brackets");
        let pointer = self.pointer(item);
        let reason = self.text(item, "reason", "add `reason:` and say why the change may pass");
        let expires = self.expires(item);
        let document = self.optional(item, "document");
        let message = self.optional(item, "message");
        if pointer.as_deref() == Some("") && message == Some(None) {
            self.mistake(
                item.get("pointer").unwrap_or(item),
                "an empty pointer alone says of no change which one it is",
                "add `message:` with what the change says, word for word as in `--format json`",
            );
            return;
        }
        let (Some(rule), Some(pointer), Some(reason)) = (rule, pointer, reason) else {
            return;
        };
        let (Some(expires), Some(document), Some(message)) = (expires, document, message) else {
            return;
        };
        let at = item.get("rule").map_or(item.span.clone(), |node| node.span.clone());
        let line = self.lines.place(at.clone()).line;
        let is_old = false;
        self.accepted.entries.push(Acceptance { rule, pointer, document, message, reason, expires, at, line, is_old });
    }

    fn pointer(&mut self, item: &Node) -> Option<String> {
        const HELP: &str = "it is the change's `pointer` in `--format json`, such as /paths/~1v1~1cashs/post";
        let node = item.get("pointer");
        match node.and_then(Node::as_str) {
            // The whole document has the empty one.
            Some("") => Some(String::new()),
            Some(text) if text.starts_with('/') => Some(text.to_owned()),
            Some(_) => {
                self.mistake(node.unwrap_or(item), "a pointer starts with `/`", HELP);
                None
            }
            None => self.text(item, "pointer", HELP),
        }
    }

    fn expires(&mut self, item: &Node) -> Option<Date> {
        const HELP: &str = "write the last day on which it counts as `2027-01-31`";
        let text = self.text(item, "expires", HELP)?;
        let date = Date::parse(&text);
        if date.is_none() {
            self.mistake(item.get("expires").unwrap_or(item), format!("`{text}` is no day of the calendar"), HELP);
        }
        date
    }

    /// A text that may be left out; `None` if it is there and says nothing.
    fn optional(&mut self, item: &Node, key: &str) -> Option<Option<String>> {
        match item.get(key) {
            None => Some(None),
            Some(_) => self.text(item, key, "write it out, or leave the key out").map(Some),
        }
    }

    /// A text that says something.
    fn text(&mut self, item: &Node, key: &str, help: &str) -> Option<String> {
        let Some(node) = item.get(key) else {
            self.mistake(item, format!("`{key}` is missing"), help);
            return None;
        };
        match node.as_str().map(str::trim) {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            Some(_) => {
                self.mistake(node, format!("`{key}` is empty"), help);
                None
            }
            None => {
                self.mistake(node, format!("`{key}` is a text, and this is {}", node.kind()), "put quotes around it");
                None
            }
        }
    }

    fn mistake(&mut self, node: &Node, message: impl Into<String>, help: &str) {
        let finding = Finding::error(MALFORMED, &self.accepted.file, node.span.clone(), message);
        self.accepted.malformed.push(finding.help(help));
    }
}
