//! Removals that the document announced, by `deprecated` and `x-sunset`.

use super::change::Level::{Breaking, Info};
use super::edit::{Anchor, Edit};
use super::events::{SUNSET_EARLIER, SUNSET_LATER};
use crate::date::Date;
use crate::document::{Entry, Node};

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

/// Another day, or none any more.
pub fn moved<'d>(old: Option<&'d Entry>, new: Option<&'d Entry>, is_deprecated: bool) -> Option<Edit<'d>> {
    let text = |entry: Option<&'d Entry>| entry.and_then(|entry| entry.value.as_str());
    let words = match (text(old), text(new)) {
        (was, is) if was == is => return None,
        (Some(was), Some(is)) => format!("works until {is}, was until {was}"),
        (None, Some(is)) => format!("works until {is}"),
        (Some(was), None) if is_deprecated => format!("may go at any time, and was to work until {was}"),
        (Some(was), None) => format!("is not said any more to work until {was} only"),
        (None, None) => return None,
    };
    let event = match (text(old), text(new)) {
        (Some(was), Some(is)) if is < was => &SUNSET_EARLIER,
        (Some(_), None) if is_deprecated => &SUNSET_EARLIER,
        _ => &SUNSET_LATER,
    };
    Some(Edit::new(event, words, Anchor::entry(old), Anchor::entry(new)))
}
