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
    /// The media types of bytes, in lower case and without parameters; `image/*` stands for many.
    /// None if any will do.
    pub media_types: &'static [&'static str],
}

/// What is in the body of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing that anybody reads.
    Nothing,
    /// Nothing at all, because the document states no success; content would prove nothing.
    Empty,
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

    /// Whether the body of a success is documented as something other than JSON, so that it need not look like JSON.
    #[inline]
    pub(crate) fn takes_bytes(&self, status: StatusCode) -> bool {
        status.is_success() && self.of(status).is_some_and(|answer| answer.holds == Holds::Bytes)
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

impl Answer {
    /// Whether what arrived is of a documented media type; an answer that names none is taken at the document's word.
    ///
    /// A gateway's page is no file that was asked for.
    #[inline]
    pub(crate) fn is_of_its_type(&self, raw: &Raw) -> bool {
        let Some(header) = raw.headers.get(CONTENT_TYPE) else { return true };
        let essence = header.to_str().unwrap_or("?").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        self.media_types.is_empty() || self.media_types.iter().any(|range| is_in(range, &essence))
    }
}

/// Whether a media type is in a range, which may be the type itself.
#[inline]
fn is_in(range: &str, essence: &str) -> bool {
    match range.strip_suffix('*') {
        Some("*/") => true,
        Some(class) => essence.starts_with(class),
        None => essence == range,
    }
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::HeaderMap;

    use super::{Answer, Holds};
    use crate::runtime::response::{Proof, Raw};

    fn takes(media_types: &'static [&'static str], header: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        header.map(|value| headers.insert("content-type", value.parse().unwrap()));
        let raw = Raw { status: StatusCode::OK, headers, bytes: Vec::new(), proof: Proof::None };
        Answer { statuses: (200, 200), name: "", holds: Holds::Bytes, media_types }.is_of_its_type(&raw)
    }

    #[test]
    fn only_a_documented_media_type_is_taken() {
        for (media_types, header, taken) in [
            (&["application/pdf"][..], Some("Application/PDF; charset=utf-8"), true),
            (&["application/pdf"], Some("text/html"), false),
            (&["application/pdf"], Some("application/json"), false),
            (&["application/pdf"], Some("application/pdfx"), false),
            (&["application/pdf"], None, true),
            (&["application/pdf", "image/*"], Some("image/png"), true),
            (&["image/*"], Some("images/png"), false),
            (&["image/*"], Some(""), false),
            (&["*/*"], Some("text/html"), true),
            (&["text/html"], Some("text/html;charset=utf-8"), true),
            (&[], Some("text/html"), true),
        ] {
            assert_eq!(takes(media_types, header), taken, "{media_types:?} {header:?}");
        }
    }
}
