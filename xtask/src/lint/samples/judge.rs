//! Whether a value is what a schema describes, and everything that is wrong if not.
//!
//! It reads the tree as it is: nothing is compiled or copied per schema, so that a document with tens of thousands of
//! examples and schemas that refer to each other in circles is judged in the time that it takes to look at the examples.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::formats::Texts;
use super::json_schema::Direction;
use super::scalars::{canonical, equal, integer_format, is_of_type, number, size};
use super::slip::{Slip, What};
use super::targets::Targets;
use crate::document::{Document, Entry, Node, Value};

/// How far schemas may be nested in each other; no honest one is, and the stack must not end before.
const DEEPEST: usize = 400;
/// What is kept of one value; the rest would be noise.
const MOST: usize = 50;

/// Judges the values of one document; what is looked up or compiled for one of them is kept for all.
pub struct Judge<'s> {
    pub targets: Targets<'s>,
    texts: Texts<'s>,
}

impl<'s> Judge<'s> {
    /// Nothing is looked up before it is asked for.
    pub fn new(document: &'s Document) -> Self {
        Self { targets: Targets::new(document), texts: Texts::default() }
    }

    /// Everything that is wrong with `value`.
    pub fn slips<'v>(&mut self, schema: &'s Node, value: &'v Node, direction: Direction) -> Vec<Slip<'s, 'v>> {
        Run { judge: self, direction, spared: None, known: HashMap::new(), depth: 0 }.judge(schema, value)
    }

    /// Everything that is wrong with a value of the schema's own `enum`, which that list says nothing about.
    pub fn slips_of_listed<'v>(&mut self, schema: &'s Node, value: &'v Node) -> Vec<Slip<'s, 'v>> {
        let spared = schema.get("enum");
        Run { judge: self, direction: Direction::Either, spared, known: HashMap::new(), depth: 0 }.judge(schema, value)
    }
}

/// One value being judged.
pub struct Run<'j, 's, 'v> {
    pub judge: &'j mut Judge<'s>,
    direction: Direction,
    /// The `enum` that is not asked.
    spared: Option<&'s Node>,
    /// What is behind a `$ref` is judged once for each value, however many ways lead there.
    known: HashMap<(*const Node, *const Node), Known<'s, 'v>>,
    depth: usize,
}

enum Known<'s, 'v> {
    /// Being judged: a schema that asks whether a value is an A in order to know whether it is an A says nothing.
    Open,
    Fine,
    Wrong(Rc<[Slip<'s, 'v>]>),
}

type Slips<'s, 'v> = Vec<Slip<'s, 'v>>;

