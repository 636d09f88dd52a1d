//! Which changes can lose, double, refuse or misread payments.

use super::change::{Level, Side};
use super::edit::Edit;
use super::events::{
    CREDENTIAL_REMOVED, DUPLICATE_CODES_CHANGED, EFFECT_LOOSENED, ENVELOPE_CHANGED, Event, IDENTITY_LOOSENED,
    LOOK_UP_CHANGED, LOOK_UP_REMOVED, NOT_EXECUTED_ADDED, OMIT_EMPTY_CHANGED, OUTCOME_CODE_CHANGED,
    OUTCOME_FAILURE_NARROWED, OUTCOME_REMOVED, OUTCOME_SUCCESS_WIDENED, PAGINATION_CHANGED, REMOVED,
    REQUEST_BYTES_CHANGED, REQUEST_ENCODING_CHANGED, REQUEST_MEDIA_TYPE_REMOVED, RULE_ADDED, RULE_CHANGED,
    SECRET_REMOVED, SECURITY_LOOSENED, SECURITY_SCHEME_CHANGED, SECURITY_SCHEME_DETAIL, SECURITY_STATED,
    SECURITY_TIGHTENED, SERVER_ADDED, SERVER_CHANGED, VARIANT_NAMES_SWAPPED,
};

/// Critical wherever they happen.
static ALWAYS: [&Event; 26] = [
    &OUTCOME_CODE_CHANGED,
    &EFFECT_LOOSENED,
    &LOOK_UP_REMOVED,
    &LOOK_UP_CHANGED,
    &OUTCOME_SUCCESS_WIDENED,
    &OUTCOME_FAILURE_NARROWED,
    &OUTCOME_REMOVED,
    &IDENTITY_LOOSENED,
    &NOT_EXECUTED_ADDED,
    &DUPLICATE_CODES_CHANGED,
    &RULE_ADDED,
    &RULE_CHANGED,
    &SERVER_CHANGED,
    &SERVER_ADDED,
    &SECURITY_TIGHTENED,
    &SECURITY_STATED,
    &SECURITY_LOOSENED,
    &SECURITY_SCHEME_CHANGED,
    &SECURITY_SCHEME_DETAIL,
    &SECRET_REMOVED,
    &CREDENTIAL_REMOVED,
    &PAGINATION_CHANGED,
    &ENVELOPE_CHANGED,
    &OMIT_EMPTY_CHANGED,
    &REQUEST_BYTES_CHANGED,
    &VARIANT_NAMES_SWAPPED,
];

/// Critical where they happen to what is sent: requests as they were are refused or misread.
static REFUSING: [&Event; 2] = [&REQUEST_MEDIA_TYPE_REMOVED, &REQUEST_ENCODING_CHANGED];

/// Whether an edit is critical, seen from the sides that it concerns.
pub fn is_critical(edit: &Edit<'_>, sides: impl IntoIterator<Item = Option<Side>>) -> bool {
    if ALWAYS.iter().any(|event| std::ptr::eq(*event, edit.event)) {
        return true;
    }
    // A payment that was accepted is refused.
    let request = edit.levels.map_or(edit.event.request, |levels| levels.0);
    let is = |event: &Event| std::ptr::eq(event, edit.event);
    let refuses = REFUSING.into_iter().any(is)
        // A body that is sent no more.
        || (is(&REMOVED) && request == Level::Breaking)
        || (edit.event.tightens && request >= Level::Warning);
    refuses && sides.into_iter().any(|side| side == Some(Side::Request))
}
