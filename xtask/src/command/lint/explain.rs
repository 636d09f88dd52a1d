//! What a rule is for, and the list of all rules.

use crate::Outcome;
use crate::finding::{self, Format, Level};
use crate::lint::similar::did_you_mean;
use crate::lint::{EXAMPLE, Group, RULES, Rule};
use crate::report::{Report, wrapped};

use super::LINT;

/// A terminal of this width shows every line whole.
const WIDTH: usize = 100;

/// Prints all that is known of a rule.
pub fn one(id: &str, out: &mut Report<'_>, err: &mut Report<'_>) -> Outcome {
    let Some(rule) = Rule::find(id) else {
        let list = format!("{LINT} --rules");
        err.error(format_args!("there is no rule `{id}`"));
        err.error_help(did_you_mean(id, RULES.iter().map(|rule| rule.id), &format!("`{list}` lists the rules")));
        err.next(&list);
        return Outcome::BadInput;
    };
    out.text(&explained(rule));
    Outcome::Fine
}

fn explained(rule: &Rule) -> String {
    let mut parts = vec![format!("{} ({}, {})", rule.id, word(rule.level()), subject(rule.group))];
    parts.push(wrapped(rule.summary, WIDTH));
    parts.extend(Some(wrapped(rule.why, WIDTH)).filter(|why| !why.is_empty()));
    if !rule.bad.is_empty() {
        let bad = Rule::example(rule.bad);
        parts.push(format!("For example, {EXAMPLE}:"));
        parts.push(indented(&bad));
        parts.push(found(rule, &bad));
    }
    if !rule.good.is_empty() {
        parts.push("As it should be:".to_owned());
        parts.push(indented(&Rule::example(rule.good)));
    }
    if !rule.remedy.is_empty() {
        parts.push(wrapped(&format!("What to do: {}", rule.remedy), WIDTH));
    }
    parts.extend(rule.is_waivable().then(|| waiver(rule)));
    parts.join("\n\n") + "\n"
}

fn found(rule: &Rule, bad: &str) -> String {
    let mut printed = Vec::new();
    // Nothing fails to be written into memory.
    let _ = finding::write(&mut printed, &rule.found_in(bad), &[(EXAMPLE, bad)], Format::Text);
    String::from_utf8_lossy(&printed).trim_end().to_owned()
}

fn waiver(rule: &Rule) -> String {
    let says = "To let it stand in one place, say why in the object around it:";
    format!("{says}\n\n    x-lint-ignore:\n      - rule: {}\n        reason: Why it is right here.", rule.id)
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.trim_end().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Prints each rule in a line: id, group, level and what must hold.
pub fn list(out: &mut Report<'_>) -> Outcome {
    let width = |text: fn(&Rule) -> &'static str| RULES.iter().map(|rule| text(rule).len()).max().unwrap_or_default();
    let (ids, groups) = (width(|rule| rule.id), width(|rule| name(rule.group)));
    for rule in RULES {
        let (id, group, level) = (rule.id, name(rule.group), word(rule.level()));
        out.text(&format!("{id:ids$}  {group:groups$}  {level:7}  {}\n", rule.summary));
    }
    Outcome::Fine
}

fn name(group: Group) -> &'static str {
    match group {
        Group::Structure => "structure",
        Group::Contradiction => "contradiction",
        Group::Examples => "examples",
        Group::Generation => "generation",
        Group::House => "house",
    }
}

fn subject(group: Group) -> &'static str {
    match group {
        Group::Structure => "what OpenAPI 3.0.3 allows",
        Group::Contradiction => "statements that cannot both be true",
        Group::Examples => "examples against their schemas",
        Group::Generation => "what code can be generated from",
        Group::House => "the house rules of spec/README.md",
    }
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}
