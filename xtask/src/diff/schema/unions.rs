//! Alternatives: `oneOf` and `anyOf`.

use super::kinds::{Kinds, may_overlap};
use super::matching::{Traits, matched, relation_of, title};
use super::relation::{Answer, Relation, answer, is_written_alike};
use super::{By, Form, Graph};
use crate::diff::change::Level::Info;
use crate::diff::edit::{Anchor, Edit, listed, shown};
use crate::diff::events::{
    ALTERNATIVES_CHANGED, ALTERNATIVES_NARROWED, ALTERNATIVES_WIDENED, ANY_OF_ADDED, ANY_OF_REMOVED, BECAME_ANY_OF,
    BECAME_ONE_OF, Event, ONE_OF_ADDED, ONE_OF_REMOVED,
};
use crate::diff::view::{View, alternatives, component};
use crate::document::{Document, Entry, Node};

/// What is said of single alternatives.
pub const MEMBERS: [&Event; 4] = [&ONE_OF_REMOVED, &ONE_OF_ADDED, &ANY_OF_REMOVED, &ANY_OF_ADDED];

/// Alternatives are kinds of values, which their text does not tell: `1` of a query may be read as a number.
const FORM: Form = Form::Json;

/// Compares the unions of two schemas; false if all was said, because one of the two has none.
pub fn compare<'d>(
    graph: &mut Graph<'d>,
    pair: usize,
    base: &View<'d>,
    revision: &View<'d>,
    edits: &mut Vec<Edit<'d>>,
) -> bool {
    let (were, are) = (base.unions(), revision.unions());
    if were.is_empty() && are.is_empty() {
        return true;
    }
    if were.is_empty() || are.is_empty() {
        wrapped(graph, base, revision, edits);
        return false;
    }
    let Paired { both, gone, new } = paired(were, are);
    for (was, is) in both {
        kind(was, is, edits);
        members(graph, pair, (was, is), edits);
    }
    // A further union narrows, unless all of the values fit it anyway, and one less widens.
    for more in new {
        if Asked::of_new(graph, base, revision, more).tightens {
            let words = "has more alternatives to fit";
            edits.push(Edit::new(&ALTERNATIVES_NARROWED, words, Anchor::Absent, Anchor::Entry(more)));
        }
    }
    for less in gone {
        if Asked::of_gone(graph, base, revision, less).loosens {
            let words = "has fewer alternatives to fit";
            edits.push(Edit::new(&ALTERNATIVES_WIDENED, words, Anchor::Entry(less), Anchor::Absent));
        }
    }
    true
}

/// Unions that stand for each other.
struct Paired<'d> {
    both: Vec<(&'d Entry, &'d Entry)>,
    gone: Vec<&'d Entry>,
    new: Vec<&'d Entry>,
}

/// Whether two unions stand for each other.
type Fits<'f> = &'f dyn Fn(&Entry, &Entry) -> bool;

/// Pairs unions with equal alternatives first, then those that have some in common, and the rest by their order.
fn paired<'d>(were: Vec<&'d Entry>, are: Vec<&'d Entry>) -> Paired<'d> {
    let mut paired = Paired { both: Vec::new(), gone: were, new: are };
    let shared = |was: &Entry, is: &Entry| {
        let all: Vec<&Node> = alternatives(is).collect();
        alternatives(was).filter(|one| all.iter().any(|other| is_written_alike(one, other))).count()
    };
    let same = |was: &Entry, is: &Entry| {
        let counts = (alternatives(was).count(), alternatives(is).count());
        counts.0 == counts.1 && shared(was, is) == counts.0
    };
    let steps: [Fits; 4] =
        [&|was, is| was.key == is.key && same(was, is), &same, &|was, is| shared(was, is) > 0, &|_, _| true];
    for fits in steps {
        for was in std::mem::take(&mut paired.gone) {
            match paired.new.iter().position(|is| fits(was, is)) {
                Some(at) => paired.both.push((was, paired.new.remove(at))),
                None => paired.gone.push(was),
            }
        }
    }
    paired
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

/// One side has alternatives, the other has not: its values are compared with those of each union.
fn wrapped<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, edits: &mut Vec<Edit<'d>>) {
    let (were, are) = (base.unions(), revision.unions());
    let appeared = were.is_empty();
    let unions = if appeared { are } else { were };
    let asked: Vec<Asked> = unions
        .iter()
        .map(|union| match appeared {
            true => Asked::of_new(graph, base, revision, union),
            false => Asked::of_gone(graph, base, revision, union),
        })
        .collect();
    // Several unions must all be kept: what one of them holds back is held back.
    let (all_tighten, all_loosen) = (asked.iter().all(|one| one.tightens), asked.iter().all(|one| one.loosens));
    for (union, asked) in unions.into_iter().zip(&asked) {
        let anchors = match appeared {
            true => (Anchor::node(base.place()), Anchor::Entry(union)),
            false => (Anchor::Entry(union), Anchor::node(revision.place())),
        };
        if appeared && union.key == "oneOf" && some_overlap(graph, union) {
            edits.push(Edit::new(&BECAME_ONE_OF, "must fit exactly one alternative", anchors.0, anchors.1));
        }
        let tightens = asked.tightens && (appeared || all_tighten);
        let loosens = asked.loosens && (!appeared || all_loosen);
        let (event, words): (&'static Event, &str) = match (tightens, loosens) {
            (false, false) => continue,
            (true, false) => (&ALTERNATIVES_NARROWED, "takes fewer values"),
            (false, true) => (&ALTERNATIVES_WIDENED, "takes more values"),
            (true, true) => (&ALTERNATIVES_CHANGED, "takes other values"),
        };
        let words = match appeared {
            true => format!("is one of several alternatives now, and {words}"),
            false => format!("has no alternatives any more, and {words}"),
        };
        edits.push(Edit::new(event, words, anchors.0, anchors.1));
    }
}

