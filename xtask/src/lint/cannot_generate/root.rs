//! What openapiv3 and progenitor want of every document.

use crate::document::{Document, Node};
use crate::lint::operations::operations;

use super::check::Report;

pub fn check(report: &mut Report) {
    let document = report.document;
    let Some(start) = start(document) else {
        report.add(
            document.root.span.clone(),
            "this file",
            document.root.kind(),
            "an OpenAPI document is a map that starts with `openapi: 3.0.3`",
        );
        return;
    };
    check_version(report, start.clone());
    check_info(report, start.clone());
    if !document.root.get("paths").is_some_and(Node::is_map) {
        report.add(start, "a document without `paths`", "", "add `paths:` with at least one path");
    }
    for operation in operations(document) {
        let responses = operation.node().get("responses");
        let has_one =
            responses.is_some_and(|responses| responses.entries().iter().any(|entry| !entry.key.starts_with("x-")));
        if !has_one {
            report.add(
                operation.span(),
                "an operation without responses",
                "",
                "add `responses:` with at least the answer of a success",
            );
        }
    }
}

/// The first key of the document stands for the document.
fn start(document: &Document) -> Option<std::ops::Range<usize>> {
    document.root.entries().first().map(|entry| entry.key_span.clone())
}

fn check_version(report: &mut Report, start: std::ops::Range<usize>) {
    let version = report.document.root.get("openapi");
    let is_known = version.and_then(Node::as_str).is_some_and(|version| version.starts_with("3.0."));
    if !is_known {
        let span = version.map_or(start, |version| version.span.clone());
        report.add(
            span,
            "this version of OpenAPI",
            "only 3.0.x is understood",
            "write `openapi: 3.0.3`, and what is new in 3.1 as 3.0 says it",
        );
    }
}

fn check_info(report: &mut Report, start: std::ops::Range<usize>) {
    let info = report.document.root.entry("info");
    let span = info.map_or(start, |info| info.key_span.clone());
    for key in ["title", "version"] {
        if info.and_then(|info| info.value.get(key)?.as_str()).is_none() {
            report.add(
                span.clone(),
                format!("a document without `info.{key}`"),
                "",
                format!("add `{key}:` with a string under `info`"),
            );
        }
    }
}
