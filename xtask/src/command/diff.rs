//! `cargo xtask diff`: what a change of documents breaks, whom, and why.

mod explain;
mod side;
mod sides;
mod whole;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread::ScopedJoinHandle;
use std::time::Instant;

use clap::Args;

use crate::Outcome;
use crate::date::Date;
use crate::diff::accepted::{self, Accepted, Scope};
use crate::diff::print::{self, About, Format, not_told, plain};
use crate::diff::review::{FailOn, Judgement, Pair, Review, Version, View};
use crate::diff::{compare, knows_callers};
use crate::document::{Document, SYNTAX};
use crate::finding::{self, Finding};
use crate::git;
use crate::report::{Report, Tone, count, quoted};

use side::Loaded;
use sides::{Both, Compared, Sides};

const DIFF: &str = "cargo xtask diff";

/// The arguments of the command.
#[derive(Args, Clone, Debug, Default)]
pub struct Arguments {
    /// A file, REV (all of spec/*.yaml at that revision) or REV:PATH; without any, where HEAD left `main`.
    ///
    /// What is both a file and a revision is taken as the file.
    /// A file alone is compared with itself where HEAD left `main`.
    #[arg(value_name = "BASE")]
    pub base: Option<String>,

    /// The same; without any, the files on disk.
    #[arg(value_name = "REVISION")]
    pub revision: Option<String>,

    /// How changes are printed; all but text print nothing else on standard output.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// The least level at which an unaccepted change makes the command exit with 1; a money-critical one always does.
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub fail_on: FailOn,

    /// Whose level is shown, sorts and decides.
    #[arg(long, value_enum, default_value_t)]
    pub axis: View,

    /// The list of accepted changes, if not spec/accepted/breaks.yaml.
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<String>,

    /// Say what the id of a change means, how bad it is on which side, why, and what to do.
    #[arg(long, value_name = "ID", conflicts_with_all = ["base", "revision", "format", "fail_on", "axis", "accepted", "rules"])]
    pub explain: Option<String>,

    /// List what can change.
    #[arg(long, conflicts_with_all = ["base", "revision", "format", "fail_on", "axis", "accepted"])]
    pub rules: bool,
}

/// Compares, explains or lists.
///
/// `out` gets the changes and how it went, `err` what stopped it,
/// and for formats that other programs read how it went too.
pub fn run(root: &Path, arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    if let Some(id) = &arguments.explain {
        return explain::one(id, &mut Report::new(out), &mut Report::new(err));
    }
    if arguments.rules {
        return explain::list(&mut Report::new(out));
    }
    let run = Run { root, arguments, git: "git", today: Date::today(), start: Instant::now() };
    run.diff(out, err)
}

struct Run<'a> {
    root: &'a Path,
    arguments: &'a Arguments,
    /// Git's name or path, so that tests can do without.
    git: &'a str,
    /// Decides what has expired.
    today: Date,
    start: Instant,
}

/// What keeps documents from being compared.
#[derive(Debug)]
enum Stop {
    Failure(git::Failure),
    /// What keeps a text from being a document, with the text.
    Unreadable(Vec<Finding>, String),
}

impl From<git::Failure> for Stop {
    fn from(failure: git::Failure) -> Stop {
        Stop::Failure(failure)
    }
}

