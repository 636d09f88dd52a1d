//! `x-outcome` and `x-identity`: which answers are a success, a failure, or none of this operation.

use std::collections::BTreeSet;

use super::comparing::Comparing;
use super::edit::{Anchor, Edit, listed};
use super::events::{
    DUPLICATE_CODES_CHANGED, EXTENSION_CHANGED, Event, IDENTITY_LOOSENED, IDENTITY_TIGHTENED, NOT_EXECUTED_ADDED,
    NOT_EXECUTED_REMOVED, OUTCOME_ADDED, OUTCOME_CODE_CHANGED, OUTCOME_DETAIL_CHANGED, OUTCOME_FAILURE_NARROWED,
    OUTCOME_FAILURE_WIDENED, OUTCOME_REMOVED, OUTCOME_SUCCESS_NARROWED, OUTCOME_SUCCESS_WIDENED,
};
use super::operations::Operation;
use super::schema::{Form, sorted};
use crate::diff::events::Role;
use crate::document::{Entry, Node};
use crate::extension::{Condition, Identity, Outcome, Test};

/// Compares what tells an operation's answers apart.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let shared = |document: &'d crate::document::Document, of: &Operation<'d>| {
        of.node().entry("x-outcome").or_else(|| document.root.entry("x-outcome"))
    };
    let (old, new) = (shared(to.base, was), shared(to.revision, is));
    let is_own = was.node().entry("x-outcome").or(is.node().entry("x-outcome")).is_some();
    let own = format!("answers of {}", is.label());
    let at = At { operation, subject: if is_own { &own } else { "answers" } };
    match (old, new) {
        (None, None) => {}
        (None, Some(new)) => say(to, at, &OUTCOME_ADDED, "are judged by their content now", (None, Some(new))),
        (Some(old), None) => say(to, at, &OUTCOME_REMOVED, "are no longer judged by their content", (Some(old), None)),
        (Some(old), Some(new)) => both(to, at, old, new),
    }
    let at = At { operation, subject: &own };
    identity(to, at, was.node().entry("x-identity"), is.node().entry("x-identity"));
}

/// What is told apart: the answers of one operation, or of all that say nothing of their own.
#[derive(Clone, Copy)]
struct At<'a> {
    operation: usize,
    subject: &'a str,
}

fn say<'d>(
    to: &mut Comparing<'d>,
    at: At<'_>,
    event: &'static Event,
    words: impl Into<String>,
    entries: (Option<&'d Entry>, Option<&'d Entry>),
) {
    to.of(at.operation, at.subject, Edit::new(event, words, Anchor::entry(entries.0), Anchor::entry(entries.1)));
}

fn both<'d>(to: &mut Comparing<'d>, at: At<'_>, old: &'d Entry, new: &'d Entry) {
    let read = |entry: &Entry| serde_json::from_value::<Outcome>(entry.value.to_json()).ok();
    let (Some(was), Some(is)) = (read(old), read(new)) else {
        if sorted(&old.value) != sorted(&new.value) {
            say(to, at, &EXTENSION_CHANGED, "have another `x-outcome`", (Some(old), Some(new)));
        }
        return;
    };
    let part = |key: &str| (old.value.entry(key), new.value.entry(key));
    for (key, name, [were, are], [widened, narrowed]) in [
        ("success", "a success", [&was.success, &is.success], [&OUTCOME_SUCCESS_WIDENED, &OUTCOME_SUCCESS_NARROWED]),
        ("failure", "a failure", [&was.failure, &is.failure], [&OUTCOME_FAILURE_WIDENED, &OUTCOME_FAILURE_NARROWED]),
        // What is an answer whatever else it shows is no failure.
        (
            "answer",
            "an answer in any case",
            [&was.answer, &is.answer],
            [&OUTCOME_FAILURE_NARROWED, &OUTCOME_FAILURE_WIDENED],
        ),
    ] {
        let (more, fewer) = (uncovered(are, were), uncovered(were, are));
        if !more.is_empty() {
            say(to, at, widened, format!("with {} count as {name} too", in_words(&more)), part(key));
        }
        if !fewer.is_empty() {
            say(to, at, narrowed, format!("with {} no longer count as {name}", in_words(&fewer)), part(key));
        }
    }
    codes(to, at, (&was, &is), &part);
    let schemas = (target(to.base, &was), target(to.revision, &is));
    let role = Role::ResponseBody;
    to.schemas(at.operation, role, schemas, "the failure", Form::Json);
}

fn target<'d>(document: &'d crate::document::Document, outcome: &Outcome) -> Option<&'d Node> {
    document.target(&outcome.failure_schema)
}

type Part<'a, 'd> = &'a dyn Fn(&str) -> (Option<&'d Entry>, Option<&'d Entry>);

