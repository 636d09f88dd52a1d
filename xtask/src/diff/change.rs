//! What the comparison of two documents says, before anybody prints it.

use std::ops::Range;

use serde::Serialize;

/// How bad a change is, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What worked goes on to work.
    Info,
    /// What worked may stop to work, depending on what a program does or on what the provider did all along.
    Warning,
    /// What worked stops to work.
    Breaking,
}

impl Level {
    /// As programs read it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Level::Breaking => "breaking",
            Level::Warning => "warning",
            Level::Info => "info",
        }
    }

    /// What it means, within a sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Level::Breaking => "breaking",
            Level::Warning => "potentially breaking",
            Level::Info => "compatible",
        }
    }
}

/// Whom a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// What is sent and received.
    Wire,
    /// Programs that call the generated crate, and nothing that is sent or received.
    Client,
    /// People who read: descriptions, examples, where a fact comes from.
    Wording,
}

/// Who sends what a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Request,
    Response,
}

/// An operation that an edit reaches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Use {
    /// The operationId, or method and path where there is none.
    pub operation: String,
    /// None where it is about the operation as such.
    pub side: Option<Side>,
}

/// Where an edit stands in one of the two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Bytes of the text: what is shown as the changed line, from the key to the end of its value.
    pub span: Range<usize>,
    /// RFC 6901.
    pub pointer: String,
}

/// A value whose validity changed, as proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    pub value: serde_json::Value,
    /// Whether it was valid before; after the change it is the opposite.
    pub was_valid: bool,
}

/// What became of one item of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClientChange {
    /// Such as `types::CashRequest.remark`.
    pub item: String,
    /// Its type or signature before; None if it is new.
    pub before: Option<String>,
    /// Its type or signature now; None if it is gone.
    pub after: Option<String>,
    pub level: Level,
}

/// One edit of a document: what it changes, for whom, and how bad it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Stable, in kebab-case: `request-property-became-required`. `events` has them all.
    pub id: String,
    /// On the wire; what `--axis client` shows follows from `client`.
    pub level: Level,
    pub axis: Axis,
    /// Whether payments can be lost, doubled, refused or misread because of it.
    pub money: bool,
    /// One sentence without a full stop that names the subject: "`CashRequest.remark` became required".
    pub message: String,
    /// None where it has no counterpart in the base.
    pub base: Option<Spot>,
    /// None where it has no counterpart in the revision.
    pub revision: Option<Spot>,
    /// Sorted, each once.
    pub uses: Vec<Use>,
    pub client: Vec<ClientChange>,
    pub witness: Option<Witness>,
    /// Hints such as a possible rename, the rule of a refused witness, or a declared sunset; whole sentences without a full stop.
    pub notes: Vec<String>,
}

impl Change {
    /// The pointer that stands for it in a list of accepted changes: where it is now, or else where it was.
    #[must_use]
    pub fn pointer(&self) -> &str {
        self.revision.as_ref().or(self.base.as_ref()).map_or("", |spot| spot.pointer.as_str())
    }

    /// How bad it is for programs that call the generated crate.
    #[must_use]
    pub fn client_level(&self) -> Option<Level> {
        self.client.iter().map(|change| change.level).max()
    }
}
