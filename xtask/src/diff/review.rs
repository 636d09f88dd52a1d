//! What a reviewer is shown: the changes of all documents in the order of their weight, and whether they may pass.

use std::cmp::Reverse;
use std::ops::Range;

use clap::ValueEnum;

use crate::document::Document;
use crate::finding::Finding;
use crate::finding::place::{Lines, Place};

use super::accepted::{Acceptance, Accepted, Met, Scope};
use super::change::{Axis, Change, Level, Spot};
use super::events::CLIENT_ITEM_CHANGED;
use super::version::Demand;
use crate::date::Date;

/// One of the two versions of a document.
#[derive(Clone, Debug)]
pub struct Version {
    /// The file as it is shown, such as `spec/adapay.yaml`.
    pub path: String,
    /// The revision as it is shown, such as `main`; empty for what is on disk.
    pub at: String,
    pub document: Document,
}

/// A document in two versions, and what changed.
#[derive(Clone, Debug)]
pub struct Pair {
    /// None if the document is new.
    pub base: Option<Version>,
    /// None if the document is gone.
    pub revision: Option<Version>,
    pub changes: Vec<Change>,
    /// Whether it is known what callers of the generated crate notice: not if no code can be generated from the document.
    pub callers: bool,
}

impl Pair {
    /// How the document is called: by its path now, or else as it was.
    #[must_use]
    pub fn name(&self) -> &str {
        self.revision.as_ref().or(self.base.as_ref()).map_or("", |version| version.path.as_str())
    }

    /// What the changes demand of the document's version; nothing is demanded of one that is new or gone.
    #[must_use]
    pub fn demand(&self, view: View) -> Option<Demand> {
        let view = self.view(view);
        let shown: Vec<Change> = self.changes.iter().filter(|change| view.shows(change)).cloned().collect();
        Demand::of(&shown, view, &self.base.as_ref()?.document, &self.revision.as_ref()?.document)
    }

    /// With whose eyes its changes are looked at: where nothing is known of callers, what is sent and received has to do.
    #[must_use]
    pub fn view(&self, wanted: View) -> View {
        if self.callers { wanted } else { View::Wire }
    }
}

/// Whose eyes a change is looked at with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// What is sent and received.
    #[default]
    Wire,
    /// Programs that call the generated crate.
    Client,
    /// Whichever is worse.
    Both,
}

impl View {
    /// Whether it is shown at all: what callers alone notice, and no edit on the wire explains, is not for those who look at the wire.
    #[must_use]
    pub fn shows(self, change: &Change) -> bool {
        self != View::Wire || change.id != CLIENT_ITEM_CHANGED.id
    }

    /// How bad it is, seen so.
    #[must_use]
    pub fn level(self, change: &Change) -> Level {
        let wire = if change.axis == Axis::Wire { change.level } else { Level::Info };
        let own = if change.axis == Axis::Client { change.level } else { Level::Info };
        let client = change.client_level().unwrap_or(own);
        match self {
            View::Wire => wire,
            View::Client => client,
            View::Both => wire.max(client),
        }
    }
}

/// What makes the command fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// A breaking or a money-critical change.
    #[default]
    Breaking,
    /// The same, and a potentially breaking change.
    Warning,
    /// Nothing.
    Never,
}

impl FailOn {
    /// As it is written on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            FailOn::Breaking => Level::Breaking.word(),
            FailOn::Warning => Level::Warning.word(),
            FailOn::Never => "never",
        }
    }
}

/// Where a change is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Money,
    Breaking,
    Warning,
    Compatible,
    Wording,
}

impl Section {
    /// In the order in which they are shown.
    pub const ALL: [Section; 5] =
        [Section::Money, Section::Breaking, Section::Warning, Section::Compatible, Section::Wording];

    /// For a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Section::Money => "Money-critical",
            Section::Breaking => "Breaking",
            Section::Warning => "Potentially breaking",
            Section::Compatible => "Compatible",
            Section::Wording => "Wording only",
        }
    }

    /// For a count within a sentence.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Section::Money => "money-critical",
            Section::Breaking => Level::Breaking.meaning(),
            Section::Warning => Level::Warning.meaning(),
            Section::Compatible => Level::Info.meaning(),
            Section::Wording => "wording",
        }
    }

    fn of(change: &Change, level: Level) -> Section {
        match level {
            _ if change.money => Section::Money,
            Level::Breaking => Section::Breaking,
            Level::Warning => Section::Warning,
            Level::Info if change.axis == Axis::Wording => Section::Wording,
            Level::Info => Section::Compatible,
        }
    }
}

/// A change as it is shown.
#[derive(Debug)]
pub struct Entry<'a> {
    pub change: &'a Change,
    pub pair: &'a Pair,
    /// As the view has it.
    pub level: Level,
    pub section: Section,
    pub accepted: Option<&'a Acceptance>,
    pub base: Option<Shown<'a>>,
    pub revision: Option<Shown<'a>>,
}

impl Entry<'_> {
    /// The line now, or else the line then.
    fn line(&self) -> usize {
        self.revision.as_ref().or(self.base.as_ref()).map_or(0, |shown| shown.place.line)
    }

    fn fails(&self, on: FailOn) -> bool {
        let least = match on {
            FailOn::Never => return false,
            FailOn::Breaking => Level::Breaking,
            FailOn::Warning => Level::Warning,
        };
        self.accepted.is_none() && (self.change.money || self.level >= least)
    }
}

