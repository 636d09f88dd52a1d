//! Notifications: requests that the provider sends.

use super::compare::operation;
use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{CALLBACK_ADDED, CALLBACK_REMOVED};
use super::operations::{Matched, Operation, matched, operations};
use crate::document::{Document, Node};

/// Compares the callbacks of an operation, which are paired by their name.
pub fn compare<'d>(to: &mut Comparing<'d>, number: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let all = |of: &Operation<'d>| of.node().get("callbacks").map_or(&[][..], Node::entries);
    let find = |of: &Operation<'d>, name: &str| of.node().get("callbacks").and_then(|callbacks| callbacks.entry(name));
    for new in all(is) {
        match find(was, &new.key) {
            Some(old) => {
                let inner = (within(to.base, &old.value), within(to.revision, &new.value));
                each(to, matched(inner.0, inner.1));
            }
            None => {
                let edit = Edit::new(&CALLBACK_ADDED, "is new", Anchor::Absent, Anchor::Entry(new));
                to.of(number, &format!("the callback `{}`", new.key), edit);
            }
        }
    }
    for old in all(was).iter().filter(|old| find(is, &old.key).is_none()) {
        let edit = Edit::new(&CALLBACK_REMOVED, "is gone", Anchor::Entry(old), Anchor::Absent);
        to.of(number, &format!("the callback `{}`", old.key), edit);
    }
}

/// Compares the `webhooks` of OpenAPI 3.1.
pub fn webhooks(to: &mut Comparing<'_>) {
    let all = |document| operations(document, document.root.get("webhooks"));
    let found = matched(all(to.base), all(to.revision));
    each(to, found);
}

fn within<'d>(document: &'d Document, callback: &'d Node) -> Vec<Operation<'d>> {
    operations(document, document.resolve(callback))
}

fn each<'d>(to: &mut Comparing<'d>, found: Matched<'d>) {
    for (was, is) in &found.both {
        let number = to.operation(is.label(), true);
        operation(to, number, was, is);
    }
    for gone in &found.removed {
        let number = to.operation(gone.label(), true);
        let edit = Edit::new(&CALLBACK_REMOVED, "is gone", Anchor::Entry(gone.entry), Anchor::Absent);
        to.of(number, &format!("the notification `{}`", gone.label()), edit);
    }
    for new in &found.added {
        let number = to.operation(new.label(), true);
        let edit = Edit::new(&CALLBACK_ADDED, "is new", Anchor::Absent, Anchor::Entry(new.entry));
        to.of(number, &format!("the notification `{}`", new.label()), edit);
    }
}
