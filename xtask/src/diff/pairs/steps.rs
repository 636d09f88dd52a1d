//! The steps of an edit: on the text as a maintainer types it, or on the tree where text would be clumsy.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;

use super::case::parsed;
use super::tree;
use crate::document::Document;

/// One step.
///
/// A place is an RFC 6901 pointer, or one that begins with an operationId or a schema's name: `create_cash/summary`, `Cash/properties/id`.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Step {
    Text(Text),
    Tree(Tree),
}

/// A text that stands exactly once, and what stands there instead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Where it is looked for; the whole document without it.
    #[serde(rename = "in")]
    within: Option<String>,
    replace: (String, String),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tree {
    /// Puts values at places, of which all but the last segment are there; `-` appends to a list.
    Set(BTreeMap<String, Json>),
    Remove(String),
    Move {
        from: String,
        to: String,
    },
    /// Gives a key another name.
    Rename {
        at: String,
        to: String,
    },
    /// The same for a component, wherever it is referred to.
    RenameComponent {
        at: String,
        to: String,
    },
    /// Turns a list or the keys of a map round.
    Reverse(String),
    /// Puts what a `$ref` names in its place.
    Inline(String),
    /// Moves a value to where components are, and leaves a `$ref`.
    Extract {
        from: String,
        to: String,
    },
    /// Makes a schema the only part of an `allOf`, `oneOf` or `anyOf`.
    Wrap {
        at: String,
        with: String,
    },
    /// Makes an object an `allOf` of two: one with these properties, one with the others.
    Split {
        at: String,
        first: Vec<String>,
    },
}

/// The document after all steps, or why one cannot be done.
pub fn done(base: &Document, steps: &[Step]) -> Result<Document, String> {
    let mut document = parsed(&base.text)?;
    for step in steps {
        document = match step {
            Step::Text(text) => replaced(&document, text)?,
            Step::Tree(step) => {
                let mut root = document.root.to_json();
                tree::apply(&mut root, step)?;
                parsed(&serde_json::to_string_pretty(&root).map_err(|error| error.to_string())?)?
            }
        };
    }
    Ok(document)
}

fn replaced(document: &Document, Text { within, replace: (old, new) }: &Text) -> Result<Document, String> {
    let span = match within {
        None => 0..document.text.len(),
        Some(place) => {
            let pointer = tree::pointer(&document.root.to_json(), place)?;
            document.pointer(&pointer).ok_or_else(|| format!("nothing at {place}"))?.span.clone()
        }
    };
    let text = &document.text;
    let part = text.get(span.clone()).ok_or("a span out of the text")?;
    match part.matches(old.as_str()).count() {
        1 => parsed(&format!("{}{}{}", &text[..span.start], part.replacen(old, new, 1), &text[span.end..])),
        count => Err(format!("`{old}` stands {count} times there, not once: the table has to follow the document")),
    }
}
