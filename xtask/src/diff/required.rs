//! The flag `required` of a body, a header or a parameter.

use super::edit::{Anchor, Edit};
use super::events::{OPTIONAL, REQUIRED};
use crate::document::Node;

/// Whether it must be there.
pub fn is_required(node: Option<&Node>) -> bool {
    node.and_then(|node| node.get("required")).and_then(Node::as_bool) == Some(true)
}

/// What became of the flag.
pub fn compare<'d>(was: &'d Node, is: &'d Node) -> Option<Edit<'d>> {
    let (event, words) = match (is_required(Some(was)), is_required(Some(is))) {
        (false, true) => (&REQUIRED, "became required"),
        (true, false) => (&OPTIONAL, "became optional"),
        _ => return None,
    };
    let anchor = |node: &'d Node| Anchor::entry(node.entry("required"));
    Some(Edit::new(event, words, anchor(was), anchor(is)))
}
