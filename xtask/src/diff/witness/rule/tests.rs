//! Rules that are new or changed, and the requests that break them.

use serde_json::{Map, Value as Json, json};

use super::new_rule;
use crate::diff::operations::{Operation, operations};
use crate::diff::witness::Finder;
use crate::document::{Document, Node};
use crate::extension::Rule;
use crate::lint::samples::{Direction, validator};
use crate::request_rules::fault;

/// An operation with a body; its rules stand at `RULES`.
const PAY: &str = "
paths:
  /pay:
    post:
      operationId: pay
      x-rules: RULES
      parameters:
        - {name: shop, in: query, required: true, schema: {type: string, maxLength: 8}}
        - {name: dry, in: query, schema: {type: boolean}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pay'}
components:
  schemas:
    Pay:
      type: object
      required: [no, amount]
      additionalProperties: false
      properties:
        no: {type: string, minLength: 1, maxLength: 32}
        amount: {type: string, format: decimal, maxLength: 14}
        mode: {allOf: [{$ref: '#/components/schemas/Mode'}], default: now}
        remark: {type: string, minLength: 1}
        times: {type: integer, minimum: 1, maximum: 20}
        from: {type: string, pattern: '^[0-9]{13}$'}
        to: {type: string, pattern: '^[0-9]{13}$'}
        parts: {type: array, maxItems: 7, items: {$ref: '#/components/schemas/Part'}}
        buyer: {type: object, required: [id], properties: {id: {type: string}, card: {type: object, properties: {kind: {type: string, enum: [debit, credit]}}}}}
    Mode: {type: string, enum: [now, delay, batch]}
    Part:
      type: object
      required: [amount, fee]
      properties: {amount: {type: string, format: decimal}, fee: {type: string, enum: ['N', 'Y']}, note: {type: string}}
";

fn pay(rules: &str) -> Document {
    read(&PAY.replace("RULES", rules))
}

fn read(text: &str) -> Document {
    Document::parse("spec/test.yaml", text).unwrap()
}

/// One rule in the flow style of YAML.
fn rule(id: &str, asks: &str) -> String {
    format!("{{id: {id}, {asks}, page: p, says: s}}")
}

/// The operation with a name; the first one where there is none of this name.
fn operation<'d>(document: &'d Document, id: &str) -> Operation<'d> {
    let all = operations(document, document.root.get("paths"));
    *all.iter().find(|operation| operation.id() == Some(id)).unwrap_or(&all[0])
}

/// The request that breaks a rule of an operation, if there is one.
fn found(base: &Document, revision: &Document, id: &str, rule: &str) -> Option<Json> {
    let (was, is) = (operation(base, id), operation(revision, id));
    let is_wanted = |node: &&Node| node.get("id").and_then(Node::as_str) == Some(rule);
    let rule = is.node().get("x-rules").unwrap().items().iter().find(is_wanted).unwrap();
    let witness = new_rule(&mut Finder::new(base, revision), &was, &is, rule)?;
    assert!(witness.was_valid);
    Some(witness.value)
}

/// The same, after it was proven to break this rule and nothing else.
fn proven(base: &Document, revision: &Document, id: &str, rule: &str) -> Option<Json> {
    let request = found(base, revision, id, rule)?;
    assert_valid(base, &operation(base, id), &request);
    assert_valid(revision, &operation(revision, id), &request);
    assert_eq!(broken(&operation(base, id), &request), [""; 0], "breaks rules of the base: {request}");
    assert_eq!(broken(&operation(revision, id), &request), [rule], "does not break that rule alone: {request}");
    Some(request)
}

fn broken(operation: &Operation<'_>, request: &Json) -> Vec<String> {
    let rules = operation.node().get("x-rules").map_or(&[][..], Node::items);
    let rules = rules.iter().map(|rule| serde_json::from_value::<Rule>(rule.to_json()).unwrap());
    rules.filter(|rule| fault(&rule.when, &rule.then, request).is_some()).map(|rule| rule.id).collect()
}

