//! `invalid-pattern`: a pattern is a regular expression of ECMA-262.

use std::collections::HashMap;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "invalid-pattern";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A pattern is a regular expression of ECMA-262.",
    why: "A pattern that does not compile refuses nothing, or everything, depending on the tool.",
    remedy: "Correct the pattern; it is written as in JavaScript, without slashes around it.",
    bad: "components:\n  schemas:\n    A: {type: string, pattern: '(a'}\n",
    good: "components:\n  schemas:\n    A: {type: string, pattern: '(a)'}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut known: HashMap<&str, Option<String>> = HashMap::new();
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none()) {
        let Some(pattern) = place.node.get("pattern") else { continue };
        let Some(text) = pattern.as_str() else { continue };
        if let Some(reason) = known.entry(text).or_insert_with(|| flaw(text)) {
            let finding =
                Finding::error(ID, &context.document.name, pattern.span.clone(), "this pattern does not compile");
            findings.push(finding.label(reason.clone()).help(help(pattern)));
        }
    }
}

fn help(pattern: &Node) -> &'static str {
    let text = pattern.as_str().unwrap_or_default();
    if text.starts_with("(?i)") || text.contains("(?P<") {
        return "write it as JavaScript does, which has no `(?i)` and no `(?P<name>…)`";
    }
    "correct it; a bracket that stands for itself is written as `\\(` or `\\[`"
}

/// Why a pattern does not compile, if it does not.
///
/// The standard does not say whether the flag `u` is set, so one that compiles either way is fine.
pub fn flaw(pattern: &str) -> Option<String> {
    let unicode = regress::Flags { unicode: true, ..regress::Flags::default() };
    let error = regress::Regex::with_flags(pattern, regress::Flags::default()).err()?;
    regress::Regex::with_flags(pattern, unicode).err()?;
    Some(error.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn what_does_not_compile_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: string, pattern: '(a'}\n  B: {type: string, pattern: '[a'}\n  C: {type: string, pattern: 'a**'}\n  D: {type: string, pattern: '(?i)a'}\n  \
               E: {type: string, pattern: '^(?=a)b$'}\n  F: {type: string, pattern: '\\p{L}'}\n  G: {type: string, pattern: '^[\\w.-]+\\/?$'}\n  H: {pattern: 'a{2,1}'}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[invalid-pattern]: this pattern does not compile
         --> spec/test.yaml:9:32
          |
        9 |     A: {type: string, pattern: '(a'}
          |                                ^^^^ Unbalanced parenthesis
          |
          = help: correct it; a bracket that stands for itself is written as `\(` or `\[`

        error[invalid-pattern]: this pattern does not compile
          --> spec/test.yaml:10:32
           |
        10 |     B: {type: string, pattern: '[a'}
           |                                ^^^^ Unbalanced bracket
           |
           = help: correct it; a bracket that stands for itself is written as `\(` or `\[`

        error[invalid-pattern]: this pattern does not compile
          --> spec/test.yaml:11:32
           |
        11 |     C: {type: string, pattern: 'a**'}
           |                                ^^^^^ Invalid atom character
           |
           = help: correct it; a bracket that stands for itself is written as `\(` or `\[`

        error[invalid-pattern]: this pattern does not compile
          --> spec/test.yaml:12:32
           |
        12 |     D: {type: string, pattern: '(?i)a'}
           |                                ^^^^^^^ Invalid group modifier
           |
           = help: write it as JavaScript does, which has no `(?i)` and no `(?P<name>…)`

        error[invalid-pattern]: this pattern does not compile
          --> spec/test.yaml:16:18
           |
        16 |     H: {pattern: 'a{2,1}'}
           |                  ^^^^^^^^ Invalid quantifier
           |
           = help: correct it; a bracket that stands for itself is written as `\(` or `\[`
        ");
    }
}
