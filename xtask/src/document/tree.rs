//! The document as a tolerant tree: whatever YAML can say, with the place of every key and value.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::lookup::Lookup;
use super::read::{SYNTAX, Tree};
use crate::finding::Finding;

/// How many `$ref` a chain may have; more are a circle.
pub const MAX_CHAIN: usize = 64;

#[derive(Clone, Debug)]
pub struct Document {
    /// As it is shown, such as `spec/adapay.yaml`.
    pub name: String,
    pub text: String,
    pub root: Node,
    is_json: bool,
    /// Made when the first pointer is followed.
    lookup: OnceLock<Lookup>,
}

impl Document {
    /// Reads JSON or YAML.
    ///
    /// # Errors
    /// Everything that keeps the text from being one document with each key once.
    pub fn parse(name: &str, text: &str) -> Result<Document, Vec<Finding>> {
        let Tree { root, is_json } = super::read::read(name, text)?;
        Ok(Document { name: name.to_owned(), text: text.to_owned(), root, is_json, lookup: OnceLock::new() })
    }

    /// The value that later becomes openapiv3 types.
    ///
    /// YAML is read a second time, by serde_yaml, so that two parsers have to agree on it; JSON leaves nothing to disagree on.
    ///
    /// # Errors
    /// What serde_yaml cannot read, or reads in another way than the tree has it: what is generated must be what was checked.
    #[expect(clippy::result_large_err, reason = "it is read once per file")]
    pub fn typed(&self) -> Result<serde_json::Value, Finding> {
        if self.is_json {
            return Ok(self.root.to_json());
        }
        let value = super::typed::yaml(&self.name, &self.text)?;
        match first_difference(&self.root, &value) {
            None => Ok(value),
            Some(node) => {
                Err(Finding::error(SYNTAX, &self.name, node.span.clone(), "YAML parsers do not agree on this")
                    .label(format!("one reads {} here, another something else", node.kind()))
                    .help("write it in a plainer way: put quotes around it, in one line and without odd characters"))
            }
        }
    }

    /// Whether the text was JSON proper; YAML that looks like it is not.
    pub fn is_json(&self) -> bool {
        self.is_json
    }

    /// What an RFC 6901 pointer such as `/paths/~1v1~1cashs/post` names.
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        let lookup = self.lookup.get_or_init(|| Lookup::new(&self.root));
        follow(&self.root, pointer, |node, key| lookup.entry(node, key).map(|entry| &entry.value))
    }

    /// What a local reference such as `#/components/schemas/Cash` names; it may be a reference itself.
    pub fn target(&self, reference: &str) -> Option<&Node> {
        self.pointer(&fragment(reference)?)
    }

    /// Follows a chain of local `$ref`; `None` when it leads nowhere, out of the document or in a circle.
    pub fn resolve<'a>(&'a self, node: &'a Node) -> Option<&'a Node> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            match node.reference() {
                None => return Some(node),
                Some(reference) => node = self.target(reference)?,
            }
        }
        None
    }
}

/// The pointer inside a local reference: `#/components/schemas/Cash` is `/components/schemas/Cash`.
pub fn local_pointer(reference: &str) -> Option<String> {
    fragment(reference).map(Cow::into_owned)
}

fn fragment(reference: &str) -> Option<Cow<'_, str>> {
    let pointer = percent_decode(reference.strip_prefix('#')?)?;
    (pointer.is_empty() || pointer.starts_with('/')).then_some(pointer)
}

/// Goes down from `node`; `get` finds a key in a map.
fn follow<'n>(node: &'n Node, pointer: &str, get: impl Fn(&'n Node, &str) -> Option<&'n Node>) -> Option<&'n Node> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return None;
    }
    pointer.split('/').skip(1).try_fold(node, |node, segment| {
        let segment = unescaped(segment);
        match &node.value {
            Value::Map(_) => get(node, &segment),
            Value::Seq(items) => items.get(segment.parse::<usize>().ok()?),
            _ => None,
        }
    })
}

fn unescaped(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        return Cow::Owned(segment.replace("~1", "/").replace("~0", "~"));
    }
    Cow::Borrowed(segment)
}

/// A fragment of a URL may write characters as `%7B`.
fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
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
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// The innermost node that says something else than the value.
fn first_difference<'n>(node: &'n Node, value: &serde_json::Value) -> Option<&'n Node> {
    use serde_json::Value as Json;
    match (&node.value, value) {
        (Value::Null, Json::Null) => None,
        (Value::Bool(here), Json::Bool(there)) if here == there => None,
        (Value::Number(here), Json::Number(there)) if here == there => None,
        (Value::String(here), Json::String(there)) if here == there => None,
        (Value::Seq(here), Json::Array(there)) if here.len() == there.len() => {
            here.iter().zip(there).find_map(|(here, there)| first_difference(here, there))
        }
        (Value::Map(here), Json::Object(there)) if here.len() == there.len() => here.iter().find_map(|entry| {
            there.get(&entry.key).map_or(Some(&entry.value), |there| first_difference(&entry.value, there))
        }),
        _ => Some(node),
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Bytes of the text. An empty value has the span of its key, so that there is something to point at.
    pub span: Range<usize>,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    String(String),
    Seq(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Clone, Debug, PartialEq)]
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
        follow(self, pointer, Node::get)
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
