//! The search for a request that breaks one rule: from each start, step by step, with a limit.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value as Json;

use super::inputs::Request;
use super::solver::Solver;
use crate::extension::Rule;
use crate::request_rules::{fault, holds, is_given};

/// Rules of an operation, each of which is looked at in every step.
const MOST_RULES: usize = 300;
/// Requests that are gone on from, for each start.
const MOST_STEPS: usize = 100;
/// Requests that are gone on from in all.
const MOST_STEPS_IN_ALL: usize = 300;
/// Requests that wait to be gone on from.
const MOST_OPEN: usize = 300;

/// The rule that is to be broken, and those that are to be kept.
pub struct Aim<'r> {
    pub rule: &'r Rule,
    base: &'r [Rule],
    others: Vec<&'r Rule>,
}

impl<'r> Aim<'r> {
    /// `at` counts the rules of the revision; none if there are not so many, or more than anybody would write.
    pub fn new([base, revision]: [&'r [Rule]; 2], at: usize) -> Option<Self> {
        let rule = revision.get(at).filter(|_| base.len().max(revision.len()) <= MOST_RULES)?;
        let others = revision.iter().enumerate().filter(|(number, _)| *number != at).map(|(_, rule)| rule).collect();
        Some(Self { rule, base, others })
    }

    /// How many steps a request is away from breaking the rule and no other, at a guess.
    fn distance(&self, request: &Json) -> usize {
        let unmet = self.rule.when.iter().filter(|condition| !holds(condition, request)).count();
        let of_rule = if is_broken(self.rule, request) { 0 } else { unmet + 1 };
        let others = self.base.iter().chain(self.others.iter().copied());
        of_rule + others.map(|rule| lacks(rule, request)).sum::<usize>()
    }
}

impl Solver<'_, '_, '_> {
    /// A request that breaks the rule and no other; `second` becomes the first that breaks other new rules with it.
    pub fn broken(&mut self, aim: &Aim<'_>, second: &mut Option<Json>) -> Option<Request> {
        let mut left = MOST_STEPS_IN_ALL;
        self.seeds().into_iter().find_map(|seed| self.from(seed, aim, &mut left, second))
    }

    fn from(&mut self, seed: Request, aim: &Aim<'_>, left: &mut usize, second: &mut Option<Json>) -> Option<Request> {
        let mut open = Open::default();
        self.add(vec![seed], aim, &mut open);
        for _ in 0..MOST_STEPS {
            let request = open.next()?;
            *left = left.checked_sub(1)?;
            let json = Json::Object(request.clone());
            if !is_broken(aim.rule, &json) {
                let next = self.towards(aim.rule, &request);
                self.add(next, aim, &mut open);
                continue;
            }
            let of_base = aim.base.iter().find(|rule| is_broken(rule, &json));
            let hurt = of_base.or_else(|| aim.others.iter().copied().find(|rule| is_broken(rule, &json)));
            if of_base.is_none() && (hurt.is_none() || second.is_none()) && self.is_settled(&request) {
                if hurt.is_none() {
                    return Some(request);
                }
                *second = Some(self.ordered(request.clone()));
            }
            if let Some(hurt) = hurt {
                let next = self.away(hurt, &request);
                self.add(next, aim, &mut open);
            }
        }
        None
    }

    /// Keeps the requests that are new and that both documents accept.
    fn add(&mut self, requests: Vec<Request>, aim: &Aim<'_>, open: &mut Open) {
        for request in requests {
            let request = self.as_sent(request);
            let json = Json::Object(request.clone());
            if open.waiting.len() < MOST_OPEN && open.seen.insert(json.to_string()) && self.is_valid(&request) {
                open.waiting.insert((aim.distance(&json), open.seen.len()), request);
            }
        }
    }
}

/// Requests that wait to be gone on from: those that lack least come first, and of them the oldest.
#[derive(Default)]
struct Open {
    waiting: BTreeMap<(usize, usize), Request>,
    seen: HashSet<String>,
}

impl Open {
    fn next(&mut self) -> Option<Request> {
        self.waiting.pop_first().map(|(_, request)| request)
    }
}

fn is_broken(rule: &Rule, request: &Json) -> bool {
    fault(&rule.when, &rule.then, request).is_some()
}

/// How much a request lacks to keep a rule.
fn lacks(rule: &Rule, request: &Json) -> usize {
    if !is_broken(rule, request) {
        return 0;
    }
    let missing = rule.then.required.iter().filter(|name| !is_given(request, name)).count();
    let too_much = rule.then.forbidden.iter().filter(|condition| holds(condition, request)).count();
    (missing + too_much).max(1)
}
