//! Every limit and every rule of the documents is enforced, each alone, and nothing else is.
//!
//! The requests are made up from the documents without the generator's code: it must neither forget a limit nor add one.

use std::collections::BTreeSet;

use payspec::adapay::types::CashType;
use payspec::{Error, Invalid};
use payspec_tests::calls;
use payspec_tests::documented::run;
use payspec_tests::made_up;
use payspec_tests::rules::{self, notation};
use payspec_tests::spec::{Document, Operation, Property, Schema, documents, list, put, text};
use payspec_tests::stage::{Stage, input};
use serde_json::{Map, Value, json};

/// What this test knows to break.
const LIMITS: [&str; 6] = ["maxLength", "pattern", "enum", "minimum", "maximum", "maxItems"];
/// What it would have to learn before a document may use it.
const UNTAUGHT: [&str; 8] = [
    "minLength",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minProperties",
    "maxProperties",
];
/// Texts that are no plain decimal: an exponent, signs, separators, digits that are not ASCII, and fragments.
const NO_DECIMALS: [&str; 12] =
    ["1e3", "1E3", "-1.00", "+1.00", "1,000.00", "１.００", "٣.00", ".10", "1.", "1.0.0", " 1.00", "0x10"];

/// A place of a request, and what the document says about it.
struct Site {
    pointer: String,
    required: bool,
    schema: Schema,
}

/// What the walk through one document tried.
#[derive(Default)]
struct Tally {
    limits: usize,
    accepted: usize,
    refused: usize,
}

#[test]
fn every_limit_is_enforced_alone_and_its_boundary_is_accepted() {
    for document in documents() {
        let mut tally = Tally::default();
        let operations = document.operations();
        for operation in &operations {
            tally.accept(operation, &operation.example());
            for site in sites(&document, operation.fields(), "") {
                tally.limits += try_site(operation, &site, &mut tally);
            }
        }
        // Counted in another way, so that a walk that misses a place cannot pass.
        let documented: usize = operations.iter().map(|operation| count_limits(&inlined_request(operation))).sum();
        let Tally { limits, accepted, refused } = tally;
        assert_eq!(limits, documented, "{}: limits tried, and limits in the document", document.api);
        assert_eq!(operations.len(), document.all("x-effect").len(), "{}: operations", document.api);
        assert!(refused >= limits - document.all("x-credential").len() && accepted >= operations.len());
        println!("{}: {limits} limits, {accepted} requests accepted, {refused} refused", document.api);
    }
}

#[test]
fn every_rule_is_enforced_alone_and_a_request_that_keeps_it_is_accepted() {
    let (mut tried, mut documented) = (0, 0);
    for document in documents() {
        documented += document.all("x-rules").into_iter().map(|rules| list(Some(rules)).len()).sum::<usize>();
        for operation in document.operations() {
            for rule in operation.rules() {
                try_rule(&operation, rule);
                tried += 1;
            }
        }
    }
    assert_eq!(tried, documented);
    assert!(tried > 0, "the documents have rules");
}

fn try_rule(operation: &Operation<'_>, rule: &Value) {
    let request = rules::triggered(operation, rule);
    accept(operation, &rules::kept(operation, request.clone()));
    let breaks = rules::breaks(operation, rule, &request);
    assert!(!breaks.is_empty(), "{rule} demands nothing");
    for attempt in breaks {
        assert_eq!(rules::broken(operation, &attempt.request), [text(&rule["id"])], "{}", attempt.request);
        let invalid = refuse(operation, &attempt.request, &attempt.field, &[text(&rule["id"])]);
        assert_eq!(invalid.violations()[0].message(), text(&rule["says"]), "the message is the rule in plain words");
    }
}

/// All places of a request; in a list the second item stands for all, because looking at the first one only would be an easy mistake.
fn sites(document: &Document, fields: Vec<Property>, at: &str) -> Vec<Site> {
    let mut found = Vec::new();
    for field in fields {
        let pointer = format!("{at}/{}", field.name);
        let inner = match field.schema.get("type").and_then(Value::as_str) {
            Some("array") => {
                let items = document.items(&field.schema);
                let at = format!("{pointer}/1");
                let mut inner = sites(document, document.properties(&items), &at);
                inner.push(Site { pointer: at, required: false, schema: items });
                inner
            }
            Some("object") => sites(document, document.properties(&field.schema), &pointer),
            _ => Vec::new(),
        };
        found.push(Site { pointer, required: field.required, schema: field.schema });
        found.extend(inner);
    }
    found
}

