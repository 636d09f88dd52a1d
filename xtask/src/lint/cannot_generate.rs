//! `cannot-generate`: what no code can be generated from.
//!
//! Whatever OpenAPI 3.0 can state is lowered, so that little is left; `lower/against_progenitor.rs` holds what progenitor alone would refuse.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

const ID: &str = "cannot-generate";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Generation,
    summary: "The generator can turn the document into a client.",
    why: "The file is no OpenAPI 3.0 document, so its words would be taken for what they do not mean.",
    remedy: "Start the document with `openapi: 3.0.3`, and say what another version says in the words of 3.0.",
    bad: "openapi: 3.1.0\ninfo: {title: Example, version: '1'}\npaths: {}\n",
    good: "openapi: 3.0.3\ninfo: {title: Example, version: '1'}\npaths: {}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut add = |span: std::ops::Range<usize>, message: String, help: &str| {
        findings.push(Finding::error(ID, &document.name, span, message).help(help));
    };
    let root = &document.root;
    let Some(first) = root.entries().first() else {
        let message = format!("no code can be generated from {}", root.kind());
        return add(root.span.clone(), message, "an OpenAPI document is a map that starts with `openapi: 3.0.3`");
    };
    let version = root.get("openapi");
    if version.and_then(Node::as_str).is_some_and(|version| version.starts_with("3.0.")) {
        return;
    }
    let span = version.map_or(first.key_span.clone(), |version| version.span.clone());
    let message = "no code can be generated from this version of OpenAPI".to_owned();
    add(span, message, "write `openapi: 3.0.3`, and what is new in 3.1 as 3.0 says it");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::run;

    #[test]
    fn other_versions_and_other_files_are_refused() {
        let texts = ["openapi: 3.1.0\n", "openapi: 3\n", "swagger: '2.0'\n", "- a\n", "{}\n", "openapi: 3.0.9\n"];
        insta::assert_snapshot!(texts.map(|text| run(RULE.check, text)).join("\n---\n"));
    }
}
