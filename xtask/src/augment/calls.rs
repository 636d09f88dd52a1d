//! The module `builder`: one call per operation.

use std::collections::{BTreeSet, HashMap};

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{ident, type_name, type_of};
use super::setters::setter;
use super::{Mismatch, answers, mismatch, operations};
use crate::lower::plan::{Body, Operation, Place, Plan};

/// The calls, whose names and setters must be those that progenitor wrote.
///
/// It writes `c_s` as `CS`, which is `Cs` here, where names stay as they are under every conversion.
pub fn module(file: &syn::File, plan: &Plan) -> Result<TokenStream, Mismatch> {
    let written = super::module(&file.items, "builder")?;
    let structs: BTreeSet<String> = written
        .iter()
        .filter_map(|item| match item {
            syn::Item::Struct(item) => Some(type_name(&item.ident.to_string())),
            _ => None,
        })
        .collect();
    let planned: BTreeSet<String> = plan.operations.iter().map(|operation| type_name(&operation.rust_name)).collect();
    if structs != planned {
        return mismatch(format!("progenitor wrote the calls {structs:?}, the plan has {planned:?}"));
    }
    let written = methods(written);
    for operation in &plan.operations {
        same_setters(&written, operation)?;
    }
    let calls = plan.operations.iter().map(|operation| call(operation, plan));
    Ok(quote! {
        /// One call per operation, built field by field.
        pub mod builder {
            use super::operations;

            #(#calls)*
        }
    })
}

/// The methods of each type.
fn methods(written: &[syn::Item]) -> HashMap<String, BTreeSet<String>> {
    let mut found: HashMap<String, BTreeSet<String>> = HashMap::new();
    for item in written {
        let syn::Item::Impl(block) = item else { continue };
        let syn::Type::Path(ty) = &*block.self_ty else { continue };
        let Some(name) = ty.path.segments.last().map(|segment| type_name(&segment.ident.to_string())) else {
            continue;
        };
        let methods = block.items.iter().filter_map(|item| match item {
            syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
            _ => None,
        });
        found.entry(name).or_default().extend(methods);
    }
    found
}

/// Compares the methods that progenitor wrote for a call with those that the plan expects.
fn same_setters(written: &HashMap<String, BTreeSet<String>>, operation: &Operation) -> Result<(), Mismatch> {
    let name = type_name(&operation.rust_name);
    let methods = written.get(&name).cloned().unwrap_or_default();
    let has_fields = operation.body.as_ref().is_some_and(|body| !body.name.is_empty());
    let body = if has_fields { &["body", "body_map"][..] } else { &[] };
    let own = ["new", "send"].iter().chain(body).map(|name| (*name).to_owned());
    let planned: BTreeSet<String> =
        own.chain(operation.parameters.iter().map(|field| field.rust_name.clone())).collect();
    if methods == planned {
        return Ok(());
    }
    mismatch(format!("progenitor wrote the methods {methods:?} for `{name}`, the plan has {planned:?}"))
}

