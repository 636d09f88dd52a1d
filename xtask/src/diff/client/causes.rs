//! Why a type is new or gone: what names it is so, too, or names something else now.

use std::collections::{HashMap, HashSet};

use super::names::references;
use super::surface::{Member, Surface};

/// Finds, for types that only one of two surfaces has, the changed items that brought or took them.
pub struct Causes<'a> {
    /// The items that name a type, by its path: the type or call that they belong to, and their own name.
    users: HashMap<String, Vec<(&'a str, String)>>,
    /// The types and calls that only this surface has.
    alone: &'a HashSet<&'a str>,
}

impl<'a> Causes<'a> {
    pub fn new(surface: &'a Surface, alone: &'a HashSet<&'a str>) -> Self {
        let mut users: HashMap<String, Vec<(&str, String)>> = HashMap::new();
        if alone.iter().any(|path| !path.starts_with("Client::")) {
            for (path, group) in &surface.groups {
                let named = group.members.iter().filter(|(member, _)| **member != Member::Builder);
                for (member, item) in named {
                    let found = references(&item.signature).0;
                    for name in found.into_iter().filter(|name| alone.contains(name.as_str())) {
                        users.entry(name).or_default().push((path, shown(member, path)));
                    }
                }
            }
        }
        Self { users, alone }
    }

    /// The item, among those that changed, from which it follows that a type is new or gone.
    pub fn of(&self, path: &str, changed: &HashSet<String>) -> Option<String> {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut open = vec![path];
        while let Some(path) = open.pop() {
            for (owner, item) in self.users.get(path).into_iter().flatten() {
                let is_type = !owner.starts_with("Client::");
                let owner_is_alone = self.alone.contains(owner);
                if owner_is_alone && is_type {
                    open.extend(seen.insert(owner).then_some(*owner));
                    continue;
                }
                let cause = if owner_is_alone { *owner } else { item.as_str() };
                if changed.contains(cause) {
                    return Some(cause.to_owned());
                }
            }
        }
        None
    }
}

/// The name under which a change of a member is told: a setter of a struct goes with its field.
fn shown(member: &Member, path: &str) -> String {
    match member {
        Member::Setter(name) if !path.starts_with("Client::") => Member::Field(name.clone()).named(path),
        member => member.named(path),
    }
}
