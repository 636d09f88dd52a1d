//! What callers of the generated crate notice.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::causes::Causes;
use super::compared::{Compared, renamed_variants};
use super::renames::renames;
use super::surface::{Group, Item, Member, Surface};
use crate::diff::change::{ClientChange, Level};

/// A change of one item, with where it comes from in both documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    pub change: ClientChange,
    /// RFC 6901; none if the item is new, or its place is not certain.
    pub base: Option<String>,
    /// RFC 6901; none if the item is gone, or its place is not certain.
    pub revision: Option<String>,
    /// The item of another entry from which this one follows: a type is gone because the only call that named it is.
    pub because: Option<String>,
}

/// What changed between two surfaces of one API, sorted by item.
///
/// A type or a call that is new, gone or renamed is one entry without its members; a renamed one has its old signature before and its new one after.
/// Two items that follow from each other, such as a field and its setter, are one entry.
#[must_use]
pub fn changes(base: &Surface, revision: &Surface) -> Vec<Located> {
    let renames = renames(base, revision);
    let mut found = Vec::new();
    for (path, old) in &base.groups {
        let new_path = renames.get(path.as_str()).copied().unwrap_or(path);
        match revision.groups.get(new_path) {
            Some(new) => found.extend(group([path, new_path], old, new, &renames)),
            None => found.push(located(path.clone(), Some(&old.item), None, Level::Breaking)),
        }
    }
    let known: BTreeSet<&str> = renames.values().copied().collect();
    let added = revision.groups.iter();
    let added = added.filter(|(path, _)| !base.groups.contains_key(*path) && !known.contains(path.as_str()));
    found.extend(added.map(|(path, new)| located(path.clone(), None, Some(&new.item), Level::Info)));
    found.sort_by(|one, other| one.change.item.cmp(&other.change.item));
    explain(&mut found, base, revision);
    found
}

/// Says of types that are new or gone from which other change that follows.
fn explain(found: &mut [Located], base: &Surface, revision: &Surface) {
    let changed: HashSet<String> = found.iter().map(|located| located.change.item.clone()).collect();
    for (surface, is_new) in [(base, false), (revision, true)] {
        let is_alone = |change: &ClientChange| {
            let is_here = if is_new { change.before.is_none() } else { change.after.is_none() };
            is_here && surface.groups.contains_key(&change.item)
        };
        let alone: Vec<String> = found
            .iter()
            .map(|located| &located.change)
            .filter(|change| is_alone(change))
            .map(|c| c.item.clone())
            .collect();
        let alone: HashSet<&str> = alone.iter().map(String::as_str).collect();
        let causes = Causes::new(surface, &alone);
        for located in found.iter_mut().filter(|located| alone.contains(located.change.item.as_str())) {
            located.because = causes.of(&located.change.item, &changed);
        }
    }
}

/// What changed about a type or a call that goes on, under its old path or a new one.
fn group([path, new_path]: [&str; 2], old: &Group, new: &Group, renames: &HashMap<&str, &str>) -> Vec<Located> {
    let sort = |item: &Item| item.signature.split(' ').next().map(str::to_owned);
    let mut found = Vec::new();
    if old.item.signature != new.item.signature {
        found.push(located(path.to_owned(), Some(&old.item), Some(&new.item), Level::Breaking));
    }
    // What a struct and an enum have in common says nothing.
    if sort(&old.item) != sort(&new.item) {
        return found;
    }
    let variants = renamed_variants(old, new);
    let members: BTreeSet<&Member> = old.members.keys().chain(new.members.keys()).collect();
    for member in members.into_iter().filter(|member| !variants.values().any(|renamed| renamed == member)) {
        let now = variants.get(member).copied().unwrap_or(member);
        let Some(verdict) = Compared::new(member, old, new, now, renames).verdict() else { continue };
        let before = old.members.get(member);
        let path = if before.is_some() { path } else { new_path };
        let mut told = located(member.named(path), before, new.members.get(now), verdict.level);
        told.change.after = told.change.after.map(|after| noted(after, told.change.before.as_deref(), verdict.needed));
        found.push(told);
    }
    found
}

/// Some things look as before and are needed all the same.
fn noted(after: String, before: Option<&str>, needed: bool) -> String {
    let is_seen = before.is_some_and(|before| before != after);
    if needed && !is_seen { format!("{after}, required") } else { after }
}

fn located(item: String, before: Option<&Item>, after: Option<&Item>, level: Level) -> Located {
    let said = |item: &Item| item.signature.clone();
    Located {
        change: ClientChange { item, before: before.map(said), after: after.map(said), level },
        base: before.and_then(|item| item.pointer.clone()),
        revision: after.and_then(|item| item.pointer.clone()),
        because: None,
    }
}
