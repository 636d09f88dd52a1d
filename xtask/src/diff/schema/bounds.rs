//! Limits of numbers, lengths and sizes.

use std::cmp::Ordering;

use serde_json::Number;

use super::types::Types;
use crate::diff::edit::{Anchor, Edit, shown};
use crate::diff::events::{
    self, Event, MULTIPLE_OF_CHANGED, MULTIPLE_OF_LOOSENED, MULTIPLE_OF_REMOVED, MULTIPLE_OF_SET,
    MULTIPLE_OF_TIGHTENED, UNIQUE_ITEMS_REMOVED, UNIQUE_ITEMS_SET,
};
use crate::diff::view::View;
use crate::document::{Entry, Node, Value};
use crate::lint::samples::compared;

/// One kind of limit.
struct Limit {
    key: &'static str,
    is_upper: bool,
    applies: fn(Types) -> bool,
    set: &'static Event,
    removed: &'static Event,
    increased: &'static Event,
    decreased: &'static Event,
}

macro_rules! limit {
    ($key:literal, $upper:literal, $applies:ident, $set:ident, $removed:ident, $increased:ident, $decreased:ident) => {
        Limit {
            key: $key,
            is_upper: $upper,
            applies: |types| types.$applies(),
            set: &events::$set,
            removed: &events::$removed,
            increased: &events::$increased,
            decreased: &events::$decreased,
        }
    };
}

static LIMITS: [Limit; 8] = [
    limit!("maximum", true, numbers, MAX_SET, MAX_REMOVED, MAX_INCREASED, MAX_DECREASED),
    limit!("minimum", false, numbers, MIN_SET, MIN_REMOVED, MIN_INCREASED, MIN_DECREASED),
    limit!("maxLength", true, strings, MAX_LENGTH_SET, MAX_LENGTH_REMOVED, MAX_LENGTH_INCREASED, MAX_LENGTH_DECREASED),
    limit!("minLength", false, strings, MIN_LENGTH_SET, MIN_LENGTH_REMOVED, MIN_LENGTH_INCREASED, MIN_LENGTH_DECREASED),
    limit!("maxItems", true, arrays, MAX_ITEMS_SET, MAX_ITEMS_REMOVED, MAX_ITEMS_INCREASED, MAX_ITEMS_DECREASED),
    limit!("minItems", false, arrays, MIN_ITEMS_SET, MIN_ITEMS_REMOVED, MIN_ITEMS_INCREASED, MIN_ITEMS_DECREASED),
    limit!(
        "maxProperties",
        true,
        objects,
        MAX_PROPERTIES_SET,
        MAX_PROPERTIES_REMOVED,
        MAX_PROPERTIES_INCREASED,
        MAX_PROPERTIES_DECREASED
    ),
    limit!(
        "minProperties",
        false,
        objects,
        MIN_PROPERTIES_SET,
        MIN_PROPERTIES_REMOVED,
        MIN_PROPERTIES_INCREASED,
        MIN_PROPERTIES_DECREASED
    ),
];

/// Compares everything that is counted or measured.
pub fn compare<'d>(base: &View<'d>, revision: &View<'d>, common: Types, edits: &mut Vec<Edit<'d>>) {
    for limit in LIMITS.iter().filter(|limit| (limit.applies)(common)) {
        edits.extend(limit.edit(base, revision));
    }
    if common.numbers() {
        edits.extend(multiple(base, revision));
    }
    if common.arrays() {
        edits.extend(unique(base, revision));
    }
}

/// The tightest bound of all parts.
struct Bound<'d> {
    number: &'d Number,
    is_exclusive: bool,
    entry: &'d Entry,
}

impl Bound<'_> {
    fn words(&self) -> String {
        format!("{}{}", self.number, if self.is_exclusive { " (exclusive)" } else { "" })
    }
}

