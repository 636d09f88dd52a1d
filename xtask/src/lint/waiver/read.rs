//! The waivers of a document, and what is wrong with them.

use std::ops::Range;

use crate::document::{Entry, Node};
use crate::lint::similar::did_you_mean;
use crate::lint::walk::{Kind, Place};
use crate::lint::{Context, RULES, Rule};

pub const KEY: &str = "x-lint-ignore";

const FORM: &str = "write `[{rule: unknown-extension, reason: why it is right here}]`";

/// One rule, waived in one object.
pub struct Waiver {
    /// The rule's id.
    pub rule: &'static str,
    /// Where the id stands.
    pub at: Range<usize>,
    /// What it covers, from the object's key to the object's end.
    pub region: Range<usize>,
}

/// What is wrong with a waiver.
pub struct Mistake {
    pub span: Range<usize>,
    pub label: String,
    pub help: String,
}

/// All waivers of a document, ordered by where they begin to apply.
#[derive(Default)]
pub struct Waivers {
    pub waivers: Vec<Waiver>,
    pub mistakes: Vec<Mistake>,
}

/// Reads every `x-lint-ignore` that stands where an extension may stand.
pub fn read(context: &Context) -> Waivers {
    let mut found: Vec<(Range<usize>, &Entry)> = Vec::new();
    for place in context.places.iter().filter(|place| place.keys.has_extension && place.kind.allows_extensions()) {
        if let Some(entry) = place.node.entry(KEY) {
            found.push((region(place), entry));
        }
    }
    // What an alias repeats stands in the text once; the original reaches further, as it has its key.
    found.sort_by_key(|(region, entry)| (entry.key_span.start, region.start));
    found.dedup_by_key(|(_, entry)| entry.key_span.start);
    let mut waivers = Waivers::default();
    for (region, entry) in found {
        waivers.list(&region, entry);
    }
    // An object comes before those inside of it.
    waivers.waivers.sort_by_key(|waiver| (waiver.region.start, usize::MAX - waiver.region.end));
    waivers
}

fn region(place: &Place) -> Range<usize> {
    if place.kind == Kind::Root {
        return 0..usize::MAX;
    }
    // The key of an alias stands behind what it repeats.
    let start = place.span().start.min(place.node.span.start);
    start..place.node.span.end
}

impl Waivers {
    fn list(&mut self, region: &Range<usize>, entry: &Entry) {
        let items = entry.value.items();
        if items.is_empty() {
            let label = format!("this has to be a list of waivers, and is {}", kind(&entry.value));
            return self.mistake(&entry.value, label, FORM);
        }
        for item in items {
            self.item(region, item);
        }
    }

    fn item(&mut self, region: &Range<usize>, item: &Node) {
        if !item.is_map() {
            return self.mistake(item, format!("a waiver is a map, and this is {}", kind(item)), FORM);
        }
        for entry in item.entries().iter().filter(|entry| !["rule", "reason"].contains(&entry.key.as_str())) {
            let help = did_you_mean(&entry.key, ["rule", "reason"], "a waiver has the keys `rule` and `reason`");
            self.mistakes.push(Mistake {
                span: entry.key_span.clone(),
                label: format!("a waiver has no key `{}`", entry.key),
                help,
            });
        }
        let reason = self.reason(item);
        if let (Some(rule), Some(())) = (self.rule(item), reason) {
            let at = item.get("rule").map_or(item.span.clone(), |node| node.span.clone());
            self.waivers.push(Waiver { rule, at, region: region.clone() });
        }
    }

    fn reason(&mut self, item: &Node) -> Option<()> {
        let Some(node) = item.get("reason") else {
            self.mistake(item, "the reason is missing", "add `reason:` and say why the finding may stand");
            return None;
        };
        match node.as_str() {
            Some(text) if !text.trim().is_empty() => Some(()),
            Some(_) => {
                self.mistake(node, "the reason is empty", "say why the finding may stand");
                None
            }
            None => {
                self.mistake(node, format!("a reason is a text, and this is {}", kind(node)), "put quotes around it");
                None
            }
        }
    }

    fn rule(&mut self, item: &Node) -> Option<&'static str> {
        let Some(node) = item.get("rule") else {
            self.mistake(item, "the rule is missing", "add `rule:` with the id that stands in the finding's brackets");
            return None;
        };
        let Some(id) = node.as_str() else {
            self.mistake(node, format!("a rule's id is a text, and this is {}", kind(node)), FORM);
            return None;
        };
        match Rule::find(id) {
            Some(rule) if rule.is_waivable() => Some(rule.id),
            Some(rule) => {
                let help = "mend what it finds, and remove the waiver";
                self.mistake(node, format!("`{}` cannot be waived", rule.id), help);
                None
            }
            None => {
                let ids = RULES.iter().filter(|rule| rule.is_waivable()).map(|rule| rule.id);
                let help = did_you_mean(id, ids, "`cargo xtask lint --rules` lists the rules");
                self.mistake(node, format!("there is no rule `{id}`"), help);
                None
            }
        }
    }

    fn mistake(&mut self, node: &Node, label: impl Into<String>, help: impl Into<String>) {
        self.mistakes.push(Mistake { span: node.span.clone(), label: label.into(), help: help.into() });
    }
}

fn kind(node: &Node) -> &'static str {
    match node.kind() {
        "a list" if node.items().is_empty() => "an empty list",
        kind => kind,
    }
}