/// The text of a change in one of the two versions.
#[derive(Debug)]
pub struct Shown<'a> {
    pub version: &'a Version,
    pub place: Place<'a>,
    /// From the key to the end of its value.
    pub text: &'a str,
}

/// The changes of all documents, judged.
#[derive(Debug)]
pub struct Review<'a> {
    /// In the order in which they are shown.
    pub entries: Vec<Entry<'a>>,
    pub pairs: &'a [Pair],
    pub accepted: &'a Accepted,
    /// What is wrong with the accepted changes.
    pub findings: Vec<Finding>,
    pub fail_on: FailOn,
    pub view: View,
}

/// How to judge.
#[derive(Clone, Copy, Debug)]
pub struct Judgement {
    pub view: View,
    pub fail_on: FailOn,
    pub today: Date,
    /// Which accepted changes should have been met.
    pub scope: Scope,
}

impl<'a> Review<'a> {
    /// Sorts and judges what changed in `pairs`.
    #[must_use]
    pub fn new(pairs: &'a [Pair], accepted: &'a Accepted, judgement: &Judgement) -> Review<'a> {
        let met = met(pairs, accepted);
        let mut entries = Vec::new();
        for pair in pairs.iter().filter(|pair| !pair.changes.is_empty()) {
            let base = pair.base.as_ref().map(Indexed::new);
            let revision = pair.revision.as_ref().map(Indexed::new);
            let (from, view) = (entries.len(), pair.view(judgement.view));
            for change in pair.changes.iter().filter(|change| view.shows(change)) {
                let level = view.level(change);
                entries.push(Entry {
                    change,
                    pair,
                    level,
                    section: Section::of(change, level),
                    accepted: accepted.passes(change, pair.name(), judgement.today, &met),
                    base: base.as_ref().and_then(|base| base.shown(change.base.as_ref())),
                    revision: revision.as_ref().and_then(|revision| revision.shown(change.revision.as_ref())),
                });
            }
            if let Some(of_document) = entries.get_mut(from..) {
                of_document.sort_by_key(Entry::line);
            }
        }
        // Equal ones stay in the order of the documents.
        entries.sort_by_key(|entry| (entry.section, Reverse(entry.level), entry.accepted.is_some()));
        let names: Vec<&str> = pairs.iter().map(Pair::name).collect();
        let findings = accepted.findings(&met, judgement, &names);
        Review { entries, pairs, accepted, findings, fail_on: judgement.fail_on, view: judgement.view }
    }

    /// The entries of a section, in their order.
    #[must_use]
    pub fn section(&self, section: Section) -> &[Entry<'a>] {
        let start = self.entries.partition_point(|entry| entry.section < section);
        let end = self.entries.partition_point(|entry| entry.section <= section);
        self.entries.get(start..end).unwrap_or_default()
    }

    /// The entries that make the command fail.
    pub fn failing(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|entry| entry.fails(self.fail_on))
    }

    /// Whether the changes may not pass.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.failing().next().is_some() || (self.fail_on != FailOn::Never && !self.findings.is_empty())
    }

    /// How many changes there are of each kind: "1 money-critical, 2 breaking"; empty without any.
    #[must_use]
    pub fn counts(&self) -> String {
        let count = |section: &Section| match self.section(*section).len() {
            0 => None,
            count => Some(format!("{count} {}", section.noun())),
        };
        Section::ALL.iter().filter_map(count).collect::<Vec<_>>().join(", ")
    }

    /// How many changes are not shown, because only callers of the crate notice them.
    #[must_use]
    pub fn hidden(&self) -> usize {
        let of = |pair: &Pair| pair.changes.iter().filter(|change| !pair.view(self.view).shows(change)).count();
        self.pairs.iter().map(of).sum()
    }

    /// The documents of which it was asked what callers notice, and of which that cannot be told.
    #[must_use]
    pub fn without_callers(&self) -> Vec<&'a str> {
        let is_asked = self.view != View::Wire;
        self.pairs.iter().filter(|pair| is_asked && !pair.callers).map(Pair::name).collect()
    }

    /// What is demanded of the version of each document that changed.
    #[must_use]
    pub fn demands(&self) -> Vec<(&'a str, Demand)> {
        self.pairs.iter().filter_map(|pair| Some((pair.name(), pair.demand(self.view)?))).collect()
    }
}

/// What each accepted change meets among all changes, also among those that are not shown: they are accepted all the same.
fn met<'a>(pairs: &'a [Pair], accepted: &Accepted) -> Met<'a> {
    let mut met = accepted.unmet();
    for pair in pairs {
        pair.changes.iter().for_each(|change| accepted.meet(change, pair.name(), &mut met));
    }
    met
}

/// A version whose lines have been counted.
struct Indexed<'a> {
    version: &'a Version,
    lines: Lines<'a>,
}

impl<'a> Indexed<'a> {
    fn new(version: &'a Version) -> Indexed<'a> {
        Indexed { version, lines: Lines::new(&version.document.text) }
    }

    fn shown(&self, spot: Option<&Spot>) -> Option<Shown<'a>> {
        let span = &spot?.span;
        let text = excerpt(&self.version.document.text, span);
        // A value in several lines ends with the last of them, not with the start of the next one.
        let end = if text.is_empty() { span.end } else { span.start + text.len() };
        Some(Shown { version: self.version, place: self.lines.place(span.start..end), text })
    }
}

/// The text of a span; a span that does not fit the text has none.
fn excerpt<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    text.get(span.clone()).unwrap_or_default().trim_end()
}
