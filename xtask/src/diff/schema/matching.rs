//! Which alternatives of two unions stand for each other.

use std::collections::{BTreeSet, HashMap};

use super::kinds::{Kinds, names, property, required};
use super::relation::{Relation, is_written_alike, relation};
use super::texts::sorted;
use super::{Form, Graph};
use crate::diff::view::{View, alternatives, component};
use crate::document::{Document, Entry, Node};

/// Alternatives that have not found their counterpart, and those that have.
pub struct Matching<'d> {
    pub base: Vec<&'d Node>,
    pub revision: Vec<&'d Node>,
    pub found: Vec<(&'d Node, &'d Node)>,
}

/// Pairs the alternatives of two unions: by what they say and are called, and then by what they have in common.
pub fn matched<'d>(graph: &Graph<'d>, was: &'d Entry, is: &'d Entry, form: Form) -> Matching<'d> {
    let mut matching =
        Matching { base: alternatives(was).collect(), revision: alternatives(is).collect(), found: Vec::new() };
    let documents = (graph.base, graph.revision);
    matching.take(|one, other| component(one).is_some() && one.reference() == other.reference());
    matching.take(|one, other| component(one).is_none() && is_written_alike(one, other));
    matching.take(|one, other| {
        may_be_renamed(documents, one, other) && relation_of(graph, one, other, form) == Relation::Same
    });
    matching
        .take(|one, other| may_be_renamed(documents, one, other) && title(one).is_some() && title(one) == title(other));
    if !matching.base.is_empty() && !matching.revision.is_empty() {
        matching.take_edited(documents, (was, is));
    }
    matching
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

    /// Takes those that were edited, as far as they can still be told from the others.
    fn take_edited(&mut self, documents: (&'d Document, &'d Document), (was, is): (&'d Entry, &'d Entry)) {
        let sides: [HashMap<*const Node, Traits<'d>>; 2] = [(documents.0, &self.base), (documents.1, &self.revision)]
            .map(|(document, nodes)| nodes.iter().map(|node| (address(node), Traits::of(document, node))).collect());
        let of = |one: &'d Node, other: &'d Node| sides[0].get(&address(one)).zip(sides[1].get(&address(other)));
        let may = |one: &'d Node, other: &'d Node| {
            may_be_renamed(documents, one, other) && of(one, other).is_some_and(|(one, other)| !one.contradicts(other))
        };
        let keys = |which: fn(&Traits<'d>) -> Vec<String>| {
            let all = |side: &HashMap<*const Node, Traits<'d>>| -> HashMap<*const Node, Vec<String>> {
                side.iter().map(|(node, traits)| (*node, which(traits))).collect()
            };
            [all(&sides[0]), all(&sides[1])]
        };
        self.take_unique(&keys(Traits::all_tags), may);
        self.take_unique(&keys(Traits::each_tag), may);
        self.take_unique(&keys(Traits::all_required), may);
        self.take_nearest(
            |one, other| match of(one, other) {
                Some((one, other)) => one.shared_half(&other.names),
                None => 0,
            },
            may,
        );
        self.take_unique(&keys(Traits::own_kind), may);
        let places = [places(was), places(is)];
        self.take(|one, other| {
            let is_placed = places[0].get(&address(one)) == places[1].get(&address(other));
            is_placed && may(one, other) && of(one, other).is_some_and(|(one, other)| one.kind == other.kind)
        });
        if let ([one], [other]) = (self.base.as_slice(), self.revision.as_slice()) {
            let is_edited = may_be_renamed(documents, one, other)
                && of(one, other).is_some_and(|(one, other)| one.kind == other.kind);
            self.take(|_, _| is_edited);
        }
    }

    /// Takes those that share a key that nothing else has.
    fn take_unique(&mut self, keys: &[HashMap<*const Node, Vec<String>>; 2], may: impl Fn(&'d Node, &'d Node) -> bool) {
        let count = |nodes: &[&'d Node], keys: &HashMap<*const Node, Vec<String>>| {
            let mut counts: HashMap<String, usize> = HashMap::new();
            for key in nodes.iter().filter_map(|node| keys.get(&address(node))).flatten() {
                *counts.entry(key.clone()).or_default() += 1;
            }
            counts
        };
        let counts = [count(&self.base, &keys[0]), count(&self.revision, &keys[1])];
        let is_unique = |key: &String| counts.iter().all(|counts| counts.get(key) == Some(&1));
        self.take(|one, other| {
            let [ones, others] = [keys[0].get(&address(one)), keys[1].get(&address(other))];
            let (Some(ones), Some(others)) = (ones, others) else { return false };
            may(one, other) && ones.iter().any(|key| is_unique(key) && others.contains(key))
        });
    }

    /// Takes those that have the most in common first.
    fn take_nearest(&mut self, shared: impl Fn(&'d Node, &'d Node) -> usize, may: impl Fn(&'d Node, &'d Node) -> bool) {
        let mut all: Vec<(usize, &'d Node, &'d Node)> = Vec::new();
        for one in &self.base {
            let others = self.revision.iter().map(|other| (shared(one, other), *one, *other));
            all.extend(others.filter(|(shared, one, other)| *shared > 0 && may(one, other)));
        }
        all.sort_by_key(|(shared, _, _)| std::cmp::Reverse(*shared));
        for (_, one, other) in all {
            let at = |nodes: &[&'d Node], wanted: &Node| nodes.iter().position(|node| std::ptr::eq(*node, wanted));
            if let (Some(here), Some(there)) = (at(&self.base, one), at(&self.revision, other)) {
                self.base.remove(here);
                self.revision.remove(there);
                self.found.push((one, other));
            }
        }
    }
}

