//! The kinds of mistakes, and for each the finding that it must give.

use crate::document::{Node, Value};
use crate::lint::operations::{operations, properties};
use crate::lint::walk::Kind;

use super::edit::{deleted, doubled, followed, misspelt, replaced, spliced, valued};
use super::site::{Block, Site};

/// A changed document.
pub struct Mutation {
    pub text: String,
    pub expect: Expect,
}

/// What lint must say about it.
pub enum Expect {
    /// A finding of this rule on this line, counted from zero; other findings may come with it.
    Finding(&'static str, usize),
    /// Nothing at all: the change is allowed by the standard and by the house.
    Nothing,
}

type Make = fn(&Site) -> Vec<Mutation>;

pub const KINDS: &[(&str, Make)] = &[
    ("delete a required key", delete_required),
    ("delete what the house asks for", delete_asked),
    ("delete a bound or a default", delete_bound),
    ("misspell a key", misspell_key),
    ("misspell an extension", misspell_extension),
    ("misspell a required property", misspell_required),
    ("misspell a security scheme", misspell_scheme),
    ("misspell a type", misspell_type),
    ("retype a text", retype_text),
    ("retype a number", retype_number),
    ("duplicate a key", duplicate_key),
    ("duplicate an operationId", duplicate_operation_id),
    ("break a $ref", break_ref),
    ("break an example", break_example),
    ("break a bound", break_bound),
    ("break a pattern", break_pattern),
    ("break a default", break_default),
    ("break an effect", break_effect),
    ("indent a line", indent),
    ("indent with a tab", tab),
    ("add a comment", comment),
];

fn finding(text: String, rule: &'static str, line: usize) -> Mutation {
    Mutation { text, expect: Expect::Finding(rule, line) }
}

fn delete_required(site: &Site) -> Vec<Mutation> {
    const REQUIRED: [(Kind, &[&str]); 7] = [
        (Kind::Root, &["info", "paths"]),
        (Kind::Info, &["title", "version"]),
        (Kind::Operation, &["responses"]),
        (Kind::Response, &["description"]),
        (Kind::Parameter, &["in"]),
        (Kind::RequestBody, &["content"]),
        (Kind::SecurityScheme, &["type"]),
    ];
    let mut found = Vec::new();
    for (kind, keys) in REQUIRED {
        for place in site.places(kind).filter(|place| place.node.reference().is_none()) {
            for block in site.blocks(place.node).filter(|block| keys.contains(&block.entry.key.as_str())) {
                // Without its only key nothing is left of the object.
                let rule = if place.node.entries().len() == 1 { "wrong-type" } else { "missing-key" };
                found.push(finding(deleted(site, &block), rule, site.home(place)));
            }
        }
    }
    found
}

fn delete_asked(site: &Site) -> Vec<Mutation> {
    const ASKED: [(&str, &str); 4] = [
        ("operationId", "missing-operation-id"),
        ("summary", "missing-summary"),
        ("description", "missing-description"),
        ("x-effect", "missing-effect"),
    ];
    let mut found = Vec::new();
    for operation in operations(site.document()) {
        for block in site.blocks(operation.node()) {
            if let Some((_, rule)) = ASKED.iter().find(|(key, _)| *key == block.entry.key) {
                found.push(finding(deleted(site, &block), rule, site.line(operation.span().start)));
            }
        }
    }
    found
}

fn delete_bound(site: &Site) -> Vec<Mutation> {
    let keys = ["maxLength", "minimum", "maximum", "maxItems", "default"];
    schema_blocks(site, |block| keys.contains(&block.entry.key.as_str()))
        .map(|(_, block)| Mutation { text: deleted(site, &block), expect: Expect::Nothing })
        .collect()
}

/// The entries of schemas that a filter lets through, each with its schema.
fn schema_blocks<'a>(
    site: &Site<'a>,
    filter: impl Fn(&Block<'a>) -> bool,
) -> impl Iterator<Item = (&'a Node, Block<'a>)> {
    let schemas = site.places(Kind::Schema).filter(|place| place.node.reference().is_none());
    schemas
        .flat_map(|place| site.blocks(place.node).map(|block| (place.node, block)))
        .filter(move |(_, block)| filter(block))
}

/// The entries of objects whose keys are OpenAPI's own words.
fn worded<'a>(site: &Site<'a>) -> impl Iterator<Item = Block<'a>> {
    let named = [Kind::Paths, Kind::Responses, Kind::Callback];
    let places = site.context.places.iter().filter(move |place| !named.contains(&place.kind));
    places.flat_map(|place| site.blocks(place.node))
}

