//! `server-url`: a server is an https URL that a path can be added to, or `/`.

use crate::document::{Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};
use crate::lower::hosts::{is_usable, prefix};

use super::walk::Kind;

const ID: &str = "server-url";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "A server is an https URL that a path can be added to, or `/`.",
    why: "Credentials go to a server, so the client takes https alone; a URL with a user, a query or a variable without a default is none that a path can be added to. A path starts with `/`, so that a server ends without one.",
    remedy: "Write the https URL, or `/` where the caller has to name it.",
    bad: "servers: [{url: 'http://api.example.com'}]\n",
    good: "servers: [{url: 'https://api.example.com'}]\n",
    check,
};

/// The client refuses everything else, because a credential would go there.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    for place in context.places.iter().filter(|place| place.kind == Kind::Server) {
        let Some(url) = place.node.get("url") else { continue };
        let text = filled(place.node, url.as_str().unwrap_or_default());
        let bare = text.trim_end_matches('/');
        let is_path = text == "/" || (!bare.is_empty() && prefix(bare) == bare);
        if !is_path && !is_usable(bare) {
            let help = "write an https URL without user, query or fragment, whose variables have a `default`, or `/` if \
                        the caller has to name it";
            let finding = Finding::error(ID, name, url.span.clone(), "the client could not use this server");
            findings.push(finding.help(help));
        } else if text != "/" && bare != text {
            // Our client takes the slash away; the standard does not.
            let finding = Finding::warning(ID, name, url.span.clone(), "a server that ends with `/`");
            findings.push(finding.help("remove the slash: each path begins with one, and is appended as it is"));
        }
    }
}

/// The URL with the defaults of its variables, as the client uses it.
fn filled(server: &Node, url: &str) -> String {
    let mut url = url.to_owned();
    for variable in server.get("variables").map_or(&[][..], Node::entries) {
        let default = match variable.value.get("default").map(|default| &default.value) {
            Some(Value::String(text)) if !text.is_empty() => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => continue,
        };
        url = url.replace(&format!("{{{}}}", variable.key), &default);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::document::Document;
    use crate::lint::Context;
    use crate::lint::testing::{run, with_operation};

    fn lines(servers: &str) -> usize {
        let text = with_operation(&format!("servers: {servers}\nresponses: {{}}"), "");
        let document = Document::parse("spec/test.yaml", &text).unwrap();
        let mut findings = Vec::new();
        check(&Context::new(&document), &mut findings);
        findings.len()
    }

    #[test]
    fn only_https_and_a_host_to_be_named_are_fine() {
        assert_eq!(lines("[{url: 'https://api.example/v1'}, {url: /}]"), 0);
        assert_eq!(
            lines("[{url: 'http://api.example'}, {url: 'https://{region}.example'}, {url: 'https://a.example/?b=1'}]"),
            3
        );
        assert_eq!(lines("[{url: 'https://127.0.0.1'}, {url: ''}, {url: 'v1'}, {url: '/../v1'}, {url: '//'}]"), 5);
        // The client fills variables with their defaults.
        let variables = "variables: {region: {default: eu}, version: {default: 1}}";
        assert_eq!(
            lines(&format!("[{{url: 'https://{{region}}.example/{{version}}', {variables}}}, {{url: /v1}}]")),
            0
        );
        assert_eq!(lines("[{url: 'https://{region}.example', variables: {region: {enum: [eu]}}}]"), 1);
        let text = with_operation("servers: [{url: 'http://api.example'}]\nresponses: {}", "");
        insta::assert_snapshot!(run(check, &text), @r"
        error[server-url]: the client could not use this server
         --> spec/test.yaml:6:23
          |
        6 |       servers: [{url: 'http://api.example'}]
          |                       ^^^^^^^^^^^^^^^^^^^^
          |
          = help: write an https URL without user, query or fragment, whose variables have a `default`, or `/` if the caller has to name it
        ");
    }

    #[test]
    fn a_slash_at_the_end_is_one_too_many() {
        let text = with_operation("servers: [{url: 'https://api.example/v1/'}, {url: /v1/}]\nresponses: {}", "");
        insta::assert_snapshot!(run(check, &text), @r"
        warning[server-url]: a server that ends with `/`
         --> spec/test.yaml:6:23
          |
        6 |       servers: [{url: 'https://api.example/v1/'}, {url: /v1/}]
          |                       ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: remove the slash: each path begins with one, and is appended as it is

        warning[server-url]: a server that ends with `/`
         --> spec/test.yaml:6:57
          |
        6 |       servers: [{url: 'https://api.example/v1/'}, {url: /v1/}]
          |                                                         ^^^^
          |
          = help: remove the slash: each path begins with one, and is appended as it is
        ");
    }
}
