//! Where others ask for a request that breaks a rule.

use serde_json::Value as Json;

use super::inputs::forms;
use super::solver::Solver;
use super::trial::Aim;
use crate::diff::change::Witness;
use crate::diff::operations::Operation;
use crate::diff::witness::finder::Finder;
use crate::diff::witness::search::Search;
use crate::document::Node;
use crate::extension::Rule;
use crate::lint::samples::Direction;

/// A request that breaks `rule`, an item of `x-rules` of the operation in the revision, and no rule of the base.
///
/// None where one of the rules is malformed, as well as where [`broken`] finds none.
pub fn new_rule<'a>(
    finder: &mut Finder<'a>,
    was: &Operation<'a>,
    is: &Operation<'a>,
    rule: &'a Node,
) -> Option<Witness> {
    let stated = |operation: &Operation<'a>| operation.node().get("x-rules").map_or(&[][..], Node::items);
    let read = |operation: &Operation<'a>| -> Option<Vec<Rule>> {
        stated(operation).iter().map(|rule| serde_json::from_value(rule.to_json()).ok()).collect()
    };
    let at = stated(is).iter().position(|one| std::ptr::eq(one, rule))?;
    broken(finder, [was, is], [&read(was)?, &read(is)?], at)
}

/// A request that is valid by the schemas of both documents, breaks no rule of the base, and breaks rule `at` of the revision.
///
/// `operations` and `rules` are those of the base and of the revision.
/// The request has all inputs by name, the body's properties beside the parameters, as the rules see them.
/// It breaks no other rule of the revision if such a request is found.
pub fn broken<'a>(
    finder: &mut Finder<'a>,
    operations: [&Operation<'a>; 2],
    rules: [&[Rule]; 2],
    at: usize,
) -> Option<Witness> {
    let aim = Aim::new(rules, at)?;
    let [base, revision] = finder.sides();
    let mut second = None;
    for inputs in forms(&mut Search::new(base, revision, Direction::Request), operations) {
        if !inputs.know(aim.rule) {
            continue;
        }
        let mut solver = Solver::new(Search::new(base, revision, Direction::Request), &inputs);
        if let Some(request) = solver.broken(&aim, &mut second) {
            let value = solver.ordered(request);
            return Some(Witness { value, was_valid: true });
        }
    }
    second.map(|value: Json| Witness { value, was_valid: true })
}
