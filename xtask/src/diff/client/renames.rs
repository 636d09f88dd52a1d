//! Types and calls that went on under another name.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::names::{references, renamed};
use super::surface::{Group, Member, Surface};

/// The new names of types and calls that are gone, by their old ones.
///
/// A call is the same if it stands at the same method of the same path.
/// A type is the same if it stands where the old one stood, or nowhere but in its place, and has most of its members.
pub fn renames<'a>(base: &'a Surface, revision: &'a Surface) -> HashMap<&'a str, &'a str> {
    let mut search = Search::new(base, revision);
    search.calls();
    search.places();
    search.contents();
    search.found
}

struct Search<'a> {
    base: &'a Surface,
    revision: &'a Surface,
    gone: BTreeSet<&'a str>,
    new: BTreeSet<&'a str>,
    found: HashMap<&'a str, &'a str>,
}

impl<'a> Search<'a> {
    fn new(base: &'a Surface, revision: &'a Surface) -> Self {
        let only = |here: &'a Surface, there: &Surface| -> BTreeSet<&'a str> {
            here.groups.keys().filter(|path| !there.groups.contains_key(*path)).map(String::as_str).collect()
        };
        Self { base, revision, gone: only(base, revision), new: only(revision, base), found: HashMap::new() }
    }

    fn accept(&mut self, old: &'a str, new: &'a str) {
        self.gone.remove(old);
        self.new.remove(new);
        self.found.insert(old, new);
    }

    fn calls(&mut self) {
        let place = |surface: &'a Surface, path: &&'a str| {
            let pointer = surface.groups.get(*path)?.item.pointer.as_deref()?;
            path.starts_with("Client::").then_some((pointer, *path))
        };
        let new: HashMap<&str, &str> = self.new.iter().filter_map(|path| place(self.revision, path)).collect();
        let gone: Vec<_> = self.gone.iter().filter_map(|path| place(self.base, path)).collect();
        for (pointer, old) in gone {
            if let Some(new) = new.get(pointer) {
                self.accept(old, new);
            }
        }
    }

    /// Follows the uses of types: what stands where the old one stood may be its new name.
    fn places(&mut self) {
        if self.gone.is_empty() || self.new.is_empty() {
            return;
        }
        let mut open: Vec<(&str, &str)> = self.base.groups.keys().map(|path| (path.as_str(), path.as_str())).collect();
        open.extend(self.found.iter().map(|(old, new)| (*old, *new)));
        while !open.is_empty() {
            let votes = self.votes(&open);
            open.clear();
            for ((old, new), _) in votes {
                if self.gone.contains(old) && self.new.contains(new) && self.alike(old, new) {
                    self.accept(old, new);
                    open.push((old, new));
                }
            }
        }
    }

    /// Which new type stands where which old one stood, the most frequent first.
    fn votes(&self, pairs: &[(&str, &str)]) -> Vec<((&'a str, &'a str), usize)> {
        let mut votes: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (old, new) in pairs {
            let (Some(old), Some(new)) = (self.base.groups.get(*old), self.revision.groups.get(*new)) else { continue };
            for (member, before) in &old.members {
                let Some(after) = new.members.get(member).filter(|after| after.signature != before.signature) else {
                    continue;
                };
                for pair in self.exchanged(&before.signature, &after.signature) {
                    *votes.entry(pair).or_default() += 1;
                }
            }
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        votes
    }

    /// The types that two signatures name in the same places, where that is all that differs.
    fn exchanged(&self, before: &str, after: &str) -> Vec<(&'a str, &'a str)> {
        let ((old, _), (new, _)) = (references(before), references(after));
        if old.len() != new.len() {
            return Vec::new();
        }
        let pairs = old.iter().zip(&new);
        pairs.filter_map(|(old, new)| Some((*self.gone.get(old.as_str())?, *self.new.get(new.as_str())?))).collect()
    }

    /// Whether two types are of one sort and have at least half of their members in common.
    fn alike(&self, old: &str, new: &str) -> bool {
        let (Some(before), Some(after)) = (self.base.groups.get(old), self.revision.groups.get(new)) else {
            return false;
        };
        let named = |group: &'a Group| -> HashSet<&Member> {
            group.members.keys().filter(|member| !matches!(member, Member::Setter(_) | Member::Builder)).collect()
        };
        let (before_members, after_members) = (named(before), named(after));
        let shared = before_members.intersection(&after_members).count();
        sort(before) == sort(after) && 2 * shared >= before_members.len().max(after_members.len())
    }

    /// Matches the types that no use tells apart by what they consist of, if nothing else consists of the same.
    fn contents(&mut self) {
        let is_type = |path: &&&str| path.starts_with("types::") || path.starts_with("answers::");
        let none = HashMap::new();
        let mut old: HashMap<String, Vec<&str>> = HashMap::new();
        for path in self.gone.iter().filter(is_type) {
            old.entry(contents(self.base, path, &self.found)).or_default().push(path);
        }
        let mut new: HashMap<String, Vec<&str>> = HashMap::new();
        for path in self.new.iter().filter(is_type) {
            new.entry(contents(self.revision, path, &none)).or_default().push(path);
        }
        for (contents, old) in old {
            if let ([old], Some([new])) = (old.as_slice(), new.get(&contents).map(Vec::as_slice)) {
                self.accept(old, new);
            }
        }
    }
}

/// `struct` or `enum`.
fn sort(group: &Group) -> &str {
    group.item.signature.split(' ').next().unwrap_or_default()
}

/// Everything that a type consists of, without its own name.
fn contents(surface: &Surface, path: &str, renames: &HashMap<&str, &str>) -> String {
    let Some(group) = surface.groups.get(path) else { return String::new() };
    let mut own = renames.clone();
    own.insert(path, "::Self");
    let members = group.members.iter().filter(|(member, _)| **member != Member::Builder);
    let members = members.map(|(member, item)| format!("{member}: {}", renamed(&item.signature, &own)));
    let module = path.split("::").next().unwrap_or_default();
    format!("{module} {} {}", sort(group), members.collect::<Vec<_>>().join("; "))
}
