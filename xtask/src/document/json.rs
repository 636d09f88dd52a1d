//! JSON proper, read many times faster than a YAML parser reads it, into the same tree with the same places.
//!
//! What is no strict JSON may still be YAML (a trailing comma, a comment, a word without quotes), so a syntax error here is only a reason to try the other reader.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::ops::Range;

use super::json_string;
use super::read::{MAX_DEPTH, MAX_FINDINGS, SYNTAX, duplicate_key, too_deep, without_mark};
use super::scalar;
use super::tree::{Entry, Node, Value};
use crate::finding::Finding;

/// Maps up to this size are searched for a key that is given twice without a table.
const SMALL: usize = 8;

/// Why there is no tree.
#[derive(Debug)]
pub enum Refusal {
    /// The text is no JSON, and here is why; it may be YAML.
    NotJson(Box<Finding>),
    /// The text is JSON, but no document.
    Refused(Vec<Finding>),
}

/// Whether a text, of which a byte order mark is gone, may be JSON with something inside.
pub fn may_be_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Whether whoever wrote this meant JSON: a bracket, and then what only JSON's own style continues with.
pub fn is_meant_as_json(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix(['{', '[']).map(str::trim_start);
    inside.is_some_and(|inside| inside.starts_with(['"', '{', '}']))
}

/// Reads `text`, which is called `name` in findings.
///
/// # Errors
/// A syntax error, nesting beyond [`MAX_DEPTH`], or keys that are given twice.
pub fn read(name: &str, text: &str) -> Result<Node, Refusal> {
    let mut reader = Reader {
        name,
        text,
        bytes: text.as_bytes(),
        at: without_mark(text).0,
        entries: Vec::new(),
        findings: Vec::new(),
    };
    let root = reader.document().map_err(|problem| reader.refusal(problem))?;
    if reader.findings.is_empty() {
        return Ok(root);
    }
    reader.findings.sort_by_key(|finding| finding.span.start);
    reader.findings.truncate(MAX_FINDINGS);
    Err(Refusal::Refused(reader.findings))
}

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    bytes: &'a [u8],
    /// The next byte; what is before it has been read.
    at: usize,
    /// The entries of all maps that are open, the innermost last, so that each map takes no more room than it needs.
    entries: Vec<Entry>,
    findings: Vec<Finding>,
}

/// What stops the reader.
pub enum Problem {
    TooDeep(Range<usize>),
    /// A number beyond what a float holds.
    TooLarge(Range<usize>),
    Syntax {
        at: usize,
        label: &'static str,
        help: &'static str,
    },
}

/// A syntax error at a byte.
pub fn syntax(at: usize, label: &'static str, help: &'static str) -> Problem {
    Problem::Syntax { at, label, help }
}

type Step<T> = Result<T, Problem>;

impl Reader<'_> {
    fn document(&mut self) -> Step<Node> {
        self.skip_blanks();
        let root = self.value(0)?;
        self.skip_blanks();
        match self.peek() {
            None => Ok(root),
            Some(_) => {
                Err(syntax(self.at, "the document has ended before this", "remove it, or the bracket before it"))
            }
        }
    }

    fn refusal(&self, problem: Problem) -> Refusal {
        match problem {
            Problem::TooDeep(span) => Refusal::Refused(vec![too_deep(self.name, span)]),
            Problem::TooLarge(span) => Refusal::Refused(vec![too_large(self.name, span)]),
            Problem::Syntax { at, label, help } => {
                let finding = Finding::error(SYNTAX, self.name, at..at, "this is not valid JSON");
                Refusal::NotJson(Box::new(finding.label(label).help(help)))
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// `depth` counts the brackets around the value.
    fn value(&mut self, depth: usize) -> Step<Node> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.map(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            _ => return Err(self.no_value()),
        };
        Ok(Node { span: start..self.at, value })
    }

    fn no_value(&self) -> Problem {
        let help = "write a value: a text takes double quotes, a number, true, false and null take none";
        syntax(self.at, "expected a value", help)
    }

    fn open(&mut self, depth: usize) -> Step<()> {
        if depth >= MAX_DEPTH {
            return Err(Problem::TooDeep(self.at..self.at + 1));
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Step<Value> {
        self.open(depth)?;
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Seq(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.ends(b']', "expected `,` or `]`")? {
                items.shrink_to_fit();
                return Ok(Value::Seq(items));
            }
        }
    }

    fn map(&mut self, depth: usize) -> Step<Value> {
        self.open(depth)?;
        let first = self.entries.len();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Map(Vec::new()));
        }
        loop {
            let entry = self.entry(depth)?;
            self.entries.push(entry);
            if self.ends(b'}', "expected `,` or `}`")? {
                self.report_duplicates(first);
                return Ok(Value::Map(self.entries.drain(first..).collect()));
            }
        }
    }

    fn entry(&mut self, depth: usize) -> Step<Entry> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(syntax(start, "expected a key", "write a key in double quotes, or remove the comma before"));
        }
        let key = self.string()?;
        let key_span = start..self.at;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return Err(syntax(self.at, "expected `:`", "write a colon between a key and its value"));
        }
        self.at += 1;
        self.skip_blanks();
        Ok(Entry { key, key_span, value: self.value(depth + 1)? })
    }

    /// Whether the bracket closes here, where otherwise a comma leads on.
    fn ends(&mut self, bracket: u8, label: &'static str) -> Step<bool> {
        self.skip_blanks();
        match self.peek() {
            Some(byte) if byte == bracket => {
                self.at += 1;
                Ok(true)
            }
            Some(b',') => {
                self.at += 1;
                self.skip_blanks();
                Ok(false)
            }
            None => Err(syntax(self.at, label, "the text ends before its brackets are closed")),
            Some(_) => Err(syntax(self.at, label, "write the comma or the bracket that is missing before this")),
        }
    }

    fn string(&mut self) -> Step<String> {
        let (text, end) = json_string::read(self.text, self.at)?;
        self.at = end;
        Ok(text)
    }

    fn word(&mut self, word: &'static str, value: Value) -> Step<Value> {
        if !self.text[self.at..].starts_with(word) || self.is_plain(self.at + word.len()) {
            return Err(self.no_value());
        }
        self.at += word.len();
        Ok(value)
    }

    /// Whether the byte at `at` would continue a word or a number.
    fn is_plain(&self, at: usize) -> bool {
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-+.".contains(byte) || !byte.is_ascii();
        self.bytes.get(at).is_some_and(is_plain)
    }

    fn number(&mut self) -> Step<Value> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let mut is_good = match self.peek() {
            Some(b'0') => {
                self.at += 1;
                true
            }
            _ => self.digits(),
        };
        if self.peek() == Some(b'.') {
            self.at += 1;
            is_good &= self.digits();
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            is_good &= self.digits();
        }
        if !is_good || self.is_plain(self.at) {
            return Err(syntax(start, "this is no number", "put quotes around it, or correct the number"));
        }
        match scalar::plain(&self.text[start..self.at]) {
            Value::Number(number) => Ok(Value::Number(number)),
            _ => Err(Problem::TooLarge(start..self.at)),
        }
    }

    /// Whether there was at least one.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at > start
    }

    /// Looks through the entries of the map that is being closed, which start at `first`.
    fn report_duplicates(&mut self, first: usize) {
        let entries = self.entries.get(first..).unwrap_or_default();
        if self.findings.len() >= MAX_FINDINGS || !has_duplicates(entries) {
            return;
        }
        let mut keys: HashMap<&str, &Range<usize>> = HashMap::new();
        for entry in entries {
            match keys.entry(&entry.key) {
                Slot::Vacant(slot) => drop(slot.insert(&entry.key_span)),
                Slot::Occupied(first) => {
                    let span = entry.key_span.clone();
                    self.findings.push(duplicate_key(self.name, self.text, first.get(), span, &entry.key));
                }
            }
            // The line of each is counted from the top, which for thousands of them would take very long.
            if self.findings.len() >= MAX_FINDINGS {
                return;
            }
        }
    }
}

