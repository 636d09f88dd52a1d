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

/// Finds the comment again, for those who would rather change it than write another one.
const MARK: &str = "<!-- cargo xtask diff -->";

/// The whole comment.
pub fn page(review: &Review<'_>, about: &About) -> String {
    let mut page = Page { text: String::new(), length: 0, left_out: Vec::new() };
    page.push(&format!("{MARK}\n## {}\n\n", verdict(review)));
    page.push(&format!("{}.\n", subject(review, about)));
    page.push(&demands(review));
    page.push(&findings(review));
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

fn demands(review: &Review<'_>) -> String {
    let line = |(document, demand): &(&str, crate::diff::version::Demand)| {
        format!("| {} | {} |\n", in_table(&code(document)), in_table(&prose(&demand.says())))
    };
    let rows: String = review.demands().iter().take(50).map(line).collect();
    if rows.is_empty() { rows } else { format!("\n| document | version that it demands |\n|---|---|\n{rows}") }
}

/// A bar ends a cell, also inside of a code span.
fn in_table(text: &str) -> String {
    text.replace("\\|", "|").replace('|', "\\|")
}

fn findings(review: &Review<'_>) -> String {
    let lines = crate::finding::place::Lines::new(&review.accepted.text);
    let line = |finding: &crate::finding::Finding| {
        let place = format!("{}:{}", finding.file, lines.place(finding.span.clone()).line);
        let parts = [&finding.message, &finding.label, &finding.help];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| prose(part)).collect();
        format!("* {} {} – {}\n", code(finding.rule), said.join("; "), code(&place))
    };
    let rows: String = review.findings.iter().take(50).map(line).collect();
    if rows.is_empty() { rows } else { format!("\n### Accepted changes that are not as they should be\n\n{rows}") }
}

struct Page {
    text: String,
    /// In the unit that GitHub counts in at worst: 16 bits.
    length: usize,
    /// The sections of which something was left out, with how much.
    left_out: Vec<(Section, usize)>,
}

impl Page {
    fn push(&mut self, text: &str) {
        self.length += length(text);
        self.text.push_str(text);
    }

    /// Adds a text if it leaves room for `rest` more.
    fn fits(&mut self, text: &str, rest: usize) -> bool {
        let fits = self.left_out.is_empty() && self.length + length(text) + rest <= MOST;
        if fits {
            self.push(text);
        }
        fits
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
        if !self.fits(&heading, length(&short(first)) + END.len()) {
            return self.left_out.push((section, entries.len()));
        }
        for (at, entry) in entries.iter().enumerate() {
            let fits = (!is_folded && self.fits(&full(entry), 0)) || self.fits(&short(entry), END.len());
            if !fits {
                self.left_out.push((section, entries.len() - at));
                break;
            }
        }
        if is_folded {
            self.push(END);
        }
    }

    fn push_end(&mut self, about: &About) {
        if !self.left_out.is_empty() {
            let counts: Vec<String> =
                self.left_out.iter().map(|(section, count)| format!("{count} {}", section.noun())).collect();
            let text = format!("\n**Left out**, as a comment may not be longer: {}.\n", counts.join(", "));
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
        level => format!("{}, ", words::level(level)),
    };
    format!("{level}{}", code(&words::place(entry)))
}

fn marks(entry: &Entry<'_>) -> String {
    words::marks(entry).replace(" (", " *(").replace(')', ")*")
}
