//! Mutants of bytes.

use fastrand::Rng;

/// Pieces that readers of forms, JSON, PEM, DER and numbers treat specially.
const PIECES: &[&[u8]] = &[
    b"&",
    b"=",
    b"%",
    b"+",
    b" ",
    b"%00",
    b"%zz",
    b"%C3%28",
    b"data=",
    b"&sign=",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b":",
    b",",
    b"null",
    b"true",
    b"1e999",
    b"-0",
    b"0.1",
    b".",
    b"-----BEGIN ",
    b"-----END ",
    b"-----",
    b"PRIVATE KEY-----",
    b"ENCRYPTED",
    b"\r\n",
    b"\n",
    b"\0",
    b"\x80",
    b"\xff\xff\xff\xff",
    b"\x30\x80",
    b"\x02\x01\x00",
    b"\x02\x84\x7f\xff\xff\xff",
    b"\x30\x82\xff\xff",
    b"MII",
    b"==",
    b"\xef\xbb\xbf",
    b"\xe5\x95\x86",
    b"[[[[[[[[[[[[[[[[",
];

/// Changes the bytes in one to four places; now and then not at all, so that the good path is walked as well.
pub fn mutate(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    if rng.u8(..16) == 0 {
        return;
    }
    for _ in 0..rng.u8(1..=4) {
        change(rng, bytes, other);
    }
}

fn change(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = rng.usize(..=bytes.len());
    match rng.u8(..9) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, rng.u8(..)),
        2 => splice(bytes, at, 0, rng.choice(PIECES).copied().unwrap_or_default()),
        3 => {
            let from = rng.usize(..=other.len());
            let to = rng.usize(from..=other.len());
            splice(bytes, at, 0, &other[from..to.min(from + 200)]);
        }
        4 => splice(bytes, at, rng.usize(..40), &[]),
        5 => splice(bytes, at, rng.usize(..4), rng.choice(PIECES).copied().unwrap_or_default()),
        6 => {
            let copied: Vec<u8> = bytes[at..].iter().take(rng.usize(..60)).copied().collect();
            let to = rng.usize(..=bytes.len());
            splice(bytes, to, 0, &copied);
        }
        7 => with_byte(bytes, at, |_| rng.u8(..)),
        _ => with_byte(bytes, at, |byte| byte ^ 1 << rng.u8(..8)),
    }
}

fn splice(bytes: &mut Vec<u8>, at: usize, removed: usize, added: &[u8]) {
    let end = (at + removed).min(bytes.len());
    bytes.splice(at..end, added.iter().copied());
}

fn with_byte(bytes: &mut [u8], at: usize, change: impl FnOnce(u8) -> u8) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = change(*byte);
    }
}
