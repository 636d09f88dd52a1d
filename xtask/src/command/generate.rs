//! `cargo xtask gen [--check]`: documents in, files out, or a word on why not.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use crate::Outcome;
use crate::document;
use crate::emit::{self, Difference};
use crate::finding::{self, Finding, Format};
use crate::generate::{self, OWNED};
use crate::report::{Report, Tone, count};
use crate::source::{self, Source, Unreadable};
use crate::wiring;

const GEN: &str = "cargo xtask gen";
const CHECK: &str = "cargo xtask gen --check";
const TEST: &str = "cargo test";

type Outputs = BTreeMap<String, String>;

/// Writes the generated files, or with `check` says whether they are as they would be written.
///
/// `out` gets what was done or found, `err` what stopped it.
pub fn run(root: &Path, check: bool, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    run_with(generate::outputs, root, check, out, err)
}

/// The generator is a parameter, so that tests of this file need no real documents.
fn run_with(
    generate: impl FnOnce(&[Source]) -> Result<Outputs, Vec<Finding>>,
    root: &Path,
    check: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome {
    let (mut out, mut err) = (Report::new(out), Report::new(err));
    let again = if check { CHECK } else { GEN };
    let start = Instant::now();
    let sources = match source::read(root) {
        Ok(sources) => sources,
        Err(problems) => return unreadable(&problems, again, &mut err),
    };
    let outputs = match generate(&sources) {
        Ok(outputs) => outputs,
        Err(findings) => return refused(&findings, &sources, again, &mut err),
    };
    let run = Run { root, outputs: &outputs, documents: sources.len(), start };
    if check { run.compare(&mut out, &mut err) } else { run.write(&mut out, &mut err) }
}

fn unreadable(problems: &[Unreadable], again: &str, err: &mut Report<'_>) -> Outcome {
    for problem in problems {
        err.error(format_args!("{} {}", problem.path, problem.why));
        err.error_help(problem.help);
    }
    err.next(again);
    Outcome::BadInput
}

fn refused(findings: &[Finding], sources: &[Source], again: &str, err: &mut Report<'_>) -> Outcome {
    let texts: Vec<(&str, &str)> = sources.iter().map(|source| (source.path.as_str(), source.text.as_str())).collect();
    err.with(|to| finding::write(to, findings, &texts, Format::Text));
    err.next(again);
    findings.iter().map(outcome).fold(Outcome::Findings, Outcome::max)
}

/// A document that is not even YAML is bad input; everything else is a finding about a document.
fn outcome(finding: &Finding) -> Outcome {
    if finding.rule == document::SYNTAX { Outcome::BadInput } else { Outcome::Findings }
}

struct Run<'a> {
    root: &'a Path,
    outputs: &'a Outputs,
    documents: usize,
    start: Instant,
}

impl Run<'_> {
    fn compare(&self, out: &mut Report<'_>, err: &mut Report<'_>) -> Outcome {
        let differences = match emit::compare(self.root, OWNED, self.outputs) {
            Ok(differences) => differences,
            Err(error) => return failed(&error.into(), CHECK, err),
        };
        emit::differences(&differences, out);
        let fresh = self.outputs.keys().filter(|path| !concerned(path, &differences)).count();
        let is_wired = self.finish("check", fresh, out);
        if differences.is_empty() {
            return if is_wired { Outcome::Fine } else { Outcome::Stale };
        }
        out.next(GEN);
        Outcome::Stale
    }

    fn write(&self, out: &mut Report<'_>, err: &mut Report<'_>) -> Outcome {
        let written = match emit::write(self.root, OWNED, self.outputs) {
            Ok(written) => written,
            Err(failure) => return failed(&failure, GEN, err),
        };
        emit::written(&written, out);
        let fresh = written.iter().filter(|file| file.what == emit::What::Unchanged).count();
        self.finish("gen", fresh, out);
        if fresh < written.len() {
            out.next(TEST);
        }
        Outcome::Fine
    }

    /// Says how it went; whether the crate names all of its modules.
    fn finish(&self, what: &str, fresh: usize, out: &mut Report<'_>) -> bool {
        if fresh > 0 {
            out.line(Tone::Good, "Fresh", count(fresh, "file"));
        }
        let (documents, seconds) = (count(self.documents, "document"), self.start.elapsed().as_secs_f64());
        out.line(Tone::Good, "Finished", format_args!("{what} of {documents} in {seconds:.2} s"));
        let unwired = wiring::missing(self.root, self.outputs.iter());
        for missing in &unwired {
            out.line(Tone::Bad, "Missing", format_args!("{} in {}", missing.what, missing.file));
            out.help(&missing.help);
        }
        unwired.is_empty()
    }
}

/// Whether a difference is at a path, or at a folder on the way to it.
fn concerned(path: &str, differences: &[Difference]) -> bool {
    differences
        .iter()
        .any(|one| path.strip_prefix(&one.path).is_some_and(|below| below.is_empty() || below.starts_with('/')))
}

fn failed(failure: &emit::Failure, again: &str, err: &mut Report<'_>) -> Outcome {
    emit::failure(failure, err);
    err.next(again);
    Outcome::BadInput
}

#[cfg(test)]
mod tests;