fn misspell_key(site: &Site) -> Vec<Mutation> {
    worded(site)
        .filter(|block| block.entry.key.len() > 3 && !block.entry.key.starts_with("x-"))
        .map(|block| {
            let text = spliced(site, block.entry.key_span.clone(), &misspelt(&block.entry.key));
            finding(text, "unknown-key", block.first)
        })
        .collect()
}

fn misspell_extension(site: &Site) -> Vec<Mutation> {
    worded(site)
        .filter(|block| block.entry.key.starts_with("x-"))
        .map(|block| {
            let text = spliced(site, block.entry.key_span.clone(), &misspelt(&block.entry.key));
            finding(text, "unknown-extension", block.first)
        })
        .collect()
}

fn misspell_required(site: &Site) -> Vec<Mutation> {
    let schemas = site.places(Kind::Schema).filter_map(|place| place.node.get("required"));
    schemas
        .flat_map(|required| required.items())
        .filter(|item| item.as_str().is_some_and(|name| name.len() > 3))
        .map(|item| {
            let text = spliced(site, item.span.clone(), &misspelt(item.as_str().unwrap()));
            finding(text, "undefined-required", site.line(item.span.start))
        })
        .collect()
}

fn misspell_scheme(site: &Site) -> Vec<Mutation> {
    let operations = site.places(Kind::Operation).filter_map(|place| place.node.get("security"));
    operations
        .flat_map(|security| security.items().iter().flat_map(Node::entries))
        .map(|entry| {
            let text = spliced(site, entry.key_span.clone(), &misspelt(&entry.key));
            finding(text, "unknown-security-scheme", site.line(entry.key_span.start))
        })
        .collect()
}

fn misspell_type(site: &Site) -> Vec<Mutation> {
    schema_blocks(site, |block| block.entry.key == "type")
        .filter_map(|(_, block)| Some((block, misspelt(block.entry.value.as_str()?))))
        .map(|(block, word)| finding(valued(site, &block, &word), "wrong-type", block.first))
        .collect()
}

fn retype_text(site: &Site) -> Vec<Mutation> {
    let keys = ["summary", "description", "operationId", "name", "in", "format", "pattern", "title", "version", "url"];
    worded(site)
        .filter(|block| keys.contains(&block.entry.key.as_str()) && site.is_short(block))
        .map(|block| finding(valued(site, &block, "[1]"), "wrong-type", block.first))
        .collect()
}

fn retype_number(site: &Site) -> Vec<Mutation> {
    let keys = ["maxLength", "minLength", "maxItems", "minItems"];
    schema_blocks(site, |block| keys.contains(&block.entry.key.as_str()))
        .flat_map(|(_, block)| {
            ["'12'", "-1", "1.5", "twelve"].map(|value| finding(valued(site, &block, value), "wrong-type", block.first))
        })
        .collect()
}

fn duplicate_key(site: &Site) -> Vec<Mutation> {
    let blocks = site.context.places.iter().flat_map(|place| site.blocks(place.node));
    blocks.map(|block| finding(doubled(site, &block), "duplicate-key", block.end)).collect()
}

fn duplicate_operation_id(site: &Site) -> Vec<Mutation> {
    let ids: Vec<&Node> =
        operations(site.document()).filter_map(|operation| operation.node().get("operationId")).collect();
    let pairs = ids.iter().enumerate().flat_map(|(at, first)| ids[at + 1..].iter().map(move |second| (first, second)));
    pairs
        .filter_map(|(first, second)| {
            let text = spliced(site, second.span.clone(), first.as_str()?);
            Some(finding(text, "duplicate-operation-id", site.line(second.span.start)))
        })
        .collect()
}

