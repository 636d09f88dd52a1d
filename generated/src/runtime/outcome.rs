//! Whether an answer shows success, failure, or neither.

use serde_json::Value;

/// What an answer must show (`x-outcome`).
#[derive(Debug)]
pub struct Outcome {
    /// Shown by an answer even if something in `failure` holds.
    pub answer: &'static [Condition],
    /// Any of these makes it a failure.
    pub failure: &'static [Condition],
    /// Any of these shows that it is another operation's answer, which shows neither.
    pub strange: &'static [Condition],
    /// Any of these makes it a success, if it is no failure.
    pub success: &'static [Condition],
    /// Where a failure's code may stand; the first one that is set counts.
    pub code: &'static [Place],
    /// Where a failure's message may stand; the first one that is set counts.
    pub message: &'static [Place],
    /// Codes that prove that nothing was executed.
    pub not_executed: &'static [&'static str],
    /// Codes that say that the order number was used before.
    pub duplicate: &'static [&'static str],
    /// Codes that say that the credential has expired.
    pub expired: &'static [&'static str],
}

/// A place in a JSON value: the steps to it from the outside in; a step `*` goes to every item of a list.
pub type Place = &'static [&'static str];

/// A statement about one place of a JSON value.
#[derive(Debug)]
pub struct Condition {
    /// The place.
    pub at: Place,
    /// What is said about it.
    pub test: Test,
}

/// What a [`Condition`] says.
#[derive(Debug)]
pub enum Test {
    /// Something is there that is neither null nor an empty text.
    Set,
    /// It is set and its text is one of these.
    In(&'static [&'static str]),
    /// It is set and its text is none of these.
    NotIn(&'static [&'static str]),
}

/// What an answer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// What the document calls a success.
    Success,
    /// What the document calls a failure.
    Failure,
    /// Neither, so nothing may be concluded.
    Neither,
}

impl Outcome {
    /// Judges an answer; what is not shown is not assumed.
    #[must_use]
    #[inline]
    pub fn judge(&self, answer: &Value) -> Verdict {
        let any = |conditions: &[Condition]| conditions.iter().any(|condition| condition.holds(answer));
        if any(self.answer) {
            Verdict::Success
        } else if any(self.failure) {
            Verdict::Failure
        } else if any(self.strange) {
            Verdict::Neither
        } else if any(self.success) {
            Verdict::Success
        } else {
            Verdict::Neither
        }
    }

    /// Whether an answer shows what a success shows, whatever else it shows.
    #[inline]
    pub(crate) fn shows_success(&self, answer: &Value) -> bool {
        self.success.iter().chain(self.answer).any(|condition| condition.holds(answer))
    }

    /// The failure's code.
    #[inline]
    pub(crate) fn code_of(&self, answer: &Value) -> Option<String> {
        first_text(self.code, answer)
    }

    /// The failure's message.
    #[inline]
    pub(crate) fn message_of(&self, answer: &Value) -> Option<String> {
        first_text(self.message, answer)
    }
}

#[inline]
fn first_text(places: &[Place], answer: &Value) -> Option<String> {
    let mut first = None;
    for place in places {
        visit(answer, place, String::new(), &mut |_, value| {
            if first.is_none() {
                first = text_of(value).filter(|text| !text.is_empty());
            }
        });
    }
    first
}

impl Condition {
    /// Whether it holds for a value.
    #[inline]
    pub(crate) fn holds(&self, value: &Value) -> bool {
        !self.places(value).is_empty()
    }

    /// The places at which it holds, in the notation of messages: `div_members[1].fee_flag`.
    #[inline]
    pub(crate) fn places(&self, value: &Value) -> Vec<String> {
        let mut found = Vec::new();
        visit(value, self.at, String::new(), &mut |place, value| {
            if self.test.holds(value) {
                found.push(place);
            }
        });
        found
    }
}

impl Test {
    #[inline]
    fn holds(&self, value: &Value) -> bool {
        let listed = |texts: &[&str]| text_of(value).is_some_and(|text| texts.contains(&text.as_str()));
        is_set(value)
            && match self {
                Self::Set => true,
                Self::In(texts) => listed(texts),
                Self::NotIn(texts) => !listed(texts),
            }
    }
}