/// In YAML it would be a text, as a commit's hash may look like it; in JSON it can be nothing but a number.
fn too_large(name: &str, span: Range<usize>) -> Finding {
    Finding::error(SYNTAX, name, span, "this number is too large")
        .help("put quotes around it, or write a smaller number")
}

fn has_duplicates(entries: &[Entry]) -> bool {
    if entries.len() <= SMALL {
        return entries.iter().enumerate().any(|(at, entry)| entries[..at].iter().any(|other| other.key == entry.key));
    }
    let mut keys = std::collections::HashSet::with_capacity(entries.len());
    !entries.iter().all(|entry| keys.insert(entry.key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::finding::printed;

    const NAME: &str = "spec/test.json";

    fn refused(text: &str) -> String {
        printed(&Document::parse(NAME, text).unwrap_err(), NAME, text)
    }

    #[test]
    fn values_have_their_places() {
        let text = "\u{feff} {\"一\\u4e8c\": [1, -0.5e3 , \"\\ud83d\\ude00\\n\"], \"\": {} }\n";
        let root = read(NAME, text).unwrap();
        let entry = &root.entries()[0];
        assert_eq!((entry.key.as_str(), &text[entry.key_span.clone()]), ("一二", "\"一\\u4e8c\""));
        assert_eq!(&text[root.span.clone()], text.trim_start_matches('\u{feff}').trim());
        let items: Vec<&str> = entry.value.items().iter().map(|item| &text[item.span.clone()]).collect();
        assert_eq!(items, ["1", "-0.5e3", "\"\\ud83d\\ude00\\n\""]);
        assert_eq!(root.to_json(), serde_json::json!({"一二": [1, -500.0, "😀\n"], "": {}}));
    }

    #[test]
    fn yaml_in_brackets_goes_to_the_other_reader() {
        for text in ["{\"a\": 1,}", "{a: 'b'}", "[1, # one\n 2]", "{\"a\": 01}", "{\"a\": nulls}", "{\"a\": \"\\e\"}"] {
            assert!(matches!(read(NAME, text), Err(Refusal::NotJson(_))), "{text}");
            assert!(Document::parse(NAME, text).is_ok(), "{text}");
        }
    }

    #[test]
    fn mistakes_point() {
        insta::assert_snapshot!(
            [
                refused("{\"a\": [1, 2}"),
                refused("{\"a\": \"x\" \"b\": 1}"),
                refused("{\"a\" 1, \"b\": {}}"),
                refused("{\"a\": \"\\x\"}"),
                refused("{\"a\": \"\\ud83d\"}"),
                refused("{\"a\": \"b"),
                refused("{\"a\": 1}}"),
                refused("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"\\u0061\": 3}"),
                refused(&"{\"a\":".repeat(200)),
                refused("{\"a\": 1e308,\n \"b\": -1e400}"),
            ]
            .concat()
        );
    }

    #[test]
    fn a_key_that_is_given_many_times_points_to_the_first() {
        let text = format!("{{\"b\": 1,\n{}\"b\": 1}}", "\"a\": 1,\n".repeat(100_000));
        let found = Document::parse(NAME, &text).unwrap_err();
        assert_eq!(found.len(), MAX_FINDINGS);
        assert!(found.iter().all(|finding| finding.label == "first given in line 2"), "{}", found[1].label);
        let short = text.replace("\"a\": 1,\n", "");
        assert_eq!(Document::parse(NAME, &short).unwrap_err()[0].label, "first given in line 1");
    }
}
