//! The words for what was compared and written.

use super::cause::Cause;
use super::check::{Difference, Kind, Stranger};
use super::write::{Failure, What, Written};
use crate::report::{Report, Tone, count};

const MOVE_IT: &str = "move it to another folder, or delete it; only `cargo xtask gen` writes here";

/// Says what is not as the generator writes it, and why.
pub fn differences(differences: &[Difference], report: &mut Report<'_>) {
    for Difference { path, kind } in differences {
        match kind {
            Kind::Missing { lines } => {
                report.line(Tone::Bad, "Missing", format_args!("{path} ({})", count(*lines, "line")))
            }
            Kind::Changed { causes, diff } => {
                report.line(Tone::Bad, "Stale", format_args!("{path} ({})", because(causes)));
                only_line_endings_help(causes, report);
                report.diff(&diff.text);
            }
            Kind::Stranger(stranger) => {
                report.line(Tone::Bad, "Stranger", format_args!("{path} ({})", who(*stranger)));
                if kind.stops_writing() {
                    report.help(MOVE_IT);
                }
            }
            Kind::Blocked { why } => {
                report.line(Tone::Bad, "Blocked", format_args!("{path} ({why})"));
                report.help(MOVE_IT);
            }
        }
    }
}

/// Says what was written; files that were right already are counted only.
pub fn written(written: &[Written], report: &mut Report<'_>) {
    for Written { path, what } in written {
        match what {
            What::Created { lines } => {
                report.line(Tone::Good, "Created", format_args!("{path} ({})", count(*lines, "line")))
            }
            What::Updated { causes, diff } => {
                let lost = if causes.contains(&Cause::Hand) { "; edits in it are gone" } else { "" };
                report.line(Tone::Good, "Changed", format_args!("{path} ({diff}{lost})"));
            }
            What::Removed(stranger) => report.line(Tone::Note, "Removed", format_args!("{path} ({})", who(*stranger))),
            What::Unchanged => {}
        }
    }
}

/// Says why nothing was written.
pub fn failure(failure: &Failure, report: &mut Report<'_>) {
    match failure {
        Failure::InTheWay(found) => {
            for difference in found {
                let why = match &difference.kind {
                    Kind::Stranger(stranger) => who(*stranger),
                    Kind::Blocked { why } => why,
                    Kind::Missing { .. } | Kind::Changed { .. } => continue,
                };
                report.error(format_args!("{} is in the way: {why}", difference.path));
            }
            report.error_help(format_args!("{MOVE_IT}. Nothing was written"));
        }
        Failure::Io(error) => report.error(error),
    }
}

fn because(causes: &[Cause]) -> String {
    causes.iter().map(Cause::to_string).collect::<Vec<_>>().join("; ")
}

fn only_line_endings_help(causes: &[Cause], report: &mut Report<'_>) {
    if causes == [Cause::LineEndings] {
        report.help("nothing else differs; `git config core.autocrlf false`, or `eol=lf` in .gitattributes, keeps LF");
    }
}

fn who(stranger: Stranger) -> &'static str {
    match stranger {
        Stranger::Generated => "generated from a document that is gone",
        Stranger::Edited => "generated, not from a present document, and edited since",
        Stranger::Leftover => "left by a run that was killed",
        Stranger::Foreign => "gen did not write it",
    }
}