/// Tries everything that the document says about one place, and counts how much that is.
fn try_site(operation: &Operation<'_>, site: &Site, tally: &mut Tally) -> usize {
    if let Some(unknown) = UNTAUGHT.iter().find(|key| site.schema.contains_key(**key)) {
        panic!("{} {}: teach this test to break {unknown}", operation.name, site.pointer);
    }
    let limits = LIMITS.iter().filter(|key| site.schema.contains_key(**key)).count();
    let known = limits + usize::from(site.required) + usize::from(made_up::is_decimal(&site.schema));
    if site.schema.get("x-credential").is_some_and(|credential| credential == true) {
        // The client fills it in: the caller's request is accepted without it, as the example showed.
        return known;
    }
    let with = |value: Value| with_value(operation, site, Some(value));
    try_freedom(operation, site, tally);
    if site.required {
        try_required(operation, site, tally);
    }
    if made_up::is_decimal(&site.schema) {
        try_decimal(operation, site, tally);
    }
    if let Some(most) = made_up::limit(&site.schema, "maxLength") {
        try_max_length(operation, site, most, tally);
    }
    if site.schema.contains_key("pattern") {
        let candidates = made_up::against_pattern(&site.schema);
        // What breaks a rule as well is no mistake of its own.
        let alone = candidates.into_iter().filter(|text| rules::broken(operation, &with(json!(text))).is_empty());
        let refused = alone.map(|text| tally.refuse(operation, &with(json!(text)), site, &["pattern"])).count();
        assert!(refused > 0, "{} {}: nothing breaks this pattern alone", operation.name, site.pointer);
    }
    if let Some(values) = site.schema.get("enum") {
        list(Some(values))
            .iter()
            .for_each(|value| tally.accept(operation, &rules::kept(operation, with(value.clone()))));
        tally.refuse(operation, &with(json!("no_such_value")), site, &["enum"]);
    }
    for (bound, step) in [("minimum", -1), ("maximum", 1)] {
        if let Some(bound_value) = site.schema.get(bound) {
            tally.accept(operation, &with(bound_value.clone()));
            let outside = bound_value.as_i64().expect("a whole bound") + step;
            tally.refuse(operation, &with(json!(outside)), site, &[bound]);
        }
    }
    if let Some(most) = made_up::limit(&site.schema, "maxItems") {
        let item = made_up::value(operation.document, &operation.document.items(&site.schema));
        tally.accept(operation, &with(json!(vec![item.clone(); most])));
        tally.refuse(operation, &with(json!(vec![item; most + 1])), site, &["maxItems"]);
    }
    known
}

/// What the document does not limit is accepted: a wrong refusal is as bad as a wrong acceptance.
fn try_freedom(operation: &Operation<'_>, site: &Site, tally: &mut Tally) {
    let limited = |key: &str| site.schema.contains_key(key);
    let is_item = site.pointer.rsplit('/').next().is_some_and(|name| name.parse::<usize>().is_ok());
    if !site.required && !is_item {
        tally.accept(operation, &rules::kept(operation, with_value(operation, site, None)));
    }
    let mut values = Vec::new();
    match site.schema.get("type").and_then(Value::as_str) {
        Some("string") if !limited("enum") => {
            if !limited("maxLength") {
                values.extend(made_up::text_of(&site.schema, 5000).map(Value::String));
            }
            if !limited("pattern") && !made_up::is_decimal(&site.schema) {
                values.extend([json!("'\"\\ &=?\n💰"), json!(" ")]);
            }
        }
        Some("integer") => {
            values.extend((!limited("minimum")).then(|| json!(i64::MIN)));
            values.extend((!limited("maximum")).then(|| json!(i64::MAX)));
        }
        Some("array") if !limited("maxItems") => {
            let item = made_up::value(operation.document, &operation.document.items(&site.schema));
            values.push(json!(vec![item; 100]));
        }
        _ => {}
    }
    for value in values {
        tally.accept(operation, &rules::kept(operation, with_value(operation, site, Some(value))));
    }
}

