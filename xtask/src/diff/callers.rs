//! What callers of the generated crate notice, beside the edit that it comes from.

use std::collections::{BTreeMap, HashMap};

use super::assemble::Placed;
use super::change::{Axis, Change, Level, Spot};
use super::client::{self, Located};
use super::events::CLIENT_ITEM_CHANGED;
use crate::document::Document;

/// The changes with what callers notice; what follows from none of them is a change of its own.
///
/// Documents from which no code can be generated have no callers.
pub fn told(base: &Document, revision: &Document, placed: Vec<Placed>) -> Vec<Change> {
    let mut all = placed;
    for (located, at) in attributed(base, revision, &all) {
        match at.and_then(|at| all.get_mut(at)) {
            Some(placed) => placed.change.client.push(located.change),
            None => all.push(Placed { change: alone(base, revision, located), places: [Vec::new(), Vec::new()] }),
        }
    }
    all.into_iter().map(|placed| placed.change).collect()
}

/// Whether it can be told what callers notice of a change of a document.
#[must_use]
pub fn knows_callers(base: &Document, revision: &Document) -> bool {
    client::surface(base).is_ok() && client::surface(revision).is_ok()
}

/// What callers notice, with the number of the change that it comes from.
fn attributed(base: &Document, revision: &Document, placed: &[Placed]) -> Vec<(Located, Option<usize>)> {
    let (Ok(was), Ok(is)) = (client::surface(base), client::surface(revision)) else { return Vec::new() };
    let found = client::changes(&was, &is);
    let places = Places::new(placed);
    let mut causes: HashMap<String, Option<usize>> = HashMap::new();
    for located in &found {
        causes.insert(located.change.item.clone(), cause([base, revision], located, &places));
    }
    let of = |located: &Located| {
        let own = causes.get(&located.change.item).copied().flatten();
        own.or_else(|| causes.get(located.because.as_ref()?).copied().flatten())
    };
    found.iter().map(|located| (located.clone(), of(located))).collect()
}

/// Changes by the places that they are about, in the base and in the revision.
struct Places<'p>([BTreeMap<&'p str, usize>; 2]);

impl<'p> Places<'p> {
    fn new(placed: &'p [Placed]) -> Places<'p> {
        let mut places = [BTreeMap::new(), BTreeMap::new()];
        for (at, one) in placed.iter().enumerate().filter(|(_, one)| one.change.axis != Axis::Wording) {
            for (places, own) in places.iter_mut().zip(&one.places) {
                for place in own {
                    places.entry(place.as_str()).or_insert(at);
                }
            }
        }
        Places(places)
    }

    /// The change that stands highest at a place or inside of it.
    fn within(&self, side: usize, place: &str) -> Option<(usize, usize)> {
        let places = self.0.get(side)?;
        let own = places.get(place).map(|at| (place.len(), *at));
        // What is inside follows its place and a slash.
        let inside = format!("{place}/");
        let inner = places.range(inside.as_str()..).take_while(|(one, _)| one.starts_with(&inside));
        own.or_else(|| inner.map(|(one, at)| (one.len(), *at)).min())
    }
}

/// The change that is about the place of an item, or about one that decides it: the nearest.
fn cause(documents: [&Document; 2], located: &Located, places: &Places<'_>) -> Option<usize> {
    let pointers = [&located.base, &located.revision];
    // A type that is called something else is that by itself, whatever else changed inside of it.
    let is_moved = located.base.is_some() && located.revision.is_some() && located.base != located.revision;
    if is_moved && !located.change.item.contains('.') {
        return None;
    }
    let mut found = Vec::new();
    for (side, (document, pointer)) in documents.iter().zip(pointers).enumerate() {
        let reached = pointer.as_ref().map_or(Vec::new(), |pointer| client::reach(document, pointer));
        let near = reached.iter().enumerate().find_map(|(far, place)| Some((far, places.within(side, place)?)));
        found.extend(near.or_else(|| Some((0, places.within(side, list_of(document, pointer.as_ref()?)?)?))));
    }
    found.into_iter().min().map(|(_, (_, at))| at)
}

/// The list that an item stands in: an edit of a list is one edit, whichever items it is about.
fn list_of<'p>(document: &Document, pointer: &'p str) -> Option<&'p str> {
    let (list, _) = pointer.rsplit_once('/')?;
    document.pointer(list).is_some_and(|node| !node.items().is_empty()).then_some(list)
}

/// Something that no edit on the wire explains, such as a schema that is called something else.
fn alone(base: &Document, revision: &Document, located: Located) -> Change {
    let Located { change, base: was, revision: is, .. } = located;
    let words = match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("was `{before}`, is `{after}`"),
        (Some(_), None) => "is gone".to_owned(),
        _ => "is new".to_owned(),
    };
    Change {
        id: CLIENT_ITEM_CHANGED.id.to_owned(),
        level: Level::Info,
        axis: Axis::Client,
        money: false,
        message: format!("`{}` {words}", change.item),
        base: was.and_then(|pointer| spot(base, pointer)),
        revision: is.and_then(|pointer| spot(revision, pointer)),
        uses: Vec::new(),
        client: vec![change],
        witness: None,
        notes: Vec::new(),
    }
}

/// The key that a pointer ends with, and its value.
fn spot(document: &Document, pointer: String) -> Option<Spot> {
    let node = document.pointer(&pointer)?;
    let parent = pointer.rsplit_once('/').and_then(|(parent, _)| document.pointer(parent));
    let entry = parent.and_then(|parent| parent.entries().iter().find(|entry| std::ptr::eq(&entry.value, node)));
    let start = entry.map_or(node.span.start, |entry| entry.key_span.start);
    Some(Spot { span: start..node.span.end, pointer })
}
