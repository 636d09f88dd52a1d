//! The wrapping of Adapay's answers: `{"data": "<JSON text>", "signature": "<base64>"}`.

use std::fmt;

use super::verify::VerifyingKeys;
use crate::runtime::parse;
use crate::runtime::tree::{Branch, Node};

/// Why an answer's content was not taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EnvelopeError {
    /// The body is no JSON object with the texts `data` and `signature`, each there once.
    NotAnEnvelope,
    /// No trusted key signed `data`.
    BadSignature,
}

/// The content of `data`, once a trusted key turns out to have signed exactly that text.
///
/// Nothing in the content is parsed here, whatever its signature.
///
/// # Errors
/// [`EnvelopeError`] if there is no envelope, or if it proves nothing.
#[inline]
pub fn open(keys: &VerifyingKeys, body: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
    let envelope = parse::unambiguous(body).map_err(|_| EnvelopeError::NotAnEnvelope)?;
    let data = text(envelope.root(), "data")?;
    let signature = text(envelope.root(), "signature")?;
    match keys.verifies(data.as_bytes(), signature) {
        Some(_) => Ok(data.as_bytes().to_vec()),
        None => Err(EnvelopeError::BadSignature),
    }
}

#[inline]
fn text<'t>(envelope: Branch<'t>, name: &str) -> Result<&'t str, EnvelopeError> {
    match envelope.get(name).map(Branch::node) {
        Some(Node::Text(text)) => Ok(text),
        _ => Err(EnvelopeError::NotAnEnvelope),
    }
}

impl fmt::Display for EnvelopeError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnEnvelope => "the body is no signed envelope",
            Self::BadSignature => "the signature is not that of a trusted key",
        })
    }
}

impl std::error::Error for EnvelopeError {}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde_json::json;

    use super::{EnvelopeError, open};
    use crate::adapay::made_up::{key, other_key};
    use crate::adapay::verify::VerifyingKeys;

    fn signature(data: &str) -> String {
        STANDARD.encode(key().sign_now(data.as_bytes()).unwrap())
    }

    fn opened(body: &str) -> Result<Vec<u8>, EnvelopeError> {
        open(&VerifyingKeys::new(key().public_key()), body.as_bytes())
    }

    #[test]
    fn the_decoded_text_is_what_is_signed() {
        let data = "{\"a\": \"商 品\\u0001\"}";
        let body = json!({"data": data, "signature": signature(data), "new": 1}).to_string();
        assert_eq!(opened(&body), Ok(data.as_bytes().to_vec()));
        let elsewhere = VerifyingKeys::new(other_key().public_key());
        assert_eq!(open(&elsewhere, body.as_bytes()), Err(EnvelopeError::BadSignature));
        let rotating = elsewhere.and(key().public_key());
        assert_eq!(open(&rotating, body.as_bytes()), Ok(data.as_bytes().to_vec()));
        assert_eq!(open(&VerifyingKeys::adapay(), body.as_bytes()), Err(EnvelopeError::BadSignature));
    }

    #[test]
    fn what_is_signed_need_not_be_json() {
        let body = json!({"data": "no json", "signature": signature("no json")}).to_string();
        assert_eq!(opened(&body), Ok(b"no json".to_vec()));
    }

    #[test]
    fn a_signature_of_another_text_is_refused() {
        for wrong in [signature("{ }"), String::new(), "%".to_owned(), format!("{} ", signature("{}"))] {
            let body = json!({"data": "{}", "signature": wrong}).to_string();
            assert_eq!(opened(&body), Err(EnvelopeError::BadSignature), "{wrong}");
        }
    }

    #[test]
    fn a_key_that_comes_again_is_refused() {
        let signature = signature("{}");
        for body in [
            format!(r#"{{"data":"{{}}","data":"{{}}","signature":"{signature}"}}"#),
            format!(r#"{{"data":"x","signature":"{signature}","d\u0061ta":"{{}}"}}"#),
        ] {
            assert_eq!(opened(&body), Err(EnvelopeError::NotAnEnvelope), "{body}");
        }
    }

    #[test]
    fn anything_else_is_no_envelope() {
        for body in ["", "{}", "[]", "null", "<html>", r#"{"data":{},"signature":"x"}"#, r#"{"data":"{}"}"#] {
            assert_eq!(opened(body), Err(EnvelopeError::NotAnEnvelope), "{body}");
        }
        assert_eq!(open(&VerifyingKeys::adapay(), &[0xff, 0xfe]), Err(EnvelopeError::NotAnEnvelope));
    }
}
