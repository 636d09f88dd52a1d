//! `server-variable`: the names in braces of a server's URL and its variables are the same.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::path_parameters::names_in;
use super::similar::did_you_mean;
use super::walk::Kind;

const ID: &str = "server-variable";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "The names in braces of a server's URL and its variables are the same.",
    why: "A name without a variable leaves braces in the host of every call.",
    remedy: "Define each name of the URL under `variables`, with a `default` that is one of its `enum`.",
    bad: "servers: [{url: 'https://{region}.example', variables: {regoin: {default: eu}}}]\n",
    good: "servers: [{url: 'https://{region}.example', variables: {region: {default: eu}}}]\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    for place in context.places.iter() {
        match place.kind {
            Kind::Server => check_server(name, place.node, findings),
            Kind::ServerVariable => check_default(name, place.node, findings),
            _ => {}
        }
    }
}

fn check_server(file: &str, server: &Node, findings: &mut Vec<Finding>) {
    let Some((node, url)) = server.get("url").and_then(|node| Some((node, node.as_str()?))) else { return };
    let Some(names) = names_in(url) else {
        let finding = Finding::error(ID, file, node.span.clone(), "the braces of the URL do not match");
        return findings.push(finding.help("write each variable as `{name}`"));
    };
    let variables = server.get("variables").map_or(&[][..], Node::entries);
    for name in names.iter().filter(|name| !variables.iter().any(|variable| variable.key == **name)) {
        let known = variables.iter().map(|variable| variable.key.as_str());
        let help = did_you_mean(name, known, &format!("add `variables: {{{name}: {{default: …}}}}`"));
        let message = format!("the server variable `{name}` is not defined");
        findings.push(Finding::error(ID, file, node.span.clone(), message).help(help));
    }
    for variable in variables.iter().filter(|variable| !names.contains(&variable.key.as_str())) {
        let message = format!("the URL has no `{{{}}}`", variable.key);
        let help = did_you_mean(&variable.key, names.iter().copied(), "write it into the URL, or remove the variable");
        findings.push(Finding::warning(ID, file, variable.key_span.clone(), message).help(help));
    }
}

fn check_default(file: &str, variable: &Node, findings: &mut Vec<Finding>) {
    let values: Vec<&str> = variable.get("enum").map_or(&[][..], Node::items).iter().filter_map(Node::as_str).collect();
    let Some((node, text)) = variable.get("default").and_then(|node| Some((node, node.as_str()?))) else { return };
    if !values.is_empty() && !values.contains(&text) {
        let help = did_you_mean(text, values.iter().copied(), "add it to `enum`, or write one of its values");
        let message = format!("the default `{text}` is not in `enum`");
        findings.push(Finding::error(ID, file, node.span.clone(), message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn urls_and_variables_are_held_against_each_other() {
        let text = "servers:\n  - {url: 'https://{region}.{zone}.example', variables: {regoin: {default: a}, port: {default: '1', enum: ['2']}}}\n  \
                    - {url: 'https://{region.example'}\n  - {url: /, variables: {}}\n  - {url: 'https://{a}', variables: {a: {default: b, enum: [a, b]}}}\n";
        insta::assert_snapshot!(run(check, text), @r"
        error[server-variable]: the server variable `region` is not defined
         --> spec/test.yaml:2:11
          |
        2 |   - {url: 'https://{region}.{zone}.example', variables: {regoin: {default: a}, port: {default: '1', enum: ['2']}}}
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `regoin`?

        error[server-variable]: the server variable `zone` is not defined
         --> spec/test.yaml:2:11
          |
        2 |   - {url: 'https://{region}.{zone}.example', variables: {regoin: {default: a}, port: {default: '1', enum: ['2']}}}
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: add `variables: {zone: {default: …}}`

        warning[server-variable]: the URL has no `{regoin}`
         --> spec/test.yaml:2:58
          |
        2 |   - {url: 'https://{region}.{zone}.example', variables: {regoin: {default: a}, port: {default: '1', enum: ['2']}}}
          |                                                          ^^^^^^
          |
          = help: did you mean `region`?

        warning[server-variable]: the URL has no `{port}`
         --> spec/test.yaml:2:80
          |
        2 |   - {url: 'https://{region}.{zone}.example', variables: {regoin: {default: a}, port: {default: '1', enum: ['2']}}}
          |                                                                                ^^^^
          |
          = help: write it into the URL, or remove the variable

        error[server-variable]: the default `1` is not in `enum`
         --> spec/test.yaml:2:96
          |
        2 |   - {url: 'https://{region}.{zone}.example', variables: {regoin: {default: a}, port: {default: '1', enum: ['2']}}}
          |                                                                                                ^^^
          |
          = help: add it to `enum`, or write one of its values

        error[server-variable]: the braces of the URL do not match
         --> spec/test.yaml:3:11
          |
        3 |   - {url: 'https://{region.example'}
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: write each variable as `{name}`
        ");
    }
}
