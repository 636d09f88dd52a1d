//! Generated from spec/adapay.yaml, spec/payall.yaml and spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 93e31508dc8a4d4a spec/adapay.yaml
// sha256 c042dcc1f3fc153a spec/payall.yaml
// sha256 c1846960d712a085 spec/umxnt.yaml
// sha256 37adbecf97fb5c23 the lines below

#[rustfmt::skip]
mod adapay;
#[rustfmt::skip]
mod payall;
#[rustfmt::skip]
mod umxnt;