/// A validator of JSON Schema accepts each parameter, and the rest as the body.
fn assert_valid(document: &Document, operation: &Operation<'_>, request: &Json) {
    let mut rest: Map<String, Json> = request.as_object().unwrap().clone();
    let accepts = |schema: &Node, value: &Json| {
        let validator = validator(document, schema, Direction::Request, 20).unwrap();
        assert!(validator.is_valid(value), "{} does not accept {value}", document.name);
    };
    for parameter in operation.parameters().map(|node| document.resolve(node).unwrap()) {
        let name = parameter.get("name").and_then(Node::as_str).unwrap();
        match rest.remove(name) {
            Some(value) => accepts(parameter.get("schema").unwrap(), &value),
            None => assert_ne!(parameter.get("required").and_then(Node::as_bool), Some(true), "{name} is missing"),
        }
    }
    let Some(body) = operation.node().get("requestBody").and_then(|body| document.resolve(body)) else {
        return assert!(rest.is_empty(), "has no place: {rest:?}");
    };
    let is_required = body.get("required").and_then(Node::as_bool) == Some(true);
    if is_required || !rest.is_empty() {
        let media = &body.get("content").unwrap().entries()[0].value;
        accepts(media.get("schema").unwrap(), &Json::Object(rest));
    }
}

/// The request that breaks the rule `new`, which the revision adds to the rules that both have.
fn of_new(kept: &[&str], asks: &str) -> Option<String> {
    let kept: Vec<String> = kept.iter().enumerate().map(|(at, asks)| rule(&format!("r{at}"), asks)).collect();
    let all = [&kept[..], &[rule("new", asks)]].concat();
    let list = |rules: &[String]| pay(&format!("[{}]", rules.join(", ")));
    proven(&list(&kept), &list(&all), "pay", "new").map(|request| request.to_string())
}

/// The request that breaks the rule `new`, which asks for something else than before.
fn of_changed(was: &str, is: &str) -> Option<String> {
    let [base, revision] = [was, is].map(|asks| pay(&format!("[{}]", rule("new", asks))));
    proven(&base, &revision, "pay", "new").map(|request| request.to_string())
}

/// One line for each: the rules that both have, the rule that is new or what it was before, and the request that breaks it.
fn table(rows: &[(&[&str], &str)]) -> String {
    let shown = |(kept, asks): &(&[&str], &str)| {
        let beside: String = kept.iter().map(|kept| format!("  beside {kept}\n")).collect();
        format!("{asks}\n{beside}  {}\n", of_new(kept, asks).unwrap_or_else(|| "none".to_owned()))
    };
    rows.iter().map(shown).collect()
}

#[test]
fn each_kind_of_demand_is_broken() {
    let shown = table(&[
        (&[], "then: {required: [remark]}"),
        (&[], "then: {required: [no, remark]}"),
        (&[], "then: {required: [dry]}"),
        (&[], "then: {required: [shop]}"),
        (&[], "then: {forbidden: [remark]}"),
        (&[], "then: {forbidden: [parts]}"),
        (&[], "then: {forbidden: [{at: /parts/*/fee, in: ['Y']}]}"),
        (&[], "then: {forbidden: [{at: /dry, in: [true]}]}"),
        (&[], "then: {at-least-one: [remark, times]}"),
        (&[], "then: {less-than: [from, to]}"),
        (&[], "then: {less-than: [times, from]}"),
        (&[], "then: {less-than: [remark, times]}"),
        (&[], "then: {less-than: [times, times]}"),
    ]);
    insta::assert_snapshot!(shown);
}

#[test]
fn each_kind_of_condition_is_made_to_hold() {
    let shown = table(&[
        (&[], "when: [{at: /mode, in: [delay]}], then: {required: [remark]}"),
        (&[], "when: [{at: /mode, not-in: [now]}], then: {required: [remark]}"),
        (&[], "when: [{at: /shop, not-in: [a]}], then: {required: [remark]}"),
        (&[], "when: [{at: /times, in: ['7']}], then: {required: [remark]}"),
        (&[], "when: [{at: /times, not-in: ['1']}], then: {required: [remark]}"),
        (&[], "when: [{at: /to, set: true}], then: {required: [from], less-than: [from, to]}"),
        (&[], "when: [{at: /parts/*/fee, in: ['Y']}], then: {required: [remark]}"),
        (&[], "when: [{at: /buyer/card/kind, not-in: [debit]}], then: {required: [remark]}"),
        (
            &[],
            "when: [{at: /mode, in: [batch]}, {at: /parts/*/note, set: true}, {at: /dry, set: true}], then: {forbidden: [times]}",
        ),
    ]);
    insta::assert_snapshot!(shown);
}

