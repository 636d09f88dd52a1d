//! Adapay: signatures, the envelope, codes of refusals, states of orders and the form of notifications.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::extension::{EffectKind, Envelope};
use crate::lower::source::entries;

use super::api::Operation;
use super::call::Call;
use super::dialect::{Attempt, Caller, Dialect, Ends, Event, Refusal, Seal, failure};
use super::keys;
use super::orders::{Order, made_up_id};
use super::reply::Reply;
use super::rsa::Key;

pub struct Adapay;

/// The keys of both TEST merchants; any api_key may use either.
static MERCHANTS: LazyLock<Vec<Key>> =
    LazyLock::new(|| [keys::MERCHANT_PRIVATE, keys::MERCHANT_1024_PRIVATE].into_iter().filter_map(Key::read).collect());

static PLATFORM: LazyLock<Option<Key>> = LazyLock::new(|| Key::read(keys::PLATFORM_PRIVATE));

const LIVE: &str = "api_live_";
const TEST: &str = "api_test_";

/// An id as Adapay makes them, for orders whose documented answer has none.
const AN_ID: &str = "002112020022717240210079033970230317056";

impl Dialect for Adapay {
    fn authorise(&self, attempt: &Attempt<'_>) -> Result<Caller, Refusal> {
        let api_key = attempt.call.header("authorization").unwrap_or_default();
        let live = api_key.starts_with(LIVE);
        if !live && !api_key.starts_with(TEST) {
            return Err(Refusal::Credential(
                "no api_key in the header Authorization, which starts with api_live_ or api_test_",
            ));
        }
        if !attempt.plain {
            signature(attempt.call)?;
        }
        Ok(Caller { live })
    }

    fn refuse(&self, operation: &Operation, refusal: &Refusal) -> Reply {
        let message = refusal.message();
        let code = match refusal {
            Refusal::Credential(_) => return Reply::message(refusal.status(), &message),
            Refusal::Invalid(_) => "request_parameter_error".to_owned(),
            Refusal::Signature(_) => "security_exception".to_owned(),
            Refusal::Expired => "token_invalided".to_owned(),
            Refusal::Duplicate => refusal.code(operation),
        };
        let mut body = failure(operation, &code, &message);
        body["error_type"] = "invalid_request_error".into();
        if let Refusal::Invalid(broken) = refusal
            && let Some(first) = broken.first()
        {
            body["invalid_param"] = first.field.as_str().into();
        }
        Reply::json(refusal.status(), body)
    }

    fn gateway(&self, _: &Operation, _: u16, text: &str) -> Value {
        json!({ "message": text })
    }

    /// `order_no` is unique within an `app_id`.
    fn order_key(&self, inputs: &Map<String, Value>) -> Option<String> {
        let text = |name: &str| inputs.get(name)?.as_str();
        Some(format!("{} {}", text("app_id")?, text("order_no")?))
    }

    /// The mode is that of the api_key; without a fee all of the amount arrives.
    fn mark(&self, answer: &mut Value, caller: &Caller) {
        set_mode(answer, if caller.live { "true" } else { "false" });
        if answer["fee_amt"] == "0.00" && answer.get("real_amt").is_some() {
            answer["real_amt"] = answer["cash_amt"].clone();
        }
    }

    fn state(&self, order: &Order, ends: Ends) -> Vec<(&'static str, Value)> {
        let state = match ends.of(order) {
            Some(true) => "S",
            Some(false) => "F",
            None => "P",
        };
        vec![("trans_stat", state.into()), ("cash_id", order.id.as_str().into())]
    }

    fn seal(&self, envelope: &Envelope, answer: &Value, seal: Seal) -> Value {
        let data = answer.to_string();
        let mut body = json!({ &envelope.data: &data });
        match seal {
            Seal::Right => body[&envelope.signature] = sign(&data).into(),
            Seal::Wrong => body[&envelope.signature] = sign(&format!("{data} ")).into(),
            Seal::Missing => {}
        }
        body
    }

