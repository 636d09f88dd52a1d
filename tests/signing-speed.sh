#!/usr/bin/env bash
# How fast the crate signs and verifies, against OpenSSL and the `rsa` crate.
#
#   tests/signing-speed.sh [ROUNDS]
#
# The same keys (the two TEST keys of tests/vectors/adapay.json), one run, the three in turn, ROUNDS (40) times; the median round counts.
# OpenSSL is the system's where its headers are there, and is built from source otherwise.
# The goal is 0.9 of OpenSSL's signatures per second or more; the exit code says whether it is met.
# The program is made in target/, outside the workspace, so that nothing of what it compares becomes a dependency.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-40}
project=$PWD
program=target/signing-speed
mkdir -p "$program/src"

features='[]'
if ! echo '#include <openssl/rsa.h>' | "${CC:-cc}" -E - >/dev/null 2>&1; then features='["vendored"]'; fi

cat >"$program/Cargo.toml" <<MANIFEST
[package]
name = "signing-speed"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
openssl = { version = "0.10", features = $features }
payspec = { path = "$project/generated", default-features = false, features = ["adapay"] }
rsa = { version = "0.9", features = ["sha1"] }
rand = "0.8"
serde_json = "1"
sha1 = { version = "0.10", features = ["oid"] }

[profile.release]
debug = false
MANIFEST

cat >"$program/src/main.rs" <<'PROGRAM'
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::{Signer as OpenSslSigner, Verifier};
use rsa::pkcs1v15::{Signature, SigningKey, VerifyingKey};
use rsa::pkcs8::DecodePrivateKey;
use rsa::signature::{RandomizedSigner, SignatureEncoding, Verifier as _};

const MESSAGE: &[u8] = br#"https://api.adapay.tech/v1/cashs{"order_no":"1579163031383","app_id":"app_1","cash_type":"T1","cash_amt":"0.01","member_id":"0"}"#;

type Operation<'a> = (&'static str, Box<dyn Fn() -> Vec<u8> + 'a>, Box<dyn Fn(&[u8]) -> bool + 'a>);

/// Operations per second within one round of about 20 ms.
fn speed(mut operation: impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut count = 0;
    while start.elapsed().as_millis() < 20 {
        operation();
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

fn median(mut speeds: Vec<f64>) -> f64 {
    speeds.sort_by(f64::total_cmp);
    speeds[speeds.len() / 2]
}

/// The ratio of payspec's signatures per second to OpenSSL's.
fn compare(name: &str, base64: &str, rounds: usize) -> f64 {
    let der = openssl::base64::decode_block(base64).unwrap();
    let ours = payspec::adapay::PrivateKey::from_der(&der).unwrap();
    let our_public = ours.public_key();
    let theirs = PKey::private_key_from_pkcs8(&der).unwrap();
    let rust = rsa::RsaPrivateKey::from_pkcs8_der(&der).unwrap();
    let rust_verifying = VerifyingKey::<sha1::Sha1>::new(rust.to_public_key());
    let rust = SigningKey::<sha1::Sha1>::new(rust);
    let contestants: [Operation<'_>; 3] = [
        (
            "payspec",
            Box::new(|| ours.sign_now(MESSAGE).unwrap()),
            Box::new(|signature| our_public.verify(MESSAGE, signature)),
        ),
        (
            "OpenSSL",
            Box::new(|| {
                let mut signer = OpenSslSigner::new(MessageDigest::sha1(), &theirs).unwrap();
                signer.sign_oneshot_to_vec(MESSAGE).unwrap()
            }),
            Box::new(|signature| {
                let mut verifier = Verifier::new(MessageDigest::sha1(), &theirs).unwrap();
                verifier.verify_oneshot(signature, MESSAGE).unwrap()
            }),
        ),
        (
            "rsa 0.9",
            // With blinding, as everything else here.
            Box::new(|| rust.sign_with_rng(&mut rand::thread_rng(), MESSAGE).to_vec()),
            Box::new(|signature| rust_verifying.verify(MESSAGE, &Signature::try_from(signature).unwrap()).is_ok()),
        ),
    ];
    let signature = contestants[0].1();
    assert!(contestants.iter().all(|(_, sign, verify)| sign() == signature && verify(&signature)));
    let mut signing = [const { Vec::new() }; 3];
    let mut verifying = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        for (index, (_, sign, verify)) in contestants.iter().enumerate() {
            signing[index].push(speed(|| drop(black_box(sign()))));
            verifying[index].push(speed(|| assert!(black_box(verify(&signature)))));
        }
    }
    let (signing, verifying) = (signing.map(median), verifying.map(median));
    for (index, (contestant, ..)) in contestants.iter().enumerate() {
        let (signs, verifies) = (signing[index], verifying[index]);
        println!("{name}  {contestant:8} {signs:8.0} signatures/s {verifies:9.0} verifications/s");
    }
    let ratio = signing[0] / signing[1];
    println!("{name}  payspec/OpenSSL: signing {ratio:.2}, verifying {:.2}", verifying[0] / verifying[1]);
    ratio
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let vectors = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let rounds = arguments.next().unwrap().parse().unwrap();
    let vectors: serde_json::Value = serde_json::from_str(&vectors).unwrap();
    println!("OpenSSL: {}", openssl::version::version());
    let key = |name: &str| vectors["keys"][name]["private_pkcs8_base64"].as_str().unwrap().to_owned();
    let ratios = [("1024 bits", "mer1024"), ("2048 bits", "mer2048")].map(|(name, id)| compare(name, &key(id), rounds));
    if ratios.iter().all(|ratio| *ratio >= 0.9) {
        return ExitCode::SUCCESS;
    }
    println!("slower than 0.9 of OpenSSL");
    ExitCode::FAILURE
}
PROGRAM

CARGO_TARGET_DIR=$project/target/signing-speed/target \
  cargo build --quiet --release --manifest-path "$program/Cargo.toml"
"$program/target/release/signing-speed" tests/vectors/adapay.json "$rounds"
