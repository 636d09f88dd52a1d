//! `secret-as-text`: a secret is marked as one, so that it never prints.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::inputs::{Named, named};

const ID: &str = "secret-as-text";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "A secret is marked as one, so that it never prints.",
    why: "Plain text prints in logs and in debug output; `format: password` becomes a type that does not.",
    remedy: "Write `format: password`, or `x-sensitive: true` where it is no password and still must not print.",
    bad: "components:\n  schemas:\n    Login:\n      type: object\n      properties:\n        access_token: {type: string}\n",
    good: "components:\n  schemas:\n    Login:\n      type: object\n      properties:\n        \
           access_token: {type: string, format: password}\n",
    check,
};

/// Words at the end of a name that say that it is a secret.
const SECRETS: [&str; 10] =
    ["password", "passwd", "passphrase", "passcode", "pwd", "secret", "secrets", "token", "apikey", "cvv"];
/// Two words at the end of a name.
const KEYS: [[&str; 2]; 5] =
    [["api", "key"], ["private", "key"], ["secret", "key"], ["access", "key"], ["signing", "key"]];
/// Words before `token` that say that it only marks a place in a list, or a request.
const HARMLESS: [&str; 12] = [
    "page",
    "next",
    "previous",
    "prev",
    "continuation",
    "continue",
    "cursor",
    "pagination",
    "sync",
    "skip",
    "idempotency",
    "client",
];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for one in named(context).filter(is_secret) {
        if !is_open_text(context, &one) {
            continue;
        }
        let message = format!("`{}` is a secret and would print", one.name);
        let help = "add `format: password`, or `x-sensitive: true` where it is no password";
        findings.push(Finding::error(ID, &context.document.name, one.span, message).help(help));
    }
}

fn is_secret(one: &Named) -> bool {
    if !may_be_secret(one.name) {
        return false;
    }
    let words = one.words();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [.., before, "token"] if HARMLESS.contains(&before) => false,
        [.., one, two] if KEYS.contains(&[one, two]) => true,
        [.., last] => SECRETS.contains(&last),
        [] => false,
    }
}

/// Whether the last word may be one that counts; taking each of 100,000 names apart takes long.
fn may_be_secret(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends_with = |word: &str| {
        let end = name.len().checked_sub(word.len()).and_then(|at| name.get(at..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    !name.is_ascii() || SECRETS.iter().chain(KEYS.iter().map(|[_, last]| last)).any(|word| ends_with(word))
}

/// Text that nothing keeps from printing.
fn is_open_text(context: &Context, one: &Named) -> bool {
    let Some(schema) = context.document.resolve(one.schema) else { return false };
    let text = |key: &str| schema.get(key).and_then(Node::as_str);
    let is_marked = |mark: &str| [one.holder, schema].iter().any(|node| node.get(mark).is_some());
    let is_hidden = text("format") == Some("password") || is_marked("x-sensitive") || is_marked("x-credential");
    text("type") == Some("string") && schema.get("enum").is_none() && !is_hidden
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn secrets_are_known_by_their_names() {
        let text = with_operation(
            "parameters:\n  - {name: X-Api-Key, in: header, schema: {type: string}}\n  - {name: page_token, in: query, schema: {type: string}}\nresponses: {}",
            "schemas:\n  Text: {type: string}\n  Login:\n    properties:\n      userPassword: {$ref: '#/components/schemas/Text'}\n      \
             token: {type: string, x-sensitive: true}\n      secret: {type: string, format: password}\n      token_type: {type: string}\n      \
             has_password: {type: boolean}\n      private_key: {type: string}\n      apikey: {type: string}\n      passcode: {type: string}\n      card_cvv: {type: string}\n      donkey: {type: string}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[secret-as-text]: `X-Api-Key` is a secret and would print
         --> spec/test.yaml:7:18
          |
        7 |         - {name: X-Api-Key, in: header, schema: {type: string}}
          |                  ^^^^^^^^^
          |
          = help: add `format: password`, or `x-sensitive: true` where it is no password

        error[secret-as-text]: `userPassword` is a secret and would print
          --> spec/test.yaml:15:9
           |
        15 |         userPassword: {$ref: '#/components/schemas/Text'}
           |         ^^^^^^^^^^^^
           |
           = help: add `format: password`, or `x-sensitive: true` where it is no password

        error[secret-as-text]: `private_key` is a secret and would print
          --> spec/test.yaml:20:9
           |
        20 |         private_key: {type: string}
           |         ^^^^^^^^^^^
           |
           = help: add `format: password`, or `x-sensitive: true` where it is no password

        error[secret-as-text]: `apikey` is a secret and would print
          --> spec/test.yaml:21:9
           |
        21 |         apikey: {type: string}
           |         ^^^^^^
           |
           = help: add `format: password`, or `x-sensitive: true` where it is no password

        error[secret-as-text]: `passcode` is a secret and would print
          --> spec/test.yaml:22:9
           |
        22 |         passcode: {type: string}
           |         ^^^^^^^^
           |
           = help: add `format: password`, or `x-sensitive: true` where it is no password

        error[secret-as-text]: `card_cvv` is a secret and would print
          --> spec/test.yaml:23:9
           |
        23 |         card_cvv: {type: string}
           |         ^^^^^^^^
           |
           = help: add `format: password`, or `x-sensitive: true` where it is no password
        ");
    }
}
