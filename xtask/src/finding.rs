//! What every check reports, and the three ways in which it is printed.

mod data;
mod place;
mod text;

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

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

    pub fn label(self, label: impl Into<String>) -> Finding {
        Finding { label: label.into(), ..self }
    }

    pub fn help(self, help: impl Into<String>) -> Finding {
        Finding { help: help.into(), ..self }
    }
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// As rustc prints, for people.
    #[default]
    Text,
    /// One JSON object per line: rule, level, file, line, column, endLine, endColumn, message, label, help.
    /// Lines and columns count from 1, columns in characters, the end is exclusive.
    Json,
    /// Workflow commands, which GitHub shows beside the line in a pull request.
    GitHub,
}

/// Prints `findings`; `sources` has the name and the text of each file that they point into.
pub fn write(out: &mut dyn Write, findings: &[Finding], sources: &[(&str, &str)], format: Format) -> io::Result<()> {
    for finding in findings {
        let text = sources.iter().find(|(name, _)| *name == finding.file).map(|(_, text)| *text);
        match format {
            Format::Text => text::write(out, finding, text)?,
            Format::Json => data::json(out, finding, text)?,
            Format::GitHub => data::github(out, finding, text)?,
        }
    }
    Ok(())
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
