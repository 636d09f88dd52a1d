//! Receives Adapay's notifications (异步消息通知) with axum: `cargo run -p payspec --example notifications`.
//!
//! It makes a withdrawal at a server on this machine that behaves as the documents say, and receives the notification of it, twice.
//! The order of things is what matters: verify, compare with your own record, store, and only then answer 200, within 5 seconds.
//! For the real service, trust Adapay's own key with `Notifications::new()` and expect [`Mode::Live`].

use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use payspec::Amount;
use payspec::adapay::notify::{Event, EventKey, Expected, Mismatch, NotificationError, Notifications};
use payspec::adapay::{Client, Credentials, Mode, OrderNo, PublicKey, VerifyingKeys, types::CashType};
use tokio::sync::mpsc;
use xtask::mock::{self, Notify, Options, keys};

const APP: &str = "app_example";

/// What a shop keeps; a real one keeps it in a database.
struct Shop {
    notifications: Notifications,
    /// What was asked for, by order number, written down before the call was made.
    withdrawals: Mutex<HashMap<String, Amount>>,
    /// What came of it; a key that is here was handled.
    handled: Mutex<HashMap<EventKey, String>>,
    log: mpsc::UnboundedSender<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let server = mock::start(Options { notify: Notify::Twice, ..Options::default() }).await?;
    let keys_of_server = VerifyingKeys::new(PublicKey::parse(keys::PLATFORM_PUBLIC)?);
    let credentials = Credentials::new(keys::API_KEY, keys::MERCHANT_PRIVATE)?.verifying_keys(keys_of_server.clone());
    let client = Client::builder(credentials).hosts_at(&server.url()).build()?;

    let (log, mut lines) = mpsc::unbounded_channel();
    let order_no = OrderNo::generate("cash_")?;
    let shop = Arc::new(Shop {
        notifications: Notifications::with_keys(keys_of_server),
        withdrawals: Mutex::new(HashMap::from([(order_no.to_string(), "0.10".parse()?)])),
        handled: Mutex::default(),
        log,
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let notify_url = format!("http://{}/adapay", listener.local_addr()?);
    let app = Router::new().route("/adapay", post(receive)).with_state(shop);
    tokio::spawn(async move { axum::serve(listener, app).await });

    let withdraw = client.create_cash().body_map(|cash| {
        cash.order_no(&order_no)
            .app_id(APP)
            .cash_type(CashType::T1)
            .cash_amt("0.10")
            .member_id("0")
            .notify_url(&notify_url)
    });
    println!("withdrawal {order_no}: {}", withdraw.send().await?.status);
    for _ in 0..2 {
        println!("{}", lines.recv().await.unwrap_or_default());
    }
    Ok(())
}

/// Takes the raw bytes of the form: a framework that decodes it first can spoil the signature.
async fn receive(State(shop): State<Arc<Shop>>, body: Bytes) -> StatusCode {
    let (status, what) = match shop.notifications.receive(&body) {
        Ok(event) => handle(&shop, &event),
        Err(error) => (StatusCode::BAD_REQUEST, refusal(&error)),
    };
    let _ = shop.log.send(format!("notification: {what}; answered {status}"));
    status
}

fn refusal(error: &NotificationError) -> String {
    format!("refused, because {error}")
}

fn handle(shop: &Shop, event: &Event) -> (StatusCode, String) {
    let order_no = event.signed().order_no().unwrap_or_default().to_owned();
    let Some(amount) = locked(&shop.withdrawals).get(&order_no).cloned() else {
        return (StatusCode::NOT_FOUND, "no withdrawal of ours".to_owned());
    };
    // The store answers for itself whether the event was handled; a database has a unique column for the key.
    let mut handled = locked(&shop.handled);
    let expected = Expected::new(&order_no, amount, APP, Mode::Mock).unless_handled(|key| handled.contains_key(key));
    let checked = event.check(&expected);
    drop(expected);
    match checked {
        Ok(()) => {
            let status = event.signed().status().unwrap_or("of unknown state").to_owned();
            handled.insert(event.signed().key(), status.clone());
            (StatusCode::OK, format!("withdrawal {order_no} {status}"))
        }
        Err(Mismatch::Repeat(_)) => (StatusCode::OK, "a repeat, which changes nothing".to_owned()),
        Err(mismatch) => (StatusCode::BAD_REQUEST, format!("not as expected: {mismatch}")),
    }
}

fn locked<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
