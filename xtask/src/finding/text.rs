//! Findings as rustc prints its own.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};

use super::place::Lines;
use super::place::Place;
use super::{Finding, Level};

/// A line up to this length is shown whole.
const WHOLE: usize = 140;
/// Characters kept of a longer line on each side of where the span starts.
const BEFORE: usize = 60;
const AFTER: usize = 100;

pub fn write(out: &mut dyn Write, finding: &Finding, lines: Option<&Lines<'_>>) -> io::Result<()> {
    let title = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
    };
    let mut group = title.primary_title(finding.message.as_str()).id(finding.rule).elements(None::<Origin>);
    let excerpt = lines.map(|lines| Excerpt::of(lines.place(finding.span.clone())));
    group = match &excerpt {
        Some(excerpt) => excerpt.show(group, finding),
        None => group.element(Origin::path(finding.file.as_str())),
    };
    if !finding.help.is_empty() {
        group = group.element(Shown::HELP.message(finding.help.as_str()));
    }
    let report = Renderer::plain().render(&[group]);
    match &excerpt {
        Some(excerpt) => writeln!(out, "{}\n", excerpt.with_true_column(report, &finding.file)),
        None => writeln!(out, "{report}\n"),
    }
}

/// The part of one line that is shown.
struct Excerpt<'a> {
    place: Place<'a>,
    text: String,
    span: std::ops::Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn of(place: Place<'a>) -> Excerpt<'a> {
        if place.text.chars().nth(WHOLE).is_none() {
            return Excerpt { text: place.text.to_owned(), span: place.span.clone(), place };
        }
        let (before, rest) = place.text.split_at(place.span.start);
        let (marked, after) = rest.split_at(place.span.len());
        let before = last(before, BEFORE);
        let marked = first(marked, AFTER);
        let after = first(after, AFTER - marked.chars().count().min(AFTER));
        let span = before.len()..before.len() + marked.len();
        Excerpt { place, text: before + &marked + &after, span }
    }

    fn show<'s>(&'s self, group: Group<'s>, finding: &'s Finding) -> Group<'s> {
        let mark = AnnotationKind::Primary.span(self.span.clone());
        let mark = if finding.label.is_empty() { mark } else { mark.label(finding.label.as_str()) };
        let snippet = Snippet::source(self.text.as_str()).path(finding.file.as_str()).line_start(self.place.line);
        group.element(snippet.annotation(mark))
    }

    /// The renderer counts columns in the excerpt, which does not always start where the line does.
    fn with_true_column(&self, report: String, file: &str) -> String {
        let column = self.text[..self.span.start].chars().count() + 1;
        if column == self.place.column {
            return report;
        }
        let header = |column| format!("{file}:{}:{column}\n", self.place.line);
        report.replacen(&header(column), &header(self.place.column), 1)
    }
}

fn first(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn last(text: &str, count: usize) -> String {
    match text.char_indices().rev().nth(count) {
        Some((at, cut)) => format!("…{}", &text[at + cut.len_utf8()..]),
        None => text.to_owned(),
    }
}
