//! A review for people at a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::diff::change::Level;
use crate::diff::review::{Entry, Review, Section};
use crate::finding;
use crate::report::count;

use super::excerpt::lines;
use super::words;

const BOLD: Style = Style::new().bold();
const ARROW: Style = AnsiColor::Blue.on_default().bold();
const LABEL: Style = AnsiColor::Cyan.on_default();
const GONE: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// Prints the sections, and what is wrong with the accepted changes.
pub fn write(out: &mut dyn Write, review: &Review<'_>) -> io::Result<()> {
    for section in Section::ALL {
        let entries = review.section(section);
        if entries.is_empty() {
            continue;
        }
        let heading = format!("{}: {}", section.title(), count(entries.len(), "change"));
        writeln!(out, "{BOLD}{heading}{BOLD:#}\n")?;
        for entry in entries {
            write_entry(out, entry)?;
            writeln!(out)?;
        }
    }
    let accepted = review.accepted;
    let texts = [(accepted.file.as_str(), accepted.text.as_str())];
    finding::write(out, &review.findings, &texts, finding::Format::Text)
}

fn write_entry(out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
    let (change, style) = (entry.change, style(entry.level));
    let (level, id, message) = (entry.level.word(), words::plain(&change.id), words::plain(&change.message));
    writeln!(out, "{style}{level}[{id}]{style:#}{}  {BOLD}{message}{BOLD:#}", words::marks(entry))?;
    writeln!(out, "  {ARROW}-->{ARROW:#} {}", words::place(entry))?;
    if entry.section != Section::Wording {
        write_source(out, entry)?;
    }
    for (label, text) in labelled(entry) {
        writeln!(out, "  {LABEL}{label:<8}{LABEL:#}  {text}")?;
    }
    Ok(())
}

fn write_source(out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
    for line in lines(entry.base.as_ref(), entry.revision.as_ref()) {
        let style = match line.sign {
            '-' => GONE,
            '+' => NEW,
            _ => Style::new(),
        };
        writeln!(out, "   {style}{} {}{style:#}", line.sign, line.text)?;
    }
    Ok(())
}

/// What stands under the lines of the documents.
fn labelled(entry: &Entry<'_>) -> Vec<(&'static str, String)> {
    let change = entry.change;
    let mut rows = vec![("used by", words::used_by(&change.uses))];
    rows.extend(words::client(&change.client).into_iter().map(|line| ("client", line)));
    let witness = change.witness.as_ref();
    rows.extend(witness.map(|witness| ("witness", format!("{} {}", words::value(witness), words::verdict(witness)))));
    rows.extend(change.notes.iter().map(|note| ("note", words::plain(note))));
    let accepted = entry.accepted;
    rows.extend(
        accepted.map(|entry| ("accepted", format!("until {}: {}", entry.expires, words::plain(&entry.reason)))),
    );
    rows.retain(|(_, text)| !text.is_empty());
    rows
}

fn style(level: Level) -> Style {
    match level {
        Level::Breaking => AnsiColor::Red.on_default().bold(),
        Level::Warning => AnsiColor::Yellow.on_default().bold(),
        Level::Info => AnsiColor::Green.on_default().bold(),
    }
}
