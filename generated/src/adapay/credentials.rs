//! What calls are proved with, and how answers are.

use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use reqwest::{Body, Request, StatusCode};

use super::envelope::{self, EnvelopeError};
use super::key::PrivateKey;
use super::mode::Mode;
use super::signer::Signer;
use super::verify::VerifyingKeys;
use crate::runtime::call::compression;
use crate::runtime::error::CredentialError;
use crate::runtime::operation::Operation;
use crate::runtime::parse;
use crate::runtime::protocol::{Authorising, Opened, Protocol};
use crate::runtime::response::{Proof, Raw};
use crate::runtime::secret::{Secret, visible};

const SIGNATURE: HeaderName = HeaderName::from_static("signature");
/// RSA keys of 1024 to 4096 bits.
const SIGNATURE_BYTES: RangeInclusive<usize> = 128..=512;
const SDK_VERSION: HeaderName = HeaderName::from_static("sdk_version");

/// What a client signs with and whom it believes; `Debug` shows no key.
///
/// Every answer is verified before anything in it is parsed, a success and a failure alike.
/// Unless you say otherwise, only Adapay's own key is trusted.
#[derive(Clone)]
#[must_use]
pub struct Credentials {
    api_key: HeaderValue,
    key_mode: Option<Mode>,
    signer: Arc<dyn Signer>,
    keys: VerifyingKeys,
    expected: Option<Mode>,
}

impl Credentials {
    /// An api key, and the merchant's private key as PEM or bare base64, PKCS#8 or PKCS#1.
    ///
    /// # Errors
    /// That the api key cannot be sent, or what is wrong with the private key; neither is shown.
    #[inline]
    pub fn new(api_key: impl Into<Secret>, private_key: &str) -> Result<Self, CredentialError> {
        let key = PrivateKey::parse(private_key)
            .map_err(|error| CredentialError::new(format!("the private key: {error}")).with_source(error))?;
        Self::with_signer(api_key, key)
    }

    /// An api key, and something that signs in place of a private key at hand.
    ///
    /// # Errors
    /// That the api key cannot be sent.
    #[inline]
    pub fn with_signer(api_key: impl Into<Secret>, signer: impl Signer + 'static) -> Result<Self, CredentialError> {
        let api_key = api_key.into();
        let header = visible("api key", api_key.expose())?;
        Ok(Self {
            api_key: header,
            key_mode: Mode::of_api_key(api_key.expose()),
            signer: Arc::new(signer),
            keys: VerifyingKeys::adapay(),
            expected: None,
        })
    }

    /// The keys to verify answers with, in place of Adapay's own.
    #[inline]
    pub fn verifying_keys(mut self, keys: VerifyingKeys) -> Self {
        self.keys = keys;
        self
    }

    /// The mode that is expected: an answer that states the other one counts as unverified.
    ///
    /// # Errors
    /// That the api key is one of the other mode.
    #[inline]
    pub fn expect_mode(mut self, mode: Mode) -> Result<Self, CredentialError> {
        match self.key_mode {
            Some(other) if other != mode => {
                Err(CredentialError::new(format!("the api key is for {other} mode, and {mode} mode is expected")))
            }
            _ => {
                self.expected = Some(mode);
                Ok(self)
            }
        }
    }

    /// Why an answer's content is not of the expected mode.
    #[inline]
    fn wrong_mode(&self, data: &[u8]) -> Option<String> {
        let expected = self.expected?;
        let content = parse::unambiguous(data).ok()?;
        let stated = content.root().get("prod_mode")?.text()?;
        match Mode::of_prod_mode(&stated) {
            Some(mode) if mode == expected => None,
            Some(mode) => Some(format!("it is from {mode} mode, and {expected} mode is expected")),
            None if stated.is_empty() => None,
            None => Some(format!("its prod_mode is neither true nor false, and {expected} mode is expected")),
        }
    }
}

impl fmt::Debug for Credentials {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("key_mode", &self.key_mode)
            .field("keys", &self.keys)
            .field("expected", &self.expected)
            .finish_non_exhaustive()
    }
}