impl Run<'_> {
    fn diff(&self, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
        match self.compared() {
            Ok((compared, pairs, accepted)) => self.show(&compared, &pairs, &accepted, out, err),
            Err(stops) => self.stopped(&stops, &mut Report::new(err)),
        }
    }

    fn compared(&self) -> Result<(Compared, Vec<Pair>, Accepted), Vec<Stop>> {
        let sides = Sides { root: self.root, git: self.git };
        let (base, revision) = (self.arguments.base.as_deref(), self.arguments.revision.as_deref());
        let mut compared = sides.compared(base, revision).map_err(|failure| vec![failure.into()])?;
        let (mut pairs, mut stops) = (Vec::new(), Vec::new());
        let comparing = Comparing {
            today: self.today,
            is_renamed: compared.is_renamed,
            asks_for_callers: self.arguments.axis != View::Wire,
        };
        for pair in comparing.all(std::mem::take(&mut compared.pairs)) {
            match pair {
                Ok(pair) => pairs.extend(pair),
                Err(mut found) => stops.append(&mut found),
            }
        }
        let accepted = self.accepted(&compared).map_err(|stop| stops.push(stop));
        match accepted {
            Ok(accepted) if stops.is_empty() => Ok((compared, pairs, accepted)),
            _ => Err(stops),
        }
    }

    fn accepted(&self, compared: &Compared) -> Result<Accepted, Stop> {
        let named = self.arguments.accepted.as_deref();
        if named.is_none() && !compared.is_of_spec {
            return Ok(Accepted::default());
        }
        let file = named.map_or_else(|| self.root.join(accepted::DEFAULT), Into::into);
        let name = named.unwrap_or(accepted::DEFAULT);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
                return Ok(Accepted::default());
            }
            Err(error) => {
                let help = "name a file with a list of accepted changes, or leave `--accepted` out".to_owned();
                return Err(git::Failure { why: format!("{name} cannot be read: {error}"), help }.into());
            }
        };
        let mut accepted = accepted::read(name, &text).map_err(|findings| Stop::Unreadable(findings, text))?;
        // A list that cannot be read accepted nothing then.
        let then = compared.accepted_then.as_ref().filter(|_| named.is_none());
        if let Some(then) = then.and_then(|text| accepted::read(name, text).ok()) {
            accepted.has_grown_from(&then);
        }
        Ok(accepted)
    }

    fn show(
        &self,
        compared: &Compared,
        pairs: &[Pair],
        list: &Accepted,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Outcome {
        let Arguments { axis, fail_on, format, ref accepted, .. } = *self.arguments;
        // A list that was named is meant for what was named beside it.
        let scope = if accepted.is_some() { Scope::Everything } else { compared.scope };
        let review = Review::new(pairs, list, &Judgement { view: axis, fail_on, today: self.today, scope });
        let about = About {
            base: compared.base.clone(),
            revision: compared.revision.clone(),
            documents: compared.documents,
            command: self.again(),
        };
        let mut to = Report::new(out);
        to.with(|to| print::write(to, &review, &about, format));
        let mut end = Report::new(err);
        let end = if format == Format::Text { &mut to } else { &mut end };
        self.finish(&review, &about, end);
        match (review.failed(), review.entries.is_empty()) {
            (true, _) => end.next(&about.command),
            // Only what is in spec/ and on disk can be generated from.
            (false, false) if compared.scope == Scope::Everything && about.revision.is_empty() => {
                end.next("cargo xtask gen")
            }
            _ => {}
        }
        if review.failed() { Outcome::Findings } else { Outcome::Fine }
    }

    /// Says how it went.
    fn finish(&self, review: &Review<'_>, about: &About, to: &mut Report<'_>) {
        let counts = if review.entries.is_empty() { "no change".to_owned() } else { review.counts() };
        let seconds = self.start.elapsed().as_secs_f64();
        let tone = if review.failed() { Tone::Bad } else { Tone::Good };
        to.line(tone, "Finished", format_args!("diff of {}: {counts} in {seconds:.2} s", about.says(review)));
        let demands = review.demands();
        for (document, demand) in &demands {
            let document = if about.documents > 1 { format!("{} ", plain(document)) } else { String::new() };
            let tone = if demand.enough == Some(false) { Tone::Bad } else { Tone::Note };
            to.line(tone, "Demands", format_args!("{document}{}", plain(&demand.says())));
        }
        self.callers(review, to);
        let failing = review.failing().count();
        if failing > 0 {
            let level = review.fail_on.word();
            to.line(
                Tone::Bad,
                "Fails",
                format_args!("on {} (--fail-on {level}, and whatever touches money)", count(failing, "change")),
            );
        }
        if let Some(first) = review.entries.first() {
            to.line(Tone::Note, "Explained", format_args!("by {DIFF} --explain {}", first.change.id));
        } else if let Some(first) = review.findings.first() {
            to.line(Tone::Note, "Explained", format_args!("by {DIFF} --explain {}", first.rule));
        }
    }

    /// Says what is not shown of what callers of the crate notice.
    fn callers(&self, review: &Review<'_>, to: &mut Report<'_>) {
        for document in review.without_callers() {
            to.line(Tone::Note, "Callers", format_args!("{}", not_told(document)));
        }
        let (hidden, are) = match review.hidden() {
            0 => return,
            1 => ("1 change".to_owned(), "is"),
            hidden => (count(hidden, "change"), "are"),
        };
        to.line(Tone::Note, "Also", format_args!("{hidden} for callers of the crate {are} shown with --axis both"));
    }

    fn stopped(&self, stops: &[Stop], to: &mut Report<'_>) -> Outcome {
        for stop in stops {
            match stop {
                Stop::Failure(failure) => {
                    to.error(&failure.why);
                    to.error_help(&failure.help);
                }
                Stop::Unreadable(findings, text) => {
                    let name = findings.first().map_or("", |finding| finding.file.as_str());
                    to.with(|to| finding::write(to, findings, &[(name, text)], finding::Format::Text));
                }
            }
        }
        to.next(&self.again());
        Outcome::BadInput
    }

    /// The command that was run.
    fn again(&self) -> String {
        let Arguments { base, revision, fail_on, axis, accepted, .. } = self.arguments;
        let mut words = vec![DIFF.to_owned()];
        words.extend(base.iter().chain(revision).map(|word| quoted(word)));
        words.extend((*fail_on != FailOn::Breaking).then(|| format!("--fail-on {}", fail_on.word())));
        words.extend(match axis {
            View::Wire => None,
            View::Client => Some("--axis client".to_owned()),
            View::Both => Some("--axis both".to_owned()),
        });
        words.extend(accepted.iter().map(|file| format!("--accepted {}", quoted(file))));
        words.join(" ")
    }
}

