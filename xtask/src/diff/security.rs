//! Credentials: what they are, and which an operation needs.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Level::Info;
use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{
    SECURITY_LOOSENED, SECURITY_SCHEME_ADDED, SECURITY_SCHEME_CHANGED, SECURITY_SCHEME_DETAIL, SECURITY_SCHEME_REMOVED,
    SECURITY_STATED, SECURITY_TIGHTENED,
};
use super::operations::{Operation, operations};
use super::schema::sorted;
use super::wording;
use crate::document::{Document, Entry, Node};

const SCHEMES: &str = "/components/securitySchemes";

/// One way to be let in: schemes with their scopes.
type Alternative = BTreeMap<String, BTreeSet<String>>;

/// Compares what an operation needs.
pub fn compare<'d>(to: &mut Comparing<'d>, number: usize, was: &Operation<'d>, is: &Operation<'d>) {
    // What the document says of all operations is said of requests to the provider, not of its own.
    let of = |document: &'d Document, operation: &Operation<'d>| match to.is_callback(number) {
        true => operation.node().entry("security"),
        false => effective(document, operation),
    };
    let (old, new) = (of(to.base, was), of(to.revision, is));
    let names = renamed(to.base, to.revision);
    let (before, after) = (alternatives(old, &names), alternatives(new, &BTreeMap::new()));
    if before == after {
        return;
    }
    // Whoever had credentials for one way of the base needs no more for some way of the revision.
    let is_let_in = |had: &Alternative| after.iter().any(|needed| is_enough(had, needed));
    let needs = || format!("need {}, needed {}", in_words(&after), in_words(&before));
    let (event, words) = match old {
        _ if before.iter().all(is_let_in) => (&SECURITY_LOOSENED, needs()),
        None => (&SECURITY_STATED, format!("need {}, and nothing was said before", in_words(&after))),
        Some(_) => (&SECURITY_TIGHTENED, needs()),
    };
    let edit = Edit::new(event, words, Anchor::entry(old), Anchor::entry(new));
    to.of(number, "requests", edit);
}

fn effective<'d>(document: &'d Document, operation: &Operation<'d>) -> Option<&'d Entry> {
    operation.node().entry("security").or_else(|| document.root.entry("security"))
}

fn alternatives(security: Option<&Entry>, names: &BTreeMap<&str, &str>) -> BTreeSet<Alternative> {
    let name = |entry: &Entry| names.get(entry.key.as_str()).map_or(entry.key.clone(), |name| (*name).to_owned());
    let scopes = |entry: &Entry| entry.value.items().iter().filter_map(Node::as_str).map(str::to_owned).collect();
    let alternative = |node: &Node| node.entries().iter().map(|entry| (name(entry), scopes(entry))).collect();
    let stated: BTreeSet<Alternative> =
        security.map_or(&[][..], |entry| entry.value.items()).iter().map(alternative).collect();
    if stated.is_empty() { BTreeSet::from([Alternative::new()]) } else { stated }
}

fn is_enough(had: &Alternative, needed: &Alternative) -> bool {
    needed.iter().all(|(scheme, scopes)| had.get(scheme).is_some_and(|known| scopes.is_subset(known)))
}

fn in_words(alternatives: &BTreeSet<Alternative>) -> String {
    let scheme = |(name, scopes): (&String, &BTreeSet<String>)| match scopes.len() {
        0 => format!("`{name}`"),
        _ => format!("`{name}` ({})", scopes.iter().cloned().collect::<Vec<_>>().join(", ")),
    };
    let one = |alternative: &Alternative| match alternative.len() {
        0 => "no credentials".to_owned(),
        _ => alternative.iter().map(scheme).collect::<Vec<_>>().join(" and "),
    };
    alternatives.iter().map(one).collect::<Vec<_>>().join(" or ")
}

fn schemes(document: &Document) -> &[Entry] {
    document.pointer(SCHEMES).map_or(&[][..], Node::entries)
}

fn scheme<'d>(document: &'d Document, name: &str) -> Option<&'d Entry> {
    document.pointer(SCHEMES)?.entry(name)
}

