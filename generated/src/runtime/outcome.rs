//! Whether an answer shows success, failure, or neither.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Number, Value};

use crate::runtime::tree::{Branch, Node, Tree};

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
    pub(crate) fn judge(&self, answer: Branch<'_>) -> Verdict {
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

    /// Whether a rejection proves that nothing was executed: each of its codes says so, and nothing else in it says otherwise.
    #[inline]
    pub(crate) fn proves_not_executed(&self, answer: &Value) -> bool {
        let answer = Tree::from(answer);
        let answer = answer.root();
        let mut codes = self.code.iter().filter_map(|place| first_text(&[*place], answer)).peekable();
        let contradictions = self.success.iter().chain(self.answer).chain(self.strange);
        codes.peek().is_some()
            && codes.all(|code| self.not_executed.contains(&code.as_str()))
            && !contradictions.into_iter().any(|condition| condition.holds(answer))
    }

    /// The failure's code.
    #[inline]
    pub(crate) fn code_of(&self, answer: Branch<'_>) -> Option<String> {
        first_text(self.code, answer)
    }

    /// The failure's message.
    #[inline]
    pub(crate) fn message_of(&self, answer: Branch<'_>) -> Option<String> {
        first_text(self.message, answer)
    }
}

#[inline]
fn first_text(places: &[Place], answer: Branch<'_>) -> Option<String> {
    let mut first = None;
    for place in places {
        visit(answer, place, None, &mut |_, value| {
            if first.is_none() {
                first = value.text().filter(|text| !text.is_empty()).map(Cow::into_owned);
            }
        });
    }
    first
}

impl Condition {
    /// Whether it holds for a value.
    #[inline]
    pub(crate) fn holds(&self, value: Branch<'_>) -> bool {
        let mut holds = false;
        visit(value, self.at, None, &mut |_, value| holds = holds || self.test.holds(value));
        holds
    }

    /// The places at which it holds, in the notation of messages: `div_members[1].fee_flag`.
    #[inline]
    pub(crate) fn places(&self, value: Branch<'_>) -> Vec<String> {
        let mut found = Vec::new();
        visit(value, self.at, None, &mut |trail, value| {
            if self.test.holds(value) {
                found.push(trail.map(ToString::to_string).unwrap_or_default());
            }
        });
        found
    }
}

impl Test {
    #[inline]
    fn holds(&self, value: Branch<'_>) -> bool {
        let listed = |texts: &[&str]| value.text().is_some_and(|text| texts.contains(&text.as_ref()));
        is_set(value)
            && match self {
                Self::Set => true,
                Self::In(texts) => listed(texts),
                Self::NotIn(texts) => !listed(texts),
            }
    }
}

/// The way to a value, written down only if somebody asks for it.
struct Trail<'a> {
    before: Option<&'a Trail<'a>>,
    step: Step<'a>,
}

enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

impl fmt::Display for Trail<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = self.before {
            before.fmt(f)?;
        }
        match (&self.step, self.before) {
            (Step::Field(name), None) => f.write_str(name),
            (Step::Field(name), Some(_)) => write!(f, ".{name}"),
            (Step::Item(index), _) => write!(f, "[{index}]"),
        }
    }
}

/// Calls `found` with each value at a place, and with the way to it.
#[inline]
fn visit(
    value: Branch<'_>,
    at: &[&str],
    before: Option<&Trail<'_>>,
    found: &mut dyn FnMut(Option<&Trail<'_>>, Branch<'_>),
) {
    let Some((step, rest)) = at.split_first() else {
        return found(before, value);
    };
    match value.node() {
        Node::List(_) if *step == "*" => {
            for (index, item) in value.inside().enumerate() {
                visit(item, rest, Some(&Trail { before, step: Step::Item(index) }), found);
            }
        }
        Node::List(_) => {
            let index = step.parse().ok();
            if let Some((index, item)) = index.and_then(|index| Some((index, value.inside().nth(index)?))) {
                visit(item, rest, Some(&Trail { before, step: Step::Item(index) }), found);
            }
        }
        _ => {
            if let Some(field) = value.get(step) {
                visit(field, rest, Some(&Trail { before, step: Step::Field(step) }), found);
            }
        }
    }
}

