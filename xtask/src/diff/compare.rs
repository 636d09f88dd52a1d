//! Everything that is compared, in the order of a document.

use std::collections::{BTreeSet, HashMap};

use super::assemble::Placed;
use super::change::Change;
use super::change::Level::{Breaking, Info};
use super::comparing::Comparing;
use super::edit::{Anchor, Edit, shown};
use super::events::{
    ENVELOPE_CHANGED, Event, OMIT_EMPTY_CHANGED, OPENAPI_CHANGED, OPERATION_ADDED, OPERATION_DEPRECATED,
    OPERATION_ID_CHANGED, OPERATION_REMOVED, OPERATION_REMOVED_DEPRECATED, OPERATION_REMOVED_EARLY,
    OPERATION_UNDEPRECATED, REFERENCE_CHANGED, TAGS_CHANGED, WORDING_CHANGED,
};
use super::operations::{Matched, Operation, matched, operations};
use super::schema::sorted;
use super::sunset::{self, Announced};
use super::{answers, assemble, bodies, effects, outcome, parameters, request_bytes, security, servers, wording};
use super::{callbacks, callers};
use crate::date::Date;
use crate::document::{Document, Entry, Node};

/// What changed between two documents, the worst first.
///
/// `today` decides whether a declared sunset has passed.
#[must_use]
pub fn compare(base: &Document, revision: &Document, today: Date) -> Vec<Change> {
    ordered(callers::told(base, revision, placed(base, revision, today)))
}

/// The same without a look at the generated crate, which takes most of the time.
#[cfg(test)]
pub fn on_the_wire(base: &Document, revision: &Document, today: Date) -> Vec<Change> {
    ordered(placed(base, revision, today).into_iter().map(|placed| placed.change).collect())
}

fn ordered(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by_key(assemble::order);
    changes
}

fn placed(base: &Document, revision: &Document, today: Date) -> Vec<Placed> {
    let mut to = Comparing::new(base, revision, today);
    root(&mut to);
    security::definitions(&mut to);
    let all = matched(operations(base, base.root.get("paths")), operations(revision, revision.root.get("paths")));
    gone_and_new(&mut to, &all);
    let kept = by_id(all.both.iter().map(|(was, _)| was));
    for (was, is) in &all.both {
        let number = to.operation(is.label(), false);
        operation(&mut to, number, was, is);
        callbacks::compare(&mut to, number, was, is);
        // Who calls it by its name sends what another operation of that name sent.
        if let Some(other) = is.id().filter(|_| was.id() != is.id()).and_then(|id| kept.get(id)) {
            request_bytes::moved(&mut to, number, other, is);
        }
    }
    callbacks::webhooks(&mut to);
    to.graph.run();
    assemble::changes(&to)
}

/// Compares the two sides of one operation.
pub fn operation<'d>(to: &mut Comparing<'d>, number: usize, was: &Operation<'d>, is: &Operation<'d>) {
    named(to, number, was, is);
    deprecated(to, number, was, is);
    // A notification goes where its own address says, and what it means is told by its operation.
    if !to.is_callback(number) {
        effects::compare(to, number, was, is);
        outcome::compare(to, number, was, is);
        servers::compare(to, number, was, is);
    }
    security::compare(to, number, was, is);
    parameters::compare(to, number, was, is);
    bodies::compare(to, number, was, is);
    request_bytes::compare(to, number, was, is);
    answers::compare(to, number, was, is);
}

fn root(to: &mut Comparing<'_>) {
    let (base, revision) = (&to.base.root, &to.revision.root);
    let mut edits = Vec::new();
    wording::compare(base, revision, &[], &mut edits);
    match (base.entry("info"), revision.entry("info")) {
        (Some(was), Some(is)) => wording::compare(&was.value, &is.value, &[], &mut edits),
        (None, None) => {}
        (was, is) => {
            let words =
                if is.is_some() { "says what it is (`info`)" } else { "does not say any more what it is (`info`)" };
            edits.push(Edit::new(&WORDING_CHANGED, words, Anchor::entry(was), Anchor::entry(is)));
        }
    }
    for (key, event, words) in [
        ("x-envelope", &ENVELOPE_CHANGED, "wraps its answers in another way"),
        ("x-omit-empty", &OMIT_EMPTY_CHANGED, "treats empty values in another way"),
    ] {
        let (was, is) = (base.entry(key), revision.entry(key));
        if was.and_then(|entry| meaning(&entry.value)) != is.and_then(|entry| meaning(&entry.value)) {
            edits.push(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)));
        } else if let (Some(was), Some(is)) = (was, is) {
            wording::compare(&was.value, &is.value, &[], &mut edits);
        }
    }
    edits.extend(tags(base, revision));
    edits.extend(version(base, revision));
    for edit in edits {
        to.say("the document", edit);
    }
}

