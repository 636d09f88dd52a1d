//! The documented limits of a request, as data, and the check that reports every one that is broken.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Number, Value};

use crate::runtime::amount::to_wire;
use crate::runtime::error::Violation;
use crate::runtime::outcome::{number_text, text_of};
use crate::runtime::pattern::Pattern;
use crate::runtime::style::{Style, Wire};

/// The fields that an object, or a set of parameters, may have.
#[derive(Debug)]
pub struct Shape {
    /// In the document's order.
    pub fields: &'static [Field],
}

/// No fields at all.
pub static NOTHING: Shape = Shape { fields: &[] };

/// One field and what the document says about it.
#[derive(Debug)]
pub struct Field {
    /// The name, which is that on the wire unless two parameters share it.
    pub name: &'static str,
    /// Where it goes.
    pub place: Place,
    /// How it is written there.
    pub wire: Wire,
    /// Whether it must be given.
    pub required: bool,
    /// Whether its value must never appear in a message.
    pub hidden: bool,
    /// Whether the client fills it in, not the caller.
    pub credential: bool,
    /// Its limits.
    pub checks: &'static [Check],
}

impl Field {
    const fn new(name: &'static str, place: Place) -> Self {
        let wire = match place {
            Place::Path | Place::Header => Wire::new(name, Style::Simple, false),
            Place::Query | Place::Cookie => Wire::new(name, Style::Form, true),
            Place::Body => Wire::new(name, Style::Property, true),
        };
        Self { name, place, wire, required: false, hidden: false, credential: false, checks: &[] }
    }

    /// A parameter in the path.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Place::Path)
    }

    /// A parameter in the query string.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Place::Query)
    }

    /// A header.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Place::Header)
    }

    /// A cookie.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Place::Cookie)
    }

    /// The same, written in another way.
    #[must_use]
    pub const fn wire(mut self, wire: Wire) -> Self {
        self.wire = wire;
        self
    }

    /// A property of a body.
    #[must_use]
    pub const fn body(name: &'static str) -> Self {
        Self::new(name, Place::Body)
    }

    /// The same, which must be given.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, whose value no message shows.
    #[must_use]
    pub const fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// The same, which the client fills in.
    #[must_use]
    pub const fn credential(mut self) -> Self {
        self.credential = true;
        self
    }

    /// The same with limits.
    #[must_use]
    pub const fn checks(mut self, checks: &'static [Check]) -> Self {
        self.checks = checks;
        self
    }
}

/// Where a field of a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query string.
    Query,
    /// Into a header of its own.
    Header,
    /// Among the cookies.
    Cookie,
    /// Into the body.
    Body,
}

/// One limit, named as in JSON Schema.
#[derive(Debug)]
pub enum Check {
    /// An amount of money: exactly two decimals on the wire.
    Amount,
    /// At most so many characters.
    MaxLength(usize),
    /// At least so many characters.
    MinLength(usize),
    /// A pattern that must occur.
    Pattern(&'static Pattern),
    /// One of these texts.
    Enum(&'static [&'static str]),
    /// Not below; `true` excludes the bound itself.
    Minimum(Bound, bool),
    /// Not above; `true` excludes the bound itself.
    Maximum(Bound, bool),
    /// A multiple of a whole number.
    MultipleOf(i64),
    /// At most so many items.
    MaxItems(usize),
    /// At least so many items.
    MinItems(usize),
    /// No item twice.
    UniqueItems,
    /// At most so many properties.
    MaxProperties(usize),
    /// At least so many properties.
    MinProperties(usize),
    /// What each item must satisfy.
    Items(&'static [Check]),
    /// What each value of a map must satisfy.
    Values(&'static [Check]),
    /// The object's own fields.
    Object(&'static Shape),
}

/// A bound of a number.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// A whole one.
    Integer(i64),
    /// A fraction; never used for money.
    Fraction(f64),
}

/// How strict the check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Every documented limit.
    Enforced,
    /// Only what the wire cannot do without: the form of an amount and the path.
    Skipped,
}

/// Collects what is wrong with one request.
pub struct Checker {
    limits: Limits,
    found: Vec<Violation>,
    /// Places whose value did not convert, so that they are not reported as missing as well.
    faulty: Vec<String>,
}

impl Checker {
    /// A checker that has found nothing yet.
    #[must_use]
    #[inline]
    pub fn new(limits: Limits) -> Self {
        Self { limits, found: Vec::new(), faulty: Vec::new() }
    }