/// What a union does to a schema without one.
struct Asked {
    tightens: bool,
    loosens: bool,
}

impl Asked {
    /// A union that only the revision has.
    fn of_new<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, union: &'d Entry) -> Asked {
        let plain = without_unions(base);
        let each = alternatives(union).map(|one| {
            let chosen = revision.choosing(graph.revision, one);
            let kinds = Kinds::of(&chosen);
            (answer(graph, plain.clone(), chosen, FORM), kinds)
        });
        let each: Vec<(Answer, Kinds)> = each.collect();
        let plain = Kinds::of(&plain);
        let (was_null, is_null) = (base.takes_null(graph.base), takes_null(graph.revision, revision, union));
        Asked {
            tightens: !holds_all(&plain, &each, Relation::is_within) || (was_null && !is_null),
            loosens: !is_held(&plain, &each, Relation::holds) || (is_null && !was_null),
        }
    }

    /// A union that only the base has.
    fn of_gone<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, union: &'d Entry) -> Asked {
        let plain = without_unions(revision);
        let each = alternatives(union).map(|one| {
            let chosen = base.choosing(graph.base, one);
            let kinds = Kinds::of(&chosen);
            (answer(graph, chosen, plain.clone(), FORM), kinds)
        });
        let each: Vec<(Answer, Kinds)> = each.collect();
        let plain = Kinds::of(&plain);
        let (was_null, is_null) = (takes_null(graph.base, base, union), revision.takes_null(graph.revision));
        Asked {
            tightens: !is_held(&plain, &each, Relation::is_within) || (was_null && !is_null),
            loosens: !holds_all(&plain, &each, Relation::holds) || (is_null && !was_null),
        }
    }
}

/// Whether null is valid; not if all alternatives are other constants.
fn takes_null<'d>(document: &'d Document, view: &View<'d>, union: &'d Entry) -> bool {
    let is_constant = |one: &'d Node| View::of(document, [one]).entries("const").any(|entry| !entry.value.is_null());
    view.takes_null(document) && !union.value.items().iter().all(is_constant)
}

fn without_unions<'d>(view: &View<'d>) -> View<'d> {
    let mut plain = view.clone();
    plain.chosen.extend(view.unions().into_iter().map(|union| &union.value));
    plain
}

/// Whether one alternative, or several together, take all that the plain schema takes.
fn holds_all(plain: &Kinds<'_>, each: &[(Answer, Kinds<'_>)], holds: fn(Relation) -> bool) -> bool {
    let holding: Vec<&Kinds> = each.iter().filter(|(one, _)| holds(one.beside_kinds)).map(|(_, kinds)| kinds).collect();
    each.iter().any(|(one, _)| holds(one.relation)) || plain.are_covered_by(&holding)
}

/// Whether the plain schema takes all that the alternatives take.
fn is_held(plain: &Kinds<'_>, each: &[(Answer, Kinds<'_>)], is_held: fn(Relation) -> bool) -> bool {
    each.iter()
        .all(|(one, kinds)| is_held(one.relation) || (is_held(one.beside_kinds) && kinds.are_covered_by(&[plain])))
}

