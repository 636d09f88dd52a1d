//! `x-sunset` is a day, and stands beside `deprecated`.

use super::check::Report;
use crate::document::{Entry, Node};
use crate::extension::Sunset;

/// Checks one.
pub fn check<'a>(report: &mut Report<'a, '_>, entry: &'a Entry, place: &'a Node) {
    let read: Option<Sunset> = report.read(entry);
    if read.is_some() && place.get("deprecated").and_then(Node::as_bool) != Some(true) {
        report.add(
            entry,
            entry.key_span.clone(),
            "this is not deprecated",
            "add `deprecated: true` beside it, or remove it",
        );
    }
}