#[test]
fn the_rules_of_the_base_are_kept() {
    let delay = "when: [{at: /mode, in: [delay]}], then: {required: [remark]}";
    let shown = table(&[
        (&["then: {at-least-one: [remark, times]}"], "then: {required: [times]}"),
        (
            &["then: {required: [remark]}", "then: {forbidden: [times]}"],
            "when: [{at: /remark, set: true}], then: {required: [mode]}",
        ),
        (&[delay], "when: [{at: /mode, set: true}], then: {forbidden: [remark]}"),
        (&[delay], "when: [{at: /mode, not-in: [now]}], then: {required: [times]}"),
        (&[delay], "when: [{at: /mode, in: [delay]}], then: {required: [times]}"),
        (&["when: [{at: /to, set: true}], then: {required: [from], less-than: [from, to]}"], "then: {forbidden: [to]}"),
        (
            &["when: [{at: /times, set: true}], then: {forbidden: [{at: /parts/*/fee, in: ['N']}]}"],
            "when: [{at: /parts/*/fee, set: true}], then: {forbidden: [times]}",
        ),
    ]);
    insta::assert_snapshot!(shown);
}

#[test]
fn a_changed_rule_is_broken_where_it_was_kept() {
    let mut shown = String::new();
    for (was, is) in [
        (
            "when: [{at: /mode, in: [delay]}], then: {required: [remark]}",
            "when: [{at: /mode, in: [delay, batch]}], then: {required: [remark]}",
        ),
        (
            "when: [{at: /shop, not-in: ['0', '1']}], then: {required: [remark]}",
            "when: [{at: /shop, not-in: ['0']}], then: {required: [remark]}",
        ),
        (
            "when: [{at: /parts, set: true}, {at: /mode, set: true}], then: {required: [remark]}",
            "when: [{at: /parts, set: true}], then: {required: [remark]}",
        ),
        ("then: {required: [remark]}", "then: {required: [remark, times]}"),
        ("then: {at-least-one: [remark, times, from]}", "then: {at-least-one: [remark, times]}"),
        (
            "then: {forbidden: [{at: /parts/*/fee, in: ['Y']}]}",
            "then: {forbidden: [{at: /parts/*/fee, in: ['Y', 'N']}]}",
        ),
        ("then: {less-than: [from, to]}", "then: {less-than: [to, from]}"),
    ] {
        let request = of_changed(was, is).unwrap_or_else(|| "none".to_owned());
        shown.push_str(&format!("{was}\n  -> {is}\n  {request}\n"));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn what_nobody_can_break_has_no_witness() {
    for (kept, asks) in [
        // The schema demands it already.
        (&[][..], "then: {required: [no]}"),
        (&[], "then: {at-least-one: [remark, no]}"),
        (&[], "then: {less-than: [times, no]}, when: [{at: /no, in: ['']}]"),
        // The condition never holds.
        (&[], "when: [{at: /mode, in: [never]}], then: {required: [remark]}"),
        (&[], "when: [{at: /mode, in: [now]}, {at: /mode, in: [delay]}], then: {required: [remark]}"),
        (&[], "when: [{at: /no/inner, set: true}], then: {required: [remark]}"),
        (&[], "when: [{at: /mode/*, set: true}], then: {required: [remark]}"),
        (&[], "then: {forbidden: [{at: /parts/0/fee, set: true}]}"),
        // Another rule demands as much.
        (&["then: {required: [remark]}"], "then: {at-least-one: [remark, times]}"),
        (&["then: {forbidden: [times]}"], "when: [{at: /times, set: true}], then: {required: [remark]}"),
        (&["then: {required: [remark]}"], "then: {required: [remark]}"),
    ] {
        assert_eq!(of_new(kept, asks), None, "{asks}");
    }
    assert_eq!(of_changed("then: {required: [remark, times]}", "then: {required: [remark]}"), None);
    assert_eq!(of_changed("then: {forbidden: [remark]}", "then: {forbidden: [remark]}"), None);
}

#[test]
fn malformed_rules_have_no_witness() {
    for asks in [
        "then: {}",
        "then: 7",
        "then: {required: remark}",
        "then: {required: [nowhere]}",
        "then: {required: [remark, '']}",
        "then: {at-least-one: [nowhere]}",
        "then: {less-than: [from]}",
        "then: {less-than: [from, nowhere]}",
        "then: {forbidden: [{at: parts}]}",
        "then: {forbidden: [{at: '/', set: true}]}",
        "then: {forbidden: [{at: '/parts/~2', set: true}]}",
        "when: [{at: /nowhere, set: true}], then: {required: [remark]}",
        "when: [{at: '/parts/*/*/*', set: true}], then: {required: [remark]}",
        "when: {at: /mode}, then: {required: [remark]}",
        "when: [{at: /mode, in: []}], then: {required: [remark]}",
    ] {
        let [base, revision] = ["[]".to_owned(), format!("[{}]", rule("new", asks))].map(|rules| pay(&rules));
        assert_eq!(found(&base, &revision, "pay", "new"), None, "{asks}");
    }
    let long = format!("then: {{forbidden: [{{at: '{}', set: true}}]}}", "/buyer".repeat(5_000));
    assert_eq!(of_new(&[], &long), None);
    let many: Vec<String> = (0..5_000).map(|at| rule(&format!("r{at}"), "then: {required: [remark]}")).collect();
    let revision = pay(&format!("[{}, {}]", many.join(", "), rule("new", "then: {required: [remark]}")));
    assert_eq!(found(&pay("[]"), &revision, "pay", "new"), None);
    // What the base asks for is not known.
    let [base, revision] =
        ["[7]".to_owned(), format!("[{}]", rule("new", "then: {required: [remark]}"))].map(|rules| pay(&rules));
    assert_eq!(found(&base, &revision, "pay", "new"), None);
}

#[test]
fn both_documents_have_to_accept_the_request() {
    let added = rule("new", "when: [{at: /mode, in: [batch, delay]}], then: {required: [remark]}");
    let base = pay("[]");
    let text = base
        .text
        .replace("enum: [now, delay, batch]", "enum: [now, delay]")
        .replace("x-rules: []", &format!("x-rules: [{added}]"));
    let revision = read(&text.replace("required: [no, amount]", "required: [no, amount, times]"));
    let request = proven(&base, &revision, "pay", "new").unwrap();
    assert_eq!(request, json!({"shop": "a", "no": "a", "amount": "0.10", "mode": "delay", "times": 1}));
    // The base knows no such property, and takes no other one.
    let revision = read(
        &text
            .replace("[no, amount]", "[no, amount, new]")
            .replace("no: {type", "new: {type: string}\n        no: {type"),
    );
    assert_eq!(found(&base, &revision, "pay", "new"), None);
}

#[test]
fn a_body_that_may_be_left_out_has_to_be_whole_otherwise() {
    let text = "
paths:
  /list:
    get:
      operationId: list
      x-rules: RULES
      parameters: [{name: page, in: query, schema: {type: integer}}]
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: integer}}}
";
    let base = read(&text.replace("RULES", "[]"));
    let with = |asks: &str| read(&text.replace("RULES", &format!("[{}]", rule("new", asks))));
    let shown = |asks: &str| proven(&base, &with(asks), "list", "new").unwrap();
    assert_eq!(shown("then: {required: [a]}"), json!({}));
    assert_eq!(shown("when: [{at: /a, set: true}], then: {required: [page]}"), json!({"a": "a", "b": 1}));
}