fn try_required(operation: &Operation<'_>, site: &Site, tally: &mut Tally) {
    tally.refuse(operation, &with_value(operation, site, None), site, &["required"]);
    let is_top = !site.pointer[1..].contains('/');
    let is_plain_text = site.schema["type"] == "string" && !made_up::is_decimal(&site.schema);
    if is_top && is_plain_text && omits_empty(operation.document) {
        tally.refuse(operation, &with_value(operation, site, Some(json!(""))), site, &["required"]);
    }
}

fn try_decimal(operation: &Operation<'_>, site: &Site, tally: &mut Tally) {
    let with = |text: &str| with_value(operation, site, Some(json!(text)));
    for text in ["0.1", "7", "100.05", "1.500"] {
        tally.accept(operation, &with(text));
    }
    for text in NO_DECIMALS {
        tally.refuse(operation, &with(text), site, &["malformed"]);
    }
    // What would have to be rounded has no form for the wire, so nothing more is said about it.
    for text in ["0.001", "1.005"] {
        tally.refuse(operation, &with(text), site, &["amount"]);
    }
}

fn try_max_length(operation: &Operation<'_>, site: &Site, most: usize, tally: &mut Tally) {
    let with = |text: String| with_value(operation, site, Some(json!(text)));
    if let Some(longest) = made_up::text_of(&site.schema, most) {
        tally.accept(operation, &with(longest));
    } else {
        assert!(site.schema.contains_key("pattern"), "{}: only a pattern can exclude the longest text", site.pointer);
    }
    match made_up::text_of(&site.schema, most + 1) {
        Some(longer) => tally.refuse(operation, &with(longer), site, &["maxLength"]),
        // The pattern allows fewer characters than maxLength, so that whatever is too long breaks both.
        None => tally.refuse(operation, &with("1".repeat(most + 1)), site, &["maxLength", "pattern"]),
    }
}

/// The operation's example with a value at a place, or without one, that keeps every rule as long as the value itself is valid.
fn with_value(operation: &Operation<'_>, site: &Site, value: Option<Value>) -> Value {
    let mut request = operation.example();
    let valid = made_up::value(operation.document, &site.schema);
    reach(operation, &mut request, &site.pointer);
    if request.pointer(&site.pointer).is_none() {
        put(&mut request, &site.pointer, Some(valid));
        request = rules::kept(operation, request);
    }
    put(&mut request, &site.pointer, value);
    request
}

/// Makes up what is missing above a place.
fn reach(operation: &Operation<'_>, request: &mut Value, pointer: &str) {
    let above = pointer.match_indices('/').skip(1).map(|(end, _)| &pointer[..end]);
    for above in above {
        if request.pointer(above).is_none() {
            let value = made_up::value(operation.document, &operation.schema_at(above));
            put(request, above, Some(value));
        }
    }
}

impl Tally {
    fn accept(&mut self, operation: &Operation<'_>, request: &Value) {
        accept(operation, request);
        self.accepted += 1;
    }

    fn refuse(&mut self, operation: &Operation<'_>, request: &Value, site: &Site, rules: &[&str]) {
        refuse(operation, request, &notation(&site.pointer), rules);
        self.refused += 1;
    }
}

fn accept(operation: &Operation<'_>, request: &Value) {
    assert_eq!(
        rules::broken(operation, request),
        [""; 0],
        "{}: the test made up a bad request: {request}",
        operation.name
    );
    if let Err(invalid) = calls::request(&operation.name, &input(request)) {
        panic!("a valid request is refused: {request}\n{invalid}");
    }
}

/// Asserts that exactly these rules are reported, all of them for one field.
fn refuse(operation: &Operation<'_>, request: &Value, field: &str, rules: &[&str]) -> Invalid {
    let Err(invalid) = calls::request(&operation.name, &input(request)) else {
        panic!("{}: {field} breaks {rules:?} and is accepted: {request}", operation.name);
    };
    let expected: BTreeSet<_> = rules.iter().map(|rule| (field, *rule)).collect();
    let found: BTreeSet<_> =
        invalid.violations().iter().map(|violation| (violation.field(), violation.rule())).collect();
    assert_eq!(found, expected, "{request}\n{invalid}");
    assert_eq!(invalid.violations().len(), rules.len(), "{invalid}");
    let shown = invalid.to_string();
    let names_both = |rule: &&str| shown.contains(field) && shown.contains(*rule);
    assert!(rules.iter().all(names_both), "the message names field and rule: {shown}");
    invalid
}

