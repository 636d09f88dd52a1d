//! `x-rules` of an operation: what has to hold between several inputs.

use std::collections::BTreeSet;

use super::change::{Side, Witness};
use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{RULE_ADDED, RULE_CHANGED, RULE_LOOSENED, RULE_REMOVED, WORDING_CHANGED};
use super::operations::Operation;
use super::schema::sorted;
use super::witness::{self, Finder};
use crate::document::Node;
use crate::extension::{Condition, Rule, Test, Then};

/// Compares the rules of an operation.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, both: [&Operation<'d>; 2]) {
    let list = |of: &Operation<'d>| of.node().get("x-rules").map_or(&[][..], Node::items);
    let id = |node: &Node| node.get("id").and_then(Node::as_str).map(str::to_owned);
    let [mut left, mut new] = both.map(|of| list(of).iter().collect::<Vec<&Node>>());
    // A rule that is only called something else is the same rule.
    for same in [
        |one: &Node, other: &Node| one.get("id").map(sorted) == other.get("id").map(sorted),
        |one: &Node, other: &Node| demand(one) == demand(other),
    ] {
        new.retain(|rule| match left.iter().position(|old| same(old, rule)) {
            Some(at) => {
                let was = left.remove(at);
                rule_edits(to, operation, both, [was, rule]);
                false
            }
            None => true,
        });
    }
    let name = |node: &Node| format!("the rule `{}`", id(node).unwrap_or_default());
    for gone in left {
        let edit = Edit::new(&RULE_REMOVED, "is gone", Anchor::Node(gone), Anchor::Absent);
        to.on(operation, Side::Request, &name(gone), edit);
    }
    for come in new {
        let says = come.get("says").and_then(Node::as_str).unwrap_or_default().trim_end_matches('.').to_owned();
        let edit = Edit::new(&RULE_ADDED, "is new", Anchor::Absent, Anchor::Node(come));
        let edit = edit.with_note(format!("rule: {says}")).with_witness(refused(to, both, come));
        to.on(operation, Side::Request, &name(come), edit);
    }
}

/// Whether whatever keeps the old rule certainly keeps the new one: it applies to no more, and demands no more.
fn asks_for_less(was: &Node, is: &Node) -> bool {
    let read = |node: &Node| serde_json::from_value::<Rule>(node.to_json()).ok();
    let (Some(was), Some(is)) = (read(was), read(is)) else { return false };
    let (old, new) = (&was.then, &is.then);
    was.when.iter().all(|condition| is.when.contains(condition))
        && new.required.iter().all(|name| old.required.contains(name))
        && new.forbidden.iter().all(|condition| old.forbidden.contains(condition))
        && (new.at_least_one.is_empty()
            || (!old.at_least_one.is_empty() && old.at_least_one.iter().all(|name| new.at_least_one.contains(name))))
        && (new.less_than.is_none() || new.less_than == old.less_than)
}

/// A request that the rule refuses, and nothing did before.
fn refused<'d>(to: &Comparing<'d>, [was, is]: [&Operation<'d>; 2], rule: &'d Node) -> Option<Witness> {
    witness::new_rule(&mut Finder::new(to.base, to.revision), was, is, rule)
}

/// What a rule asks for, without its name and words.
fn demand(rule: &Node) -> (Option<String>, Option<String>) {
    let read = serde_json::from_value::<Rule>(rule.to_json()).ok();
    match read {
        Some(rule) => (Some(all_of(rule.when)), Some(asked(rule.then))),
        None => (rule.get("when").map(sorted), rule.get("then").map(sorted)),
    }
}

/// Conditions that all must hold, in whatever order they and their values are written.
fn all_of(conditions: Vec<Condition>) -> String {
    let values = |values: Vec<String>| values.into_iter().collect::<BTreeSet<String>>();
    let one = |Condition { at, test }: Condition| match test {
        Test::In(texts) => format!("{at} in {:?}", values(texts)),
        Test::NotIn(texts) => format!("{at} not in {:?}", values(texts)),
        Test::Set => format!("{at} set"),
    };
    let all: BTreeSet<String> = conditions.into_iter().map(one).collect();
    format!("{all:?}")
}

fn asked(Then { required, forbidden, at_least_one, less_than }: Then) -> String {
    let names = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
    format!("{:?} {} {:?} {less_than:?}", names(required), all_of(forbidden), names(at_least_one))
}

/// What a rule says to people, and what it is called.
fn words(rule: &Node) -> BTreeSet<String> {
    let own = rule.entries().iter().filter(|entry| entry.key != "when" && entry.key != "then");
    own.map(|entry| format!("{}:{}", entry.key, sorted(&entry.value))).collect()
}

fn rule_edits<'d>(to: &mut Comparing<'d>, operation: usize, both: [&Operation<'d>; 2], [was, is]: [&'d Node; 2]) {
    let name = format!("the rule `{}`", is.get("id").and_then(Node::as_str).unwrap_or_default());
    let edit = if demand(was) != demand(is) {
        let key = if demand(was).0 == demand(is).0 { "then" } else { "when" };
        let anchor = |node: &'d Node| node.entry(key).map_or(Anchor::Node(node), Anchor::Entry);
        let says = is.get("says").and_then(Node::as_str).unwrap_or_default().trim_end_matches('.').to_owned();
        let note = format!("rule: {says}");
        match asks_for_less(was, is) {
            true => Edit::new(&RULE_LOOSENED, "asks for less", anchor(was), anchor(is)).with_note(note),
            false => Edit::new(&RULE_CHANGED, "asks for something else", anchor(was), anchor(is))
                .with_note(note)
                .with_witness(refused(to, both, is)),
        }
    } else if words(was) != words(is) {
        Edit::new(&WORDING_CHANGED, "says the same in other words", Anchor::Node(was), Anchor::Node(is))
    } else {
        return;
    };
    to.on(operation, Side::Request, &name, edit);
}
