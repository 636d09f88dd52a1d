//! Schemas that apply to the same value, taken apart into plain ones.

use crate::document::Node;

/// Which of the two schemas of a search: the one that the value keeps, or the one that it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    Good,
    Bad,
}

/// A schema, and whose references it has.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'a> {
    pub node: &'a Node,
    pub which: Which,
}

impl PartialEq for Schema<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.which == other.which && std::ptr::eq(self.node, other.node)
    }
}

/// Plain schemas that all apply to one value, after an alternative was chosen wherever there are some.
#[derive(Clone, Debug, Default)]
pub struct Shape<'a> {
    pub parts: Vec<Schema<'a>>,
    /// Texts that a discriminator wants in the alternatives that were chosen.
    pub named: Vec<(&'a str, &'a str)>,
}

impl<'a> Shape<'a> {
    /// What the schemas say under a key.
    pub fn all(&self, key: &'static str) -> impl Iterator<Item = &'a Node> {
        self.parts.iter().filter_map(move |part| part.node.get(key))
    }

    /// The numbers that the schemas give for a key, each once.
    pub fn counts(&self, keys: [&'static str; 2]) -> Vec<usize> {
        let stated = keys.into_iter().flat_map(|key| self.all(key));
        let mut counts: Vec<usize> =
            stated.filter_map(Node::as_u64).filter_map(|count| usize::try_from(count).ok()).collect();
        counts.sort_unstable();
        counts.dedup();
        counts
    }

    /// The largest number under a key, or 0.
    pub fn least(&self, key: &'static str) -> usize {
        self.all(key).filter_map(Node::as_u64).max().and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
    }

    /// The smallest number under a key.
    pub fn most(&self, key: &'static str) -> Option<usize> {
        self.all(key).filter_map(Node::as_u64).min().and_then(|count| usize::try_from(count).ok())
    }

    /// Whether one of the schemas says `true` under a key.
    pub fn is(&self, key: &'static str) -> bool {
        self.all(key).any(|stated| stated.as_bool() == Some(true))
    }

    /// The names of properties that are listed, each once, in their order.
    pub fn properties(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for entry in self.all("properties").flat_map(Node::entries) {
            if seen.insert(entry.key.as_str()) {
                names.push(&entry.key);
            }
        }
        names
    }

    /// The schemas of one property; additional ones are meant where it is not listed.
    pub fn property(&self, name: &str) -> Vec<Schema<'a>> {
        let of_part = |part: &Schema<'a>| {
            let listed = part.node.get("properties").and_then(|listed| listed.get(name));
            let node = listed.or_else(|| part.node.get("additionalProperties")).filter(|node| node.is_map())?;
            Some(Schema { node, which: part.which })
        };
        self.parts.iter().filter_map(of_part).collect()
    }

    /// Whether one of the schemas has no room for this property.
    pub fn refuses(&self, name: &str) -> bool {
        self.parts.iter().any(|part| {
            let listed = part.node.get("properties").is_some_and(|listed| listed.get(name).is_some());
            !listed && part.node.get("additionalProperties").and_then(Node::as_bool) == Some(false)
        })
    }

    /// The schemas of the items of a list.
    pub fn items(&self) -> Vec<Schema<'a>> {
        let of_part = |part: &Schema<'a>| Some(Schema { node: part.node.get("items")?, which: part.which });
        self.parts.iter().filter_map(of_part).collect()
    }

    /// The schemas of the values of a map.
    pub fn values(&self) -> Vec<Schema<'a>> {
        let of_part = |part: &Schema<'a>| {
            let node = part.node.get("additionalProperties").filter(|node| node.is_map())?;
            Some(Schema { node, which: part.which })
        };
        self.parts.iter().filter_map(of_part).collect()
    }

    /// The words under `type`, or what the other keywords are about; empty if everything may be meant.
    pub fn types(&self) -> Vec<&'a str> {
        let mut stated: Vec<&str> = Vec::new();
        for node in self.all("type") {
            stated.extend(node.as_str());
            stated.extend(node.items().iter().filter_map(Node::as_str));
        }
        if stated.is_empty() {
            stated.extend(KINDS.iter().filter(|(keys, _)| self.has_one_of(keys)).map(|(_, name)| name));
        }
        stated.dedup();
        stated
    }

    fn has_one_of(&self, keys: &[&str]) -> bool {
        self.parts.iter().any(|part| part.node.entries().iter().any(|entry| keys.contains(&entry.key.as_str())))
    }
}

/// Keywords that only speak about values of one type.
const KINDS: [(&[&str], &str); 4] = [
    (&["properties", "required", "additionalProperties", "minProperties", "maxProperties"], "object"),
    (&["items", "minItems", "maxItems", "uniqueItems"], "array"),
    (&["minLength", "maxLength", "pattern", "format"], "string"),
    (&["minimum", "maximum", "multipleOf"], "number"),
];