#[test]
fn documented_requests_help_where_no_value_can_be_made() {
    let text = "
paths:
  /list/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, pattern: '^(?=7)(?!77)[0-9]+[a-f]$'}, example: 78f}]
    get:
      operationId: list
      x-rules: RULES
      parameters: [{name: page, in: query, schema: {type: integer}}]
";
    let base = read(&text.replace("RULES", "[]"));
    let revision = read(&text.replace("RULES", &format!("[{}]", rule("new", "then: {required: [page]}"))));
    assert_eq!(proven(&base, &revision, "list", "new"), Some(json!({"id": "78f"})));
    // Under another name of the parameter the request cannot be shown.
    let renamed = read(&revision.text.replace("list/{id}", "list/{no}").replace("name: id", "name: no"));
    assert_eq!(found(&base, &renamed, "list", "new"), None);
}

#[test]
fn an_empty_value_counts_as_absent() {
    let text = "
paths:
  /pay:
    post:
      x-rules: RULES
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [a, l], properties: {a: {type: string}, l: {type: array, items: {type: string}}}}
";
    let base = read(&text.replace("RULES", "[]"));
    let revision = read(&text.replace("RULES", &format!("[{}]", rule("new", "then: {required: [a]}"))));
    assert_eq!(proven(&base, &revision, "", "new"), Some(json!({"a": "", "l": []})));
    // Where nothing empty is sent, the schema refuses it already.
    let omits = |document: &Document| read(&format!("x-omit-empty: true\n{}", document.text));
    assert_eq!(found(&omits(&base), &omits(&revision), "", "new"), None);
}

