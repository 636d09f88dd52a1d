//! Why a key was refused, and what to do about it.

use std::fmt;

/// Why a key was refused; it never holds a part of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyError {
    /// There is no text.
    Empty,
    /// The text is an `api_key` (it starts with `api_live_` or `api_test_`), which belongs beside the key.
    ApiKey,
    /// A character that base64 does not have.
    NotBase64 {
        /// The line of the text, from 1.
        line: usize,
        /// The character in that line, from 1.
        column: usize,
    },
    /// The line breaks are written as a backslash and an `n`, as some settings files do.
    EscapedLineBreaks,
    /// A PEM text of which a `-----BEGIN …-----` or `-----END …-----` line is missing or damaged.
    BrokenPem,
    /// More than one key or certificate in one text.
    SeveralKeys,
    /// The key ends before it is complete.
    Truncated,
    /// Bytes after the end of the key; their number.
    TrailingBytes(usize),
    /// Well-formed base64, but no key in a form that is known here.
    NotAKey,
    /// A public key where a private key is wanted.
    PublicKey,
    /// A private key where a public key is wanted.
    PrivateKey,
    /// A certificate or a request for one.
    Certificate,
    /// A private key that is locked with a password.
    Encrypted,
    /// A key in OpenSSH's own form.
    OpenSsh,
    /// A key of another kind; its name.
    NotRsa(&'static str),
    /// An RSA key of more than two primes.
    MultiPrime,
    /// Fewer than 1024 bits; how many.
    TooShort(usize),
    /// More than 4096 bits; how many.
    TooLong(usize),
    /// The numbers of the key do not belong together.
    Inconsistent,
}

impl fmt::Display for KeyError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the key is empty: check that the file or the variable it comes from is set",
            Self::ApiKey => "this is the api_key, not a key to sign with: pass the RSA private key of the merchant here",
            Self::NotBase64 { line, column } => {
                return write!(
                    f,
                    "line {line}, character {column} of the key is no base64: copy the key again, as PEM or as plain base64"
                );
            }
            Self::EscapedLineBreaks => "the key has a backslash and an n for each line break: put real line breaks there",
            Self::BrokenPem => "a BEGIN or END line of the PEM text is missing or damaged: copy the whole text again",
            Self::SeveralKeys => "the text holds more than one key or certificate: keep only the one that is meant",
            Self::Truncated => "the key ends before it is complete: copy the whole text again",
            Self::TrailingBytes(count) => return write!(f, "{count} bytes follow the end of the key: remove them"),
            Self::NotAKey => "this is no RSA key: pass PKCS#8, PKCS#1 or SPKI, as PEM, as base64 of the DER, or as the DER",
            Self::PublicKey => "this is a public key where the private key is wanted: pass the private key that belongs to it",
            Self::PrivateKey => "this is a private key where a public key is wanted: pass the other side's public key, and keep yours secret",
            Self::Certificate => "this is a certificate or a request for one: pass the key itself, a block that begins with BEGIN PRIVATE KEY or BEGIN PUBLIC KEY",
            Self::Encrypted => "the key is locked with a password: unlock it first with `openssl pkcs8 -in key.pem -out plain.pem`",
            Self::OpenSsh => "the key is in OpenSSH's form: convert it with `ssh-keygen -p -m PEM -f FILE`",
            Self::NotRsa(kind) => return write!(f, "this is a key for {kind}: Adapay takes RSA keys"),
            Self::MultiPrime => "the RSA key has more than two primes, which is not supported: make a new one",
            Self::TooShort(bits) => return write!(f, "the RSA key has {bits} bits: at least 1024 are needed, 2048 are better"),
            Self::TooLong(bits) => return write!(f, "the RSA key has {bits} bits: at most 4096 are accepted"),
            Self::Inconsistent => "the numbers of the RSA key do not belong together, so it is damaged: copy it again",
        })
    }
}

impl std::error::Error for KeyError {}
