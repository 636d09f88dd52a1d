//! Links of an answer; the one called `look-up` says how an outcome is found out.

use std::collections::HashMap;

use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{
    LINK_CHANGED, LOOK_UP_ADDED, LOOK_UP_CHANGED, LOOK_UP_REMOVED, PROVENANCE_CHANGED, WORDING_CHANGED,
};
use super::schema::sorted;
use crate::document::{Entry, Node};
use crate::extension::LOOK_UP;

/// Method and path of an operation by its name.
type Addresses<'d> = HashMap<&'d str, String>;

/// Compares the links of an answer.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, subject: &str, was: &'d Node, is: &'d Node) {
    let all = |node: &'d Node| node.get("links").map_or(&[][..], Node::entries).iter();
    let find = |node: &'d Node, name: &str| node.get("links").and_then(|links| links.entry(name));
    let new = all(is).filter(|entry| find(was, &entry.key).is_none());
    for name in all(was).chain(new).map(|entry| entry.key.as_str()) {
        let (old, new) = (find(was, name), find(is, name));
        let resolved = (
            old.and_then(|entry| to.base.resolve(&entry.value)),
            new.and_then(|entry| to.revision.resolve(&entry.value)),
        );
        if let Some(edit) = link(&to.addresses, name, (old, new), resolved) {
            to.of(operation, subject, edit);
        }
    }
}

fn link<'d>(
    addresses: &[Addresses<'_>; 2],
    name: &str,
    entries: (Option<&'d Entry>, Option<&'d Entry>),
    links: (Option<&'d Node>, Option<&'d Node>),
) -> Option<Edit<'d>> {
    let is_look_up = name == LOOK_UP;
    let (event, words) = match links {
        (None, None) => return None,
        (Some(_), None) if is_look_up => {
            (&LOOK_UP_REMOVED, "does not say any more how the outcome is looked up".to_owned())
        }
        (None, Some(_)) if is_look_up => (&LOOK_UP_ADDED, "says how the outcome is looked up".to_owned()),
        (Some(was), Some(is)) if meaning(&addresses[0], was) == meaning(&addresses[1], is) => {
            let differs = |key: &str| was.get(key).map(sorted) != is.get(key).map(sorted);
            match (differs("description"), differs("x-source")) {
                (true, _) => (&WORDING_CHANGED, format!("has another description of the link `{name}`")),
                (false, true) => (&PROVENANCE_CHANGED, format!("has another source (`x-source`) of the link `{name}`")),
                (false, false) => return None,
            }
        }
        (Some(_), Some(_)) if is_look_up => (&LOOK_UP_CHANGED, "has its outcome looked up in another way".to_owned()),
        _ => (&LINK_CHANGED, format!("has another link `{name}`")),
    };
    Some(Edit::new(event, words, Anchor::entry(entries.0), Anchor::entry(entries.1)))
}

/// What a link does, without what it says to people.
fn meaning(addresses: &Addresses<'_>, link: &Node) -> Vec<(String, String)> {
    let said = |key: &str| key == "description" || key == "x-source" || key == "operationId";
    let mut keys: Vec<(String, String)> = link
        .entries()
        .iter()
        .filter(|entry| !said(&entry.key))
        .map(|entry| (entry.key.clone(), sorted(&entry.value)))
        .collect();
    keys.extend(link.get("operationId").map(|id| ("operationId".to_owned(), followed(addresses, id))));
    keys.sort();
    keys
}

/// Where an operation is called; its name alone where there is none of that name.
fn followed(addresses: &Addresses<'_>, id: &Node) -> String {
    let found = id.as_str().and_then(|id| addresses.get(id));
    found.cloned().unwrap_or_else(|| sorted(id))
}
