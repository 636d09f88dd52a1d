//! Lists that come in pages, as streams over a server that has them page by page.

use std::pin::pin;

use futures_util::{Stream, StreamExt};
use payspec::{Error, Items, adapay, umxnt};
use payspec_tests::calls;
use payspec_tests::documented::run;
use payspec_tests::server::{Recorder, Reply, json};
use serde_json::{Value, json};

type Checkouts = Items<adapay::types::CheckoutItem, adapay::types::Failure>;
type Codes = Items<umxnt::types::UnboundCode, umxnt::types::Failure>;

fn checkout(order_no: &str) -> Value {
    json!({
        "object": "checkout", "prod_mode": "true", "order_no": order_no, "created_time": "1596616941", "app_id": "app",
        "goods_title": "goods", "goods_desc": "goods", "status": "succeeded",
    })
}

fn checkouts(items: &[Value], has_more: impl Into<Value>) -> Value {
    let has_more = has_more.into();
    json!({"object": "list", "prod_mode": "true", "app_id": "app", "has_more": has_more, "checkouts": items, "status": "succeeded"})
}

/// A page with these order numbers.
fn orders(order_nos: &[&str], has_more: bool) -> Value {
    checkouts(&order_nos.iter().map(|order_no| checkout(order_no)).collect::<Vec<_>>(), has_more)
}

fn codes(ids: impl IntoIterator<Item = u64>, total: u64) -> Value {
    let data: Vec<_> = ids.into_iter().map(|id| json!({"id": id})).collect();
    json!({"status": 1, "message": "ok", "data": data, "t": total})
}

/// A field of a request's query or form.
fn field(request: &str, name: &str) -> Option<u64> {
    let pairs = request.split([' ', '?', '&', '\n']);
    pairs.filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name)?.1.parse().ok()
}

/// A server that has these pages, from number 1, and the last one again for every number after them.
async fn pages(name: &'static str, pages: Vec<Value>) -> Recorder {
    Recorder::new(move |_, request| {
        let number = usize::try_from(field(request, name).expect("a page number")).expect("a page number");
        json(200, &pages[number.clamp(1, pages.len()) - 1])
    })
    .await
}

async fn checkout_pages(answers: Vec<Value>) -> Recorder {
    pages("page_index", answers).await
}

async fn code_pages(answers: Vec<Value>) -> Recorder {
    pages("p", answers).await
}

fn list_checkouts(server: &Recorder) -> Checkouts {
    calls::adapay::at(&server.url).list_checkouts().app_id("app").stream()
}

fn list_codes(server: &Recorder, size: i64) -> Codes {
    let client = calls::umxnt::at(&server.url);
    client.list_unbound_codes().body_map(|body| body.cno("1").code_type("0").l(size)).stream()
}

/// What came before the end, and the error that ended it; after that nothing may come.
async fn drain<T, F: std::fmt::Debug>(items: Items<T, F>) -> (Vec<T>, Option<Error<F>>)
where
    Items<T, F>: Stream<Item = Result<T, Error<F>>>,
{
    let mut items = pin!(items);
    let mut found = Vec::new();
    let mut error = None;
    while let Some(item) = items.next().await {
        assert!(error.is_none(), "an item or an error came after {error:?}");
        match item {
            Ok(item) => found.push(item),
            Err(failed) => error = Some(failed),
        }
    }
    for _ in 0..3 {
        assert!(items.next().await.is_none());
    }
    (found, error)
}

async fn order_nos(items: Checkouts) -> (Vec<String>, Option<Error<adapay::types::Failure>>) {
    let (found, error) = drain(items).await;
    (found.into_iter().map(|item| item.order_no).collect(), error)
}

async fn ids(items: Codes) -> Vec<i64> {
    let (found, error) = drain(items).await;
    assert!(error.is_none(), "{error:?}");
    found.into_iter().filter_map(|item| item.id).collect()
}

#[test]
fn has_more_leads_from_page_to_page_in_order() {
    run(async {
        let answers = vec![orders(&["c", "a"], true), orders(&["b"], true), orders(&["z", "d"], false)];
        let server = checkout_pages(answers).await;
        let (found, error) = order_nos(list_checkouts(&server)).await;
        assert_eq!(found, ["c", "a", "b", "z", "d"]);
        assert!(error.is_none() && server.count() == 3);
    });
}

