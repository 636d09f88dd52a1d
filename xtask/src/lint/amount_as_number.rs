//! `amount-as-number`: money is text, never a `number`.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::inputs::{Named, named};

const ID: &str = "amount-as-number";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "Money is text, never a `number`.",
    why: "A `number` becomes a float, which has no 0.10 and rounds what it cannot hold.",
    remedy: "Write `type: string` with `format: decimal`, or `type: integer` where the page counts the smallest unit.",
    bad: "components:\n  schemas:\n    Order:\n      type: object\n      properties:\n        pay_amt: {type: number}\n",
    good: "components:\n  schemas:\n    Order:\n      type: object\n      properties:\n        \
           pay_amt: {type: string, format: decimal}\n",
    check,
};

/// Words that say that a name is an amount of money.
const WORDS: [&str; 9] = ["amount", "amounts", "amt", "balance", "balances", "fee", "fees", "money", "price"];
/// What may follow such a word without making something else of it, as `rate` or `count` would.
const MORE: [&str; 16] = [
    "available",
    "cny",
    "due",
    "eur",
    "gross",
    "limit",
    "max",
    "min",
    "net",
    "paid",
    "pending",
    "refunded",
    "remaining",
    "total",
    "usd",
    "used",
];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for one in named(context) {
        let Some(schema) = number(context, one.schema) else { continue };
        let is_decimal = schema.get("format").and_then(Node::as_str) == Some("decimal");
        if is_decimal || is_amount(&one) {
            let message = format!("`{}` is an amount of money and a `number`", one.name);
            findings.push(
                Finding::error(ID, &context.document.name, one.span, message)
                    .label("a number becomes a float")
                    .help("write `type: string` and `format: decimal`"),
            );
        }
    }
}

/// The schema of the value, or of the items of a list, if it is a `number`.
fn number<'a>(context: &Context<'a>, schema: &'a Node) -> Option<&'a Node> {
    let resolved = context.document.resolve(schema)?;
    match resolved.get("type")?.as_str()? {
        "number" => Some(resolved),
        "array" => {
            let items = context.document.resolve(resolved.get("items")?)?;
            (items.get("type")?.as_str()? == "number").then_some(items)
        }
        _ => None,
    }
}

/// `pay_amt` and `balance_available` are amounts; `fee_mode` and `price_count` are not.
fn is_amount(one: &Named) -> bool {
    let words = one.words();
    let mut rest = words.iter().rev().skip_while(|word| MORE.contains(&word.as_str()));
    rest.next().is_some_and(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn money_is_known_by_its_name_or_its_format() {
        let text = with_operation(
            "parameters:\n  - {name: minPrice, in: query, schema: {type: number}}\n  - {name: fee_mode, in: query, schema: {type: number}}\nresponses: {}",
            "schemas:\n  Rate: {type: number}\n  Order:\n    properties:\n      amounts: {type: array, items: {type: number}}\n      \
             ratio: {type: number, format: decimal}\n      balance: {$ref: '#/components/schemas/Rate'}\n      \
             pay_amt: {type: string, format: decimal}\n      amount: {type: integer}\n      balance_available: {type: number}\n      load_balancer: {type: number}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[amount-as-number]: `minPrice` is an amount of money and a `number`
         --> spec/test.yaml:7:18
          |
        7 |         - {name: minPrice, in: query, schema: {type: number}}
          |                  ^^^^^^^^ a number becomes a float
          |
          = help: write `type: string` and `format: decimal`

        error[amount-as-number]: `amounts` is an amount of money and a `number`
          --> spec/test.yaml:15:9
           |
        15 |         amounts: {type: array, items: {type: number}}
           |         ^^^^^^^ a number becomes a float
           |
           = help: write `type: string` and `format: decimal`

        error[amount-as-number]: `ratio` is an amount of money and a `number`
          --> spec/test.yaml:16:9
           |
        16 |         ratio: {type: number, format: decimal}
           |         ^^^^^ a number becomes a float
           |
           = help: write `type: string` and `format: decimal`

        error[amount-as-number]: `balance` is an amount of money and a `number`
          --> spec/test.yaml:17:9
           |
        17 |         balance: {$ref: '#/components/schemas/Rate'}
           |         ^^^^^^^ a number becomes a float
           |
           = help: write `type: string` and `format: decimal`

        error[amount-as-number]: `balance_available` is an amount of money and a `number`
          --> spec/test.yaml:20:9
           |
        20 |         balance_available: {type: number}
           |         ^^^^^^^^^^^^^^^^^ a number becomes a float
           |
           = help: write `type: string` and `format: decimal`
        ");
    }
}