impl Protocol for Credentials {
    #[inline]
    fn authorise<'a>(&'a self, _: &'static Operation, mut request: Request) -> Authorising<'a> {
        Box::pin(async move {
            sort_query(&mut request);
            let signature = self.signer.sign(&signed_text(&request)).await?;
            if !SIGNATURE_BYTES.contains(&signature.len()) {
                let [least, most] = [SIGNATURE_BYTES.start(), SIGNATURE_BYTES.end()];
                let count = signature.len();
                let text = format!("the signer gave {count} bytes, and an RSA signature has {least} to {most}");
                return Err(CredentialError::new(text));
            }
            let signature = visible("signature", &STANDARD.encode(signature))?;
            let headers = request.headers_mut();
            headers.insert(AUTHORIZATION, self.api_key.clone());
            headers.insert(SIGNATURE, signature);
            headers.insert(SDK_VERSION, HeaderValue::from_static(concat!("rust_v", env!("CARGO_PKG_VERSION"))));
            Ok(request)
        })
    }

    #[inline]
    fn open<'a>(&self, _: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        match envelope::open(&self.keys, answer.bytes()) {
            Ok(data) => match self.wrong_mode(&data) {
                Some(reason) => Opened::Unverified(reason),
                None => Opened::Content { json: Cow::Owned(data), proof: Proof::Signature },
            },
            Err(EnvelopeError::NotAnEnvelope) if is_gateways(answer) => Opened::NoClaim,
            Err(error) => Opened::Unverified(compression(answer).unwrap_or_else(|| error.to_string())),
        }
    }

    #[inline]
    fn can_renew(&self) -> bool {
        false
    }
}

/// What is signed: the URL up to its path, followed by the body, or without one by the decoded query.
#[inline]
fn signed_text(request: &Request) -> Vec<u8> {
    let url = request.url();
    let base = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let mut text = base.as_bytes().to_vec();
    match request.body().and_then(Body::as_bytes) {
        Some(body) => text.extend_from_slice(body),
        None => {
            let pairs: Vec<_> = url.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
            text.extend_from_slice(pairs.join("&").as_bytes());
        }
    }
    text
}

/// Sorts the query by key, so that it goes out in the order in which it is signed.
#[inline]
fn sort_query(request: &mut Request) {
    let mut pairs: Vec<(String, String)> = request.url().query_pairs().into_owned().collect();
    if pairs.is_sorted_by(|(one, _), (other, _)| one <= other) {
        return;
    }
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    request.url_mut().query_pairs_mut().clear().extend_pairs(pairs);
}

