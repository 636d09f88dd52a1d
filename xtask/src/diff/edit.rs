//! One edit of the source, before it is known whom it reaches.

use std::ops::Range;

use super::change::{Level, Witness};
use super::events::Event;
use crate::document::{Document, Entry, Node, Value};
use crate::extension::escape;

/// What an edit points at in one document.
#[derive(Clone, Copy, Debug)]
pub enum Anchor<'d> {
    /// It has no counterpart here.
    Absent,
    /// A key with its value.
    Entry(&'d Entry),
    /// A value, such as an item of a list.
    Node(&'d Node),
}

impl<'d> Anchor<'d> {
    /// A key if it is there.
    pub fn entry(entry: Option<&'d Entry>) -> Anchor<'d> {
        entry.map_or(Anchor::Absent, Anchor::Entry)
    }

    /// A value if it is there.
    pub fn node(node: Option<&'d Node>) -> Anchor<'d> {
        node.map_or(Anchor::Absent, Anchor::Node)
    }

    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Anchor::Absent => None,
            Anchor::Entry(entry) => Some(entry.key_span.start..entry.value.span.end),
            Anchor::Node(node) => Some(node.span.clone()),
        }
    }

    fn value(&self) -> Option<&'d Node> {
        match self {
            Anchor::Absent => None,
            Anchor::Entry(entry) => Some(&entry.value),
            Anchor::Node(node) => Some(node),
        }
    }

    /// Tells places apart.
    pub fn address(&self) -> usize {
        self.value().map_or(0, |node| std::ptr::from_ref(node).addr())
    }

    /// The pointer of what is pointed at.
    pub fn pointer(&self, document: &Document) -> Option<String> {
        pointer(document, self.value()?)
    }
}

/// Where a node stands in its document.
pub fn pointer(document: &Document, wanted: &Node) -> Option<String> {
    let mut found = String::new();
    let mut node = &document.root;
    while !std::ptr::eq(node, wanted) {
        let (segment, inner) = towards(node, wanted)?;
        found.push('/');
        found.push_str(&segment);
        node = inner;
    }
    Some(found)
}

/// The child that holds a node: what is inside of it lies between its key and its end.
fn towards<'n>(node: &'n Node, wanted: &Node) -> Option<(String, &'n Node)> {
    match &node.value {
        Value::Map(entries) => {
            let start = |entry: &Entry| entry.key_span.start.min(entry.value.span.start);
            let entry = holding(entries, wanted, start, |entry| &entry.value)?;
            Some((escape(&entry.key), &entry.value))
        }
        Value::Seq(items) => {
            let item = holding(items, wanted, |item| item.span.start, |item| item)?;
            let at = items.iter().position(|one| std::ptr::eq(one, item))?;
            Some((at.to_string(), item))
        }
        _ => None,
    }
}

/// The part that holds a node. Parts stand in the order of the text, but for what comes through an alias of YAML.
fn holding<'n, T>(
    parts: &'n [T],
    wanted: &Node,
    start: impl Fn(&T) -> usize,
    value: impl Fn(&T) -> &Node,
) -> Option<&'n T> {
    let holds = |part: &&T| start(part) <= wanted.span.start && wanted.span.end <= value(part).span.end;
    let after = parts.partition_point(|part| start(part) <= wanted.span.start);
    let likely = after.checked_sub(1).and_then(|at| parts.get(at));
    likely.filter(holds).or_else(|| parts.iter().find(holds))
}

/// What was edited, in words.
#[derive(Clone, Debug)]
pub struct Edit<'d> {
    pub event: &'static Event,
    /// What became of the subject, such as "became required".
    pub words: String,
    pub base: Anchor<'d>,
    pub revision: Anchor<'d>,
    /// Instead of the event's own levels, in a request and in an answer.
    pub levels: Option<(Level, Level)>,
    pub notes: Vec<String>,
    /// It happened to this property of the subject, and not to the subject itself.
    pub property: Option<&'d str>,
    /// What it is about, where that is not what it points at: a property, not the list that requires it.
    pub about: [Anchor<'d>; 2],
    /// A proof that was found with it.
    pub witness: Option<Witness>,
}

impl<'d> Edit<'d> {
    pub fn new(event: &'static Event, words: impl Into<String>, base: Anchor<'d>, revision: Anchor<'d>) -> Edit<'d> {
        Edit {
            event,
            words: words.into(),
            base,
            revision,
            levels: None,
            notes: Vec::new(),
            property: None,
            about: [Anchor::Absent; 2],
            witness: None,
        }
    }

    /// The same about a property of the subject, which stands at two places.
    #[must_use]
    pub fn of_property(self, name: &'d str, about: [Anchor<'d>; 2]) -> Edit<'d> {
        Edit { property: Some(name), about, ..self }
    }

    #[must_use]
    pub fn with_levels(self, request: Level, response: Level) -> Edit<'d> {
        Edit { levels: Some((request, response)), ..self }
    }

    #[must_use]
    pub fn with_witness(self, witness: Option<Witness>) -> Edit<'d> {
        Edit { witness, ..self }
    }

    /// The same; where it points at nothing on either side, at these places.
    #[must_use]
    pub fn located(self, (base, revision): (Anchor<'d>, Anchor<'d>)) -> Edit<'d> {
        match (&self.base, &self.revision) {
            (Anchor::Absent, Anchor::Absent) => Edit { base, revision, ..self },
            _ => self,
        }
    }

    /// The same with a hint if there is one.
    #[must_use]
    pub fn hinted(self, hint: Option<&str>) -> Edit<'d> {
        match hint {
            Some(hint) => self.with_note(hint),
            None => self,
        }
    }

    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Edit<'d> {
        self.notes.push(note.into());
        self
    }
}

/// A value as it stands in a sentence.
pub fn shown(node: &Node) -> String {
    const MOST: usize = 60;
    let text = match &node.value {
        Value::String(text) => format!("`{text}`"),
        _ => node.to_json().to_string(),
    };
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// `a`, `b` and 3 more.
pub fn listed(texts: &[String]) -> String {
    const MOST: usize = 6;
    match texts.len() {
        0 => "nothing".to_owned(),
        count if count > MOST => format!("{} and {} more", texts[..MOST].join(", "), count - MOST),
        _ => texts.join(", "),
    }
}
