//! A schema as it is meant: behind its `$ref`, with everything that `allOf` adds.

use std::collections::HashMap;

use super::schema::sorted;
use crate::document::{Document, Entry, Node, Value};

/// How far `allOf` may be nested; no honest one is.
const DEEPEST: usize = 64;

/// The parts of a schema that all must hold; where a part comes from makes no difference.
#[derive(Clone, Debug, Default)]
pub struct View<'d> {
    pub parts: Vec<&'d Node>,
    /// The schemas as they are referred to, before anything is resolved.
    roots: Vec<&'d Node>,
    /// The component's name, if it is one.
    pub name: Option<&'d str>,
    /// Text of a `$ref` that cannot be followed.
    pub lost: Option<&'d str>,
    /// One of the parts was an alternative beside `{type: 'null'}`.
    with_null: bool,
    /// Lists of alternatives that are left out, because one of them was chosen or is asked for by itself.
    pub chosen: Vec<&'d Node>,
}

impl<'d> View<'d> {
    /// What several schemas, which all must hold, say together.
    pub fn of(document: &'d Document, schemas: impl IntoIterator<Item = &'d Node>) -> View<'d> {
        let mut view = View::default();
        for schema in schemas {
            view.name = view.name.or_else(|| component(schema));
            view.roots.push(schema);
            view.gather(document, schema, 0);
        }
        view
    }

    /// The same with an alternative in place of the union that it is from, and without the other unions.
    pub fn choosing(&self, document: &'d Document, schema: &'d Node) -> View<'d> {
        let unions = self.unions().into_iter().map(|union| &union.value);
        let chosen = self.chosen.iter().copied().chain(unions).collect();
        let mut view = View { name: component(schema), chosen, ..self.clone() };
        view.roots.push(schema);
        view.gather(document, schema, 0);
        view
    }

    fn gather(&mut self, document: &'d Document, schema: &'d Node, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        if let Some(reference) = schema.reference() {
            match document.resolve(schema) {
                Some(target) => self.gather(document, target, depth + 1),
                None => self.lost = Some(last_link(document, reference)),
            }
            // OpenAPI 3.0 ignores what stands beside a `$ref`, 3.1 does not.
            if !is_3_1(document) {
                return;
            }
        }
        if self.parts.iter().any(|part| std::ptr::eq(*part, schema)) {
            return;
        }
        self.parts.push(schema);
        for inner in schema.get("allOf").map_or(&[][..], Node::items) {
            self.gather(document, inner, depth + 1);
        }
        for key in ["oneOf", "anyOf"] {
            let alternatives = schema.get(key).map_or(&[][..], Node::items);
            let (nulls, others): (Vec<&Node>, Vec<&Node>) = alternatives.iter().partition(|one| is_only_null(one));
            if let [only] = others.as_slice() {
                self.with_null |= !nulls.is_empty();
                self.gather(document, only, depth + 1);
            }
        }
    }

    /// The keyword in each part that has it.
    pub fn entries(&self, key: &str) -> impl Iterator<Item = &'d Entry> {
        self.parts.iter().filter_map(move |part| part.entry(key))
    }

    /// The first part that has the keyword.
    pub fn entry(&self, key: &str) -> Option<&'d Entry> {
        self.entries(key).next()
    }

    /// The keyword in each part that says something by it that no part of the other side says.
    pub fn left(&self, other: &View<'_>, key: &str) -> Vec<&'d Entry> {
        let mut others: Vec<String> = other.entries(key).map(|entry| sorted(&entry.value)).collect();
        let mut left: Vec<&'d Entry> = self.entries(key).collect();
        left.retain(|entry| match others.iter().position(|one| *one == sorted(&entry.value)) {
            Some(at) => {
                others.swap_remove(at);
                false
            }
            None => true,
        });
        left
    }

    /// Whether a flag is set in any part.
    pub fn flag(&self, key: &str) -> bool {
        self.entries(key).any(|entry| entry.value.as_bool() == Some(true))
    }

    /// Unions with a choice: each is `oneOf` or `anyOf` with at least two alternatives.
    pub fn unions(&self) -> Vec<&'d Entry> {
        let keys = ["oneOf", "anyOf"];
        let found = self.parts.iter().flat_map(|part| keys.iter().filter_map(|key| part.entry(key)));
        let is_open = |entry: &&Entry| !self.chosen.iter().any(|chosen| std::ptr::eq(*chosen, &raw const entry.value));
        found.filter(is_open).filter(|entry| alternatives(entry).count() > 1).collect()
    }

    /// Whether null is valid.
    pub fn takes_null(&self, document: &'d Document) -> bool {
        let mut nulls = Nulls { document, known: HashMap::new() };
        self.with_null || self.roots.iter().all(|root| nulls.takes(root))
    }

    /// Something to point at when a keyword is missing.
    pub fn place(&self) -> Option<&'d Node> {
        self.roots.first().copied()
    }
}

/// The text of the reference at which a chain of them breaks.
fn last_link<'d>(document: &'d Document, reference: &'d str) -> &'d str {
    let mut last = reference;
    for _ in 0..DEEPEST {
        match document.target(last).and_then(Node::reference) {
            Some(next) => last = next,
            None => break,
        }
    }
    last
}

/// The alternatives of a union that are not just null.
pub fn alternatives(union: &Entry) -> impl Iterator<Item = &Node> {
    union.value.items().iter().filter(|one| !is_only_null(one))
}

/// The name of the component that a schema refers to.
pub fn component(schema: &Node) -> Option<&str> {
    schema.reference()?.strip_prefix("#/components/")?.split_once('/').map(|(_, name)| name)
}

/// Whether a document is OpenAPI 3.1 or later, where schemas are JSON Schema.
pub fn is_3_1(document: &Document) -> bool {
    let version = document.root.get("openapi").and_then(Node::as_str).unwrap_or_default();
    version.starts_with("3.") && !version.starts_with("3.0")
}

fn is_only_null(schema: &Node) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("null")
}

/// Asks schemas whether they take null, each once.
struct Nulls<'d> {
    document: &'d Document,
    /// None while it is asked: a schema that depends on itself adds nothing.
    known: HashMap<*const Node, Option<bool>>,
}

impl<'d> Nulls<'d> {
    fn takes(&mut self, schema: &'d Node) -> bool {
        if let Some(known) = self.known.get(&std::ptr::from_ref(schema)) {
            return known.unwrap_or(true);
        }
        self.known.insert(schema, None);
        let takes = self.stated(schema);
        self.known.insert(schema, Some(takes));
        takes
    }

    fn stated(&mut self, schema: &'d Node) -> bool {
        if schema.reference().is_some() {
            return self.document.resolve(schema).is_none_or(|target| self.takes(target));
        }
        if !is_3_1(self.document) && schema.get("nullable").and_then(Node::as_bool) == Some(true) {
            return true;
        }
        let by_type = match schema.get("type").map(|wanted| &wanted.value) {
            Some(Value::String(word)) => word == "null",
            Some(Value::Seq(words)) => words.iter().any(|word| word.as_str() == Some("null")),
            _ => true,
        };
        let by_values = schema.get("enum").is_none_or(|values| values.items().iter().any(Node::is_null))
            && schema.get("const").is_none_or(Node::is_null)
            && schema.as_bool() != Some(false);
        let list = |key: &str| schema.get(key).map_or(&[][..], Node::items);
        by_type
            && by_values
            && list("allOf").iter().all(|one| self.takes(one))
            && ["oneOf", "anyOf"]
                .into_iter()
                .all(|key| list(key).is_empty() || list(key).iter().any(|one| self.takes(one)))
    }
}
