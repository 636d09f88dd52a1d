//! What the types promise, whatever the documents say.

use payspec_tests::calls::{adapay, payall, umxnt};
use payspec_tests::documented::Input;

fn can_be_shared<T: Clone + Send + Sync + 'static>(_: &T) {}

fn can_move_between_threads<T: Send>(_: T) {}

#[test]
fn clients_can_be_cloned_and_shared() {
    can_be_shared(&adapay::offline());
    can_be_shared(&payall::offline());
    can_be_shared(&umxnt::offline());
}

#[test]
fn futures_can_move_between_threads() {
    let input = Input::default();
    can_move_between_threads(adapay::create_cash(&adapay::offline(), &input).send());
    can_move_between_threads(adapay::list_checkouts(&adapay::offline(), &input).send());
    can_move_between_threads(payall::get_record_detail(&payall::offline(), &input).send_unchecked());
    can_move_between_threads(umxnt::list_unbound_codes(&umxnt::offline(), &input).send());
}

#[test]
fn errors_can_cross_threads_and_are_errors() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<payspec::Error>();
    is_error::<payspec::Error<payspec::adapay::types::Failure>>();
    is_error::<payspec::SetupError>();
}

#[test]
fn a_host_that_no_page_states_has_to_be_named() {
    let made = payspec::payall::Client::builder(payspec_tests::plain::Plain).build();
    let error = made.map(|_| ()).unwrap_err().to_string();
    assert_eq!(error, "no page states the URL of the host \"base\"; name it before making a client");
}

#[test]
fn a_client_prints_where_it_goes_and_nothing_else() {
    let shown = format!("{:?}", adapay::offline());
    assert!(shown.contains("https://api.adapay.tech"), "{shown}");
}
