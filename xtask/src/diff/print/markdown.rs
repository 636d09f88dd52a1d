//! A review as a comment on a pull request.
//!
//! What a document says can neither break the markup nor mention anybody, and the whole stays below the most that GitHub takes.

use crate::diff::change::Level;
use crate::diff::review::{Entry, Review, Section};
use crate::report::count;

use super::About;
use super::escape::{code, fenced, prose};
use super::excerpt::lines;
use super::words;

/// GitHub takes no comment of more characters; some are kept for what was left out.
const MOST: usize = 65_536 - 2_000;

/// What is said before the changes leaves them so much room.
const ROOM_FOR_CHANGES: usize = 48_000;

/// Finds the comment again, for those who would rather change it than write another one.
const MARK: &str = "<!-- cargo xtask diff -->";

/// The whole comment.
pub fn page(review: &Review<'_>, about: &About) -> String {
    let mut page = Page { text: String::new(), length: 0, is_full: false, left_out: Vec::new() };
    page.push(&format!("{MARK}\n## {}\n\n", verdict(review)));
    page.push(&format!("{}.\n", subject(review, about)));
    page.push(&without_callers(review));
    page.rows(DEMANDS, &demands(review), "version");
    page.rows(FINDINGS, &findings(review), "finding");
    for section in Section::ALL {
        page.section(review, section);
    }
    page.push_end(about);
    page.text
}

fn verdict(review: &Review<'_>) -> String {
    match (review.failing().count(), review.failed()) {
        (0, true) => "Spec diff: the list of accepted changes is wrong".to_owned(),
        (failing, true) => format!("Spec diff: {} in the way", stand(failing)),
        (_, false) if review.entries.is_empty() => "Spec diff: nothing changed".to_owned(),
        (_, false) => "Spec diff: nothing stands in the way".to_owned(),
    }
}

fn stand(failing: usize) -> String {
    let verb = if failing == 1 { "stands" } else { "stand" };
    format!("{} {verb}", count(failing, "change"))
}

fn subject(review: &Review<'_>, about: &About) -> String {
    let base = code(&about.base);
    let revision = if about.revision.is_empty() { String::new() } else { format!(" at {}", code(&about.revision)) };
    let documents = match (about.documents, review.pairs) {
        (1, [pair]) => code(pair.name()),
        (documents, _) => count(documents, "document"),
    };
    let counts = if review.entries.is_empty() { "no change".to_owned() } else { review.counts() };
    format!("{documents}{revision} against {base}: {counts}")
}

/// Says of which documents it was asked in vain what callers notice.
fn without_callers(review: &Review<'_>) -> String {
    match review.without_callers().as_slice() {
        [] => String::new(),
        [document] => format!("What callers of the crate notice {}\n", prose(&words::not_told(document))),
        [first, others @ ..] => {
            let documents = format!("{first} and {}", count(others.len(), "other document"));
            format!("What callers of the crate notice {}\n", prose(&words::not_told(&documents)))
        }
    }
}

const DEMANDS: &str = "\n| document | version that it demands |\n|---|---|\n";
const FINDINGS: &str = "\n### Accepted changes that are not as they should be\n\n";

fn demands(review: &Review<'_>) -> Vec<String> {
    let line = |(document, demand): &(&str, crate::diff::version::Demand)| {
        format!("| {} | {} |\n", in_table(&code(document)), in_table(&prose(&demand.says())))
    };
    review.demands().iter().map(line).collect()
}

/// A bar ends a cell, also inside of a code span.
fn in_table(text: &str) -> String {
    text.replace("\\|", "|").replace('|', "\\|")
}

fn findings(review: &Review<'_>) -> Vec<String> {
    let lines = crate::finding::place::Lines::new(&review.accepted.text);
    let line = |finding: &crate::finding::Finding| {
        let place = format!("{}:{}", finding.file, lines.place(finding.span.clone()).line);
        let parts = [&finding.message, &finding.label, &finding.help];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| prose(part)).collect();
        format!("* {} {} – {}\n", code(finding.rule), said.join("; "), code(&place))
    };
    review.findings.iter().map(line).collect()
}

struct Page {
    text: String,
    /// In the unit that GitHub counts in at worst: 16 bits.
    length: usize,
    /// Whether a change was left out, so that no lesser one may follow.
    is_full: bool,
    /// How much was left out of what.
    left_out: Vec<String>,
}

impl Page {
    fn push(&mut self, text: &str) {
        self.length += length(text);
        self.text.push_str(text);
    }

