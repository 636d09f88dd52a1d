//! An answer's JSON as it is judged and read.
//!
//! Names and texts are borrowed from the JSON that arrived, and all values stand in one list, so that a large answer costs few allocations.

use std::borrow::Cow;

use serde_json::{Number, Value};

use crate::runtime::outcome::number_text;

/// A whole answer: every value, each followed by what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Tree<'a>(pub(crate) Vec<Node<'a>>);

/// One value, or the name of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Number),
    /// A text, or a name; it is copied only if the JSON escapes a character in it.
    Text(Cow<'a, str>),
    /// What is no JSON at all.
    Bytes(&'a [u8]),
    /// A list, and how many of the nodes after it are in it.
    List(usize),
    /// An object, and how many of the nodes after it are in it: names and values by turns.
    Object(usize),
}

/// A value in a tree, with what is in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Branch<'t>(&'t [Node<'t>]);

/// The values of a list, or the names and values of an object by turns.
#[derive(Clone, Debug)]
pub(crate) struct Inside<'t>(&'t [Node<'t>]);

impl Tree<'_> {
    /// The value that has all others in it.
    #[inline]
    pub(crate) fn root(&self) -> Branch<'_> {
        Branch(&self.0)
    }
}

impl<'t> Branch<'t> {
    /// The value itself.
    #[inline]
    pub(crate) fn node(self) -> &'t Node<'t> {
        self.0.first().unwrap_or(&Node::Null)
    }

    /// What is in it.
    #[inline]
    pub(crate) fn inside(self) -> Inside<'t> {
        Inside(self.0.get(1..).unwrap_or_default())
    }

    /// The field of an object.
    #[inline]
    pub(crate) fn get(self, name: &str) -> Option<Self> {
        let Node::Object(_) = self.node() else { return None };
        self.inside().fields().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A scalar as text, so that 200 and "200", true and "true" are the same.
    #[inline]
    pub(crate) fn text(self) -> Option<Cow<'t, str>> {
        match self.node() {
            Node::Text(text) => Some(Cow::Borrowed(text)),
            Node::Number(number) => Some(number_text(number).into()),
            Node::Bool(bool) => Some(if *bool { "true" } else { "false" }.into()),
            _ => None,
        }
    }

    /// The same as a value that borrows nothing.
    #[inline]
    pub(crate) fn to_value(self) -> Value {
        match self.node() {
            Node::Null | Node::Bytes(_) => Value::Null,
            Node::Bool(bool) => Value::Bool(*bool),
            Node::Number(number) => Value::Number(number.clone()),
            Node::Text(text) => Value::String(text.to_string()),
            Node::List(_) => self.inside().map(Self::to_value).collect(),
            Node::Object(_) => {
                self.inside().fields().map(|(name, value)| (name.to_owned(), value.to_value())).collect()
            }
        }
    }
}

impl<'t> Inside<'t> {
    /// What is in a list or an object, from its nodes.
    #[inline]
    pub(crate) fn of(nodes: &'t [Node<'t>]) -> Self {
        Self(nodes)
    }

    /// The names of an object, each with its value.
    #[inline]
    pub(crate) fn fields(mut self) -> impl Iterator<Item = (&'t str, Branch<'t>)> {
        std::iter::from_fn(move || self.next_field())
    }

    /// The next name of an object, and its value.
    #[inline]
    pub(crate) fn next_field(&mut self) -> Option<(&'t str, Branch<'t>)> {
        let [Node::Text(name), rest @ ..] = self.0 else { return None };
        self.0 = rest;
        Some((name, self.next()?))
    }
}

impl<'t> Iterator for Inside<'t> {
    type Item = Branch<'t>;

    #[inline]
    fn next(&mut self) -> Option<Branch<'t>> {
        let size = match self.0.first()? {
            Node::List(inside) | Node::Object(inside) => 1 + inside,
            _ => 1,
        };
        let (here, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(Branch(here))
    }
}

impl<'a> From<&'a Value> for Tree<'a> {
    #[inline]
    fn from(value: &'a Value) -> Self {
        let mut nodes = Vec::new();
        add(value, &mut nodes);
        Self(nodes)
    }
}

/// Adds a value and what is in it.
#[inline]
pub(crate) fn add<'a>(value: &'a Value, nodes: &mut Vec<Node<'a>>) {
    match value {
        Value::Null => nodes.push(Node::Null),
        Value::Bool(bool) => nodes.push(Node::Bool(*bool)),
        Value::Number(number) => nodes.push(Node::Number(number.clone())),
        Value::String(text) => nodes.push(Node::Text(Cow::Borrowed(text))),
        Value::Array(items) => {
            let start = open(nodes);
            items.iter().for_each(|item| add(item, nodes));
            close(nodes, start, Node::List);
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| (name.as_str(), value));
            add_object(fields, nodes);
        }
    }
}

/// Adds an object of fields.
#[inline]
pub(crate) fn add_object<'a>(fields: impl Iterator<Item = (&'a str, &'a Value)>, nodes: &mut Vec<Node<'a>>) {
    let start = open(nodes);
    for (name, value) in fields {
        nodes.push(Node::Text(Cow::Borrowed(name)));
        add(value, nodes);
    }
    close(nodes, start, Node::Object);
}

/// Keeps a place for a list or an object that is about to be added.
#[inline]
pub(crate) fn open(nodes: &mut Vec<Node<'_>>) -> usize {
    nodes.push(Node::Null);
    nodes.len()
}

/// Writes down what stands in the place, now that everything in it is known.
#[inline]
pub(crate) fn close<'a>(nodes: &mut [Node<'a>], start: usize, node: fn(usize) -> Node<'a>) {
    let inside = nodes.len() - start;
    if let Some(place) = nodes.get_mut(start - 1) {
        *place = node(inside);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Tree;

    #[test]
    fn a_value_comes_back_as_it_was() {
        for value in
            [json!({"b": [1, -1, 1.5, "x", [[]], null, true, {}], "a": {"c": ""}, "d": 1}), json!([]), json!(1)]
        {
            assert_eq!(Tree::from(&value).root().to_value(), value);
        }
    }

    #[test]
    fn scalars_have_a_text_and_only_objects_have_fields() {
        let value = json!({"text": "x", "list": ["bool"], "number": 200, "bool": true, "null": null});
        let tree = Tree::from(&value);
        let texts = ["text", "number", "bool", "null", "list", "none"].map(|name| tree.root().get(name)?.text());
        assert_eq!(texts.each_ref().map(Option::as_deref), [Some("x"), Some("200"), Some("true"), None, None, None]);
        assert!(Tree::from(&json!(["a", 1])).root().get("a").is_none());
    }
}
