//! From the YAML parser's events to the tree, without recursion, so that no input can exhaust the stack.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};

use super::json::{self, Refusal};
use super::offsets::Offsets;
use super::scalar;
use super::surrogates::joined;
use super::tree::{Entry, Node, Value};
use crate::finding::Finding;

pub const SYNTAX: &str = "yaml-syntax";
pub const DUPLICATE_KEY: &str = "duplicate-key";

/// Deeper than any honest document, and within what serde_yaml (128) reads.
pub const MAX_DEPTH: usize = 100;
/// How many nodes all aliases together may add.
const MAX_COPIES: usize = 100_000;
/// Findings of one file; the rest would be noise.
pub const MAX_FINDINGS: usize = 50;

/// The length of a byte order mark, and the text after it.
pub fn without_mark(text: &str) -> (usize, &str) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (text.len() - rest.len(), rest),
        None => (0, text),
    }
}

/// A tree, and whether the text was JSON proper.
pub struct Tree {
    pub root: Node,
    pub is_json: bool,
}

/// Reads JSON as JSON and everything else as YAML, of which JSON is a part.
pub fn read(name: &str, text: &str) -> Result<Tree, Vec<Finding>> {
    let body = without_mark(text).1;
    if !json::may_be_json(body) {
        return yaml(name, text).map(|root| Tree { root, is_json: false });
    }
    match json::read(name, text) {
        Ok(root) => Ok(Tree { root, is_json: true }),
        Err(Refusal::Refused(findings)) => Err(findings),
        Err(Refusal::NotJson(finding)) => match yaml(name, text) {
            Ok(root) => Ok(Tree { root, is_json: false }),
            Err(findings) => Err(better(*finding, findings, text)),
        },
    }
}

/// Of the two readers' words on a broken text those of the one that it was written for.
fn better(json: Finding, yaml: Vec<Finding>, text: &str) -> Vec<Finding> {
    let is_yaml_here = text[json.span.start..].starts_with(['&', '*', '!', '#', '\'']);
    let is_syntax = yaml.iter().any(|finding| finding.rule == SYNTAX);
    if is_syntax && !is_yaml_here && json::is_meant_as_json(without_mark(text).1) { vec![json] } else { yaml }
}

/// Reads a text as YAML, also where [`Document::parse`](super::Document::parse) would take it for JSON.
///
/// # Errors
/// What no YAML parser takes, and what it takes but no document may hold.
pub fn yaml(name: &str, text: &str) -> Result<Node, Vec<Finding>> {
    let (mark, body) = without_mark(text);
    let body = joined(body);
    let mut reader = Reader {
        name,
        text,
        offsets: Offsets::new(&body, mark),
        stack: Vec::new(),
        root: None,
        documents: 0,
        anchors: HashMap::new(),
        copies: 0,
        findings: Vec::new(),
    };
    if let Err(finding) = reader.run(Parser::new_from_str(&body)) {
        reader.findings.push(*finding);
    }
    match reader.root {
        Some(root) if reader.findings.is_empty() => Ok(root),
        None if reader.findings.is_empty() => Err(vec![
            Finding::error(SYNTAX, name, text.len()..text.len(), "the file is empty")
                .help("an OpenAPI document starts with `openapi: 3.0.3`"),
        ]),
        _ => Err(reader.findings),
    }
}

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    offsets: Offsets,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    anchors: HashMap<usize, Anchored>,
    copies: usize,
    findings: Vec<Finding>,
}

/// A collection whose end has not been seen.
struct Open {
    start: usize,
    anchor: usize,
    depth_below: usize,
    nodes: usize,
    inside: Inside,
}

enum Inside {
    Seq(Vec<Node>),
    Map { entries: Vec<Entry>, keys: HashMap<String, Range<usize>>, key: Option<(String, Range<usize>)> },
}

/// A finished node that aliases may repeat; `None` while it is still open.
struct Anchored {
    node: Option<Node>,
    size: Size,
}

#[derive(Clone, Copy)]
struct Size {
    depth: usize,
    nodes: usize,
}

type Step = Result<(), Box<Finding>>;