/// What a mark of the whole document says, without its source; one that is off says nothing.
fn meaning(node: &Node) -> Option<BTreeSet<String>> {
    match node.entries() {
        [] => (node.as_bool() != Some(false)).then(|| BTreeSet::from([sorted(node)])),
        entries => {
            let kept = entries.iter().filter(|entry| entry.key != "x-source");
            Some(kept.map(|entry| format!("{}:{}", entry.key, sorted(&entry.value))).collect())
        }
    }
}

/// Which OpenAPI it is; the last number of a version corrects mistakes only.
fn version<'d>(base: &'d Node, revision: &'d Node) -> Option<Edit<'d>> {
    let (was, is) = (base.entry("openapi"), revision.entry("openapi"));
    let text = |entry: Option<&Entry>| entry.map_or("none".to_owned(), |entry| shown(&entry.value));
    let minor = |entry: Option<&Entry>| {
        let text = entry.and_then(|entry| entry.value.as_str()).unwrap_or_default();
        text.split('.').take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    if text(was) == text(is) {
        return None;
    }
    let words = format!("is written in OpenAPI {}, was in {}", text(is), text(was));
    let edit = Edit::new(&OPENAPI_CHANGED, words, Anchor::entry(was), Anchor::entry(is));
    Some(if minor(was) == minor(is) { edit.with_levels(Info, Info) } else { edit })
}

/// What groups are called and said to be; their order makes no difference.
fn tags<'d>(base: &'d Node, revision: &'d Node) -> Option<Edit<'d>> {
    let texts = |node: &Node| {
        let mut all: Vec<String> = node.get("tags").map_or(&[][..], Node::items).iter().map(sorted).collect();
        all.sort();
        all
    };
    let anchor = |node: &'d Node| Anchor::entry(node.entry("tags"));
    (texts(base) != texts(revision))
        .then(|| Edit::new(&WORDING_CHANGED, "describes its groups in other words", anchor(base), anchor(revision)))
}

type ById<'o, 'd> = HashMap<&'d str, &'o Operation<'d>>;

fn by_id<'o, 'd>(operations: impl IntoIterator<Item = &'o Operation<'d>>) -> ById<'o, 'd> {
    operations.into_iter().filter_map(|one| Some((one.id()?, one))).collect()
}

fn gone_and_new<'d>(to: &mut Comparing<'d>, all: &Matched<'d>) {
    let (removed_by_id, added_by_id) = (by_id(&all.removed), by_id(&all.added));
    for gone in &all.removed {
        let number = to.operation(gone.label(), false);
        if let Some(new) = gone.id().and_then(|id| added_by_id.get(id)) {
            request_bytes::moved(to, number, gone, new);
        }
        let edit = lost(to, gone).unwrap_or_else(|| removed(to, gone));
        let edit = edit.hinted(hint(gone, &added_by_id, "is").as_deref());
        to.of(number, &subject(gone), edit);
    }
    for new in &all.added {
        let number = to.operation(new.label(), false);
        let edit = Edit::new(&OPERATION_ADDED, "is new", Anchor::Absent, Anchor::Entry(new.entry));
        to.of(number, &subject(new), edit.hinted(hint(new, &removed_by_id, "was").as_deref()));
    }
}

/// What is behind a path's reference is not gone, but unknown, where that leads nowhere now.
fn lost<'d>(to: &Comparing<'d>, gone: &Operation<'d>) -> Option<Edit<'d>> {
    let path = to.revision.root.get("paths")?.entry(gone.path)?;
    let reference = path.value.reference().filter(|_| to.revision.resolve(&path.value).is_none())?;
    let words = format!("refers to `{reference}`, which leads nowhere");
    let edit = Edit::new(&REFERENCE_CHANGED, words, Anchor::Entry(gone.entry), Anchor::Entry(path));
    Some(edit.with_levels(Breaking, Breaking))
}

