//! `server-url`: a server is an https URL that a path can be added to, or `/`.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "server-url";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "A server is an https URL that a path can be added to, or `/`.",
    why: "Credentials go to a server, so the client takes https alone; a URL with variables, a user or a query is none that a path can be added to.",
    remedy: "Write the https URL, or `/` where the caller has to name it.",
    bad: "servers: [{url: 'http://api.example.com'}]\n",
    good: "servers: [{url: 'https://api.example.com'}]\n",
    check,
};

/// The client refuses everything else, because a credential would go there.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for place in context.places.iter().filter(|place| place.kind == Kind::Server) {
        let Some(url) = place.node.get("url") else { continue };
        let text = url.as_str().unwrap_or_default();
        let is_plain = text.starts_with("https://") && !text.contains(['{', '?', '#', '@', ' ']);
        if text != "/" && !is_plain {
            let help =
                "write an https URL without variables, user, query or fragment, or `/` if the caller has to name it";
            findings.push(
                Finding::error(ID, &document.name, url.span.clone(), "the client could not use this server").help(help),
            );
        }
    }
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
        let text = with_operation("servers: [{url: 'http://api.example'}]\nresponses: {}", "");
        insta::assert_snapshot!(run(check, &text), @r"
        error[server-url]: the client could not use this server
         --> spec/test.yaml:6:23
          |
        6 |       servers: [{url: 'http://api.example'}]
          |                       ^^^^^^^^^^^^^^^^^^^^
          |
          = help: write an https URL without variables, user, query or fragment, or `/` if the caller has to name it
        ");
    }
}
