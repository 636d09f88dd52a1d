//! What the id of a change means, and the list of all that can change.

use crate::Outcome;
use crate::diff::accepted;
use crate::diff::events::Event;
use crate::diff::rules::{self, Rule};
use crate::lint::similar::did_you_mean;
use crate::report::{Report, wrapped};

use super::DIFF;

/// A terminal of this width shows every line whole.
const WIDTH: usize = 100;

/// What is said about the list of accepted changes itself: id, what is wrong, why that is a finding, what to do.
const FINDINGS: [(&str, [&str; 3]); 4] = [
    (
        accepted::UNUSED,
        [
            "An accepted change is not among the changes.",
            "An entry that outlives its change would let the next one at the same place pass, which nobody has judged.",
            "Remove the entry, or correct its rule and its pointer.",
        ],
    ),
    (
        accepted::AMBIGUOUS,
        [
            "An accepted change may be any of several changes.",
            "Somebody judged one of them, and nobody knows which, so none of them passes.",
            "Add `message:` with what the judged change says, word for word as in `--format json`; `document:` tells documents apart.",
        ],
    ),
    (
        accepted::EXPIRED,
        [
            "The last day of an accepted change is over.",
            "What was right to accept for a while has to be judged again, and until then the change is not accepted.",
            "Remove the entry, or give it a new date and say why.",
        ],
    ),
    (
        accepted::MALFORMED,
        [
            "An accepted change cannot be understood.",
            "It would accept nothing, and nobody would notice.",
            "Give it a rule, a pointer, a reason and a last day; the document and the message are optional, but what has no pointer needs its message.",
        ],
    ),
];

/// Prints all that is known of an id.
pub fn one(id: &str, out: &mut Report<'_>, err: &mut Report<'_>) -> Outcome {
    if let Some((_, parts)) = FINDINGS.iter().find(|(known, _)| *known == id) {
        out.text(&finding(id, parts));
        return Outcome::Fine;
    }
    if let Some(rule) = Rule::find(id) {
        out.text(&explained(id, &rule));
        return Outcome::Fine;
    }
    let (list, ids) = (format!("{DIFF} --rules"), rules::ids());
    let known = ids.iter().map(String::as_str).chain(FINDINGS.map(|(id, _)| id));
    err.error(format_args!("no change has the id `{id}`"));
    err.error_help(did_you_mean(id, known, &format!("`{list}` lists what can change")));
    err.next(&list);
    Outcome::BadInput
}

fn finding(id: &str, [summary, why, remedy]: &[&str; 3]) -> String {
    let parts = [format!("{id} (the list of accepted changes)"), wrapped(summary, WIDTH), wrapped(why, WIDTH)];
    let remedy = wrapped(&format!("What to do: {remedy}"), WIDTH);
    format!("{}\n\n{remedy}\n\n{}\n", parts.join("\n\n"), entry("operation-removed"))
}

fn explained(id: &str, rule: &Rule) -> String {
    let Event { summary, why, remedy, .. } = *rule.event;
    let mut parts = vec![format!("{id} ({})", level(rule))];
    parts.extend([sentence(summary), why.to_owned()].map(|text| wrapped(&text, WIDTH)));
    if !remedy.is_empty() {
        parts.push(wrapped(&format!("What to do: {remedy}"), WIDTH));
    }
    parts.push(entry(id));
    parts.join("\n\n") + "\n"
}

/// A phrase of the table as a sentence.
fn sentence(phrase: &str) -> String {
    let mut characters = phrase.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

fn entry(id: &str) -> String {
    let says = format!("To let one pass, add it to {} (`--format json` has pointer and message):", accepted::DEFAULT);
    // What happens to a document as a whole has no place in it.
    let place = match id.starts_with("document-") {
        true => "pointer: ''\n      message: What the change says, word for word.",
        false => "pointer: /paths/~1v1~1cashs/post",
    };
    let form = format!("{place}\n      reason: Why it may pass.\n      expires: 2027-01-31");
    format!("{says}\n\n    - rule: {id}\n      {form}")
}

fn level(rule: &Rule) -> String {
    match rule.levels() {
        (level, None) => level.meaning().to_owned(),
        (request, Some(response)) => {
            format!("{} in a request, {} in an answer", request.meaning(), response.meaning())
        }
    }
}

/// Prints each event in a line: id, how bad it is in a request and in an answer, and what happened.
pub fn list(out: &mut Report<'_>) -> Outcome {
    let width = rules::all().map(|event| event.id.len()).max().unwrap_or_default();
    for Event { id, request, response, summary, .. } in rules::all() {
        let levels = match request == response {
            true => request.word().to_owned(),
            false => format!("{} / {}", request.word(), response.word()),
        };
        out.text(&format!("{id:width$}  {levels:18}  {summary}\n"));
    }
    for (id, [summary, ..]) in FINDINGS {
        out.text(&format!("{id:width$}  {:18}  {summary}\n", "finding"));
    }
    Outcome::Fine
}
