//! Edits as operations see them -> changes, one per edit of the source.

use std::collections::{BTreeSet, HashMap};

use super::change::{Axis, Change, Level, Side, Spot, Use};
use super::comparing::{Comparing, Found};
use super::edit::{Anchor, Edit};
use super::events::{self, Event, Role};
use super::money;
use super::proofs::Proofs;
use crate::document::Document;

/// Tells edits of the source apart.
type Key = (&'static str, usize, usize, String);

/// In which role an edit was met, and on which side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    role: Option<Role>,
    side: Option<Side>,
    /// The side should not have it at all: it is read-only or write-only.
    muted: bool,
}

/// One edit with all that it reaches.
struct Gathered<'d> {
    edit: Edit<'d>,
    subject: String,
    roles: BTreeSet<Told>,
    /// The pair of schemas that it was found in.
    pair: Option<usize>,
    uses: BTreeSet<Use>,
}

/// A change with the places that it is about, in the base and in the revision.
pub struct Placed {
    pub change: Change,
    pub places: [Vec<String>; 2],
}

/// All changes, in no order.
pub fn changes(comparing: &Comparing<'_>) -> Vec<Placed> {
    let mut proofs = Proofs::new(&comparing.graph);
    gathered(comparing).into_iter().map(|one| placed(comparing, one, &mut proofs)).collect()
}

/// Money first, then what is worse, then what comes first.
pub fn order(change: &Change) -> (bool, std::cmp::Reverse<Level>, Axis, usize, String) {
    let start = change.revision.as_ref().or(change.base.as_ref()).map_or(0, |spot| spot.span.start);
    (!change.money, std::cmp::Reverse(change.level), change.axis, start, change.id.clone())
}

fn gathered<'d>(comparing: &Comparing<'d>) -> Vec<Gathered<'d>> {
    let Comparing { graph, operations, found, .. } = comparing;
    let mut all = Gathering::default();
    let label = |operation: usize| operations.get(operation).map(|(label, _)| label.clone());
    for Found { edit, subject, operation, role, side } in found {
        let (role, side) = (*role, *side);
        let user = operation.and_then(label).map(|operation| Use { operation, side });
        all.add(edit, subject, None, Told { role, side, muted: false }, user);
    }
    for number in 0..graph.pairs.len() {
        let Some(pair) = graph.pairs.get(number).filter(|pair| !pair.edits.is_empty()) else { continue };
        for (root, muted) in graph.uses(number) {
            for edit in pair.edits.iter().filter(|edit| !is_told_elsewhere(edit, root.role)) {
                let side = Some(root.role.side());
                let role = if edit.property.is_some() { root.role.inner() } else { root.role };
                let told = Told { role: Some(role), side, muted };
                let user = label(root.operation).map(|operation| Use { operation, side });
                all.add(edit, &pair.subject, Some(number), told, user);
            }
        }
    }
    all.list
}

/// A parameter's default is compared where it is known whether the parameter is always sent.
fn is_told_elsewhere(edit: &Edit<'_>, role: Role) -> bool {
    let defaults: [&Event; 3] = [&events::DEFAULT_ADDED, &events::DEFAULT_REMOVED, &events::DEFAULT_CHANGED];
    role == Role::RequestParameter && defaults.iter().any(|event| std::ptr::eq(*event, edit.event))
}

#[derive(Default)]
struct Gathering<'d> {
    list: Vec<Gathered<'d>>,
    known: HashMap<Key, usize>,
}

impl<'d> Gathering<'d> {
    fn add(&mut self, edit: &Edit<'d>, subject: &str, pair: Option<usize>, told: Told, user: Option<Use>) {
        let words = format!("{} {}", edit.property.unwrap_or_default(), edit.words);
        let key = (edit.event.id, edit.base.address(), edit.revision.address(), words);
        let list = &mut self.list;
        let at = *self.known.entry(key).or_insert_with(|| {
            let (edit, subject) = (edit.clone(), subject.to_owned());
            list.push(Gathered { edit, subject, roles: BTreeSet::new(), pair, uses: BTreeSet::new() });
            list.len() - 1
        });
        if let Some(gathered) = list.get_mut(at) {
            gathered.roles.insert(told);
            gathered.uses.extend(user);
        }
    }
}

fn placed<'d>(comparing: &Comparing<'d>, gathered: Gathered<'d>, proofs: &mut Proofs<'_, 'd>) -> Placed {
    let (base, revision) = (comparing.base, comparing.revision);
    let [was, is] = gathered.edit.about;
    let places = [(base, gathered.edit.base, was), (revision, gathered.edit.revision, is)];
    let places =
        places.map(|(document, own, about)| [own, about].iter().filter_map(|at| at.pointer(document)).collect());
    Placed { places, change: change(base, revision, gathered, proofs) }
}

fn change<'d>(base: &Document, revision: &Document, gathered: Gathered<'d>, proofs: &mut Proofs<'_, 'd>) -> Change {
    let Gathered { edit, subject, roles, pair, uses } = gathered;
    let level = |told: &Told| {
        let (request, response) = edit.levels.unwrap_or((edit.event.request, edit.event.response));
        match told.side {
            _ if told.muted => Level::Info,
            Some(Side::Request) => request,
            Some(Side::Response) => response,
            None => request.max(response),
        }
    };
    // A side that should not have it does not give it its name.
    let worst = roles.iter().max_by_key(|told| (level(told), !told.muted, std::cmp::Reverse(told.role)));
    let side = worst.and_then(|told| told.side);
    let level = worst.map_or(Level::Info, level);
    let id = match worst.and_then(|told| told.role).filter(|_| edit.event.in_schema) {
        Some(role) => format!("{}-{}", role.prefix(), edit.event.id),
        None => edit.event.id.to_owned(),
    };
    let message = match edit.property {
        Some(name) => format!("{subject}.{name} {}", edit.words),
        None => format!("{subject} {}", edit.words),
    };
    Change {
        id,
        level,
        axis: edit.event.axis,
        money: money::is_critical(&edit, roles.iter().filter(|told| !told.muted).map(|told| told.side)),
        message,
        base: spot(base, &edit.base, &edit.about[0]),
        revision: spot(revision, &edit.revision, &edit.about[1]),
        uses: uses.into_iter().collect(),
        client: Vec::new(),
        witness: edit.witness.clone().or_else(|| {
            // What goes on to work needs no proof that it does not.
            let (pair, side) = pair.filter(|_| level > Level::Info).zip(side)?;
            proofs.of(pair, side, &edit)
        }),
        notes: edit.notes,
    }
}

/// What is shown, and the pointer of what it is about: two properties of one list are two places.
fn spot(document: &Document, anchor: &Anchor<'_>, about: &Anchor<'_>) -> Option<Spot> {
    let pointer = about.pointer(document).or_else(|| anchor.pointer(document));
    // What comes through an alias of YAML stands at no place of its own.
    Some(Spot { span: anchor.span()?, pointer: pointer.unwrap_or_default() })
}
