//! Whether the values of one schema are values of another.

use std::collections::{HashSet, VecDeque};

use super::{Form, Graph, unions};
use crate::diff::change::Level::Info;
use crate::diff::edit::Edit;
use crate::diff::events::{
    BECAME_NOT_NULLABLE, BECAME_NULLABLE, ENUM_VALUE_ADDED, ENUM_VALUE_REMOVED, Event, TYPE_CHANGED, TYPE_NARROWED,
    TYPE_WIDENED,
};
use crate::diff::view::View;
use crate::document::{Node, Value};

/// How many pairs are compared for all questions of two documents together.
pub const TOTAL: usize = 100_000;
/// How many pairs are compared for one question and for those that it leads to.
const BUDGET: usize = 4_000;
/// How many pairs one question may look at: a schema that holds the whole document is not asked for long.
const MOST_SEEN: usize = 400;
/// Alternatives of alternatives of alternatives are compared as they are written.
const DEEPEST: usize = 3;
/// What says which kinds of values are valid; several alternatives can make up for it together.
const KINDS: [&Event; 7] = [
    &TYPE_CHANGED,
    &TYPE_NARROWED,
    &TYPE_WIDENED,
    &ENUM_VALUE_ADDED,
    &ENUM_VALUE_REMOVED,
    &BECAME_NULLABLE,
    &BECAME_NOT_NULLABLE,
];

/// What became of the set of valid values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Same,
    /// Some values are no longer valid.
    Narrowed,
    /// Some values are valid newly.
    Widened,
    Changed,
}

impl Relation {
    fn new(tightens: bool, loosens: bool) -> Relation {
        match (tightens, loosens) {
            (false, false) => Relation::Same,
            (true, false) => Relation::Narrowed,
            (false, true) => Relation::Widened,
            (true, true) => Relation::Changed,
        }
    }

    /// Whether every value of the first is one of the second.
    pub fn is_within(self) -> bool {
        matches!(self, Relation::Same | Relation::Widened)
    }

    /// Whether every value of the second is one of the first.
    pub fn holds(self) -> bool {
        matches!(self, Relation::Same | Relation::Narrowed)
    }

    fn with(self, edit: &Edit<'_>) -> Relation {
        // An alternative whose values all fit another one changes nothing.
        let is_told_by_others =
            edit.levels == Some((Info, Info)) && unions::MEMBERS.iter().any(|event| std::ptr::eq(*event, edit.event));
        let (tightens, loosens) =
            if is_told_by_others { (false, false) } else { (edit.event.tightens, edit.event.loosens) };
        Relation::new(!self.is_within() || tightens, !self.holds() || loosens)
    }
}

/// What is known of two schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub relation: Relation,
    /// The same without the types and listed values of the whole.
    pub beside_kinds: Relation,
}

impl Answer {
    const CHANGED: Answer = Answer { relation: Relation::Changed, beside_kinds: Relation::Changed };
}

/// Compares two schemas as sets of values; what cannot be told counts as changed.
pub fn relation<'d>(graph: &Graph<'d>, base: View<'d>, revision: View<'d>, form: Form) -> Relation {
    answer(graph, base, revision, form).relation
}

/// Compares two schemas as sets of values, with and without their types and listed values.
pub fn answer<'d>(graph: &Graph<'d>, base: View<'d>, revision: View<'d>, form: Form) -> Answer {
    if graph.depth >= DEEPEST {
        let same = base.parts.len() == revision.parts.len()
            && base.parts.iter().zip(&revision.parts).all(|(one, other)| is_written_alike(one, other));
        let relation = Relation::new(!same, !same);
        return Answer { relation, beside_kinds: relation };
    }
    let mut inner = graph.inner.take().unwrap_or_else(|| {
        let mut inner = Graph::new(graph.base, graph.revision, graph.today);
        inner.depth = graph.depth + 1;
        Box::new(inner)
    });
    let allowed = graph.left.get().min(BUDGET);
    inner.left.set(allowed);
    let number = inner.pair(base, revision, String::new, form);
    let known = inner.answers.get(&number).copied();
    let answer = known.unwrap_or_else(|| found(&mut inner, number));
    let used = allowed.saturating_sub(inner.left.get());
    graph.left.set(graph.left.get().saturating_sub(used));
    graph.inner.set(Some(inner));
    answer
}

/// Looks at a pair and at all that it leads to, and compares what was not compared for another question.
fn found(inner: &mut Graph<'_>, first: usize) -> Answer {
    let mut answer = Answer { relation: Relation::Same, beside_kinds: Relation::Same };
    let mut seen = HashSet::from([first]);
    let mut open = VecDeque::from([first]);
    while let Some(number) = open.pop_front() {
        if !is_compared(inner, number) {
            // Another question may have more to spend.
            return Answer::CHANGED;
        }
        let Some(pair) = inner.pairs.get(number) else { continue };
        for edit in &pair.edits {
            answer.relation = answer.relation.with(edit);
            if number != first || !KINDS.iter().any(|event| std::ptr::eq(*event, edit.event)) {
                answer.beside_kinds = answer.beside_kinds.with(edit);
            }
        }
        open.extend(pair.children.iter().copied().filter(|child| seen.insert(*child)));
        if answer == Answer::CHANGED {
            break;
        }
        if seen.len() > MOST_SEEN {
            answer = Answer::CHANGED;
            break;
        }
    }
    inner.answers.insert(first, answer);
    answer
}

/// Compares a pair unless that was done; false if nothing more may be compared.
fn is_compared(inner: &mut Graph<'_>, number: usize) -> bool {
    match inner.pairs.get_mut(number) {
        Some(pair) if !pair.is_compared => pair.is_compared = true,
        _ => return true,
    }
    let left = inner.left.get();
    if left == 0 {
        if let Some(pair) = inner.pairs.get_mut(number) {
            pair.is_compared = false;
        }
        return false;
    }
    inner.left.set(left - 1);
    inner.compare(number);
    true
}

/// Equal as JSON; the order of keys makes no difference.
pub fn is_written_alike(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Seq(were), Value::Seq(are)) => {
            were.len() == are.len() && were.iter().zip(are).all(|(one, other)| is_written_alike(one, other))
        }
        (Value::Map(were), Value::Map(are)) => {
            let counterpart = |at: usize, key: &str| match are.get(at).filter(|entry| entry.key == key) {
                Some(entry) => Some(&entry.value),
                None => other.get(key),
            };
            let mut all = were.iter().enumerate();
            were.len() == are.len()
                && all.all(|(at, entry)| {
                    counterpart(at, &entry.key).is_some_and(|other| is_written_alike(&entry.value, other))
                })
        }
        (Value::Seq(_) | Value::Map(_), _) | (_, Value::Seq(_) | Value::Map(_)) => false,
        _ => super::same(one, other),
    }
}
