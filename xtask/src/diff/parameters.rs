//! Parameters of paths, queries, headers and cookies.

use std::collections::HashSet;

use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{
    ADDED, ADDED_REQUIRED, ALLOW_EMPTY_ADDED, ALLOW_EMPTY_REMOVED, CREDENTIAL_ADDED, CREDENTIAL_REMOVED, DEPRECATED,
    Event, PARAMETER_DEFAULT_ADDED, PARAMETER_DEFAULT_CHANGED, PARAMETER_DEFAULT_REMOVED, REMOVED, Role, SECRET_ADDED,
    SECRET_REMOVED, SERIALIZATION_CHANGED, UNDEPRECATED,
};
use super::operations::{Operation, path_names};
use super::schema::{Form, same, sorted};
use super::sunset::{self, Announced};
use super::wording;
use super::{media, required};
use crate::document::{Document, Entry, Node};

/// A parameter behind its `$ref`.
#[derive(Clone, Debug)]
struct Parameter<'d> {
    node: &'d Node,
    place: &'d str,
    name: &'d str,
    /// What it is found by: a header's name in any case, a path's parameter by its position.
    key: (String, String),
}

impl<'d> Parameter<'d> {
    fn new(document: &'d Document, node: &'d Node, path: &str) -> Option<Parameter<'d>> {
        let node = document.resolve(node)?;
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let (place, name) = (text("in")?, text("name")?);
        let key = match place {
            "header" => name.to_lowercase(),
            "path" => path_names(path).iter().position(|one| *one == name).map_or(name.to_owned(), |at| at.to_string()),
            _ => name.to_owned(),
        };
        Some(Parameter { node, place, name, key: (place.to_owned(), key) })
    }

    fn subject(&self) -> String {
        format!("{} parameter `{}`", self.place, self.name)
    }

    fn flag(&self, key: &str) -> bool {
        self.node.get(key).and_then(Node::as_bool) == Some(true)
    }

    fn is_required(&self) -> bool {
        required::is_required(Some(self.node))
    }

    fn style(&self) -> &'d str {
        let usual = if matches!(self.place, "query" | "cookie") { "form" } else { "simple" };
        self.node.get("style").and_then(Node::as_str).unwrap_or(usual)
    }

    fn explodes(&self) -> bool {
        self.node.get("explode").and_then(Node::as_bool).unwrap_or(self.style() == "form")
    }

    /// The media type and what it holds, where that is how the value is written.
    fn content(&self) -> Option<&'d Entry> {
        self.node.get("content").and_then(|content| content.entries().first())
    }

    fn schema(&self) -> Option<&'d Node> {
        self.content().and_then(|media| media.value.get("schema")).or_else(|| self.node.get("schema"))
    }

    fn form(&self) -> Form {
        match self.content() {
            Some(media) => media::form(&media.key),
            None if self.place == "query" && self.style() == "form" && self.explodes() => Form::Repeated,
            None => Form::Text,
        }
    }

    /// Whether a value can have parts, which style and explode put together.
    fn has_parts(&self, document: &Document) -> bool {
        let schema = self.schema().and_then(|schema| document.resolve(schema));
        let word = schema.and_then(|schema| schema.get("type")).and_then(Node::as_str);
        !matches!(word, Some("string" | "integer" | "number" | "boolean"))
    }

    /// Whether `explode` makes no difference: for a list in simple style, and for what only has one form.
    fn is_same_exploded(&self, document: &Document) -> bool {
        let schema = self.schema().and_then(|schema| document.resolve(schema));
        let is_list = schema.and_then(|schema| schema.get("type")).and_then(Node::as_str) == Some("array");
        self.style() == "deepObject" || (self.style() == "simple" && is_list)
    }

    fn anchor(&self, keys: &[&str]) -> Anchor<'d> {
        match keys.iter().find_map(|key| self.node.entry(key)) {
            Some(entry) => Anchor::Entry(entry),
            None => Anchor::Absent,
        }
    }
}

/// Headers that are described elsewhere: by the media type, by the answers, by the credentials.
const IGNORED: [&str; 3] = ["accept", "content-type", "authorization"];

