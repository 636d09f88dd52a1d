//! Helpers for the rules' tests.

use crate::document::Document;
use crate::finding::{Finding, printed};
use crate::lint::Context;

pub const NAME: &str = "spec/test.yaml";

/// What one rule prints for a document.
pub fn run(check: fn(&Context<'_>, &mut Vec<Finding>), text: &str) -> String {
    let document = Document::parse(NAME, text).unwrap_or_else(|found| panic!("{}", printed(&found, NAME, text)));
    let mut findings = Vec::new();
    check(&Context::new(&document), &mut findings);
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    printed(&findings, NAME, text)
}

/// A document around `operation`, the content of `post` under `/a`, and `components`; both are indented here.
pub fn with_operation(operation: &str, components: &str) -> String {
    let indent = |text: &str, by: &str| -> String {
        text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{by}{line}\n") }).collect()
    };
    let components = match components {
        "" => String::new(),
        components => format!("components:\n{}", indent(components, "  ")),
    };
    format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    post:\n{}{components}",
        indent(operation, "      "),
    )
}
