//! The signing vectors: what the official SDK signs, what it accepts, and notifications that were published.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use payspec::adapay::Mode;
use payspec::adapay::envelope::{self, EnvelopeError};
use payspec::adapay::notify::{Expected, Mismatch, NotificationError, Notifications, Payload, Stated};
use payspec::adapay::{self, PrivateKey, PublicKey, Signer, VerifyingKeys};
use payspec::{Operation, Protocol};
use payspec_tests::calls;
use payspec_tests::stage::input;
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors/adapay.json")).unwrap()
}

fn list<'a>(vectors: &'a Value, name: &str) -> &'a [Value] {
    vectors[name].as_array().map(Vec::as_slice).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn private(vectors: &Value, name: &str) -> PrivateKey {
    PrivateKey::parse(text(&vectors["keys"][name]["private_pkcs8_base64"])).unwrap()
}

fn platform(vectors: &Value) -> VerifyingKeys {
    VerifyingKeys::new(PublicKey::parse(text(&vectors["keys"]["plat1024"]["public_spki_base64"])).unwrap())
}

/// The form around a signed text, with made-up claims.
fn form(data: &str, sign: &str, claims: &[(&str, &str)]) -> Vec<u8> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(claims).append_pair("data", data).append_pair("sign", sign);
    form.finish().into_bytes()
}

#[test]
fn the_keys_belong_together() {
    let vectors = vectors();
    for name in ["mer1024", "mer2048", "plat1024"] {
        let public = PublicKey::parse(text(&vectors["keys"][name]["public_spki_base64"])).unwrap();
        assert_eq!(private(&vectors, name).public_key(), public, "{name}");
    }
    let adapay = PublicKey::parse(text(&vectors["adapay_public_key_spki_base64"])).unwrap();
    let trusted: Vec<_> = VerifyingKeys::default().fingerprints().collect();
    assert_eq!(trusted, [adapay.fingerprint()]);
}

#[tokio::test]
async fn every_request_gets_the_signature_of_the_official_sdk() {
    let vectors = vectors();
    let mut signatures = 0;
    for name in ["mer1024", "mer2048"] {
        let key = private(&vectors, name);
        let public = key.public_key();
        for request in list(&vectors, "requests") {
            for form in [&request["recommended"], &request["python_sdk"]] {
                let message = text(&form["string_to_sign"]).as_bytes();
                let signature = key.sign(message).await.unwrap();
                assert_eq!(STANDARD.encode(&signature), text(&form["signature"][name]), "{} {name}", request["name"]);
                assert!(public.verify(message, &signature));
                signatures += 1;
            }
        }
    }
    assert_eq!(signatures, 24);
}

/// The operation of a vector, by the SDK's name for the call.
fn operation(vector: &Value) -> &'static Operation {
    let id = match text(&vector["op"]) {
        "Drawcash.create" => "create_cash",
        "Drawcash.query" => "query_cash",
        "SettleAccount.balance" => "get_balance",
        "Checkout.create" => "create_checkout",
        "Checkout.queryList" => "list_checkouts",
        other => panic!("no operation for {other}"),
    };
    adapay::OPERATIONS.iter().find(|known| known.id == id).unwrap()
}

/// The fields of a vector, in its order; the SDK takes numbers as texts.
fn fields(vector: &Value) -> Value {
    let pairs = list(vector, "params_in_order").iter().filter(|pair| !pair[1].is_null());
    let fields = pairs.map(|pair| match text(&pair[0]) {
        name @ ("page_index" | "page_size") => (name.to_owned(), text(&pair[1]).parse::<u64>().unwrap().into()),
        name => (name.to_owned(), pair[1].clone()),
    });
    Value::Object(fields.collect())
}

#[tokio::test]
async fn every_request_goes_out_byte_for_byte_as_recommended() {
    let vectors = vectors();
    let api_key = text(&vectors["api_key"]);
    for name in ["mer1024", "mer2048"] {
        let key = text(&vectors["keys"][name]["private_pkcs8_base64"]);
        let credentials = adapay::Credentials::new(api_key, key).unwrap();
        for vector in list(&vectors, "requests") {
            let operation = operation(vector);
            let request = calls::request(&format!("adapay.{}", operation.id), &input(&fields(vector))).unwrap();
            let request = credentials.authorise(operation, request).await.unwrap();
            let wire = &vector["recommended"];
            let body = request.body().and_then(|body| body.as_bytes()).map(|bytes| str::from_utf8(bytes).unwrap());
            assert_eq!(request.method().as_str(), text(&vector["method"]));
            assert_eq!(request.url().as_str(), text(&wire["wire_url"]));
            assert_eq!(body, wire["wire_body"].as_str());
            let mut headers: Vec<_> = request.headers().keys().map(|name| name.as_str()).collect();
            headers.sort_unstable();
            let json = if body.is_some() { &["content-type"][..] } else { &[] };
            assert_eq!(headers, [&["authorization"], json, &["sdk_version", "signature"]].concat());
            let header = |name: &str| request.headers()[name].to_str().unwrap();
            assert_eq!(header("authorization"), api_key);
            assert_eq!(header("signature"), text(&wire["signature"][name]), "{} {name}", vector["name"]);
            assert_eq!(header("sdk_version"), concat!("rust_v", env!("CARGO_PKG_VERSION")));
        }
    }
}

