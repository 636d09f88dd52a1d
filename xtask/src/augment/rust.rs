//! Rust types and identifiers for what the plan names.

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
    crate::names::camel(name)
}

/// The Rust type of a kind, as seen from a module beside `types`.
pub fn type_of(kind: &Kind) -> TokenStream {
    type_from(kind, &quote!(super::types), &quote!(crate))
}

/// The Rust type of a kind, with the module `types` and the crate under the paths that lead to them.
pub fn type_from(kind: &Kind, types: &TokenStream, payspec: &TokenStream) -> TokenStream {
    match kind {
        Kind::Text => quote!(String),
        Kind::Amount => quote!(#payspec::Amount),
        Kind::Secret => quote!(#payspec::Secret),
        Kind::Sensitive => quote!(#payspec::Sensitive),
        Kind::Any => quote!(#payspec::Json),
        Kind::Boolean => quote!(bool),
        Kind::Integer("uint32") => quote!(u32),
        Kind::Integer("int32") => quote!(i32),
        Kind::Integer(_) => quote!(i64),
        Kind::Number => quote!(f64),
        Kind::Enum(name) | Kind::Object(name) => {
            let name = ident(&type_name(name));
            quote!(#types::#name)
        }
        Kind::List(item) => {
            let item = type_from(item, types, payspec);
            quote!(Vec<#item>)
        }
        Kind::Map(value) => {
            let value = type_from(value, types, payspec);
            quote!(std::collections::BTreeMap<String, #value>)
        }
    }
}

/// Attributes for rustdoc, one line each.
pub fn doc(text: &str) -> TokenStream {
    let text = printable(text);
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Text without what rustc refuses in a comment: a carriage return on its own, and characters that turn the direction of text.
fn printable(text: &str) -> String {
    let turns = |character: char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|&character| !turns(character) && (character == '\n' || !character.is_control())).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_comment_holds_nothing_that_rustc_refuses() {
        assert_eq!(super::printable("a\rb\r\nc\u{202e}d\u{0}\u{2028}e"), "a\nb\ncd\ne");
        let text = "a\rb\u{202e}c";
        let (doc, item) = (
            super::doc(text),
            quote::quote!(
                pub struct A;
            ),
        );
        let file: syn::File = syn::parse2(quote::quote!(#doc #item)).unwrap();
        assert_eq!(prettyplease::unparse(&file), "/// a\n/// bc\npub struct A;\n");
    }
}
