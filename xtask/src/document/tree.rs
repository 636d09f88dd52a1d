//! The document as a tolerant tree: whatever YAML can say, with the place of every key and value.

use std::ops::Range;

use crate::extension::segments;
use crate::finding::Finding;

/// How many `$ref` a chain may have; more are a circle.
const MAX_CHAIN: usize = 64;

#[derive(Clone, Debug)]
pub struct Document {
    /// As it is shown, such as `spec/adapay.yaml`.
    pub name: String,
    pub text: String,
    pub root: Node,
}

impl Document {
    pub fn parse(name: &str, text: &str) -> Result<Document, Vec<Finding>> {
        let root = super::read::read(name, text)?;
        Ok(Document { name: name.to_owned(), text: text.to_owned(), root })
    }

    /// What an RFC 6901 pointer such as `/paths/~1v1~1cashs/post` names.
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        self.root.pointer(pointer)
    }

    /// Follows a chain of local `$ref`; `None` when it leads nowhere, out of the document or in a circle.
    pub fn resolve<'a>(&'a self, node: &'a Node) -> Option<&'a Node> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            match node.reference() {
                None => return Some(node),
                Some(reference) => node = self.pointer(&local_pointer(reference)?)?,
            }
        }
        None
    }
}

/// The pointer inside a local reference: `#/components/schemas/Cash` is `/components/schemas/Cash`.
pub fn local_pointer(reference: &str) -> Option<String> {
    let pointer = percent_decode(reference.strip_prefix('#')?)?;
    (pointer.is_empty() || pointer.starts_with('/')).then_some(pointer)
}

/// A fragment of a URL may write characters as `%7B`.
fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        let digits = std::str::from_utf8(&digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[derive(Clone, Debug)]
pub struct Node {
    /// Bytes of the text. An empty value has the span of its key, so that there is something to point at.
    pub span: Range<usize>,
    pub value: Value,
}

#[derive(Clone, Debug)]
pub enum Value {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    String(String),
    Seq(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub value: Node,
}

impl Node {
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub fn as_u64(&self) -> Option<u64> {
        match &self.value {
            Value::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// The items of a sequence; of anything else none.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Seq(items) => items,
            _ => &[],
        }
    }

    /// The entries of a map in their order; of anything else none.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The text of a `$ref`.
    pub fn reference(&self) -> Option<&str> {
        self.get("$ref")?.as_str()
    }

    /// What an RFC 6901 pointer names below this node.
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        if !pointer.is_empty() && !pointer.starts_with('/') {
            return None;
        }
        segments(pointer).iter().try_fold(self, |node, segment| node.child(segment))
    }

    /// What one unescaped segment of a pointer names.
    pub fn child(&self, segment: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(_) => self.get(segment),
            Value::Seq(items) => items.get(segment.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// How many levels are inside of it.
    pub fn depth(&self) -> usize {
        let items = self.items().iter().chain(self.entries().iter().map(|entry| &entry.value));
        items.map(|inner| inner.depth() + 1).max().unwrap_or(0)
    }

    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Seq(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.as_str().into(),
            Value::Seq(items) => items.iter().map(Node::to_json).collect(),
            Value::Map(entries) => entries.iter().map(|entry| (entry.key.clone(), entry.value.to_json())).collect(),
        }
    }
}