/// The parameters of an operation behind their `$ref`, without headers that the standard takes no notice of.
pub fn stated<'d>(document: &'d Document, operation: &Operation<'d>) -> impl Iterator<Item = &'d Node> {
    let is_ignored = |node: &Node| {
        let text = |key: &str| node.get(key).and_then(Node::as_str).unwrap_or_default();
        text("in") == "header" && IGNORED.iter().any(|ignored| ignored.eq_ignore_ascii_case(text("name")))
    };
    let key = |node: &'d Node| (node.get("in").and_then(Node::as_str), node.get("name").and_then(Node::as_str));
    // The operation's own come first, and take the place of its path's.
    let mut seen = HashSet::new();
    let all = operation.parameters().filter_map(|node| document.resolve(node)).filter(move |node| !is_ignored(node));
    all.filter(move |node| seen.insert(key(node)))
}

fn all<'d>(document: &'d Document, operation: &Operation<'d>) -> Vec<Parameter<'d>> {
    let mut found: Vec<Parameter<'d>> = Vec::new();
    for node in stated(document, operation) {
        let parameter = Parameter::new(document, node, operation.path);
        found.extend(parameter.filter(|new| !found.iter().any(|known| known.key == new.key)));
    }
    found
}

/// Compares the parameters of an operation.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let mut old = all(to.base, was);
    for lost in is.parameters().filter(|node| to.revision.resolve(node).is_none()) {
        // What stood behind the same reference is not gone, but unknown.
        let before = was.parameters().find(|node| node.reference() == lost.reference());
        let known = before.and_then(|node| to.base.resolve(node));
        old.retain(|one| !known.is_some_and(|known| std::ptr::eq(known, one.node)));
        to.resolved(operation, Role::RequestParameter, "a parameter", (before.unwrap_or(lost), lost));
    }
    let mut new = all(to.revision, is);
    // A path's parameter that its template does not have is still the one of the other side that is left.
    let same: [fn(&Parameter, &Parameter) -> bool; 3] = [
        |one, other| one.key == other.key,
        |one, other| (one.place, one.name) == (other.place, other.name),
        |one, other| one.place == "path" && other.place == "path",
    ];
    for same in same {
        new.retain(|parameter| match old.iter().position(|one| same(one, parameter)) {
            Some(at) => {
                both(to, operation, &old.remove(at), parameter);
                false
            }
            None => true,
        });
    }
    let hint = match (old.as_slice(), new.as_slice()) {
        ([gone], [come]) if gone.schema().map(sorted) == come.schema().map(sorted) => {
            Some(format!("perhaps the {} is the {} now: the schema is the same", gone.subject(), come.subject()))
        }
        _ => None,
    };
    for parameter in &old {
        removed(to, operation, parameter, hint.as_deref());
    }
    for parameter in &new {
        added(to, operation, parameter, hint.as_deref());
    }
}

fn removed<'d>(to: &mut Comparing<'d>, operation: usize, parameter: &Parameter<'d>, hint: Option<&str>) {
    let edit = Edit::new(&REMOVED, "is gone", Anchor::Node(parameter.node), Anchor::Absent).hinted(hint);
    let edit = sunset::judged(edit, Announced::of(parameter.node, to.today));
    to.as_role(operation, Role::RequestParameter, &parameter.subject(), edit);
}

fn added<'d>(to: &mut Comparing<'d>, operation: usize, parameter: &Parameter<'d>, hint: Option<&str>) {
    let (event, words) = match parameter.is_required() {
        true => (&ADDED_REQUIRED, "is new and required"),
        false => (&ADDED, "is new"),
    };
    let edit = Edit::new(event, words, Anchor::Absent, Anchor::Node(parameter.node)).hinted(hint);
    to.as_role(operation, Role::RequestParameter, &parameter.subject(), edit);
}

fn both<'d>(to: &mut Comparing<'d>, operation: usize, was: &Parameter<'d>, is: &Parameter<'d>) {
    let mut edits = Vec::new();
    // A path without it is another path.
    edits.extend(required::compare(was.node, is.node).filter(|_| is.place != "path"));
    edits.extend(flags(was, is));
    let sunsets = (was.node.entry("x-sunset"), is.node.entry("x-sunset"));
    edits.extend(sunset::moved(sunsets.0, sunsets.1, is.flag("deprecated")));
    let rewritten = serialization((to.base, was), (to.revision, is));
    let comparable = rewritten.is_none() || was.content().is_some() == is.content().is_some();
    edits.extend(rewritten);
    edits.extend(default((to.base, was), (to.revision, is)));
    let mut words = Vec::new();
    wording::compare(was.node, is.node, &["example", "examples"], &mut words);
    for edit in edits {
        to.as_role(operation, Role::RequestParameter, &is.subject(), edit);
    }
    for edit in words {
        to.of(operation, &is.subject(), edit);
    }
    if comparable {
        let form = if was.form() == is.form() { is.form() } else { Form::Text };
        to.schemas(operation, Role::RequestParameter, (was.schema(), is.schema()), &is.subject(), form);
    }
}

