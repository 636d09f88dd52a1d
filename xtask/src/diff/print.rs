//! The four ways in which a review is printed.

mod clip;
mod escape;
mod excerpt;
mod github;
mod json;
mod markdown;
mod text;
mod words;

use std::io::{self, Write};

use clap::ValueEnum;

use super::review::Review;

pub use words::{not_told, plain};

/// How changes are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people at a terminal.
    #[default]
    Text,
    /// A comment on a pull request.
    Markdown,
    /// One object for other programs; `xtask/src/diff/print/diff.schema.json` describes it.
    Json,
    /// Workflow commands, which GitHub shows beside the line in a pull request.
    #[value(name = "github")]
    GitHub,
}

/// What was compared, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Such as `main (0123456789)`.
    pub base: String,
    /// Such as `HEAD~1 (0123456789)`; empty for what is on disk.
    pub revision: String,
    /// How many documents were compared, with those in which nothing changed.
    pub documents: usize,
    /// The command that shows the same again.
    pub command: String,
}

impl About {
    /// "spec/adapay.yaml against main (0123456789)", or how many documents.
    #[must_use]
    pub fn says(&self, review: &Review<'_>) -> String {
        let subject = match (self.documents, review.pairs) {
            (1, [pair]) => words::plain(pair.name()),
            (count, _) => crate::report::count(count, "document"),
        };
        let base = words::plain(&self.base);
        match self.revision.as_str() {
            "" => format!("{subject} against {base}"),
            revision => format!("{subject} at {} against {base}", words::plain(revision)),
        }
    }
}

/// Prints a review; how it went is not part of what [`Format::Text`] and [`Format::GitHub`] print.
///
/// # Errors
/// What `out` says.
pub fn write(out: &mut dyn Write, review: &Review<'_>, about: &About, format: Format) -> io::Result<()> {
    // Entries are written in small pieces, which a terminal or a pipe takes one by one.
    let mut out = io::BufWriter::new(out);
    match format {
        Format::Text => text::write(&mut out, review)?,
        Format::Markdown => out.write_all(markdown::page(review, about).as_bytes())?,
        Format::Json => json::write(&mut out, review, about)?,
        Format::GitHub => github::write(&mut out, review)?,
    }
    out.flush()
}

#[cfg(test)]
mod tests;
