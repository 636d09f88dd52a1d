//! What a program that uses the generated crate can name.

use std::collections::BTreeMap;
use std::fmt;

use super::{calls, types};
use crate::document::Document;
use crate::finding::Finding;
use crate::generate;

/// Everything that the crate generated from one document lets its callers name, apart from what every such crate has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// By path: `types::CashRequest`, `Client::create_cash`, `hosts::API`.
    pub groups: BTreeMap<String, Group>,
}

/// A type or a function, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub item: Item,
    /// What has no place without it: fields, variants and setters of a type, setters and results of a call.
    pub members: BTreeMap<Member, Item>,
}

/// One thing that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// In short: `Option<String>`, `struct Cash`, `impl TryInto<String>`.
    pub signature: String,
    /// Whether a request without it is refused before it is sent.
    pub required: bool,
    /// Where in the document it comes from, as an RFC 6901 pointer, if that is certain.
    pub pointer: Option<String>,
}

/// What belongs to a type or a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// A field of a struct.
    Field(String),
    /// A variant of an enum.
    Variant(String),
    /// The function that begins to build a struct.
    Builder,
    /// A setter of the builder of a struct, or of a call.
    Setter(String),
    /// What `send()` of a call gives.
    Send,
    /// What `stream()` of a call gives.
    Stream,
}

impl Item {
    pub(super) fn new(signature: impl Into<String>, pointer: Option<String>) -> Self {
        Self { signature: signature.into(), required: false, pointer }
    }

    pub(super) fn requiring(self, required: bool) -> Self {
        Self { required, ..self }
    }
}

impl Group {
    pub(super) fn alone(signature: impl Into<String>, pointer: Option<String>) -> Self {
        Self { item: Item::new(signature, pointer), members: BTreeMap::new() }
    }
}

impl Surface {
    /// All items by their full names, sorted, as text reads them: `types::CashRequest.remark`, `create_cash.send`.
    pub fn items(&self) -> BTreeMap<String, &Item> {
        let groups = self.groups.iter().map(|(path, group)| (path.clone(), &group.item));
        let members = self
            .groups
            .iter()
            .flat_map(|(path, group)| group.members.iter().map(move |(member, item)| (member.named(path), item)));
        groups.chain(members).collect()
    }
}

impl Member {
    /// Its full name as a member of what has `path`.
    pub(super) fn named(&self, path: &str) -> String {
        let call = path.strip_prefix("Client::");
        match (self, call, path.strip_prefix("types::")) {
            (Self::Setter(name), None, Some(owner)) => format!("types::builder::{owner}.{name}"),
            (Self::Variant(_) | Self::Builder, ..) => format!("{path}::{self}"),
            _ => format!("{}.{self}", call.unwrap_or(path)),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Field(name) | Self::Variant(name) | Self::Setter(name) => name,
            Self::Builder => "builder",
            Self::Send => "send",
            Self::Stream => "stream",
        })
    }
}

/// What callers of the crate that is generated from a document can name.
///
/// It is read from the plan, from which the code is made item by item, so that no code has to be written for it; tests hold it against the code.
///
/// # Errors
/// What no code can be generated from.
pub fn surface(document: &Document) -> Result<Surface, Vec<Finding>> {
    // What the two parsers of YAML disagree about stops `gen`; here the tree alone counts, which is much faster.
    let value = document.root.to_json();
    let (plan, places) = generate::planned(document, &value)?;
    let mut groups = types::groups(&plan, &places, &value);
    groups.extend(calls::groups(&plan, &places));
    Ok(Surface { groups })
}
