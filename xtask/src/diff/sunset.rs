//! Removals that the document announced, by `deprecated` and `x-sunset`.

use super::change::Level::{Breaking, Info};
use super::edit::Edit;
use crate::date::Date;
use crate::document::Node;

/// What a document said of something before it was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// Nothing.
    No,
    /// That it goes, and the day, if one was given, is over.
    Due(Option<Date>),
    /// That it works until a day that is still to come.
    Until(Date),
}

impl Announced {
    /// What is said by the values of the two keys; a day that is none says nothing.
    pub fn new(deprecated: Option<&Node>, sunset: Option<&Node>, today: Date) -> Announced {
        let is_deprecated = deprecated.and_then(Node::as_bool) == Some(true);
        // A time of the day, as in RFC 3339, is more than is asked for here.
        let day = |text: &str| Date::parse(text.split_once(['T', ' ']).map_or(text, |(day, _)| day));
        match (sunset, sunset.and_then(Node::as_str).and_then(day)) {
            (_, Some(day)) if day >= today => Announced::Until(day),
            (_, Some(day)) => Announced::Due(Some(day)),
            (None, None) if is_deprecated => Announced::Due(None),
            // What cannot be read announces nothing.
            (_, None) => Announced::No,
        }
    }

    /// What is said in an object.
    pub fn of(node: &Node, today: Date) -> Announced {
        Announced::new(node.get("deprecated"), node.get("x-sunset"), today)
    }
}

/// The removal of an input or an output with what was announced.
pub fn judged<'d>(edit: Edit<'d>, announced: Announced) -> Edit<'d> {
    match announced {
        Announced::No => edit,
        Announced::Due(None) => edit.with_levels(Info, Info).with_note("it was deprecated"),
        Announced::Due(Some(day)) => {
            edit.with_levels(Info, Info).with_note(format!("it was announced to work until {day}"))
        }
        Announced::Until(day) => edit
            .with_levels(Breaking, Breaking)
            .with_note(format!("it was announced to work until {day}, which is not over")),
    }
}
