//! The token (`userToken`) that calls are made with.

use std::time::Instant;

use reqwest::Request;
use reqwest::header::{AUTHORIZATION, HeaderValue};

use crate::runtime::error::CredentialError;
use crate::runtime::operation::Operation;
use crate::runtime::protocol::{Authorising, Opened, Protocol};
use crate::runtime::response::Raw;
use crate::runtime::secret::{Secret, visible};
use crate::runtime::token::Token;

/// The user's token, sent as `Authorization: Bearer …`; `Debug` does not show it.
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
            let header = bearer(&token).inspect_err(|_| self.token.refuse())?;
            request.headers_mut().insert(AUTHORIZATION, header);
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

#[inline]
fn bearer(token: &Secret) -> Result<HeaderValue, CredentialError> {
    visible("token", token.expose())?;
    let mut header = HeaderValue::try_from(format!("Bearer {}", token.expose()))
        .map_err(|_| CredentialError::new("the token cannot be sent in a header"))?;
    header.set_sensitive(true);
    Ok(header)
}
