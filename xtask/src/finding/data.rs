//! Findings for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::place::Lines;
use super::place::Place;
use super::{Finding, Level};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    rule: &'a str,
    level: Level,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    label: &'a str,
    help: &'a str,
}

pub fn json(out: &mut dyn Write, finding: &Finding, lines: Option<&Lines<'_>>) -> io::Result<()> {
    let place = place(finding, lines);
    let row = Row {
        rule: finding.rule,
        level: finding.level,
        file: &finding.file,
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        message: &finding.message,
        label: &finding.label,
        help: &finding.help,
    };
    serde_json::to_writer(&mut *out, &row)?;
    writeln!(out)
}

pub fn github(out: &mut dyn Write, finding: &Finding, lines: Option<&Lines<'_>>) -> io::Result<()> {
    let place = place(finding, lines);
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let parts = [&finding.message, &finding.label, &finding.help];
    let body: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    writeln!(
        out,
        "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
        property(&finding.file),
        place.line,
        place.end_line,
        place.column,
        place.end_column,
        property(finding.rule),
        escaped(&body.join("\n")),
    )
}

/// A file without text has one place.
fn place<'a>(finding: &Finding, lines: Option<&Lines<'a>>) -> Place<'a> {
    lines.map_or_else(|| Place::find("", 0..0), |lines| lines.place(finding.span.clone()))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
