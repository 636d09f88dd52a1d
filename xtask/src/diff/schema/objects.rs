//! Properties, other keys, and items.

use std::collections::HashSet;

use super::relation::{Relation, relation};
use super::types::Types;
use super::{By, Form, Graph, Step};
use crate::diff::change::Level::{Breaking, Info, Warning};
use crate::diff::edit::{Anchor, Edit};
use crate::diff::events::{
    ADDED, ADDED_REQUIRED, ADDED_TO_CLOSED, CLOSED, Event, NOT_READ_ONLY, NOT_READ_ONLY_REQUIRED, NOT_WRITE_ONLY,
    NOT_WRITE_ONLY_REQUIRED, OPENED, OPTIONAL, READ_ONLY, REMOVED, REMOVED_OPTIONAL, REMOVED_REFUSED, REQUIRED,
    VALUES_OPENED, VALUES_RESTRICTED, WRITE_ONLY, WRITE_ONLY_REQUIRED,
};
use crate::diff::sunset::{self, Announced};
use crate::diff::view::View;
use crate::document::{Document, Entry, Node};

/// How many properties may be gone or new for a guess at which was renamed.
const MOST_TWINS: usize = 12;

/// A property as all parts describe it together.
struct Property<'d> {
    view: View<'d>,
    /// Where it is declared; a name can be required without that.
    entry: Option<&'d Entry>,
    /// The list that requires it.
    required: Option<&'d Entry>,
    /// The list that could.
    list: Option<&'d Entry>,
}

impl<'d> Property<'d> {
    fn find(document: &'d Document, view: &View<'d>, name: &str) -> Property<'d> {
        let mut entries = view.entries("properties").filter_map(|properties| properties.value.entry(name)).peekable();
        let entry = entries.peek().copied();
        let list = view.entry("required");
        Property {
            view: View::of(document, entries.map(|entry| &entry.value)),
            entry,
            required: required(view, name),
            list,
        }
    }

    fn is_there(&self) -> bool {
        self.entry.is_some() || self.required.is_some()
    }

    fn anchor(&self) -> Anchor<'d> {
        Anchor::entry(self.entry.or(self.required))
    }

    fn read_only(&self) -> bool {
        self.view.flag("readOnly")
    }

    fn write_only(&self) -> bool {
        self.view.flag("writeOnly")
    }
}

fn required<'d>(view: &View<'d>, name: &str) -> Option<&'d Entry> {
    view.entries("required").find(|entry| entry.value.items().iter().any(|one| one.as_str() == Some(name)))
}

/// Compares what is inside of objects and lists.
pub fn compare<'d>(
    graph: &mut Graph<'d>,
    pair: usize,
    base: &View<'d>,
    revision: &View<'d>,
    common: Types,
    form: Form,
    edits: &mut Vec<Edit<'d>>,
) {
    if common.objects() {
        let objects = Objects { base, revision, pair, form };
        objects.properties(graph, edits);
        objects.others(graph, edits);
    }
    let items = |view: &View<'d>| view.entries("items").map(|entry| &entry.value).collect::<Vec<_>>();
    let (was, is) = (items(base), items(revision));
    if common.arrays() && (!was.is_empty() || !is.is_empty()) {
        let views = (View::of(graph.base, was), View::of(graph.revision, is));
        graph.child(pair, views, &By::each("[]"), form.inner());
    }
}

struct Objects<'a, 'd> {
    base: &'a View<'d>,
    revision: &'a View<'d>,
    pair: usize,
    form: Form,
}

