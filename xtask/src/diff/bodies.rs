//! Request bodies.

use super::change::Level::Breaking;
use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{
    ADDED, ADDED_REQUIRED, REMOVED, REQUEST_MEDIA_TYPE_ADDED, REQUEST_MEDIA_TYPE_REMOVED, REQUEST_MEDIA_TYPE_WIDENED,
    Role,
};
use super::media::{self, At, Events};
use super::operations::Operation;
use super::{required, wording};
use crate::document::Entry;

const EVENTS: Events = Events {
    added: &REQUEST_MEDIA_TYPE_ADDED,
    removed: &REQUEST_MEDIA_TYPE_REMOVED,
    specialized: &REQUEST_MEDIA_TYPE_REMOVED,
    generalized: &REQUEST_MEDIA_TYPE_REMOVED,
    ranged: &REQUEST_MEDIA_TYPE_WIDENED,
};

/// Compares the bodies of an operation's requests.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let (old, new) = (was.node().entry("requestBody"), is.node().entry("requestBody"));
    let subject = format!("the body of {}", is.label());
    let edit = match (old, new) {
        (None, None) => return,
        (Some(old), Some(new)) => return both(to, operation, &subject, old, new),
        (Some(old), None) => {
            Edit::new(&REMOVED, "is gone", Anchor::Entry(old), Anchor::Absent).with_levels(Breaking, Breaking)
        }
        (None, Some(new)) => {
            let (event, words) = match required::is_required(to.revision.resolve(&new.value)) {
                true => (&ADDED_REQUIRED, "is new and required"),
                false => (&ADDED, "is new"),
            };
            Edit::new(event, words, Anchor::Absent, Anchor::Entry(new))
        }
    };
    to.as_role(operation, Role::RequestBody, &subject, edit);
}

fn both<'d>(to: &mut Comparing<'d>, operation: usize, subject: &str, old: &'d Entry, new: &'d Entry) {
    let role = Role::RequestBody;
    let Some((was, is)) = to.resolved(operation, role, subject, (&old.value, &new.value)) else { return };
    if let Some(edit) = required::compare(was, is) {
        to.as_role(operation, Role::RequestBody, subject, edit);
    }
    let mut words = Vec::new();
    wording::compare(was, is, &[], &mut words);
    for edit in words {
        to.of(operation, subject, edit);
    }
    let at = At { operation, role: Role::RequestBody, subject };
    media::compare(to, at, was.get("content"), is.get("content"), &EVENTS);
}
