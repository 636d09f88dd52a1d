//! Pairs of schemas that stand for each other, and how one is reached from another.
//!
//! A pair is compared once, however many operations lead to it; who is concerned is asked afterwards, for the few that differ.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::relation::{Answer, TOTAL};
use super::types::Form;
use super::{bounds, enums, marks, objects, texts, types, unions, wording};
use crate::date::Date;
use crate::diff::change::Side;
use crate::diff::edit::Edit;
use crate::diff::events::Role;
use crate::diff::view::View;
use crate::document::{Document, Node};

/// Two schemas that stand for each other.
#[derive(Debug)]
pub struct Pair<'d> {
    pub base: View<'d>,
    pub revision: View<'d>,
    /// What it is called in messages, such as `CashRequest.remark`.
    pub subject: String,
    /// How its values are written.
    pub form: Form,
    pub edits: Vec<Edit<'d>>,
    parents: Vec<Parent<'d>>,
    /// Pairs that are reached from this one, once it was compared.
    pub children: Vec<usize>,
    /// Whether a question led to it, so that its edits are known.
    pub is_compared: bool,
    roots: Vec<Root>,
    /// The schemas as an operation names them, if it does.
    whole: Option<(&'d Node, &'d Node)>,
}

/// The pair that another one is reached from.
#[derive(Clone, Copy, Debug)]
struct Parent<'d> {
    pair: usize,
    step: Step,
    /// The property's name, or `*` for items and values; nothing if it is the same value.
    key: Option<&'d str>,
}

/// How one pair is reached from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The same value: an alternative of a union.
    Same,
    /// A value inside, unless one side never has it.
    Inside { request: bool, response: bool },
}

impl Step {
    /// A list's items, a map's values.
    pub const INSIDE: Step = Step::Inside { request: true, response: true };

    fn allows(self, side: Side) -> bool {
        match (self, side) {
            (Step::Same, _) => true,
            (Step::Inside { request, .. }, Side::Request) => request,
            (Step::Inside { response, .. }, Side::Response) => response,
        }
    }
}

/// How a child is reached.
pub struct By<'d> {
    /// What stands behind the parent in messages.
    pub suffix: String,
    pub step: Step,
    pub key: Option<&'d str>,
}

impl<'d> By<'d> {
    /// An alternative.
    pub fn alternative(name: &str) -> By<'d> {
        By { suffix: format!("({name})"), step: Step::Same, key: None }
    }

    /// A property.
    pub fn property(name: &'d str, step: Step) -> By<'d> {
        By { suffix: format!(".{name}"), step, key: Some(name) }
    }

    /// Every item of a list, or every value of a map.
    pub fn each(suffix: &str) -> By<'d> {
        By { suffix: suffix.to_owned(), step: Step::INSIDE, key: Some("*") }
    }
}

/// Schemas of a whole value, and the way down from there.
pub struct Way<'d> {
    pub base: &'d Node,
    pub revision: &'d Node,
    pub keys: Vec<String>,
}

/// Where an operation uses a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Root {
    /// The index of the operation.
    pub operation: usize,
    pub role: Role,
}

type Key<'d> = (Vec<usize>, Vec<usize>, Form, [Option<&'d str>; 2]);

/// All pairs of two documents.
pub struct Graph<'d> {
    pub base: &'d Document,
    pub revision: &'d Document,
    /// Decides which removals were announced.
    pub today: Date,
    /// Properties that are JSON inside of a form, by the form's number.
    parts: Vec<BTreeSet<String>>,
    pub pairs: Vec<Pair<'d>>,
    known: HashMap<Key<'d>, usize>,
    open: VecDeque<usize>,
    /// How many more pairs are compared to answer questions; the rest counts as different.
    pub left: Cell<usize>,
    /// How deep questions about alternatives are nested.
    pub depth: usize,
    /// Where the questions of this graph are answered, so that each pair is compared once for all of them.
    pub inner: Cell<Option<Box<Graph<'d>>>>,
    /// Questions that were answered here, by the pair that they began with.
    pub answers: HashMap<usize, Answer>,
}