/// Calls `found` with each value at a place, and with the place in the notation of messages.
#[inline]
fn visit(value: &Value, at: &[&str], place: String, found: &mut dyn FnMut(String, &Value)) {
    let Some((step, rest)) = at.split_first() else {
        return found(place, value);
    };
    match value {
        Value::Array(items) if *step == "*" => {
            for (index, item) in items.iter().enumerate() {
                visit(item, rest, format!("{place}[{index}]"), found);
            }
        }
        Value::Array(items) => {
            if let Some((index, item)) = step.parse().ok().and_then(|index: usize| Some((index, items.get(index)?))) {
                visit(item, rest, format!("{place}[{index}]"), found);
            }
        }
        Value::Object(fields) => {
            if let Some(field) = fields.get(*step) {
                let dot = if place.is_empty() { "" } else { "." };
                visit(field, rest, format!("{place}{dot}{step}"), found);
            }
        }
        _ => {}
    }
}

#[inline]
fn is_set(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// A scalar as text, so that 200 and "200", true and "true" are the same.
#[inline]
pub(crate) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(bool) => Some(bool.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Condition, Outcome, Test, Verdict};

    const QUERY: Outcome = Outcome {
        answer: &[Condition { at: &["cash_list"], test: Test::Set }],
        failure: &[
            Condition { at: &["status"], test: Test::In(&["failed"]) },
            Condition { at: &["error_code"], test: Test::Set },
        ],
        strange: &[Condition { at: &["object"], test: Test::NotIn(&["query"]) }],
        success: &[Condition { at: &["status"], test: Test::In(&["succeeded"]) }],
        code: &[&["error_code"], &["failure_code"]],
        message: &[&["error_msg"]],
        not_executed: &[],
        duplicate: &[],
        expired: &[],
    };

    #[test]
    fn success_is_never_assumed() {
        for (answer, verdict) in [
            (json!({}), Verdict::Neither),
            (json!(null), Verdict::Neither),
            (json!([]), Verdict::Neither),
            (json!({"status": "new"}), Verdict::Neither),
            (json!({"status": "succeeded"}), Verdict::Success),
            (json!({"status": "succeeded", "error_code": null}), Verdict::Success),
            (json!({"status": "succeeded", "error_code": ""}), Verdict::Success),
            (json!({"status": "succeeded", "error_code": "x"}), Verdict::Failure),
            (json!({"status": "succeeded", "object": "query"}), Verdict::Success),
            (json!({"status": "succeeded", "object": "cash"}), Verdict::Neither),
            (json!({"status": "failed", "object": "cash"}), Verdict::Failure),
            (json!({"status": "failed"}), Verdict::Failure),
            (json!({"status": "failed", "cash_list": [{}]}), Verdict::Success),
            (json!({"status": "failed", "cash_list": ""}), Verdict::Failure),
        ] {
            assert_eq!(QUERY.judge(&answer), verdict, "{answer}");
        }
    }

    #[test]
    fn the_first_code_that_is_set_counts() {
        let answer = json!({"error_code": "", "failure_code": 7});
        assert_eq!(QUERY.code_of(&answer).as_deref(), Some("7"));
    }

    #[test]
    fn a_star_means_any_item_and_places_name_it() {
        let bearer = Condition { at: &["div_members", "*", "fee_flag"], test: Test::In(&["Y"]) };
        let value = json!({"div_members": [{"fee_flag": "N"}, {"fee_flag": "Y"}, {}]});
        assert_eq!(bearer.places(&value), ["div_members[1].fee_flag"]);
        let second = Condition { at: &["div_members", "1", "fee_flag"], test: Test::Set };
        assert_eq!(second.places(&value), ["div_members[1].fee_flag"]);
        let set = Condition { at: &["a/b"], test: Test::NotIn(&["0"]) };
        assert!(set.holds(&json!({"a/b": 1})) && !set.holds(&json!({"a/b": "0"})) && !set.holds(&json!({})));
    }
}