impl<'s, 'v> Run<'_, 's, 'v> {
    pub fn judge(&mut self, schema: &'s Node, value: &'v Node) -> Slips<'s, 'v> {
        if self.depth >= DEEPEST {
            return Vec::new();
        }
        self.depth += 1;
        let mut slips = match schema.reference() {
            Some(reference) => self.referred(reference, value),
            None => self.stated(schema, value),
        };
        self.depth -= 1;
        slips.truncate(MOST);
        slips
    }

    fn referred(&mut self, reference: &'s str, value: &'v Node) -> Slips<'s, 'v> {
        // A reference that leads nowhere is reported by `unknown-ref`, and no value can be judged by it.
        let Some(target) = self.judge.targets.find(reference) else { return Vec::new() };
        let key = (std::ptr::from_ref(target), std::ptr::from_ref(value));
        match self.known.get(&key) {
            Some(Known::Open | Known::Fine) => return Vec::new(),
            Some(Known::Wrong(slips)) => return slips.to_vec(),
            None => self.known.insert(key, Known::Open),
        };
        let slips = self.judge(target, value);
        self.known.insert(key, if slips.is_empty() { Known::Fine } else { Known::Wrong(slips.as_slice().into()) });
        slips
    }

    fn stated(&mut self, schema: &'s Node, value: &'v Node) -> Slips<'s, 'v> {
        if value.is_null() && schema.get("nullable").and_then(Node::as_bool) == Some(true) {
            return Vec::new();
        }
        if let Some(wanted) = schema.get("type").filter(|wanted| !is_of_type(wanted, value)) {
            return vec![Slip::value(value, What::Type(wanted))];
        }
        let mut slips = Vec::new();
        for entry in schema.entries() {
            self.keyword(schema, entry, value, &mut slips);
        }
        slips
    }

    fn keyword(&mut self, schema: &'s Node, entry: &'s Entry, value: &'v Node, slips: &mut Slips<'s, 'v>) {
        let stated = &entry.value;
        match entry.key.as_str() {
            "enum" if self.spared.is_some_and(|spared| std::ptr::eq(spared, stated)) => {}
            "enum" => slips.extend(listed(stated, value)),
            "minimum" | "maximum" | "multipleOf" => slips.extend(number(schema, entry, value)),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
                slips.extend(size(entry, value));
            }
            "pattern" => slips.extend(self.pattern(stated, value)),
            "format" => slips.extend(self.format(schema, stated, value)),
            "uniqueItems" if stated.as_bool() == Some(true) => slips.extend(repeated(value)),
            "required" => self.required(schema, stated, value, slips),
            "properties" => self.properties(stated, value, slips),
            "additionalProperties" => self.others(schema, stated, value, slips),
            "items" => value.items().iter().for_each(|item| slips.extend(self.judge(stated, item))),
            "allOf" => stated.items().iter().for_each(|part| slips.extend(self.judge(part, value))),
            "anyOf" | "oneOf" => slips.extend(self.alternatives(schema, entry, value)),
            "not" if stated.is_map() && self.judge(stated, value).is_empty() => {
                slips.push(Slip::value(value, What::Not));
            }
            _ => {}
        }
    }

    fn pattern(&mut self, stated: &'s Node, value: &'v Node) -> Option<Slip<'s, 'v>> {
        let (pattern, text) = (stated.as_str()?, value.as_str()?);
        (!self.judge.texts.matches(pattern, text)).then(|| Slip::value(value, What::Pattern(pattern)))
    }

    fn format(&mut self, schema: &Node, stated: &Node, value: &'v Node) -> Option<Slip<'s, 'v>> {
        let format = stated.as_str()?;
        match (schema.get("type").and_then(Node::as_str), value.as_str()) {
            (Some("integer"), None) => integer_format(format, value),
            (Some("string") | None, Some(text)) => {
                let form = self.judge.texts.misses(format, text)?;
                Some(Slip::value(value, What::Format(form.what, form.looks)))
            }
            _ => None,
        }
    }

    fn required(&mut self, schema: &'s Node, stated: &'s Node, value: &'v Node, slips: &mut Slips<'s, 'v>) {
        if !value.is_map() {
            return;
        }
        let properties = schema.get("properties");
        for name in stated.items().iter().filter_map(Node::as_str) {
            let property = || properties.and_then(|properties| properties.get(name));
            if value.get(name).is_none() && !property().is_some_and(|property| self.may_lack(property)) {
                slips.push(Slip::key(value, What::Missing(name)));
            }
        }
    }

    fn properties(&mut self, stated: &'s Node, value: &'v Node, slips: &mut Slips<'s, 'v>) {
        for inner in value.entries() {
            let Some(property) = stated.get(&inner.key) else { continue };
            match self.other_side(property) {
                Some(what) => slips.push(Slip::key(&inner.value, what)),
                None => slips.extend(self.judge(property, &inner.value)),
            }
        }
    }

    /// Properties that are not listed.
    fn others(&mut self, schema: &'s Node, stated: &'s Node, value: &'v Node, slips: &mut Slips<'s, 'v>) {
        let listed = schema.get("properties");
        let is_listed = |name: &str| listed.is_some_and(|listed| listed.get(name).is_some());
        for inner in value.entries().iter().filter(|inner| !is_listed(&inner.key)) {
            match stated.value {
                Value::Bool(false) => slips.push(Slip::key(&inner.value, What::Extra(listed))),
                Value::Map(_) => slips.extend(self.judge(stated, &inner.value)),
                _ => {}
            }
        }
    }

    /// A property that the sender of this value does not send.
    fn other_side(&mut self, property: &'s Node) -> Option<What<'s>> {
        let (mark, side) = match self.direction {
            Direction::Request => ("readOnly", "an answer"),
            Direction::Answer => ("writeOnly", "a request"),
            Direction::Either => return None,
        };
        self.is_marked(property, mark).then_some(What::OtherSide(mark, side))
    }

    /// A read-only property is not required in a request, a write-only one not in an answer.
    fn may_lack(&mut self, property: &'s Node) -> bool {
        match self.direction {
            Direction::Request => self.is_marked(property, "readOnly"),
            Direction::Answer => self.is_marked(property, "writeOnly"),
            Direction::Either => self.is_marked(property, "readOnly") || self.is_marked(property, "writeOnly"),
        }
    }

    fn is_marked(&mut self, property: &'s Node, mark: &str) -> bool {
        let schema = match property.reference() {
            Some(reference) => self.judge.targets.find(reference),
            None => Some(property),
        };
        schema.and_then(|schema| schema.get(mark)).and_then(Node::as_bool) == Some(true)
    }
}

fn listed<'s, 'v>(values: &'s Node, value: &'v Node) -> Option<Slip<'s, 'v>> {
    let holds = values.items().is_empty() || values.items().iter().any(|one| equal(one, value));
    (!holds).then(|| Slip::value(value, What::Enum(values)))
}

fn repeated<'s, 'v>(value: &'v Node) -> Option<Slip<'s, 'v>> {
    let items = value.items();
    let mut seen = HashSet::new();
    let twice = items.iter().find(|item| !seen.insert(canonical(item)))?;
    Some(Slip::value(twice, What::Twice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_are_the_same_however_they_are_written() {
        let text = "schema: {uniqueItems: true}\nsame: [[1, 1.0], [{a: 1, b: x}, {b: x, a: 1.0}], [[-0.0], [0]], [x, x]]\n\
            other: [[1, '1'], [{a: 1}, {b: 1}], [0.5, 0], [null, 'null'], [[1, 2], [2, 1]], [9007199254740993, 9007199254740992]]\n";
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let schema = document.root.get("schema").unwrap();
        let mut judge = Judge::new(&document);
        for (key, expected) in [("same", 1), ("other", 0)] {
            for list in document.root.get(key).unwrap().items() {
                let slips = judge.slips(schema, list, Direction::Either);
                assert_eq!(slips.len(), expected, "{}", list.to_json());
            }
        }
    }
}
