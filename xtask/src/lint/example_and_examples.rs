//! `example-and-examples`: examples stand under one of the two keys.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "example-and-examples";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Examples,
    summary: "`example` and `examples` exclude each other.",
    why: "OpenAPI allows one of the two. Tools that see both show one and drop the other, each as it likes.",
    remedy: "Move the single one under `examples`, with a name.",
    bad: "components:\n  parameters:\n    Day: {name: day, in: query, schema: {type: string}, example: a, examples: {published: {value: b}}}\n",
    good: "components:\n  parameters:\n    Day: {name: day, in: query, schema: {type: string}, \
           examples: {published: {value: b}, published_2: {value: a}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let holders = context.places.iter();
    for place in holders.filter(|place| matches!(place.kind, Kind::Media | Kind::Parameter | Kind::Header)) {
        let (Some(single), Some(_)) = (place.node.entry("example"), place.node.get("examples")) else { continue };
        let message = format!("{} has both `example` and `examples`", place.kind.name());
        findings.push(
            Finding::error(ID, &context.document.name, single.key_span.clone(), message)
                .help("move it under `examples`: `published: {value: …}`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn one_of_the_two_is_enough() {
        let of = |examples: &str| {
            let body = format!("requestBody: {{content: {{application/json: {{schema: {{}}, {examples}}}}}}}");
            run(check, &with_operation(&format!("{body}\nresponses: {{}}"), ""))
        };
        insta::assert_snapshot!(of("example: {}, examples: {published: {value: {}}}"), @r"
        error[example-and-examples]: a media type has both `example` and `examples`
         --> spec/test.yaml:6:62
          |
        6 |       requestBody: {content: {application/json: {schema: {}, example: {}, examples: {published: {value: {}}}}}}
          |                                                              ^^^^^^^
          |
          = help: move it under `examples`: `published: {value: …}`
        ");
        assert_eq!(of("example: {}") + &of("examples: {published: {value: {}}}"), "");
    }
}