impl<'d> Graph<'d> {
    pub fn new(base: &'d Document, revision: &'d Document, today: Date) -> Graph<'d> {
        Graph {
            today,
            parts: Vec::new(),
            base,
            revision,
            pairs: Vec::new(),
            known: HashMap::new(),
            open: VecDeque::new(),
            left: Cell::new(TOTAL),
            depth: 0,
            inner: Cell::new(None),
            answers: HashMap::new(),
        }
    }

    /// Compares two schemas of an operation.
    pub fn root(&mut self, base: Option<&'d Node>, revision: Option<&'d Node>, subject: &str, form: Form, root: Root) {
        let views = (View::of(self.base, base), View::of(self.revision, revision));
        let pair = self.pair(views.0, views.1, || subject.to_owned(), form);
        let Some(pair) = self.pairs.get_mut(pair) else { return };
        pair.whole = base.zip(revision);
        if !pair.roots.contains(&root) {
            pair.roots.push(root);
        }
    }

    /// How the values of a form are written whose named parts are JSON.
    pub fn form_with(&mut self, json: BTreeSet<String>) -> Form {
        if json.is_empty() {
            return Form::Text;
        }
        self.parts.push(json);
        Form::Parts(self.parts.len() - 1)
    }

    /// How a property is written.
    pub fn part(&self, form: Form, name: &str) -> Form {
        match form {
            Form::Parts(number) if self.parts.get(number).is_some_and(|json| json.contains(name)) => Form::Json,
            form => form.inner(),
        }
    }

    /// The pair of two views, which is compared later if it is new.
    pub fn pair(&mut self, base: View<'d>, revision: View<'d>, subject: impl FnOnce() -> String, form: Form) -> usize {
        let key = (addresses(&base), addresses(&revision), form, [base.lost, revision.lost]);
        if let Some(pair) = self.known.get(&key) {
            return *pair;
        }
        let number = self.pairs.len();
        let subject = self.name(&base, &revision).map_or_else(subject, str::to_owned);
        self.pairs.push(Pair {
            base,
            revision,
            subject,
            form,
            edits: Vec::new(),
            parents: Vec::new(),
            children: Vec::new(),
            is_compared: false,
            roots: Vec::new(),
            whole: None,
        });
        self.known.insert(key, number);
        // What only a question led to is compared by that question.
        if self.depth == 0 {
            self.open.push_back(number);
        }
        number
    }

    /// The component that both are, or what it is called now: what only one side refers to is no edit of it.
    fn name(&self, base: &View<'d>, revision: &View<'d>) -> Option<&'d str> {
        let (was, is) = (base.name?, revision.name?);
        let is_known =
            |document: &Document, name: &str| document.target(&format!("#/components/schemas/{name}")).is_some();
        let is_renamed = !is_known(self.revision, was) || !is_known(self.base, is);
        (was == is || is_renamed).then_some(is)
    }

    /// The pair of two views that is reached from another pair.
    pub fn child(&mut self, parent: usize, views: (View<'d>, View<'d>), by: &By<'d>, form: Form) {
        let suffix = &by.suffix;
        let subject = self.pairs.get(parent).map_or_else(String::new, |pair| format!("{}{suffix}", pair.subject));
        let child = self.pair(views.0, views.1, || subject, form);
        if let Some(pair) = self.pairs.get_mut(child) {
            pair.parents.push(Parent { pair: parent, step: by.step, key: by.key });
        }
        if let Some(pair) = self.pairs.get_mut(parent) {
            pair.children.push(child);
        }
    }

    /// Compares all pairs that were asked for, and those that they lead to.
    pub fn run(&mut self) {
        while let Some(number) = self.open.pop_front() {
            self.compare(number);
        }
    }

    /// Compares one pair, and asks for those that it leads to.
    pub fn compare(&mut self, number: usize) {
        let Some(pair) = self.pairs.get(number) else { return };
        let (base, revision, form) = (pair.base.clone(), pair.revision.clone(), pair.form);
        let mut edits = Vec::new();
        texts::lost(&base, &revision, &mut edits);
        marks::compare(self, &base, &revision, form, &mut edits);
        wording::compare(&base, &revision, &mut edits);
        if unions::compare(self, number, &base, &revision, &mut edits) {
            let common = types::compare(self, &base, &revision, form, &mut edits);
            // Values of another kind are other values, which was said.
            if common.are_some() || !types::are_of_other_kinds(&base, &revision, form) {
                enums::compare(&base, &revision, form, &mut edits);
            }
            bounds::compare(&base, &revision, common, &mut edits);
            texts::compare(self, &base, &revision, common, &mut edits);
            objects::compare(self, number, &base, &revision, common, form, &mut edits);
        }
        if let Some(pair) = self.pairs.get_mut(number) {
            pair.edits = edits;
        }
    }

    /// The roles in which a pair is used, and by which operations; and whether that side should have none of it.
    pub fn uses(&self, number: usize) -> Vec<(Root, bool)> {
        let mut found = Vec::new();
        for side in [Side::Request, Side::Response] {
            let mut seen: HashSet<(usize, bool, bool)> = HashSet::new();
            let mut open = vec![(number, false, false)];
            while let Some((at, inside, muted)) = open.pop() {
                let Some(pair) = self.pairs.get(at).filter(|_| seen.insert((at, inside, muted))) else { continue };
                for root in pair.roots.iter().filter(|root| root.role.side() == side) {
                    let role = if inside { root.role.inner() } else { root.role };
                    found.push((Root { role, ..*root }, muted));
                }
                for Parent { pair, step, .. } in &pair.parents {
                    open.push((*pair, inside || *step != Step::Same, muted || !step.allows(side)));
                }
            }
        }
        found
    }

    /// The shortest way to a pair from a value that is sent or received as a whole by this side.
    pub fn way(&self, number: usize, side: Side) -> Option<Way<'d>> {
        let mut seen = HashSet::new();
        let mut open = VecDeque::from([(number, Vec::new())]);
        while let Some((at, keys)) = open.pop_front() {
            let Some(pair) = self.pairs.get(at).filter(|_| seen.insert(at)) else { continue };
            let is_whole = pair.roots.iter().any(|root| root.role.side() == side);
            if let Some((base, revision)) = pair.whole.filter(|_| is_whole) {
                return Some(Way { base, revision, keys: keys.into_iter().rev().collect() });
            }
            for parent in pair.parents.iter().filter(|parent| parent.step.allows(side)) {
                let further = keys.iter().cloned().chain(parent.key.map(str::to_owned)).collect();
                open.push_back((parent.pair, further));
            }
        }
        None
    }
}

fn addresses(view: &View) -> Vec<usize> {
    let address = |part: &&Node| std::ptr::from_ref::<Node>(part).addr();
    let mut parts: Vec<usize> = view.parts.iter().map(address).collect();
    parts.sort_unstable();
    // What is chosen comes last, after a mark that is no address.
    parts.push(0);
    parts.extend(view.chosen.iter().map(address));
    parts
}
