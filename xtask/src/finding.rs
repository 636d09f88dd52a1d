//! What every check reports, and the three ways in which it is printed.

mod data;
pub(crate) mod place;
mod text;

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

pub(crate) use data::{Row, escaped, property, row};
use place::Lines;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warning,
}

/// One thing that is wrong: which rule says so, where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable id in kebab-case.
    pub rule: &'static str,
    pub level: Level,
    /// The file's name as it is shown.
    pub file: String,
    /// Bytes of the file's text.
    pub span: Range<usize>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// Stands beside the carets; may be empty.
    pub label: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Finding {
    pub fn error(rule: &'static str, file: &str, span: Range<usize>, message: impl Into<String>) -> Finding {
        Finding {
            rule,
            level: Level::Error,
            file: file.to_owned(),
            span,
            message: message.into(),
            label: String::new(),
            help: String::new(),
        }
    }

    pub fn warning(rule: &'static str, file: &str, span: Range<usize>, message: impl Into<String>) -> Finding {
        Finding { level: Level::Warning, ..Finding::error(rule, file, span, message) }
    }

    /// Whether it stops `gen`; a warning does not.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    pub fn label(self, label: impl Into<String>) -> Finding {
        Finding { label: label.into(), ..self }
    }

    pub fn help(self, help: impl Into<String>) -> Finding {
        Finding { help: help.into(), ..self }
    }
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// As rustc prints, for people.
    #[default]
    Text,
    /// One JSON object per line: rule, level, file, line, column, endLine, endColumn, message, label, help.
    /// Lines and columns count from 1, columns in characters, the end is exclusive.
    Json,
    /// Workflow commands, which GitHub shows beside the line in a pull request.
    #[value(name = "github")]
    GitHub,
}

/// Prints `findings`; `sources` has the name and the text of each file that they point into.
///
/// Each text is read once for its lines, and only if a finding points into it.
///
/// # Errors
/// What `out` says.
pub fn write(out: &mut dyn Write, findings: &[Finding], sources: &[(&str, &str)], format: Format) -> io::Result<()> {
    let texts: HashMap<&str, &str> = sources.iter().rev().copied().collect();
    let mut indexed: HashMap<&str, Option<Lines>> = HashMap::new();
    // Findings are written in small pieces, which a terminal or a pipe takes one by one.
    let mut out = io::BufWriter::new(out);
    for finding in findings {
        let file = finding.file.as_str();
        let lines = indexed.entry(file).or_insert_with(|| texts.get(file).map(|text| Lines::new(text)));
        match format {
            Format::Text => text::write(&mut out, finding, lines.as_ref())?,
            Format::Json => data::json(&mut out, finding, lines.as_ref())?,
            Format::GitHub => data::github(&mut out, finding, lines.as_ref())?,
        }
    }
    out.flush()
}

/// `findings` as text, for tests.
#[cfg(test)]
pub fn printed(findings: &[Finding], name: &str, text: &str) -> String {
    let mut out = Vec::new();
    write(&mut out, findings, &[(name, text)], Format::Text).unwrap();
    String::from_utf8(out).unwrap()
}

#[cfg(test)]
mod tests;
