//! How bad a change of one item is for a program that compiles and works.
//!
//! Structs and enums are `#[non_exhaustive]`, so what is added to them breaks nobody; a value that a request needs from now on breaks everybody who does not give it.

use super::surface::Member;
use crate::diff::change::Level;

/// What an item is on one side of the comparison.
#[derive(Clone, Copy)]
pub struct State<'a> {
    /// With the names that types have in the revision.
    pub signature: &'a str,
    pub required: bool,
}

/// None if nothing changes for a caller.
pub fn level(member: &Member, before: Option<State>, after: Option<State>) -> Option<Level> {
    match (before, after) {
        (None, None) => None,
        (Some(_), None) => Some(Level::Breaking),
        (None, Some(after)) => Some(if after.required { Level::Breaking } else { Level::Info }),
        (Some(before), Some(after)) if after.required && !before.required => Some(Level::Breaking),
        (Some(before), Some(after)) if before.signature == after.signature => None,
        (Some(before), Some(after)) => Some(match member {
            Member::Setter(_) if takes_all(before.signature, after.signature) => Level::Info,
            _ => Level::Breaking,
        }),
    }
}

/// Whether a setter takes everything that it took: an optional one takes plain values too, and integers of all sizes become each other.
fn takes_all(before: &str, after: &str) -> bool {
    let (Some((is_optional, before)), Some((stays_optional, after))) = (argument(before), argument(after)) else {
        return false;
    };
    let is_integer = |name: &str| ["i32", "i64", "u32"].contains(&name);
    (stays_optional || !is_optional) && (before == after || (is_integer(before) && is_integer(after)))
}

/// Whether the argument of a setter may be an `Option`, and what it becomes.
fn argument(signature: &str) -> Option<(bool, &str)> {
    let inner = |start: &str| signature.strip_prefix(start)?.strip_suffix('>');
    let optional = inner("impl IntoOptional<").map(|inner| (true, inner));
    optional.or_else(|| inner("impl TryInto<").map(|inner| (false, inner)))
}

#[cfg(test)]
mod tests {
    use super::{Level, Member, State, level};

    fn setter(before: Option<(&str, bool)>, after: Option<(&str, bool)>) -> Option<Level> {
        let state = |(signature, required)| State { signature, required };
        level(&Member::Setter("a".to_owned()), before.map(state), after.map(state))
    }

    #[test]
    fn a_setter_that_takes_more_breaks_nobody() {
        let (plain, optional) = ("impl TryInto<String>", "impl IntoOptional<String>");
        assert_eq!(setter(Some((plain, true)), Some((optional, false))), Some(Level::Info));
        assert_eq!(setter(Some((optional, false)), Some((plain, true))), Some(Level::Breaking));
        assert_eq!(
            setter(Some(("impl IntoOptional<i64>", false)), Some(("impl IntoOptional<u32>", false))),
            Some(Level::Info)
        );
        assert_eq!(setter(Some((plain, true)), Some(("impl TryInto<i64>", true))), Some(Level::Breaking));
    }

    #[test]
    fn what_is_needed_from_now_on_breaks_even_if_it_is_taken_as_before() {
        let list = "impl IntoIterator<Item: TryInto<String>>";
        assert_eq!(setter(Some((list, false)), Some((list, true))), Some(Level::Breaking));
        assert_eq!(setter(Some((list, true)), Some((list, false))), None);
        assert_eq!(setter(None, Some((list, true))), Some(Level::Breaking));
        assert_eq!(setter(None, Some((list, false))), Some(Level::Info));
        assert_eq!(setter(Some((list, false)), None), Some(Level::Breaking));
    }
}
