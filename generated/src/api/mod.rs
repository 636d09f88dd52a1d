//! Generated from spec/adapay.yaml, spec/payall.yaml and spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 93e31508dc8a4d4a spec/adapay.yaml
// sha256 c042dcc1f3fc153a spec/payall.yaml
// sha256 c1846960d712a085 spec/umxnt.yaml
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
