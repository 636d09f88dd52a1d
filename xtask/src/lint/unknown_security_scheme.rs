//! `unknown-security-scheme`: what `security` names is defined.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::did_you_mean;
use super::walk::{Kind, walk};

const ID: &str = "unknown-security-scheme";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "What `security` names is defined.",
    why: "A name that leads nowhere would send a call without its credential.",
    remedy: "Correct the name, or define the scheme under `components.securitySchemes`.",
    bad: "security: [{api_kye: []}]\ncomponents:\n  securitySchemes:\n    api_key: {type: apiKey, in: header, name: X-Key}\n",
    good: "security: [{api_key: []}]\ncomponents:\n  securitySchemes:\n    api_key: {type: apiKey, in: header, name: X-Key}\n",
    check,
};

/// A name that leads nowhere would send a call without its credential.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let schemes = document.pointer("/components/securitySchemes").map_or(&[][..], Node::entries);
    let defined = || schemes.iter().map(|entry| entry.key.as_str());
    let places = walk(document);
    for place in places.iter().filter(|place| matches!(place.kind, Kind::Root | Kind::Operation)) {
        let alternatives = place.node.get("security").map_or(&[][..], Node::items);
        for named in alternatives.iter().flat_map(Node::entries) {
            if !defined().any(|name| name == named.key) {
                let message = format!("the security scheme `{}` is not defined", named.key);
                let help = did_you_mean(&named.key, defined(), "define it under components.securitySchemes");
                findings.push(Finding::error(ID, &document.name, named.key_span.clone(), message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn a_scheme_that_is_not_there_is_found() {
        let text = with_operation(
            "security: [{api_kye: []}, {api_key: []}, {}]\nresponses: {}",
            "securitySchemes:\n  api_key: {type: apiKey, in: header, name: X-Key}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-security-scheme]: the security scheme `api_kye` is not defined
         --> spec/test.yaml:6:19
          |
        6 |       security: [{api_kye: []}, {api_key: []}, {}]
          |                   ^^^^^^^
          |
          = help: did you mean `api_key`?
        ");
    }
}