impl<'d> Objects<'_, 'd> {
    fn properties(&self, graph: &mut Graph<'d>, edits: &mut Vec<Edit<'d>>) {
        for name in names(self.base, self.revision) {
            let was = Property::find(graph.base, self.base, name);
            let is = Property::find(graph.revision, self.revision, name);
            match (was.is_there(), is.is_there()) {
                (true, true) => self.both(graph, name, was, is, edits),
                (false, true) => {
                    edits.push(self.added(graph, name, &is).of_property(name, [was.anchor(), is.anchor()]))
                }
                (true, false) => {
                    edits.push(self.removed(graph, name, &was).of_property(name, [was.anchor(), is.anchor()]))
                }
                (false, false) => {}
            }
        }
    }

    fn both(
        &self,
        graph: &mut Graph<'d>,
        name: &'d str,
        was: Property<'d>,
        is: Property<'d>,
        edits: &mut Vec<Edit<'d>>,
    ) {
        let marks = [required_edit(&was, &is), read_only(&was, &is), write_only(&was, &is)];
        edits.extend(marks.into_iter().flatten().map(|edit| edit.of_property(name, [was.anchor(), is.anchor()])));
        let step = Step::Inside { request: !is.read_only(), response: !is.write_only() };
        let form = graph.part(self.form, name);
        graph.child(self.pair, (was.view, is.view), &By::property(name, step), form);
    }

    fn added(&self, graph: &Graph<'d>, name: &str, is: &Property<'d>) -> Edit<'d> {
        let was_closed = matches!(openness(self.base), Openness::Closed);
        let event = match (is.required.is_some(), was_closed) {
            (true, _) => &ADDED_REQUIRED,
            (false, true) => &ADDED_TO_CLOSED,
            (false, false) => &ADDED,
        };
        let words = if is.required.is_some() { "is new and required" } else { "is new" };
        let edit = Edit::new(event, words, Anchor::Absent, is.anchor());
        let edit = if is.read_only() { edit.with_levels(Info, Info) } else { edit };
        match self.twin(graph, &is.view, Side::Base) {
            Some(old) => edit.with_note(format!("perhaps `{old}` is called `{name}` now: the schema is the same")),
            None => edit,
        }
    }

    fn removed(&self, graph: &Graph<'d>, name: &str, was: &Property<'d>) -> Edit<'d> {
        let event: &'static Event = match (was.required.is_some(), openness(self.revision)) {
            (_, Openness::Closed) => &REMOVED_REFUSED,
            (true, _) => &REMOVED,
            (false, _) => &REMOVED_OPTIONAL,
        };
        let edit = Edit::new(event, "is gone", was.anchor(), Anchor::Absent);
        let refused = matches!(openness(self.revision), Openness::Closed);
        let value = |key| was.view.entry(key).map(|entry| &entry.value);
        let announced = Announced::new(value("deprecated"), value("x-sunset"), graph.today);
        let response = if was.required.is_some() { Breaking } else { Warning };
        let request = if refused { Breaking } else { Warning };
        let edit = match (was.read_only(), was.write_only()) {
            _ if announced != Announced::No => sunset::judged(edit, announced),
            (true, _) => edit.with_levels(Info, response),
            (_, true) => edit.with_levels(request, Info),
            _ => edit.with_levels(request, response),
        };
        match self.twin(graph, &was.view, Side::Revision) {
            Some(new) => edit.with_note(format!("perhaps `{name}` is called `{new}` now: the schema is the same")),
            None => edit,
        }
    }

    /// The one property that only the other side has, with the same schema.
    fn twin(&self, graph: &Graph<'d>, view: &View<'d>, side: Side) -> Option<&'d str> {
        let (here, there, document) = match side {
            Side::Base => (self.revision, self.base, graph.base),
            Side::Revision => (self.base, self.revision, graph.revision),
        };
        let own: HashSet<&str> = declared(here).collect();
        let alone: Vec<&str> = declared(there).filter(|name| !own.contains(name)).collect();
        // Among many no one is the one.
        if alone.len() > MOST_TWINS {
            return None;
        }
        let mut twins = alone.into_iter().filter(|name| {
            let other = Property::find(document, there, name).view;
            let views = match side {
                Side::Base => (other, view.clone()),
                Side::Revision => (view.clone(), other),
            };
            relation(graph, views.0, views.1, self.form.inner()) == Relation::Same
        });
        let only = twins.next();
        only.filter(|_| twins.next().is_none())
    }

    fn others(&self, graph: &mut Graph<'d>, edits: &mut Vec<Edit<'d>>) {
        let anchor = |view: &View<'d>| Anchor::entry(view.entry("additionalProperties"));
        let (event, words) = match (openness(self.base), openness(self.revision)) {
            (Openness::Open, Openness::Closed) | (Openness::Typed(_), Openness::Closed) => {
                (&CLOSED, "takes no other keys any more")
            }
            (Openness::Closed, Openness::Open) | (Openness::Closed, Openness::Typed(_)) => {
                (&OPENED, "takes other keys too")
            }
            (Openness::Open, Openness::Typed(_)) => (&VALUES_RESTRICTED, "restricts the values of other keys"),
            (Openness::Typed(_), Openness::Open) => (&VALUES_OPENED, "takes any value for other keys"),
            (Openness::Typed(was), Openness::Typed(is)) => {
                let views = (View::of(graph.base, was), View::of(graph.revision, is));
                return graph.child(self.pair, views, &By::each(".*"), self.form.inner());
            }
            (Openness::Open, Openness::Open) | (Openness::Closed, Openness::Closed) => return,
        };
        edits.push(Edit::new(event, words, anchor(self.base), anchor(self.revision)));
    }
}

