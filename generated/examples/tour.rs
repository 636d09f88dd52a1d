//! A tour of all 12 operations, offline: `cargo run -p payspec --example tour`.
//!
//! It starts a server on this machine that behaves as the documents say, and calls it as the real hosts are called.
//! For the real hosts, leave out `hosts_at` and `verifying_keys`, and use credentials of your own.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use payspec::adapay::{self, CashState, OrderNo, PublicKey, TimeExpire, VerifyingKeys, types::CashType};
use payspec::{Error, payall, umxnt};
use xtask::mock::{self, Fault, Mock, Options, keys};

type Outcome = Result<(), Box<dyn StdError>>;

const APP: &str = "app_tour";
const TOKEN: &str = "mock-token";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let server = mock::start(Options::default()).await?;
    println!("A server made from spec/*.yaml listens on {}; nothing leaves this machine.", server.url());
    let client = adapay_client(&server)?;
    withdrawals(&client).await?;
    accounts(&client).await?;
    payments(&client).await?;
    payall_records(&payall::Client::new(&server.url(), payall::Credentials::new(TOKEN))?).await?;
    umxnt_codes(&umxnt_client(&server)?).await?;
    a_refusal(&client).await?;
    a_lost_answer(&client, &server).await?;
    println!(
        "\nAll 12 operations were called, and no answer was believed that the server had not signed or named a success."
    );
    Ok(())
}

fn adapay_client(server: &Mock) -> Result<adapay::Client, Box<dyn StdError>> {
    let credentials = adapay::Credentials::new(keys::API_KEY, keys::MERCHANT_PRIVATE)?
        .verifying_keys(VerifyingKeys::new(PublicKey::parse(keys::PLATFORM_PUBLIC)?));
    Ok(adapay::Client::builder(credentials).hosts_at(&server.url()).timeout(Duration::from_secs(5)).build()?)
}

fn umxnt_client(server: &Mock) -> Result<umxnt::Client, payspec::SetupError> {
    umxnt::Client::builder(umxnt::Credentials::new(TOKEN)).hosts_at(&server.url()).build()
}

async fn withdrawals(client: &adapay::Client) -> Outcome {
    heading("Adapay: withdrawals (取现)");
    let order_no = OrderNo::generate("tour_")?;
    let cash = client
        .create_cash()
        .body_map(|cash| cash.order_no(&order_no).app_id(APP).cash_type(CashType::T1).cash_amt("0.10").member_id("0"))
        .send()
        .await?;
    done("create_cash", format_args!("{} yuan, status {}, id {}", cash.cash_amt, cash.status, cash.id));
    let query = client.query_cash().order_no(&order_no).send().await?;
    let withdrawals = query.cash_list.as_deref().unwrap_or_default();
    let states: Vec<_> = withdrawals.iter().filter_map(|cash| cash.trans_stat.as_ref()).collect();
    done("query_cash", format_args!("the withdrawal's state is {states:?}, read while it is worked on"));
    match client.wait_for_cash(order_no.as_ref(), Duration::from_secs(10)).await? {
        CashState::Succeeded(cash) => done("wait_for_cash", format_args!("{} yuan were paid out", cash.cash_amt)),
        other => done("wait_for_cash", format_args!("{other:?}")),
    }
    Ok(())
}

async fn accounts(client: &adapay::Client) -> Outcome {
    heading("Adapay: accounts (账户)");
    let balance = client.get_balance().app_id(APP).member_id("0").send().await?;
    done("get_balance", format_args!("{} yuan can be withdrawn", stated(&balance.avl_balance)));
    let quota = client.get_cash_quota().cust_id("6666000000000000").send().await?;
    done("get_cash_quota", format_args!("{} of {} yuan are used", quota.used_quota, quota.cash_quota));
    Ok(())
}

async fn payments(client: &adapay::Client) -> Outcome {
    heading("Adapay: wallet (钱包) and checkouts (收银台)");
    let login = client
        .create_wallet_login()
        .body_map(|login| login.ip("192.168.1.10").member_id("0").app_id(APP))
        .send()
        .await?;
    done("create_wallet_login", format_args!("a link, which does not print: {:?}", login.redirect_url));
    let order_no = OrderNo::generate("pay_")?;
    let payment = client
        .create_account_payment()
        .body_map(|payment| {
            payment.order_no(&order_no).app_id(APP).pay_amt("1.50").goods_title("Tea").goods_desc("Tea, 50 g")
        })
        .send()
        .await?;
    done(
        "create_account_payment",
        format_args!("{} yuan, the order was accepted (and is not paid yet)", payment.pay_amt),
    );
    for number in 1..=3 {
        let (order_no, expiry) =
            (OrderNo::generate("checkout_")?, TimeExpire::after(Duration::from_secs(2 * 60 * 60))?);
        let checkout = client
            .create_checkout()
            .body_map(|checkout| {
                checkout
                    .order_no(&order_no)
                    .app_id(APP)
                    .member_id("member_1")
                    .pay_amt(format!("{number}.00"))
                    .currency("cny")
                    .goods_title("Tea")
                    .goods_desc("Tea, 50 g")
                    .time_expire(&expiry)
                    .callback_url("https://shop.example/thanks")
            })
            .send()
            .await?;
        done("create_checkout", format_args!("order {}", checkout.order_no));
    }
    let mut checkouts = client.list_checkouts().app_id(APP).page_size(2u32).stream();
    while let Some(checkout) = checkouts.next().await {
        done("list_checkouts", format_args!("order {}", checkout?.order_no));
    }
    Ok(())
}

