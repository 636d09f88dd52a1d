//! (progenitor's code, [`Plan`]) -> the code of one API.
//!
//! Each pass applies exactly as often as the plan says; anything that progenitor writes and the plan does not know ends in a [`Mismatch`].
//! So a new release of progenitor breaks the build and not the wire.

mod calls;
mod client;
mod credentials;
mod docs;
mod operations;
mod pattern;
mod rust;
mod setters;
mod types;

use std::fmt;

use proc_macro2::TokenStream;
use quote::quote;

use crate::lower::plan::Plan;

pub use docs::literal;
pub use pattern::check as check_pattern;
pub use rust::type_name;

/// What progenitor wrote and what the plan says do not fit together.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch(String);

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl From<syn::Error> for Mismatch {
    fn from(error: syn::Error) -> Self {
        Self(format!("the code is no Rust: {error}"))
    }
}

fn mismatch<T>(what: impl Into<String>) -> Result<T, Mismatch> {
    Err(Mismatch(what.into()))
}

/// Makes the code of one API.
///
/// # Errors
/// [`Mismatch`] if progenitor wrote something else than the plan expects.
pub fn augment(generated: TokenStream, plan: &Plan) -> Result<syn::File, Mismatch> {
    let file: syn::File = syn::parse2(generated)?;
    let types = types::module(&file, plan)?;
    let builder = calls::module(&file, plan)?;
    let client = client::client(&file, plan)?;
    let credentials = credentials::constructors(plan);
    let operations = operations::module(plan);
    let code: TokenStream = quote! {
        use crate::runtime::operation::{Host, Operation};

        #client
        #credentials
        #types
        #builder
        #operations
    };
    Ok(syn::parse2(code)?)
}

/// The module of a name at the top of progenitor's code.
fn module<'a>(items: &'a [syn::Item], name: &str) -> Result<&'a [syn::Item], Mismatch> {
    let found = items.iter().find_map(|item| match item {
        syn::Item::Mod(module) if module.ident == name => module.content.as_ref(),
        _ => None,
    });
    match found {
        Some((_, items)) => Ok(items),
        None => mismatch(format!("progenitor wrote no module `{name}`")),
    }
}
