//! `cargo xtask lint`: every rule over documents, and what each rule is for.

mod changed;
mod explain;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use crate::Outcome;
use crate::document::Document;
use crate::finding::{self, Finding, Format};
use crate::git;
use crate::lint;
use crate::report::{Report, Tone, count, quoted};
use crate::source::{self, Source, Unreadable};

use changed::Past;

const LINT: &str = "cargo xtask lint";

/// The arguments of the command.
#[derive(Args, Clone, Debug, Default)]
pub struct Arguments {
    /// The documents, YAML or JSON, `-` for standard input; without any, all of spec/*.yaml.
    #[arg(value_name = "FILES")]
    pub files: Vec<String>,

    /// How findings are printed; json and github print nothing else on standard output.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// Only what was not found at this revision; without one, where HEAD left `main`.
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "")]
    pub changed: Option<String>,

    /// Say what a rule is for, with a bad example and a good one.
    #[arg(long, value_name = "RULE", conflicts_with_all = ["files", "format", "changed", "rules"])]
    pub explain: Option<String>,

    /// List all rules.
    #[arg(long, conflicts_with_all = ["files", "format", "changed"])]
    pub rules: bool,
}

/// Lints, explains or lists.
///
/// `input` is what `-` reads; `out` gets the findings and how it went, `err` what stopped it,
/// and for formats that other programs read how it went too.
pub fn run(
    root: &Path,
    arguments: &Arguments,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome {
    if let Some(id) = &arguments.explain {
        return explain::one(id, &mut Report::new(out), &mut Report::new(err));
    }
    if arguments.rules {
        return explain::list(&mut Report::new(out));
    }
    let run = Run { root, arguments, git: "git", start: Instant::now() };
    run.lint(input, out, err)
}

struct Run<'a> {
    root: &'a Path,
    arguments: &'a Arguments,
    /// Git's name or path, so that tests can do without.
    git: &'a str,
    start: Instant,
}

/// What came out over all documents.
#[derive(Default)]
struct Tally {
    findings: Vec<Finding>,
    /// Findings that were there before.
    known: usize,
    notes: Vec<String>,
    against: Option<String>,
}

impl Run<'_> {
    fn lint(&self, input: &mut dyn Read, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
        let (sources, problems) = self.sources(input);
        let mut report = Report::new(err);
        problems.iter().for_each(|problem| report.unreadable(problem));
        if sources.is_empty() {
            report.next(&self.again());
            return Outcome::BadInput;
        }
        let tally = match self.tally(&sources) {
            Ok(tally) => tally,
            Err(failure) => {
                report.error(failure.why);
                report.error_help(failure.help);
                report.next(&self.again());
                return Outcome::BadInput;
            }
        };
        let texts = source::texts(&sources);
        let mut out = Report::new(out);
        out.with(|to| finding::write(to, &tally.findings, &texts, self.arguments.format));
        let end = if self.arguments.format == Format::Text { &mut out } else { &mut report };
        self.finish(&tally, sources.len(), problems.is_empty(), end);
        let worst = tally.findings.iter().map(Outcome::of).max().unwrap_or(Outcome::Fine);
        if problems.is_empty() { worst } else { Outcome::BadInput }
    }

    fn sources(&self, input: &mut dyn Read) -> (Vec<Source>, Vec<Unreadable>) {
        match self.arguments.files.as_slice() {
            [] => source::read_all(self.root),
            files => source::read_files(files, input),
        }
    }

    fn tally(&self, sources: &[Source]) -> Result<Tally, git::Failure> {
        let mut past = self.arguments.changed.as_deref().map(|revision| Past::new(self.git, revision));
        let mut tally = Tally::default();
        for (at, source) in sources.iter().enumerate() {
            let (document, mut findings) = match Document::parse(&source.path, &source.text) {
                Ok(document) => {
                    let findings = lint::check(&document);
                    (Some(document), findings)
                }
                Err(findings) => (None, findings),
            };
            if let Some(past) = &mut past {
                let found = past.at(&self.place(source)?, &source.path, !findings.is_empty())?;
                tally.known += found.take_from(&mut findings, document.as_ref());
                tally.notes.extend(found.note);
            }
            tally.findings.append(&mut findings);
            // After the last one the process ends: taking a million nodes apart would only keep people waiting.
            if at + 1 == sources.len() {
                std::mem::forget(document);
            }
        }
        tally.against = past.and_then(|past| past.name());
        Ok(tally)
    }

    /// Where a document is on disk.
    fn place(&self, source: &Source) -> Result<PathBuf, git::Failure> {
        match self.arguments.files.is_empty() {
            true => Ok(self.root.join(&source.path)),
            false if source.path == source::STDIN => Err(git::Failure {
                why: "standard input has no past to compare with".to_owned(),
                help: "name the file, or leave `--changed` out".to_owned(),
            }),
            false => Ok(PathBuf::from(&source.path)),
        }
    }

    /// Says how it went.
    fn finish(&self, tally: &Tally, documents: usize, complete: bool, to: &mut Report<'_>) {
        for note in &tally.notes {
            to.line(Tone::Note, "Note", note);
        }
        if tally.known > 0 {
            to.line(Tone::Note, "Known", format_args!("{} from before", count(tally.known, "finding")));
        }
        let against = tally.against.as_ref().map(|name| format!(" against {name}")).unwrap_or_default();
        let errors = tally.findings.iter().filter(|finding| finding.is_error()).count();
        let found = match (errors, tally.findings.len() - errors) {
            (0, 0) => String::new(),
            (errors, 0) => format!(": {}", count(errors, "error")),
            (0, warnings) => format!(": {}", count(warnings, "warning")),
            (errors, warnings) => format!(": {} and {}", count(errors, "error"), count(warnings, "warning")),
        };
        let (documents, seconds) = (count(documents, "document"), self.start.elapsed().as_secs_f64());
        let tone = if errors == 0 { Tone::Good } else { Tone::Bad };
        to.line(tone, "Finished", format_args!("lint of {documents}{against}{found} in {seconds:.2} s"));
        if let Some(first) = tally.findings.first() {
            to.line(Tone::Note, "Explained", format_args!("by {LINT} --explain {}", first.rule));
        }
        if !tally.findings.is_empty() || !complete {
            to.next(&self.again());
        }
    }

    /// The command that was run.
    fn again(&self) -> String {
        let mut words = vec![LINT.to_owned()];
        words.extend(self.arguments.files.iter().map(|file| quoted(file)));
        words.extend(self.arguments.changed.as_ref().map(|revision| match revision.as_str() {
            "" => "--changed".to_owned(),
            revision => format!("--changed={}", quoted(revision)),
        }));
        words.join(" ")
    }
}

#[cfg(test)]
mod tests;
