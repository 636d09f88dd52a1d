//! `path-parameters`: the names in braces of a path and the declared path parameters are the same.

use std::collections::HashSet;

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::most_similar;
use super::walk::Kind;
use crate::document::METHODS;

const ID: &str = "path-parameters";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "The names in braces of a path and the declared path parameters are the same.",
    why: "A name without a parameter would be sent with its braces, and a parameter without a place would not be sent.",
    remedy: "Declare each name of the path once, with `in: path` and `required: true`, or take it out of the path.",
    bad: "paths:\n  /orders/{id}:\n    get:\n      responses: {'200': {description: Fine.}}\n",
    good: "paths:\n  /orders/{id}:\n    get:\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses: {'200': {description: Fine.}}\n",
    check,
};

const QUERY_HELP: &str = "end the path before the `?`, and declare each name of the query with `in: query`";

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut report = Report { context, findings };
    for place in context.places.iter().filter(|place| place.kind == Kind::Parameter) {
        report.required(place.node);
    }
    for entry in context.document.root.get("paths").map_or(&[][..], Node::entries) {
        if entry.key.starts_with('/') {
            report.path(entry);
        }
    }
}

struct Report<'c, 'a, 'f> {
    context: &'c Context<'a>,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Report<'_, 'a, '_> {
    fn add(&mut self, span: std::ops::Range<usize>, message: String, help: String) {
        self.findings.push(Finding::error(ID, &self.context.document.name, span, message).help(help));
    }

    fn required(&mut self, parameter: &Node) {
        let Some(place) = parameter.entry("in").filter(|place| place.value.as_str() == Some("path")) else { return };
        let required = parameter.get("required");
        if required.and_then(Node::as_bool) != Some(true) {
            let span = required.unwrap_or(&place.value).span.clone();
            let name = parameter.get("name").and_then(Node::as_str).unwrap_or_default();
            self.add(span, format!("the path parameter `{name}` is not required"), "write `required: true`".to_owned());
        }
    }

    fn path(&mut self, path: &'a Entry) {
        let Some(names) = names_in(&path.key) else {
            let message = format!("the braces of `{}` do not match", path.key);
            return self.add(path.key_span.clone(), message, "write each parameter as `{name}`".to_owned());
        };
        if let Some(name) = twice(&names) {
            let message = format!("`{{{name}}}` is twice in the path");
            self.add(path.key_span.clone(), message, "give each place a name of its own".to_owned());
        }
        let Some(item) = self.context.refs.resolve(&path.value) else { return };
        let shared = declared(self.context, item);
        let operations = item.entries().iter().filter(|entry| METHODS.contains(&entry.key.as_str()));
        let operations: Vec<_> = operations.map(|entry| (entry, declared(self.context, &entry.value))).collect();
        for list in std::iter::once(&shared).chain(operations.iter().map(|(_, list)| list)) {
            self.unused(&names, list);
        }
        self.undeclared(path, &names, &shared, &operations);
    }

    fn unused(&mut self, names: &[&str], list: &Declared<'a>) {
        for (name, span) in list.names.iter().filter(|(name, _)| !names.contains(name)) {
            let help = match most_similar(name, names.iter().copied()) {
                Some(best) => format!("did you mean `{best}`?"),
                None => format!("write `{{{name}}}` into the path, or remove the parameter"),
            };
            self.add(span.clone(), format!("the path has no `{{{name}}}`"), help);
        }
    }

    /// One finding at the path if all its operations lack a name, or else one at each that does.
    fn undeclared(&mut self, path: &Entry, names: &[&str], shared: &Declared, operations: &[(&Entry, Declared)]) {
        for name in names {
            let lacks = |list: &Declared| list.is_complete && !list.names.iter().any(|(declared, _)| declared == name);
            if !lacks(shared) {
                continue;
            }
            let without: Vec<_> = operations.iter().filter(|(_, list)| lacks(list)).collect();
            let is_query = path.key.split_once(&format!("{{{name}}}")).is_some_and(|(before, _)| before.contains('?'));
            let help =
                format!("add `- {{name: {name}, in: path, required: true, schema: {{type: string}}}}` to `parameters`");
            let help = if is_query { QUERY_HELP.to_owned() } else { help };
            let message = format!("the path parameter `{name}` is not declared");
            if without.len() == operations.len() && without.len() > 1 {
                self.add(path.key_span.clone(), message, help);
                continue;
            }
            for (operation, _) in without {
                let message = format!("{message} for {} {}", operation.key.to_uppercase(), path.key);
                self.add(operation.key_span.clone(), message, help.clone());
            }
        }
    }
}

/// The path parameters of one list.
struct Declared<'a> {
    /// Each with what to point at.
    names: Vec<(&'a str, std::ops::Range<usize>)>,
    /// False if a `$ref` of the list leads nowhere that can be read.
    is_complete: bool,
}

