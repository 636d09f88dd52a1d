//! Receiving and checking, with notifications that were signed here and one that was published.

use std::collections::BTreeSet;

use super::{
    Event, Expected, Mismatch, NotificationError, Notifications, Payload, Stated, TestNotification, form::Form,
};
use crate::adapay::made_up::{key, other_key};
use crate::adapay::mode::Mode;
use crate::adapay::verify::VerifyingKeys;
use crate::runtime::amount::Amount;

const CASH: &str = r#"{"app_id":"app_1","cash_amt":"0.10","object":"cash","order_no":"o1","prod_mode":"true","status":"succeeded","new":{}}"#;
const PAYMENT: &str = r#"{"order_no":"o1","pay_amt":"0.10","pay_channel":"wx_pub","status":"succeeded","expend":{}}"#;

/// A notification that the vendor published; the form around it was not, so its claims are made up.
const PUBLISHED: &str = r#"{"created_time":"20200103105148","expend":{"bank_type":"OTHERS","open_id":"o8jhot9m_XUMbgqrv-XqIxgq5ZLs","sub_open_id":"onAQQxJrB1Iy4xm5PrUucOP-eds4"},"id":"002112020010310514810059003925284544512","order_no":"PY_20200103105147517447","pay_amt":"0.01","pay_channel":"wx_pub","status":"succeeded"}"#;
const PUBLISHED_SIGN: &str = "Fm0NMFZA7NJk48jEiaEucgsUoGM4tRHHu1JRLFu/V2k28Ki7MZ6p9GFf0b0YiRAl6nacP4UfbZjbSZ44xunfX7Utmxq2oUbpjLjuWp5H97yOvGFYznTquktC1RuOCJtqSpvEAsIP20ZIQKNZgLMwXrTXofXiWqkiF6PLy8zIlvU=";

fn notifications() -> Notifications {
    Notifications::with_keys(VerifyingKeys::new(key().public_key()))
}

fn received(notification: &TestNotification) -> Result<Event, NotificationError> {
    notifications().receive(&notification.signed_by(&key()))
}

fn cash() -> TestNotification {
    TestNotification::new(CASH).id("n1").type_("cash.succeeded").object("cash").app_id("app_1").prod_mode("true")
}