    /// Everything that was found.
    #[must_use]
    #[inline]
    pub fn into_violations(self) -> Vec<Violation> {
        self.found
    }

    #[inline]
    pub(crate) fn enforces_limits(&self) -> bool {
        self.limits == Limits::Enforced
    }

    /// Reports values that did not convert.
    #[inline]
    pub(crate) fn faults(&mut self, faults: Vec<(String, String)>) {
        for (place, reason) in faults {
            self.report(place.clone(), "malformed", reason);
            self.faulty.push(place);
        }
    }

    #[inline]
    pub(crate) fn report(&mut self, field: impl Into<String>, rule: &'static str, message: impl Into<String>) {
        self.found.push(Violation::new(field, rule, message));
    }

    /// Checks a field that is given; an amount's text is brought into the form of the wire.
    #[inline]
    pub(crate) fn given(&mut self, field: &Field, place: &str, value: &mut Value) {
        let before = self.found.len();
        self.all(field.checks, place, value);
        if field.hidden {
            for violation in &mut self.found[before..] {
                violation.hide_value();
            }
        }
    }

    /// Reports a field that is not given although it has to be.
    #[inline]
    pub(crate) fn absent(&mut self, field: &Field, place: &str) {
        let needed = field.place == Place::Path || (self.enforces_limits() && !field.credential);
        if field.required && needed && !self.faulty.iter().any(|faulty| faulty == place) {
            self.report(place, "required", "must be given");
        }
    }

    #[inline]
    fn all(&mut self, checks: &'static [Check], place: &str, value: &mut Value) {
        for check in checks {
            match check {
                // What is no amount at all needs no further word about its length or pattern.
                Check::Amount if !self.amount(place, value) => return,
                Check::Amount => {}
                Check::Items(checks) => self.items(checks, place, value),
                Check::Values(checks) => self.values(checks, place, value),
                Check::Object(shape) => self.object(shape, place, value),
                limit if self.enforces_limits() => self.limit(limit, place, value),
                _ => {}
            }
        }
    }

    #[inline]
    /// Brings an amount into the form of the wire; false if it is none.
    fn amount(&mut self, place: &str, value: &mut Value) -> bool {
        let Value::String(text) = value else { return true };
        match to_wire(text) {
            Ok(Cow::Borrowed(_)) => true,
            Ok(Cow::Owned(wire)) => {
                *text = wire;
                true
            }
            Err(error) => {
                self.found.push(Violation::new(place, "amount", error.to_string()).with_value(value));
                false
            }
        }
    }

    #[inline]
    fn items(&mut self, checks: &'static [Check], place: &str, value: &mut Value) {
        for (index, item) in value.as_array_mut().into_iter().flatten().enumerate() {
            self.all(checks, &format!("{place}[{index}]"), item);
        }
    }

    #[inline]
    fn values(&mut self, checks: &'static [Check], place: &str, value: &mut Value) {
        for (name, value) in value.as_object_mut().into_iter().flatten() {
            self.all(checks, &format!("{place}.{name}"), value);
        }
    }

    #[inline]
    fn object(&mut self, shape: &'static Shape, place: &str, value: &mut Value) {
        let Value::Object(fields) = value else { return };
        for field in shape.fields {
            let place = format!("{place}.{}", field.name);
            match fields.get_mut(field.name) {
                Some(value) => self.given(field, &place, value),
                None => self.absent(field, &place),
            }
        }
    }