fn declared<'a>(context: &Context<'a>, around: &'a Node) -> Declared<'a> {
    let mut found = Declared { names: Vec::new(), is_complete: true };
    for item in around.get("parameters").map_or(&[][..], Node::items) {
        let Some(parameter) = context.refs.resolve(item) else {
            found.is_complete = false;
            continue;
        };
        let name = parameter.get("name").filter(|_| parameter.get("in").and_then(Node::as_str) == Some("path"));
        if let Some(name) = name {
            let span = item.get("$ref").unwrap_or(name).span.clone();
            found.names.extend(name.as_str().map(|name| (name, span)));
        }
    }
    found
}

fn twice<'a>(names: &[&'a str]) -> Option<&'a str> {
    let mut seen = HashSet::new();
    names.iter().copied().find(|name| !seen.insert(*name))
}

/// The names in braces; `None` if the braces do not match.
pub fn names_in(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest.get(at..)?.strip_prefix('{')?;
        let end = inside.find(['{', '}']).filter(|end| inside[*end..].starts_with('}') && *end > 0)?;
        names.push(&inside[..end]);
        rest = &inside[end + 1..];
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn paths_and_parameters_are_held_against_each_other() {
        let text = "paths:\n  /a/{id}/{sub}:\n    parameters: [{name: id, in: path, required: true, schema: {}}]\n    get: {parameters: [{name: bus, in: path, required: true, schema: {}}]}\n    \
                    post: {parameters: [{$ref: '#/components/parameters/Sub'}]}\n  /b/{id}:\n    get: {}\n    put: {}\n  /c/{id}:\n    get: {parameters: [{$ref: 'other.yaml#/Id'}]}\n  \
                    /d/{id:\n    get: {}\n  /e/{id}/{id}:\n    parameters: [{name: id, in: path, required: false, schema: {}}, {name: id, in: query, schema: {}}]\n  \
                    /f:\n    get: {parameters: [{$ref: '#/components/parameters/Sub'}]}\n  /g/{id}: {summary: no operation}\n  /h?i={i}: {get: {}}\ncomponents: {parameters: {Sub: {name: sub, in: path, schema: {}}}}\n";
        insta::assert_snapshot!(run(check, text), @r"
        error[path-parameters]: the path parameter `sub` is not declared for GET /a/{id}/{sub}
         --> spec/test.yaml:4:5
          |
        4 |     get: {parameters: [{name: bus, in: path, required: true, schema: {}}]}
          |     ^^^
          |
          = help: add `- {name: sub, in: path, required: true, schema: {type: string}}` to `parameters`

        error[path-parameters]: the path has no `{bus}`
         --> spec/test.yaml:4:31
          |
        4 |     get: {parameters: [{name: bus, in: path, required: true, schema: {}}]}
          |                               ^^^
          |
          = help: write `{bus}` into the path, or remove the parameter

        error[path-parameters]: the path parameter `id` is not declared
         --> spec/test.yaml:6:3
          |
        6 |   /b/{id}:
          |   ^^^^^^^
          |
          = help: add `- {name: id, in: path, required: true, schema: {type: string}}` to `parameters`

        error[path-parameters]: the braces of `/d/{id` do not match
          --> spec/test.yaml:11:3
           |
        11 |   /d/{id:
           |   ^^^^^^
           |
           = help: write each parameter as `{name}`

        error[path-parameters]: `{id}` is twice in the path
          --> spec/test.yaml:13:3
           |
        13 |   /e/{id}/{id}:
           |   ^^^^^^^^^^^^
           |
           = help: give each place a name of its own

        error[path-parameters]: the path parameter `id` is not required
          --> spec/test.yaml:14:49
           |
        14 |     parameters: [{name: id, in: path, required: false, schema: {}}, {name: id, in: query, schema: {}}]
           |                                                 ^^^^^
           |
           = help: write `required: true`

        error[path-parameters]: the path has no `{sub}`
          --> spec/test.yaml:16:31
           |
        16 |     get: {parameters: [{$ref: '#/components/parameters/Sub'}]}
           |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: write `{sub}` into the path, or remove the parameter

        error[path-parameters]: the path parameter `i` is not declared for GET /h?i={i}
          --> spec/test.yaml:18:14
           |
        18 |   /h?i={i}: {get: {}}
           |              ^^^
           |
           = help: end the path before the `?`, and declare each name of the query with `in: query`

        error[path-parameters]: the path parameter `sub` is not required
          --> spec/test.yaml:19:48
           |
        19 | components: {parameters: {Sub: {name: sub, in: path, schema: {}}}}
           |                                                ^^^^
           |
           = help: write `required: true`
        ");
    }

    #[test]
    fn names_are_read() {
        assert_eq!(names_in("/a/{b}.{c}/d"), Some(vec!["b", "c"]));
        assert_eq!(names_in("/a"), Some(vec![]));
        for path in ["/{a", "/a}", "/{}", "/{a{b}}"] {
            assert_eq!(names_in(path), None, "{path}");
        }
    }
}