fn payment() -> TestNotification {
    TestNotification::new(PAYMENT).id("n1").type_("payment.succeeded").app_id("app_1").prod_mode("true")
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn expected<'a>() -> Expected<'a> {
    Expected::new("o1", amount("0.1"), "app_1", Mode::Live)
}

#[test]
fn what_is_signed_and_what_is_claimed_are_apart() {
    let event = received(&cash().created_time("1579174350").field("data2", "x")).unwrap();
    let (signed, claimed) = (event.signed(), event.claimed());
    let Payload::Cash(cash) = signed.payload() else { panic!("{signed:?}") };
    assert_eq!((signed.order_no(), signed.amount()), (Some("o1"), Some(&amount("0.10"))));
    assert_eq!(
        (signed.app_id(), signed.prod_mode(), signed.status()),
        (Some("app_1"), Some("true"), Some("succeeded"))
    );
    assert_eq!((signed.text(), cash.fee_amt.is_none()), (CASH, true));
    assert_eq!(claimed.id.as_deref(), Some("n1"));
    assert_eq!(claimed.type_.as_deref(), Some("cash.succeeded"));
    assert_eq!(claimed.object.as_deref(), Some("cash"));
    assert_eq!(claimed.created_time.as_deref(), Some("1579174350"));
    assert_eq!(signed.verified_by(), key().public_key().fingerprint());
    assert_eq!(signed.key().to_string().len(), 64);
}

#[test]
fn the_payload_is_decided_by_what_is_signed_alone() {
    let kind = |data: &str| {
        let event = notifications().receive(&TestNotification::new(data).object("cash").signed_by(&key())).unwrap();
        match event.signed().payload() {
            Payload::Cash(_) => "cash",
            Payload::Payment(_) => "payment",
            Payload::Other(_) => "other",
        }
    };
    for (data, expected) in [
        (r#"{"object":"cash","pay_amt":"1"}"#, "cash"),
        (r#"{"object":"payment","cash_amt":"1"}"#, "payment"),
        (r#"{"object":"refund","pay_amt":"1"}"#, "other"),
        (r#"{"cash_amt":"1"}"#, "cash"),
        (r#"{"pay_amt":1,"object":"","cash_amt":""}"#, "payment"),
        (r#"{"pay_amt":"1","cash_amt":"1"}"#, "other"),
        (r#"{"pay_amt":0.1}"#, "other"),
        (r#"{"object":["cash"]}"#, "other"),
        ("{}", "other"),
    ] {
        assert_eq!(kind(data), expected, "{data}");
    }
}

#[test]
fn a_plus_that_became_a_space_is_read_as_a_plus() {
    let with_plus = (0..100).map(|number| TestNotification::new(format!("{{\"n\":{number}}}")).signed_by(&key()));
    let mut spaces = 0;
    for body in with_plus {
        let text = String::from_utf8(body).unwrap();
        let decoded_twice = text.replace("%2B", "+");
        spaces += usize::from(decoded_twice != text);
        assert!(notifications().receive(decoded_twice.as_bytes()).is_ok());
    }
    assert!(spaces > 50);
}

#[test]
fn what_no_trusted_key_signed_is_refused() {
    let refused = Err(NotificationError::BadSignature);
    let outcome = |keys: VerifyingKeys, body: &[u8]| Notifications::with_keys(keys).receive(body).map(|_| ());
    let body = cash().signed_by(&key());
    assert_eq!(outcome(VerifyingKeys::adapay(), &body), refused);
    assert_eq!(outcome(VerifyingKeys::new(other_key().public_key()), &body), refused);
    let both = VerifyingKeys::new(other_key().public_key()).and(key().public_key());
    assert_eq!(outcome(both, &body), Ok(()));
    let changed = String::from_utf8(body).unwrap().replace("0.10", "9.10");
    assert_eq!(outcome(VerifyingKeys::new(key().public_key()), changed.as_bytes()), refused);
    assert_eq!(outcome(VerifyingKeys::adapay(), b"data=%7B%7D&sign=x"), refused);
}

#[test]
fn what_is_no_notification_is_refused() {
    let refused = |body: &[u8]| notifications().receive(body).map(|_| ()).unwrap_err();
    assert_eq!(refused(b""), NotificationError::MissingField("data"));
    assert_eq!(refused(b"data=&sign=x"), NotificationError::MissingField("data"));
    assert_eq!(refused(b"data=%7B%7D"), NotificationError::MissingField("sign"));
    assert_eq!(refused(&[b'x'; Notifications::LIMIT + 1]), NotificationError::TooLarge(Notifications::LIMIT));
    let short = notifications().limit(10).receive(&cash().signed_by(&key())).map(|_| ());
    assert_eq!(short, Err(NotificationError::TooLarge(10)));
    for data in ["no json", "[]", r#"{"a":1,"a":1}"#, r#"{"a":{"b":1,"\u0062":2}}"#] {
        let refused = refused(&TestNotification::new(data).signed_by(&key()));
        assert_eq!(refused, NotificationError::Unreadable, "{data}");
    }
}

#[test]
fn a_field_that_comes_twice_is_refused() {
    for name in ["data", "sign", "type", "unknown\nfield"] {
        let twice = cash().field(name, "1").field(name, "1");
        let shown = name.replace('\n', " ");
        assert_eq!(received(&twice).map(|_| ()), Err(NotificationError::DuplicateField(shown)), "{name}");
    }
    let differently_written = [&payment().signed_by(&key())[..], b"&%64ata=x"].concat();
    let refused = notifications().receive(&differently_written).map(|_| ());
    assert_eq!(refused, Err(NotificationError::DuplicateField("data".to_owned())));
}

#[test]
fn a_type_that_contradicts_what_is_signed_is_refused() {
    let contradicts = |data: &str, type_: &str| {
        let outcome = received(&TestNotification::new(data).type_(type_));
        matches!(outcome.map(|_| ()), Err(NotificationError::Contradiction { .. }))
    };
    for type_ in [
        "cash.failed",
        "cash.FAILED ",
        "Payment.succeeded",
        "payment.succeeded",
        "cash.pending",
        "payment.failed",
        "refund.succeeded",
        "payment",
    ] {
        assert!(contradicts(CASH, type_), "{type_}");
    }
    for type_ in ["cash.succeeded", "cash.closed", "cash", ""] {
        assert!(!contradicts(CASH, type_), "{type_}");
    }
    assert!(contradicts(PAYMENT, "payment.failed") && contradicts(PAYMENT, "cash.succeeded"));
    let other = r#"{"object":"refund","status":"failed"}"#;
    assert!(contradicts(other, "refund.succeeded") && contradicts(other, "payment.failed"));
    assert!(!contradicts(other, "refund.failed") && !contradicts("{}", "payment.succeeded"));
    let error = received(&TestNotification::new(CASH).type_("cash.failed")).unwrap_err().to_string();
    assert_eq!(error, r#"the notification's type says "cash.failed", but what is signed says "cash.succeeded""#);
}

#[test]
fn what_is_expected_passes() {
    for notification in [cash(), payment()] {
        assert_eq!(received(&notification).unwrap().check(&expected()), Ok(()));
    }
    // The form need not repeat what is signed.
    assert_eq!(received(&TestNotification::new(CASH)).unwrap().check(&expected()), Ok(()));
}

#[test]
fn every_difference_has_its_name() {
    let event = received(&cash()).unwrap();
    let differs = |expected: Expected<'_>| event.check(&expected).unwrap_err();
    let order_no = Mismatch::OrderNo { expected: "o2".to_owned(), signed: Some("o1".to_owned()) };
    assert_eq!(differs(Expected::new("o2", amount("0.10"), "app_1", Mode::Live)), order_no);
    let other_amount = Mismatch::Amount { expected: amount("0.11"), signed: Some(amount("0.10")) };
    assert_eq!(differs(Expected::new("o1", amount("0.11"), "app_1", Mode::Live)), other_amount);
    assert_eq!(differs(Expected::new("o1", amount("0.1"), "app_2", Mode::Live)), Mismatch::App(Stated::Signed));
    assert_eq!(differs(Expected::new("o1", amount("0.1"), "app_1", Mode::Mock)), Mismatch::Mode(Stated::Signed));
}

#[test]
fn a_claim_that_differs_is_found_whether_signed_or_not() {
    let differs = |notification: TestNotification| received(&notification).unwrap().check(&expected()).unwrap_err();
    let cash = || TestNotification::new(CASH);
    assert_eq!(differs(cash().app_id("app_2")), Mismatch::App(Stated::Claimed));
    assert_eq!(differs(cash().prod_mode("false")), Mismatch::Mode(Stated::Claimed));
    let payment = || TestNotification::new(PAYMENT);
    assert_eq!(differs(payment().app_id("app_2").prod_mode("true")), Mismatch::App(Stated::Claimed));
    assert_eq!(differs(payment().prod_mode("true")), Mismatch::App(Stated::Nowhere));
    assert_eq!(differs(payment().app_id("app_1")), Mismatch::Mode(Stated::Nowhere));
    assert_eq!(differs(payment().app_id("app_1").prod_mode("yes")), Mismatch::Mode(Stated::Claimed));
}

#[test]
fn the_order_and_the_amount_must_be_signed() {
    let differs = |data: &str| {
        let claims = TestNotification::new(data).app_id("app_1").prod_mode("true").field("order_no", "o1");
        received(&claims.field("pay_amt", "0.10")).unwrap().check(&expected()).unwrap_err()
    };
    let no_order = Mismatch::OrderNo { expected: "o1".to_owned(), signed: None };
    assert_eq!(differs(r#"{"pay_amt":"0.10"}"#), no_order);
    let no_amount = Mismatch::Amount { expected: amount("0.1"), signed: None };
    assert_eq!(differs(r#"{"order_no":"o1","pay_amt":0.10}"#), no_amount);
    assert_eq!(differs(r#"{"order_no":"o1"}"#), no_amount);
}

#[test]
fn the_answer_that_opens_an_order_is_no_proof_of_its_payment() {
    for object in ["account_payment", "checkout"] {
        let answer = format!(
            r#"{{"object":"{object}","order_no":"o1","pay_amt":"0.10","app_id":"app_1","prod_mode":"true","status":"succeeded"}}"#
        );
        let event = received(&TestNotification::new(answer)).unwrap();
        assert!(matches!(event.signed().payload(), Payload::Other(_)));
        let no_amount = Mismatch::Amount { expected: amount("0.1"), signed: None };
        assert_eq!(event.check(&expected()), Err(no_amount));
    }
}

#[test]
fn amounts_are_compared_by_value() {
    let same = |signed: &str, expected: &str| {
        let data = format!(r#"{{"order_no":"o1","pay_amt":"{signed}"}}"#);
        let event = received(&TestNotification::new(data).app_id("app_1").prod_mode("true")).unwrap();
        event.check(&Expected::new("o1", amount(expected), "app_1", Mode::Live)).is_ok()
    };
    let long = "9".repeat(40);
    for (signed, expected) in [
        ("0.1", "0.10"),
        ("0.10", "0.1"),
        ("00.10", "0.1"),
        ("1", "1.00"),
        ("1.000", "1"),
        ("0", "0.00"),
        (&long, &long),
    ] {
        assert!(same(signed, expected), "{signed} {expected}");
    }
    for (signed, expected) in [
        ("0.1", "0.11"),
        ("10", "1"),
        ("0.10", "0.010"),
        ("1e0", "1"),
        ("1,0", "10"),
        ("-1", "1"),
        (" 1", "1"),
        ("1.001", "1"),
    ] {
        assert!(!same(signed, expected), "{signed} {expected}");
    }
}

#[test]
fn a_repeat_is_known_by_what_is_signed() {
    let handled = BTreeSet::from([received(&cash()).unwrap().signed().key()]);
    let expected = expected().unless_handled(|key| handled.contains(key));
    for again in [cash(), cash().field("x", "y"), TestNotification::new(CASH).id("another")] {
        let event = received(&again).unwrap();
        assert_eq!(event.check(&expected), Err(Mismatch::Repeat(event.signed().key())));
    }
    assert_eq!(received(&payment()).unwrap().check(&expected), Ok(()));
}

#[test]
fn a_published_notification_verifies_and_its_replays_are_refused() {
    let published = |claims: &[(&str, &str)], data: &str| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(claims).append_pair("data", data).append_pair("sign", PUBLISHED_SIGN);
        Notifications::new().receive(form.finish().as_bytes())
    };
    let claims = |type_, app_id, id| [("type", type_), ("app_id", app_id), ("id", id), ("prod_mode", "true")];
    let genuine = claims("payment.succeeded", "app_1", "1");
    let record = || Expected::new("PY_20200103105147517447", amount("0.01"), "app_1", Mode::Live);
    let event = published(&genuine, PUBLISHED).unwrap();
    assert_eq!(event.check(&record()), Ok(()));
    assert_eq!(event.signed().verified_by().to_string().len(), 8);

    let first = event.signed().key();
    let check = |event: Event| event.check(&record().unless_handled(|key| *key == first));
    let other_app = published(&claims("payment.succeeded", "app_2", "1"), PUBLISHED).unwrap();
    assert_eq!(check(other_app), Err(Mismatch::App(Stated::Claimed)));
    let other_id = published(&claims("payment.succeeded", "app_1", "2"), PUBLISHED).unwrap();
    assert_eq!(check(other_id), Err(Mismatch::Repeat(first.clone())));
    let other_type = published(&claims("payment.failed", "app_1", "1"), PUBLISHED).map(|_| ());
    assert!(matches!(other_type, Err(NotificationError::Contradiction { .. })));
    let other_amount = published(&genuine, &PUBLISHED.replace("0.01", "9.01")).map(|_| ());
    assert_eq!(other_amount, Err(NotificationError::BadSignature));
}

#[test]
fn everything_can_move_between_threads() {
    fn moves<T: Send + Sync>() {}
    moves::<Notifications>();
    moves::<Event>();
    moves::<Expected<'_>>();
    moves::<crate::adapay::PrivateKey>();
}

#[test]
fn printing_an_event_shows_no_payer() {
    let shown = format!("{:?}", received(&TestNotification::new(r#"{"order_no":"o1","open_id":"hush"}"#)).unwrap());
    assert!(shown.contains("o1") && !shown.contains("hush"), "{shown}");
}

#[test]
fn any_bytes_are_some_form() {
    for body in [&b"%"[..], b"%zz=%", b"&&&=&", &[0xff; 50], b"a=b=c", b"=x"] {
        assert!(Form::decode(body).is_ok(), "{body:?}");
    }
}
