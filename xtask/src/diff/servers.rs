//! Hosts: where requests go, for the document, a path or an operation.

use std::collections::BTreeSet;

use super::comparing::Comparing;
use super::edit::{Anchor, Edit, listed};
use super::events::{SERVER_ADDED, SERVER_CHANGED};
use super::operations::Operation;
use super::schema::sorted;
use super::wording;
use crate::document::{Document, Entry, Node};

/// Compares where an operation's requests go.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let (old, new) = (effective(to.base, was), effective(to.revision, is));
    let (before, after) = (urls(old), urls(new));
    let added: Vec<String> = after.iter().filter(|url| !before.contains(url)).map(|url| format!("`{url}`")).collect();
    let removed: Vec<String> = before.iter().filter(|url| !after.contains(url)).map(|url| format!("`{url}`")).collect();
    let anchors = (Anchor::entry(old), Anchor::entry(new));
    let edit = match (removed.as_slice(), added.as_slice()) {
        ([], []) if before.first() == after.first() => detail(old, new),
        ([], []) => Some((&SERVER_CHANGED, format!("go to `{}` first", after.first().cloned().unwrap_or_default()))),
        ([], added) if before.first() == after.first() => {
            Some((&SERVER_ADDED, format!("may go to {} too", listed(added))))
        }
        ([], added) => Some((&SERVER_CHANGED, format!("go to {} first", listed(added)))),
        (removed, []) => Some((&SERVER_CHANGED, format!("no longer go to {}", listed(removed)))),
        (removed, added) => Some((&SERVER_CHANGED, format!("went to {}, go to {}", listed(removed), listed(added)))),
    };
    if let Some((event, words)) = edit {
        to.of(operation, "requests", Edit::new(event, words, anchors.0, anchors.1));
    }
    said(to, operation, old, new);
}

/// The list that holds for an operation.
fn effective<'d>(document: &'d Document, operation: &Operation<'d>) -> Option<&'d Entry> {
    let own = operation.own_or_shared("servers").filter(|entry| !entry.value.items().is_empty());
    own.or_else(|| document.root.entry("servers")).filter(|entry| !entry.value.items().is_empty())
}

/// URLs as they are requested: an ending `/` makes no difference, nor do capitals in a host.
fn urls(servers: Option<&Entry>) -> Vec<String> {
    let url = |server: &Node| normalized(server.get("url").and_then(Node::as_str).unwrap_or_default());
    match servers {
        None => vec![String::new()],
        Some(servers) => servers.value.items().iter().map(url).collect(),
    }
}

fn normalized(url: &str) -> String {
    let url = url.trim_end_matches('/');
    match url.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            format!("{}://{}{path}", scheme.to_lowercase(), host.to_lowercase())
        }
        None => url.to_owned(),
    }
}

/// Variables decide where a URL leads.
fn detail(old: Option<&Entry>, new: Option<&Entry>) -> Option<(&'static super::events::Event, String)> {
    let variables = |servers: Option<&Entry>| -> Vec<BTreeSet<String>> {
        let all = servers.map_or(&[][..], |servers| servers.value.items());
        let own = |server: &Node| server.get("variables").map_or(&[][..], Node::entries).iter().map(variable).collect();
        all.iter().map(own).filter(|own: &BTreeSet<String>| !own.is_empty()).collect()
    };
    let (was, is) = (variables(old), variables(new));
    (was != is).then(|| (&SERVER_CHANGED, "go to a host with other variables".to_owned()))
}

fn variable(entry: &Entry) -> String {
    let default = entry.value.get("default").map(sorted).unwrap_or_default();
    let values: BTreeSet<String> = entry.value.get("enum").map_or(&[][..], Node::items).iter().map(sorted).collect();
    format!("{} {default} {values:?}", entry.key)
}

fn said<'d>(to: &mut Comparing<'d>, operation: usize, old: Option<&'d Entry>, new: Option<&'d Entry>) {
    let (Some(old), Some(new)) = (old, new) else { return };
    let mut edits = Vec::new();
    for (was, is) in old.value.items().iter().zip(new.value.items()) {
        if was.get("url").map(sorted) == is.get("url").map(sorted) {
            wording::compare(was, is, &[], &mut edits);
        }
    }
    for edit in edits {
        to.of(operation, "the server", edit);
    }
}
