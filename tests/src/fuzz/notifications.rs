//! Notifications: mutants of whole forms, and forms that sign a mutant, so that what comes after the signature is reached.

use fastrand::Rng;
use payspec::adapay::Mode;
use payspec::adapay::PrivateKey;
use payspec::adapay::notify::{self, Event, Expected, Mismatch, NotificationError, Payload, TestNotification};

use super::Case;
use super::mutate::mutate;
use super::samples::Samples;

pub struct Notifications {
    receiver: notify::Notifications,
    key: PrivateKey,
    bodies: Vec<Vec<u8>>,
    data: Vec<String>,
    input: Vec<u8>,
}

impl Notifications {
    pub fn new() -> Self {
        let samples = Samples::new();
        let key = samples.private("plat1024");
        let receiver = notify::Notifications::with_keys(samples.verifying());
        let data = [samples.texts("real_signed_samples", "data"), samples.texts("responses", "data")].concat();
        let mut bodies: Vec<_> =
            samples.texts("notifications", "raw_body").into_iter().map(String::into_bytes).collect();
        bodies.extend(data.iter().map(|data| form(data, "payment.succeeded").signed_by(&key)));
        Self { receiver, key, bodies, data, input: Vec::new() }
    }

    fn mutated_form(&mut self, rng: &mut Rng) {
        self.input = rng.choice(&self.bodies).unwrap().clone();
        let other = rng.choice(&self.bodies).unwrap();
        mutate(rng, &mut self.input, other);
    }

    fn signed_mutant(&mut self, rng: &mut Rng) -> String {
        let mut data = rng.choice(&self.data).unwrap().clone().into_bytes();
        let other = rng.choice(&self.data).unwrap();
        mutate(rng, &mut data, other.as_bytes());
        let data = String::from_utf8_lossy(&data).into_owned();
        let type_ = rng.choice(["payment.succeeded", "cash.succeeded", "cash.failed", "", ".", "a.b.c"]).unwrap_or("");
        self.input = form(&data, type_).signed_by(&self.key);
        data
    }
}

fn form(data: &str, type_: &str) -> TestNotification {
    TestNotification::new(data).type_(type_).app_id("app_1").prod_mode("true")
}

/// Nothing is ever taken for the order of somebody else, and a repeat is always found.
fn judge(event: &Event) {
    let signed = event.signed();
    let never = Expected::new("never", payspec::Amount::from_cents(1), "app_1", Mode::Live);
    assert!(matches!(event.check(&never), Err(Mismatch::OrderNo { .. })));
    if let (Some(order_no), Some(amount)) = (signed.order_no(), signed.amount()) {
        let expected = Expected::new(order_no, amount.clone(), "app_1", Mode::Live);
        let repeated = Expected::new(order_no, amount.clone(), "app_1", Mode::Live).unless_handled(|_| true);
        let outcome = event.check(&expected);
        let again = event.check(&repeated);
        assert_eq!(outcome.is_ok(), matches!(again, Err(Mismatch::Repeat(_))));
        drop(outcome.map_err(|mismatch| mismatch.to_string()));
    }
    assert!(!matches!(signed.payload(), Payload::Other(_)) || signed.amount().is_none());
    assert_eq!(signed.key().as_ref().len(), 64);
    drop(format!("{event:?}"));
}

impl Case for Notifications {
    fn run(&mut self, rng: &mut Rng) -> bool {
        let signed = rng.bool().then(|| self.signed_mutant(rng));
        if signed.is_none() {
            self.mutated_form(rng);
        }
        let received = self.receiver.receive(&self.input);
        match (&received, &signed) {
            (Ok(event), Some(data)) => assert_eq!(event.signed().text(), data),
            (Ok(event), None) => {
                let text = event.signed().text();
                let genuine = self.data.iter().any(|data| data == text) || text.contains("\"jdskjdd_1414212450\"");
                assert!(genuine, "received what nobody signed");
            }
            (Err(error), Some(data)) if !data.is_empty() => {
                assert!(!matches!(error, NotificationError::BadSignature), "a good signature was refused");
            }
            _ => {}
        }
        match &received {
            Ok(event) => judge(event),
            Err(error) => drop(error.to_string()),
        }
        received.is_ok()
    }

    fn input(&self) -> &[u8] {
        &self.input
    }
}
