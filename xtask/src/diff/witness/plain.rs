//! A plain value of some schemas: what fills the places that an edit is not about.

use serde_json::{Map, Value as Json};

use super::search::{Search, node};
use super::shape::{Schema, Shape, Which};
use super::{numbers, texts};
use crate::document::Node;

/// How deep values are made.
const DEEPEST: usize = 12;
/// Values of an `enum` that are tried.
const MOST_LISTED: usize = 60;
/// Items of a list and keys of a map that are made.
pub const MOST_ITEMS: usize = 1_000;
/// An example or default of the document up to this length is plainer than a made-up text.
const SHORT: usize = 12;

impl<'a> Search<'_, 'a> {
    /// A value that keeps the schemas of both sides, or at least those of the good one.
    pub fn fill(&mut self, schemas: &[Schema<'a>], depth: usize) -> Option<Json> {
        if depth > DEEPEST || !self.may_go_on() {
            return None;
        }
        let mut second = None;
        if let Some(value) = self.fill_shapes(schemas, schemas, depth, &mut second) {
            return Some(value);
        }
        let goods = of_side(schemas, Which::Good);
        if second.is_none() && goods.len() < schemas.len() {
            return self.fill_shapes(&goods, schemas, depth, &mut second).or(second);
        }
        second
    }

    /// The first value that keeps all of `judges`; `second` becomes the first that keeps the good ones.
    fn fill_shapes(
        &mut self,
        makers: &[Schema<'a>],
        judges: &[Schema<'a>],
        depth: usize,
        second: &mut Option<Json>,
    ) -> Option<Json> {
        for shape in self.shapes(makers) {
            for value in self.plain(&shape, depth) {
                let read = node(&value);
                if !self.keeps(judges, Which::Good, &read) {
                    continue;
                }
                if self.keeps(judges, Which::Bad, &read) {
                    return Some(value);
                }
                second.get_or_insert(value);
            }
        }
        None
    }

    /// Values that may fit a shape, best first.
    pub fn plain(&mut self, shape: &Shape<'a>, depth: usize) -> Vec<Json> {
        let listed: Vec<Json> = shape.all("enum").flat_map(Node::items).take(MOST_LISTED).map(Node::to_json).collect();
        if !listed.is_empty() {
            return listed;
        }
        let shown = shape.all("default").chain(shape.all("example")).filter(|node| is_short(node));
        let mut values: Vec<Json> = shown.map(Node::to_json).collect();
        let types = shape.types();
        if types.is_empty() {
            values.extend([Json::from("a"), Json::from(1)]);
        }
        for word in types {
            match word {
                "string" => values.extend(texts::plain(shape).into_iter().map(Json::from)),
                "integer" | "number" => values.extend(numbers::plain(shape)),
                "boolean" => values.extend([Json::from(true), Json::from(false)]),
                "array" => values.extend(self.list(shape, shape.least("minItems"), depth)),
                "object" => values.extend(self.map(shape, depth, &[])),
                _ => {}
            }
        }
        values.push(Json::Null);
        values
    }

    /// A list of so many items.
    pub fn list(&mut self, shape: &Shape<'a>, count: usize, depth: usize) -> Option<Json> {
        if count > MOST_ITEMS {
            return None;
        }
        if count == 0 {
            return Some(Json::Array(Vec::new()));
        }
        let schemas = shape.items();
        let item = self.fill(&schemas, depth + 1)?;
        if shape.is("uniqueItems") {
            return self.distinct(&schemas, item, count).map(Json::Array);
        }
        self.may_repeat(&item, count).then(|| Json::Array(vec![item; count]))
    }

    /// So many different items.
    pub fn distinct(&mut self, schemas: &[Schema<'a>], first: Json, count: usize) -> Option<Vec<Json>> {
        if !self.may_repeat(&first, count) {
            return None;
        }
        let listed = self.everything(schemas);
        let listed: Vec<Json> = listed.all("enum").flat_map(Node::items).map(Node::to_json).collect();
        let mut items = vec![first];
        let varied: Vec<Json> =
            (0..2 * count + 20).filter_map(|number| items.first().and_then(|item| vary(item, number))).collect();
        for item in listed.into_iter().chain(varied) {
            if items.len() >= count {
                break;
            }
            if !items.contains(&item) && self.keeps(schemas, Which::Good, &node(&item)) {
                items.push(item);
            }
        }
        (items.len() == count).then_some(items)
    }

    /// A map with what is required, but for the names in `without`.
    pub fn map(&mut self, shape: &Shape<'a>, depth: usize, without: &[&str]) -> Option<Json> {
        let mut entries = Map::new();
        for name in shape.all("required").flat_map(Node::items).filter_map(Node::as_str) {
            if !without.contains(&name) && !entries.contains_key(name) && !shape.refuses(name) {
                self.put(shape, name, depth, &mut entries)?;
            }
        }
        let least = shape.least("minProperties");
        if entries.len() < least {
            self.pad(shape, least, depth, without, &mut entries);
        }
        Some(Json::Object(entries))
    }

    /// Adds one property with a plain value; one that only the other side sends is left out.
    fn put(&mut self, shape: &Shape<'a>, name: &str, depth: usize, entries: &mut Map<String, Json>) -> Option<()> {
        let schemas = shape.property(name);
        if self.is_of_other_side(&schemas) {
            return Some(());
        }
        let named = shape.named.iter().find(|(property, _)| *property == name);
        let value = match named {
            Some((_, text)) => Json::from(*text),
            None => self.fill(&schemas, depth + 1)?,
        };
        entries.insert(name.to_owned(), value);
        Some(())
    }

    /// Adds properties until there are `count`: optional ones, then others.
    pub fn pad(
        &mut self,
        shape: &Shape<'a>,
        count: usize,
        depth: usize,
        without: &[&str],
        entries: &mut Map<String, Json>,
    ) {
        let listed = shape.properties();
        let others: Vec<String> = (1..=count.min(MOST_ITEMS)).map(|number| format!("x{number}")).collect();
        for name in listed.into_iter().chain(others.iter().map(String::as_str)) {
            if entries.len() >= count {
                return;
            }
            if !without.contains(&name) && !entries.contains_key(name) && !shape.refuses(name) {
                // What cannot be filled is left out.
                let _ = self.put(shape, name, depth, entries);
            }
        }
    }

    pub fn is_of_other_side(&mut self, schemas: &[Schema<'a>]) -> bool {
        let direction = self.direction;
        schemas.iter().any(|schema| self.side(schema.which).is_of_other_side(schema.node, direction))
    }
}

/// The schemas of one side.
pub fn of_side<'a>(schemas: &[Schema<'a>], which: Which) -> Vec<Schema<'a>> {
    schemas.iter().filter(|schema| schema.which == which).copied().collect()
}

fn is_short(node: &Node) -> bool {
    node.as_str().map_or(!node.is_null() && node.depth() == 0, |text| text.chars().count() <= SHORT && !text.is_empty())
}

/// Another value of the same kind for each number.
fn vary(value: &Json, number: usize) -> Option<Json> {
    match value {
        Json::String(text) => {
            let tail = number.to_string();
            let kept = text.chars().count().saturating_sub(tail.len());
            let head: String = text.chars().take(kept).collect();
            Some(format!("{head}{tail}").into())
        }
        Json::Number(start) => Some((start.as_i64()?.checked_add(i64::try_from(number).ok()?)?).into()),
        Json::Bool(value) => (number == 0).then_some((!value).into()),
        Json::Array(items) => {
            let varied = vary(items.first()?, number)?;
            Some(std::iter::once(varied).chain(items.iter().skip(1).cloned()).collect())
        }
        Json::Object(entries) => {
            let (name, varied) = entries.iter().find_map(|(name, value)| Some((name, vary(value, number)?)))?;
            let mut entries = entries.clone();
            entries.insert(name.clone(), varied);
            Some(Json::Object(entries))
        }
        Json::Null => None,
    }
}
