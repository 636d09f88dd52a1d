//! What is said to people about a schema, and where it comes from.

use std::collections::BTreeMap;

use super::texts::sorted;
use crate::diff::edit::{Anchor, Edit};
use crate::diff::events::{VARIANT_NAMES_CHANGED, VARIANT_NAMES_SWAPPED};
use crate::diff::view::View;
use crate::diff::wording::{Said, errata, regraded, said};
use crate::document::{Entry, Node};

const NAMES: &str = "x-enum-varnames";

/// Compares descriptions, examples and extensions that do not decide what is valid.
pub fn compare<'d>(base: &View<'d>, revision: &View<'d>, edits: &mut Vec<Edit<'d>>) {
    let mut keys: Vec<&str> = Vec::new();
    for entry in base.parts.iter().chain(&revision.parts).flat_map(|part| part.entries()) {
        if !keys.contains(&entry.key.as_str()) {
            keys.push(&entry.key);
        }
    }
    for key in keys {
        let Some(Said { event, what }) = said(key) else { continue };
        let (was, is) = (own(base, revision, key), own(revision, base, key));
        if key == "x-errata" {
            errata(was, is, edits);
            continue;
        }
        if key == NAMES {
            edits.extend(names(base, revision, was, is));
            continue;
        }
        if was.is_some() || is.is_some() {
            edits.push(Edit::new(
                event,
                format!("has another {what}{}", regraded(was, is)),
                Anchor::entry(was),
                Anchor::entry(is),
            ));
        }
    }
}

/// Names in code, each with its value: both lists may be written in any order, as long as they go together.
fn names<'d>(base: &View<'d>, revision: &View<'d>, was: Option<&'d Entry>, is: Option<&'d Entry>) -> Option<Edit<'d>> {
    let (old, new) = (named(base), named(revision));
    if old == new {
        return None;
    }
    // The value is still there under another name, and its name is that of another value.
    let is_swapped = |(value, name): (&String, &String)| {
        new.get(value).is_some_and(|now| now != name) && new.values().any(|now| now == name)
    };
    let anchors = |key: &str, own: Option<&'d Entry>, view: &View<'d>| Anchor::entry(own.or_else(|| view.entry(key)));
    let (base, revision) = (anchors(NAMES, was, base), anchors(NAMES, is, revision));
    Some(match old.iter().any(is_swapped) {
        true => Edit::new(&VARIANT_NAMES_SWAPPED, "has names that stand for other values", base, revision),
        false => Edit::new(&VARIANT_NAMES_CHANGED, "has another list of names for its values", base, revision),
    })
}

/// The name of each value.
fn named(view: &View<'_>) -> BTreeMap<String, String> {
    let list =
        |part: &Node, key: &str| part.get(key).map_or(Vec::new(), |list| list.items().iter().map(sorted).collect());
    view.parts.iter().flat_map(|part| list(part, "enum").into_iter().zip(list(part, NAMES))).collect()
}

/// The first entry that the other side does not have with the same value.
fn own<'d>(view: &View<'d>, other: &View<'d>, key: &str) -> Option<&'d Entry> {
    view.entries(key).find(|entry| !other.entries(key).any(|one| sorted(&one.value) == sorted(&entry.value)))
}
