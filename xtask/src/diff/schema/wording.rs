//! What is said to people about a schema, and where it comes from.

use super::texts::sorted;
use crate::diff::edit::{Anchor, Edit};
use crate::diff::view::View;
use crate::diff::wording::{Said, errata, regraded, said};
use crate::document::Entry;

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

/// The first entry that the other side does not have with the same value.
fn own<'d>(view: &View<'d>, other: &View<'d>, key: &str) -> Option<&'d Entry> {
    view.entries(key).find(|entry| !other.entries(key).any(|one| sorted(&one.value) == sorted(&entry.value)))
}
