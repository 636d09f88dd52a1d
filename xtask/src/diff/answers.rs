//! Answers: their statuses, headers and content.

use super::change::Side;
use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{
    ADDED, ERROR_STATUS_ADDED, ERROR_STATUS_REMOVED, Event, REMOVED, REMOVED_OPTIONAL, RESPONSE_MEDIA_TYPE_ADDED,
    RESPONSE_MEDIA_TYPE_GENERALIZED, RESPONSE_MEDIA_TYPE_REMOVED, RESPONSE_MEDIA_TYPE_SPECIALIZED, Role,
    SERIALIZATION_CHANGED, SUCCESS_STATUS_ADDED, SUCCESS_STATUS_NARROWED, SUCCESS_STATUS_REMOVED,
    SUCCESS_STATUS_WIDENED,
};
use super::media::{self, At, Events};
use super::operations::Operation;
use super::schema::Form;
use super::{links, required, wording};
use crate::document::{Entry, Node};

const EVENTS: Events = Events {
    added: &RESPONSE_MEDIA_TYPE_ADDED,
    removed: &RESPONSE_MEDIA_TYPE_REMOVED,
    specialized: &RESPONSE_MEDIA_TYPE_SPECIALIZED,
    generalized: &RESPONSE_MEDIA_TYPE_GENERALIZED,
    ranged: &RESPONSE_MEDIA_TYPE_GENERALIZED,
};

/// Compares the answers of an operation.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let all = |operation: &Operation<'d>| -> Vec<&'d Entry> {
        let answers = operation.node().get("responses").map_or(&[][..], Node::entries).iter();
        answers.filter(|entry| !entry.key.starts_with("x-")).collect()
    };
    let (mut old, mut new) = (all(was), all(is));
    // A status within a range of the other side stands for it; what that means for a success and for an error.
    let rules: [(Rule, Option<[&'static Event; 2]>); 3] = [
        (|was, is| was.eq_ignore_ascii_case(is), None),
        (|was, is| is_in_range(was, is), Some([&SUCCESS_STATUS_WIDENED, &ERROR_STATUS_ADDED])),
        (|was, is| is_in_range(is, was), Some([&SUCCESS_STATUS_NARROWED, &ERROR_STATUS_REMOVED])),
    ];
    for (fits, events) in rules {
        for (one, other) in take(&mut old, &mut new, fits) {
            if let Some([success, error]) = events {
                let event = if is_success(&one.key) { success } else { error };
                let words = format!("may answer with {}, was {}", other.key, one.key);
                say(to, operation, is, Edit::new(event, words, Anchor::Entry(one), Anchor::Entry(other)));
            }
            both(to, operation, is, one, other);
        }
    }
    for gone in old {
        let event = if is_success(&gone.key) { &SUCCESS_STATUS_REMOVED } else { &ERROR_STATUS_REMOVED };
        let words = format!("has no answer {} any more", gone.key);
        say(to, operation, is, Edit::new(event, words, Anchor::Entry(gone), Anchor::Absent));
    }
    // A status of its own within a range or beside `default` was answered so before.
    let before = all(was);
    for come in &new {
        let ranges = before.iter().filter(|old| is_in_range(&come.key, &old.key));
        let covering = ranges.chain(before.iter().filter(|old| old.key == "default")).next();
        if let Some(old) = covering {
            both(to, operation, is, old, come);
        }
    }
    for come in new {
        let event = if is_success(&come.key) { &SUCCESS_STATUS_ADDED } else { &ERROR_STATUS_ADDED };
        let words = format!("may answer with {}", come.key);
        say(to, operation, is, Edit::new(event, words, Anchor::Absent, Anchor::Entry(come)));
    }
}

type Rule = fn(&str, &str) -> bool;

fn say<'d>(to: &mut Comparing<'d>, operation: usize, is: &Operation<'d>, edit: Edit<'d>) {
    to.on(operation, Side::Response, &is.label(), edit);
}

