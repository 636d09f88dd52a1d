//! Our own OpenAPI extensions as types, and where each of them may stand.
//!
//! Lint and lower read extensions through these types alone, so that what lint accepts is what the generator understands.

use serde::de::{Deserializer, Error as _, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::date::Date;

/// `x-outcome`: what an answer must show to be a success or a failure.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a map with `success` and `failure-schema`")]
pub struct Outcome {
    /// If any holds, this is an answer, whatever `failure` says.
    #[serde(default)]
    pub answer: Vec<Condition>,
    /// If any holds, the provider said no.
    #[serde(default)]
    pub failure: Vec<Condition>,
    /// If any holds, and no failure, this is a success.
    #[serde(deserialize_with = "at_least_one")]
    pub success: Vec<Condition>,
    /// A local `$ref` to the schema of a failure.
    pub failure_schema: String,
    /// The first pointer with a set value is the code.
    #[serde(default, deserialize_with = "pointers")]
    pub code: Vec<String>,
    /// The first pointer with a set value is the message.
    #[serde(default, deserialize_with = "pointers")]
    pub message: Vec<String>,
    /// Codes which prove that nothing was executed.
    #[serde(default, deserialize_with = "texts")]
    pub not_executed: Vec<String>,
    /// Codes which say that the order number was used before.
    #[serde(default, deserialize_with = "texts")]
    pub duplicate: Vec<String>,
    /// Codes which say that the credential has expired.
    #[serde(default, deserialize_with = "texts")]
    pub expired: Vec<String>,
    /// Where this knowledge comes from, when it is not the page.
    #[serde(rename = "x-source")]
    pub source: Option<Source>,
}

/// `x-identity`: what tells an operation's answers from those of others; each holds wherever its place is set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Condition>")]
pub struct Identity(pub Vec<Condition>);

impl Identity {
    /// What shows that an answer is not one of the operation: each condition turned round.
    pub fn strangers(self) -> Vec<Condition> {
        self.0
            .into_iter()
            .map(|Condition { at, test }| match test {
                Test::In(texts) => Condition { at, test: Test::NotIn(texts) },
                test => Condition { at, test },
            })
            .collect()
    }
}

impl TryFrom<Vec<Condition>> for Identity {
    type Error = &'static str;

    fn try_from(conditions: Vec<Condition>) -> Result<Self, Self::Error> {
        let all_list = conditions.iter().all(|condition| matches!(condition.test, Test::In(_)));
        if conditions.is_empty() || !all_list {
            return Err("needs at least one condition, each with `in`");
        }
        Ok(Identity(conditions))
    }
}

/// One condition about the value at a JSON pointer; `*` as a segment means any item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "ConditionForm")]
pub struct Condition {
    pub at: String,
    pub test: Test,
}

/// Values compare by their text: 200 and "200" are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    In(Vec<String>),
    NotIn(Vec<String>),
    /// Neither null nor `""`; in `x-rules` neither `[]` nor `{}` either.
    Set,
}

impl Condition {
    /// The input `name` is set.
    pub fn set(name: &str) -> Condition {
        Condition { at: format!("/{}", escape(name)), test: Test::Set }
    }

    /// The segments of `at`, unescaped.
    pub fn segments(&self) -> Vec<String> {
        segments(&self.at)
    }
}

#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a map with `at` and one of `in`, `not-in` and `set`"
)]
struct ConditionForm {
    #[serde(deserialize_with = "pointer")]
    at: String,
    #[serde(default, rename = "in", deserialize_with = "some_texts")]
    is_in: Option<Vec<String>>,
    #[serde(default, deserialize_with = "some_texts")]
    not_in: Option<Vec<String>>,
    set: Option<bool>,
}

impl TryFrom<ConditionForm> for Condition {
    type Error = &'static str;

    fn try_from(form: ConditionForm) -> Result<Condition, Self::Error> {
        let test = match (form.is_in, form.not_in, form.set) {
            (Some(values), None, None) => Test::In(values),
            (None, Some(values), None) => Test::NotIn(values),
            (None, None, Some(true)) => Test::Set,
            (None, None, Some(false)) => return Err("`set` can only be true"),
            _ => return Err("a condition has exactly one of `in`, `not-in` and `set`"),
        };
        if matches!(&test, Test::In(values) | Test::NotIn(values) if values.is_empty()) {
            return Err("a condition needs at least one value");
        }
        Ok(Condition { at: form.at, test })
    }
}

