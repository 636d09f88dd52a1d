//! Answers are read generously, success is never assumed, and an error says what it knows and no secret.

use payspec::{
    Authorising, CredentialError, Error, Json, Opened, Operation as Described, Proof, Protocol, Raw, Sent,
    TransportReason,
};
use payspec_tests::condition::Verdict;
use payspec_tests::documented::{Input, run};
use payspec_tests::made_up;
use payspec_tests::plain::{Adjust, Plain};
use payspec_tests::server;
use payspec_tests::spec::{Document, Operation, Schema, documents, list, put, text};
use payspec_tests::stage::{Clients, Given, Stage, input};
use serde_json::{Value, json};

/// A place of an answer, and what the document says about it.
struct Site {
    pointer: String,
    /// Whether an answer may do without it.
    optional: bool,
    schema: Schema,
}

/// One change of an answer, and what reading it gives at that place; none is absent.
struct Change {
    what: &'static str,
    new: Option<Value>,
    read: Option<Value>,
}

/// Runs a check for each documented operation with a valid input.
fn each_operation(check: impl AsyncFn(&Stage, &Operation<'_>, &Input)) {
    run(async {
        let stage = Stage::new().await;
        for document in documents() {
            for operation in document.operations() {
                check(&stage, &operation, &input(&operation.example())).await;
            }
        }
    });
}

/// What the walk through the answers found.
#[derive(Default)]
struct Tally {
    answers: usize,
    /// Changes that leave the answer what it was.
    read: usize,
    wrong: Vec<String>,
}

#[test]
fn no_harmless_change_of_an_answer_fails_its_decode() {
    let mut wrong = Vec::new();
    run(async {
        let stage = Stage::new().await;
        for document in documents() {
            let mut tally = Tally::default();
            for operation in document.operations() {
                try_answers(&stage, &operation, &mut tally).await;
            }
            let Tally { answers, read, wrong: found } = tally;
            assert!(answers > 0 && read > 5 * answers, "{}: {answers} answers, {read} changes", document.api);
            println!("{}: {answers} answers, {read} changes of them read", document.api);
            wrong.extend(found);
        }
    });
    assert!(wrong.is_empty(), "{} changes are read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

async fn try_answers(stage: &Stage, operation: &Operation<'_>, tally: &mut Tally) {
    for answer in operation.answers() {
        let document = operation.document;
        let schema = match operation.verdict(answer.value) {
            Verdict::Failure => document.schema(&json!({"$ref": operation.outcome()["failure-schema"]})),
            _ => document.schema(answer.schema),
        };
        // The page's own example, and one with everything that the schema knows.
        let whole = filled(operation, &schema, answer.value);
        for base in [answer.value, &whole] {
            try_changes(stage, operation, &schema, base, tally).await;
        }
        tally.answers += 1;
    }
}

/// Tries every change at every place, one at a time.
async fn try_changes(stage: &Stage, operation: &Operation<'_>, schema: &Schema, answer: &Value, tally: &mut Tally) {
    let input = input(&operation.example());
    let before = operation.verdict(answer);
    for site in sites(operation.document, schema, answer) {
        let found = answer.pointer(&site.pointer).expect("the place");
        for change in changes(&site, found) {
            let (mut changed, mut expected) = (answer.clone(), answer.clone());
            put(&mut changed, &site.pointer, change.new);
            put(&mut expected, &site.pointer, change.read);
            let given = stage.call(&operation.name, &input, 200, &changed.to_string()).await;
            let after = operation.verdict(&changed);
            tally.read += usize::from(before == after);
            if !is_read(&given, &after, &expected) {
                let shown = given.shown.lines().next().unwrap_or_default();
                let place = format!("{} {}: {}", operation.name, site.pointer, change.what);
                tally.wrong.push(format!("{place}, which shows {after:?}\n    {shown}"));
            }
        }
    }
}

/// Whether an answer is read as expected, if it still shows what it has to show.
fn is_read(given: &Given, shows: &Verdict, expected: &Value) -> bool {
    match (shows, &given.result) {
        (Verdict::Success, Ok(found)) => found == expected,
        (Verdict::Failure, Err(Error::Rejected(_))) => given.failure.as_ref() == Some(expected),
        (Verdict::Neither, Err(Error::Unconfirmed(_))) => true,
        _ => false,
    }
}

/// An example with all that its schema knows, as long as it shows the same.
fn filled(operation: &Operation<'_>, schema: &Schema, example: &Value) -> Value {
    let shows = operation.verdict(example);
    let mut whole = example.clone();
    for property in operation.document.properties(schema) {
        let mut more = whole.clone();
        if more.get(&property.name).is_none() {
            let value = made_up::value(operation.document, &property.schema);
            put(&mut more, &format!("/{}", property.name), Some(value));
        }
        if operation.verdict(&more) == shows {
            whole = more;
        }
    }
    whole
}

/// All places that an answer has, the answer itself first.
fn sites(document: &Document, schema: &Schema, answer: &Value) -> Vec<Site> {
    let mut found = vec![Site { pointer: String::new(), optional: false, schema: schema.clone() }];
    let mut next = 0;
    while let Some(site) = found.get(next) {
        let inner = inner_sites(document, site, answer);
        found.extend(inner);
        next += 1;
    }
    found
}

fn inner_sites(document: &Document, site: &Site, answer: &Value) -> Vec<Site> {
    let pointer = |name: &str| format!("{}/{name}", site.pointer);
    match answer.pointer(&site.pointer) {
        Some(Value::Object(fields)) => {
            let known = document.properties(&site.schema).into_iter().filter(|known| fields.contains_key(&known.name));
            known
                .map(|known| Site { pointer: pointer(&known.name), optional: !known.required, schema: known.schema })
                .collect()
        }
        // A list of many equal rows is not tried row by row: the first and the last one stand for all.
        Some(Value::Array(items)) => {
            let ends = (0..items.len()).filter(|index| *index == 0 || index + 1 == items.len());
            let item = |index: usize| Site {
                pointer: pointer(&index.to_string()),
                optional: false,
                schema: document.items(&site.schema),
            };
            ends.map(item).collect()
        }
        _ => Vec::new(),
    }
}

/// What a provider may do to a place without notice.
fn changes(site: &Site, found: &Value) -> Vec<Change> {
    let is_open = made_up::is_open(&site.schema);
    let mut changes = changes_of_kind(site, found);
    if site.optional {
        // An open value is kept as it is, null and "" included.
        let keeps_null = is_open || site.schema.get("nullable").is_some_and(|nullable| nullable == true);
        let is_plain_text = site.schema.get("type").is_some_and(|kind| kind == "string")
            && !site.schema.contains_key("enum")
            && !made_up::is_decimal(&site.schema);
        let keeps_empty = is_open || is_plain_text;
        changes.extend([
            Change { what: "absent", new: None, read: None },
            Change { what: "null", new: Some(Value::Null), read: keeps_null.then_some(Value::Null) },
            Change { what: "empty text", new: Some(json!("")), read: keeps_empty.then(|| json!("")) },
        ]);
    }
    changes
}

fn changes_of_kind(site: &Site, found: &Value) -> Vec<Change> {
    let kept = |what, value: Value| Change { what, new: Some(value.clone()), read: Some(value) };
    let alike = |what, value: Value| Change { what, new: Some(value), read: Some(found.clone()) };
    if made_up::is_open(&site.schema) {
        return Vec::new();
    }
    match found {
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("field_of_tomorrow".to_owned(), json!({"list": [1, null, "x"]}));
            vec![alike("unknown field", Value::Object(more))]
        }
        Value::Bool(value) => vec![alike("boolean as text", json!(value.to_string()))],
        Value::Number(number) => vec![alike("number as text", json!(number.to_string()))],
        Value::String(value) => {
            let mut changes = Vec::new();
            if site.schema.contains_key("enum") {
                changes.push(kept("unknown value of an enum", json!("value_of_tomorrow")));
            } else if let Some(most) = made_up::limit(&site.schema, "maxLength") {
                let filler = if made_up::is_decimal(&site.schema) { "9" } else { "长" };
                changes.push(kept("over-long text", json!(filler.repeat(most + 1))));
            }
            // A text whose JSON value is written with the same characters: true, false, and whole numbers that fit.
            let scalar = serde_json::from_str::<Value>(value).ok().filter(|scalar| format!("{scalar}") == *value);
            if let Some(scalar) = scalar.filter(|scalar| scalar.is_boolean() || scalar.is_i64() || scalar.is_u64()) {
                changes.push(alike("text as boolean or number", scalar));
            }
            changes
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_shows_nothing_is_never_a_success() {
    each_operation(async |stage, operation, input| {
        for body in
            ["{}", "null", "[]", "\"x\"", "7", "true", "[{}]", "", " ", "{", "{\"status\":null}", "{\"data\":{}}"]
        {
            let given = stage.call(&operation.name, input, 200, body).await;
            let is_claim = matches!(given.result, Err(Error::Unconfirmed(_) | Error::Unreadable(_)));
            assert!(is_claim, "{} {body:?}: {}", operation.name, given.shown);
        }
    });
}

#[test]
fn a_failure_is_rejected_with_its_true_status() {
    each_operation(async |stage, operation, input| {
        let (failure, code, message) = sample_failure(operation.outcome());
        for status in [200, 400, 401, 402, 404, 500] {
            let given = stage.call(&operation.name, input, status, &failure.to_string()).await;
            let rejected = rejected(&given);
            assert_eq!(rejected.status().as_u16(), status, "{}", operation.name);
            assert_eq!(
                (rejected.code(), rejected.message()),
                (Some(code.as_str()), Some(message)),
                "{}",
                operation.name
            );
            assert_eq!(rejected.body().0, failure, "whatever else the body held");
            let typed = given.failure.as_ref().expect("the failure decodes");
            assert!(
                typed.as_object().is_some_and(|fields| !fields.is_empty() && !fields.contains_key("new")),
                "{typed}"
            );
        }
    });
}

/// A failure as `x-outcome` describes it, with its code and its message; the message stands where it is looked for last.
fn sample_failure(outcome: &Value) -> (Value, String, &'static str) {
    let mut failure = json!({"new": 1});
    let condition = &list(outcome.get("failure"))[0];
    let shown = list(condition.get("in")).first().cloned().unwrap_or_else(|| json!(4001));
    put(&mut failure, text(&condition["at"]), Some(shown));
    let code = text(&list(outcome.get("code"))[0]);
    if failure.pointer(code).is_none() {
        put(&mut failure, code, Some(json!("c_1")));
    }
    let message = list(outcome.get("message")).last().map(text).expect("a failure has a message");
    put(&mut failure, message, Some(json!("不行")));
    let code = failure.pointer(code).map(|code| code.as_str().map_or_else(|| code.to_string(), str::to_owned));
    (failure, code.unwrap_or_default(), "不行")
}

#[test]
fn a_rejection_that_shows_a_success_as_well_proves_nothing() {
    let answer = json!({"status": "succeeded", "error_code": "request_parameter_error"});
    one_call("adapay.create_cash", 200, &answer, |given| {
        assert!(rejected(given).code() == Some("request_parameter_error"), "{}", given.shown);
        assert!(given.result.as_ref().is_err_and(Error::outcome_is_unknown), "{}", given.shown);
    });
}

#[test]
fn an_answer_that_says_two_things_is_unreadable() {
    run(async {
        let stage = Stage::new().await;
        let twice = r#"{"status":"failed","status":"succeeded","error_code":"x","error_code":"","cash_list":[]}"#;
        let given = stage.call("adapay.query_cash", &example("adapay.query_cash"), 200, twice).await;
        assert!(matches!(given.result, Err(Error::Unreadable(_))), "{}", given.shown);
    });
}

#[test]
fn a_look_up_that_failed_is_no_answer_without_a_withdrawal() {
    let answer = json!({"status": "failed", "error_code": "system_exception", "cash_list": []});
    one_call("adapay.query_cash", 200, &answer, |given| {
        assert_eq!(rejected(given).code(), Some("system_exception"), "{}", given.shown);
    });
}

#[test]
fn an_expired_token_is_told_by_its_code() {
    run(async {
        let stage = Stage::new().await;
        for (operation, answer, code) in [
            ("payall.get_user_transaction_record", json!({"code": 4001, "message": "token 过期"}), "4001"),
            ("umxnt.list_unbound_codes", json!({"status": -501, "massage": "token 过期"}), "-501"),
        ] {
            let given = stage.call(operation, &example(operation), 200, &answer.to_string()).await;
            assert_eq!((rejected(&given).code(), rejected(&given).message()), (Some(code), Some("token 过期")));
        }
    });
}

fn rejected(given: &Given) -> &payspec::Rejected<Json> {
    match &given.result {
        Err(Error::Rejected(rejected)) => rejected,
        _ => panic!("it is no rejection: {}", given.shown),
    }
}

#[test]
fn adapay_says_no_in_several_ways() {
    let all: [(Value, Option<&str>, Option<&str>); 6] = [
        (json!({"status": "failed"}), None, None),
        (json!({"status": "failed", "error_code": "", "error_msg": ""}), None, None),
        (json!({"error_code": "c"}), Some("c"), None),
        (json!({"status": "succeeded", "error_code": "c", "error_msg": "m"}), Some("c"), Some("m")),
        (json!({"failure_code": "old", "failure_msg": "older"}), Some("old"), Some("older")),
        (
            json!({"status": "failed", "error_code": null, "failure_code": 7, "failure_msg": "older"}),
            Some("7"),
            Some("older"),
        ),
    ];
    each_operation(async |stage, operation, input| {
        if operation.document.api != "adapay" {
            return;
        }
        for (body, code, message) in &all {
            let given = stage.call(&operation.name, input, 200, &body.to_string()).await;
            let rejected = rejected(&given);
            assert_eq!((rejected.code(), rejected.message()), (*code, *message), "{} {body}", operation.name);
        }
    });
}

#[test]
fn an_error_code_that_is_empty_is_not_set() {
    each_operation(async |stage, operation, input| {
        if operation.document.api != "adapay" {
            return;
        }
        for empty in [json!(""), Value::Null] {
            for key in ["error_code", "failure_code"] {
                let mut answer = operation.answers()[0].value.clone();
                put(&mut answer, &format!("/{key}"), Some(empty.clone()));
                let given = stage.call(&operation.name, input, 200, &answer.to_string()).await;
                assert!(given.result.is_ok(), "{} {key} {empty}: {}", operation.name, given.shown);
            }
        }
    });
}

/// Makes one call and holds what it gave.
fn one_call(operation: &str, status: u16, body: &Value, check: impl FnOnce(&Given)) {
    let documents = documents();
    let operations = documents.iter().flat_map(Document::operations);
    let found = operations.into_iter().find(|known| known.name == operation).expect("the operation");
    run(async {
        let given = Stage::new().await.call(operation, &input(&found.example()), status, &body.to_string()).await;
        check(&given);
    });
}

#[test]
fn a_query_that_shows_a_failed_withdrawal_is_an_answer() {
    let item = json!({"cash_id": "1", "cash_amt": "1.00", "trans_stat": "F"});
    let answer = json!({"status": "failed", "cash_list": [item]});
    one_call("adapay.query_cash", 200, &answer, |given| {
        assert_eq!(given.result.as_ref().ok(), Some(&answer), "{}", given.shown)
    });
    // Without the list nothing tells the query's own failure from the withdrawal's.
    one_call("adapay.query_cash", 200, &json!({"status": "failed", "cash_list": null}), |given| {
        assert!(rejected(given).code().is_none())
    });
}

#[test]
fn a_checkout_without_a_link_to_pay_is_no_success() {
    let whole = json!({
        "object": "checkout", "prod_mode": "true", "order_no": "o", "created_time": "1", "app_id": "a", "pay_amt": "1.00",
        "goods_title": "t", "goods_desc": "d", "status": "succeeded", "expend": {"pay_url": "https://example.test/pay"},
    });
    one_call("adapay.create_checkout", 200, &whole, |given| assert!(given.result.is_ok(), "{}", given.shown));
    for expend in [json!({}), json!({"pay_url": ""}), json!({"pay_url": null}), Value::Null, json!("")] {
        let mut answer = whole.clone();
        answer["expend"] = expend;
        one_call("adapay.create_checkout", 200, &answer, |given| {
            assert!(matches!(given.result, Err(Error::Unconfirmed(_))), "{answer}: {}", given.shown);
        });
    }
}

#[test]
fn a_success_under_an_error_status_is_no_success() {
    each_operation(async |stage, operation, input| {
        let answers = operation.answers();
        let success = answers.iter().find(|answer| operation.verdict(answer.value) == Verdict::Success);
        // A page need not show an answer for each of its operations.
        let Some(success) = success.map(|answer| answer.value.to_string()) else { return };
        for status in [400, 404, 500, 503] {
            let given = stage.call(&operation.name, input, status, &success).await;
            assert_status(&given, status);
        }
        // Any status of success is one.
        assert!(stage.call(&operation.name, input, 201, &success).await.result.is_ok());
    });
}

fn assert_status(given: &Given, status: u16) {
    match &given.result {
        Err(Error::HttpStatus(error)) => assert_eq!(error.status().as_u16(), status),
        _ => panic!("HTTP {status} gave {}", given.shown),
    }
}

#[test]
fn a_page_of_a_gateway_says_no_more_than_its_status() {
    each_operation(async |stage, operation, input| {
        for status in [200, 404, 502] {
            let given = stage.call(&operation.name, input, status, "<html><body>Bad Gateway</body></html>").await;
            assert_status(&given, status);
        }
        // What is neither JSON nor HTML says no more under an error status.
        assert_status(&stage.call(&operation.name, input, 502, "upstream timed out").await, 502);
    });
}

#[test]
fn a_redirect_is_not_followed_and_not_believed() {
    each_operation(async |stage, operation, input| {
        let Some(success) = operation.answers().first().map(|answer| answer.value.to_string()) else { return };
        for status in [301, 302, 303, 307, 308] {
            let length = success.len();
            let head = format!(
                "HTTP/1.1 {status} X\r\nlocation: /elsewhere\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
            );
            stage.answers(format!("{head}{success}").into_bytes());
            let before = stage.arrived().len();
            let given = stage.clients.call(&operation.name, input).await;
            let is_unverified =
                matches!(&given.result, Err(Error::Unverified(error)) if error.reason().contains("redirect"));
            assert!(is_unverified, "{}", given.shown);
            assert_eq!(stage.arrived().len(), before + 1, "one request and no other");
        }
    });
}

#[test]
fn a_broken_connection_says_whether_anything_was_sent() {
    run(async {
        let nobody = Clients::plain(&server::nobody().await);
        for document in documents() {
            for operation in document.operations() {
                let input = input(&operation.example());
                let reads = operation.effect() == "read";
                for (given, sent) in [
                    (nobody.call(&operation.name, &input).await, Sent::No),
                    (truncated().await.call(&operation.name, &input).await, Sent::Maybe),
                    (silent().await.call(&operation.name, &input).await, Sent::Maybe),
                ] {
                    let Err(error @ Error::Transport(transport)) = &given.result else { panic!("{}", given.shown) };
                    assert_eq!(transport.sent(), sent, "{}", given.shown);
                    assert_eq!(error.outcome_is_unknown(), sent == Sent::Maybe && !reads, "{}", operation.name);
                    assert!(matches!(transport.reason(), TransportReason::Http(_)) && !transport.is_timeout());
                }
            }
        }
    });
}

/// Clients whose server promises more than it sends; what it sends is a whole success.
async fn truncated() -> Clients {
    let body = r#"{"status":"succeeded"}"#;
    let answer = format!("HTTP/1.1 200 X\r\ncontent-length: 1000\r\n\r\n{body}");
    Clients::plain(&server::answering(answer.into_bytes()).await)
}

/// Clients whose server takes the request and hangs up.
async fn silent() -> Clients {
    Clients::plain(&server::answering(Vec::new()).await)
}

#[test]
fn a_time_out_leaves_the_outcome_unknown() {
    run(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let url = format!("http://{}", listener.local_addr().expect("the port"));
        let wait = std::time::Duration::from_millis(50);
        let clients = Clients::adjusted(&Adjust { timeout: Some(wait), ..Adjust::at(&url) });
        let given = clients.call("adapay.create_cash", &example("adapay.create_cash")).await;
        let Err(error @ Error::Transport(transport)) = &given.result else { panic!("{}", given.shown) };
        assert!(
            transport.is_timeout() && transport.sent() == Sent::Maybe && error.outcome_is_unknown(),
            "{}",
            given.shown
        );
    });
}

fn example(operation: &str) -> Input {
    let documents = documents();
    let found = documents.iter().flat_map(Document::operations).find(|known| known.name == operation);
    input(&found.expect("the operation").example())
}

#[test]
fn an_answer_over_the_limit_is_an_error() {
    run(async {
        let body = format!(r#"{{"status":"succeeded","cash_list":[],"padding":"{}"}}"#, "x".repeat(5000));
        let exact = body.len();
        let with_length = server::http(200, "application/json", &body);
        // Without a length, only counting shows the size.
        let without_length = format!("HTTP/1.1 200 X\r\nconnection: close\r\n\r\n{body}").into_bytes();
        for answer in [with_length, without_length] {
            let url = server::answering(answer).await;
            let limited = |most| Clients::adjusted(&Adjust { max_answer_bytes: Some(most), ..Adjust::at(&url) });
            let given = limited(exact - 1).call("adapay.query_cash", &example("adapay.query_cash")).await;
            let Err(Error::Transport(transport)) = &given.result else { panic!("{}", given.shown) };
            assert!(
                matches!(transport.reason(), TransportReason::TooLarge(limit) if *limit == exact - 1),
                "{}",
                given.shown
            );
            let given = limited(exact).call("adapay.query_cash", &example("adapay.query_cash")).await;
            assert!(given.result.is_ok(), "{}", given.shown);
        }
    });
}

/// A protocol without credentials.
#[derive(Clone)]
struct Keyless;

impl Protocol for Keyless {
    fn authorise<'a>(&'a self, _: &'static Described, _: reqwest::Request) -> Authorising<'a> {
        Box::pin(async { Err(CredentialError::new("there is no key")) })
    }

    fn open<'a>(&self, _: &'static Described, _: &'a Raw) -> Opened<'a> {
        Opened::NoClaim
    }
}

/// A protocol that reads an answer although nothing vouches for it.
#[derive(Clone)]
struct Credulous;

impl Protocol for Credulous {
    fn authorise<'a>(&'a self, _: &'static Described, request: reqwest::Request) -> Authorising<'a> {
        Box::pin(async { Ok(request) })
    }

    fn open<'a>(&self, _: &'static Described, answer: &'a Raw) -> Opened<'a> {
        Opened::Content { json: answer.bytes().into(), proof: Proof::None }
    }
}

/// A protocol whose answers are never signed.
#[derive(Clone)]
struct Distrustful;

impl Protocol for Distrustful {
    fn authorise<'a>(&'a self, _: &'static Described, request: reqwest::Request) -> Authorising<'a> {
        Box::pin(async { Ok(request) })
    }

    fn open<'a>(&self, _: &'static Described, _: &'a Raw) -> Opened<'a> {
        Opened::Unverified("it is not signed".to_owned())
    }
}

/// Whether the same call may be made again.
#[derive(Clone, Copy, PartialEq)]
enum Retry {
    Never,
    IfItReads,
    Always,
}

/// How a call ends, and what may be concluded from it.
struct Ending {
    what: String,
    clients: Clients,
    /// Whether the caller sets nothing.
    empty: bool,
    is: fn(&Error<Json>) -> bool,
    /// For a call that does not only read.
    unknown: bool,
    retry: Retry,
}

#[test]
fn what_may_have_been_executed_and_what_may_be_repeated() {
    run(async {
        let documents = documents();
        let operations: Vec<_> =
            documents.iter().flat_map(Document::operations).filter(|known| known.document.api == "adapay").collect();
        let effects: std::collections::BTreeSet<_> = operations.iter().map(Operation::effect).collect();
        assert_eq!(effects.into_iter().collect::<Vec<_>>(), ["moves-money", "opens-order", "read", "session"]);
        for ending in endings(&operations[0]).await {
            for operation in &operations {
                let input = if ending.empty { Input::default() } else { input(&operation.example()) };
                let given = ending.clients.call(&operation.name, &input).await;
                let label = format!("{} {}: {}", operation.name, ending.what, given.shown);
                let error = given.result.as_ref().expect_err(&label);
                let reads = operation.effect() == "read";
                assert!((ending.is)(error), "{label}");
                assert_eq!(error.outcome_is_unknown(), ending.unknown && !reads, "outcome_is_unknown: {label}");
                let retryable = ending.retry == Retry::Always || (ending.retry == Retry::IfItReads && reads);
                assert_eq!(error.is_retryable(), retryable, "is_retryable: {label}");
                assert!(!(error.is_retryable() && error.outcome_is_unknown()), "never both: {label}");
                assert_eq!(error.is_duplicate_order(), ending.what.starts_with("duplicate"), "{label}");
            }
        }
    });
}

async fn endings(operation: &Operation<'_>) -> Vec<Ending> {
    let mut all = vec![
        Ending {
            what: "invalid".to_owned(),
            clients: answering(200, "{}", Plain).await,
            empty: true,
            is: |error| matches!(error, Error::Invalid(_)),
            unknown: false,
            retry: Retry::Never,
        },
        ending(
            "no key",
            answering(200, "{}", Keyless).await,
            |error| matches!(error, Error::Credentials(_)),
            false,
            Retry::Never,
        ),
        ending("refused", Clients::plain(&server::nobody().await), is_transport, false, Retry::Always),
        ending("truncated", truncated().await, is_transport, true, Retry::IfItReads),
        ending("hung up", silent().await, is_transport, true, Retry::IfItReads),
        ending("too large", too_large().await, is_transport, true, Retry::Never),
        ending(
            "nothing shown",
            answering(200, "{}", Plain).await,
            |error| matches!(error, Error::Unconfirmed(_)),
            true,
            Retry::Never,
        ),
        ending("redirect", answering(302, "{}", Plain).await, is_unverified, true, Retry::Never),
        ending(
            "unsigned",
            answering(200, r#"{"status":"failed"}"#, Distrustful).await,
            is_unverified,
            true,
            Retry::Never,
        ),
        ending(
            "undecodable",
            answering(200, UNDECODABLE, Plain).await,
            |error| matches!(error, Error::Unreadable(_)),
            true,
            Retry::Never,
        ),
        ending(
            "no JSON",
            answering(200, "oops", Plain).await,
            |error| matches!(error, Error::Unreadable(_)),
            true,
            Retry::Never,
        ),
    ];
    for status in [400, 401, 403, 404, 408, 409, 429, 500, 501, 502, 503, 504] {
        let transient = [408, 429, 500, 502, 503, 504].contains(&status);
        let retry = if transient { Retry::IfItReads } else { Retry::Never };
        let is = |error: &Error<Json>| matches!(error, Error::HttpStatus(_));
        all.push(ending(&format!("HTTP {status}"), answering(status, "<html>", Plain).await, is, true, retry));
    }
    let outcome = operation.outcome();
    let codes = |key: &str| list(outcome.get(key)).iter().map(|code| text(code).to_owned()).collect::<Vec<_>>();
    let (not_executed, duplicate) = (codes("not-executed"), codes("duplicate"));
    assert!(!not_executed.is_empty() && !duplicate.is_empty());
    for status in [200, 400, 500, 503] {
        // A request that was refused for what it says is refused again.
        let passing = if status >= 500 { Retry::IfItReads } else { Retry::Never };
        for code in &not_executed {
            all.push(rejection(&format!("not executed {code}"), status, code, Plain, false, Retry::Never).await);
            // Anybody could have written it, so it proves nothing.
            all.push(rejection(&format!("unproven {code}"), status, code, Credulous, true, Retry::Never).await);
        }
        for code in &duplicate {
            all.push(rejection(&format!("duplicate {code}"), status, code, Plain, true, Retry::Never).await);
        }
        for code in ["system_exception", "channel_error", "", "code_of_tomorrow", "REQUEST_PARAMETER_ERROR"] {
            all.push(rejection(&format!("other code {code:?}"), status, code, Plain, true, passing).await);
        }
    }
    all
}

/// It shows a success for every operation of adapay and fits the schema of none.
const UNDECODABLE: &str = r#"{"status":"succeeded","expend":{"pay_url":"u"},"cash_list":[7]}"#;

fn ending(what: &str, clients: Clients, is: fn(&Error<Json>) -> bool, unknown: bool, retry: Retry) -> Ending {
    Ending { what: what.to_owned(), clients, empty: false, is, unknown, retry }
}

async fn rejection(
    what: &str,
    status: u16,
    code: &str,
    protocol: impl Protocol + Clone + 'static,
    unknown: bool,
    retry: Retry,
) -> Ending {
    let body = json!({"status": "failed", "error_code": code}).to_string();
    let clients = answering(status, &body, protocol).await;
    ending(what, clients, |error| matches!(error, Error::Rejected(_)), unknown, retry)
}

async fn answering(status: u16, body: &str, protocol: impl Protocol + Clone + 'static) -> Clients {
    let url = server::answering(server::http(status, "application/json", body)).await;
    Clients::new(&protocol, &Adjust::at(&url)).expect("clients")
}

async fn too_large() -> Clients {
    let url = server::answering(server::http(200, "application/json", UNDECODABLE)).await;
    Clients::adjusted(&Adjust { max_answer_bytes: Some(3), ..Adjust::at(&url) })
}

fn is_transport(error: &Error<Json>) -> bool {
    matches!(error, Error::Transport(_))
}

fn is_unverified(error: &Error<Json>) -> bool {
    matches!(error, Error::Unverified(_))
}

#[test]
fn an_unsigned_answer_is_not_read_at_all() {
    run(async {
        for body in ["{\"status\":\"failed\"}", "{\"status\":\"succeeded\"}", "oops"] {
            for status in [200, 400, 500] {
                let clients = answering(status, body, Distrustful).await;
                let given = clients.call("adapay.create_cash", &example("adapay.create_cash")).await;
                assert!(
                    matches!(&given.result, Err(Error::Unverified(error)) if error.reason() == "it is not signed"),
                    "{}",
                    given.shown
                );
                assert!(given.result.is_err_and(|error| error.raw().is_some_and(|raw| !raw.is_verified())));
            }
        }
    });
}

#[test]
fn an_undecodable_answer_names_the_place() {
    one_call(
        "adapay.query_cash",
        200,
        &json!({"status": "succeeded", "cash_list": [{"cash_id": "1", "cash_amt": "1"}, {"cash_id": [], "cash_amt": "1"}]}),
        |given| {
            let Err(Error::Unreadable(error)) = &given.result else { panic!("{}", given.shown) };
            assert_eq!(error.path(), "cash_list[1].cash_id");
        },
    );
    // A fraction has been through a float, so it is no text of an amount.
    one_call(
        "adapay.query_cash",
        200,
        &json!({"status": "succeeded", "cash_list": [{"cash_id": "1", "cash_amt": 0.1}]}),
        |given| {
            let Err(Error::Unreadable(error)) = &given.result else { panic!("{}", given.shown) };
            assert_eq!(error.path(), "cash_list[0].cash_amt");
        },
    );
}

#[test]
fn what_a_provider_wrote_forges_no_line_of_a_log_and_does_not_fill_it() {
    run(async {
        let stage = Stage::new().await;
        let body = json!({"status": "failed", "error_code": "a\nINFO \u{1b}[2K", "error_msg": "m\r\n".repeat(1000)});
        let given = stage.call("adapay.query_cash", &input(&json!({"order_no": "o_1"})), 400, &body.to_string()).await;
        let shown = given.result.expect_err("a rejection").to_string();
        assert!(shown.starts_with("query_cash was rejected (HTTP 400): a INFO  [2K: m"), "{shown}");
        assert!(shown.chars().all(|character| !character.is_control()) && shown.len() < 700, "{shown}");
    });
}

#[test]
fn a_broken_connection_says_what_broke_it() {
    run(async {
        let clients = Clients::plain(&server::nobody().await);
        let given = clients.call("adapay.query_cash", &example("adapay.query_cash")).await;
        let shown = given.result.expect_err("nobody listens").to_string();
        assert!(shown.contains("refused") && shown.ends_with("; nothing was sent"), "{shown}");
    });
}

/// Values that must never print, none of them a part of another text.
const SECRETS: [&str; 3] = ["https://page.example.test/v1/5ecre7", "13800138000", "https://login.example.test/70ken"];

#[test]
fn neither_an_error_nor_an_answer_prints_what_it_must_not() {
    let [pay_url, phone, redirect_url] = SECRETS;
    let secrets = json!({"expend": {"pay_url": pay_url}, "mer_phone": phone, "redirect_url": redirect_url});
    let with = |more: Value| {
        let mut body = secrets.clone();
        more.as_object().into_iter().flatten().for_each(|(name, value)| body[name] = value.clone());
        body.to_string()
    };
    let bodies = [
        with(json!({})),
        with(json!({"status": "succeeded", "cash_list": [7]})),
        with(json!({"status": "failed", "error_code": "c", "error_msg": "m"})),
        with(
            json!({"status": "succeeded", "expend": pay_url, "order_no": [phone], "cash_list": phone, "app_id": {"a": redirect_url}}),
        ),
        with(
            json!({"status": "succeeded", "has_more": phone, "checkouts": [pay_url], "object": [redirect_url], "error_type": [phone]}),
        ),
        json!([pay_url, phone, redirect_url]).to_string(),
        json!(pay_url).to_string(),
        format!("{{\"mer_phone\": {phone}, oops"),
        format!("<a href='{pay_url}'>{phone}</a>"),
        format!("{phone} {pay_url} {redirect_url}"),
    ];
    each_operation(async |stage, operation, input| {
        for body in &bodies {
            for status in [200, 302, 400, 502] {
                let given = stage.call(&operation.name, input, status, body).await;
                assert_silent(&given, &operation.name, body);
            }
            let length = body.len() + 1;
            stage.answers(format!("HTTP/1.1 200 X\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes());
            assert_silent(&stage.clients.call(&operation.name, input).await, &operation.name, body);
        }
        for answer in operation.answers() {
            let whole = filled(operation, &operation.document.schema(answer.schema), answer.value);
            let secret = secretive(operation.document, &operation.document.schema(answer.schema), whole);
            let given = stage.call(&operation.name, input, 200, &secret.to_string()).await;
            assert_silent(&given, &operation.name, &secret.to_string());
        }
    });
}

/// An answer whose sensitive places hold a value that must not print.
fn secretive(document: &Document, schema: &Schema, mut answer: Value) -> Value {
    for site in sites(document, schema, &answer) {
        if site.schema.get("x-sensitive").is_some_and(|sensitive| sensitive == true) {
            put(&mut answer, &site.pointer, Some(json!(SECRETS[0])));
        }
    }
    answer
}

fn assert_silent(given: &Given, operation: &str, body: &str) {
    let printed = SECRETS.iter().find(|secret| given.shown.contains(**secret));
    assert!(printed.is_none(), "{operation} prints {printed:?} of {body}:\n{}", given.shown);
}
