//! `unknown-security-scheme`: what `security` names is defined.

use std::collections::HashSet;

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::did_you_mean;
use super::walk::Kind;

const ID: &str = "unknown-security-scheme";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "What `security` names is defined, the scopes included.",
    why: "A name that leads nowhere would send a call without its credential.",
    remedy: "Correct the name, or define the scheme under `components.securitySchemes`; only OAuth and OpenID have scopes.",
    bad: "security: [{api_kye: []}]\ncomponents:\n  securitySchemes:\n    api_key: {type: apiKey, in: header, name: X-Key}\n",
    good: "security: [{api_key: []}]\ncomponents:\n  securitySchemes:\n    api_key: {type: apiKey, in: header, name: X-Key}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    undefined(context, findings);
    let schemes = schemes(context);
    for named in named(context) {
        if let Some(scheme) = schemes.iter().find(|scheme| scheme.key == named.key) {
            check_scopes(context, named, &scheme.value, findings);
        }
    }
}

/// The names that lead nowhere.
pub fn undefined(context: &Context, findings: &mut Vec<Finding>) {
    let schemes = schemes(context);
    let strange = named(context).filter(|named| !schemes.iter().any(|scheme| scheme.key == named.key));
    findings.extend(strange.map(|named| unknown(context, schemes, named)));
}

fn schemes<'a>(context: &Context<'a>) -> &'a [Entry] {
    context.document.pointer("/components/securitySchemes").map_or(&[][..], Node::entries)
}

/// What `security` names, of the document and of its operations.
fn named<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Entry> {
    let places = context.places.iter().filter(|place| matches!(place.kind, Kind::Root | Kind::Operation));
    let alternatives = places.flat_map(|place| place.node.get("security").map_or(&[][..], Node::items));
    alternatives.flat_map(Node::entries)
}

fn unknown(context: &Context, schemes: &[Entry], named: &Entry) -> Finding {
    let message = format!("the security scheme `{}` is not defined", named.key);
    let defined = schemes.iter().map(|entry| entry.key.as_str());
    let help = did_you_mean(&named.key, defined, "define it under components.securitySchemes");
    Finding::error(ID, &context.document.name, named.key_span.clone(), message).help(help)
}

fn check_scopes<'a>(context: &Context<'a>, named: &Entry, scheme: &'a Node, findings: &mut Vec<Finding>) {
    let Some(scheme) = context.refs.resolve(scheme) else { return };
    let Some(kind) = scheme.get("type").and_then(Node::as_str) else { return };
    let mut add = |scope: &Node, message: String, help: String| {
        findings.push(Finding::error(ID, &context.document.name, scope.span.clone(), message).help(help));
    };
    if matches!(kind, "apiKey" | "http") {
        if let Some(scope) = named.value.items().first() {
            let message = format!("the security scheme `{}` is of type {kind}, which has no scopes", named.key);
            add(scope, message, "leave the list empty: `[]`".to_owned());
        }
        return;
    }
    let flows = scheme.get("flows").map_or(&[][..], Node::entries).iter();
    let scopes = flows.filter_map(|flow| flow.value.get("scopes")).flat_map(Node::entries);
    let scopes: HashSet<&str> = scopes.map(|scope| scope.key.as_str()).collect();
    if kind != "oauth2" || scopes.is_empty() {
        return;
    }
    for scope in named.value.items() {
        if let Some(name) = scope.as_str().filter(|name| !scopes.contains(name)) {
            let mut known: Vec<&str> = scopes.iter().copied().collect();
            known.sort_unstable();
            let message = format!("no flow of `{}` has the scope `{name}`", named.key);
            add(scope, message, did_you_mean(name, known, "add it to the `scopes` of the flow that grants it"));
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
            "security: [{api_kye: []}, {api_key: []}, {}, {api_key: [read]}, {oauth: [read, raed, other]}, {open: [any]}]\nresponses: {}",
            "securitySchemes:\n  api_key: {type: apiKey, in: header, name: X-Key}\n  open: {type: openIdConnect, openIdConnectUrl: a}\n  \
             oauth: {type: oauth2, flows: {password: {tokenUrl: a, scopes: {read: r}}, implicit: {authorizationUrl: a, scopes: {write: w}}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-security-scheme]: the security scheme `api_kye` is not defined
         --> spec/test.yaml:6:19
          |
        6 |       security: [{api_kye: []}, {api_key: []}, {}, {api_key: [read]}, {oauth: [read, raed, other]}, {open: [any]}]
          |                   ^^^^^^^
          |
          = help: did you mean `api_key`?

        error[unknown-security-scheme]: the security scheme `api_key` is of type apiKey, which has no scopes
         --> spec/test.yaml:6:63
          |
        6 |       security: [{api_kye: []}, {api_key: []}, {}, {api_key: [read]}, {oauth: [read, raed, other]}, {open: [any]}]
          |                                                               ^^^^
          |
          = help: leave the list empty: `[]`

        error[unknown-security-scheme]: no flow of `oauth` has the scope `raed`
         --> spec/test.yaml:6:86
          |
        6 |       security: [{api_kye: []}, {api_key: []}, {}, {api_key: [read]}, {oauth: [read, raed, other]}, {open: [any]}]
          |                                                                                      ^^^^
          |
          = help: did you mean `read`?

        error[unknown-security-scheme]: no flow of `oauth` has the scope `other`
         --> spec/test.yaml:6:92
          |
        6 |       security: [{api_kye: []}, {api_key: []}, {}, {api_key: [read]}, {oauth: [read, raed, other]}, {open: [any]}]
          |                                                                                            ^^^^^
          |
          = help: add it to the `scopes` of the flow that grants it
        ");
    }
}
