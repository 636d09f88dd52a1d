//! The security schemes that OpenAPI itself describes, so that an API that has no others needs no hand-written code.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Request;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use crate::runtime::error::CredentialError;
use crate::runtime::operation::Operation;
use crate::runtime::protocol::{Authorising, Opened, Protocol};
use crate::runtime::response::{Proof, Raw};
use crate::runtime::secret::Secret;

/// A security scheme of a document.
#[derive(Debug)]
#[non_exhaustive]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How it travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Debug)]
#[non_exhaustive]
pub enum SchemeKind {
    /// In a header of its own.
    Header(&'static str),
    /// In the query string.
    Query(&'static str),
    /// In a cookie.
    Cookie(&'static str),
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`, of `user:password`.
    Basic,
    /// `Authorization: …`, all of which the caller gives.
    Authorization,
    /// In a way that needs hand-written code (`x-custom`).
    Custom,
}

/// What a caller proves itself with, by scheme; it also is the protocol that sends it along.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What is sent for each scheme, or why nothing can be.
    values: Vec<(&'static str, Result<Secret, &'static str>)>,
}

impl Given {
    /// Sets the credential of a scheme.
    #[inline]
    pub fn set(&mut self, scheme: &'static str, value: Secret) {
        self.put(scheme, Ok(value));
    }

    /// Sets the user and the password of a basic scheme.
    ///
    /// A user with a colon is an error of every call, because the provider would take what follows for the password.
    #[inline]
    pub fn set_basic(&mut self, scheme: &'static str, user: &str, password: &str) {
        let joined = Secret::from(format!("{user}:{password}"));
        self.put(scheme, if user.contains(':') { Err("has a user with a colon") } else { Ok(joined) });
    }

    #[inline]
    fn put(&mut self, scheme: &'static str, value: Result<Secret, &'static str>) {
        self.values.retain(|(name, _)| *name != scheme);
        self.values.push((scheme, value));
    }

    #[inline]
    fn of(&self, scheme: &Scheme) -> Option<&Result<Secret, &'static str>> {
        self.values.iter().find(|(name, _)| *name == scheme.name).map(|(_, value)| value)
    }

    /// Adds the credentials of the alternative that proves most, of those for which all are given.
    #[inline]
    fn add(&self, operation: &'static Operation, request: &mut Request) -> Result<(), CredentialError> {
        if operation.security.is_empty() {
            return Ok(());
        }
        let complete = |schemes: &&&[&Scheme]| schemes.iter().all(|scheme| self.of(scheme).is_some());
        let Some(schemes) = operation.security.iter().filter(complete).max_by_key(|schemes| schemes.len()) else {
            return Err(CredentialError::new(format!("no credential is given for {}", wanted(operation))));
        };
        only_one_authorization(schemes)?;
        for (scheme, value) in schemes.iter().filter_map(|scheme| Some((scheme, self.of(scheme)?))) {
            let value = value.as_ref().map_err(|reason| refused(scheme, reason))?;
            if is_blank(scheme, value) {
                return Err(refused(scheme, "is empty"));
            }
            insert(scheme, value, request)?;
        }
        Ok(())
    }
}

/// Refuses two schemes that need the same header: one of the credentials would silently not go out.
#[inline]
fn only_one_authorization(schemes: &[&Scheme]) -> Result<(), CredentialError> {
    let sets_authorization = |scheme: &&&Scheme| match scheme.kind {
        SchemeKind::Bearer | SchemeKind::Basic | SchemeKind::Authorization => true,
        SchemeKind::Header(name) => name.eq_ignore_ascii_case(AUTHORIZATION.as_str()),
        _ => false,
    };
    let names: Vec<&str> = schemes.iter().filter(sets_authorization).map(|scheme| scheme.name).collect();
    if names.len() < 2 {
        return Ok(());
    }
    let names = names.join(" and ");
    Err(CredentialError::new(format!("{names} are asked for together, and each of them is the header Authorization")))
}

/// Whether nothing would be proved, as by a variable of the environment that is not set.
#[inline]
fn is_blank(scheme: &Scheme, value: &Secret) -> bool {
    let text = value.expose().trim();
    text.is_empty() || (matches!(scheme.kind, SchemeKind::Basic) && text == ":")
}

#[inline]
fn refused(scheme: &Scheme, reason: &str) -> CredentialError {
    CredentialError::new(format!("the credential for {} {reason}", scheme.name))
}

#[inline]
fn wanted(operation: &Operation) -> String {
    let names = |schemes: &&[&Scheme]| schemes.iter().map(|scheme| scheme.name).collect::<Vec<_>>().join(" and ");
    operation.security.iter().map(names).collect::<Vec<_>>().join(", or for ")
}

#[inline]
fn insert(scheme: &Scheme, value: &Secret, request: &mut Request) -> Result<(), CredentialError> {
    let headers = request.headers_mut();
    match scheme.kind {
        SchemeKind::Query(name) => {
            request.url_mut().query_pairs_mut().append_pair(name, value.expose());
            return Ok(());
        }
        SchemeKind::Custom => {
            return Err(CredentialError::new(format!("the scheme {} needs a protocol of its own", scheme.name)));
        }
        SchemeKind::Header(name) => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unfit(scheme))?;
            headers.insert(name, secret(scheme, value.expose().to_owned())?);
        }
        SchemeKind::Bearer => {
            headers.insert(AUTHORIZATION, secret(scheme, format!("Bearer {}", value.expose()))?);
        }
        SchemeKind::Basic => {
            headers.insert(AUTHORIZATION, secret(scheme, format!("Basic {}", STANDARD.encode(value.expose())))?);
        }
        SchemeKind::Authorization => {
            headers.insert(AUTHORIZATION, secret(scheme, value.expose().to_owned())?);
        }
        SchemeKind::Cookie(_) if !fits_cookie(value.expose()) => {
            return Err(refused(scheme, "has a character that no cookie can carry"));
        }
        SchemeKind::Cookie(name) => add_cookie(headers, scheme, &format!("{name}={}", value.expose()))?,
    }
    Ok(())
}

/// Whether a text can be the value of a cookie; with any other it could add cookies of its own.
#[inline]
fn fits_cookie(text: &str) -> bool {
    !text.chars().any(|character| character.is_control() || " \",;\\".contains(character))
}

/// Several cookies share one header.
#[inline]
fn add_cookie(headers: &mut HeaderMap, scheme: &Scheme, cookie: &str) -> Result<(), CredentialError> {
    let before = headers.get(COOKIE).and_then(|value| value.to_str().ok());
    let all = before.map_or_else(|| cookie.to_owned(), |before| format!("{before}; {cookie}"));
    headers.insert(COOKIE, secret(scheme, all)?);
    Ok(())
}

#[inline]
fn secret(scheme: &Scheme, text: String) -> Result<HeaderValue, CredentialError> {
    let mut value = HeaderValue::try_from(text).map_err(|_| unfit(scheme))?;
    value.set_sensitive(true);
    Ok(value)
}

#[inline]
fn unfit(scheme: &Scheme) -> CredentialError {
    refused(scheme, "has a character that no header can carry")
}

impl Protocol for Given {
    #[inline]
    fn authorise<'a>(&'a self, operation: &'static Operation, mut request: Request) -> Authorising<'a> {
        Box::pin(async move { self.add(operation, &mut request).map(|()| request) })
    }

    #[inline]
    fn open<'a>(&self, operation: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        if operation.answers.takes_bytes(answer.status) {
            return Opened::Content { json: Cow::Borrowed(&answer.bytes), proof: Proof::Connection };
        }
        Opened::unsigned(answer)
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use reqwest::{Method, Request};

    use super::{Given, Scheme, SchemeKind};
    use crate::runtime::answers::Answers;
    use crate::runtime::check::NOTHING;
    use crate::runtime::operation::{Effect, Host, Operation};
    use crate::runtime::outcome::Outcome;
    use crate::runtime::protocol::Protocol;
    use crate::runtime::secret::Secret;

    static HEADER: Scheme = Scheme { name: "key", kind: SchemeKind::Header("X-Key") };
    static QUERY: Scheme = Scheme { name: "query", kind: SchemeKind::Query("key") };
    static COOKIE: Scheme = Scheme { name: "cookie", kind: SchemeKind::Cookie("session") };
    static COOKIE_2: Scheme = Scheme { name: "cookie_2", kind: SchemeKind::Cookie("tenant") };
    static BEARER: Scheme = Scheme { name: "bearer", kind: SchemeKind::Bearer };
    static BASIC: Scheme = Scheme { name: "basic", kind: SchemeKind::Basic };
    static HOST: Host = Host { name: "api", url: None };
    static OUTCOME: Outcome = Outcome::NOTHING;

    const fn operation(security: &'static [&'static [&'static Scheme]]) -> Operation {
        Operation {
            id: "op",
            api: "test",
            method: Method::GET,
            host: &HOST,
            path: "/",
            effect: Effect::Read,
            look_up: None,
            parameters: &NOTHING,
            body: None,
            rules: &[],
            omit_empty: false,
            security,
            outcome: &OUTCOME,
            answers: Answers::JUDGED,
        }
    }

    static NONE: Operation = operation(&[]);
    static ALL: Operation = operation(&[&[&HEADER, &QUERY, &COOKIE, &COOKIE_2, &BEARER]]);
    static EITHER: Operation = operation(&[&[&BEARER, &HEADER], &[&BASIC]]);

    static OPTIONAL: Operation = operation(&[&[], &[&BEARER]]);

    static NAMED: Scheme = Scheme { name: "named", kind: SchemeKind::Header("authorization") };
    static TWICE: Operation = operation(&[&[&BEARER, &HEADER, &NAMED]]);
    static ONLY_BASIC: Operation = operation(&[&[&BASIC]]);
    static ONLY_COOKIE: Operation = operation(&[&[&COOKIE]]);

    fn authorised(operation: &'static Operation, given: &[(&'static str, &str)]) -> Result<Request, String> {
        let mut credentials = Given::default();
        for (name, value) in given {
            credentials.set(name, Secret::from(*value));
        }
        authorised_with(operation, &credentials)
    }

    fn authorised_with(operation: &'static Operation, credentials: &Given) -> Result<Request, String> {
        let request = Request::new(Method::GET, "https://api.example/?a=1".parse().unwrap());
        let mut future = credentials.authorise(operation, request);
        match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result.map_err(|error| error.to_string()),
            Poll::Pending => Err("it waits for nothing".to_owned()),
        }
    }

    #[test]
    fn each_credential_travels_as_its_scheme_says() {
        let given = [("key", "k"), ("query", "q&q"), ("cookie", "c"), ("cookie_2", "d"), ("bearer", "b")];
        let request = authorised(&ALL, &given).unwrap();
        assert_eq!(request.url().as_str(), "https://api.example/?a=1&key=q%26q");
        let headers = request.headers();
        assert_eq!(
            (&headers["x-key"], &headers["cookie"]),
            (&"k".parse().unwrap(), &"session=c; tenant=d".parse().unwrap())
        );
        assert_eq!(headers["authorization"], "Bearer b");
        assert!(headers["authorization"].is_sensitive());
    }

    #[test]
    fn the_complete_alternative_that_proves_most_is_taken() {
        let request = authorised(&EITHER, &[("bearer", "b"), ("basic", "user:password")]).unwrap();
        assert_eq!(request.headers()["authorization"], "Basic dXNlcjpwYXNzd29yZA==");
        let request = authorised(&OPTIONAL, &[("bearer", "b")]).unwrap();
        assert_eq!(request.headers()["authorization"], "Bearer b");
        assert!(authorised(&OPTIONAL, &[]).unwrap().headers().is_empty());
    }

    #[test]
    fn a_cookie_cannot_add_another() {
        for value in ["hush; admin=1", "hush one", "hush\"", "hush,", "hush\\", "hush\t", "hush\u{7f}", "hush\n"] {
            let error = authorised(&ONLY_COOKIE, &[("cookie", value)]).unwrap_err();
            assert_eq!(error, "the credential for cookie has a character that no cookie can carry");
        }
        let request = authorised(&ONLY_COOKIE, &[("cookie", "a=b&c+d/e")]).unwrap();
        assert_eq!(request.headers()["cookie"], "session=a=b&c+d/e");
    }

    #[test]
    fn a_blank_credential_proves_nothing() {
        for value in ["", " ", "\t\n"] {
            let error = authorised(&OPTIONAL, &[("bearer", value)]).unwrap_err();
            assert_eq!(error, "the credential for bearer is empty");
        }
        assert!(authorised(&ONLY_BASIC, &[("basic", ":")]).is_err());
    }

    #[test]
    fn a_user_has_no_colon() {
        let mut credentials = Given::default();
        credentials.set_basic("basic", "us:er", "hush");
        let error = authorised_with(&ONLY_BASIC, &credentials).unwrap_err();
        assert_eq!(error, "the credential for basic has a user with a colon");
        credentials.set_basic("basic", "user", "pass:word");
        let request = authorised_with(&ONLY_BASIC, &credentials).unwrap();
        assert_eq!(request.headers()["authorization"], "Basic dXNlcjpwYXNzOndvcmQ=");
        credentials.set_basic("basic", "user", "");
        assert!(authorised_with(&ONLY_BASIC, &credentials).is_ok());
    }

    #[test]
    fn two_schemes_cannot_share_the_header() {
        let error = authorised(&TWICE, &[("bearer", "hush"), ("key", "k"), ("named", "hush")]).unwrap_err();
        assert_eq!(error, "bearer and named are asked for together, and each of them is the header Authorization");
    }

    #[test]
    fn what_is_missing_is_named_and_nothing_is_shown() {
        let error = authorised(&EITHER, &[("bearer", "hush")]).unwrap_err();
        assert_eq!(error, "no credential is given for bearer and key, or for basic");
        let error = authorised(&EITHER, &[("basic", "a"), ("bearer", "hush\n"), ("key", "k")]).unwrap_err();
        assert!(error.contains("bearer") && !error.contains("hush"), "{error}");
        assert!(authorised(&NONE, &[]).is_ok());
    }
}
