//! A review for other programs; `diff.schema.json` beside this file describes it.

use std::io::{self, Write};

use serde::Serialize;

use crate::diff::change::{Axis, ClientChange, Level, Use};
use crate::diff::review::{Entry, Review, Shown};
use crate::diff::version::Part;
use crate::finding::place::Lines;
use crate::finding::{Row, row};

use super::About;

#[derive(Serialize)]
struct Page<'a> {
    changes: Vec<Item<'a>>,
    documents: Documents<'a>,
    demands: Vec<Demanded<'a>>,
    findings: Vec<Row<'a>>,
    failed: bool,
}

#[derive(Serialize)]
struct Documents<'a> {
    compared: usize,
    base: &'a str,
    revision: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    level: Level,
    money: bool,
    axis: Axis,
    document: &'a str,
    operations: &'a [Use],
    message: &'a str,
    base: Option<At<'a>>,
    revision: Option<At<'a>>,
    pointer: &'a str,
    witness: Option<Proof<'a>>,
    client: &'a [ClientChange],
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Pass<'a>>,
}

#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Proof<'a> {
    value: &'a serde_json::Value,
    was_valid: bool,
}

#[derive(Serialize)]
struct Pass<'a> {
    reason: &'a str,
    expires: String,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct Demanded<'a> {
    document: &'a str,
    part: Part,
    base: String,
    revision: String,
    least: Option<String>,
    enough: Option<bool>,
}

/// Prints one object in one line.
pub fn write(out: &mut dyn Write, review: &Review<'_>, about: &About) -> io::Result<()> {
    let lines = (!review.findings.is_empty()).then(|| Lines::new(&review.accepted.text));
    let page = Page {
        changes: review.entries.iter().map(|entry| item(entry, &review.accepted.file)).collect(),
        documents: Documents {
            compared: about.documents,
            base: &about.base,
            revision: Some(about.revision.as_str()).filter(|revision| !revision.is_empty()),
        },
        demands: demands(review),
        findings: review.findings.iter().map(|finding| row(finding, lines.as_ref())).collect(),
        failed: review.failed(),
    };
    serde_json::to_writer(&mut *out, &page)?;
    writeln!(out)
}

fn item<'a>(entry: &Entry<'a>, file: &'a str) -> Item<'a> {
    let change = entry.change;
    Item {
        id: &change.id,
        level: entry.level,
        money: change.money,
        axis: change.axis,
        document: entry.pair.name(),
        operations: &change.uses,
        message: &change.message,
        base: entry.base.as_ref().map(at),
        revision: entry.revision.as_ref().map(at),
        pointer: change.pointer(),
        witness: change.witness.as_ref().map(|witness| Proof { value: &witness.value, was_valid: witness.was_valid }),
        client: &change.client,
        notes: &change.notes,
        accepted: entry.accepted.map(|entry| Pass {
            reason: &entry.reason,
            expires: entry.expires.to_string(),
            file,
            line: entry.line,
        }),
    }
}

fn at<'a>(shown: &Shown<'a>) -> At<'a> {
    At { file: &shown.version.path, line: shown.place.line, column: shown.place.column }
}

fn demands<'a>(review: &Review<'a>) -> Vec<Demanded<'a>> {
    let demanded = review.demands().into_iter().map(|(document, demand)| Demanded {
        document,
        part: demand.part,
        base: demand.base,
        revision: demand.revision,
        least: demand.least,
        enough: demand.enough,
    });
    demanded.collect()
}