impl Reader<'_> {
    fn run(&mut self, mut parser: Parser<'_, StrInput<'_>>) -> Step {
        while let Some(next) = parser.next_event() {
            let (event, span) = next.map_err(|error| self.scan_error(&error))?;
            self.event(event, self.span(span))?;
            if self.findings.len() >= MAX_FINDINGS {
                break;
            }
        }
        Ok(())
    }

    fn span(&self, span: Span) -> Range<usize> {
        let start = self.offsets.byte(span.start.index());
        start..self.offsets.byte(span.end.index()).max(start)
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> Step {
        match event {
            Event::DocumentStart(_) => self.document_start(span),
            Event::Scalar(text, style, anchor, tag) => self.scalar(&text, style, anchor, tag.as_deref(), span),
            Event::SequenceStart(anchor, tag) => self.open(Inside::Seq(Vec::new()), anchor, tag.as_deref(), span),
            Event::MappingStart(anchor, tag) => {
                let inside = Inside::Map { entries: Vec::new(), keys: HashMap::new(), key: None };
                self.open(inside, anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    fn document_start(&mut self, span: Range<usize>) -> Step {
        self.documents += 1;
        if self.documents > 1 {
            let finding = self.error(span, "the file has several YAML documents");
            return Err(finding
                .label("the second starts here")
                .help("remove this line, or put the second document into a file of its own")
                .into());
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, anchor: usize, tag: Option<&Tag>, span: Range<usize>) -> Step {
        let is_string = style != ScalarStyle::Plain || self.is_string(tag, &span)?;
        let span = if is_quoted(style) { self.without_blanks(span) } else { span };
        if self.awaits_key() {
            return self.key(text, is_string, span);
        }
        let value = if is_string { Value::String(text.to_owned()) } else { scalar::plain(text) };
        let span = self.visible(span);
        self.add(Node { span, value }, anchor, Size { depth: 0, nodes: 1 });
        Ok(())
    }

    /// The parser counts the blanks after a quote or a bracket to what they follow.
    fn without_blanks(&self, span: Range<usize>) -> Range<usize> {
        let length = self.text.get(span.clone()).map_or(span.len(), |text| text.trim_end().len());
        span.start..span.start + length
    }

    /// OpenAPI is JSON in other clothes, and JSON has no tags; `!!str` says what quotes say.
    fn is_string(&self, tag: Option<&Tag>, span: &Range<usize>) -> Result<bool, Box<Finding>> {
        match tag {
            None => Ok(false),
            Some(tag) if tag.is_yaml_core_schema() && tag.suffix == "str" => Ok(true),
            Some(_) => Err(self.tag_error(span.clone())),
        }
    }

    fn tag_error(&self, span: Range<usize>) -> Box<Finding> {
        self.error(span, "a YAML tag has no meaning here")
            .help("remove the tag; put quotes around what has to be a string")
            .into()
    }

    fn awaits_key(&self) -> bool {
        matches!(self.stack.last(), Some(Open { inside: Inside::Map { key: None, .. }, .. }))
    }

    fn key(&mut self, text: &str, is_string: bool, span: Range<usize>) -> Step {
        if !is_string && (text.is_empty() || text == "~") {
            return Err(self
                .error(span, "a key is missing")
                .help("write the key before the colon, in quotes if need be")
                .into());
        }
        let Some(Open { inside: Inside::Map { keys, key, .. }, .. }) = self.stack.last_mut() else {
            return Ok(());
        };
        *key = Some((text.to_owned(), span.clone()));
        match keys.entry(text.to_owned()) {
            Slot::Vacant(slot) => drop(slot.insert(span)),
            Slot::Occupied(first) => {
                self.findings.push(duplicate_key(self.name, self.text, first.get(), span, text));
            }
        }
        Ok(())
    }

    /// An empty value has no characters of its own: its key stands for it.
    fn visible(&self, span: Range<usize>) -> Range<usize> {
        match self.stack.last() {
            Some(Open { inside: Inside::Map { key: Some((_, key)), .. }, .. }) if span.is_empty() => key.clone(),
            _ => span,
        }
    }

    fn open(&mut self, inside: Inside, anchor: usize, tag: Option<&Tag>, span: Range<usize>) -> Step {
        if tag.is_some() {
            return Err(self.tag_error(span));
        }
        if self.awaits_key() {
            return Err(self
                .error(span, "a key must be a single word or string")
                .label("this is a list or a map")
                .help("put quotes around the key")
                .into());
        }
        if self.stack.len() >= MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, Anchored { node: None, size: Size { depth: 0, nodes: 0 } });
        }
        self.stack.push(Open { start: span.start, anchor, depth_below: 0, nodes: 1, inside });
        Ok(())
    }

    fn too_deep(&self, span: Range<usize>) -> Box<Finding> {
        too_deep(self.name, span).into()
    }

    fn close(&mut self, end: Range<usize>) -> Step {
        let Some(open) = self.stack.pop() else {
            return Ok(());
        };
        let (value, last) = match open.inside {
            Inside::Seq(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Seq(items), last)
            }
            Inside::Map { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end));
                (Value::Map(entries), last)
            }
        };
        // A block collection's end event stands at whatever follows it; only brackets are its own.
        let end = self.without_blanks(end);
        let has_bracket = self.text.get(end.clone()).is_some_and(|text| matches!(text, "]" | "}"));
        let last = if has_bracket { end.end } else { last.unwrap_or(open.start) };
        let span = self.visible(open.start..last.max(open.start));
        self.add(Node { span, value }, open.anchor, Size { depth: open.depth_below + 1, nodes: open.nodes });
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Range<usize>) -> Step {
        if self.awaits_key() {
            return Err(self.error(span, "an alias cannot be a key").help("write the key itself").into());
        }
        let Some(Anchored { node: Some(node), size }) = self.anchors.get(&anchor) else {
            return Err(self
                .error(span, "this alias stands inside what it repeats")
                .help("write out what is meant, or use a `$ref`")
                .into());
        };
        if self.stack.len() + size.depth > MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        self.copies += size.nodes;
        if self.copies > MAX_COPIES {
            return Err(self
                .error(span, format!("aliases repeat more than {MAX_COPIES} values"))
                .help("use `$ref` to `components` instead of aliases")
                .into());
        }
        let (node, size) = (node.clone(), *size);
        self.add(node, 0, size);
        Ok(())
    }

    fn add(&mut self, node: Node, anchor: usize, size: Size) {
        if anchor > 0 {
            self.anchors.insert(anchor, Anchored { node: Some(node.clone()), size });
        }
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.depth_below = open.depth_below.max(size.depth);
        open.nodes += size.nodes;
        match &mut open.inside {
            Inside::Seq(items) => items.push(node),
            Inside::Map { entries, key, .. } => {
                if let Some((key, key_span)) = key.take() {
                    entries.push(Entry { key, key_span, value: node });
                }
            }
        }
    }

    fn error(&self, span: Range<usize>, message: impl Into<String>) -> Finding {
        Finding::error(SYNTAX, self.name, span, message)
    }

    /// The scanner stops where the text that the tab breaks off begins, often on the line before.
    fn tab_from(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\t')).map_or(at, |distance| at + distance)
    }

    fn scan_error(&self, error: &ScanError) -> Box<Finding> {
        let at = self.offsets.byte(error.marker().index());
        // The scanner looks ahead over brackets and gives up by itself at 255 of them.
        if error.info().contains("recursion limit") {
            return self.too_deep(at..at);
        }
        let at = if error.info().contains("tab") { self.tab_from(at) } else { at };
        self.error(at..at, "this is not valid YAML").label(error.info()).help(remedy(error.info())).into()
    }
}

/// What both readers say of a key that stands at `first` and again at `span`.
pub fn duplicate_key(name: &str, text: &str, first: &Range<usize>, span: Range<usize>, key: &str) -> Finding {
    let line = text[..first.start].matches('\n').count() + 1;
    Finding::error(DUPLICATE_KEY, name, span, format!("the key `{key}` is given twice"))
        .label(format!("first given in line {line}"))
        .help("remove one of the two, or rename it")
}

/// What both readers say of brackets or indentation that never end.
pub fn too_deep(name: &str, span: Range<usize>) -> Finding {
    Finding::error(SYNTAX, name, span, format!("nested more than {MAX_DEPTH} levels deep"))
        .help("move inner parts to `components` and refer to them")
}

fn is_quoted(style: ScalarStyle) -> bool {
    matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted)
}

fn remedy(info: &str) -> &'static str {
    if info.contains("tab") {
        "indent with spaces"
    } else if info.contains("mapping values are not allowed") {
        "put quotes around a value that contains a colon and a space, or correct the indentation"
    } else if info.contains("unknown anchor") {
        "name the anchor before the alias, or put quotes around a text that starts with `*`"
    } else {
        "look at the indentation and the quotes here and on the line before"
    }
}
