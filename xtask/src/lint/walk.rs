//! Every OpenAPI object of a document with what it is, so that rules need not know where objects can stand.

use std::ops::Range;

use crate::document::{Document, Entry, Node};

use super::standard::Holds;
pub use super::standard::{Kind, section};

/// One OpenAPI object of the document.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub kind: Kind,
    pub node: &'a Node,
    /// The key in front of it; an item of a list has none.
    pub entry: Option<&'a Entry>,
    /// Index of the object around it.
    pub parent: usize,
    pub keys: Keys,
}

/// What the keys of an object are, so that a rule need not look through all of them to find that none is its business.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keys {
    /// `$ref` is one of them, whatever it holds.
    pub has_reference: bool,
    /// One begins with `x-`.
    pub has_extension: bool,
    /// One is neither of both, nor a field that the standard knows; false where a `$ref` stands for the object.
    pub has_stranger: bool,
}

impl<'a> Place<'a> {
    /// What to point at when the whole object is meant.
    pub fn span(&self) -> Range<usize> {
        self.entry.map_or_else(|| self.node.span.clone(), |entry| entry.key_span.clone())
    }

    pub fn key(&self) -> Option<&'a str> {
        self.entry.map(|entry| entry.key.as_str())
    }

    /// The text of its `$ref`.
    pub fn reference(&self) -> Option<&'a str> {
        if self.keys.has_reference { self.node.reference() } else { None }
    }

    /// Whether a `$ref` stands for it, even one that is not a text.
    pub fn is_replaced(&self) -> bool {
        self.keys.has_reference && self.kind.is_replaced_by_reference()
    }
}

/// All OpenAPI objects, each after the one around it. Those behind a `$ref` come where they are defined.
pub fn walk(document: &Document) -> Vec<Place<'_>> {
    let root = Place { kind: Kind::Root, node: &document.root, entry: None, parent: 0, keys: Keys::default() };
    let mut places = vec![root];
    let mut next = 0;
    while let Some(place) = places.get_mut(next) {
        place.keys = keys(place.node);
        let place = place.clone();
        // What stands beside a `$ref` is ignored, where there can be one.
        if !place.is_replaced() || place.reference().is_none() {
            let has_stranger = children(&place, next, &mut places);
            if let Some(place) = places.get_mut(next) {
                place.keys.has_stranger = has_stranger;
            }
        }
        next += 1;
    }
    places
}

fn keys(node: &Node) -> Keys {
    let mut keys = Keys::default();
    for entry in node.entries() {
        keys.has_reference |= entry.key == "$ref";
        keys.has_extension |= entry.key.starts_with("x-");
    }
    keys
}

/// Adds what is inside, and says whether there is a key that the standard does not know.
fn children<'a>(place: &Place<'a>, parent: usize, places: &mut Vec<Place<'a>>) -> bool {
    let mut has_stranger = false;
    let mut add = |kind, node, entry| places.push(Place { kind, node, entry, parent, keys: Keys::default() });
    for entry in place.node.entries().iter().filter(|entry| !entry.key.starts_with("x-")) {
        match place.kind.field(&entry.key).map(|field| field.holds) {
            Some(Holds::One(kind) | Holds::OneOrBool(kind)) if entry.value.is_map() => {
                add(kind, &entry.value, Some(entry));
            }
            Some(Holds::List(kind)) => entry.value.items().iter().for_each(|item| add(kind, item, None)),
            Some(Holds::Map(kind)) => {
                entry.value.entries().iter().for_each(|inner| add(kind, &inner.value, Some(inner)));
            }
            Some(_) => {}
            None => {
                has_stranger = true;
                if let Some(kind) = place.kind.named_children() {
                    add(kind, &entry.value, Some(entry));
                }
            }
        }
    }
    has_stranger
}

/// The objects around `place`, innermost first.
pub fn ancestors<'p, 'a>(places: &'p [Place<'a>], place: &'p Place<'a>) -> impl Iterator<Item = &'p Place<'a>> {
    let mut at = Some(place.parent).filter(|_| place.kind != Kind::Root);
    std::iter::from_fn(move || {
        let index = at?;
        let around = places.get(index)?;
        at = Some(around.parent).filter(|_| index != 0);
        Some(around)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart() {
        let text = "components:\n  schemas:\n    None: {type: string}\n    Reference: {$ref: '#/a', typ: 1}\n    \
            NoText: {$ref: 1}\n    Extension: {x-a: 1}\n    Stranger: {typ: 1}\n";
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let places = walk(&document);
        let keys = |name: &str| {
            let place = places.iter().find(|place| place.key() == Some(name)).unwrap();
            let Keys { has_reference, has_extension, has_stranger } = place.keys;
            ([has_reference, has_extension, has_stranger], place.reference())
        };
        assert_eq!(keys("None"), ([false, false, false], None));
        assert_eq!(keys("Reference"), ([true, false, false], Some("#/a")));
        assert_eq!((keys("NoText").0[0], keys("NoText").1), (true, None));
        assert_eq!(keys("Extension"), ([false, true, false], None));
        assert_eq!(keys("Stranger"), ([false, false, true], None));
    }
}
