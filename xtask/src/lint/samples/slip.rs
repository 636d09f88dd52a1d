//! What can be wrong with a value, and how it is said.

use crate::document::{Node, Value};
use crate::lint::similar::most_similar;

/// Names and values of a list that are printed; the rest is counted.
const MAX_SHOWN: usize = 8;
/// Longest text of one value that is printed.
const MAX_TEXT: usize = 40;

/// One thing that is wrong, kept without words until somebody asks: most of what an alternative finds is thrown away.
#[derive(Clone, Debug)]
pub struct Slip<'s, 'v> {
    pub node: &'v Node,
    /// The key in front of the node is what to point at.
    pub at_key: bool,
    pub what: What<'s>,
}

/// What is wrong with it.
#[derive(Clone, Debug)]
pub enum What<'s> {
    /// The value of `type`.
    Type(&'s Node),
    /// A required key is not there.
    Missing(&'s str),
    /// A key that the schema, whose properties these are, does not allow.
    Extra(Option<&'s Node>),
    /// The value of `enum`.
    Enum(&'s Node),
    /// "at least", "above" and so on, and the bound.
    Bound(&'static str, &'s Node),
    /// What is counted, how many there are, "at most" or "at least", and the bound.
    Count(&'static str, usize, &'static str, u64),
    Pattern(&'s str),
    /// What the text is not, and how it looks.
    Format(&'static str, &'static str),
    /// An integer that its format cannot hold.
    Range(&'static str),
    /// The item is there before.
    Twice,
    /// The schema under `not` fits.
    Not,
    /// A property that only the other side sends: its mark, and who sends it.
    OtherSide(&'static str, &'static str),
    /// Alternatives, of which none fits, all wanting another type.
    NoForm(Vec<&'s Node>),
    /// Names of the alternatives that fit, where one must.
    Several(Vec<String>),
    /// No alternative is called so; the names that there are.
    NoSuchForm(Vec<String>),
    /// Seen in the alternative that comes closest, of so many.
    Closest(String, usize, Box<What<'s>>),
}

impl<'s, 'v> Slip<'s, 'v> {
    /// Points at the value itself.
    pub fn value(node: &'v Node, what: What<'s>) -> Self {
        Self { node, at_key: false, what }
    }

    /// Points at the key in front of the value.
    pub fn key(node: &'v Node, what: What<'s>) -> Self {
        Self { node, at_key: true, what }
    }
}

impl What<'_> {
    /// The words beside the caret.
    pub fn label(&self, node: &Node) -> String {
        match self {
            What::Type(wanted) => format!("{}, where the schema has {}", node.kind(), type_names(wanted)),
            What::Missing(name) => format!("the key `{name}` is missing"),
            What::Extra(_) => "the schema has no such property".to_owned(),
            What::Enum(values) => format!("{} is none of {}", shown(node), listed(values.items().iter().map(shown))),
            What::Bound(relation, bound) => format!("{} must be {relation} {}", shown(node), shown(bound)),
            What::Count(things, count, relation, bound) => {
                let things = if *count == 1 { things.trim_end_matches('s') } else { things };
                format!("{count} {things}, where the schema allows {relation} {bound}")
            }
            What::Pattern(pattern) => format!("does not match the pattern {}", clipped(pattern)),
            What::Format(what, looks) => format!("is no {what}, which looks like {looks}"),
            What::Range(format) => format!("does not fit into {format}"),
            What::Twice => "is there twice, where each item must be another".to_owned(),
            What::Not => "fits the schema under `not`".to_owned(),
            What::OtherSide(mark, side) => format!("the property is {mark}: only {side} has it"),
            What::NoForm(types) => {
                format!("{}, where the schema has {}", node.kind(), listed(types.iter().map(|one| type_names(one))))
            }
            What::Several(names) => format!("fits {}, where it must fit exactly one of them", listed_and(names)),
            What::NoSuchForm(names) => format!("{} names none of {}", shown(node), listed(names.iter().cloned())),
            What::Closest(name, forms, what) => {
                format!("{} (by {name}, the closest of {forms} alternatives)", what.label(node))
            }
        }
    }

    /// What to do about it where that is more than to correct the value; `key` stands in front of it.
    pub fn help(&self, node: &Node, key: Option<&str>) -> Option<String> {
        match self {
            What::Type(wanted) => type_help(wanted, node),
            What::Missing(name) => Some(format!("add `{name}`, or take it out of `required`")),
            What::Extra(properties) => {
                let names = properties.map_or(&[][..], Node::entries).iter().map(|entry| entry.key.as_str());
                let best = most_similar(key?, names);
                Some(match best {
                    Some(best) => format!("did you mean `{best}`?"),
                    None => "take the key out, or add the property to the schema".to_owned(),
                })
            }
            What::Enum(values) => {
                let texts = values.items().iter().filter_map(Node::as_str);
                let best = node.as_str().and_then(|text| most_similar(text, texts));
                let quoted = values.items().iter().find(|value| text_of(value) == text_of(node) && !node.is_null());
                match (best, quoted) {
                    (_, Some(quoted)) => Some(format!("write it as {}", shown(quoted))),
                    (Some(best), None) => Some(format!("did you mean \"{best}\"?")),
                    (None, None) => None,
                }
            }
            What::OtherSide(mark, _) => Some(format!("take the key out of the example, or `{mark}` off the property")),
            What::Several(_) => Some("make the alternatives exclude each other, or write `anyOf`".to_owned()),
            What::Closest(_, _, what) => what.help(node, key),
            _ => None,
        }
    }
}

fn type_help(wanted: &Node, node: &Node) -> Option<String> {
    let wanted = wanted.as_str()?;
    match (&node.value, wanted) {
        (Value::Number(_) | Value::Bool(_), "string") => Some("put quotes around it".to_owned()),
        (Value::String(text), "integer" | "number") if text.parse::<f64>().is_ok() => {
            Some(format!("write {text} without quotes"))
        }
        (Value::String(text), "boolean") if matches!(text.as_str(), "true" | "false") => {
            Some(format!("write {text} without quotes"))
        }
        (Value::Null, _) => Some("leave the key out, or write `nullable: true` in the schema".to_owned()),
        _ => None,
    }
}

/// `type` in words.
fn type_names(wanted: &Node) -> String {
    let name = |word: &str| match word {
        "integer" => "an integer".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "a map".to_owned(),
        "null" => "null".to_owned(),
        other => format!("a {other}"),
    };
    match wanted.as_str() {
        Some(word) => name(word),
        None => listed(wanted.items().iter().filter_map(Node::as_str).map(name)),
    }
}

/// A value as it is printed in a sentence.
pub fn shown(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("\"{}\"", clipped(text)),
        Value::Seq(_) | Value::Map(_) => "this".to_owned(),
    }
}

fn text_of(node: &Node) -> String {
    node.as_str().map_or_else(|| shown(node), str::to_owned)
}

fn clipped(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    match text.char_indices().nth(MAX_TEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// `a, b or c`.
fn listed(names: impl Iterator<Item = String>) -> String {
    joined(names.collect(), "or")
}

/// `a and b`.
fn listed_and(names: &[String]) -> String {
    joined(names.to_vec(), "and")
}

fn joined(mut names: Vec<String>, word: &str) -> String {
    if names.len() > MAX_SHOWN {
        let more = names.len() - MAX_SHOWN;
        names.truncate(MAX_SHOWN);
        names.push(format!("{more} more"));
    }
    match names.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} {word} {last}", others.join(", ")),
    }
}
