//! Rust types and identifiers for what the plan names.

use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::lower::plan::Kind;

/// The identifier of a name that [`crate::names`] has made valid.
pub fn ident(name: &str) -> syn::Ident {
    syn::parse_str(name)
        .unwrap_or_else(|_| format_ident!("_{}", name.replace(|other: char| !other.is_alphanumeric(), "_")))
}

/// The name of a type.
pub fn type_name(name: &str) -> String {
    name.to_upper_camel_case()
}

/// The Rust type of a kind, as seen from a module beside `types`.
pub fn type_of(kind: &Kind) -> TokenStream {
    match kind {
        Kind::Text => quote!(String),
        Kind::Amount => quote!(crate::Amount),
        Kind::Secret => quote!(crate::Secret),
        Kind::Sensitive => quote!(crate::Sensitive),
        Kind::Any => quote!(crate::Json),
        Kind::Boolean => quote!(bool),
        Kind::Integer("uint32") => quote!(u32),
        Kind::Integer("int32") => quote!(i32),
        Kind::Integer(_) => quote!(i64),
        Kind::Number => quote!(f64),
        Kind::Enum(name) | Kind::Object(name) => {
            let name = ident(&type_name(name));
            quote!(super::types::#name)
        }
        Kind::List(item) => {
            let item = type_of(item);
            quote!(Vec<#item>)
        }
        Kind::Map(value) => {
            let value = type_of(value);
            quote!(std::collections::BTreeMap<String, #value>)
        }
    }
}

/// Attributes for rustdoc, one line each.
pub fn doc(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}
