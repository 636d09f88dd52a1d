//! `malformed-url`: URLs and e-mail addresses have the form of one.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::standard::Holds;
use super::walk::Kind;

const ID: &str = "malformed-url";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "URLs and e-mail addresses have the form of one.",
    why: "Nobody can follow them, and tools that read them refuse the document.",
    remedy: "Correct the address; a space in a URL is `%20`.",
    bad: "externalDocs: {url: 'https://docs.example/a b'}\n",
    good: "externalDocs: {url: 'https://docs.example/a%20b'}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut add = |node: &Node, what: &str, label: String, help: &str| {
        let finding = Finding::error(ID, &context.document.name, node.span.clone(), format!("this is no {what}"));
        findings.push(finding.label(label).help(help));
    };
    for place in context.places.iter().filter(|place| has_address(place.kind) && place.reference().is_none()) {
        for entry in place.node.entries() {
            let Some(text) = entry.value.as_str() else { continue };
            match place.kind.field(&entry.key).map(|field| field.holds) {
                Some(Holds::Url) => {
                    if let Some(why) = url_flaw(text, false) {
                        add(
                            &entry.value,
                            "URL",
                            why,
                            "correct it; what is not allowed is written as `%20` and the like",
                        );
                    }
                }
                Some(Holds::Email) if !is_email(text) => {
                    add(&entry.value, "e-mail address", String::new(), "write an address such as `api@example.com`");
                }
                Some(Holds::Text) if place.kind == Kind::Server && entry.key == "url" => {
                    if let Some(why) = url_flaw(text, true) {
                        add(&entry.value, "URL", why, "correct it; variables are written as `{name}`");
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether any field of such an object is looked at.
fn has_address(kind: Kind) -> bool {
    kind == Kind::Server || kind.fields().iter().any(|field| matches!(field.holds, Holds::Url | Holds::Email))
}

/// A URL may be relative, so only its characters can be wrong, and a host that is missing.
fn url_flaw(text: &str, has_braces: bool) -> Option<String> {
    let is_wrong = |c: char| {
        c.is_whitespace() || c.is_control() || "<>\"\\^`|".contains(c) || (!has_braces && matches!(c, '{' | '}'))
    };
    if let Some(wrong) = text.chars().find(|c| is_wrong(*c)) {
        return Some(match wrong {
            ' ' => "it has a space".to_owned(),
            wrong => format!("it has the character {wrong:?}"),
        });
    }
    let has_no_host = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| text.strip_prefix(scheme))
        .any(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#', ':']));
    has_no_host.then(|| "it has no host".to_owned())
}

fn is_email(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    let is_word = |word: &str| !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c == '@' || c == ':');
    parts
        .is_some_and(|(name, host)| is_word(host) && !host.starts_with('.') && (is_word(name) || name.starts_with('"')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn each_of_them_is_shown() {
        let text = "info: {title: t, version: '1', termsOfService: see our site, contact: {email: nobody, url: 'a|b'}, license: {name: n, url: LICENSE}}\n\
                    servers: [{url: 'https://{host} /'}, {url: 'https://{host}/'}, {url: 'https://'}]\nexternalDocs: {url: 'https://{a}'}\ntags: [{name: a, externalDocs: {url: '../a.html'}}]\n";
        insta::assert_snapshot!(run(check, text), @r"
        error[malformed-url]: this is no URL
         --> spec/test.yaml:1:48
          |
        1 | info: {title: t, version: '1', termsOfService: see our site, contact: {email: nobody, url: 'a|b'}, license: {name: n, url: LICENSE}}
          |                                                ^^^^^^^^^^^^ it has a space
          |
          = help: correct it; what is not allowed is written as `%20` and the like

        error[malformed-url]: this is no e-mail address
         --> spec/test.yaml:1:79
          |
        1 | info: {title: t, version: '1', termsOfService: see our site, contact: {email: nobody, url: 'a|b'}, license: {name: n, url: LICENSE}}
          |                                                                               ^^^^^^
          |
          = help: write an address such as `api@example.com`

        error[malformed-url]: this is no URL
         --> spec/test.yaml:1:92
          |
        1 | info: {title: t, version: '1', termsOfService: see our site, contact: {email: nobody, url: 'a|b'}, license: {name: n, url: LICENSE}}
          |                                                                                            ^^^^^ it has the character '|'
          |
          = help: correct it; what is not allowed is written as `%20` and the like

        error[malformed-url]: this is no URL
         --> spec/test.yaml:2:17
          |
        2 | servers: [{url: 'https://{host} /'}, {url: 'https://{host}/'}, {url: 'https://'}]
          |                 ^^^^^^^^^^^^^^^^^^ it has a space
          |
          = help: correct it; variables are written as `{name}`

        error[malformed-url]: this is no URL
         --> spec/test.yaml:2:70
          |
        2 | servers: [{url: 'https://{host} /'}, {url: 'https://{host}/'}, {url: 'https://'}]
          |                                                                      ^^^^^^^^^^ it has no host
          |
          = help: correct it; variables are written as `{name}`

        error[malformed-url]: this is no URL
         --> spec/test.yaml:3:21
          |
        3 | externalDocs: {url: 'https://{a}'}
          |                     ^^^^^^^^^^^^^ it has the character '{'
          |
          = help: correct it; what is not allowed is written as `%20` and the like
        ");
    }

    #[test]
    fn addresses_are_told_from_other_text() {
        for good in ["a@b.example", "a.b+c@example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "@b", "a@", "a b@c", "mailto:a@b", "https://a.example"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
