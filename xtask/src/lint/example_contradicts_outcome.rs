//! `example-contradicts-outcome`: an answer that is shown is what `x-outcome` takes it for.

use crate::document::{Document, Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;
use super::verdict::{Outcomes, Verdict};

const ID: &str = "example-contradicts-outcome";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Examples,
    summary: "An answer that is shown is what `x-outcome` takes it for.",
    why: "The client reads answers by `x-outcome`. If it does not see what the page's own example shows, it calls a \
          payment that went through unconfirmed, or a refusal a success.",
    remedy: "Correct `x-outcome` or the example; a failure is called `published_failure`.",
    bad: "x-outcome: {success: [{at: /code, in: ['0']}], failure-schema: '#/components/schemas/A'}\npaths:\n  /a:\n    get:\n      \
          operationId: get_a\n      responses:\n        '200':\n          description: d\n          content:\n            application/json:\n              \
          schema: {$ref: '#/components/schemas/A'}\n              examples: {published: {value: {code: 1}}}\n\
          components: {schemas: {A: {type: object, properties: {code: {type: integer}}}}}\n",
    good: "x-outcome: {success: [{at: /code, in: ['0']}], failure-schema: '#/components/schemas/A'}\npaths:\n  /a:\n    get:\n      \
           operationId: get_a\n      responses:\n        '200':\n          description: d\n          content:\n            application/json:\n              \
           schema: {$ref: '#/components/schemas/A'}\n              examples: {published: {value: {code: 0}}}\n\
           components: {schemas: {A: {type: object, properties: {code: {type: integer}}}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut outcomes = Outcomes::new(document);
    for operation in operations(document) {
        for (status, response) in operation.responses() {
            let content = response.get("content").map_or(&[][..], Node::entries);
            for example in content.iter().flat_map(|media| examples(document, &media.value)) {
                let verdict = outcomes.verdict(operation.node(), &example.value.value);
                if let Some(contradiction) = verdict.and_then(|verdict| contradiction(&status.key, &example, verdict)) {
                    findings.push(finding(document, &example, contradiction));
                }
            }
        }
    }
}

/// One example with its name, and the key in front of its value.
struct Example<'a> {
    name: &'a str,
    value: &'a Entry,
}

fn examples<'a>(document: &'a Document, media: &'a Node) -> Vec<Example<'a>> {
    let single = media.entry("example").map(|value| Example { name: "example", value });
    let several = media.get("examples").map_or(&[][..], Node::entries).iter().filter_map(|entry| {
        let value = document.resolve(&entry.value)?.entry("value")?;
        Some(Example { name: &entry.key, value })
    });
    single.into_iter().chain(several).collect()
}

/// What is wrong, and why, if anything is.
fn contradiction(status: &str, example: &Example, verdict: Verdict) -> Option<(&'static str, &'static str)> {
    let is_success = status.starts_with('2');
    let is_failure =
        example.name.split(['_', '-']).any(|word| ["failure", "failed", "error", "rejected"].contains(&word));
    match verdict {
        Verdict::Neither if is_success => {
            Some(("shows neither success nor failure", "the client would call this answer unconfirmed"))
        }
        Verdict::Success if !is_success && status != "default" => {
            Some(("shows a success under the status of a failure", "`x-outcome` takes this for a success"))
        }
        Verdict::Success if is_failure => {
            Some(("is called a failure and shows a success", "`x-outcome` takes this for a success"))
        }
        Verdict::Failure if is_success && !is_failure => {
            Some(("is not called a failure and shows one", "`x-outcome` takes this for a failure"))
        }
        _ => None,
    }
}

fn finding(document: &Document, example: &Example, (what, label): (&str, &str)) -> Finding {
    let span = example.value.key_span.clone();
    Finding::error(ID, &document.name, span, format!("the example `{}` {what}", example.name))
        .label(label)
        .help("correct `x-outcome` or the example; a failure is called `published_failure`")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_way_to_contradict_is_shown() {
        let text = with_operation(
            "x-outcome: {failure: [{at: /code, not-in: ['0']}], success: [{at: /code, in: ['0']}], failure-schema: '#/components/schemas/A'}\nresponses:\n  '200':\n    content:\n      \
             application/json:\n        examples:\n          published: {value: {}}\n          published_2: {value: {code: 1}}\n          \
             published_3: {value: {code: 0}}\n          published_failure: {$ref: '#/components/examples/Fine'}\n          \
             published_failure_2: {value: {code: 2}}\n  4XX:\n    content:\n      application/json:\n        example: {code: 0}\n  default:\n    content:\n      application/json:\n        example: {code: 0}",
            "examples:\n  Fine: {value: {code: '0'}}\nschemas:\n  A: {type: object}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[example-contradicts-outcome]: the example `published` shows neither success nor failure
          --> spec/test.yaml:12:29
           |
        12 |                 published: {value: {}}
           |                             ^^^^^ the client would call this answer unconfirmed
           |
           = help: correct `x-outcome` or the example; a failure is called `published_failure`

        error[example-contradicts-outcome]: the example `published_2` is not called a failure and shows one
          --> spec/test.yaml:13:31
           |
        13 |                 published_2: {value: {code: 1}}
           |                               ^^^^^ `x-outcome` takes this for a failure
           |
           = help: correct `x-outcome` or the example; a failure is called `published_failure`

        error[example-contradicts-outcome]: the example `example` shows a success under the status of a failure
          --> spec/test.yaml:20:15
           |
        20 |               example: {code: 0}
           |               ^^^^^^^ `x-outcome` takes this for a success
           |
           = help: correct `x-outcome` or the example; a failure is called `published_failure`

        error[example-contradicts-outcome]: the example `published_failure` is called a failure and shows a success
          --> spec/test.yaml:27:12
           |
        27 |     Fine: {value: {code: '0'}}
           |            ^^^^^ `x-outcome` takes this for a success
           |
           = help: correct `x-outcome` or the example; a failure is called `published_failure`
        ");
    }
}