    fn notification(&self, operation: &Operation, order: &Order, event: &Event) -> Option<Vec<(&'static str, String)>> {
        let object = if operation.plan.effect == EffectKind::MovesMoney { "cash" } else { "payment" };
        let end = if event.succeeded { "succeeded" } else { "failed" };
        let data = self::event(operation, order, event, object, end);
        let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let signed = json!(data).to_string();
        Some(vec![
            ("id", made_up_id(AN_ID, event.serial)),
            ("created_time", event.now.to_string()),
            ("app_id", text("app_id")),
            ("prod_mode", text("prod_mode")),
            ("type", format!("{object}.{end}")),
            ("object", object.to_owned()),
            ("sign", sign(&signed)),
            ("data", signed),
        ])
    }
}

fn sign(text: &str) -> String {
    PLATFORM.as_ref().map(|key| key.sign(text.as_bytes())).unwrap_or_default()
}

fn signature(call: &Call) -> Result<(), Refusal> {
    let refused = |text: &str| Err(Refusal::Signature(text.to_owned()));
    let Some(signature) = call.header("signature") else {
        return refused("the header Signature is missing");
    };
    let signed = signed_text(call);
    if MERCHANTS.iter().any(|key| key.verifies(&signed, signature)) {
        return Ok(());
    }
    refused(
        "the signature is wrong: it must be made with a published TEST key over the URL and the body or the sorted parameters",
    )
}

/// What a caller signs: the URL as the caller sees it, and the body's bytes or the decoded parameters, sorted.
fn signed_text(call: &Call) -> Vec<u8> {
    let host = call.header("host").unwrap_or_default();
    let mut text = format!("http://{host}{}", call.path).into_bytes();
    if call.method == "GET" {
        let mut pairs: Vec<(String, String)> = form_urlencoded::parse(call.query.as_bytes()).into_owned().collect();
        pairs.sort();
        let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        text.extend(pairs.join("&").into_bytes());
    } else {
        text.extend(&call.body);
    }
    text
}

/// Wherever the example says in which mode it is.
fn set_mode(value: &mut Value, mode: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| set_mode(item, mode)),
        Value::Object(properties) => {
            for (name, value) in properties {
                match value {
                    Value::String(text) if name == "prod_mode" => mode.clone_into(text),
                    other => set_mode(other, mode),
                }
            }
        }
        _ => {}
    }
}

/// What a notification signs, with sorted names as Adapay has them.
fn event<'a>(
    operation: &Operation,
    order: &'a Order,
    event: &Event,
    object: &str,
    end: &str,
) -> BTreeMap<&'a str, Value> {
    const CASH: &[&str] =
        &["app_id", "cash_amt", "cash_type", "created_time", "fee_amt", "order_no", "prod_mode", "real_amt"];
    const PAYMENT: &[&str] = &["app_id", "created_time", "order_no", "pay_amt", "pay_channel", "prod_mode"];
    let names = if object == "cash" { CASH } else { PAYMENT };
    let known = order.inputs.iter().chain(entries(&order.answer));
    let mut data: BTreeMap<&str, Value> = BTreeMap::new();
    for (name, value) in known.filter(|(name, _)| names.contains(&name.as_str())) {
        data.insert(name, value.clone());
    }
    if let Some(default) = operation.inputs.default_of("pay_channel") {
        data.entry("pay_channel").or_insert_with(|| default.clone());
    }
    data.extend([("id", order.id.as_str().into()), ("object", object.into()), ("status", end.into())]);
    if !event.succeeded {
        data.insert("error_msg", "the bank refused it".into());
    }
    if event.of_other_merchant {
        data.insert("app_id", "app_OTHER_MERCHANT".into());
        data.insert("order_no", format!("other_merchant_{}", event.serial).into());
        data.insert("id", made_up_id(AN_ID, event.serial).into());
    }
    data
}
