//! The token that calls are made with.

use std::time::Instant;

use form_urlencoded::byte_serialize;
use reqwest::{Body, Request};

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
            *request.body_mut() = Some(form.into());
            Ok(request)
        })
    }

    #[inline]
    fn open<'a>(&self, _: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        Opened::unsigned(answer)
    }

    #[inline]
    fn can_renew(&self) -> bool {
        self.token.can_renew()
    }

    #[inline]
    fn expire(&self, authorised: Instant) -> bool {
        self.token.expire(authorised)
    }
}

/// The form with the token as its first field.
#[inline]
fn with_token(form: &[u8], token: &Secret) -> Vec<u8> {
    // Room for a token without escapes, which is what tokens are.
    let mut all = Vec::with_capacity("token=&".len() + token.expose().len() + form.len());
    all.extend_from_slice(b"token=");
    byte_serialize(token.expose().as_bytes()).for_each(|part| all.extend_from_slice(part.as_bytes()));
    if !form.is_empty() {
        all.push(b'&');
        all.extend_from_slice(form);
    }
    all
}
