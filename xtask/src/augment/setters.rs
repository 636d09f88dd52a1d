//! Setters, for the builders of requests and for the parameters of calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{doc, ident, type_from, type_name};
use crate::lower::plan::{Field, Kind, Plan, Struct};

/// The builders of everything that a request is made of.
pub fn module(plan: &Plan) -> TokenStream {
    let builders: Vec<_> =
        plan.structs.iter().filter(|(_, entry)| entry.in_request).map(|(name, entry)| builder(name, entry)).collect();
    if builders.is_empty() {
        return TokenStream::new();
    }
    quote! {
        /// Builders of requests.
        pub mod builder {
            use super::super::operations::shapes;

            #(#builders)*
        }
    }
}

fn builder(name: &str, entry: &Struct) -> TokenStream {
    let shape = ident(&super::operations::static_name(name));
    let summary = format!(" Builds a [`{0}`](super::{0}).", type_name(name));
    let name = ident(&type_name(name));
    let draft = quote!(self.draft);
    let setters =
        entry.fields.iter().filter(|field| !field.credential).map(|field| setter(field, &draft, &quote!(super)));
    quote! {
        #[doc = #summary]
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct #name {
            pub(crate) draft: crate::runtime::draft::Draft,
        }

        impl #name {
            #(#setters)*

            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::#name, crate::Invalid> {
                self.draft.finish(stringify!(#name), &shapes::#shape)
            }
        }

        impl From<super::#name> for #name {
            #[inline]
            fn from(value: super::#name) -> Self {
                Self { draft: crate::runtime::draft::Draft::of(&value) }
            }
        }
    }
}

/// One setter; `draft` is where the value goes, `types` the path of the module `types`.
pub fn setter(field: &Field, draft: &TokenStream, types: &TokenStream) -> TokenStream {
    let doc = doc(&field.doc);
    let name = &field.name;
    let rust_name = ident(&field.rust_name);
    let (generics, argument, store) = match &field.kind {
        Kind::Object(object) => {
            let object = ident(&type_name(object));
            (
                quote!(<V: Into<#types::builder::#object>>),
                quote!(value: V),
                quote!(#draft.set_object(#name, value.into().draft)),
            )
        }
        Kind::List(item) => list(item, name, draft, types),
        kind => scalar(kind, field, draft, types),
    };
    quote! {
        #doc
        pub fn #rust_name #generics(mut self, #argument) -> Self {
            #store;
            self
        }
    }
}

type Parts = (TokenStream, TokenStream, TokenStream);

fn list(item: &Kind, name: &str, draft: &TokenStream, types: &TokenStream) -> Parts {
    if let Kind::Object(object) = item {
        let object = ident(&type_name(object));
        return (
            quote!(<V: IntoIterator<Item: Into<#types::builder::#object>>>),
            quote!(values: V),
            quote!(#draft.set_objects(#name, values.into_iter().map(|value| value.into().draft))),
        );
    }
    let ty = type_from(item, types, &quote!(crate));
    (
        quote!(<V: IntoIterator<Item: TryInto<#ty, Error: std::fmt::Display>>>),
        quote!(values: V),
        quote!(#draft.set(#name, values.into_iter().map(TryInto::try_into).collect::<Result<Vec<#ty>, _>>())),
    )
}

fn scalar(kind: &Kind, field: &Field, draft: &TokenStream, types: &TokenStream) -> Parts {
    let ty = type_from(kind, types, &quote!(crate));
    let name = &field.name;
    if field.is_required_in_request() && !field.nullable {
        return (
            quote!(<V: TryInto<#ty, Error: std::fmt::Display>>),
            quote!(value: V),
            quote!(#draft.set(#name, value.try_into())),
        );
    }
    // Null goes out only where the document allows it; elsewhere `None` means that the field is not set.
    let store = if field.nullable { quote!(set) } else { quote!(set_optional) };
    (quote!(<V: crate::IntoOptional<#ty, K>, K>), quote!(value: V), quote!(#draft.#store(#name, value.into_optional())))
}