/// What tells an alternative from the others.
pub struct Traits<'d> {
    /// Properties with one value only, and that value; the value itself has no name.
    pub tags: Vec<(&'d str, &'d Node)>,
    pub required: BTreeSet<&'d str>,
    names: BTreeSet<&'d str>,
    /// The types that are written, as text.
    pub kind: Option<String>,
}

impl<'d> Traits<'d> {
    pub fn of(document: &'d Document, node: &'d Node) -> Traits<'d> {
        let view = View::of(document, [node]);
        let only = |view: &View<'d>| match Kinds::of(view).values.as_deref() {
            Some([value]) => Some(*value),
            _ => None,
        };
        let own = only(&view).map(|value| ("", value));
        let inner = names(&view).into_iter().filter_map(|name| Some((name, only(&property(document, &view, name))?)));
        Traits {
            tags: own.into_iter().chain(inner).collect(),
            required: required(&view).into_iter().collect(),
            names: names(&view).into_iter().collect(),
            kind: view.entry("type").map(|entry| sorted(&entry.value)),
        }
    }

    fn each_tag(&self) -> Vec<String> {
        self.tags.iter().map(|(name, value)| format!("{name}: {}", sorted(value))).collect()
    }

    fn all_tags(&self) -> Vec<String> {
        let mut tags = self.each_tag();
        tags.sort();
        if tags.is_empty() { tags } else { vec![tags.join("\n")] }
    }

    fn all_required(&self) -> Vec<String> {
        let all: Vec<&str> = self.required.iter().copied().collect();
        if all.is_empty() { Vec::new() } else { vec![all.join("\n")] }
    }

    fn own_kind(&self) -> Vec<String> {
        self.kind.iter().cloned().collect()
    }

    /// How many names both have, if that is at least half of each.
    fn shared_half(&self, others: &BTreeSet<&str>) -> usize {
        let shared = self.names.iter().filter(|name| others.contains(*name)).count();
        if shared * 2 >= self.names.len().max(others.len()) { shared } else { 0 }
    }

    /// Whether the same property has one value here and another one there.
    fn contradicts(&self, other: &Traits<'_>) -> bool {
        self.tags
            .iter()
            .any(|(name, value)| other.tags.iter().any(|(known, other)| name == known && !super::same(value, other)))
    }
}

fn address(node: &Node) -> *const Node {
    node
}

fn places(union: &Entry) -> HashMap<*const Node, usize> {
    union.value.items().iter().enumerate().map(|(at, node)| (address(node), at)).collect()
}

/// What became of the values of an alternative.
pub fn relation_of<'d>(graph: &Graph<'d>, one: &'d Node, other: &'d Node, form: Form) -> Relation {
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

/// What an alternative is called by itself.
pub fn title(node: &Node) -> Option<&str> {
    node.get("title")?.as_str()
}