type PairOrStops = Result<Option<Pair>, Vec<Stop>>;

/// What came out of a thread, if there could be one.
fn ended(thread: std::io::Result<ScopedJoinHandle<'_, PairOrStops>>) -> PairOrStops {
    match thread {
        Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        Err(error) => {
            let help = "end other programs, and try again".to_owned();
            Err(vec![Stop::Failure(git::Failure { why: format!("no thread can be started: {error}"), help })])
        }
    }
}

/// How documents are compared.
#[derive(Clone, Copy)]
struct Comparing {
    today: Date,
    is_renamed: bool,
    asks_for_callers: bool,
}

impl Comparing {
    /// Compares all documents, at the same time.
    fn all(self, all: Vec<Both>) -> Vec<PairOrStops> {
        std::thread::scope(|scope| {
            let start =
                |both| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || self.pair(both));
            let threads: Vec<_> = all.into_iter().map(start).collect();
            threads.into_iter().map(ended).collect()
        })
    }

    /// Compares two versions of a document; `None` if their texts are the same.
    fn pair(self, (base, revision): Both) -> Result<Option<Pair>, Vec<Stop>> {
        let text = |loaded: &Option<Loaded>| loaded.as_ref().map(|loaded| loaded.text.clone());
        let path = |loaded: &Option<Loaded>| loaded.as_ref().map(|loaded| loaded.path.clone());
        let is_same_text = text(&base) == text(&revision);
        if is_same_text && path(&base) == path(&revision) {
            return Ok(None);
        }
        let (base, revision) = match (base.map(version).transpose(), revision.map(version).transpose()) {
            (Ok(base), Ok(revision)) => (base, revision),
            (base, revision) => return Err([base.err(), revision.err()].into_iter().flatten().collect()),
        };
        let mut changes = whole::changes(base.as_ref(), revision.as_ref(), self.is_renamed);
        if let (Some(base), Some(revision), false) = (&base, &revision, is_same_text) {
            changes.append(&mut compare(&base.document, &revision.document, self.today));
        }
        let both = base.as_ref().zip(revision.as_ref());
        let knows = |(base, revision): (&Version, &Version)| knows_callers(&base.document, &revision.document);
        // That takes its time, and those who look at the wire do not ask.
        let callers = !self.asks_for_callers || both.is_none_or(knows);
        Ok(Some(Pair { base, revision, changes, callers }))
    }
}

/// As much as the main thread has: documents may be nested.
const STACK: usize = 8 << 20;

fn version(loaded: Loaded) -> Result<Version, Stop> {
    let Loaded { path, at, text } = loaded;
    let name = if at.is_empty() { path.clone() } else { format!("{at}:{path}") };
    match Document::parse(&name, &text) {
        Ok(document) => match of_another_kind(&document) {
            None => Ok(Version { path, at, document }),
            Some(finding) => Err(Stop::Unreadable(vec![finding], text)),
        },
        Err(findings) => Err(Stop::Unreadable(findings, text)),
    }
}

/// Swagger 2.0 says the same things in other places, where nobody would look for them here.
fn of_another_kind(document: &Document) -> Option<Finding> {
    let entry = document.root.entry("swagger")?;
    let message = "this is Swagger 2.0, and only OpenAPI 3 can be compared";
    let finding = Finding::error(SYNTAX, &document.name, entry.key_span.clone(), message);
    Some(finding.help("convert both documents to OpenAPI 3 first"))
}

#[cfg(test)]
mod tests;