async fn payall_records(client: &payall::Client) -> Outcome {
    heading("PayAll: transactions (交易管理)");
    let detail =
        client.get_record_detail().body_map(|record| record.order_id("open_card_12345_39_abc123")).send().await?;
    done("get_record_detail", format_args!("code {}", stated(&detail.code)));
    let list = client.list_user_transactions().page(1u32).send().await?;
    done("list_user_transactions", format_args!("code {}", stated(&list.code)));
    let record = client.get_user_transaction_record().transaction_id("tx_123456").send().await?;
    done("get_user_transaction_record", format_args!("code {}", stated(&record.code)));
    Ok(())
}

async fn umxnt_codes(client: &umxnt::Client) -> Outcome {
    heading("umxnt: codes that are not bound (未绑定明细列表)");
    let request = |form: umxnt::types::builder::UnboundCodesRequest| {
        form.cno("201901080554255826").code_type(umxnt::types::CodeType::Unbound)
    };
    let mut codes = client.list_unbound_codes().body_map(request).stream();
    let mut count = 0;
    while let Some(code) = codes.next().await {
        code?;
        count += 1;
    }
    done("list_unbound_codes", format_args!("{count} codes, over several pages"));
    Ok(())
}

async fn a_refusal(client: &adapay::Client) -> Outcome {
    heading("A refusal");
    let order_no = OrderNo::generate("twice_")?;
    let withdraw = || {
        client.create_cash().body_map(|cash| {
            cash.order_no(&order_no).app_id(APP).cash_type(CashType::T1).cash_amt("0.10").member_id("0")
        })
    };
    withdraw().send().await?;
    match withdraw().send().await {
        Err(error) => explain(&error),
        Ok(_) => return Err("the same order number was taken twice".into()),
    }
    let broken = client.create_cash().body_map(|cash| cash.order_no("no spaces").cash_amt("0.105")).send().await;
    if let Err(error) = broken {
        explain(&error);
    }
    Ok(())
}

async fn a_lost_answer(client: &adapay::Client, server: &Mock) -> Outcome {
    heading("A lost answer");
    let order_no = OrderNo::generate("lost_")?;
    server.set_fault(Some(Fault::ResetAfter));
    let lost = client
        .create_cash()
        .body_map(|cash| cash.order_no(&order_no).app_id(APP).cash_type(CashType::T1).cash_amt("0.10").member_id("0"))
        .send()
        .await;
    server.set_fault(None);
    match lost {
        Err(error) => explain(&error),
        Ok(_) => return Err("the answer was not lost".into()),
    }
    println!("  The order number is kept, and looked up:");
    match client.wait_for_cash(order_no.as_ref(), Duration::from_secs(10)).await? {
        CashState::Succeeded(cash) => {
            println!("  it was executed all the same: {} yuan were paid out", cash.cash_amt)
        }
        other => println!("  {other:?}"),
    }
    Ok(())
}

fn explain<F: fmt::Debug>(error: &Error<F>) {
    println!("  {error}");
    println!(
        "    may it have been executed? {}",
        if error.outcome_is_unknown() { "yes, or nobody knows" } else { "no" }
    );
    println!(
        "    was the order number used before? {}",
        if error.is_duplicate_order() { "yes" } else { "not that anyone said" }
    );
    if let (true, Some(operation)) = (error.outcome_is_unknown(), error.look_up()) {
        println!("    look it up with {operation}");
    }
}

/// An answer may leave out what the page calls optional.
fn stated(value: &Option<impl fmt::Display>) -> String {
    value.as_ref().map_or_else(|| "(not stated)".to_owned(), ToString::to_string)
}

fn heading(text: &str) {
    println!("\n{text}");
}

fn done(call: &str, what: fmt::Arguments<'_>) {
    println!("  {call:<28} {what}");
}
