//! Generated from spec/adapay.yaml, spec/payall.yaml and spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 b3cdbf22b0505920 spec/adapay.yaml
// sha256 9306c1519e6eab7b spec/payall.yaml
// sha256 b6f5e18cc0181919 spec/umxnt.yaml
// sha256 de9ec78389cc61af the lines below
//!
//! One module for each document in `spec/`.

#[cfg(feature = "adapay")]
#[allow(unused_imports)]
#[rustfmt::skip]
pub mod adapay;
#[cfg(feature = "payall")]
#[allow(unused_imports)]
#[rustfmt::skip]
pub mod payall;
#[cfg(feature = "umxnt")]
#[allow(unused_imports)]
#[rustfmt::skip]
pub mod umxnt;