/// The removal of an operation; one that was announced in time breaks nothing.
pub fn removed<'d>(to: &Comparing<'d>, gone: &Operation<'d>) -> Edit<'d> {
    let anchor = Anchor::Entry(gone.entry);
    let (event, words): (&'static Event, String) = match Announced::of(gone.node(), to.today) {
        Announced::No => (&OPERATION_REMOVED, "is gone".to_owned()),
        Announced::Due(None) => (&OPERATION_REMOVED_DEPRECATED, "is gone, and was deprecated".to_owned()),
        Announced::Due(Some(day)) => {
            (&OPERATION_REMOVED_DEPRECATED, format!("is gone, and was announced to work until {day}"))
        }
        Announced::Until(day) => (&OPERATION_REMOVED_EARLY, format!("is gone, and was announced to work until {day}")),
    };
    Edit::new(event, words, anchor, Anchor::Absent)
}

fn subject(operation: &Operation<'_>) -> String {
    let place = format!("{} {}", operation.entry.key.to_uppercase(), operation.path);
    match operation.id() {
        Some(id) => format!("`{id}` ({place})"),
        None => format!("`{place}`"),
    }
}

/// An operation of the other side with the same name.
fn hint(of: &Operation<'_>, others: &ById<'_, '_>, verb: &str) -> Option<String> {
    let id = of.id()?;
    let other = others.get(id)?;
    Some(format!("perhaps it {verb} {} {}: the operationId is the same", other.entry.key.to_uppercase(), other.path))
}

fn named<'d>(to: &mut Comparing<'d>, number: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let entries = |key: &str| (was.node().entry(key), is.node().entry(key));
    let (old, new) = entries("operationId");
    if was.id() != is.id() {
        let words = match (was.id(), is.id()) {
            (Some(was), Some(is)) => format!("was called `{was}`, is called `{is}`"),
            (None, Some(is)) => format!("is called `{is}`, had no operationId"),
            _ => "has no operationId any more".to_owned(),
        };
        let place = format!("{} {}", is.entry.key.to_uppercase(), is.path);
        to.of(number, &place, Edit::new(&OPERATION_ID_CHANGED, words, Anchor::entry(old), Anchor::entry(new)));
    }
    let (old, new) = entries("tags");
    let groups = |entry: &Entry| entry.value.items().iter().map(sorted).collect::<BTreeSet<String>>();
    if old.map(groups).unwrap_or_default() != new.map(groups).unwrap_or_default() {
        let edit = Edit::new(&TAGS_CHANGED, "is in another group", Anchor::entry(old), Anchor::entry(new));
        to.of(number, &is.label(), edit);
    }
    let mut edits = Vec::new();
    wording::compare(was.node(), is.node(), &[], &mut edits);
    wording::compare(was.item, is.item, &[], &mut edits);
    for edit in edits {
        to.of(number, &is.label(), edit);
    }
}

fn deprecated<'d>(to: &mut Comparing<'d>, number: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let flag = |of: &Operation<'d>| of.node().get("deprecated").and_then(Node::as_bool) == Some(true);
    let anchor = |of: &Operation<'d>, key: &str| Anchor::entry(of.node().entry(key));
    let change = match (flag(was), flag(is)) {
        (false, true) => Some((&OPERATION_DEPRECATED, "is deprecated")),
        (true, false) => Some((&OPERATION_UNDEPRECATED, "is not deprecated any more")),
        _ => None,
    };
    if let Some((event, words)) = change {
        let edit = Edit::new(event, words, anchor(was, "deprecated"), anchor(is, "deprecated"));
        to.of(number, &is.label(), edit);
    }
    let sunsets = (was.node().entry("x-sunset"), is.node().entry("x-sunset"));
    if let Some(edit) = sunset::moved(sunsets.0, sunsets.1, flag(is)) {
        to.of(number, &is.label(), edit);
    }
}