fn break_ref(site: &Site) -> Vec<Mutation> {
    let references = site.context.places.iter().filter_map(|place| place.node.get("$ref"));
    references
        .flat_map(|node| {
            let line = site.line(node.span.start);
            let wrong = |target: &str| spliced(site, node.span.clone(), &format!("'{target}'"));
            let target = node.as_str().unwrap_or_default();
            [wrong(&misspelt(target)), wrong(&format!("{target}s")), wrong(&target.replacen("#/", "", 1))]
                .map(|text| finding(text, "unknown-ref", line))
        })
        .collect()
}

/// Values of the wrong type where the schema states one.
fn break_example(site: &Site) -> Vec<Mutation> {
    let mut found = Vec::new();
    for media in site.places(Kind::Media) {
        let (Some(schema), Some(examples)) = (media.node.get("schema"), media.node.get("examples")) else { continue };
        let typed: Vec<&str> = properties(site.document(), schema)
            .iter()
            .filter(|entry| entry.value.get("type").and_then(Node::as_str) == Some("string"))
            .map(|entry| entry.key.as_str())
            .collect();
        let values = examples.entries().iter().filter_map(|example| example.value.get("value"));
        for block in values.flat_map(|value| site.blocks(value)).filter(|block| site.is_short(block)) {
            if typed.contains(&block.entry.key.as_str()) && matches!(block.entry.value.value, Value::String(_)) {
                found.push(finding(valued(site, &block, "[1]"), "example-violates-schema", block.first));
            }
        }
    }
    found
}

fn break_bound(site: &Site) -> Vec<Mutation> {
    let most = schema_blocks(site, |block| block.entry.key == "maxLength");
    most.filter(|(schema, _)| schema.get("minLength").is_none())
        .filter_map(|(_, block)| {
            let more = block.entry.value.as_u64()? + 1;
            Some(finding(followed(site, &block, &format!("minLength: {more}")), "empty-range", block.first + 1))
        })
        .collect()
}

fn break_pattern(site: &Site) -> Vec<Mutation> {
    schema_blocks(site, |block| block.entry.key == "pattern")
        .flat_map(|(_, block)| {
            ["'['", "'(a'", "'a{2,1}'"]
                .map(|value| finding(valued(site, &block, value), "invalid-pattern", block.first))
        })
        .collect()
}

fn break_default(site: &Site) -> Vec<Mutation> {
    schema_blocks(site, |block| block.entry.key == "default")
        .map(|(_, block)| finding(valued(site, &block, "[1]"), "default-violates-schema", block.first))
        .collect()
}

fn break_effect(site: &Site) -> Vec<Mutation> {
    let effects = site.places(Kind::Operation).flat_map(|place| site.blocks(place.node));
    effects
        .filter(|block| block.entry.key == "x-effect" && site.is_short(block))
        .map(|block| finding(valued(site, &block, "reeds"), "malformed-extension", block.first))
        .collect()
}

/// A space too many in front of a key whose elder sibling is a short scalar.
fn indent(site: &Site) -> Vec<Mutation> {
    let mut found = Vec::new();
    for place in &site.context.places {
        let blocks: Vec<Block> = site.blocks(place.node).collect();
        for pair in blocks.windows(2).filter(|pair| site.is_short(&pair[0]) && pair[0].end == pair[1].first) {
            let line = pair[1].first;
            found.push(finding(replaced(site, line, line + 1, &format!(" {}", site.lines[line])), "yaml-syntax", line));
        }
    }
    found
}

fn tab(site: &Site) -> Vec<Mutation> {
    let deep = site.context.places.iter().flat_map(|place| site.blocks(place.node));
    deep.filter(|block| site.lines[block.first].starts_with("    "))
        .map(|block| {
            let line = site.lines[block.first].trim_start_matches(' ');
            let text = replaced(site, block.first, block.first + 1, &format!("\t{line}"));
            finding(text, "yaml-syntax", block.first)
        })
        .collect()
}

fn comment(site: &Site) -> Vec<Mutation> {
    let blocks = site.context.places.iter().flat_map(|place| site.blocks(place.node));
    blocks
        .filter(|block| !site.lines[block.first].contains(['|', '>']))
        .map(|block| {
            let line = site.lines[block.first];
            let text = replaced(site, block.first, block.first + 1, &format!("# as the page says\n{line}"));
            Mutation { text, expect: Expect::Nothing }
        })
        .collect()
}
