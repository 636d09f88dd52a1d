//! Generated from spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 b6f5e18cc0181919 spec/umxnt.yaml
// sha256 d62ff431c442b1e6 the lines below

use payspec_tests::calls::umxnt as calls;
use payspec_tests::documented::{Example, assert_answer, assert_request, input};
mod list_unbound_codes {
    use super::*;
    const INPUT: &str = r#"{
  "body": {
    "token": "{token}",
    "cno": "201901080554255826",
    "code_type": "0"
  }
}"#;
    #[test]
    fn request_minimal() {
        assert_request(
            "umxnt__list_unbound_codes__request__minimal",
            calls::list_unbound_codes(
                    &calls::offline(),
                    &input(
                        r#"{
  "body": {
    "token": "{token}",
    "cno": "201901080554255826",
    "code_type": "0"
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
  "status": 1,
  "message": "数据返回成功",
  "data": [
    {
      "id": 1918,
      "user_id": 1,
      "code_number": "NO_20190108175431109079990",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:31",
      "updated_at": "2019-01-08 17:54:31"
    },
    {
      "id": 1919,
      "user_id": 1,
      "code_number": "NO_20190108175431237792286",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:31",
      "updated_at": "2019-01-08 17:54:31"
    },
    {
      "id": 1920,
      "user_id": 1,
      "code_number": "NO_20190108175431362979508",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:31",
      "updated_at": "2019-01-08 17:54:31"
    },
    {
      "id": 1921,
      "user_id": 1,
      "code_number": "NO_20190108175431483224654",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:31",
      "updated_at": "2019-01-08 17:54:31"
    },
    {
      "id": 1922,
      "user_id": 1,
      "code_number": "NO_20190108175431603496173",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:31",
      "updated_at": "2019-01-08 17:54:31"
    },
    {
      "id": 1910,
      "user_id": 1,
      "code_number": "NO_20190108175430119585961",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1911,
      "user_id": 1,
      "code_number": "NO_20190108175430239564584",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1912,
      "user_id": 1,
      "code_number": "NO_20190108175430361774258",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1913,
      "user_id": 1,
      "code_number": "NO_20190108175430480492659",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1914,
      "user_id": 1,
      "code_number": "NO_20190108175430607903481",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1915,
      "user_id": 1,
      "code_number": "NO_20190108175430733366775",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1916,
      "user_id": 1,
      "code_number": "NO_20190108175430852195395",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1917,
      "user_id": 1,
      "code_number": "NO_20190108175430981715888",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:30",
      "updated_at": "2019-01-08 17:54:30"
    },
    {
      "id": 1901,
      "user_id": 1,
      "code_number": "NO_20190108175428000851757",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:29",
      "updated_at": "2019-01-08 17:54:29"
    },
    {
      "id": 1902,
      "user_id": 1,
      "code_number": "NO_20190108175429124017894",
      "code_type": 0,
      "store_id": null,
      "cno": "201901080554255826",
      "created_at": "2019-01-08 17:54:29",
      "updated_at": "2019-01-08 17:54:29"
    }
  ],
  "l": 15,
  "p": 1,
  "t": 1509
}"#,
        };
        assert_answer(
            "umxnt__list_unbound_codes__200__published",
            &example,
            |url| async move {
                calls::list_unbound_codes(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
    #[test]
    fn answer_200_published_failure() {
        let example = Example {
            status: 200,
            content_type: "application/json",
            body: r#"{
  "message": "无效参数",
  "status": 2
}"#,
        };
        assert_answer(
            "umxnt__list_unbound_codes__200__published_failure",
            &example,
            |url| async move {
                calls::list_unbound_codes(&calls::at(url), &input(INPUT)).send().await
            },
        );
    }
}