#[test]
fn an_alternative_of_the_body_is_chosen_by_the_rule() {
    let text = "
paths:
  /pay:
    post:
      x-rules: RULES
      requestBody:
        required: true
        content:
          application/json:
            schema:
              oneOf: [{$ref: '#/components/schemas/card'}, {$ref: '#/components/schemas/bank'}]
              discriminator: {propertyName: kind}
components:
  schemas:
    card: {type: object, additionalProperties: false, required: [kind, no], properties: {kind: {type: string, enum: [card]}, no: {type: integer}, name: {type: string}}}
    bank: {type: object, additionalProperties: false, required: [kind, iban], properties: {kind: {type: string, enum: [bank]}, iban: {type: string}, name: {type: string}}}
";
    let base = read(&text.replace("RULES", "[]"));
    let with = |asks: &str| read(&text.replace("RULES", &format!("[{}]", rule("new", asks))));
    let shown = |asks: &str| proven(&base, &with(asks), "", "new").unwrap();
    assert_eq!(shown("when: [{at: /iban, set: true}], then: {required: [name]}"), json!({"kind": "bank", "iban": "a"}));
    assert_eq!(shown("when: [{at: /kind, in: [card]}], then: {required: [name]}"), json!({"kind": "card", "no": 1}));
}

#[test]
fn a_rule_that_cannot_be_broken_alone_is_broken_with_others() {
    let base = pay("[]");
    let rules = [rule("new", "then: {required: [remark]}"), rule("twin", "then: {at-least-one: [remark]}")];
    let revision = pay(&format!("[{}]", rules.join(", ")));
    let request = found(&base, &revision, "pay", "new").unwrap();
    assert_eq!(request, json!({"shop": "a", "no": "a", "amount": "0.10"}));
}