/// One entry of `x-rules`: a rule over several inputs of a request.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a map with `id`, `then`, `page` and `says`")]
pub struct Rule {
    #[serde(deserialize_with = "kebab_case")]
    pub id: String,
    /// All must hold; empty means always.
    #[serde(default)]
    pub when: Vec<Condition>,
    pub then: Then,
    /// The page's words, verbatim.
    #[serde(deserialize_with = "filled")]
    pub page: String,
    /// Plain English, shown to the caller.
    #[serde(deserialize_with = "filled")]
    pub says: String,
}

/// What a rule asks for; everything that is given must hold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "ThenForm")]
pub struct Then {
    pub required: Vec<String>,
    pub forbidden: Vec<Condition>,
    pub at_least_one: Vec<String>,
    /// The first is smaller than the second; digits compare as numbers.
    pub less_than: Option<(String, String)>,
}

#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a map with `required`, `forbidden`, `at-least-one` or `less-than`"
)]
struct ThenForm {
    #[serde(default)]
    required: Vec<String>,
    #[serde(default)]
    forbidden: Vec<Forbidden>,
    #[serde(default)]
    at_least_one: Vec<String>,
    less_than: Option<(String, String)>,
}

impl TryFrom<ThenForm> for Then {
    type Error = &'static str;

    fn try_from(form: ThenForm) -> Result<Then, Self::Error> {
        let then = Then {
            required: form.required,
            forbidden: form.forbidden.into_iter().map(|forbidden| forbidden.0).collect(),
            at_least_one: form.at_least_one,
            less_than: form.less_than,
        };
        let says_nothing = then.required.is_empty()
            && then.forbidden.is_empty()
            && then.at_least_one.is_empty()
            && then.less_than.is_none();
        if says_nothing {
            return Err("`then` needs one of `required`, `forbidden`, `at-least-one` and `less-than`");
        }
        Ok(then)
    }
}

/// A condition, or the name of an input that must not be set.
struct Forbidden(Condition);

impl<'de> Deserialize<'de> for Forbidden {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Form;
        impl<'de> Visitor<'de> for Form {
            type Value = Forbidden;
            fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
                to.write_str("a name or a condition")
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Forbidden, E> {
                Ok(Forbidden(Condition::set(name)))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Forbidden, A::Error> {
                Condition::deserialize(MapAccessDeserializer::new(map)).map(Forbidden)
            }
        }
        from.deserialize_any(Form)
    }
}

/// `x-effect`: what a call does, as one word or with the reason why nothing can look it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    pub kind: EffectKind,
    pub no_look_up: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EffectKind {
    Read,
    Session,
    OpensOrder,
    MovesMoney,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a map with `kind`")]
struct EffectForm {
    kind: EffectKind,
    #[serde(default, deserialize_with = "some_filled")]
    no_look_up: Option<String>,
}

impl<'de> Deserialize<'de> for Effect {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Form;
        impl<'de> Visitor<'de> for Form {
            type Value = Effect;
            fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
                to.write_str("read, session, opens-order or moves-money, or a map with `kind` and `no-look-up`")
            }
            fn visit_str<E: serde::de::Error>(self, kind: &str) -> Result<Effect, E> {
                let kind = EffectKind::deserialize(serde::de::value::StrDeserializer::new(kind))?;
                Ok(Effect { kind, no_look_up: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Effect, A::Error> {
                let form = EffectForm::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Effect { kind: form.kind, no_look_up: form.no_look_up })
            }
        }
        from.deserialize_any(Form)
    }
}

/// The name of the link that says how an outcome is looked up.
pub const LOOK_UP: &str = "look-up";

/// `x-pagination`: how to ask for a page, and where the answer has its items and the end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "PaginationForm")]
pub struct Pagination {
    /// The input with the page's number.
    pub page: String,
    /// The input with the page's size.
    pub size: String,
    /// Where the answer has its items.
    pub items: String,
    pub end: End,
    /// What tells items apart, as a pointer into an item.
    pub key: String,
    pub source: Option<Source>,
}

/// How an answer shows whether more pages follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    HasMore(String),
    Total(String),
}

#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a map with `page`, `size`, `items`, `key` and `has-more` or `total`"
)]
struct PaginationForm {
    page: String,
    size: String,
    #[serde(deserialize_with = "pointer")]
    items: String,
    #[serde(default, deserialize_with = "some_pointer")]
    has_more: Option<String>,
    #[serde(default, deserialize_with = "some_pointer")]
    total: Option<String>,
    #[serde(deserialize_with = "pointer")]
    key: String,
    #[serde(rename = "x-source")]
    source: Option<Source>,
}