/// Whether a value may fit two alternatives.
fn some_overlap<'d>(graph: &Graph<'d>, union: &'d Entry) -> bool {
    let all: Vec<&Node> = alternatives(union).collect();
    let mut each = all.iter().enumerate();
    each.any(|(at, one)| all.iter().skip(at + 1).any(|other| may_overlap(graph.revision, one, other)))
}

/// Which alternatives stand for each other, and what became of the others.
fn members<'d>(graph: &mut Graph<'d>, pair: usize, (was, is): (&'d Entry, &'d Entry), edits: &mut Vec<Edit<'d>>) {
    let matching = matched(graph, was, is, FORM);
    for gone in &matching.base {
        edits.push(removed(graph, (was, is), gone));
    }
    for new in &matching.revision {
        edits.push(added(graph, (was, is), new));
        let mut found = matching.found.iter();
        if is.key == "oneOf" && found.any(|(old, other)| overlaps(graph, old, other, new)) {
            let words =
                format!("must fit exactly one alternative, and {} overlaps another", name(graph.revision, is, new));
            edits.push(Edit::new(&BECAME_ONE_OF, words, Anchor::Entry(was), Anchor::Node(new)));
        }
    }
    for (one, other) in matching.found {
        let views = (View::of(graph.base, [one]), View::of(graph.revision, [other]));
        graph.child(pair, views, &By::alternative(&name(graph.revision, is, other)), FORM);
    }
}

fn removed<'d>(graph: &Graph<'d>, (was, is): (&'d Entry, &'d Entry), gone: &'d Node) -> Edit<'d> {
    let event = if is.key == "oneOf" { &ONE_OF_REMOVED } else { &ANY_OF_REMOVED };
    let own = name(graph.base, was, gone);
    let edit = |words: String| Edit::new(event, words, Anchor::Node(gone), Anchor::Absent);
    // A name is a kind of thing: whether other kinds look the same says nothing of it.
    let mut others = alternatives(is).filter(|_| component(gone).is_none());
    match others.find(|new| relation_of(graph, gone, new, FORM).is_within()) {
        Some(known) => edit(format!("has no alternative of its own for {own} any more"))
            .with_levels(Info, Info)
            .with_note(format!("all of its values fit {}", name(graph.revision, is, known))),
        None => edit(format!("no longer takes {own}")),
    }
}

fn added<'d>(graph: &Graph<'d>, (was, is): (&'d Entry, &'d Entry), new: &'d Node) -> Edit<'d> {
    let event = if is.key == "oneOf" { &ONE_OF_ADDED } else { &ANY_OF_ADDED };
    let words = format!("takes {} too", name(graph.revision, is, new));
    let edit = Edit::new(event, words, Anchor::Absent, Anchor::Node(new));
    match alternatives(was).find(|old| relation_of(graph, old, new, FORM).holds()) {
        Some(known) => {
            edit.with_levels(Info, Info).with_note(format!("all of its values fit {}", name(graph.base, was, known)))
        }
        None => edit,
    }
}

/// Whether a value fits a new alternative and one that was there.
///
/// Objects must hold each other for that and not be two kinds by name, as people tell them apart by more than is written.
fn overlaps<'d>(graph: &Graph<'d>, old: &'d Node, is: &'d Node, new: &'d Node) -> bool {
    if !may_overlap(graph.revision, is, new) {
        return false;
    }
    let kinds = |node: &'d Node| Kinds::of(&View::of(graph.revision, [node]));
    let are_kinds = component(is).is_some() && component(new).is_some() && is.reference() != new.reference();
    !kinds(is).share_only_composites(&kinds(new))
        || (!are_kinds && relation_of(graph, old, new, FORM) != Relation::Changed)
}

/// What an alternative is called, so that people know which one it is.
fn name<'d>(document: &'d Document, union: &'d Entry, node: &'d Node) -> String {
    if let Some(name) = component(node).or_else(|| title(node)) {
        return format!("`{name}`");
    }
    let traits = Traits::of(document, node);
    match traits.tags.first() {
        Some(("", value)) => return shown(value),
        Some((name, value)) => return format!("`{name}: {}`", shown(value).trim_matches('`')),
        None => {}
    }
    if !traits.required.is_empty() {
        let names: Vec<String> = traits.required.iter().map(|name| format!("`{name}`")).collect();
        return format!("one with {}", listed(&names));
    }
    match node.get("type").and_then(Node::as_str) {
        Some(word) if word != "object" => format!("a plain {word}"),
        _ => {
            let at = union.value.items().iter().position(|one| std::ptr::eq(one, node)).unwrap_or(0);
            format!("`{}[{at}]`", union.key)
        }
    }
}
