//! The module `types`: progenitor's structs, completed, with open enums and with builders for requests only.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit_mut::{self, VisitMut};

use super::rust::{doc, ident, type_name};
use super::setters;
use super::{Mismatch, mismatch};
use crate::lower::escape;
use crate::lower::plan::{Enum, Field, Kind, Plan, Struct};

/// What progenitor writes beside the structs, and what takes its place.
///
/// * `builder`: it stops at the first mistake and drops reasons; [`setters`] writes builders that report everything at once.
/// * `error`: its only use is in those builders.
const REPLACED: [&str; 2] = ["builder", "error"];

pub fn module(file: &syn::File, plan: &Plan) -> Result<TokenStream, Mismatch> {
    let mut code = TokenStream::new();
    let mut missing: BTreeMap<String, (&String, &Struct)> =
        plan.structs.iter().map(|(name, entry)| (type_name(name), (name, entry))).collect();
    for item in super::module(&file.items, "types")? {
        match item {
            syn::Item::Struct(item) => {
                let name = item.ident.to_string();
                let Some((plan_name, entry)) = missing.remove(&name) else {
                    return mismatch(format!("progenitor wrote a struct `{name}` that the plan does not know"));
                };
                code.extend(completed(item, plan_name, entry)?);
            }
            syn::Item::Mod(module) if REPLACED.iter().any(|name| module.ident == name) => {}
            syn::Item::Impl(_) => {}
            other => return mismatch(format!("progenitor wrote something new into `types`: {}", quote!(#other))),
        }
    }
    if let Some(name) = missing.keys().next() {
        return mismatch(format!("progenitor wrote no struct `{name}`"));
    }
    let enums = plan.enums.iter().map(|(name, entry)| open_enum(name, entry));
    let builders = setters::module(plan);
    Ok(quote! {
        /// What requests and answers are made of.
        pub mod types {
            #code
            #(#enums)*
            #builders
        }
    })
}

fn completed(item: &syn::ItemStruct, name: &str, entry: &Struct) -> Result<TokenStream, Mismatch> {
    let known = entry.fields.iter().enumerate().map(|(place, field)| (field.rust_name.as_str(), (place, field)));
    let known: HashMap<&str, (usize, &Field)> = known.collect();
    let mut fields = Vec::new();
    let mut missing: BTreeSet<&str> = known.keys().copied().collect();
    for field in &item.fields {
        let ident = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        missing.remove(ident.as_str());
        match known.get(ident.as_str()) {
            Some(known) => fields.push((known, field)),
            None => return mismatch(format!("progenitor wrote a field `{name}.{ident}` that the plan does not know")),
        }
    }
    if let Some(field) = missing.first() {
        return mismatch(format!("progenitor wrote no field `{name}.{field}`"));
    }
    // progenitor sorts by name; the document's order is the page's.
    fields.sort_by_key(|((place, _), _)| *place);
    let fields = fields.into_iter().map(|((_, known), field)| completed_field(known, field, entry.in_request));
    let doc = doc(&doc_of(name, &entry.doc));
    let ident = &item.ident;
    let builder = entry.in_request.then(|| {
        quote! {
            impl #ident {
                /// Builds one field by field; what is not set is not sent.
                pub fn builder() -> builder::#ident {
                    Default::default()
                }
            }
        }
    });
    Ok(quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub struct #ident { #(#fields,)* }

        #builder
    })
}

fn doc_of(name: &str, doc: &str) -> String {
    if doc.is_empty() { format!("`{name}`") } else { escape(doc) }
}

fn completed_field(known: &Field, field: &syn::Field, in_request: bool) -> TokenStream {
    let doc = doc(&known.doc);
    let ident = &field.ident;
    let mut ty = field.ty.clone();
    ShortPaths.visit_type_mut(&mut ty);
    let rename = (known.rust_name != known.name).then(|| {
        let name = &known.name;
        quote!(#[serde(rename = #name)])
    });
    let (ty, serde) = with_absence(known, &ty, in_request);
    quote! { #doc #rename #serde pub #ident: #ty }
}

/// The type and the serde attribute that keep absent, null and a value apart.
fn with_absence(field: &Field, ty: &syn::Type, in_request: bool) -> (TokenStream, TokenStream) {
    let lenient =
        field.kind.is_never_empty_text().then(|| quote!(, deserialize_with = "crate::runtime::read::optional"));
    match (field.is_always_there(in_request), field.nullable) {
        (true, false) => (quote!(#ty), quote!()),
        (true, true) => (quote!(Option<#ty>), quote!(#[serde(default #lenient)])),
        (false, true) => (
            quote!(Option<Option<#ty>>),
            quote!(#[serde(default, deserialize_with = "crate::runtime::read::nullable", skip_serializing_if = "Option::is_none")]),
        ),
        (false, false) if field.kind == Kind::Any => (
            quote!(Option<#ty>),
            quote!(#[serde(default, deserialize_with = "crate::runtime::read::present", skip_serializing_if = "Option::is_none")]),
        ),
        (false, false) => {
            (quote!(Option<#ty>), quote!(#[serde(default #lenient, skip_serializing_if = "Option::is_none")]))
        }
    }
}

/// Writes the standard library's types as people do.
struct ShortPaths;

impl VisitMut for ShortPaths {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        let mut names = path.segments.iter().map(|segment| segment.ident.to_string());
        let in_std = names.next().is_some_and(|name| name == "std");
        let in_prelude = names.next().is_some_and(|name| ["string", "vec", "option", "boxed"].contains(&name.as_str()));
        if path.segments.len() == 3 && in_std && in_prelude {
            path.leading_colon = None;
            path.segments = path.segments.iter().skip(2).cloned().collect();
        }
        visit_mut::visit_path_mut(self, path);
    }
}

fn open_enum(name: &str, entry: &Enum) -> TokenStream {
    let doc = doc(&doc_of(name, &entry.doc));
    let name = ident(&type_name(name));
    let variants = entry.variants.iter().map(|(rust_name, text)| {
        let rust_name = ident(rust_name);
        quote!(#rust_name = #text,)
    });
    quote! {
        crate::runtime::open_enum::open_enum! {
            #doc
            #name { #(#variants)* }
        }
    }
}
