//! What an operation sends and receives in both versions of a document.

use crate::diff::change::{Side, Use};
use crate::document::{Document, METHODS, Node};
use crate::lint::samples::Direction;

/// A value that both versions describe.
pub struct Subject<'a> {
    pub used: Use,
    /// Such as `parameter page` or `answer 200`.
    pub name: String,
    pub base: &'a Node,
    pub revision: &'a Node,
    pub direction: Direction,
}

/// Two versions of a document.
#[derive(Clone, Copy)]
pub struct Versions<'a> {
    pub base: &'a Document,
    pub revision: &'a Document,
}

/// What is to be compared, and what breaks without any value: an input that everybody must send now.
#[derive(Default)]
pub struct Subjects<'a> {
    pub subjects: Vec<Subject<'a>>,
    pub broken: Vec<(Use, String)>,
}

/// The subjects of all operations that both versions have.
pub fn subjects(versions: Versions<'_>) -> Subjects<'_> {
    let mut found = Subjects::default();
    let Versions { base, revision } = versions;
    let paths = base.root.get("paths").map_or(&[][..], Node::entries);
    for path in paths {
        let other = revision.root.get("paths").and_then(|paths| paths.get(&path.key));
        let Some((item, other)) = both(versions, Some(&path.value), other) else { continue };
        for method in METHODS {
            let Some((before, after)) = item.get(method).zip(other.get(method)) else { continue };
            let name = before.get("operationId").and_then(Node::as_str);
            let operation = name.map_or_else(|| format!("{} {}", method.to_uppercase(), path.key), str::to_owned);
            let pair = Pair { versions, operation, items: (item, other), before, after };
            pair.parameters(&mut found);
            pair.body(&mut found);
            pair.answers(&mut found);
        }
    }
    found
}

/// An operation in both versions.
struct Pair<'a> {
    versions: Versions<'a>,
    operation: String,
    items: (&'a Node, &'a Node),
    before: &'a Node,
    after: &'a Node,
}

impl<'a> Pair<'a> {
    fn parameters(&self, found: &mut Subjects<'a>) {
        let before = parameters(self.versions.base, self.items.0, self.before);
        for (key, parameter) in parameters(self.versions.revision, self.items.1, self.after) {
            let old = before.iter().find(|(known, _)| *known == key).map(|(_, parameter)| *parameter);
            if is_required(parameter) && !old.is_some_and(is_required) {
                found.broken.push((self.used(Side::Request), format!("parameter {} became required", key.1)));
            }
            let schemas = old.and_then(|old| old.get("schema")).zip(parameter.get("schema"));
            found
                .subjects
                .extend(schemas.map(|pair| self.subject(Side::Request, format!("parameter {}", key.1), pair)));
        }
    }

    fn body(&self, found: &mut Subjects<'a>) {
        let bodies = both(self.versions, self.before.get("requestBody"), self.after.get("requestBody"));
        let Some((before, after)) = bodies else { return };
        if is_required(after) && !is_required(before) {
            found.broken.push((self.used(Side::Request), "the body became required".to_owned()));
        }
        self.media(Side::Request, "body", (before, after), found);
    }

    fn answers(&self, found: &mut Subjects<'a>) {
        for status in self.before.get("responses").map_or(&[][..], Node::entries) {
            let other = self.after.get("responses").and_then(|answers| answers.get(&status.key));
            let Some(pair) = both(self.versions, Some(&status.value), other) else { continue };
            self.media(Side::Response, &format!("answer {}", status.key), pair, found);
        }
    }

    fn media(&self, side: Side, name: &str, (before, after): (&'a Node, &'a Node), found: &mut Subjects<'a>) {
        for media in before.get("content").map_or(&[][..], Node::entries) {
            let other = after.get("content").and_then(|content| content.get(&media.key));
            let schemas = media.value.get("schema").zip(other.and_then(|other| other.get("schema")));
            found.subjects.extend(schemas.map(|pair| self.subject(side, format!("{name} as {}", media.key), pair)));
        }
    }

    fn subject(&self, side: Side, name: String, (base, revision): (&'a Node, &'a Node)) -> Subject<'a> {
        let direction = if side == Side::Request { Direction::Request } else { Direction::Answer };
        Subject { used: self.used(side), name, base, revision, direction }
    }

    fn used(&self, side: Side) -> Use {
        Use { operation: self.operation.clone(), side: Some(side) }
    }
}

/// Both nodes at the ends of their references.
fn both<'a>(
    versions: Versions<'a>,
    base: Option<&'a Node>,
    revision: Option<&'a Node>,
) -> Option<(&'a Node, &'a Node)> {
    Some((versions.base.resolve(base?)?, versions.revision.resolve(revision?)?))
}

fn is_required(node: &Node) -> bool {
    node.get("required").and_then(Node::as_bool) == Some(true)
}

/// By where they stand and how they are called; the operation's own replace those of the path.
fn parameters<'a>(document: &'a Document, item: &'a Node, operation: &'a Node) -> Vec<((&'a str, &'a str), &'a Node)> {
    let mut found: Vec<((&str, &str), &Node)> = Vec::new();
    for holder in [operation, item] {
        for parameter in holder.get("parameters").map_or(&[][..], Node::items) {
            let Some(parameter) = document.resolve(parameter) else { continue };
            let text = |key: &str| parameter.get(key).and_then(Node::as_str).unwrap_or_default();
            let key = (text("in"), text("name"));
            if !found.iter().any(|(known, _)| *known == key) {
                found.push((key, parameter));
            }
        }
    }
    found
}
