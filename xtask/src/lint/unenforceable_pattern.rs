//! `unenforceable-pattern`: a pattern can be checked before a request leaves.

use std::collections::HashMap;

use crate::augment::check_pattern;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::invalid_pattern;
use super::walk::Kind;

const ID: &str = "unenforceable-pattern";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Generation,
    summary: "A pattern can be checked before a request leaves.",
    why: "The client checks patterns with a small matcher of its own; one that it cannot check would be a limit that is documented and not kept.",
    remedy: "Write it with classes, groups, alternatives, repeats, `^` and `$` only, or say it in the description.",
    bad: "components:\n  schemas:\n    OrderNo: {type: string, pattern: '^(?=a)[a-z]+$'}\n",
    good: "components:\n  schemas:\n    OrderNo: {type: string, pattern: '^a[a-z]*$'}\n",
    check,
};

/// The generated crate matches patterns with a small matcher of its own, and a limit that is documented but not enforced would be a silent gap.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut reasons: HashMap<&str, Option<String>> = HashMap::new();
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema) {
        let Some(pattern) = place.node.get("pattern") else { continue };
        let Some(text) = pattern.as_str() else { continue };
        if let Some(reason) = reasons.entry(text).or_insert_with(|| reason(text)) {
            let message = "the client could not check this pattern";
            findings.push(
                Finding::error(ID, &context.document.name, pattern.span.clone(), message)
                    .label(reason.as_str())
                    .help("write it with classes, groups, alternatives, repeats, `^` and `$` only"),
            );
        }
    }
}

/// The last line of what the matcher says, which is the shortest.
fn reason(pattern: &str) -> Option<String> {
    // One that does not even compile is the business of `invalid-pattern`.
    if invalid_pattern::flaw(pattern).is_some() {
        return None;
    }
    let reason = check_pattern(pattern).err()?;
    Some(reason.lines().last().unwrap_or_default().trim().trim_start_matches("error: ").to_owned())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn what_the_matcher_cannot_do_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: string, pattern: '^(?=a)b$'}\n  B: {type: string, pattern: '^[0-9]{14}$'}\n  C: {type: string, pattern: '\\bword'}\n  D: {type: string, pattern: '(a'}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unenforceable-pattern]: the client could not check this pattern
         --> spec/test.yaml:9:32
          |
        9 |     A: {type: string, pattern: '^(?=a)b$'}
          |                                ^^^^^^^^^^ look-around, including look-ahead and look-behind, is not supported
          |
          = help: write it with classes, groups, alternatives, repeats, `^` and `$` only

        error[unenforceable-pattern]: the client could not check this pattern
          --> spec/test.yaml:11:32
           |
        11 |     C: {type: string, pattern: '\bword'}
           |                                ^^^^^^^^ it asserts something other than the start or the end of the text
           |
           = help: write it with classes, groups, alternatives, repeats, `^` and `$` only
        ");
    }
}
