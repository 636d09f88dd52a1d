//! The token that calls are made with.

use std::time::Instant;

use reqwest::{Body, Request, Url};

use crate::runtime::error::CredentialError;
use crate::runtime::operation::Operation;
use crate::runtime::protocol::{Authorising, Opened, Protocol};
use crate::runtime::response::Raw;
use crate::runtime::secret::Secret;
use crate::runtime::token::Token;

/// The session's token, sent as the field `token` of the form; `Debug` does not show it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Credentials {
    token: Token,
}

impl Credentials {
    /// A fixed token, or [`Token::from_source`] for one that is renewed.
    pub fn new(token: impl Into<Token>) -> Self {
        Self { token: token.into() }
    }
}

impl Protocol for Credentials {
    #[inline]
    fn authorise<'a>(&'a self, _: &'static Operation, mut request: Request) -> Authorising<'a> {
        Box::pin(async move {
            let token = self.token.get().await?;
            let form = with_token(request.body().and_then(Body::as_bytes).unwrap_or_default(), &token);
            let form = form.inspect_err(|_| self.token.refuse())?;
            *request.body_mut() = Some(form.into());
            Ok(request)
        })
    }

    #[inline]
    fn open<'a>(&self, _: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        Opened::unsigned(answer)
    }

    #[inline]
    fn expire(&self, authorised: Instant) -> bool {
        self.token.expire(authorised)
    }
}

/// The form with the token as its first field.
#[inline]
fn with_token(form: &[u8], token: &Secret) -> Result<Vec<u8>, CredentialError> {
    if token.expose().trim().is_empty() {
        return Err(CredentialError::new("the token is empty"));
    }
    // The query of a URL has the encoding of forms.
    let mut field = Url::parse("form:/").map_err(|_| CredentialError::new("the token cannot be encoded"))?;
    field.query_pairs_mut().append_pair("token", token.expose());
    let mut all = field.query().unwrap_or_default().as_bytes().to_vec();
    if !form.is_empty() {
        all.push(b'&');
        all.extend_from_slice(form);
    }
    Ok(all)
}
