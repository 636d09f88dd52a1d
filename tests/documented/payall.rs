//! Generated from spec/payall.yaml by `cargo xtask gen`; do not edit.
// sha256 9306c1519e6eab7b spec/payall.yaml
// sha256 2f073bf123c46484 the lines below

use payspec_tests::calls::payall as calls;
use payspec_tests::documented::{Example, assert_answer, assert_request, input};
mod get_record_detail {
    use super::*;
    const INPUT: &str = r#"{
  "body": {
    "trans_id": 12345,
    "order_id": "open_card_12345_39_abc123"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "payall__get_record_detail__request__published",
            calls::get_record_detail(
                    &calls::offline(),
                    &input(
                        r#"{
  "body": {
    "trans_id": 12345,
    "order_id": "open_card_12345_39_abc123"
  }
}"#,
                    ),
                )
                .request(),
        );
    }
    #[test]
    fn answer_200_published() {
        let example = Example {
            status: 200,
            content_type: "application/json",
            body: r#"{
  "code": 200,
  "status": "true",
  "message": "success"
}"#,
        };
        assert_answer(
            "payall__get_record_detail__200__published",
            &example,
            |url| async move {
                calls::get_record_detail(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod list_user_transactions {
    use super::*;
    const INPUT: &str = r#"{
  "parameters": {
    "page": 1,
    "page_num": 20,
    "trans_type": "recharge",
    "card_binding_id": 12345,
    "start_date": "2024-10-01",
    "end_date": "2024-10-31"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "payall__list_user_transactions__request__published",
            calls::list_user_transactions(
                    &calls::offline(),
                    &input(
                        r#"{
  "parameters": {
    "page": 1,
    "page_num": 20,
    "trans_type": "recharge",
    "card_binding_id": 12345,
    "start_date": "2024-10-01",
    "end_date": "2024-10-31"
  }
}"#,
                    ),
                )
                .request(),
        );
    }
    #[test]
    fn answer_200_published() {
        let example = Example {
            status: 200,
            content_type: "application/json",
            body: r#"{
  "code": 200,
  "status": "true",
  "message": "success"
}"#,
        };
        assert_answer(
            "payall__list_user_transactions__200__published",
            &example,
            |url| async move {
                calls::list_user_transactions(&calls::at(url), &input(INPUT))
                    .send()
                    .await
            },
        );
    }
}
mod get_user_transaction_record {
    use super::*;
    const INPUT: &str = r#"{
  "parameters": {
    "transaction_id": "tx_123456"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "payall__get_user_transaction_record__request__published",
            calls::get_user_transaction_record(
                    &calls::offline(),
                    &input(
                        r#"{
  "parameters": {
    "transaction_id": "tx_123456"
  }
}"#,
                    ),
                )
                .request(),
        );
    }
    #[test]
    fn answer_200_published() {
        let example = Example {
            status: 200,
            content_type: "application/json",
            body: r#"{
  "code": 200,
  "status": "true",
  "message": "success"
}"#,
        };
        assert_answer(
            "payall__get_user_transaction_record__200__published",
            &example,
            |url| async move {
                calls::get_user_transaction_record(&calls::at(url), &input(INPUT))
                    .send()
                    .await
            },
        );
    }
}
