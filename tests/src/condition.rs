//! The conditions of `x-rules` and `x-outcome`, judged as `spec/README.md` puts it and apart from the crate's own code.

use serde_json::Value;

use crate::spec::{list, text};

/// What an answer shows.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Success,
    Failure,
    Neither,
}

/// Judges an answer by `x-outcome`.
pub fn verdict(outcome: &Value, identity: &Value, answer: &Value) -> Verdict {
    let any = |key: &str| list(outcome.get(key)).iter().any(|condition| holds(condition, answer));
    if any("answer") {
        Verdict::Success
    } else if any("failure") {
        Verdict::Failure
    } else if list(Some(identity)).iter().any(|condition| is_strange(condition, answer)) {
        Verdict::Neither
    } else if any("success") {
        Verdict::Success
    } else {
        Verdict::Neither
    }
}

/// Whether an answer shows something else than an operation's own answers do.
fn is_strange(condition: &Value, answer: &Value) -> bool {
    let set = serde_json::json!({"at": condition["at"], "set": true});
    holds(&set, answer) && !holds(condition, answer)
}

/// Whether a condition holds for any value at its place.
pub fn holds(condition: &Value, value: &Value) -> bool {
    !places(condition, value).is_empty()
}

/// The JSON pointers at which a condition holds.
pub fn places(condition: &Value, value: &Value) -> Vec<String> {
    let pointers = expanded(text(&condition["at"]), value);
    pointers
        .into_iter()
        .filter(|pointer| value.pointer(pointer).is_some_and(|value| fulfils(condition, value)))
        .collect()
}

/// The pointers that a pointer with `*` stands for.
pub fn expanded(pointer: &str, value: &Value) -> Vec<String> {
    let Some((list, rest)) = pointer.split_once("/*") else { return vec![pointer.to_owned()] };
    let length = value.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
    (0..length).flat_map(|index| expanded(&format!("{list}/{index}{rest}"), value)).collect()
}

fn fulfils(condition: &Value, value: &Value) -> bool {
    let listed = |key: &str| list(condition.get(key)).iter().any(|listed| plain(listed) == plain(value));
    let set = !value.is_null() && value != "";
    let kept = match (condition.get("set"), condition.get("in"), condition.get("not-in")) {
        (Some(_), None, None) => true,
        (None, Some(_), None) => listed("in"),
        (None, None, Some(_)) => !listed("not-in"),
        _ => panic!("this test does not know the condition {condition}"),
    };
    set && kept
}

/// Values are compared by their text.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