fn flags<'d>(was: &Parameter<'d>, is: &Parameter<'d>) -> Vec<Edit<'d>> {
    type Row = (&'static str, (&'static Event, &'static str), (&'static Event, &'static str));
    let rows: [Row; 4] = [
        ("deprecated", (&DEPRECATED, "is deprecated"), (&UNDEPRECATED, "is not deprecated any more")),
        (
            "x-sensitive",
            (&SECRET_ADDED, "is marked as a secret"),
            (&SECRET_REMOVED, "is not marked as a secret any more"),
        ),
        (
            "x-credential",
            (&CREDENTIAL_ADDED, "is filled in by the client"),
            (&CREDENTIAL_REMOVED, "is not filled in by the client any more"),
        ),
        ("allowEmptyValue", (&ALLOW_EMPTY_ADDED, "may be empty"), (&ALLOW_EMPTY_REMOVED, "may not be empty any more")),
    ];
    let edit = |(key, set, removed): Row| {
        let (event, words) = match (was.flag(key), is.flag(key)) {
            (false, true) => set,
            (true, false) => removed,
            _ => return None,
        };
        Some(Edit::new(event, words, was.anchor(&[key]), is.anchor(&[key])))
    };
    rows.into_iter().filter_map(edit).collect()
}

/// The same value, written in another way.
fn serialization<'d>(
    (base, was): (&'d Document, &Parameter<'d>),
    (revision, is): (&'d Document, &Parameter<'d>),
) -> Option<Edit<'d>> {
    let (words, keys): (String, &[&str]) = match (was.content(), is.content()) {
        (Some(old), Some(new)) if media::essence(&old.key) != media::essence(&new.key) => {
            (format!("is written as {}, was {}", new.key, old.key), &["content"])
        }
        (Some(_), Some(_)) => return None,
        (None, Some(new)) => (format!("is written as {}", new.key), &["content", "schema"]),
        (Some(old), None) => (format!("is no longer written as {}", old.key), &["schema", "content"]),
        (None, None) if was.style() != is.style() => {
            (format!("had the style {}, has {}", was.style(), is.style()), &["style"])
        }
        (None, None)
            if was.explodes() != is.explodes()
                && (was.has_parts(base) && is.has_parts(revision))
                && !was.is_same_exploded(base) =>
        {
            let (old, new) = (was.explodes(), is.explodes());
            (format!("had explode {old}, has {new}"), &["explode", "style"])
        }
        (None, None) if was.flag("allowReserved") != is.flag("allowReserved") => {
            let words = if is.flag("allowReserved") { "are not escaped any more" } else { "are escaped" };
            (format!("is written in another way: reserved characters {words}"), &["allowReserved"])
        }
        (None, None) => return None,
    };
    Some(Edit::new(&SERIALIZATION_CHANGED, words, was.anchor(keys), is.anchor(keys)))
}

/// A default that takes the place of an optional parameter.
fn default<'d>(
    (base, was): (&'d Document, &Parameter<'d>),
    (revision, is): (&'d Document, &Parameter<'d>),
) -> Option<Edit<'d>> {
    // What is or was always sent needs no default.
    if was.is_required() || is.is_required() {
        return None;
    }
    let entry = |document: &'d Document, parameter: &Parameter<'d>| {
        super::view::View::of(document, parameter.schema()).entry("default")
    };
    let (old, new) = (entry(base, was), entry(revision, is));
    let event = match (old, new) {
        (None, None) => return None,
        (Some(was), Some(is)) if same(&was.value, &is.value) => return None,
        (None, _) => &PARAMETER_DEFAULT_ADDED,
        (_, None) => &PARAMETER_DEFAULT_REMOVED,
        _ => &PARAMETER_DEFAULT_CHANGED,
    };
    let in_words = |entry: Option<&Entry>| entry.map_or("none".to_owned(), |entry| super::edit::shown(&entry.value));
    let words = format!("had the default {}, has {}", in_words(old), in_words(new));
    Some(Edit::new(event, words, Anchor::entry(old), Anchor::entry(new)))
}
