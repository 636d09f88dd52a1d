//! (progenitor's code, [`Plan`]) -> the code of one API.
//!
//! Each pass applies exactly as often as the plan says; anything that progenitor writes and the plan does not know ends in a [`Mismatch`].
//! So a new release of progenitor breaks the build and not the wire.

mod answers;
mod calls;
mod client;
mod credentials;
mod docs;
mod operations;
mod pattern;
mod print;
mod rust;
mod setters;
mod signatures;
mod types;

use std::fmt;

use proc_macro2::TokenStream;
use quote::quote;

use crate::lower::plan::Plan;

pub use credentials::{Proof, proof, urls};
pub use docs::literal;
pub use operations::static_name;
pub use pattern::check as check_pattern;
pub use rust::{type_from, type_name};

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
pub fn augment(generated: TokenStream, plan: &Plan) -> Result<String, Mismatch> {
    let file: syn::File = syn::parse2(signatures::only(generated))?;
    let mut text = String::new();
    // One after the other, because the largest documents make a million lines, and tokens take far more room than text.
    print::items(
        quote!(
            use crate::runtime::operation::{Host, Operation};
        ),
        &mut text,
    )?;
    print::items(client::client(&file, plan)?, &mut text)?;
    print::items(credentials::constructors(plan), &mut text)?;
    print::items(types::module(&file, plan)?, &mut text)?;
    print::items(answers::module(plan), &mut text)?;
    print::items(calls::module(&file, plan)?, &mut text)?;
    drop(file);
    print::items(operations::module(plan), &mut text)?;
    Ok(text)
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

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use serde_json::json;

    use super::augment;
    use crate::lower::lower;
    use crate::lower::plan::Plan;

    fn plan() -> Plan {
        let operation = json!({
            "operationId": "get_thing",
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}},
        });
        let thing = json!({"type": "object", "properties": {"id": {"type": "string"}}});
        lower("test", &json!({"paths": {"/a": {"get": operation}}, "components": {"schemas": {"Thing": thing}}}))
            .unwrap()
    }

    /// What progenitor writes, as far as the passes look at it, with one thing replaced.
    fn mismatch(from: &str, to: &str) -> Option<String> {
        let written = "
            pub mod types { pub struct Thing { pub id: String } impl Thing {} pub mod builder {} pub mod error {} }
            impl Client { pub fn new() {} pub fn new_with_client() {} pub fn get_thing(&self) {} }
            pub mod builder { pub struct GetThing; impl GetThing { pub fn new() {} pub fn send() {} } }
        ";
        assert!(written.contains(from), "{from}");
        let tokens: TokenStream = written.replacen(from, to, 1).parse().unwrap();
        augment(tokens, &plan()).err().map(|mismatch| mismatch.to_string())
    }

    #[test]
    fn what_fits_the_plan_passes() {
        assert_eq!(mismatch("", ""), None);
    }

    #[test]
    fn whatever_else_progenitor_writes_stops_the_run() {
        let found: Vec<String> = [
            ("pub id: String", ""),
            ("pub id: String", "pub id: String, pub more: u8"),
            ("pub struct Thing { pub id: String }", ""),
            ("pub mod error {}", "pub mod error {} pub enum New {}"),
            ("pub fn get_thing(&self) {}", ""),
            ("pub struct GetThing;", "pub struct GetThings;"),
            ("pub fn send() {}", "pub fn send() {} pub fn id() {}"),
            ("pub mod builder { pub struct", "pub mod calls { pub struct"),
        ]
        .iter()
        .map(|(from, to)| mismatch(from, to).unwrap_or_else(|| panic!("{from:?} -> {to:?} passes")))
        .collect();
        insta::assert_snapshot!(found.join("\n"), @r#"
        progenitor wrote no field `Thing.id`
        progenitor wrote a field `Thing.more` that the plan does not know
        progenitor wrote no struct `Thing`
        progenitor wrote something new into `types`: pub enum New { }
        progenitor wrote the methods {"new", "new_with_client"} for `Client`, the plan has {"get_thing", "new", "new_with_client"}
        progenitor wrote the calls {"GetThings"}, the plan has {"GetThing"}
        progenitor wrote the methods {"id", "new", "send"} for `GetThing`, the plan has {"new", "send"}
        progenitor wrote no module `builder`
        "#);
    }
}
