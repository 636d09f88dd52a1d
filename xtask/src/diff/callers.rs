//! What callers of the generated crate notice, beside the edit that it comes from.

use std::collections::HashMap;

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

/// What callers notice, with the number of the change that it comes from.
fn attributed(base: &Document, revision: &Document, placed: &[Placed]) -> Vec<(Located, Option<usize>)> {
    let (Ok(was), Ok(is)) = (client::surface(base), client::surface(revision)) else { return Vec::new() };
    let found = client::changes(&was, &is);
    let mut causes: HashMap<String, Option<usize>> = HashMap::new();
    for located in &found {
        causes.insert(located.change.item.clone(), cause([base, revision], located, placed));
    }
    let of = |located: &Located| {
        let own = causes.get(&located.change.item).copied().flatten();
        own.or_else(|| causes.get(located.because.as_ref()?).copied().flatten())
    };
    found.iter().map(|located| (located.clone(), of(located))).collect()
}

/// The change that is about the place of an item, or about one that decides it.
fn cause(documents: [&Document; 2], located: &Located, placed: &[Placed]) -> Option<usize> {
    let pointers = [&located.base, &located.revision];
    // A type that is called something else is that by itself, whatever else changed inside of it.
    if located.base.is_some() && located.revision.is_some() && located.base != located.revision {
        let is_member = located.change.item.contains('.');
        if !is_member {
            return None;
        }
    }
    let reached: Vec<Vec<String>> = documents
        .iter()
        .zip(pointers)
        .map(|(document, pointer)| pointer.as_ref().map_or(Vec::new(), |pointer| client::reach(document, pointer)))
        .collect();
    let fit = |one: &Placed| -> Option<(usize, usize)> {
        let fits = one.places.iter().zip(&reached).flat_map(|(places, reached)| {
            let near =
                |place: &String| reached.iter().position(|from| is_within(place, from)).map(|far| (far, place.len()));
            places.iter().filter_map(near)
        });
        fits.min_by_key(|(far, length)| (*far, *length))
    };
    let candidates = placed.iter().enumerate().filter(|(_, one)| one.change.axis != Axis::Wording);
    // The nearest place, and there the edit that stands highest.
    candidates.filter_map(|(at, one)| Some((fit(one)?, at))).min().map(|(_, at)| at)
}

fn is_within(place: &str, of: &str) -> bool {
    place.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
