//! Alternatives: `oneOf` and `anyOf`.

use super::relation::{Relation, relation};
use super::types::Types;
use super::{By, Form, Graph};
use crate::diff::change::Level::Info;
use crate::diff::edit::{Anchor, Edit};
use crate::diff::events::{
    ALTERNATIVES_CHANGED, ALTERNATIVES_NARROWED, ALTERNATIVES_WIDENED, ANY_OF_ADDED, ANY_OF_REMOVED, BECAME_ANY_OF,
    BECAME_ONE_OF, Event, ONE_OF_ADDED, ONE_OF_REMOVED,
};
use crate::diff::view::{View, alternatives, component};
use crate::document::{Document, Entry, Node};

/// Compares the unions of two schemas; false if all was said, because one of the two has none.
pub fn compare<'d>(
    graph: &mut Graph<'d>,
    pair: usize,
    base: &View<'d>,
    revision: &View<'d>,
    edits: &mut Vec<Edit<'d>>,
) -> bool {
    let (were, are) = (base.unions(), revision.unions());
    // Alternatives are kinds of values, which their text does not tell: `1` of a query may be read as a number.
    let form = Form::Json;
    if were.is_empty() && are.is_empty() {
        return true;
    }
    if were.is_empty() || are.is_empty() {
        return wrapped(graph, (base, revision), (&were, &are), form, edits);
    }
    for (was, is) in were.iter().zip(&are) {
        kind(was, is, edits);
        members(graph, pair, (was, is), form, edits);
    }
    // A further union narrows, and one less widens; which values that concerns is not told.
    for more in are.iter().skip(were.len()) {
        edits.push(Edit::new(
            &ALTERNATIVES_NARROWED,
            "has more alternatives to fit",
            Anchor::Absent,
            Anchor::Entry(more),
        ));
    }
    for less in were.iter().skip(are.len()) {
        edits.push(Edit::new(
            &ALTERNATIVES_WIDENED,
            "has fewer alternatives to fit",
            Anchor::Entry(less),
            Anchor::Absent,
        ));
    }
    true
}

/// `oneOf` against `anyOf`.
fn kind<'d>(was: &'d Entry, is: &'d Entry, edits: &mut Vec<Edit<'d>>) {
    let (event, words) = match (was.key.as_str(), is.key.as_str()) {
        ("oneOf", "anyOf") => (&BECAME_ANY_OF, "may fit several alternatives"),
        ("anyOf", "oneOf") => (&BECAME_ONE_OF, "must fit exactly one alternative"),
        _ => return,
    };
    edits.push(Edit::new(event, words, Anchor::Entry(was), Anchor::Entry(is)));
}

/// One side has alternatives, the other has not: its values are compared with those of each.
///
/// True if the alternatives are the same values by other words after all and the rest is to be compared.
fn wrapped<'d>(
    graph: &Graph<'d>,
    (base, revision): (&View<'d>, &View<'d>),
    (were, are): (&[&'d Entry], &[&'d Entry]),
    form: Form,
    edits: &mut Vec<Edit<'d>>,
) -> bool {
    let relations: Vec<Relation> = match (were.first(), are.first()) {
        (None, Some(union)) => alternatives(union)
            .map(|one| relation(graph, base.clone(), revision.choosing(graph.revision, one), form))
            .collect(),
        (Some(union), _) => alternatives(union)
            .map(|one| relation(graph, base.choosing(graph.base, one), revision.clone(), form))
            .collect(),
        (None, None) => return true,
    };
    let appeared = were.is_empty();
    // Every alternative lies within the plain schema, and one of them holds all of it, or not.
    let (some_outside, none_holds) = match appeared {
        true => (relations.iter().any(|one| !one.holds()), !relations.iter().any(|one| one.is_within())),
        false => (relations.iter().any(|one| !one.is_within()), !relations.iter().any(|one| one.holds())),
    };
    let (tightens, loosens) = if appeared { (none_holds, some_outside) } else { (some_outside, none_holds) };
    if let Some(union) = are.first().filter(|union| appeared && union.key == "oneOf" && may_overlap(graph, union)) {
        let words = "must fit exactly one alternative";
        edits.push(Edit::new(&BECAME_ONE_OF, words, Anchor::node(base.place()), Anchor::Entry(union)));
    }
    let (event, words): (&'static Event, &str) = match (tightens, loosens) {
        (false, false) => return false,
        (true, false) => (&ALTERNATIVES_NARROWED, "takes fewer values"),
        (false, true) => (&ALTERNATIVES_WIDENED, "takes more values"),
        (true, true) => (&ALTERNATIVES_CHANGED, "takes other values"),
    };
    let words = match appeared {
        true => format!("is one of several alternatives now, and {words}"),
        false => format!("has no alternatives any more, and {words}"),
    };
    let anchor = |unions: &[&'d Entry], view: &View<'d>| match unions.first() {
        Some(union) => Anchor::Entry(union),
        None => Anchor::node(view.place()),
    };
    edits.push(Edit::new(event, words, anchor(were, base), anchor(are, revision)));
    false
}

/// Whether two alternatives take values of one type, so that a value may fit both.
fn may_overlap<'d>(graph: &Graph<'d>, union: &'d Entry) -> bool {
    let types = |one: &'d Node| Types::of(&View::of(graph.revision, [one]));
    let all: Vec<Types> = alternatives(union).map(types).collect();
    all.iter().enumerate().any(|(at, one)| all.iter().skip(at + 1).any(|other| one.overlaps(*other)))
}

