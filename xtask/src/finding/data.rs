//! Findings for other programs.

use std::io::{self, Write};

use serde::Serialize;

use super::place::Lines;
use super::place::Place;
use super::{Finding, Level};

/// A finding as an object of JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row<'a> {
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
    serde_json::to_writer(&mut *out, &row(finding, lines))?;
    writeln!(out)
}

pub fn row<'a>(finding: &'a Finding, lines: Option<&Lines<'_>>) -> Row<'a> {
    let place = place(finding, lines);
    Row {
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
    }
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

/// A text as the message of a workflow command takes it.
pub fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a workflow command takes it.
pub fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