fn codes<'d>(to: &mut Comparing<'d>, at: At<'_>, (was, is): (&Outcome, &Outcome), part: Part<'_, 'd>) {
    let more = |of: &[String], than: &[String]| -> Vec<String> {
        of.iter().filter(|code| !than.contains(code)).map(|code| format!("`{code}`")).collect()
    };
    let (added, removed) = (more(&is.not_executed, &was.not_executed), more(&was.not_executed, &is.not_executed));
    if !added.is_empty() {
        let words = format!("with the code {} prove that nothing was executed", listed(&added));
        say(to, at, &NOT_EXECUTED_ADDED, words, part("not-executed"));
    }
    if !removed.is_empty() {
        let words = format!("with the code {} no longer prove that nothing was executed", listed(&removed));
        say(to, at, &NOT_EXECUTED_REMOVED, words, part("not-executed"));
    }
    let set = |codes: &[String]| codes.iter().cloned().collect::<BTreeSet<_>>();
    if set(&was.duplicate) != set(&is.duplicate) {
        say(
            to,
            at,
            &DUPLICATE_CODES_CHANGED,
            "have other codes for an order number that was used before",
            part("duplicate"),
        );
    }
    if set(&was.expired) != set(&is.expired) {
        say(to, at, &OUTCOME_DETAIL_CHANGED, "have other codes for a credential that has expired", part("expired"));
    }
    if was.code != is.code {
        say(to, at, &OUTCOME_CODE_CHANGED, "have their code at another place", part("code"));
    }
    if was.message != is.message {
        say(to, at, &OUTCOME_DETAIL_CHANGED, "have their message at another place", part("message"));
    }
    if was.source != is.source {
        say(
            to,
            at,
            &super::events::PROVENANCE_CHANGED,
            "have their outcome from another source (`x-source`)",
            part("x-source"),
        );
    }
}

/// Identity: each condition must hold where its place is set.
fn identity<'d>(to: &mut Comparing<'d>, at: At<'_>, old: Option<&'d Entry>, new: Option<&'d Entry>) {
    let read = |entry: Option<&Entry>| match entry {
        None => Some(Vec::new()),
        Some(entry) => serde_json::from_value::<Identity>(entry.value.to_json()).ok().map(|identity| identity.0),
    };
    let (Some(was), Some(is)) = (read(old), read(new)) else {
        if old.map(|entry| sorted(&entry.value)) != new.map(|entry| sorted(&entry.value)) {
            say(to, at, &EXTENSION_CHANGED, "have another `x-identity`", (old, new));
        }
        return;
    };
    // A condition with more values, or none at all, lets more answers in.
    let holds_less = |of: &[Condition], than: &[Condition]| {
        of.iter().any(|condition| !than.iter().any(|other| other.at == condition.at && covers(condition, other)))
    };
    let (looser, tighter) = (holds_less(&was, &is), holds_less(&is, &was));
    if looser {
        say(to, at, &IDENTITY_LOOSENED, "are told apart from those of other operations less strictly", (old, new));
    }
    if tighter {
        say(to, at, &IDENTITY_TIGHTENED, "are told apart from those of other operations more strictly", (old, new));
    }
}

/// The conditions, value by value, that no other condition covers.
fn uncovered(conditions: &[Condition], others: &[Condition]) -> Vec<Condition> {
    let single = conditions.iter().flat_map(|condition| match &condition.test {
        Test::In(values) => values
            .iter()
            .map(|value| Condition { at: condition.at.clone(), test: Test::In(vec![value.clone()]) })
            .collect(),
        _ => vec![condition.clone()],
    });
    single.filter(|one| !others.iter().any(|other| other.at == one.at && covers(other, one))).collect()
}

/// Whether whatever satisfies `one` satisfies `other` too; both are about the same place.
fn covers(other: &Condition, one: &Condition) -> bool {
    let all_in = |some: &[String], of: &[String]| some.iter().all(|value| of.contains(value));
    match (&other.test, &one.test) {
        (Test::In(all), Test::In(some)) => all_in(some, all),
        (Test::NotIn(few), Test::NotIn(more)) => all_in(few, more),
        (Test::NotIn(not), Test::In(some)) => !some.iter().any(|value| not.contains(value)),
        (Test::Set, Test::Set) => true,
        (Test::Set, Test::In(some)) => some.iter().all(|value| !value.is_empty()),
        _ => false,
    }
}

fn in_words(conditions: &[Condition]) -> String {
    let one = |condition: &Condition| match &condition.test {
        Test::In(values) => format!("`{}` = {}", condition.at, quoted(values)),
        Test::NotIn(values) => format!("`{}` other than {}", condition.at, quoted(values)),
        Test::Set => format!("`{}`", condition.at),
    };
    listed(&conditions.iter().map(one).collect::<Vec<_>>())
}

fn quoted(values: &[String]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ")
}