/// Which alternatives stand for each other, and what became of the others.
fn members<'d>(
    graph: &mut Graph<'d>,
    pair: usize,
    (was, is): (&'d Entry, &'d Entry),
    form: Form,
    edits: &mut Vec<Edit<'d>>,
) {
    let mut matching =
        Matching { base: alternatives(was).collect(), revision: alternatives(is).collect(), found: Vec::new() };
    matching.take(|one, other| component(one).is_some() && one.reference() == other.reference());
    let documents = (graph.base, graph.revision);
    matching.take(|one, other| {
        may_be_renamed(documents, one, other) && relation_of(graph, one, other, form) == Relation::Same
    });
    matching
        .take(|one, other| may_be_renamed(documents, one, other) && title(one).is_some() && title(one) == title(other));
    if let ([one], [other]) = (matching.base.as_slice(), matching.revision.as_slice()) {
        let is_edited =
            may_be_renamed(documents, one, other) && kind_of(graph.base, one) == kind_of(graph.revision, other);
        matching.take(|_, _| is_edited);
    }
    let is_one = is.key == "oneOf";
    for gone in &matching.base {
        let event = if is_one { &ONE_OF_REMOVED } else { &ANY_OF_REMOVED };
        edits.push(Edit::new(event, format!("no longer takes {}", name(gone)), Anchor::Node(gone), Anchor::Absent));
    }
    for new in &matching.revision {
        let event = if is_one { &ONE_OF_ADDED } else { &ANY_OF_ADDED };
        let edit = Edit::new(event, format!("takes {} too", name(new)), Anchor::Absent, Anchor::Node(new));
        let known = alternatives(was).find(|old| relation_of(graph, old, new, form).holds());
        edits.push(match known {
            Some(known) => edit.with_levels(Info, Info).with_note(format!("all of its values fit {}", name(known))),
            None => edit,
        });
    }
    for (one, other) in matching.found {
        let views = (View::of(graph.base, [one]), View::of(graph.revision, [other]));
        graph.child(pair, views, &By::alternative(&name(other)), form);
    }
}

/// Alternatives that have not found their counterpart yet, and those that have.
struct Matching<'d> {
    base: Vec<&'d Node>,
    revision: Vec<&'d Node>,
    found: Vec<(&'d Node, &'d Node)>,
}

impl<'d> Matching<'d> {
    fn take(&mut self, fits: impl Fn(&'d Node, &'d Node) -> bool) {
        let mut left = Vec::new();
        for one in std::mem::take(&mut self.base) {
            match self.revision.iter().position(|other| fits(one, other)) {
                Some(at) => {
                    let other = self.revision.remove(at);
                    self.found.push((one, other));
                }
                None => left.push(one),
            }
        }
        self.base = left;
    }
}

fn relation_of<'d>(graph: &Graph<'d>, one: &'d Node, other: &'d Node, form: Form) -> Relation {
    relation(graph, View::of(graph.base, [one]), View::of(graph.revision, [other]), form)
}

/// Names of alternatives are kinds of things: two that both documents know are never each other, however alike.
fn may_be_renamed((base, revision): (&Document, &Document), one: &Node, other: &Node) -> bool {
    let knows = |document: &Document, node: &Node| {
        node.reference().is_some_and(|reference| document.target(reference).is_some())
    };
    match (component(one), component(other)) {
        (Some(_), Some(_)) => !knows(revision, one) || !knows(base, other),
        _ => true,
    }
}

fn title(node: &Node) -> Option<&str> {
    node.get("title")?.as_str()
}

/// The type that is written, as text.
fn kind_of(document: &Document, node: &Node) -> Option<String> {
    document.resolve(node)?.get("type").map(|wanted| wanted.to_json().to_string())
}

fn name(node: &Node) -> String {
    let title = || title(node).map(|title| format!("`{title}`"));
    let kind = || node.get("type").and_then(Node::as_str).map(|word| format!("a plain {word}"));
    component(node)
        .map(|name| format!("`{name}`"))
        .or_else(title)
        .or_else(kind)
        .unwrap_or_else(|| "an alternative".to_owned())
}
