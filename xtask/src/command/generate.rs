//! `cargo xtask gen [FILE…] [--check]`: documents in, files out, or a word on why not.

mod partial;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use crate::Outcome;
use crate::emit::{self, Difference};
use crate::finding::{self, Finding, Format};
use crate::generate::{self, Generated, OWNED};
use crate::report::{Report, Tone, count, quoted};
use crate::source::{self, Source, Unreadable};
use crate::wiring;

use partial::Division;

const GEN: &str = "cargo xtask gen";
const CHECK: &str = "cargo xtask gen --check";
const TEST: &str = "cargo test";

type Outputs = BTreeMap<String, String>;

/// The arguments of the command.
#[derive(Args, Clone, Debug, Default)]
pub struct Arguments {
    /// Documents of spec/ whose files are written; without any, all of them.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Write nothing; exit with 4 and say why if a file is not what would be written.
    #[arg(long)]
    pub check: bool,
}

/// Writes the generated files, or with `check` says whether they are as they would be written.
///
/// `out` gets what was done or found, `err` what stopped it, and warnings about the documents.
pub fn run(root: &Path, arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    run_with(generate::outputs, root, arguments, out, err)
}

/// The generator is a parameter, so that tests of this file need no real documents.
fn run_with(
    generate: impl FnOnce(&[Source]) -> Result<Generated, Vec<Finding>>,
    root: &Path,
    arguments: &Arguments,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome {
    let (mut out, mut err) = (Report::new(out), Report::new(err));
    let names: String =
        arguments.files.iter().map(|file| format!(" {}", quoted(&file.display().to_string()))).collect();
    let (write, check) = (format!("{GEN}{names}"), format!("{CHECK}{names}"));
    let again = if arguments.check { &check } else { &write };
    let start = Instant::now();
    let (sources, division) = match inputs(root, &arguments.files) {
        Ok(inputs) => inputs,
        Err(problems) => {
            problems.iter().for_each(|problem| err.unreadable(problem));
            err.next(again);
            return Outcome::BadInput;
        }
    };
    let chosen: Vec<Source> =
        sources.iter().filter(|source| division.written.contains(&source.path)).cloned().collect();
    let made = match generate(&chosen) {
        Ok(made) => made,
        Err(findings) => return refused(&findings, &chosen, &division, again, &mut err),
    };
    err.with(|to| finding::write(to, &made.warnings, &source::texts(&chosen), Format::Text));
    let outputs = match partial::complete(root, made.files, &division) {
        Ok(outputs) => outputs,
        Err(path) => {
            err.error(format_args!(
                "{path} is not as gen wrote it, so the other documents' parts in it cannot be kept"
            ));
            err.error_help("generate all documents at once");
            err.next(GEN);
            return Outcome::BadInput;
        }
    };
    division.tell(root, &sources, &mut out);
    let run = Run { root, outputs: &outputs, documents: chosen.len(), start, write: &write, check: &check };
    if arguments.check { run.compare(&mut out, &mut err) } else { run.write(&mut out, &mut err) }
}

/// All documents that can be read, and what becomes of each.
fn inputs(root: &Path, files: &[PathBuf]) -> Result<(Vec<Source>, Division), Vec<Unreadable>> {
    let (sources, problems) = source::read_all(root);
    if files.is_empty() {
        let written = sources.iter().map(|source| source.path.clone()).collect();
        return if problems.is_empty() {
            Ok((sources, Division { written, ..Division::default() }))
        } else {
            Err(problems)
        };
    }
    if sources.is_empty() {
        return Err(problems);
    }
    let documents = problems.iter().map(|problem| problem.path.as_str()).filter(|path| path.ends_with(".yaml"));
    let mut paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).chain(documents).collect();
    paths.sort_unstable();
    let division = partial::divide(root, partial::chosen(root, files, &paths)?, &paths);
    // What is kept need not be read.
    let serious =
        |problem: &Unreadable| !division.kept.contains(&problem.path) && !division.new.contains(&problem.path);
    let problems: Vec<Unreadable> = problems.into_iter().filter(serious).collect();
    if problems.is_empty() { Ok((sources, division)) } else { Err(problems) }
}

impl Division {
    /// Says what was passed over although it is not fresh.
    fn tell(&self, root: &Path, sources: &[Source], out: &mut Report<'_>) {
        for path in self.kept.iter().filter(|path| !partial::is_fresh(root, path, sources)) {
            out.line(Tone::Note, "Kept", format_args!("what was generated from {path}, which changed since"));
        }
        for path in &self.new {
            out.line(Tone::Note, "Skipped", format_args!("{path}, from which nothing was generated yet"));
        }
        for path in &self.not_whole {
            out.line(Tone::Note, "Also", format_args!("{path}, whose generated files were not whole"));
        }
    }
}

fn refused(
    findings: &[Finding],
    sources: &[Source],
    division: &Division,
    again: &str,
    err: &mut Report<'_>,
) -> Outcome {
    err.with(|to| finding::write(to, findings, &source::texts(sources), Format::Text));
    for path in division.not_whole.iter().filter(|path| findings.iter().any(|finding| finding.file == **path)) {
        err.error(format_args!(
            "the files generated from {path} are not whole, so they cannot be kept while it has mistakes"
        ));
        err.error_help("mend the document, or restore its generated files");
    }
    err.next(again);
    findings.iter().map(Outcome::of).fold(Outcome::Findings, Outcome::max)
}

struct Run<'a> {
    root: &'a Path,
    outputs: &'a Outputs,
    documents: usize,
    start: Instant,
    /// The commands that write and that compare the same.
    write: &'a str,
    check: &'a str,
}

impl Run<'_> {
    fn compare(&self, out: &mut Report<'_>, err: &mut Report<'_>) -> Outcome {
        let differences = match emit::compare(self.root, OWNED, self.outputs) {
            Ok(differences) => differences,
            Err(error) => return failed(&error.into(), self.check, err),
        };
        emit::differences(&differences, out);
        let fresh = self.outputs.keys().filter(|path| !concerned(path, &differences)).count();
        let is_wired = self.finish("check", fresh, out);
        if differences.is_empty() {
            return if is_wired { Outcome::Fine } else { Outcome::Stale };
        }
        out.next(self.write);
        Outcome::Stale
    }

    fn write(&self, out: &mut Report<'_>, err: &mut Report<'_>) -> Outcome {
        let written = match emit::write(self.root, OWNED, self.outputs) {
            Ok(written) => written,
            Err(failure) => return failed(&failure, self.write, err),
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
mod partial_tests;
#[cfg(test)]
mod tests;
