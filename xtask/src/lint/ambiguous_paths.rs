//! `ambiguous-paths`: no two paths differ only in the names of their parameters.

use std::collections::HashMap;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::path_parameters::names_in;

const ID: &str = "ambiguous-paths";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "No two paths differ only in the names of their parameters.",
    why: "Both match the same URLs, so nobody can tell which of them is meant; OpenAPI forbids it.",
    remedy: "Put the operations under one of the two paths.",
    bad: "paths:\n  /a/{x}: {summary: One.}\n  /a/{y}: {summary: Two.}\n",
    good: "paths:\n  /a/{x}: {summary: One.}\n  /a/b: {summary: Two.}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for path in context.document.root.get("paths").map_or(&[][..], Node::entries) {
        let Some(shape) = shape(&path.key) else { continue };
        let other = *first.entry(shape).or_insert(&path.key);
        if other != path.key {
            let message = format!("`{}` and `{other}` match the same URLs", path.key);
            let finding = Finding::error(ID, &context.document.name, path.key_span.clone(), message);
            findings.push(finding.help(format!("move its operations to `{other}`, and use the names of that path")));
        }
    }
}

/// The path without the names; braces that do not match are the business of `path-parameters`.
fn shape(path: &str) -> Option<String> {
    let names = names_in(path).filter(|_| path.starts_with('/'))?;
    let mut shape = String::with_capacity(path.len());
    let mut rest = path;
    for name in names {
        let (before, after) = rest.split_once('{')?;
        shape.push_str(before);
        shape.push_str("{}");
        rest = after.get(name.len() + 1..)?;
    }
    shape.push_str(rest);
    Some(shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn the_second_is_shown() {
        let text = "paths:\n  /a/{x}: {}\n  /a/b: {}\n  /a/{y}: {}\n  /a/{x}/c/{y}: {}\n  /a/{y}/c/{x}: {}\n  /a/{x}.json: {}\n  /a/{y}.xml: {}\n  x-a: 1\n";
        insta::assert_snapshot!(run(check, text), @r"
        error[ambiguous-paths]: `/a/{y}` and `/a/{x}` match the same URLs
         --> spec/test.yaml:4:3
          |
        4 |   /a/{y}: {}
          |   ^^^^^^
          |
          = help: move its operations to `/a/{x}`, and use the names of that path

        error[ambiguous-paths]: `/a/{y}/c/{x}` and `/a/{x}/c/{y}` match the same URLs
         --> spec/test.yaml:6:3
          |
        6 |   /a/{y}/c/{x}: {}
          |   ^^^^^^^^^^^^
          |
          = help: move its operations to `/a/{x}/c/{y}`, and use the names of that path
        ");
    }
}
