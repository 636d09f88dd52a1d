//! `unusable-name`: a parameter and a credential have a name that HTTP can carry.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::malformed_media_type::is_token;
use super::walk::Kind;

const ID: &str = "unusable-name";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A parameter and a credential have a name that HTTP can carry.",
    why: "A header or a cookie whose name has a space or a semicolon is refused before it is sent, or is read as something else.",
    remedy: "Write the name that goes over the wire; in a header and a cookie it has no blanks and no brackets.",
    bad: "paths:\n  /a:\n    get:\n      parameters:\n        - {name: Request Id, in: header, schema: {type: string}}\n      responses: {'200': {description: Fine.}}\n",
    good: "paths:\n  /a:\n    get:\n      parameters:\n        - {name: Request-Id, in: header, schema: {type: string}}\n      responses: {'200': {description: Fine.}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let places = context.places.iter().filter(|place| matches!(place.kind, Kind::Parameter | Kind::SecurityScheme));
    for place in places.filter(|place| place.reference().is_none()) {
        let text = |key: &str| place.node.get(key).and_then(Node::as_str);
        // Other schemes have no name of their own.
        if place.kind == Kind::SecurityScheme && text("type") != Some("apiKey") {
            continue;
        }
        let (Some(node), Some(name)) = (place.node.get("name"), text("name")) else { continue };
        if let Some((message, help)) = flaw(name, text("in")) {
            findings.push(Finding::error(ID, &context.document.name, node.span.clone(), message).help(help));
        }
    }
}

fn flaw(name: &str, at: Option<&str>) -> Option<(String, &'static str)> {
    if name.is_empty() {
        return Some(("the name is empty".to_owned(), "write the name that goes over the wire"));
    }
    let at = at.filter(|at| matches!(*at, "header" | "cookie") && !is_token(name))?;
    let message = format!("`{name}` cannot be the name of a {at}");
    Some((message, "write it with letters and digits, and any of !#$%&'*+-.^_`|~"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_name_is_shown() {
        let text = with_operation(
            "parameters:\n  - {name: Bad Header, in: header}\n  - {name: '', in: query}\n  - {name: a;b, in: cookie}\n  - {name: 'a b[c]', in: query}\n  \
               - {name: X-Fine_1, in: header}\n  - {name: 名, in: header}\n  - {$ref: '#/components/parameters/P', name: ''}\nresponses: {}",
            "parameters: {P: {name: p, in: query}}\nsecuritySchemes:\n  A: {type: apiKey, name: X Key, in: header}\n  B: {type: http, scheme: basic, name: a b, in: header}\n  \
               C: {type: apiKey, name: key, in: header}\n  D: {type: apiKey, name: '', in: query}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unusable-name]: `Bad Header` cannot be the name of a header
         --> spec/test.yaml:7:18
          |
        7 |         - {name: Bad Header, in: header}
          |                  ^^^^^^^^^^
          |
          = help: write it with letters and digits, and any of !#$%&'*+-.^_`|~

        error[unusable-name]: the name is empty
         --> spec/test.yaml:8:18
          |
        8 |         - {name: '', in: query}
          |                  ^^
          |
          = help: write the name that goes over the wire

        error[unusable-name]: `a;b` cannot be the name of a cookie
         --> spec/test.yaml:9:18
          |
        9 |         - {name: a;b, in: cookie}
          |                  ^^^
          |
          = help: write it with letters and digits, and any of !#$%&'*+-.^_`|~

        error[unusable-name]: `名` cannot be the name of a header
          --> spec/test.yaml:12:18
           |
        12 |         - {name: 名, in: header}
           |                  ^^
           |
           = help: write it with letters and digits, and any of !#$%&'*+-.^_`|~

        error[unusable-name]: `X Key` cannot be the name of a header
          --> spec/test.yaml:18:29
           |
        18 |     A: {type: apiKey, name: X Key, in: header}
           |                             ^^^^^
           |
           = help: write it with letters and digits, and any of !#$%&'*+-.^_`|~

        error[unusable-name]: the name is empty
          --> spec/test.yaml:21:29
           |
        21 |     D: {type: apiKey, name: '', in: query}
           |                             ^^
           |
           = help: write the name that goes over the wire
        ");
    }
}
