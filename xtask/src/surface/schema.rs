//! The lines of a schema: one for each value that can be inside, by its path.
//!
//! `a.b` is a property, `a[]` an item of a list, `a{}` a value of a map, `a(oneOf:…)` a choice, `a(not)` what is excluded.

use crate::document::Node;

use super::alternatives::labels;
use super::constraints;
use super::lines::{Lines, Style};
use super::merged::{Merged, component};
use super::words::name;

/// Places nested deeper than this are not shown one by one.
const DEEPEST: usize = 32;

/// Where a schema stands.
#[derive(Clone, Debug)]
pub struct At {
    /// The words in front, such as `adapay create_cash request`.
    pub prefix: String,
    /// Empty for a body as a whole.
    path: String,
    /// How a body as a whole is called.
    whole: &'static str,
}

impl At {
    /// A body, whose properties have no name in front.
    pub fn body(prefix: String) -> At {
        At { prefix, path: String::new(), whole: "(body)" }
    }

    /// A component that is shown once for all places.
    pub fn component(prefix: String) -> At {
        At { prefix, path: String::new(), whole: "(schema)" }
    }

    /// A parameter or a header.
    pub fn named(prefix: String, text: &str) -> At {
        At { prefix, path: name(text), whole: "" }
    }

    fn property(&self, text: &str) -> At {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.inside(&format!("{dot}{}", name(text)))
    }

    fn inside(&self, suffix: &str) -> At {
        At { prefix: self.prefix.clone(), path: format!("{}{suffix}", self.path), whole: self.whole }
    }

    fn shown(&self) -> &str {
        if self.path.is_empty() { self.whole } else { &self.path }
    }
}

/// Schemas around a place, with the paths where they stand.
type Around = Vec<(Vec<*const Node>, String)>;

/// Adds the lines of a schema; `extra` words stand at the end of its first line.
pub fn add<'a>(lines: &mut Lines<'a>, at: &At, nodes: &[&'a Node], is_required: bool, extra: &[String]) {
    Walk { lines, around: Vec::new() }.schema(at, nodes, is_required, extra);
}

/// Adds the lines of the components that were named, and of those that they name.
pub fn add_components(lines: &mut Lines<'_>, api: &str) {
    let mut shown = std::collections::BTreeSet::new();
    while let Some(next) = lines.named.pop_first() {
        if !shown.insert(next) || lines.is_full() {
            continue;
        }
        if let Some(node) = lines.document.target(&format!("#/components/schemas/{next}")) {
            add(lines, &At::component(format!("{api} (schema) {}", name(next))), &[node], false, &[]);
        }
    }
}

struct Walk<'l, 'a> {
    lines: &'l mut Lines<'a>,
    around: Around,
}

impl<'a> Walk<'_, 'a> {
    fn schema(&mut self, at: &At, nodes: &[&'a Node], is_required: bool, extra: &[String]) {
        if self.lines.is_full() {
            return;
        }
        let schema = Merged::new(self.lines.document, nodes);
        let mut words = vec![at.shown().to_owned()];
        words.extend(constraints::words(&schema, is_required));
        words.extend_from_slice(extra);
        let end = if schema.has_inside() { self.end(&schema, nodes) } else { None };
        words.extend(end.clone());
        self.lines.add(&at.prefix, words);
        if end.is_none() {
            self.around.push((schema.identity(), at.shown().to_owned()));
            self.inside(at, &schema);
            self.around.pop();
        }
    }

    /// The word that stands for the inside of a schema where it is not shown here.
    fn end(&mut self, schema: &Merged<'a>, nodes: &[&'a Node]) -> Option<String> {
        let identity = schema.identity();
        if let Some((_, path)) = self.around.iter().find(|(around, _)| *around == identity) {
            return Some(format!("recursive={path}"));
        }
        if let (Style::Components, [node]) = (self.lines.style, nodes)
            && let Some(component) = component(self.lines.document, node)
        {
            self.lines.named.insert(component);
            return Some(format!("schema={}", name(component)));
        }
        if self.around.len() < DEEPEST {
            return None;
        }
        if self.lines.style == Style::Places {
            self.lines.overflow();
        }
        Some("deeper".to_owned())
    }

    fn inside(&mut self, at: &At, schema: &Merged<'a>) {
        for value in constraints::values(schema) {
            self.lines.add(&at.prefix, [at.shown(), "value", &value]);
        }
        let required = schema.required();
        for (name, nodes) in schema.properties() {
            self.schema(&at.property(name), &nodes, required.contains(name), &[]);
        }
        for (key, suffix) in [("items", "[]"), ("additionalProperties", "{}"), ("not", "(not)")] {
            let inner = schema.inner(key);
            // A map of anything is what every object is.
            if inner.iter().any(|node| key == "items" || !node.entries().is_empty()) {
                self.schema(&at.inside(suffix), &inner, false, &[]);
            }
        }
        for key in ["oneOf", "anyOf"] {
            for choices in schema.choices(key) {
                self.choices(at, schema, key, choices);
            }
        }
    }

    fn choices(&mut self, at: &At, schema: &Merged<'a>, key: &str, choices: &'a [Node]) {
        let labels = labels(self.lines.document, schema, choices);
        for (choice, label) in choices.iter().zip(labels) {
            self.schema(&at.inside(&format!("({key}:{label})")), &[choice], false, &[]);
        }
    }
}
