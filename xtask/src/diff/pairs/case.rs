//! A row of a table: an edit, and what has to be said about it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;

use super::steps::Step;
use crate::diff::change::{Change, Level, Side};
use crate::document::Document;

/// An edit of a document with all changes that it makes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Case {
    pub name: String,
    pub document: Name,
    /// What both sides have and the document has not, such as a header.
    #[serde(default)]
    pub given: Vec<Step>,
    pub edit: Vec<Step>,
    /// Nothing but the layout of the text changes: quotes, comments, line breaks.
    #[serde(default)]
    pub layout: bool,
    /// All changes in any order; none for an edit that must stay silent.
    pub expect: Vec<Expected>,
}

/// One of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Name {
    Adapay,
    Payall,
    Umxnt,
}

/// A change as a line: level, `money` if it is critical, id, and after `by` all that it reaches if that matters.
///
/// `breaking money request-property-became-required by create_cash request and notify_cash response`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Expected {
    pub level: Level,
    pub money: bool,
    pub id: String,
    pub uses: Option<Vec<String>>,
}

impl TryFrom<String> for Expected {
    type Error = String;

    fn try_from(line: String) -> Result<Expected, String> {
        let (head, uses) = match line.split_once(" by ") {
            Some((head, uses)) => (head, Some(uses.split(" and ").map(str::to_owned).collect())),
            None => (line.as_str(), None),
        };
        let mut words = head.split(' ');
        let level = match words.next() {
            Some("info") => Level::Info,
            Some("warning") => Level::Warning,
            Some("breaking") => Level::Breaking,
            _ => return Err(format!("`{line}` begins with no level")),
        };
        let (money, id) = match (words.next(), words.next(), words.next()) {
            (Some("money"), Some(id), None) => (true, id),
            (Some(id), None, None) => (false, id),
            _ => return Err(format!("`{line}` is not: level, `money` or nothing, id")),
        };
        if crate::diff::events::named(id).is_none() {
            return Err(format!("`{id}` is no id"));
        }
        Ok(Expected { level, money, id: id.to_owned(), uses })
    }
}

impl Expected {
    /// What came, in the form of what was expected.
    pub fn came(change: &Change) -> Expected {
        let uses = change.uses.iter().map(|used| match used.side {
            Some(Side::Request) => format!("{} request", used.operation),
            Some(Side::Response) => format!("{} response", used.operation),
            None => used.operation.clone(),
        });
        Expected { level: change.level, money: change.money, id: change.id.clone(), uses: Some(uses.collect()) }
    }

    pub fn accepts(&self, came: &Expected) -> bool {
        let same = (self.level, self.money, &self.id) == (came.level, came.money, &came.id);
        same && (self.uses.is_none() || self.uses == came.uses)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Breaking => "breaking",
        };
        write!(to, "{level} {}{}", if self.money { "money " } else { "" }, self.id)?;
        match self.uses.as_deref() {
            None | Some([]) => Ok(()),
            Some(uses) => write!(to, " by {}", uses.join(" and ")),
        }
    }
}

/// The documents as the tables know them.
pub fn documents() -> BTreeMap<Name, Document> {
    let all = [(Name::Adapay, "adapay"), (Name::Payall, "payall"), (Name::Umxnt, "umxnt")];
    all.into_iter()
        .map(|(name, word)| (name, parsed(&read(&format!("src/diff/pairs/documents/{word}.yaml"))).unwrap()))
        .collect()
}

/// The rows of one table.
pub fn cases(table: &str) -> Vec<Case> {
    let document = parsed(&read(&format!("src/diff/pairs/{table}.yaml"))).unwrap();
    let rows = document.root.items().iter();
    rows.map(|row| {
        let json = row.to_json();
        serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{table}: {}: {error}", json["name"]))
    })
    .collect()
}

pub fn parsed(text: &str) -> Result<Document, String> {
    Document::parse("document", text)
        .map_err(|findings| findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>().join("; "))
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
