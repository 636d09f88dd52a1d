//! Parsing an answer's JSON, which must be unambiguous.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use crate::runtime::tree::{Inside, Node, Tree, close, open};

/// Parses JSON in which no object has a key twice.
///
/// Readers differ in which of two equal keys counts, so such an answer could show a failure to one and a success to another.
///
/// # Errors
/// That the text is no JSON, or that a key comes again.
#[inline]
pub(crate) fn unambiguous(json: &[u8]) -> serde_json::Result<Tree<'_>> {
    // Checking all of it at once is faster than text by text, which is what serde_json does with bytes.
    let json = std::str::from_utf8(json).map_err(Error::custom)?;
    let mut nodes = Vec::with_capacity(json.len() / BYTES_PER_NODE + 1);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    Onto(&mut nodes).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(Tree(nodes))
}

/// About as much JSON as one name or value takes; a guess that only saves allocations.
const BYTES_PER_NODE: usize = 12;

/// Adds the next value, or the next name, to a tree.
struct Onto<'t, 'a>(&'t mut Vec<Node<'a>>);

impl<'de> DeserializeSeed<'de> for Onto<'_, 'de> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Onto<'_, 'de> {
    #[inline]
    fn push<E>(self, node: Node<'de>) -> Result<(), E> {
        self.0.push(node);
        Ok(())
    }
}

impl<'de> Visitor<'de> for Onto<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.push(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.push(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.push(Node::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.push(Node::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.push(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        self.push(Node::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.push(Node::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let start = open(self.0);
        while items.next_element_seed(Onto(self.0))?.is_some() {}
        close(self.0, start, Node::List);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let start = open(self.0);
        let mut names = Names::default();
        while fields.next_key_seed(Onto(self.0))?.is_some() {
            if let Some(Node::Text(name)) = self.0.last()
                && names.may_repeat(name)
            {
                names.compare(name, self.0.get(start..).unwrap_or_default());
            }
            fields.next_value_seed(Onto(self.0))?;
        }
        if names.repeat || (names.unsure && has_a_name_twice(self.0.get(start..).unwrap_or_default())) {
            return Err(A::Error::custom("an object has a key twice"));
        }
        close(self.0, start, Node::Object);
        Ok(())
    }
}

/// Looks for a name that comes twice in an object, without comparing all names with each other.
#[derive(Default)]
struct Names {
    /// A bit for each name; different names may share one, equal names always do.
    seen: u64,
    count: usize,
    repeat: bool,
    /// There are too many names to compare one with all others, and two share a bit.
    unsure: bool,
}

impl Names {
    /// Up to so many names, one is compared with all others where it has to be.
    const FEW: usize = 16;

    /// Notes a name; false if it cannot have come before.
    #[inline]
    fn may_repeat(&mut self, name: &str) -> bool {
        let bytes = name.as_bytes();
        let ends = [bytes.first(), bytes.last()].map(|byte| byte.map_or(0, |byte| u32::from(*byte)));
        let bit = 1 << ((ends[0] * 5 + ends[1] * 3 + bytes.len() as u32) % u64::BITS);
        let shared = self.seen & bit != 0;
        self.seen |= bit;
        self.count += 1;
        shared
    }

    /// Compares a name with those before it, if they are few.
    #[inline]
    fn compare(&mut self, name: &str, fields: &[Node<'_>]) {
        if self.count <= Self::FEW {
            // The name itself has no value yet, so it is not among the fields.
            self.repeat |= Inside::of(fields).fields().any(|(known, _)| known == name);
        } else {
            self.unsure = true;
        }
    }
}

#[cold]
#[inline]
fn has_a_name_twice(fields: &[Node<'_>]) -> bool {
    let mut names: Vec<&str> = Inside::of(fields).fields().map(|(name, _)| name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use serde_json::Value;

    use super::{Node, Tree, unambiguous};

    #[test]
    fn it_reads_what_serde_json_reads() {
        for json in [r#"{"a":[1,-1,1.5,"x",null,true,{"b":{}}],"c":18446744073709551615}"#, "null", "\"x\"", " [] "] {
            let read = unambiguous(json.as_bytes()).ok().map(|tree| tree.root().to_value());
            assert_eq!(read, serde_json::from_str::<Value>(json).ok(), "{json}");
        }
    }

    #[test]
    fn a_key_that_comes_again_is_refused_at_any_depth() {
        for json in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"\u0061":2}}]"#, r#"{"":1,"a":{"b":2},"":3}"#, "{", "", "{}x"]
        {
            assert!(unambiguous(json.as_bytes()).is_err(), "{json}");
        }
        let deep = "[".repeat(100_000);
        assert!(unambiguous(deep.as_bytes()).is_err());
    }

    #[test]
    fn an_object_of_many_keys_is_read_and_checked_in_good_time() {
        let fields: Vec<String> = (0..200_000).map(|number| format!(r#""{number}":0"#)).collect();
        let all = fields.join(",");
        assert!(unambiguous(format!("{{{all}}}").as_bytes()).is_ok());
        assert!(unambiguous(format!(r#"{{{all},"7":0}}"#).as_bytes()).is_err());
    }

    #[test]
    fn texts_and_names_are_borrowed_unless_they_are_escaped() {
        let json = br#"{"plain":"text","\u0061":"\n"}"#;
        let Ok(Tree(nodes)) = unambiguous(json) else { panic!("it is an object") };
        let borrowed = |node: &Node<'_>| matches!(node, Node::Text(Cow::Borrowed(_)));
        assert_eq!(nodes[1..].iter().map(borrowed).collect::<Vec<_>>(), [true, true, false, false]);
    }
}