#[test]
fn the_total_is_reached_by_number_times_size() {
    run(async {
        let server = code_pages(vec![codes(1..=3, 7), codes(4..=6, 7), codes(7..=7, 7)]).await;
        assert_eq!(ids(list_codes(&server, 3)).await, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(server.count(), 3);
    });
}

#[test]
fn a_full_last_page_asks_for_no_other() {
    run(async {
        let server = code_pages(vec![codes(1..=3, 6), codes(4..=6, 6)]).await;
        assert_eq!(ids(list_codes(&server, 3)).await, [1, 2, 3, 4, 5, 6]);
        assert_eq!(server.count(), 2);
    });
}

#[test]
fn a_size_that_the_provider_caps_loses_nothing() {
    run(async {
        let server = code_pages(vec![codes(1..=3, 7), codes(4..=6, 7), codes(7..=7, 7)]).await;
        assert_eq!(ids(list_codes(&server, 1000)).await, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(server.count(), 3);
    });
}

#[test]
fn a_total_that_grows_is_followed() {
    run(async {
        let server = code_pages(vec![codes(1..=2, 4), codes(3..=4, 5), codes(5..=5, 5)]).await;
        assert_eq!(ids(list_codes(&server, 2)).await, [1, 2, 3, 4, 5]);
    });
}

#[test]
fn without_a_total_an_empty_page_is_the_end() {
    run(async {
        let page =
            |ids: &[u64]| json!({"status": 1, "data": ids.iter().map(|id| json!({"id": id})).collect::<Vec<_>>()});
        let server = code_pages(vec![page(&[1, 2]), page(&[3]), page(&[])]).await;
        assert_eq!(ids(list_codes(&server, 2)).await, [1, 2, 3]);
        assert_eq!(server.count(), 3);
    });
}

#[test]
fn an_item_that_occurs_on_two_pages_comes_once() {
    run(async {
        let server = checkout_pages(vec![orders(&["a", "b"], true), orders(&["b", "c"], true), orders(&["c"], false)]);
        assert_eq!(order_nos(list_checkouts(&server.await)).await.0, ["a", "b", "c"]);
        let server = code_pages(vec![codes([1, 2], 6), codes([2, 3], 6), codes([3, 4], 6)]).await;
        assert_eq!(ids(list_codes(&server, 2)).await, [1, 2, 3, 4]);
    });
}

#[test]
fn an_empty_page_or_a_missing_has_more_is_the_end() {
    let mut unsaid = orders(&["a"], true);
    unsaid.as_object_mut().unwrap().remove("has_more");
    let mut listless = orders(&[], true);
    listless.as_object_mut().unwrap().remove("checkouts");
    for last in [checkouts(&[], true), checkouts(&[], "true"), listless, unsaid] {
        run(async {
            let server = checkout_pages(vec![orders(&["x"], true), last.clone()]).await;
            let (found, _) = order_nos(list_checkouts(&server)).await;
            assert_eq!((&*found[0], server.count()), ("x", 2), "{last}");
        });
    }
}

#[test]
fn a_provider_that_repeats_one_page_forever_ends_with_an_error() {
    run(async {
        let server = checkout_pages(vec![orders(&["a", "b"], true)]).await;
        let (found, error) = order_nos(list_checkouts(&server)).await;
        assert_eq!(found, ["a", "b"]);
        assert!(matches!(error, Some(Error::Unreadable(_))), "{error:?}");
        assert!(server.count() <= 5, "{} requests", server.count());
    });
}

#[test]
fn items_without_a_key_are_kept_and_end_all_the_same() {
    run(async {
        let keyless = json!({"status": 1, "data": [{"cno": "1"}, {"cno": "1"}], "t": 1_000_000});
        let server = code_pages(vec![keyless]).await;
        let mut items = list_codes(&server, 2);
        assert!(items.next().await.unwrap().is_ok() && items.next().await.unwrap().is_ok());
        let mut error = None;
        for _ in 0..100 {
            let Some(item) = items.next().await else { break };
            error = item.err();
        }
        assert!(matches!(error, Some(Error::Unreadable(_))), "{error:?}");
        assert!(server.count() <= 5, "{} requests", server.count());
    });
}

#[test]
fn the_callers_size_and_first_page_are_kept() {
    run(async {
        let server = checkout_pages(vec![orders(&["a"], true), orders(&["b"], true), orders(&["c"], false)]).await;
        let client = calls::adapay::at(&server.url);
        let items = client.list_checkouts().app_id("app").page_index(2_u32).page_size(7_u32).stream();
        assert_eq!(order_nos(items).await.0, ["b", "c"]);
        let sent = server.arrived();
        let asked: Vec<_> = sent.iter().map(|sent| (field(sent, "page_index"), field(sent, "page_size"))).collect();
        assert_eq!(asked, [(Some(2), Some(7)), (Some(3), Some(7))]);
    });
}

#[test]
fn a_size_that_nobody_set_is_sent_only_where_the_end_is_computed_from_it() {
    run(async {
        let server = checkout_pages(vec![orders(&["a"], true), orders(&["b"], false)]).await;
        let client = calls::adapay::at(&server.url);
        assert_eq!(order_nos(client.list_checkouts().app_id("app").stream()).await.0, ["a", "b"]);
        assert!(server.arrived().iter().all(|sent| field(sent, "page_size").is_none()));
        let server = code_pages(vec![codes([1], 1)]).await;
        let call = calls::umxnt::at(&server.url);
        let mut items = call.list_unbound_codes().body_map(|form| form.cno("1").code_type("0")).stream();
        assert!(matches!(items.next().await, Some(Ok(_))));
        assert_eq!(field(&server.arrived()[0], "l"), Some(15));
    });
}

#[test]
fn a_body_has_the_number_and_the_size_too() {
    run(async {
        let server = code_pages(vec![codes(1..=2, 4), codes(3..=4, 4)]).await;
        ids(list_codes(&server, 2)).await;
        let sent = server.arrived();
        let asked: Vec<_> = sent.iter().map(|sent| (field(sent, "p"), field(sent, "l"))).collect();
        assert_eq!(asked, [(Some(1), Some(2)), (Some(2), Some(2))]);
        assert!(sent.iter().all(|sent| sent.contains("cno=1&code_type=0")), "{sent:?}");
    });
}

#[test]
fn an_error_comes_after_all_items_before_it() {
    let failures = [
        json(503, &json!({})),
        json(400, &json!({"status": "failed", "error_code": "no"})),
        json(200, &json!({})),
        json(200, &json!({"status": "succeeded", "has_more": true, "checkouts": "no list"})),
        Reply::Close,
    ];
    for failure in failures {
        run(async {
            let shown = format!("{failure:?}");
            let server = Recorder::new(move |_, request| match field(request, "page_index") {
                Some(1) => json(200, &orders(&["a", "b"], true)),
                Some(2) => json(200, &orders(&["c"], true)),
                _ => failure.clone(),
            });
            let server = server.await;
            let (found, error) = order_nos(list_checkouts(&server)).await;
            assert_eq!(found, ["a", "b", "c"], "{shown}");
            assert!(error.is_some() && server.count() == 3, "{shown}");
        });
    }
}

#[test]
fn an_item_that_cannot_be_decoded_names_its_place_and_ends_the_list() {
    run(async {
        let mut broken = checkout("c");
        broken["div_members"] = json!([{"amount": "0.01"}, {"amount": {}}]);
        // The first item was on the page before, so that places are counted in the answer and not in what is left of it.
        let second = checkouts(&[checkout("a"), broken, checkout("d")], true);
        let server = checkout_pages(vec![orders(&["a", "b"], true), second]).await;
        let (found, error) = order_nos(list_checkouts(&server)).await;
        assert_eq!(found, ["a", "b"]);
        let Some(Error::Unreadable(error)) = error else { panic!("{error:?}") };
        assert_eq!(error.path(), "checkouts[1].div_members[1].amount");
        assert_eq!(server.count(), 2);
    });
}

#[test]
fn a_request_that_breaks_a_rule_is_the_first_item() {
    run(async {
        let server = checkout_pages(vec![orders(&["a"], false)]).await;
        let client = calls::adapay::at(&server.url);
        let wrong: [(Checkouts, &str); 4] = [
            (client.list_checkouts().app_id("app").page_size(21_u32).stream(), "page_size"),
            (client.list_checkouts().app_id("app").page_index(0_u32).stream(), "page_index"),
            (client.list_checkouts().page_size(20_u32).stream(), "app_id"),
            (client.list_checkouts().app_id("app").order_no("no order").stream(), "order_no"),
        ];
        for (items, field) in wrong {
            let (found, error) = order_nos(items).await;
            let Some(Error::Invalid(invalid)) = error else { panic!("{field}: {error:?}") };
            assert!(found.is_empty() && invalid.violations()[0].field() == field, "{invalid}");
        }
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn a_page_number_that_is_none_is_not_replaced() {
    run(async {
        let server = checkout_pages(vec![orders(&["a"], false)]).await;
        let client = calls::adapay::at(&server.url);
        let call = client.list_checkouts().app_id("app");
        let sized = call.clone().page_size(-1_i64).stream();
        for (items, field) in [(sized, "page_size"), (call.page_index(-1_i64).stream(), "page_index")] {
            let Some(Error::Invalid(invalid)) = order_nos(items).await.1 else { panic!("{field} was replaced") };
            assert_eq!(invalid.violations()[0].field(), field);
        }
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn nothing_is_fetched_before_it_is_asked_for_or_after_the_stream_is_dropped() {
    run(async {
        let server = checkout_pages(vec![orders(&["a", "b"], true), orders(&["c"], true)]).await;
        let mut items = list_checkouts(&server);
        tokio::task::yield_now().await;
        assert_eq!(server.count(), 0);
        assert!(items.next().await.is_some() && items.next().await.is_some());
        drop(items);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        assert_eq!(server.count(), 1);
    });
}

#[test]
fn items_are_a_stream_that_can_move_between_threads() {
    fn moves<T: Send + Unpin + 'static>(items: T) -> T {
        items
    }
    run(async {
        let server = checkout_pages(vec![orders(&["a", "b"], true), orders(&["c"], false)]).await;
        let items = moves(list_checkouts(&server));
        let found = items.filter_map(|item| async { item.ok() }).map(|item| item.order_no);
        let task = tokio::spawn(found.collect::<Vec<_>>());
        assert_eq!(task.await.unwrap(), ["a", "b", "c"]);
    });
}
