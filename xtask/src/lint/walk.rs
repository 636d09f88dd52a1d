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
}

impl<'a> Place<'a> {
    /// What to point at when the whole object is meant.
    pub fn span(&self) -> Range<usize> {
        self.entry.map_or_else(|| self.node.span.clone(), |entry| entry.key_span.clone())
    }

    pub fn key(&self) -> Option<&'a str> {
        self.entry.map(|entry| entry.key.as_str())
    }
}

/// All OpenAPI objects, each after the one around it. Those behind a `$ref` come where they are defined.
pub fn walk(document: &Document) -> Vec<Place<'_>> {
    let root = Place { kind: Kind::Root, node: &document.root, entry: None, parent: 0 };
    let mut places = vec![root];
    let mut next = 0;
    while let Some(place) = places.get(next).cloned() {
        // What stands beside a `$ref` is ignored, where there can be one.
        if !place.kind.is_replaced_by_reference() || place.node.reference().is_none() {
            children(&place, next, &mut places);
        }
        next += 1;
    }
    places
}

fn children<'a>(place: &Place<'a>, parent: usize, places: &mut Vec<Place<'a>>) {
    let mut add = |kind, node, entry| places.push(Place { kind, node, entry, parent });
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
                if let Some(kind) = place.kind.named_children() {
                    add(kind, &entry.value, Some(entry));
                }
            }
        }
    }
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
