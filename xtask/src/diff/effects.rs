//! `x-effect` and `x-pagination` of an operation.

use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{
    EFFECT_LOOSENED, EFFECT_TIGHTENED, EXTENSION_CHANGED, Event, LOOK_UP_ADDED, LOOK_UP_CHANGED, PAGINATION_ADDED,
    PAGINATION_CHANGED, PROVENANCE_CHANGED, WORDING_CHANGED,
};
use super::input_rules;
use super::operations::Operation;
use super::schema::sorted;
use crate::document::Entry;
use crate::extension::{Effect, EffectKind};

/// Compares what an operation does, what it asks for, and how it is read page by page.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    effect(to, operation, is, was.node().entry("x-effect"), is.node().entry("x-effect"));
    input_rules::compare(to, operation, [was, is]);
    pagination(to, operation, is, was.node().entry("x-pagination"), is.node().entry("x-pagination"));
}

fn effect<'d>(
    to: &mut Comparing<'d>,
    operation: usize,
    of: &Operation<'d>,
    old: Option<&'d Entry>,
    new: Option<&'d Entry>,
) {
    let read = |entry: &Entry| serde_json::from_value::<Effect>(entry.value.to_json()).ok();
    let (was, is) = (old.map(read), new.map(read));
    let (event, words): (&'static Event, String) = match (was, is) {
        (None, None) => return,
        // What is not said is taken for the worst.
        (None, Some(Some(is))) if is.kind == EffectKind::MovesMoney => {
            (&EFFECT_TIGHTENED, format!("is said to have the effect {}, and nothing was said before", word(is.kind)))
        }
        (None, Some(Some(is))) => {
            (&EFFECT_LOOSENED, format!("is said to have the effect {}, and nothing was said before", word(is.kind)))
        }
        (Some(Some(was)), None) => {
            (&EFFECT_TIGHTENED, format!("is not said any more to have the effect {}", word(was.kind)))
        }
        (Some(Some(was)), Some(Some(is))) if was.kind > is.kind => {
            (&EFFECT_LOOSENED, format!("had the effect {}, has {}", word(was.kind), word(is.kind)))
        }
        (Some(Some(was)), Some(Some(is))) if was.kind < is.kind => {
            (&EFFECT_TIGHTENED, format!("had the effect {}, has {}", word(was.kind), word(is.kind)))
        }
        (Some(Some(was)), Some(Some(is))) => match (was.no_look_up, is.no_look_up) {
            (None, Some(_)) => (&LOOK_UP_CHANGED, "is said to have no look-up".to_owned()),
            (Some(_), None) => (&LOOK_UP_ADDED, "is not said any more to have no look-up".to_owned()),
            (Some(was), Some(is)) if was != is => {
                (&WORDING_CHANGED, "has another reason why there is no look-up".to_owned())
            }
            _ => return,
        },
        _ if old.map(|entry| sorted(&entry.value)) == new.map(|entry| sorted(&entry.value)) => return,
        _ => (&EXTENSION_CHANGED, "has another `x-effect`".to_owned()),
    };
    to.of(operation, &of.label(), Edit::new(event, words, Anchor::entry(old), Anchor::entry(new)));
}

fn word(kind: EffectKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn pagination<'d>(
    to: &mut Comparing<'d>,
    operation: usize,
    of: &Operation<'d>,
    old: Option<&'d Entry>,
    new: Option<&'d Entry>,
) {
    let meaning = |entry: &Entry| -> Vec<(String, String)> {
        let kept = entry.value.entries().iter().filter(|one| one.key != "x-source");
        let mut all: Vec<(String, String)> = kept.map(|one| (one.key.clone(), sorted(&one.value))).collect();
        all.sort();
        all
    };
    let (event, words) = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => (&PAGINATION_ADDED, "can be read page by page"),
        (Some(_), None) => (&PAGINATION_CHANGED, "is not read page by page any more"),
        (Some(was), Some(is)) if meaning(was) != meaning(is) => (&PAGINATION_CHANGED, "has other keys for its pages"),
        (Some(was), Some(is)) if sorted(&was.value) != sorted(&is.value) => {
            (&PROVENANCE_CHANGED, "has another source (`x-source`) for its pages")
        }
        _ => return,
    };
    to.of(operation, &of.label(), Edit::new(event, words, Anchor::entry(old), Anchor::entry(new)));
}
