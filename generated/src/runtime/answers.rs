//! What the answers of an operation hold, by status.

use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;

use crate::runtime::response::Raw;
use crate::runtime::tree::{Node, Tree};

/// What an operation answers.
#[derive(Debug)]
pub struct Answers {
    /// What the request asks for in `Accept`; empty if it says nothing.
    pub accept: &'static str,
    /// Whether the status alone tells success from failure, because the document states nothing else.
    pub by_status: bool,
    /// What each status holds, the exact statuses first; none if every answer is JSON of one type.
    pub list: &'static [Answer],
}

/// What the answers of some statuses hold.
#[derive(Debug)]
pub struct Answer {
    /// The first and the last of the statuses.
    pub statuses: (u16, u16),
    /// The name among several types; empty if there is one type only.
    pub name: &'static str,
    /// What is in the body.
    pub holds: Holds,
}

/// What is in the body of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing that anybody reads.
    Nothing,
    /// JSON.
    Json,
    /// Anything else.
    Bytes,
}

impl Answers {
    /// One JSON type, and an outcome that is stated.
    pub const JUDGED: Self = Self { accept: "", by_status: false, list: &[] };

    /// What the answers of a status hold; none if the document does not say.
    #[inline]
    pub(crate) fn of(&self, status: StatusCode) -> Option<&Answer> {
        let status = status.as_u16();
        self.list.iter().find(|answer| (answer.statuses.0..=answer.statuses.1).contains(&status))
    }

    /// Whether an answer's body is documented as something other than JSON, so that it need not look like JSON.
    #[inline]
    pub(crate) fn takes_bytes(&self, raw: &Raw) -> bool {
        let holds = raw.status.is_success() && self.of(raw.status).is_some_and(|answer| answer.holds == Holds::Bytes);
        let media_type = raw.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        // A gateway's page is no file that was asked for.
        let is_page = media_type.starts_with("text/html");
        holds && (!is_page || self.accept.contains("html") || self.accept.contains("*/*"))
    }

    /// An answer under the name that its status has among several types.
    #[inline]
    pub(crate) fn named<'a>(&self, status: StatusCode, tree: Tree<'a>) -> Tree<'a> {
        match self.of(status).map(|answer| answer.name) {
            None | Some("") => tree,
            Some(name) => {
                let Tree(mut nodes) = tree;
                let inside = nodes.len() + 1;
                nodes.splice(..0, [Node::Object(inside), Node::Text(name.into())]);
                Tree(nodes)
            }
        }
    }
}