    /// Adds a text if it leaves room for `rest` more.
    fn fits(&mut self, text: &str, rest: usize) -> bool {
        let fits = self.length + length(text) + rest <= MOST;
        if fits {
            self.push(text);
        }
        fits
    }

    /// Adds rows below their heading, as long as the changes keep most of the room.
    fn rows(&mut self, heading: &str, rows: &[String], noun: &str) {
        for (shown, row) in rows.iter().enumerate() {
            let text = if shown == 0 { format!("{heading}{row}") } else { row.clone() };
            if !self.fits(&text, ROOM_FOR_CHANGES) {
                self.left_out.push(count(rows.len() - shown, noun));
                return;
            }
        }
    }

    fn leave_out(&mut self, section: Section, count: usize) {
        self.is_full = true;
        self.left_out.push(format!("{count} {}", section.noun()));
    }

    fn section(&mut self, review: &Review<'_>, section: Section) {
        const END: &str = "\n</details>\n";
        let entries = review.section(section);
        let is_folded = section >= Section::Compatible;
        let title = format!("{} ({})", section.title(), entries.len());
        let heading = match is_folded {
            true => format!("\n<details>\n<summary>{title}</summary>\n\n"),
            false => format!("\n### {title}\n"),
        };
        // A heading without an entry would say nothing.
        let Some(first) = entries.first() else {
            return;
        };
        if self.is_full || !self.fits(&heading, length(&short(first)) + END.len()) {
            return self.leave_out(section, entries.len());
        }
        for (at, entry) in entries.iter().enumerate() {
            let fits = (!is_folded && self.fits(&full(entry), 0)) || self.fits(&short(entry), END.len());
            if !fits {
                self.leave_out(section, entries.len() - at);
                break;
            }
        }
        if is_folded {
            self.push(END);
        }
    }

    fn push_end(&mut self, about: &About) {
        if !self.left_out.is_empty() {
            let left_out = self.left_out.join(", ");
            let text = format!("\n**Left out**, as a comment may not be longer: {left_out}.\n");
            self.push(&text);
        }
        let text = format!(
            "\n{} shows the same, and {} says what an id means.\n",
            code(&about.command),
            code("cargo xtask diff --explain ID")
        );
        self.push(&text);
    }
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A heading, the lines of the documents, and a list of what is known.
fn full(entry: &Entry<'_>) -> String {
    let change = entry.change;
    let mut text =
        format!("\n#### {} {}{}\n\n{}\n", code(&change.id), prose(&change.message), marks(entry), place(entry));
    let lines = lines(entry.base.as_ref(), entry.revision.as_ref());
    if !lines.is_empty() {
        let lines: Vec<String> = lines.iter().map(|line| format!("{} {}", line.sign, line.text)).collect();
        text += &format!("\n{}\n", fenced("diff", &lines.join("\n")));
    }
    let facts = facts(entry);
    if !facts.is_empty() {
        text += &format!("\n{facts}");
    }
    text
}

fn facts(entry: &Entry<'_>) -> String {
    let change = entry.change;
    let mut facts = Vec::new();
    let used_by = words::used_by(&change.uses);
    facts.extend((!used_by.is_empty()).then(|| format!("used by {}", code(&used_by))));
    facts.extend(words::client(&change.client).iter().map(|line| format!("callers: {}", code(line))));
    let witness = change.witness.as_ref();
    facts.extend(
        witness.map(|witness| format!("witness: {} {}", code(&words::value(witness)), words::verdict(witness))),
    );
    facts.extend(change.notes.iter().map(|note| prose(note)));
    let accepted = entry.accepted;
    facts.extend(accepted.map(|entry| format!("accepted until {}: {}", entry.expires, prose(&entry.reason))));
    facts.iter().map(|fact| format!("* {fact}\n")).collect()
}

/// One line of a list.
fn short(entry: &Entry<'_>) -> String {
    let change = entry.change;
    format!("* {} {}{} – {}\n", code(&change.id), prose(&change.message), marks(entry), code(&words::place(entry)))
}

/// The level beside a change of money, and where it stands.
fn place(entry: &Entry<'_>) -> String {
    let level = match entry.level {
        Level::Info => String::new(),
        level => format!("{}, ", level.word()),
    };
    format!("{level}{}", code(&words::place(entry)))
}

fn marks(entry: &Entry<'_>) -> String {
    words::marks(entry).replace(" (", " *(").replace(')', ")*")
}