#[derive(Clone, Copy)]
enum Side {
    Base,
    Revision,
}

/// What is said of keys that are not declared.
enum Openness<'d> {
    Open,
    Closed,
    Typed(Vec<&'d Node>),
}

fn openness<'d>(view: &View<'d>) -> Openness<'d> {
    let stated: Vec<&Node> = view.entries("additionalProperties").map(|entry| &entry.value).collect();
    if stated.iter().any(|one| one.as_bool() == Some(false)) {
        return Openness::Closed;
    }
    let typed: Vec<&Node> = stated.into_iter().filter(|one| !one.entries().is_empty()).collect();
    if typed.is_empty() { Openness::Open } else { Openness::Typed(typed) }
}

fn declared<'d>(view: &View<'d>) -> impl Iterator<Item = &'d str> {
    let maps: Vec<&Node> = view.entries("properties").map(|entry| &entry.value).collect();
    maps.into_iter().flat_map(Node::entries).map(|entry| entry.key.as_str())
}

/// All names, those of the revision first, each once.
fn names<'d>(base: &View<'d>, revision: &View<'d>) -> Vec<&'d str> {
    let mut seen = HashSet::new();
    let listed = |view: &View<'d>| {
        let lists: Vec<&Node> = view.entries("required").map(|entry| &entry.value).collect();
        lists.into_iter().flat_map(Node::items).filter_map(Node::as_str).collect::<Vec<_>>()
    };
    let all = declared(revision).chain(declared(base)).chain(listed(revision)).chain(listed(base));
    all.filter(|name| seen.insert(*name)).collect()
}

fn required_edit<'d>(was: &Property<'d>, is: &Property<'d>) -> Option<Edit<'d>> {
    let anchor = |property: &Property<'d>| Anchor::entry(property.required.or(property.list));
    let (event, words) = match (was.required.is_some(), is.required.is_some()) {
        (false, true) => (&REQUIRED, "became required"),
        (true, false) => (&OPTIONAL, "became optional"),
        _ => return None,
    };
    let edit = Edit::new(event, words, anchor(was), anchor(is));
    // Only one side has it, so the other is not concerned.
    match (is.read_only(), is.write_only()) {
        (true, _) => Some(edit.with_levels(Info, event.response)),
        (_, true) => Some(edit.with_levels(event.request, Info)),
        _ => Some(edit),
    }
}

fn read_only<'d>(was: &Property<'d>, is: &Property<'d>) -> Option<Edit<'d>> {
    let (event, words) = match (was.read_only(), is.read_only()) {
        (false, true) => (&READ_ONLY, "became read-only"),
        (true, false) if is.required.is_some() => (&NOT_READ_ONLY_REQUIRED, "is not read-only any more, and required"),
        (true, false) => (&NOT_READ_ONLY, "is not read-only any more"),
        _ => return None,
    };
    Some(Edit::new(event, words, mark(was, "readOnly"), mark(is, "readOnly")))
}

fn write_only<'d>(was: &Property<'d>, is: &Property<'d>) -> Option<Edit<'d>> {
    let (event, words) = match (was.write_only(), is.write_only()) {
        (false, true) if was.required.is_some() => (&WRITE_ONLY_REQUIRED, "became write-only, and was always there"),
        (false, true) => (&WRITE_ONLY, "became write-only"),
        (true, false) if was.required.is_some() && is.required.is_some() => {
            (&NOT_WRITE_ONLY_REQUIRED, "is not write-only any more, and required")
        }
        (true, false) => (&NOT_WRITE_ONLY, "is not write-only any more"),
        _ => return None,
    };
    Some(Edit::new(event, words, mark(was, "writeOnly"), mark(is, "writeOnly")))
}

fn mark<'d>(property: &Property<'d>, key: &str) -> Anchor<'d> {
    Anchor::entry(property.view.entry(key))
}
