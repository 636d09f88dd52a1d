//! The client: where calls begin.

use std::collections::BTreeSet;

use heck::ToShoutySnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{doc, ident, type_name};
use super::{Mismatch, docs, mismatch};
use crate::lower::plan::{Operation, Plan};

/// The client, whose methods must be those that progenitor wrote.
pub fn client(file: &syn::File, plan: &Plan) -> Result<TokenStream, Mismatch> {
    let written: BTreeSet<String> = file
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Impl(block) if block.trait_.is_none() => Some(block),
            _ => None,
        })
        .flat_map(|block| &block.items)
        .filter_map(|item| match item {
            syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
            _ => None,
        })
        .collect();
    let own = ["new", "new_with_client"].map(str::to_owned);
    let planned: BTreeSet<String> =
        own.into_iter().chain(plan.operations.iter().map(|operation| operation.rust_name.clone())).collect();
    if written != planned {
        return mismatch(format!("progenitor wrote the methods {written:?} for `Client`, the plan has {planned:?}"));
    }
    let methods = plan.operations.iter().map(|operation| method(operation, plan));
    let summary = doc(&docs::client(plan));
    let hosts = plan.hosts.iter().map(|host| ident(&host.name.to_shouty_snake_case()));
    Ok(quote! {
        #summary
        #[derive(Clone, Debug)]
        pub struct Client {
            pub(crate) core: std::sync::Arc<crate::runtime::call::Core>,
        }

        impl crate::ApiClient for Client {}

        impl crate::runtime::settings::sealed::Made for Client {
            #[inline]
            fn documented_hosts() -> crate::runtime::hosts::Hosts {
                crate::runtime::hosts::Hosts::documented(&[#(&operations::hosts::#hosts),*])
            }

            #[inline]
            fn from_core(core: std::sync::Arc<crate::runtime::call::Core>) -> Self {
                Self { core }
            }
        }

        impl Client {
            /// Makes a client with settings of your own, and with credentials or any other [`Protocol`](crate::Protocol).
            ///
            /// Whatever the protocol lets through becomes a result.
            #[inline]
            pub fn builder(credentials: impl crate::Protocol + 'static) -> crate::ClientBuilder<Self> {
                crate::ClientBuilder::new(std::sync::Arc::new(credentials))
            }

            #(#methods)*
        }
    })
}

fn method(operation: &Operation, plan: &Plan) -> TokenStream {
    let doc = doc(&docs::operation(operation, plan));
    let name = ident(&operation.rust_name);
    let call = ident(&type_name(&operation.rust_name));
    quote! {
        #doc
        pub fn #name(&self) -> builder::#call<'_> {
            builder::#call::new(self)
        }
    }
}