fn omits_empty(document: &Document) -> bool {
    document.root["x-omit-empty"] == true
}

/// Everything that the document says about a request, with each reference replaced by what it stands for.
fn inlined_request(operation: &Operation<'_>) -> Value {
    let parameters = operation.node.get("parameters").cloned().unwrap_or_default();
    let media = &operation.node["requestBody"]["content"];
    let schemas = media.as_object().into_iter().flat_map(Map::values).map(|media| &media["schema"]);
    let schemas: Vec<_> = schemas.cloned().collect();
    inlined(operation.document, &json!([parameters, schemas]))
}

fn inlined(document: &Document, node: &Value) -> Value {
    match document.resolved(node) {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), inlined(document, value))).collect(),
        Value::Array(items) => items.iter().map(|item| inlined(document, item)).collect(),
        scalar => scalar.clone(),
    }
}

/// Counts keywords wherever they are, without a notion of places.
fn count_limits(node: &Value) -> usize {
    let own = |(key, value): (&String, &Value)| match (key.as_str(), value) {
        ("required", Value::Array(names)) => names.len(),
        ("required", Value::Bool(required)) => usize::from(*required),
        ("format", format) => usize::from(format == "decimal"),
        (key, Value::String(_) | Value::Number(_) | Value::Array(_)) => usize::from(LIMITS.contains(&key)),
        _ => 0,
    };
    match node {
        Value::Object(fields) => {
            fields.iter().map(own).sum::<usize>() + fields.values().map(count_limits).sum::<usize>()
        }
        Value::Array(items) => items.iter().map(count_limits).sum(),
        _ => 0,
    }
}

/// Holds which rules a request of an operation breaks, as `field rule`.
fn assert_broken(operation: &str, request: &Value, expected: &[&str]) {
    let broken = match calls::request(operation, &input(request)) {
        Ok(_) => Vec::new(),
        Err(invalid) => shown(&invalid),
    };
    assert_eq!(broken, expected, "{operation} {request}");
}

fn shown(invalid: &Invalid) -> Vec<String> {
    let violations = invalid.violations().iter();
    violations.map(|violation| format!("{} {}", violation.field(), violation.rule())).collect()
}

/// A request with some fields in the place of others; null takes a field away.
fn changed(request: &Value, changes: &Value) -> Value {
    let mut request = request.clone();
    for (name, value) in changes.as_object().into_iter().flatten() {
        put(&mut request, &format!("/{name}"), Some(value.clone()).filter(|value| !value.is_null()));
    }
    request
}

fn checkout() -> Value {
    json!({
        "order_no": "c_1", "app_id": "app_1", "pay_amt": "2.00", "goods_title": "t", "goods_desc": "d",
        "div_members": [{"member_id": "m_1", "amount": "1.00", "fee_flag": "N"}, {"member_id": "0", "amount": "1.00", "fee_flag": "N"}],
    })
}

#[test]
fn rules_apply_only_where_the_pages_say_so() {
    let all: [(Value, &[&str]); 9] = [
        (json!({"pay_mode": "delay"}), &["div_members delay-forbids-div-members"]),
        (json!({"pay_mode": "delay", "div_members": []}), &[]),
        (json!({"pay_mode": "delay", "div_members": null}), &[]),
        (json!({"fee_mode": "O"}), &[]),
        (
            json!({"fee_mode": "O", "div_members": [{"fee_flag": "N"}, {"fee_flag": "Y"}]}),
            &["div_members[1].fee_flag fee-mode-o-forbids-fee-bearer"],
        ),
        (json!({"fee_mode": "I", "div_members": [{"fee_flag": "Y"}]}), &[]),
        (json!({"pay_channel": "fast_pay"}), &["member_id fast-pay-needs-member-id"]),
        (json!({"pay_channel": "fast_pay", "member_id": ""}), &["member_id fast-pay-needs-member-id"]),
        (json!({"pay_channel": "online_pay"}), &[]),
    ];
    for (changes, expected) in all {
        assert_broken("adapay.create_checkout", &changed(&checkout(), &changes), expected);
    }
}