impl Limit {
    fn edit<'d>(&self, base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
        let is_whole = Types::are_whole(base) && Types::are_whole(revision);
        let (was, is) = (self.bound(base, is_whole), self.bound(revision, is_whole));
        let (event, words) = match (&was, &is) {
            (None, None) => return None,
            (None, Some(is)) => (self.set, format!("{} is {}, was not limited", self.key, is.words())),
            (Some(was), None) => (self.removed, format!("{} was {}, is not limited", self.key, was.words())),
            (Some(was), Some(is)) => {
                let event = match self.order(was, is, is_whole) {
                    Ordering::Equal => return None,
                    Ordering::Less => self.increased,
                    Ordering::Greater => self.decreased,
                };
                (event, format!("{} was {}, is {}", self.key, was.words(), is.words()))
            }
        };
        let anchor = |bound: &Option<Bound<'d>>| Anchor::entry(bound.as_ref().map(|bound| bound.entry));
        Some(Edit::new(event, words, anchor(&was), anchor(&is)))
    }

    /// How the old bound compares with the new one; an exclusive bound lies a bit further in.
    fn order(&self, was: &Bound, is: &Bound, is_whole: bool) -> Ordering {
        if let (true, Some(was), Some(is)) = (is_whole, self.whole(was), self.whole(is)) {
            return was.cmp(&is);
        }
        let inward = |bound: &Bound| match (bound.is_exclusive, self.is_upper) {
            (false, _) => 0,
            (true, true) => -1,
            (true, false) => 1,
        };
        compared(was.number, is.number).then(inward(was).cmp(&inward(is)))
    }

    /// The last whole number within an exclusive or inclusive bound.
    fn whole(&self, bound: &Bound) -> Option<i64> {
        let number = bound.number.as_i64()?;
        match (bound.is_exclusive, self.is_upper) {
            (false, _) => Some(number),
            (true, true) => number.checked_sub(1),
            (true, false) => number.checked_add(1),
        }
    }

    fn bound<'d>(&self, view: &View<'d>, is_whole: bool) -> Option<Bound<'d>> {
        let all = view.parts.iter().flat_map(|part| [self.stated(part), self.exclusive(part)]).flatten();
        let all = all.filter(|bound| !self.says_nothing(bound));
        let tighter = |one: Bound<'d>, other: Bound<'d>| {
            let order = self.order(&one, &other, is_whole);
            let keep = if self.is_upper { order != Ordering::Greater } else { order != Ordering::Less };
            if keep { one } else { other }
        };
        all.reduce(tighter)
    }

    fn stated<'d>(&self, part: &'d Node) -> Option<Bound<'d>> {
        let entry = part.entry(self.key)?;
        let is_exclusive = self.exclusive_key().and_then(|key| part.get(key)).and_then(Node::as_bool) == Some(true);
        Some(Bound { number: number(&entry.value)?, is_exclusive, entry })
    }

    /// As OpenAPI 3.1 writes it: a number of its own.
    fn exclusive<'d>(&self, part: &'d Node) -> Option<Bound<'d>> {
        let entry = part.entry(self.exclusive_key()?)?;
        Some(Bound { number: number(&entry.value)?, is_exclusive: true, entry })
    }

    fn exclusive_key(&self) -> Option<&'static str> {
        match self.key {
            "maximum" => Some("exclusiveMaximum"),
            "minimum" => Some("exclusiveMinimum"),
            _ => None,
        }
    }

    /// No length is below 0.
    fn says_nothing(&self, bound: &Bound) -> bool {
        self.exclusive_key().is_none() && !self.is_upper && bound.number.as_u64() == Some(0)
    }
}

fn number(node: &Node) -> Option<&Number> {
    match &node.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn multiple<'d>(base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let left = |view: &View<'d>, other: &View<'d>| view.left(other, "multipleOf").first().copied();
    let (was, is) = (left(base, revision), left(revision, base));
    let words = |entry: &Entry| shown(&entry.value);
    let (event, words) = match (was, is) {
        (None, None) => return None,
        (None, Some(is)) => (&MULTIPLE_OF_SET, format!("only multiples of {} are valid", words(is))),
        (Some(was), None) => (&MULTIPLE_OF_REMOVED, format!("need not be a multiple of {}", words(was))),
        (Some(was), Some(is)) => {
            let (old, new) = (number(&was.value)?, number(&is.value)?);
            let event = match (divides(old, new), divides(new, old)) {
                (true, true) => return None,
                (true, false) => &MULTIPLE_OF_TIGHTENED,
                (false, true) => &MULTIPLE_OF_LOOSENED,
                (false, false) => &MULTIPLE_OF_CHANGED,
            };
            (event, format!("multipleOf was {}, is {}", words(was), words(is)))
        }
    };
    Some(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)))
}

/// Whether each multiple of `number` is one of `step`.
fn divides(step: &Number, number: &Number) -> bool {
    let (Some(step), Some(number)) = (step.as_f64(), number.as_f64()) else { return false };
    let times = number / step;
    times.is_finite() && times.round() >= 1.0 && (times - times.round()).abs() < 1e-9
}

fn unique<'d>(base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let (event, words) = match (base.flag("uniqueItems"), revision.flag("uniqueItems")) {
        (false, true) => (&UNIQUE_ITEMS_SET, "may not have an item twice any more"),
        (true, false) => (&UNIQUE_ITEMS_REMOVED, "may have an item twice"),
        _ => return None,
    };
    let anchor = |view: &View<'d>| Anchor::entry(view.entry("uniqueItems"));
    Some(Edit::new(event, words, anchor(base), anchor(revision)))
}