/// Schemes that are called something else in the revision, by their old names.
fn renamed<'d>(base: &'d Document, revision: &'d Document) -> BTreeMap<&'d str, &'d str> {
    let gone = schemes(base).iter().filter(|entry| scheme(revision, &entry.key).is_none());
    let come: Vec<&Entry> = schemes(revision).iter().filter(|entry| scheme(base, &entry.key).is_none()).collect();
    let same = |old: &Entry| {
        let mut found = come.iter().filter(|new| carriage(&new.value) == carriage(&old.value));
        found.next().filter(|_| found.next().is_none()).map(|new| new.key.as_str())
    };
    gone.filter_map(|old| Some((old.key.as_str(), same(old)?))).collect()
}

/// How a credential travels.
fn carriage(scheme: &Node) -> Vec<(&'static str, Option<String>)> {
    let in_header = scheme.get("in").and_then(Node::as_str) == Some("header");
    // Names of schemes and of headers are the same in any case.
    let in_any_case = |key: &str| key == "scheme" || (key == "name" && in_header);
    let text =
        |key: &str| scheme.get(key).map(sorted).map(|text| if in_any_case(key) { text.to_lowercase() } else { text });
    ["type", "in", "name", "scheme", "x-custom"].into_iter().map(|key| (key, text(key))).collect()
}

/// Compares the schemes themselves, each once however many operations need it.
pub fn definitions(to: &mut Comparing<'_>) {
    let renamed = renamed(to.base, to.revision);
    for old in schemes(to.base) {
        let subject = format!("the security scheme `{}`", old.key);
        let name = renamed.get(old.key.as_str()).copied().unwrap_or(&old.key);
        match scheme(to.revision, name) {
            Some(new) => definition(to, &subject, old, new),
            None => {
                to.say(&subject, Edit::new(&SECURITY_SCHEME_REMOVED, "is gone", Anchor::Entry(old), Anchor::Absent))
            }
        }
    }
    let known = |name: &str| scheme(to.base, name).is_some() || renamed.values().any(|new| *new == name);
    let new: Vec<&Entry> = schemes(to.revision).iter().filter(|entry| !known(&entry.key)).collect();
    for new in new {
        let subject = format!("the security scheme `{}`", new.key);
        to.say(&subject, Edit::new(&SECURITY_SCHEME_ADDED, "is new", Anchor::Absent, Anchor::Entry(new)));
    }
}

/// The operations that may need a scheme, as the revision calls it.
fn users(to: &mut Comparing<'_>, name: &str) -> Vec<usize> {
    let all = operations(to.revision, to.revision.root.get("paths"));
    let needs = |operation: &Operation<'_>| {
        let stated = effective(to.revision, operation).map_or(&[][..], |entry| entry.value.items());
        stated.iter().any(|alternative| alternative.get(name).is_some())
    };
    let labels: Vec<String> = all.iter().filter(|operation| needs(operation)).map(Operation::label).collect();
    labels.into_iter().map(|label| to.operation(label, false)).collect()
}

fn definition<'d>(to: &mut Comparing<'d>, subject: &str, old: &'d Entry, new: &'d Entry) {
    let (Some(was), Some(is)) = (to.base.resolve(&old.value), to.revision.resolve(&new.value)) else { return };
    if carriage(was) != carriage(is) {
        let edit =
            Edit::new(&SECURITY_SCHEME_CHANGED, "travels in another way", Anchor::Entry(old), Anchor::Entry(new));
        let users = users(to, &new.key);
        if users.is_empty() {
            return to.say(subject, edit.with_levels(Info, Info).with_note("no operation needs it"));
        }
        users.into_iter().for_each(|operation| to.of(operation, subject, edit.clone()));
        return;
    }
    for key in ["flows", "openIdConnectUrl", "bearerFormat"] {
        let (one, other) = (was.entry(key), is.entry(key));
        if one.map(|entry| sorted(&entry.value)) != other.map(|entry| sorted(&entry.value)) {
            let words = format!("has another `{key}`");
            to.say(subject, Edit::new(&SECURITY_SCHEME_DETAIL, words, Anchor::entry(one), Anchor::entry(other)));
        }
    }
    let mut edits = Vec::new();
    wording::compare(was, is, &[], &mut edits);
    for edit in edits {
        to.say(subject, edit);
    }
}