#[test]
fn a_merchants_own_balance_needs_no_settle_account() {
    let needed: &[&str] = &["settle_account_id member-balance-needs-settle-account-id"];
    for (member_id, settle_account_id, expected) in [
        ("0", None, &[] as &[&str]),
        ("0", Some("s"), &[]),
        ("m", Some("s"), &[]),
        ("m", None, needed),
        ("m", Some(""), needed),
    ] {
        let request = json!({"app_id": "a", "member_id": member_id, "settle_account_id": settle_account_id});
        assert_broken(
            "adapay.get_balance",
            &changed(&request, &json!({"settle_account_id": settle_account_id})),
            expected,
        );
    }
}

#[test]
fn a_record_is_named_in_one_way_or_in_both() {
    let needed: &[&str] = &["trans_id or order_id record-detail-needs-trans-id-or-order-id"];
    let both = json!({"trans_id": 1, "order_id": "o"});
    for (request, expected) in [
        (json!({"trans_id": 1}), &[] as &[&str]),
        (json!({"order_id": "o"}), &[]),
        (both, &[]),
        (json!({}), needed),
        (json!({"order_id": ""}), needed),
    ] {
        assert_broken("payall.get_record_detail", &request, expected);
    }
}

#[test]
fn a_span_of_time_is_compared_as_numbers() {
    let rule: &[&str] = &["created_gte created-lte-needs-earlier-created-gte"];
    for (gte, lte, expected) in [
        (Some("1571466657929"), Some("1571898657929"), &[] as &[&str]),
        (Some("1571898657929"), Some("1571898657929"), rule),
        (Some("1571898657930"), Some("1571898657929"), rule),
        (None, Some("1571898657929"), rule),
        (Some("1571466657929"), None, &[]),
        (None, None, &[]),
    ] {
        let request = changed(&json!({"app_id": "a"}), &json!({"created_gte": gte, "created_lte": lte}));
        assert_broken("adapay.list_checkouts", &request, expected);
    }
}

#[test]
fn three_mistakes_are_reported_together() {
    let client = calls::adapay::offline();
    let call = client.create_cash().body_map(|cash| {
        // The app_id is missing, the amount does not convert, and the order number breaks its pattern.
        cash.order_no("no spaces").cash_type(CashType::T1).cash_amt("1e3").member_id("0")
    });
    let invalid = call.validate().expect_err("three mistakes");
    let mut broken = shown(&invalid);
    broken.sort();
    assert_eq!(broken, ["app_id required", "cash_amt malformed", "order_no pattern"]);
    assert_eq!(invalid.operation(), "create_cash");
    for word in ["create_cash was not sent", "3 documented rules", "app_id", "cash_amt", "order_no", r#""no spaces""#] {
        assert!(invalid.to_string().contains(word), "{invalid}");
    }
    assert_eq!(call.request().expect_err("three mistakes"), invalid, "looking and checking agree");
}

#[test]
fn a_minimal_withdrawal_sends_what_the_caller_set_and_no_default() {
    let client = calls::adapay::offline();
    let call = client
        .create_cash()
        .body_map(|cash| cash.order_no("o_1").app_id("app_1").cash_type(CashType::T1).cash_amt("0.1").member_id("0"));
    let sent = r#"{"order_no":"o_1","app_id":"app_1","cash_type":"T1","cash_amt":"0.10","member_id":"0"}"#;
    assert_eq!(body(call.request()), sent);
}

fn body(request: Result<reqwest::Request, Invalid>) -> String {
    wire(&request.unwrap_or_else(|invalid| panic!("{invalid}"))).1
}

#[test]
fn no_form_of_a_report_shows_a_hidden_value() {
    let phone = "138000000001234";
    let ip = format!("fe80::{}", "1".repeat(64));
    let payment = json!({"order_no": "o", "app_id": "a", "pay_amt": "1.00", "goods_title": "t", "goods_desc": "d", "mer_phone": phone});
    assert_hidden("adapay.create_account_payment", &payment, "mer_phone", phone);
    assert_hidden("adapay.create_wallet_login", &json!({"app_id": "a", "member_id": "0", "ip": ip}), "ip", &ip);
}