fn call(operation: &Operation, plan: &Plan) -> TokenStream {
    let name = ident(&type_name(&operation.rust_name));
    let summary = format!(" A call of [`Client::{0}`](super::Client::{0}).", operation.rust_name);
    let statics = ident(&operations::static_name(&operation.rust_name));
    let parameters = quote!(self.input.parameters);
    let setters = operation.parameters.iter().map(|field| {
        debug_assert!(field.place != Place::Body);
        setter(field, &parameters, &quote!(super::types))
    });
    let body = body_setters(operation);
    let answer = answers::type_of_side(&operation.answer);
    let failure = failure_type(operation, plan);
    let stream = stream(operation, &failure);
    quote! {
        #[doc = #summary]
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until `send` is awaited"]
        pub struct #name<'a> {
            client: &'a super::Client,
            input: crate::runtime::wire::Input,
        }

        impl<'a> #name<'a> {
            pub(super) fn new(client: &'a super::Client) -> Self {
                Self { client, input: Default::default() }
            }

            #(#setters)*
            #body

            /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
            ///
            /// # Errors
            /// Every documented rule that the request breaks.
            #[inline]
            pub fn validate(&self) -> Result<(), crate::Invalid> {
                crate::runtime::wire::validate(&operations::#statics, self.input.clone())
            }

            /// The HTTP request as it is before authorisation, for tests and for looking.
            ///
            /// # Errors
            /// Every documented rule that the request breaks.
            #[inline]
            pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
                self.client.core.request(&operations::#statics, self.input.clone())
            }

            /// Sends the request, unless it breaks a documented rule.
            ///
            /// # Errors
            /// See [`Error`](crate::Error).
            pub async fn send(self) -> Result<crate::Response<#answer>, crate::Error<#failure>> {
                self.client.core.send(&operations::#statics, self.input, crate::runtime::check::Limits::Enforced).await
            }

            /// Sends the request even if it breaks documented limits, for when the document is behind the provider.
            ///
            /// The form of amounts, the parameters in the path and the authorisation are not skipped.
            ///
            /// # Errors
            /// See [`Error`](crate::Error).
            pub async fn send_unchecked(self) -> Result<crate::Response<#answer>, crate::Error<#failure>> {
                self.client.core.send(&operations::#statics, self.input, crate::runtime::check::Limits::Skipped).await
            }

            #stream
        }
    }
}

/// All items of a list that comes in pages.
fn stream(operation: &Operation, failure: &TokenStream) -> Option<TokenStream> {
    let item = type_of(&operation.pagination.as_ref()?.item);
    let statics = ident(&operations::static_name(&operation.rust_name));
    let size = operation.pagination.as_ref()?.default_size.map(|size| {
        let text =
            format!(" Unless a size is set, {size} is asked for, because the end of the list is computed from it.");
        quote!(#[doc = #text])
    });
    Some(quote! {
        /// All items, fetched page by page as they are asked for, each one once.
        ///
        /// It starts with the page that was set, or with the first.
        #size
        /// Every page is checked and judged as [`send`](Self::send) does it; an error ends the stream.
        #[inline]
        pub fn stream(self) -> crate::Items<#item, #failure> {
            crate::Items::new(
                self.client.core.clone(),
                &operations::#statics,
                &operations::pages::#statics,
                self.input,
            )
        }
    })
}

fn body_setters(operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    if let Some(field) = &body.value {
        return Some(setter(field, &quote!(self.input.body), &quote!(super::types)));
    }
    if body.name.is_empty() {
        return Some(bytes_setter(body));
    }
    let name = ident(&type_name(&body.name));
    Some(quote! {
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::#name>>(mut self, value: V) -> Self {
            self.input.body = value.into().draft;
            self
        }

        /// Sets fields of the body.
        pub fn body_map<F>(mut self, set: F) -> Self
        where
            F: FnOnce(super::types::builder::#name) -> super::types::builder::#name,
        {
            self.input.body = set(super::types::builder::#name { draft: self.input.body }).draft;
            self
        }
    })
}

/// A body of bytes, with its media type if the document does not state one.
fn bytes_setter(body: &Body) -> TokenStream {
    if body.media_type.is_empty() {
        return quote! {
            /// Sets the body as it is, and what it is, for example `multipart/form-data; boundary=...`.
            pub fn body(mut self, media_type: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
                self.input.set_bytes(bytes.into(), Some(media_type.into()));
                self
            }
        };
    }
    let doc = format!(" Sets the body as it is, which has to be `{}`.", body.media_type.replace('`', "'"));
    quote! {
        #[doc = #doc]
        pub fn body(mut self, bytes: impl Into<Vec<u8>>) -> Self {
            self.input.set_bytes(bytes.into(), None);
            self
        }
    }
}

/// The type of an operation's documented failure.
pub fn failure_type(operation: &Operation, plan: &Plan) -> TokenStream {
    if let Some(side) = &operation.failure {
        return answers::type_of_side(side);
    }
    match plan.outcomes.get(operation.outcome).and_then(|outcome| outcome.failure_struct.as_ref()) {
        Some(name) => {
            let name = ident(&type_name(name));
            quote!(super::types::#name)
        }
        None => quote!(crate::Json),
    }
}
