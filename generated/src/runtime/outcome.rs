//! Whether an answer shows success, failure, or neither.

use serde_json::Value;

/// What an answer must show (`x-outcome`).
#[derive(Debug)]
pub struct Outcome {
    /// Shown by an answer even if something in `failure` holds.
    pub answer: &'static [Condition],
    /// Any of these makes it a failure.
    pub failure: &'static [Condition],
    /// Any of these makes it a success, if it is no failure.
    pub success: &'static [Condition],
    /// Where a failure's code may stand; the first one that is set counts.
    pub code: &'static [&'static str],
    /// Where a failure's message may stand; the first one that is set counts.
    pub message: &'static [&'static str],
    /// Codes that prove that nothing was executed.
    pub not_executed: &'static [&'static str],
    /// Codes that say that the order number was used before.
    pub duplicate: &'static [&'static str],
}

/// A statement about one place of a JSON value.
#[derive(Debug)]
pub struct Condition {
    /// A JSON Pointer; a segment `*` means any item of a list.
    pub at: &'static str,
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
    pub fn judge(&self, answer: &Value) -> Verdict {
        let any = |conditions: &[Condition]| conditions.iter().any(|condition| condition.holds(answer));
        if any(self.answer) {
            Verdict::Success
        } else if any(self.failure) {
            Verdict::Failure
        } else if any(self.success) {
            Verdict::Success
        } else {
            Verdict::Neither
        }
    }

    /// The failure's code.
    pub(crate) fn code_of(&self, answer: &Value) -> Option<String> {
        first_text(self.code, answer)
    }

    /// The failure's message.
    pub(crate) fn message_of(&self, answer: &Value) -> Option<String> {
        first_text(self.message, answer)
    }
}

fn first_text(pointers: &[&str], answer: &Value) -> Option<String> {
    let found = pointers.iter().filter_map(|pointer| answer.pointer(pointer));
    found.filter_map(text_of).find(|text| !text.is_empty())
}

impl Condition {
    /// Whether it holds for a value.
    pub(crate) fn holds(&self, value: &Value) -> bool {
        !self.places(value).is_empty()
    }

    /// The places at which it holds, in the notation of messages: `div_members[1].fee_flag`.
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

/// Calls `found` with each value at a pointer whose segments may be `*`.
fn visit(value: &Value, pointer: &str, place: String, found: &mut impl FnMut(String, &Value)) {
    let Some(rest) = pointer.strip_prefix('/') else {
        return found(place, value);
    };
    let (segment, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    match value {
        Value::Array(items) if segment == "*" => {
            for (index, item) in items.iter().enumerate() {
                visit(item, rest, format!("{place}[{index}]"), found);
            }
        }
        Value::Object(fields) => {
            let name = segment.replace("~1", "/").replace("~0", "~");
            if let Some(field) = fields.get(&name) {
                let dot = if place.is_empty() { "" } else { "." };
                visit(field, rest, format!("{place}{dot}{name}"), found);
            }
        }
        _ => {}
    }
}

fn is_set(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// A scalar as text, so that 200 and "200", true and "true" are the same.
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
        answer: &[Condition { at: "/cash_list", test: Test::Set }],
        failure: &[
            Condition { at: "/status", test: Test::In(&["failed"]) },
            Condition { at: "/error_code", test: Test::Set },
        ],
        success: &[Condition { at: "/status", test: Test::In(&["succeeded"]) }],
        code: &["/error_code", "/failure_code"],
        message: &["/error_msg"],
        not_executed: &[],
        duplicate: &[],
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
        let bearer = Condition { at: "/div_members/*/fee_flag", test: Test::In(&["Y"]) };
        let value = json!({"div_members": [{"fee_flag": "N"}, {"fee_flag": "Y"}, {}]});
        assert_eq!(bearer.places(&value), ["div_members[1].fee_flag"]);
        let set = Condition { at: "/a~1b", test: Test::NotIn(&["0"]) };
        assert!(set.holds(&json!({"a/b": 1})) && !set.holds(&json!({"a/b": "0"})) && !set.holds(&json!({})));
    }
}
