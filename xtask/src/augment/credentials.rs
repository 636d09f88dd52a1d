//! `Credentials` and constructors, for APIs whose security schemes OpenAPI itself describes.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{doc, ident};
use crate::lower::escape;
use crate::lower::plan::{Plan, Scheme, SchemeKind};

/// Nothing, if code by hand has to make the client: for a custom scheme, a credential in a body, or a signed envelope.
pub fn constructors(plan: &Plan) -> Option<TokenStream> {
    let in_body = plan.structs.values().flat_map(|entry| &entry.fields).any(|field| field.credential);
    let used = |name: &&String| {
        plan.operations.iter().any(|operation| operation.security.iter().flatten().any(|used| used == *name))
    };
    let schemes: Vec<(&String, &Scheme)> = plan.schemes.iter().filter(|(name, _)| used(name)).collect();
    if in_body || plan.has_envelope || schemes.iter().any(|(_, scheme)| scheme.kind == SchemeKind::Custom) {
        return None;
    }
    if schemes.is_empty() {
        return Some(without_credentials());
    }
    let setters = schemes.iter().map(|(name, scheme)| setter(name, scheme));
    Some(quote! {
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

        impl Client {
            /// A client with the default settings.
            ///
            /// # Errors
            /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
            pub fn new(credentials: Credentials) -> Result<Self, crate::SetupError> {
                Self::with_settings(Self::settings(), credentials)
            }

            /// A client with settings of your own.
            ///
            /// # Errors
            /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
            pub fn with_settings(settings: crate::Settings, credentials: Credentials) -> Result<Self, crate::SetupError> {
                Self::with_protocol(settings, std::sync::Arc::new(credentials.given))
            }
        }
    })
}

fn without_credentials() -> TokenStream {
    quote! {
        impl Client {
            /// A client; the API asks for no credential.
            ///
            /// # Errors
            /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
            pub fn new(settings: crate::Settings) -> Result<Self, crate::SetupError> {
                Self::with_protocol(settings, std::sync::Arc::new(crate::runtime::standard::Given::default()))
            }
        }
    }
}

fn setter(name: &str, scheme: &Scheme) -> TokenStream {
    let doc = doc(&if scheme.doc.is_empty() { format!("The credential of `{name}`.") } else { escape(&scheme.doc) });
    let rust_name = ident(&scheme.rust_name);
    let (arguments, value) = match scheme.kind {
        SchemeKind::Basic => {
            (quote!(user: &str, password: &str), quote!(crate::Secret::from(format!("{user}:{password}"))))
        }
        _ => (quote!(value: impl Into<crate::Secret>), quote!(value.into())),
    };
    quote! {
        #doc
        pub fn #rust_name(mut self, #arguments) -> Self {
            self.given.set(#name, #value);
            self
        }
    }
}
