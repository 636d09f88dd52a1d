//! The signing vectors: what the official SDK signs, what it accepts, and notifications that were published.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use payspec::adapay::Mode;
use payspec::adapay::envelope::{self, EnvelopeError};
use payspec::adapay::notify::{Expected, Mismatch, NotificationError, Notifications, Payload, Stated};
use payspec::adapay::{PrivateKey, PublicKey, Signer, VerifyingKeys};
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