/// Whether an unsigned answer is a gateway's, which says nothing about the call.
///
/// Adapay itself answers with a success, with 400 or with 402, and always signs; 401 comes from either.
#[inline]
fn is_gateways(answer: &Raw) -> bool {
    let status = answer.status();
    let is_adapays = status.is_success() || status == StatusCode::BAD_REQUEST || status == StatusCode::PAYMENT_REQUIRED;
    !is_adapays || answer.bytes().trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use reqwest::StatusCode;
    use serde_json::json;

    use super::Credentials;
    use crate::adapay::made_up::key;
    use crate::adapay::{Mode, OPERATIONS, Signer, Signing, VerifyingKeys};
    use crate::runtime::protocol::{Opened, Protocol};
    use crate::runtime::response::{Proof, Raw};

    fn credentials(api_key: &str) -> Credentials {
        let keys = VerifyingKeys::new(key().public_key());
        Credentials::with_signer(api_key, key()).unwrap().verifying_keys(keys)
    }

    fn opened(credentials: &Credentials, status: u16, body: &str) -> String {
        let answer = Raw {
            status: StatusCode::from_u16(status).unwrap(),
            headers: Default::default(),
            bytes: body.as_bytes().to_vec(),
            proof: Proof::None,
        };
        match credentials.open(OPERATIONS[0], &answer) {
            Opened::Content { json, proof } => format!("{proof:?} {}", String::from_utf8_lossy(&json)),
            Opened::Unverified(reason) => format!("unverified: {reason}"),
            Opened::NoClaim => "no claim".to_owned(),
        }
    }

    fn signed(data: &str) -> String {
        let signature = STANDARD.encode(key().sign_now(data.as_bytes()).unwrap());
        json!({"data": data, "signature": signature}).to_string()
    }

    #[test]
    fn an_answer_of_the_other_mode_is_unverified() {
        let live = r#"{"prod_mode":"true"}"#;
        let mock = r#"{"prod_mode":false}"#;
        let silent = "{}";
        let any = credentials("key");
        let expecting = credentials("key").expect_mode(Mode::Live).unwrap();
        for data in [live, mock, silent] {
            assert_eq!(opened(&any, 200, &signed(data)), format!("Signature {data}"));
        }
        assert_eq!(opened(&expecting, 200, &signed(live)), format!("Signature {live}"));
        assert_eq!(opened(&expecting, 200, &signed(silent)), format!("Signature {silent}"));
        for odd in [r#"{"prod_mode":"True"}"#, r#"{"prod_mode":1}"#, r#"{"prod_mode":"live"}"#] {
            assert!(opened(&expecting, 200, &signed(odd)).starts_with("unverified: its prod_mode is neither"), "{odd}");
        }
        let refused = "unverified: it is from mock mode, and live mode is expected";
        assert_eq!(opened(&expecting, 200, &signed(mock)), refused);
        assert_eq!(opened(&expecting, 400, &signed(mock)), refused);
    }

    #[test]
    fn a_key_of_the_other_mode_is_refused() {
        assert!(credentials("api_test_1").expect_mode(Mode::Mock).is_ok());
        let error = credentials("api_test_1").expect_mode(Mode::Live).unwrap_err();
        assert_eq!(error.to_string(), "the api key is for mock mode, and live mode is expected");
    }

    #[test]
    fn an_unsigned_answer_is_the_gateways_or_nobodys() {
        let credentials = credentials("key");
        for status in [200, 201, 400, 402] {
            let shown = opened(&credentials, status, r#"{"status":"succeeded"}"#);
            assert_eq!(shown, "unverified: the body is no signed envelope", "{status}");
            assert_eq!(opened(&credentials, status, " <html>"), "no claim", "{status}");
        }
        for status in [401, 403, 404, 429, 500, 503] {
            assert_eq!(opened(&credentials, status, r#"{"message":"no"}"#), "no claim", "{status}");
            let forged = signed("{}").replace("{}", "[]");
            assert!(opened(&credentials, status, &forged).starts_with("unverified"), "{status}");
        }
    }

    #[test]
    fn an_api_key_that_cannot_be_sent_is_refused_without_being_shown() {
        for (api_key, says) in [
            ("", "the api key is empty"),
            ("  ", "the api key is empty"),
            ("hush\n", "trim it"),
            (" hush", "trim it"),
            ("hu sh", "not visible ASCII at position 3"),
            ("hush\0", "not visible ASCII at position 5"),
            ("hush\u{e9}", "not visible ASCII at position 5"),
        ] {
            let refused = Credentials::with_signer(api_key, key()).map(|_| ());
            let message = refused.unwrap_err().to_string();
            assert!(message.contains(says) && !message.contains("hush"), "{api_key:?}: {message}");
        }
    }

    /// Gives so many bytes for a signature.
    struct Short(usize);

    impl Signer for Short {
        fn sign<'a>(&'a self, _: &'a [u8]) -> Signing<'a> {
            Box::pin(std::future::ready(Ok(vec![0; self.0])))
        }
    }

    #[tokio::test]
    async fn what_can_be_no_signature_is_not_sent() {
        for (count, fits) in [(0, false), (127, false), (128, true), (256, true), (512, true), (513, false)] {
            let credentials = Credentials::with_signer("key", Short(count)).unwrap();
            let request = reqwest::Request::new(reqwest::Method::GET, "https://api.example/a".parse().unwrap());
            let authorised = credentials.authorise(OPERATIONS[0], request).await;
            assert_eq!(authorised.is_ok(), fits, "{count}");
        }
    }

    #[test]
    fn debug_shows_no_key() {
        let shown = format!("{:?}", credentials("api_live_hush"));
        assert!(!shown.contains("hush"), "{shown}");
    }
}