    #[inline]
    fn limit(&mut self, check: &'static Check, place: &str, value: &Value) {
        if let Some((rule, message)) = broken(check, value) {
            self.found.push(Violation::new(place, rule, message).with_value(value));
        }
    }
}

/// The rule that a value breaks, and how; none if it keeps it or the rule is not about values of its kind.
#[inline]
fn broken(check: &'static Check, value: &Value) -> Option<(&'static str, String)> {
    let found = match value {
        Value::String(text) => broken_text(check, text)?,
        Value::Number(number) => broken_number(check, number)?,
        Value::Array(items) => broken_list(check, items)?,
        Value::Object(fields) => broken_map(check, fields.len())?,
        _ => return None,
    };
    Some(found)
}

#[inline]
fn broken_text(check: &'static Check, text: &str) -> Option<(&'static str, String)> {
    // Lengths count characters, not bytes: the provider's limits are written for Chinese text.
    let length = || text.chars().count();
    match check {
        Check::MaxLength(most) if length() > *most => {
            Some(("maxLength", format!("must have at most {most} characters, has {}", length())))
        }
        Check::MinLength(least) if length() < *least => {
            Some(("minLength", format!("must have at least {least} characters, has {}", length())))
        }
        // Nobody should have to read out of a pattern that nothing is not enough.
        Check::Pattern(pattern) if text == "0.00" && !pattern.matches(text) && pattern.matches("0.01") => {
            Some(("pattern", "must be at least 0.01".to_owned()))
        }
        Check::Pattern(pattern) if !pattern.matches(text) => Some(("pattern", format!("must match {}", pattern.text))),
        Check::Enum(texts) if !texts.contains(&text) => Some(("enum", format!("must be one of {}", texts.join(", ")))),
        _ => None,
    }
}

#[inline]
fn broken_number(check: &'static Check, number: &Number) -> Option<(&'static str, String)> {
    let (rule, words, bound, exclusive, wrong_side) = match check {
        Check::Minimum(bound, exclusive) => ("minimum", "at least", bound, *exclusive, std::cmp::Ordering::Less),
        Check::Maximum(bound, exclusive) => ("maximum", "at most", bound, *exclusive, std::cmp::Ordering::Greater),
        Check::MultipleOf(step) => {
            let whole = number.as_i64().is_none_or(|number| *step == 0 || number % step == 0);
            return (!whole).then(|| ("multipleOf", format!("must be a multiple of {step}")));
        }
        Check::Enum(texts) => {
            let listed = texts.contains(&number_text(number).as_str());
            return (!listed).then(|| ("enum", format!("must be one of {}", texts.join(", "))));
        }
        _ => return None,
    };
    let order = compare(number, *bound)?;
    let outside = order == wrong_side || (exclusive && order == std::cmp::Ordering::Equal);
    let but_not = if exclusive { " and not equal to it" } else { "" };
    outside.then(|| (rule, format!("must be {words} {}{but_not}", shown(*bound))))
}

#[inline]
fn compare(number: &Number, bound: Bound) -> Option<std::cmp::Ordering> {
    match (number.as_i64(), number.as_u64(), bound) {
        (Some(number), _, Bound::Integer(bound)) => Some(number.cmp(&bound)),
        (None, Some(_), Bound::Integer(_)) => Some(std::cmp::Ordering::Greater),
        (_, _, Bound::Integer(bound)) => number.as_f64()?.partial_cmp(&(bound as f64)),
        (_, _, Bound::Fraction(bound)) => number.as_f64()?.partial_cmp(&bound),
    }
}

#[inline]
fn shown(bound: Bound) -> String {
    match bound {
        Bound::Integer(bound) => bound.to_string(),
        Bound::Fraction(bound) => bound.to_string(),
    }
}

#[inline]
fn broken_list(check: &'static Check, items: &[Value]) -> Option<(&'static str, String)> {
    let length = items.len();
    match check {
        Check::MaxItems(most) if length > *most => {
            Some(("maxItems", format!("must have at most {most} items, has {length}")))
        }
        Check::MinItems(least) if length < *least => {
            Some(("minItems", format!("must have at least {least} items, has {length}")))
        }
        Check::UniqueItems if has_item_twice(items) => Some(("uniqueItems", "must not hold an item twice".to_owned())),
        _ => None,
    }
}

/// Whether two items are equal; their texts are compared, because a caller's list may be long.
#[inline]
fn has_item_twice(items: &[Value]) -> bool {
    let mut known = HashSet::with_capacity(items.len());
    !items.iter().all(|item| {
        let mut item = item.clone();
        // The order of names says nothing.
        item.sort_all_objects();
        known.insert(item.to_string())
    })
}

#[inline]
fn broken_map(check: &'static Check, length: usize) -> Option<(&'static str, String)> {
    match check {
        Check::MaxProperties(most) if length > *most => {
            Some(("maxProperties", format!("must have at most {most} properties, has {length}")))
        }
        Check::MinProperties(least) if length < *least => {
            Some(("minProperties", format!("must have at least {least} properties, has {length}")))
        }
        _ => None,
    }
}

/// A value as a message shows it: short, and on one line.
#[inline]
pub(crate) fn excerpt(value: &Value) -> Option<String> {
    const LONGEST: usize = 60;
    let text = match value {
        Value::String(text) => format!("{text:?}"),
        other => text_of(other)?.into_owned(),
    };
    if text.chars().count() <= LONGEST {
        return Some(text);
    }
    Some(text.chars().take(LONGEST).chain("…".chars()).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Bound, Check, Checker, Field, Limits, Shape};

    const MEMBER: Shape = Shape {
        fields: &[
            Field::body("id").required().checks(&[Check::MaxLength(2)]),
            Field::body("amount").checks(&[Check::Amount]),
        ],
    };

    fn check(checks: &'static [Check], limits: Limits, value: &mut Value) -> Vec<String> {
        let field = Field::body("f").checks(checks);
        let mut checker = Checker::new(limits);
        checker.given(&field, "f", value);
        checker.into_violations().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lengths_count_characters() {
        assert!(check(&[Check::MaxLength(4)], Limits::Enforced, &mut json!("商品标题")).is_empty());
        let broken = check(&[Check::MaxLength(3)], Limits::Enforced, &mut json!("商品标题"));
        assert_eq!(broken, [r#"f: must have at most 3 characters, has 4; it is "商品标题" [maxLength]"#]);
    }

    #[test]
    fn items_are_checked_where_they_stand_and_amounts_take_the_form_of_the_wire() {
        const CHECKS: &[Check] = &[Check::MaxItems(1), Check::Items(&[Check::Object(&MEMBER)])];
        let mut value = json!([{"id": "abc", "amount": "1"}, {"amount": "0.001"}]);
        insta::assert_snapshot!(check(CHECKS, Limits::Enforced, &mut value).join("\n"), @r#"
        f: must have at most 1 items, has 2 [maxItems]
        f[0].id: must have at most 2 characters, has 3; it is "abc" [maxLength]
        f[1].id: must be given [required]
        f[1].amount: an amount has at most two decimals and is never rounded; it is "0.001" [amount]
        "#);
        assert_eq!(value[0]["amount"], "1.00");
    }

    #[test]
    fn skipping_limits_keeps_the_form_of_amounts() {
        const CHECKS: &[Check] = &[Check::Amount, Check::MaxLength(1)];
        assert!(check(CHECKS, Limits::Skipped, &mut json!("10")).is_empty());
        assert_eq!(check(CHECKS, Limits::Skipped, &mut json!("1e1")).len(), 1);
    }

    #[test]
    fn bounds_of_numbers() {
        const CHECKS: &[Check] = &[Check::Minimum(Bound::Integer(1), false), Check::Maximum(Bound::Integer(20), true)];
        for (number, broken) in
            [(json!(0), 1), (json!(1), 0), (json!(19), 0), (json!(20), 1), (json!(u64::MAX), 1), (json!(0.5), 1)]
        {
            assert_eq!(check(CHECKS, Limits::Enforced, &mut number.clone()).len(), broken, "{number}");
        }
    }

    #[test]
    fn a_listed_number_may_be_given_as_a_fraction() {
        const CHECKS: &[Check] = &[Check::Enum(&["5", "0.5"])];
        for (number, broken) in [(json!(5), 0), (json!(5.0), 0), (json!(0.5), 0), (json!(5.5), 1)] {
            assert_eq!(check(CHECKS, Limits::Enforced, &mut number.clone()).len(), broken, "{number}");
        }
    }

    #[test]
    fn no_item_may_be_there_twice_however_many_there_are() {
        const CHECKS: &[Check] = &[Check::UniqueItems];
        let (one, other): (Value, Value) =
            (serde_json::from_str(r#"{"a":1,"b":2}"#).unwrap(), serde_json::from_str(r#"{"b":2,"a":1}"#).unwrap());
        for (mut list, broken) in [
            (json!([]), 0),
            (json!(["1", 1, true, "true", null]), 0),
            (json!(["a", "b", "a"]), 1),
            (json!([[1], [1]]), 1),
            (json!([one, other]), 1),
            (json!([{"a": 1}, {"a": 2}]), 0),
        ] {
            assert_eq!(check(CHECKS, Limits::Enforced, &mut list).len(), broken, "{list}");
        }
        // Comparing each with each would take minutes.
        let mut long: Value = (0..200_000).collect();
        assert!(check(CHECKS, Limits::Enforced, &mut long).is_empty());
    }

    #[test]
    fn a_hidden_value_is_not_shown() {
        let field = Field::body("phone").hidden().checks(&[Check::MaxLength(3)]);
        let mut checker = Checker::new(Limits::Enforced);
        checker.given(&field, "phone", &mut json!("13800000000"));
        let shown = format!("{:?}", checker.into_violations());
        assert!(!shown.contains("138"), "{shown}");
    }
}
