//! `example-without-value`: a named example shows something.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::did_you_mean;
use super::walk::Kind;

const ID: &str = "example-without-value";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Examples,
    summary: "A named example has a `value`.",
    why: "What stands under `examples` is a map with `value`. Without it, or with the value in its place, nothing is shown and no test is made.",
    remedy: "Write `examples: {published: {value: …}}`.",
    bad: "components:\n  parameters:\n    Day: {name: day, in: query, schema: {type: string}, examples: {published: {vaule: a}}}\n",
    good: "components:\n  parameters:\n    Day: {name: day, in: query, schema: {type: string}, examples: {published: {value: a}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| place.kind == Kind::Example && place.reference().is_none()) {
        if place.node.get("value").is_some() {
            continue;
        }
        let name = place.key().unwrap_or_default();
        let file = &context.document.name;
        findings.push(match place.node.entry("externalValue") {
            Some(outside) => Finding::warning(
                ID,
                file,
                outside.key_span.clone(),
                format!("the example `{name}` is outside of the document"),
            )
            .help("copy it here as `value`, so that it is checked and becomes a test"),
            None => {
                let keys = place
                    .node
                    .entries()
                    .iter()
                    .filter(|entry| !["summary", "description"].contains(&entry.key.as_str()));
                let slip = keys.map(|entry| did_you_mean(&entry.key, ["value"], "")).find(|help| !help.is_empty());
                Finding::error(ID, file, place.span(), format!("the example `{name}` has no `value`"))
                    .help(slip.unwrap_or_else(|| "put what it shows under `value`".to_owned()))
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn a_value_is_asked_for() {
        let of = |example: &str| {
            let examples = format!("examples: {{published: {example}}}");
            let body = format!("requestBody: {{content: {{application/json: {{{examples}}}}}}}");
            run(check, &with_operation(&format!("{body}\nresponses: {{}}"), ""))
        };
        let outside = of("{externalValue: 'https://a.example/b'}");
        insta::assert_snapshot!([of("{vaule: 1}"), of("{id: 1}"), of("text"), outside].concat(), @r"
        error[example-without-value]: the example `published` has no `value`
         --> spec/test.yaml:6:61
          |
        6 |       requestBody: {content: {application/json: {examples: {published: {vaule: 1}}}}}
          |                                                             ^^^^^^^^^
          |
          = help: did you mean `value`?

        error[example-without-value]: the example `published` has no `value`
         --> spec/test.yaml:6:61
          |
        6 |       requestBody: {content: {application/json: {examples: {published: {id: 1}}}}}
          |                                                             ^^^^^^^^^
          |
          = help: put what it shows under `value`

        error[example-without-value]: the example `published` has no `value`
         --> spec/test.yaml:6:61
          |
        6 |       requestBody: {content: {application/json: {examples: {published: text}}}}
          |                                                             ^^^^^^^^^
          |
          = help: put what it shows under `value`

        warning[example-without-value]: the example `published` is outside of the document
         --> spec/test.yaml:6:73
          |
        6 |       requestBody: {content: {application/json: {examples: {published: {externalValue: 'https://a.example/b'}}}}}
          |                                                                         ^^^^^^^^^^^^^
          |
          = help: copy it here as `value`, so that it is checked and becomes a test
        ");
        assert_eq!(of("{value: null}") + &of("{$ref: '#/components/examples/A'}"), "");
    }
}
