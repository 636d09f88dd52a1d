//! The module `answers`: enums for operations whose answers hold several types.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{doc, ident, type_name, type_of};
use crate::lower::escape;
use crate::lower::plan::{Case, Holds, Plan, Side};

/// The enums; nothing if no operation needs one.
pub fn module(plan: &Plan) -> TokenStream {
    let sides = plan.operations.iter().flat_map(|operation| {
        let sides = std::iter::once(&operation.answer).chain(&operation.failure);
        sides.map(|side| (operation.rust_name.as_str(), side))
    });
    let enums: Vec<TokenStream> = sides.filter_map(|(operation, side)| by_status(operation, side)).collect();
    if enums.is_empty() {
        return TokenStream::new();
    }
    quote! {
        /// What the calls answer that have several answers, by status.
        #[allow(clippy::large_enum_variant)]
        pub mod answers {
            #(#enums)*
        }
    }
}

/// The Rust type of one side of an operation's answers, as seen from a module beside `types`.
pub fn type_of_side(side: &Side) -> TokenStream {
    match side {
        Side::One(holds) => type_of_holds(holds),
        Side::Several(name, _) => {
            let name = ident(&type_name(name));
            quote!(super::answers::#name)
        }
    }
}

fn type_of_holds(holds: &Holds) -> TokenStream {
    match holds {
        Holds::Nothing => quote!(()),
        Holds::Bytes => quote!(crate::Bytes),
        Holds::Json(kind) => type_of(kind),
    }
}

fn by_status(operation: &str, side: &Side) -> Option<TokenStream> {
    let Side::Several(name, cases) = side else { return None };
    let summary = format!(" An answer of [`Client::{operation}`](super::Client::{operation}), by its status.");
    let name = ident(&type_name(name));
    let variants = cases.iter().map(variant);
    let arms = cases.iter().map(|case| {
        let variant = ident(&case.rust_name);
        match case.holds {
            Holds::Nothing => quote!(Self::#variant => serializer.serialize_unit(),),
            _ => quote!(Self::#variant(value) => value.serialize(serializer),),
        }
    });
    Some(quote! {
        #[doc = #summary]
        #[derive(Clone, Debug, PartialEq, serde::Deserialize)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    #(#arms)*
                }
            }
        }
    })
}

fn variant(case: &Case) -> TokenStream {
    let status = &case.status;
    let words = if case.doc.is_empty() { format!("Status {status}.") } else { escape(&case.doc) };
    let doc = doc(&words);
    let name = ident(&case.rust_name);
    let value = match &case.holds {
        Holds::Nothing => quote!(),
        holds => {
            let value = type_of_holds(holds);
            quote!((#value))
        }
    };
    quote! {
        #doc
        #[serde(rename = #status)]
        #name #value,
    }
}
