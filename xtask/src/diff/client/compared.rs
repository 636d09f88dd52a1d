//! One member of a type or of a call, before and after.

use std::collections::HashMap;

use super::levels::{State, level};
use super::names::renamed;
use super::surface::{Group, Member};
use crate::diff::change::Level;

/// A member on both sides.
pub struct Compared<'a> {
    member: &'a Member,
    old: &'a Group,
    new: &'a Group,
    /// What the member is called in the revision.
    now: &'a Member,
    renames: &'a HashMap<&'a str, &'a str>,
}

/// What is to be said of a member.
pub struct Verdict {
    pub level: Level,
    /// Whether a request needs from now on what it did not need.
    pub needed: bool,
}

impl<'a> Compared<'a> {
    pub fn new(
        member: &'a Member,
        old: &'a Group,
        new: &'a Group,
        now: &'a Member,
        renames: &'a HashMap<&'a str, &'a str>,
    ) -> Self {
        Self { member, old, new, now, renames }
    }

    /// None if nothing is to be said of this member.
    pub fn verdict(&self) -> Option<Verdict> {
        match self.member {
            Member::Field(name) => {
                let level = self.level(self.member)?;
                let setter = Member::Setter(name.clone());
                // A struct that was no part of a request could not be built, so that nothing was left out.
                let can_build = self.can_build_both();
                let by_setter = if can_build { self.level(&setter) } else { None };
                let needed = can_build && self.is_needed_now(&setter);
                Some(Verdict { level: by_setter.map_or(level, |by_setter| by_setter.max(level)), needed })
            }
            Member::Setter(name) if self.is_told_by(name) => None,
            member if member != self.now => Some(Verdict { level: Level::Breaking, needed: false }),
            member => Some(Verdict { level: self.level(member)?, needed: self.is_needed_now(member) }),
        }
    }

    fn level(&self, member: &Member) -> Option<Level> {
        let before = self.old.members.get(member);
        let signature = before.map(|item| renamed(&item.signature, self.renames));
        let before = before.zip(signature.as_deref());
        let before = before.map(|(item, signature)| State { signature, required: item.required });
        let after = self.new.members.get(member);
        level(member, before, after.map(|item| State { signature: &item.signature, required: item.required }))
    }

    fn is_needed_now(&self, member: &Member) -> bool {
        let required = |group: &Group| group.members.get(member).is_some_and(|item| item.required);
        required(self.new) && !required(self.old)
    }

    /// Whether the field, or the builder as a whole, says what became of a setter.
    fn is_told_by(&self, name: &str) -> bool {
        let is_call = self.old.members.contains_key(&Member::Send);
        !is_call && (!self.can_build_both() || self.level(&Member::Field(name.to_owned())).is_some())
    }

    fn can_build_both(&self) -> bool {
        [self.old, self.new].iter().all(|group| group.members.contains_key(&Member::Builder))
    }
}

/// The new names of variants that are gone, where the text on the wire is the same.
pub fn renamed_variants<'a>(old: &'a Group, new: &'a Group) -> HashMap<&'a Member, &'a Member> {
    let texts = |here: &'a Group, there: &Group| -> HashMap<&'a str, &'a Member> {
        let only = here.members.iter().filter(|(member, _)| !there.members.contains_key(*member));
        only.filter_map(|(member, item)| Some((item.signature.split_once(" = ")?.1, member))).collect()
    };
    let new_texts = texts(new, old);
    texts(old, new).into_iter().filter_map(|(text, member)| Some((member, *new_texts.get(text)?))).collect()
}
