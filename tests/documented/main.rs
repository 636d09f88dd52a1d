//! Generated from spec/adapay.yaml, spec/payall.yaml and spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 b3cdbf22b0505920 spec/adapay.yaml
// sha256 9306c1519e6eab7b spec/payall.yaml
// sha256 b6f5e18cc0181919 spec/umxnt.yaml
// sha256 37adbecf97fb5c23 the lines below

#[rustfmt::skip]
mod adapay;
#[rustfmt::skip]
mod payall;
#[rustfmt::skip]
mod umxnt;