/// Takes those out of both lists that stand for each other; a range may stand for several.
fn take<'d>(old: &mut Vec<&'d Entry>, new: &mut Vec<&'d Entry>, fits: Rule) -> Vec<(&'d Entry, &'d Entry)> {
    let mut found = Vec::new();
    for one in old.iter() {
        found.extend(new.iter().filter(|other| fits(&one.key, &other.key)).map(|other| (*one, *other)));
    }
    old.retain(|one| !found.iter().any(|(taken, _)| std::ptr::eq(*taken, *one)));
    new.retain(|one| !found.iter().any(|(_, taken)| std::ptr::eq(*taken, *one)));
    found
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// `200` is in `2XX`.
fn is_in_range(status: &str, range: &str) -> bool {
    let (Some(first), Some(rest)) = (range.chars().next(), range.get(1..)) else { return false };
    rest.eq_ignore_ascii_case("xx") && status.starts_with(first) && !status.eq_ignore_ascii_case(range)
}

fn both<'d>(to: &mut Comparing<'d>, operation: usize, of: &Operation<'d>, old: &'d Entry, new: &'d Entry) {
    let subject = format!("the answer {} of {}", new.key, of.label());
    let role = Role::ResponseBody;
    let Some((was, is)) = to.resolved(operation, role, &subject, (&old.value, &new.value)) else { return };
    let mut words = Vec::new();
    wording::compare(was, is, &[], &mut words);
    for edit in words {
        to.of(operation, &subject, edit);
    }
    headers(to, operation, was, is);
    links::compare(to, operation, &subject, was, is);
    let at = At { operation, role: Role::ResponseBody, subject: &subject };
    media::compare(to, at, was.get("content"), is.get("content"), &EVENTS);
}

/// Compares headers, whose names are the same in any case.
fn headers<'d>(to: &mut Comparing<'d>, operation: usize, was: &'d Node, is: &'d Node) {
    let all = |node: &'d Node| node.get("headers").map_or(&[][..], Node::entries).iter();
    // The media type is described by `content`.
    let named = |entry: &&Entry| !entry.key.eq_ignore_ascii_case("content-type");
    let find = |node: &'d Node, name: &str| all(node).find(|entry| entry.key.eq_ignore_ascii_case(name));
    for new in all(is).filter(named) {
        let subject = format!("the header `{}`", new.key);
        match find(was, &new.key) {
            Some(old) => header(to, operation, &subject, old, new),
            None => {
                let edit = Edit::new(&ADDED, "is new", Anchor::Absent, Anchor::Entry(new));
                to.as_role(operation, Role::ResponseHeader, &subject, edit);
            }
        }
    }
    for old in all(was).filter(named).filter(|old| find(is, &old.key).is_none()) {
        let event = match required::is_required(to.base.resolve(&old.value)) {
            true => &REMOVED,
            false => &REMOVED_OPTIONAL,
        };
        let edit = Edit::new(event, "is gone", Anchor::Entry(old), Anchor::Absent);
        to.as_role(operation, Role::ResponseHeader, &format!("the header `{}`", old.key), edit);
    }
}

fn header<'d>(to: &mut Comparing<'d>, operation: usize, subject: &str, old: &'d Entry, new: &'d Entry) {
    let Some((was, is)) = to.resolved(operation, Role::ResponseHeader, subject, (&old.value, &new.value)) else {
        return;
    };
    if let Some(edit) = required::compare(was, is) {
        to.as_role(operation, Role::ResponseHeader, subject, edit);
    }
    let mut words = Vec::new();
    wording::compare(was, is, &[], &mut words);
    for edit in words {
        to.of(operation, subject, edit);
    }
    let content = |node: &'d Node| node.get("content").and_then(|content| content.entries().first());
    match (content(was), content(is)) {
        (None, None) => {
            to.schemas(operation, Role::ResponseHeader, (was.get("schema"), is.get("schema")), subject, Form::Text);
        }
        (Some(old), Some(new)) if media::essence(&old.key) == media::essence(&new.key) => {
            let schemas = (old.value.get("schema"), new.value.get("schema"));
            to.schemas(operation, Role::ResponseHeader, schemas, subject, media::form(&new.key));
        }
        (old, new) => {
            let anchors = (Anchor::entry(old), Anchor::entry(new));
            let edit = Edit::new(&SERIALIZATION_CHANGED, "is written in another way", anchors.0, anchors.1);
            to.as_role(operation, Role::ResponseHeader, subject, edit);
        }
    }
}