impl TryFrom<PaginationForm> for Pagination {
    type Error = &'static str;

    fn try_from(form: PaginationForm) -> Result<Pagination, Self::Error> {
        let end = match (form.has_more, form.total) {
            (Some(at), None) => End::HasMore(at),
            (None, Some(at)) => End::Total(at),
            _ => return Err("needs exactly one of `has-more` and `total`"),
        };
        Ok(Pagination { page: form.page, size: form.size, items: form.items, end, key: form.key, source: form.source })
    }
}

/// `x-envelope`: the fields of the wrapping around every answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a map with `data` and `signature`")]
pub struct Envelope {
    #[serde(deserialize_with = "filled")]
    pub data: String,
    #[serde(deserialize_with = "filled")]
    pub signature: String,
    #[serde(rename = "x-source")]
    pub source: Option<Source>,
}

/// `x-source`: where a fact comes from that is not on the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a map with `grade` and `note`")]
pub struct Source {
    pub grade: Grade,
    /// One sentence of evidence.
    #[serde(deserialize_with = "filled")]
    pub note: String,
}

/// How sure a fact is, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    Page,
    Computed,
    SdkRun,
    Sdk,
    VendorDocs,
    ThirdParty,
    Inferred,
}

/// One entry of `x-errata`: where the document says something else than the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "a map with `id`, `page`, `ours`, `because` and `grade`"
)]
pub struct Erratum {
    #[serde(deserialize_with = "kebab_case")]
    pub id: String,
    #[serde(deserialize_with = "filled")]
    pub page: String,
    #[serde(deserialize_with = "filled")]
    pub ours: String,
    #[serde(deserialize_with = "filled")]
    pub because: String,
    pub grade: Grade,
    /// A published example that contradicts the document, verbatim.
    pub published: Option<serde_json::Value>,
}

/// `x-sunset`: the last day on which something that is deprecated works for sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Sunset(pub Date);

impl TryFrom<String> for Sunset {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Date::parse(&text).map(Sunset).ok_or_else(|| format!("`{text}` is no day, which looks like 2027-01-31"))
    }
}

/// A flag such as `x-sensitive: true`; to say no is to leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "bool")]
pub struct Flag;

impl TryFrom<bool> for Flag {
    type Error = &'static str;

    fn try_from(on: bool) -> Result<Flag, Self::Error> {
        if on { Ok(Flag) } else { Err("can only be true; leave it out instead") }
    }
}

/// `x-enum-varnames`: readable Rust names, one for each value of `enum`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct VarNames(pub Vec<String>);

/// The unescaped segments of a JSON pointer.
pub fn segments(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect()
}

/// One segment as it is written in a JSON pointer.
pub fn escape(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}

fn pointer<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    checked_pointer(String::deserialize(from)?)
}

fn some_pointer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    pointer(from).map(Some)
}

fn pointers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Vec::<String>::deserialize(from)?.into_iter().map(checked_pointer).collect()
}

fn checked_pointer<E: serde::de::Error>(text: String) -> Result<String, E> {
    let escapes_are_whole = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    if text.starts_with('/') && escapes_are_whole {
        Ok(text)
    } else {
        Err(E::custom(format!("`{text}` is no JSON pointer, which looks like /status or /list/*/id")))
    }
}

fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.trim().is_empty() { Err(D::Error::custom("must not be empty")) } else { Ok(text) }
}

fn some_filled<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    filled(from).map(Some)
}

fn kebab_case<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    if text.split('-').all(word) {
        Ok(text)
    } else {
        Err(D::Error::custom(format!("`{text}` is not in kebab-case, which looks like needs-order-no")))
    }
}

fn at_least_one<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let items = Vec::deserialize(from)?;
    if items.is_empty() { Err(D::Error::custom("needs at least one entry")) } else { Ok(items) }
}

fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<Text>::deserialize(from)?.into_iter().map(|text| text.0).collect())
}

fn some_texts<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<String>>, D::Error> {
    texts(from).map(Some)
}

/// A scalar by its text, since 200 and "200" are equal here.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Form;
        impl Visitor<'_> for Form {
            type Value = Text;
            fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
                to.write_str("a string, a number or a boolean")
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
        }
        from.deserialize_any(Form)
    }
}