fn assert_hidden(operation: &str, request: &Value, field: &str, secret: &str) {
    let invalid = calls::request(operation, &input(request)).expect_err("the value is too long");
    assert_eq!(shown(&invalid), [format!("{field} maxLength")]);
    let violation = &invalid.violations()[0];
    assert_eq!(violation.value(), None);
    let error = Error::<Value>::from(invalid.clone());
    let shown =
        format!("{}\n{violation}\n{violation:?}\n{invalid}\n{invalid:?}\n{error}\n{error:?}", violation.message());
    // A part of it would be too much as well.
    assert!(!shown.contains(&secret[..10]), "{shown}");
}

#[test]
fn an_unknown_value_of_an_enum_is_reported() {
    let client = calls::adapay::offline();
    let cash = |kind: &'static str| {
        client
            .create_cash()
            .body_map(|cash| cash.order_no("o").app_id("a").cash_type(kind).cash_amt("1.00").member_id("0"))
            .request()
    };
    assert!(body(cash("D1")).contains(r#""cash_type":"D1""#));
    let invalid = cash("D7").expect_err("no such type");
    assert_eq!(shown(&invalid), ["cash_type enum"]);
    assert!(invalid.to_string().contains("T1, D1, D0, DM") && invalid.to_string().contains("D7"), "{invalid}");
}

#[test]
fn amounts_go_out_with_two_decimals_or_not_at_all() {
    let split = |amount: &str| {
        let members = json!([{"member_id": "m", "amount": "1.00"}, {"member_id": "0", "amount": amount}]);
        calls::request("adapay.create_checkout", &input(&changed(&checkout(), &json!({"div_members": members}))))
    };
    let whole = |amount: &str| {
        calls::request("adapay.create_checkout", &input(&changed(&checkout(), &json!({"pay_amt": amount}))))
    };
    for (given, sent) in
        [("0.1", "0.10"), ("0.01", "0.01"), ("7", "7.00"), ("100.05", "100.05"), ("99999999999.99", "99999999999.99")]
    {
        assert!(body(whole(given)).contains(&format!(r#""pay_amt":"{sent}""#)), "{given}");
        assert!(body(split(given)).contains(&format!(r#""amount":"{sent}""#)), "{given}");
    }
    for no_decimal in NO_DECIMALS {
        assert_eq!(shown(&whole(no_decimal).expect_err(no_decimal)), ["pay_amt malformed"]);
        assert_eq!(shown(&split(no_decimal).expect_err(no_decimal)), ["div_members[1].amount malformed"]);
    }
    assert_eq!(shown(&split("0.001").expect_err("rounding")), ["div_members[1].amount amount"]);
    assert!(shown(&whole("0.001").expect_err("rounding")).contains(&"pay_amt amount".to_owned()));
    // Above zero is what the table of the whole amount says; the one of a part does not.
    for zero in ["0.00", "0"] {
        let refused = whole(zero).expect_err("zero");
        assert_eq!(shown(&refused), ["pay_amt pattern"]);
        assert!(refused.to_string().contains("pay_amt: must be at least 0.01"), "{refused}");
    }
    assert!(split("0.00").is_ok());
}

#[test]
fn unchecked_skips_limits_and_never_the_form_of_an_amount() {
    run(async {
        let stage = Stage::new().await;
        let client = &stage.clients.adapay;
        let minimal =
            client.create_cash().body_map(|cash| cash.order_no("no-hyphens").cash_type("T9").cash_amt("0.00"));
        // What the server makes of it does not matter here.
        let _ = minimal.clone().send().await.expect_err("limits are checked");
        assert_eq!(stage.arrived().len(), 0);
        let _ = minimal.send_unchecked().await;
        let sent = r#"{"order_no":"no-hyphens","cash_type":"T9","cash_amt":"0.00"}"#;
        assert!(stage.arrived().iter().any(|request| request.ends_with(sent)), "{:?}", stage.arrived());

        for amount in NO_DECIMALS.into_iter().chain(["0.001"]) {
            let whole = client.create_cash().body_map(|cash| cash.cash_amt(amount)).send_unchecked().await;
            assert_refused(whole.expect_err(amount), "cash_amt");
            let member = payspec::adapay::types::DivMember::builder().amount(amount);
            let split =
                client.create_checkout().body_map(|checkout| checkout.div_members([member])).send_unchecked().await;
            assert_refused(split.expect_err(amount), "div_members[0].amount");
        }
        assert_eq!(stage.arrived().len(), 1, "nothing was sent that has an amount in a wrong form");
    });
}

fn assert_refused<F: std::fmt::Debug>(error: Error<F>, field: &str) {
    assert!(!error.outcome_is_unknown());
    let Error::Invalid(invalid) = error else { panic!("it was sent: {error:?}") };
    let fields: Vec<_> = invalid.violations().iter().map(payspec::Violation::field).collect();
    assert_eq!(fields, [field]);
}

#[test]
fn an_empty_text_is_not_sent_where_the_document_omits_it() {
    let mut tried = 0;
    for document in documents() {
        for operation in document.operations() {
            for field in operation.fields().into_iter().filter(|field| !field.required) {
                tried += usize::from(try_empty(&operation, &field));
            }
        }
    }
    assert!(tried > 0, "the documents have optional texts");
}

/// Sets an optional text to `""`; false if the field is none.
fn try_empty(operation: &Operation<'_>, field: &Property) -> bool {
    if field.schema["type"] != "string" || made_up::is_decimal(&field.schema) {
        return false;
    }
    let pointer = format!("/{}", field.name);
    let with = |value: Option<Value>| {
        let mut request = operation.example();
        put(&mut request, &pointer, value);
        calls::request(&operation.name, &input(&request))
            .map(|request| wire(&request))
            .map_err(|invalid| shown(&invalid))
    };
    let empty = with(Some(json!("")));
    if omits_empty(operation.document) {
        // Where a rule needs the field in this example, an empty one is as good as none too.
        assert_eq!(empty, with(None), "{} {pointer}", operation.name);
    } else if field.schema.contains_key("enum") {
        assert_eq!(empty, Err(vec![format!("{} enum", field.name)]), "{} {pointer}", operation.name);
    } else {
        assert!(empty.is_ok() && empty != with(None), "{} {pointer}: it goes out as it is", operation.name);
    }
    true
}

/// URL and body as they go out.
fn wire(request: &reqwest::Request) -> (String, String) {
    let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default();
    (request.url().to_string(), String::from_utf8_lossy(body).into_owned())
}

#[test]
fn an_empty_required_text_is_sent_where_the_document_does_not_omit_it() {
    // The page of umxnt asks for cno, and an empty one filters nothing.
    let request = calls::request("umxnt.list_unbound_codes", &input(&json!({"cno": "", "code_type": "0"})));
    assert_eq!(body(request), "cno=&code_type=0");
    assert_broken(
        "adapay.create_cash",
        &json!({"order_no": "", "app_id": "a", "cash_type": "T1", "cash_amt": "1.00", "member_id": "0"}),
        &["order_no required"],
    );
}

#[test]
fn none_takes_a_value_back() {
    let client = calls::adapay::offline();
    let call = client.create_cash().body_map(|cash| {
        let cash =
            cash.order_no("o").app_id("a").cash_type("T1").cash_amt("1.00").member_id("0").remark("r").fee_mode("O");
        cash.remark(None::<&str>).fee_mode(None::<&str>)
    });
    assert_eq!(
        body(call.request()),
        r#"{"order_no":"o","app_id":"a","cash_type":"T1","cash_amt":"1.00","member_id":"0"}"#
    );

    // A value that did not convert is forgotten too, and the last value counts.
    let call = client.create_checkout().body_map(|checkout| {
        let bad = payspec::adapay::types::DivMember::builder().amount("1e3").amount(None::<&str>);
        let checkout = checkout.order_no("o").app_id("a").pay_amt("1e3").goods_title("t").goods_desc("d");
        checkout.div_members([bad]).pay_amt("2")
    });
    assert_eq!(
        body(call.request()),
        r#"{"order_no":"o","app_id":"a","goods_title":"t","goods_desc":"d","div_members":[{}],"pay_amt":"2.00"}"#
    );

    let list = client.list_checkouts().app_id("a").page_index(7).page_index(None::<i64>);
    let url = list.request().expect("a request").url().to_string();
    assert!(url.ends_with("/v1/checkout/list?app_id=a"), "{url}");
}
