//! Types: which kinds of values are valid, and whether null is.

use super::Graph;
use super::relation::{Relation, relation};
use crate::diff::edit::{Anchor, Edit};
use crate::diff::events::{BECAME_NOT_NULLABLE, BECAME_NULLABLE, TYPE_CHANGED, TYPE_NARROWED, TYPE_WIDENED};
use crate::diff::view::View;
use crate::document::{Node, Value};

/// How values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// JSON, where 1 and "1" are different.
    Json,
    /// Text, as in headers, paths and forms, where everything is a string too.
    Text,
    /// A query parameter that repeats its name for each item: one value is a list of one.
    Repeated,
    /// A form, in which some parts are JSON: which ones, the graph knows by this number.
    Parts(usize),
}

impl Form {
    /// What is inside of a repeated parameter or of a form is plain text.
    pub fn inner(self) -> Form {
        if self == Form::Json { Form::Json } else { Form::Text }
    }
}

/// A set of types, without null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    const INTEGER: u8 = 1;
    const FRACTION: u8 = 2;
    const STRING: u8 = 4;
    const BOOLEAN: u8 = 8;
    const ARRAY: u8 = 16;
    const OBJECT: u8 = 32;
    const ANY: Types = Types(63);

    pub fn of(view: &View) -> Types {
        // A schema that is just `false` takes nothing.
        if view.parts.iter().any(|part| part.as_bool() == Some(false)) {
            return Types(0);
        }
        let stated = view.entries("type").map(|entry| Types::stated(&entry.value));
        stated.fold(Types::ANY, |all, one| Types(all.0 & one.0))
    }

    fn stated(wanted: &Node) -> Types {
        match &wanted.value {
            Value::String(word) => Types(word_bits(word)),
            Value::Seq(words) => {
                Types(words.iter().filter_map(Node::as_str).map(word_bits).fold(0, |all, one| all | one))
            }
            _ => Types::ANY,
        }
    }

    fn is_any(self) -> bool {
        self == Types::ANY
    }

    fn within(self, other: Types) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether all numbers of a schema are whole ones.
    pub fn are_whole(view: &View<'_>) -> bool {
        Types::of(view).0 & Types::FRACTION == 0
    }

    /// Whether both sides have any type at all in common.
    pub fn are_some(self) -> bool {
        self.0 != 0
    }

    pub fn numbers(self) -> bool {
        self.0 & (Types::INTEGER | Types::FRACTION) != 0
    }

    pub fn strings(self) -> bool {
        self.0 & Types::STRING != 0
    }

    pub fn arrays(self) -> bool {
        self.0 & Types::ARRAY != 0
    }

    pub fn objects(self) -> bool {
        self.0 & Types::OBJECT != 0
    }

    /// What the text of a value of these types can be: everything is a string too, unless that has a format.
    fn as_text(self, is_formatted: bool) -> Types {
        if self.strings() && !is_formatted { Types::ANY } else { self }
    }

    fn words(self) -> String {
        if self.is_any() {
            return "any type".to_owned();
        }
        let number = Types::INTEGER | Types::FRACTION;
        let mut words = Vec::new();
        match self.0 & number {
            bits if bits == number => words.push("number"),
            0 => {}
            Types::INTEGER => words.push("integer"),
            _ => words.push("number"),
        }
        let rest = [
            (Types::STRING, "string"),
            (Types::BOOLEAN, "boolean"),
            (Types::ARRAY, "array"),
            (Types::OBJECT, "object"),
        ];
        words.extend(rest.iter().filter(|(bit, _)| self.0 & bit != 0).map(|(_, word)| *word));
        if words.is_empty() { "no type".to_owned() } else { words.join(" or ") }
    }
}

fn word_bits(word: &str) -> u8 {
    match word {
        "integer" => Types::INTEGER,
        "number" => Types::INTEGER | Types::FRACTION,
        "string" => Types::STRING,
        "boolean" => Types::BOOLEAN,
        "array" => Types::ARRAY,
        "object" => Types::OBJECT,
        "null" => 0,
        _ => Types::ANY.0,
    }
}

/// Whether no value of one side can be one of the other: as text nearly everything can, but no list is a single value.
pub fn are_of_other_kinds(base: &View<'_>, revision: &View<'_>, form: Form) -> bool {
    let (was, is) = (Types::of(base), Types::of(revision));
    match form {
        Form::Json => was.0 & is.0 == 0,
        Form::Repeated => was.arrays() != is.arrays(),
        Form::Text | Form::Parts(_) => false,
    }
}

/// Compares types and returns those that both sides have: keywords about others mean nothing.
pub fn compare<'d>(
    graph: &Graph<'d>,
    base: &View<'d>,
    revision: &View<'d>,
    form: Form,
    edits: &mut Vec<Edit<'d>>,
) -> Types {
    let (was, is) = (Types::of(base), Types::of(revision));
    let (base_null, revision_null) = (base.takes_null(graph.base), revision.takes_null(graph.revision));
    let anchors = (Anchor::entry(base.entry("type")), Anchor::entry(revision.entry("type")));
    let place = (Anchor::node(base.place()), Anchor::node(revision.place()));
    if was != is {
        let words = format!("was {}, is {}", was.words(), is.words());
        let event = match kind(graph, base, revision, (was, is), form) {
            Relation::Narrowed => &TYPE_NARROWED,
            Relation::Widened => &TYPE_WIDENED,
            Relation::Changed => &TYPE_CHANGED,
            Relation::Same => return Types(was.0 & is.0),
        };
        edits.push(Edit::new(event, words, anchors.0, anchors.1).located(place));
    }
    // What takes any type takes null too, and was reported as such.
    let told = was != is && (was.is_any() || is.is_any());
    if base_null != revision_null && !told {
        let by_word = base.entry("nullable").or_else(|| revision.entry("nullable")).is_some();
        let key = if by_word { "nullable" } else { "type" };
        let anchor = |view: &View<'d>| Anchor::entry(view.entry(key));
        let (event, words) = match revision_null {
            true => (&BECAME_NULLABLE, "became nullable"),
            false => (&BECAME_NOT_NULLABLE, "is not nullable any more"),
        };
        edits.push(Edit::new(event, words, anchor(base), anchor(revision)).located(place));
    }
    // A keyword that does not fit the type was meant all the same, as long as the type stays.
    if was == is { Types::ANY } else { Types(was.0 & is.0) }
}

fn kind<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, types: (Types, Types), form: Form) -> Relation {
    let (was, is) = types;
    if form == Form::Repeated && was.arrays() != is.arrays() {
        return repeated(graph, base, revision, was);
    }
    let (was, is) = match form {
        Form::Json => (was, is),
        Form::Text | Form::Repeated | Form::Parts(_) => {
            (was.as_text(base.entry("format").is_some()), is.as_text(revision.entry("format").is_some()))
        }
    };
    match (was.within(is), is.within(was)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Widened,
        (false, true) => Relation::Narrowed,
        (false, false) => Relation::Changed,
    }
}

/// `?a=1` is a list with one item where lists repeat the name.
fn repeated<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, was: Types) -> Relation {
    let one = |view: &View<'d>, document| View::of(document, view.entries("items").map(|entry| &entry.value));
    let (base, revision) = match was.arrays() {
        true => (one(base, graph.base), revision.clone()),
        false => (base.clone(), one(revision, graph.revision)),
    };
    match (relation(graph, base, revision, Form::Text), was.arrays()) {
        (Relation::Same | Relation::Widened, false) => Relation::Widened,
        (Relation::Same | Relation::Narrowed, true) => Relation::Narrowed,
        _ => Relation::Changed,
    }
}
