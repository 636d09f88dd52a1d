//! Generated from spec/adapay.yaml by `cargo xtask gen`; do not edit.
// sha256 b3cdbf22b0505920 spec/adapay.yaml
// sha256 30558c070101ebf0 the lines below

use payspec_tests::calls::adapay as calls;
use payspec_tests::documented::{Example, assert_answer, assert_request, input};
mod create_cash {
    use super::*;
    const INPUT: &str = r#"{
  "body": {
    "order_no": "1579163031383",
    "app_id": "app_XXXXXXXX",
    "cash_type": "T1",
    "cash_amt": "0.01",
    "member_id": "member_id_test"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__create_cash__request__published",
            calls::create_cash(
                    &calls::offline(),
                    &input(
                        r#"{
  "body": {
    "order_no": "1579163031383",
    "app_id": "app_XXXXXXXX",
    "cash_type": "T1",
    "cash_amt": "0.01",
    "member_id": "member_id_test"
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
  "app_id": "app_XXXXXXXX",
  "cash_amt": "0.01",
  "cash_type": "T1",
  "created_time": "1579163032",
  "fee_amt": "0.00",
  "id": "0021110063798536337944576",
  "member_id": "member_id_test",
  "object": "cash",
  "order_no": "1579163031383",
  "real_amt": "0.01",
  "status": "pending",
  "prod_mode": "true"
}"#,
        };
        assert_answer(
            "adapay__create_cash__200__published",
            &example,
            |url| async move {
                calls::create_cash(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod query_cash {
    use super::*;
    const INPUT: &str = r#"{
  "parameters": {
    "order_no": "1579163031383"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__query_cash__request__published",
            calls::query_cash(
                    &calls::offline(),
                    &input(
                        r#"{
  "parameters": {
    "order_no": "1579163031383"
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
  "status": "succeeded",
  "cash_list": [
    {
      "cash_id": "0021110050669894721900544",
      "cash_amt": "1.00",
      "trans_stat": "S"
    }
  ]
}"#,
        };
        assert_answer(
            "adapay__query_cash__200__published",
            &example,
            |url| async move {
                calls::query_cash(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod get_balance {
    use super::*;
    const INPUT: &str = r#"{
  "parameters": {
    "app_id": "{app_id}",
    "member_id": "member_id_placeholder",
    "settle_account_id": "{settle_account_id}"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__get_balance__request__published",
            calls::get_balance(
                    &calls::offline(),
                    &input(
                        r#"{
  "parameters": {
    "app_id": "{app_id}",
    "member_id": "member_id_placeholder",
    "settle_account_id": "{settle_account_id}"
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
  "acct_balance": "0.00",
  "app_id": "app_XXXXXXXX",
  "avl_balance": "0.00",
  "frz_balance": "0.00",
  "last_avl_balance": "0.00",
  "object": "account_balance",
  "status": "succeeded",
  "prod_mode": "true"
}"#,
        };
        assert_answer(
            "adapay__get_balance__200__published",
            &example,
            |url| async move {
                calls::get_balance(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod get_cash_quota {
    use super::*;
    const INPUT: &str = r#"{
  "parameters": {
    "cust_id": "Adapay商户号"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__get_cash_quota__request__published",
            calls::get_cash_quota(
                    &calls::offline(),
                    &input(
                        r#"{
  "parameters": {
    "cust_id": "Adapay商户号"
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
  "cash_quota": "2018.08",
  "cust_id": "Adapay商户号",
  "object": "cash_quota",
  "status": "succeeded",
  "used_quota": "18.08",
  "prod_mode": "true"
}"#,
        };
        assert_answer(
            "adapay__get_cash_quota__200__published",
            &example,
            |url| async move {
                calls::get_cash_quota(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod create_wallet_login {
    use super::*;
    const INPUT: &str = r#"{
  "body": {
    "ip": "{ip}",
    "member_id": "member_id_placeholder",
    "app_id": "{app_id}"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__create_wallet_login__request__published",
            calls::create_wallet_login(
                    &calls::offline(),
                    &input(
                        r#"{
  "body": {
    "ip": "{ip}",
    "member_id": "member_id_placeholder",
    "app_id": "{app_id}"
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
  "app_id": "app_XXXXXXXX",
  "redirect_url": "https://page.adapay.tech/wallet/v1/?token=e8f177f6bb074012218be00342a4fd40a7&sign=5b74ede4b12123710f8b6799538acffb6",
  "object": "login",
  "status": "succeeded",
  "prod_mode": "true"
}"#,
        };
        assert_answer(
            "adapay__create_wallet_login__200__published",
            &example,
            |url| async move {
                calls::create_wallet_login(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod create_account_payment {
    use super::*;
    const INPUT: &str = r#"{
  "body": {
    "order_no": "payment_sdk_123456789",
    "pay_amt": "0.01",
    "app_id": "app_XXXXXXXX",
    "goods_title": "Your goods_title",
    "goods_desc": "Your goods_desc",
    "description": "payment Discription",
    "callback_url": "https://www.baidu.com"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__create_account_payment__request__published",
            calls::create_account_payment(
                    &calls::offline(),
                    &input(
                        r#"{
  "body": {
    "order_no": "payment_sdk_123456789",
    "pay_amt": "0.01",
    "app_id": "app_XXXXXXXX",
    "goods_title": "Your goods_title",
    "goods_desc": "Your goods_desc",
    "description": "payment Discription",
    "callback_url": "https://www.baidu.com"
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
  "order_no": "payment_sdk_123456789",
  "created_time": "1582795442",
  "time_expire": "20200227192402",
  "pay_amt": "0.01",
  "goods_desc": "goods_desc",
  "callback_url": "https://www.baidu.com",
  "goods_title": "goods_title",
  "expend": {
    "pay_url": "https://page.adapay.tech/v1/16296c7c656c4cb2f876b918c0e395bab3ddaf099046b3e690765f15ca308087"
  },
  "prod_mode": "true",
  "currency": "cny",
  "id": "002112020022717240210079033970230317056",
  "app_id": "app_XXXXXXXX",
  "object": "account_payment",
  "status": "succeeded"
}"#,
        };
        assert_answer(
            "adapay__create_account_payment__200__published",
            &example,
            |url| async move {
                calls::create_account_payment(&calls::at(url), &input(INPUT))
                    .send()
                    .await
            },
        );
    }
}
mod create_checkout {
    use super::*;
    const INPUT: &str = r#"{
  "body": {
    "order_no": "checkoutParams_sdk_123456789",
    "pay_amt": "0.02",
    "app_id": "app_XXXXXXXX",
    "currency": "cny",
    "member_id": "member_id_test",
    "goods_title": "Your goods_title",
    "goods_desc": "Your goods_desc",
    "description": "payment Discription",
    "callback_url": "https://www.baidu.com",
    "div_members": [
      {
        "amount": "0.01",
        "fee_flag": "Y",
        "member_id": "iris1234_14151"
      },
      {
        "amount": "0.01",
        "fee_flag": "N",
        "member_id": "0"
      }
    ]
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__create_checkout__request__published",
            calls::create_checkout(
                    &calls::offline(),
                    &input(
                        r#"{
  "body": {
    "order_no": "checkoutParams_sdk_123456789",
    "pay_amt": "0.02",
    "app_id": "app_XXXXXXXX",
    "currency": "cny",
    "member_id": "member_id_test",
    "goods_title": "Your goods_title",
    "goods_desc": "Your goods_desc",
    "description": "payment Discription",
    "callback_url": "https://www.baidu.com",
    "div_members": [
      {
        "amount": "0.01",
        "fee_flag": "Y",
        "member_id": "iris1234_14151"
      },
      {
        "amount": "0.01",
        "fee_flag": "N",
        "member_id": "0"
      }
    ]
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
  "app_id": "app_XXXXXXXX",
  "callback_url": "https://www.baidu.com",
  "created_time": "1589008683",
  "currency": "cny",
  "expend": {
    "pay_url": "https://checkout.adapay.tech/h5/?hash=aeb717f496dc3b2ebba3f16372d77aa89b3cff969dfd1c26b5ff933a97a1343d"
  },
  "goods_desc": "Your goods_desc",
  "goods_title": "Your goods_title",
  "member_id": "member_id_test",
  "object": "checkout",
  "order_no": "1589008682253",
  "pay_amt": "0.02",
  "prod_mode": "true",
  "time_expire": "20200509171803"
}"#,
        };
        assert_answer(
            "adapay__create_checkout__200__published",
            &example,
            |url| async move {
                calls::create_checkout(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
mod list_checkouts {
    use super::*;
    const INPUT: &str = r#"{
  "parameters": {
    "app_id": "app_XXXXXXXX",
    "page_index": 1,
    "page_size": 10,
    "created_gte": "1571466657929",
    "created_lte": "1571898657929"
  }
}"#;
    #[test]
    fn request_published() {
        assert_request(
            "adapay__list_checkouts__request__published",
            calls::list_checkouts(
                    &calls::offline(),
                    &input(
                        r#"{
  "parameters": {
    "app_id": "app_XXXXXXXX",
    "page_index": 1,
    "page_size": 10,
    "created_gte": "1571466657929",
    "created_lte": "1571898657929"
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
  "app_id": "app_XXXXXXXX",
  "has_more": false,
  "member_id": "member_id_14144",
  "object": "list",
  "prod_mode": "true",
  "status": "succeeded",
  "checkouts": [
    {
      "app_id": "app_XXXXXXXX",
      "callback_url": "http://www.baidu.com",
      "created_time": "1596616941",
      "currency": "cny",
      "description": "",
      "div_members": [
        {
          "amount": "59.00",
          "fee_flag": "Y",
          "member_id": "member_id_14151"
        },
        {
          "amount": "40.00",
          "fee_flag": "N",
          "member_id": "member_id_14149"
        }
      ],
      "fee_mode": "I",
      "goods_desc": "goodsdesc",
      "goods_title": "goods",
      "member_id": "member_id_14144",
      "notify_url": "http://www.baidu.com",
      "object": "checkout",
      "order_no": "202004281596616939966",
      "pay_mode": "",
      "prod_mode": "true",
      "status": "succeeded"
    }
  ]
}"#,
        };
        assert_answer(
            "adapay__list_checkouts__200__published",
            &example,
            |url| async move {
                calls::list_checkouts(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