#[inline]
fn is_set(value: Branch<'_>) -> bool {
    match value.node() {
        Node::Null => false,
        Node::Text(text) => !text.is_empty(),
        _ => true,
    }
}

/// A scalar as text, as [`Branch::text`] has it.
#[inline]
pub(crate) fn text_of(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(number_text(number).into()),
        Value::Bool(bool) => Some(bool.to_string().into()),
        _ => None,
    }
}

/// A number as text; a whole one has no fraction, because `5` is what a caller who gives 5 expects in a URL.
///
/// Above 2^53 not every whole number is a float, so that a float of that size is left as it is.
#[inline]
pub(crate) fn number_text(number: &Number) -> String {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0 && float.abs() < EXACT) {
        #[allow(clippy::cast_possible_truncation)]
        Some(whole) => (whole as i64).to_string(),
        None => number.to_string(),
    }
}

#[cfg(test)]
impl Outcome {
    /// What judges nothing, for tests of other things.
    pub(crate) const NOTHING: Self = Self {
        answer: &[],
        failure: &[],
        strange: &[],
        success: &[],
        code: &[],
        message: &[],
        not_executed: &[],
        duplicate: &[],
        expired: &[],
    };
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Condition, Outcome, Test, Tree, Verdict};

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
            assert_eq!(QUERY.judge(Tree::from(&answer).root()), verdict, "{answer}");
        }
    }

    #[test]
    fn a_whole_number_has_no_fraction_in_a_text() {
        for (number, text) in [
            (json!(5.0), "5"),
            (json!(-5.0), "-5"),
            (json!(-0.0), "0"),
            (json!(0.5), "0.5"),
            (json!(5), "5"),
            (json!(u64::MAX), "18446744073709551615"),
            (json!(9_007_199_254_740_991.0), "9007199254740991"),
            (json!(9_007_199_254_740_992.0), "9007199254740992.0"),
            (json!(1e300), "1e+300"),
        ] {
            assert_eq!(super::text_of(&number).as_deref(), Some(text));
            assert_eq!(Tree::from(&number).root().text().as_deref(), Some(text));
        }
    }

    #[test]
    fn the_first_code_that_is_set_counts() {
        let answer = json!({"error_code": "", "failure_code": 7});
        assert_eq!(QUERY.code_of(Tree::from(&answer).root()).as_deref(), Some("7"));
    }

    #[test]
    fn what_contradicts_itself_proves_nothing() {
        let outcome = Outcome { not_executed: &["refused"], ..QUERY };
        for (answer, proves) in [
            (json!({"status": "failed", "error_code": "refused"}), true),
            (json!({"status": "failed", "failure_code": "refused"}), true),
            (json!({"status": "failed", "error_code": "refused", "failure_code": "refused"}), true),
            (json!({"status": "failed"}), false),
            (json!({"status": "failed", "error_code": "other"}), false),
            (json!({"status": "failed", "error_code": "refused", "failure_code": "other"}), false),
            (json!({"status": "succeeded", "error_code": "refused"}), false),
            (json!({"status": "failed", "error_code": "refused", "cash_list": []}), false),
            (json!({"status": "failed", "error_code": "refused", "object": "cash"}), false),
        ] {
            assert_eq!(outcome.proves_not_executed(&answer), proves, "{answer}");
        }
    }

    #[test]
    fn a_star_means_any_item_and_places_name_it() {
        let bearer = Condition { at: &["div_members", "*", "fee_flag"], test: Test::In(&["Y"]) };
        let value = json!({"div_members": [{"fee_flag": "N"}, {"fee_flag": "Y"}, {}]});
        assert_eq!(bearer.places(Tree::from(&value).root()), ["div_members[1].fee_flag"]);
        let second = Condition { at: &["div_members", "1", "fee_flag"], test: Test::Set };
        assert_eq!(second.places(Tree::from(&value).root()), ["div_members[1].fee_flag"]);
        let set = Condition { at: &["a/b"], test: Test::NotIn(&["0"]) };
        let holds = |value: serde_json::Value| set.holds(Tree::from(&value).root());
        assert!(holds(json!({"a/b": 1})) && !holds(json!({"a/b": "0"})) && !holds(json!({})));
    }
}
