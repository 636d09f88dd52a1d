//! `Credentials` and constructors, for APIs whose security schemes OpenAPI itself describes.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{doc, ident};
use crate::lower::escape;
use crate::lower::plan::{Plan, Scheme, SchemeKind};

/// What a caller proves calls with.
#[derive(Debug)]
pub enum Proof<'a> {
    /// No operation asks for anything.
    Nothing,
    /// The schemes of the document, all of which OpenAPI itself describes, by name.
    Described(Vec<(&'a String, &'a Scheme)>),
    /// Code by hand.
    ByHand,
}

/// What the callers of a plan's operations prove them with.
pub fn proof(plan: &Plan) -> Proof<'_> {
    let in_body = plan.structs.values().flat_map(|entry| &entry.fields).any(|field| field.credential);
    let used = |name: &&String| {
        plan.operations.iter().any(|operation| operation.security.iter().flatten().any(|used| used == *name))
    };
    let schemes: Vec<(&String, &Scheme)> = plan.schemes.iter().filter(|(name, _)| used(name)).collect();
    if in_body || plan.has_envelope || schemes.iter().any(|(_, scheme)| scheme.kind == SchemeKind::Custom) {
        return Proof::ByHand;
    }
    if schemes.is_empty() { Proof::Nothing } else { Proof::Described(schemes) }
}

/// Credentials that the document describes completely, or the constructors of a client whose credentials are written by hand.
pub fn constructors(plan: &Plan) -> TokenStream {
    let schemes = match proof(plan) {
        Proof::Nothing => return client(plan, None),
        Proof::ByHand => {
            let module = ident(&plan.api);
            // Without a hand-written module that has them, the crate does not compile.
            return client(plan, Some(&quote!(crate::#module::Credentials)));
        }
        Proof::Described(schemes) => schemes,
    };
    let setters = schemes.iter().map(|(name, scheme)| setter(name, scheme));
    let client = client(plan, Some(&quote!(Credentials)));
    quote! {
        /// What calls are proved with; `Debug` shows no secret.
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct Credentials {
            given: crate::runtime::standard::Given,
        }

        impl Credentials {
            /// No credential yet; set those that the operations need.
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*
        }

        impl crate::Protocol for Credentials {
            #[inline]
            fn authorise<'a>(&'a self, operation: &'static Operation, request: reqwest::Request) -> crate::Authorising<'a> {
                self.given.authorise(operation, request)
            }

            #[inline]
            fn open<'a>(&self, operation: &'static Operation, answer: &'a crate::Raw) -> crate::Opened<'a> {
                self.given.open(operation, answer)
            }
        }

        #client
    }
}

/// The hosts whose URL a caller has to name, and the arguments for them.
pub fn urls(plan: &Plan) -> impl Iterator<Item = (&String, String)> {
    let unnamed = plan.hosts.iter().filter(|host| host.url.is_none()).map(|host| &host.name);
    unnamed.map(|name| (name, format!("{}_url", crate::names::field(&name.to_snake_case()))))
}

/// `Client::new`, with what a caller has to give.
fn client(plan: &Plan, credentials: Option<&TokenStream>) -> TokenStream {
    let (unnamed, names): (Vec<&String>, Vec<syn::Ident>) = urls(plan).map(|(host, name)| (host, ident(&name))).unzip();
    let urls = if names.is_empty() { "" } else { " No page states the base URL, so it has to be named." };
    let summary = format!(" A client with the default settings.{urls}");
    let (parameter, given) = match credentials {
        Some(credentials) => (quote!(credentials: #credentials), quote!(credentials)),
        None => (quote!(), quote!(crate::runtime::standard::Given::default())),
    };
    quote! {
        impl Client {
            #[doc = #summary]
            ///
            /// # Errors
            /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
            #[inline]
            pub fn new(#(#names: &str,)* #parameter) -> Result<Self, crate::SetupError> {
                Self::builder(#given) #(.host(#unnamed, #names))* .build()
            }
        }
    }
}

fn setter(name: &str, scheme: &Scheme) -> TokenStream {
    let doc = doc(&if scheme.doc.is_empty() { format!("The credential of `{name}`.") } else { escape(&scheme.doc) });
    let rust_name = ident(&scheme.rust_name);
    let (arguments, set) = match scheme.kind {
        SchemeKind::Basic => (quote!(user: &str, password: &str), quote!(set_basic(#name, user, password))),
        _ => (quote!(value: impl Into<crate::Secret>), quote!(set(#name, value.into()))),
    };
    quote! {
        #doc
        pub fn #rust_name(mut self, #arguments) -> Self {
            self.given.#set;
            self
        }
    }
}