#[test]
fn answers_are_accepted_or_refused_as_marked() {
    let vectors = vectors();
    let keys = platform(&vectors);
    for answer in list(&vectors, "responses") {
        let opened = envelope::open(&keys, text(&answer["raw_body"]).as_bytes());
        let expected = if answer["verifies"] == true {
            Ok(text(&answer["data"]).as_bytes().to_vec())
        } else {
            Err(EnvelopeError::BadSignature)
        };
        assert_eq!(opened, expected, "{}", answer["name"]);
        let by_default = envelope::open(&VerifyingKeys::default(), text(&answer["raw_body"]).as_bytes());
        assert_eq!(by_default, Err(EnvelopeError::BadSignature), "no key for tests is trusted by default");
    }
    for answer in list(&vectors, "unsigned_responses") {
        let opened = envelope::open(&keys, text(&answer["raw_body"]).as_bytes());
        assert_eq!(opened, Err(EnvelopeError::NotAnEnvelope), "{}", answer["name"]);
    }
}

#[test]
fn the_notification_of_the_vectors_is_received() {
    let vectors = vectors();
    let receive = Notifications::with_keys(platform(&vectors));
    for notification in list(&vectors, "notifications") {
        let event = receive.receive(text(&notification["raw_body"]).as_bytes()).unwrap();
        let form = &notification["form"];
        assert_eq!(event.signed().text(), text(&form["data"]));
        assert_eq!(event.claimed().id.as_deref(), form["id"].as_str());
        assert!(matches!(event.signed().payload(), Payload::Cash(cash) if cash.id != event.claimed().id));
        let record = Expected::new("jdskjdd_1414212450", "0.02".parse().unwrap(), "app_XXXXXXXX", Mode::Live);
        assert_eq!(event.check(&record), Ok(()));
    }
}

#[test]
fn the_published_notifications_verify_with_adapays_key_and_their_replays_are_refused() {
    let vectors = vectors();
    let receive = Notifications::new();
    for (index, sample) in list(&vectors, "real_signed_samples").iter().enumerate() {
        let (data, sign) = (text(&sample["data"]), text(&sample["sign"]));
        let app_id = ["app_fe1ec54d-e7cd-432a-a994-c12c3d8295f8", "app_1"][index];
        let order_no = ["SH20201115182857625624", "PY_20200103105147517447"][index];
        let record = || Expected::new(order_no, "0.01".parse().unwrap(), app_id, Mode::Live);
        let claims = |type_, app_id, id| [("type", type_), ("app_id", app_id), ("id", id), ("prod_mode", "true")];
        let received = |type_, app_id, id| receive.receive(&form(data, sign, &claims(type_, app_id, id)));

        let event = received("payment.succeeded", app_id, "1").unwrap();
        assert!(matches!(event.signed().payload(), Payload::Payment(_)));
        assert_eq!(event.check(&record()), Ok(()));

        let handled = event.signed().key();
        let once = || record().unless_handled(|key| *key == handled);
        let other_id = received("payment.succeeded", app_id, "2").unwrap();
        assert_eq!(other_id.check(&once()), Err(Mismatch::Repeat(handled.clone())));
        let other_app = received("payment.succeeded", "app_2", "1").unwrap();
        assert_eq!(other_app.check(&once()), Err(Mismatch::App(Stated::Claimed)));
        for type_ in ["payment.failed", "cash.succeeded"] {
            let other_type = received(type_, app_id, "1").map(|_| ());
            assert!(matches!(other_type, Err(NotificationError::Contradiction { .. })), "{type_}");
        }
        let other_amount = data.replace("\"0.01\"", "\"9.01\"");
        let forged = receive.receive(&form(&other_amount, sign, &claims("payment.succeeded", app_id, "1"))).map(|_| ());
        assert_eq!(forged, Err(NotificationError::BadSignature));
        let more = Expected::new(order_no, "9.01".parse().unwrap(), app_id, Mode::Live);
        assert!(matches!(event.check(&more), Err(Mismatch::Amount { .. })));
    }
}