/// Each rule of the real documents, as if it were new.
#[test]
fn the_rules_of_the_real_documents_are_broken_one_by_one() {
    let sources = crate::source::read(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
    let mut shown = String::new();
    for source in &sources {
        let revision = Document::parse(&source.path, &source.text).unwrap();
        for (id, rule, base) in without_one_rule(&revision) {
            let request = proven(&base, &revision, &id, &rule).unwrap_or_else(|| panic!("{rule} has no witness"));
            shown.push_str(&format!("{id} {rule}\n  {request}\n"));
        }
    }
    insta::assert_snapshot!(shown);
}

/// The document once for each rule, which it lacks: operation, rule and document.
fn without_one_rule(document: &Document) -> Vec<(String, String, Document)> {
    let mut found = Vec::new();
    for operation in operations(document, document.root.get("paths")) {
        for (at, rule) in operation.node().get("x-rules").map_or(&[][..], Node::items).iter().enumerate() {
            let mut json = document.root.to_json();
            json["paths"][operation.path][&operation.entry.key]["x-rules"].as_array_mut().unwrap().remove(at);
            let base = Document::parse(&document.name, &json.to_string()).unwrap();
            let name = rule.get("id").and_then(Node::as_str).unwrap();
            found.push((operation.id().unwrap().to_owned(), name.to_owned(), base));
        }
    }
    found
}

/// Rules put together at random, against all requests that have these values.
#[test]
fn a_witness_is_found_wherever_there_is_one() {
    let requests = small_requests();
    let mut random = Random(7);
    let (mut found, mut missed) = (0, Vec::new());
    for _ in 0..400 {
        let kept: Vec<String> = (0..random.below(3)).map(|_| random.rule()).collect();
        let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
        let asks = random.rule();
        if of_new(&kept, &asks).is_some() {
            found += 1;
            continue;
        }
        let rules = |asks: &[&str]| -> Vec<Rule> {
            let texts: Vec<String> = asks.iter().map(|asks| rule("r", asks)).collect();
            let list = read(&format!("[{}]", texts.join(", ")));
            serde_json::from_value(list.root.to_json()).unwrap()
        };
        let (kept_rules, new) = (rules(&kept), rules(&[&asks]));
        let breaks =
            |rules: &[Rule], request: &Json| rules.iter().any(|rule| fault(&rule.when, &rule.then, request).is_some());
        let proof = requests.iter().find(|request| breaks(&new, request) && !breaks(&kept_rules, request));
        missed.extend(proof.map(|proof| format!("{asks} beside {kept:?}: {proof}")));
    }
    assert!(found > 200, "only {found} of 400");
    assert!(missed.is_empty(), "{} of {}: {missed:#?}", missed.len(), missed.len() + found);
}

/// Requests to `pay` with a few values of each input.
fn small_requests() -> Vec<Json> {
    let inputs = [
        ("mode", json!(["now", "delay", "batch"])),
        ("remark", json!(["a"])),
        ("times", json!([1, 2])),
        ("from", json!(["1111111111111", "2222222222222"])),
        ("to", json!(["1111111111111", "2222222222222"])),
        ("parts", json!([[["Y"]], [["N"]], [["N"], ["Y"]]])),
        ("dry", json!([true])),
    ];
    let mut requests = vec![json!({"shop": "a", "no": "a", "amount": "0.10"})];
    for (name, values) in inputs {
        let all = requests.clone();
        for value in values.as_array().unwrap() {
            let part = |fee: &Json| json!({"amount": "0.10", "fee": fee[0]});
            let value = value.as_array().map_or(value.clone(), |fees| fees.iter().map(part).collect());
            requests.extend(all.iter().cloned().map(|mut request| {
                request[name] = value.clone();
                request
            }));
        }
    }
    requests
}

/// A small generator of numbers that are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn of(&mut self, texts: &[&str]) -> String {
        let at = self.below(texts.len() as u64);
        texts[usize::try_from(at).unwrap()].to_owned()
    }

    fn rule(&mut self) -> String {
        let conditions: Vec<String> = (0..self.below(3)).map(|_| self.condition()).collect();
        format!("when: [{}], then: {{{}}}", conditions.join(", "), self.demand())
    }

    fn condition(&mut self) -> String {
        self.of(&[
            "{at: /mode, in: [delay]}",
            "{at: /mode, in: [now, batch]}",
            "{at: /mode, not-in: [delay]}",
            "{at: /remark, set: true}",
            "{at: /times, not-in: ['1']}",
            "{at: /times, in: ['1']}",
            "{at: /from, set: true}",
            "{at: /to, set: true}",
            "{at: /parts, set: true}",
            "{at: /parts/*/fee, in: ['Y']}",
            "{at: /parts/*/fee, not-in: ['Y']}",
            "{at: /dry, in: [true]}",
        ])
    }

    fn demand(&mut self) -> String {
        self.of(&[
            "required: [remark]",
            "required: [times, remark]",
            "required: [from]",
            "required: [dry]",
            "forbidden: [remark]",
            "forbidden: [times, mode]",
            "forbidden: [parts]",
            "forbidden: [{at: /parts/*/fee, in: ['Y']}]",
            "forbidden: [{at: /mode, in: [now]}]",
            "at-least-one: [remark, times]",
            "at-least-one: [from, to, parts]",
            "less-than: [from, to]",
            "less-than: [times, to]",
        ])
    }
}
