//! The tests that `gen` writes: one for each documented example.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value, json};

use crate::augment::{type_from, type_name};
use crate::lower::plan::{AnswerExample, Examples, Field, Kind, Operation, Plan, RequestExample, Struct};
use crate::names;

/// `generated/src/api/mod.rs`.
pub fn modules(plans: &[Plan]) -> String {
    let modules = plans.iter().map(|plan| {
        let api = &plan.api;
        format!("#[cfg(feature = \"{api}\")]\n#[allow(unused_imports)]\n#[rustfmt::skip]\npub mod {api};\n")
    });
    format!("//! One module for each document in `spec/`.\n\n{}", modules.collect::<String>())
}

/// `tests/documented/main.rs`.
pub fn main(plans: &[Plan]) -> TokenStream {
    let modules = plans.iter().map(|plan| ident(&plan.api));
    quote!(#( #[rustfmt::skip] mod #modules; )*)
}

/// `tests/documented/<api>.rs`: the tests of one document.
pub fn tests(plan: &Plan) -> TokenStream {
    let api = ident(&plan.api);
    let any = |has: &dyn Fn(&Examples) -> bool| plan.operations.iter().any(|operation| has(&operation.examples));
    let requests = any(&|examples| !examples.requests.is_empty()).then(|| quote!(assert_request,));
    let answers = any(&|examples| !examples.answers.is_empty()).then(|| quote!(Example, assert_answer,));
    if requests.is_none() && answers.is_none() {
        return TokenStream::new();
    }
    let has_examples = |operation: &&Operation| {
        let Examples { requests, answers } = &operation.examples;
        !requests.is_empty() || !answers.is_empty()
    };
    let operations = plan.operations.iter().filter(has_examples).map(|operation| operation_tests(operation, plan));
    quote! {
        use payspec_tests::calls::#api as calls;
        use payspec_tests::documented::{#answers #requests input};

        #(#operations)*
    }
}

fn operation_tests(operation: &Operation, plan: &Plan) -> TokenStream {
    let module = test_module(operation);
    let mut taken = BTreeSet::new();
    let requests: Vec<_> =
        operation.examples.requests.iter().map(|example| request_test(operation, plan, example, &mut taken)).collect();
    let answers: Vec<_> =
        operation.examples.answers.iter().map(|example| answer_test(operation, plan, example, &mut taken)).collect();
    let mut input = operation.examples.requests.first().map(input_of).unwrap_or_else(|| json!({}));
    if operation.body.is_none() {
        remove(&mut input, "body");
    }
    let input = raw(&input);
    let any = !operation.examples.answers.is_empty();
    let input = any.then(|| quote!(const INPUT: &str = #input;));
    quote! {
        mod #module {
            use super::*;

            #input
            #(#requests)*
            #(#answers)*
        }
    }
}

/// A module's name, which must not be that of the calls.
fn test_module(operation: &Operation) -> syn::Ident {
    if operation.rust_name == "calls" { format_ident!("calls_") } else { ident(&operation.rust_name) }
}

fn remove(input: &mut Value, key: &str) {
    if let Some(fields) = input.as_object_mut() {
        fields.remove(key);
    }
}

fn input_of(example: &RequestExample) -> Value {
    let mut input = Map::new();
    for (key, fields) in [("parameters", &example.parameters), ("body", &example.body)] {
        if !fields.is_empty() {
            input.insert(key.to_owned(), Value::Object(fields.clone()));
        }
    }
    Value::Object(input)
}

/// The names of a test and of its snapshot, which no other test of the operation has.
fn test_names(
    plan: &Plan,
    operation: &Operation,
    kind: &str,
    example: &str,
    taken: &mut BTreeSet<String>,
) -> (String, String) {
    let plain: String = example.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let candidates = std::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}_{number}")));
    let test = |example: &str| format!("{kind}_{}", example.to_snake_case());
    let name = candidates.into_iter().find(|name| taken.insert(test(name))).unwrap_or_default();
    let kind = kind.trim_start_matches("answer_");
    (test(&name), format!("{}__{}__{kind}__{name}", plan.api, operation.rust_name))
}

fn request_test(
    operation: &Operation,
    plan: &Plan,
    example: &RequestExample,
    taken: &mut BTreeSet<String>,
) -> TokenStream {
    let (name, snapshot) = test_names(plan, operation, "request", &example.name, taken);
    let name = ident(&name);
    let method = Functions::call(operation);
    let input = raw(&input_of(example));
    quote! {
        #[test]
        fn #name() {
            assert_request(#snapshot, calls::#method(&calls::offline(), &input(#input)).request());
        }
    }
}

fn answer_test(
    operation: &Operation,
    plan: &Plan,
    example: &AnswerExample,
    taken: &mut BTreeSet<String>,
) -> TokenStream {
    let AnswerExample { name, status, content_type, value } = example;
    let (test, snapshot) = test_names(plan, operation, &format!("answer_{status}"), name, taken);
    let test = ident(&test);
    let method = Functions::call(operation);
    let body = raw(value);
    let status = proc_macro2::Literal::u16_unsuffixed(*status);
    quote! {
        #[test]
        fn #test() {
            let example = Example { status: #status, content_type: #content_type, body: #body };
            assert_answer(#snapshot, &example, |url| async move {
                calls::#method(&calls::at(url), &input(INPUT)).send().await
            });
        }
    }
}

/// A JSON text as a raw string over several lines.
fn raw(value: &Value) -> TokenStream {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}").parse().unwrap_or_else(|_| quote!(#text))
}

/// `tests/documented/calls.rs`: every call from JSON, through the setters that a caller uses, and all calls by name.
pub fn calls(plans: &[Plan]) -> TokenStream {
    let modules = plans.iter().map(api_calls);
    let apis: Vec<_> = plans.iter().map(|plan| ident(&plan.api)).collect();
    let mut taken = BTreeSet::new();
    let named: Vec<(String, syn::Ident, syn::Ident)> = plans
        .iter()
        .flat_map(|plan| plan.operations.iter().map(move |operation| (plan, operation)))
        .map(|(plan, operation)| named(plan, operation, &mut taken))
        .collect();
    let requests = named.iter().map(|(id, api, name)| quote!(#id => #api::#name(&#api::offline(), input).request(),));
    let sends = named.iter().map(|(id, api, name)| quote!(#id => given(#api::#name(&self.#api, input).send().await),));
    quote! {
        use payspec::{Protocol, SetupError};

        use crate::documented::Input;
        use crate::plain::Adjust;
        use crate::stage::{Given, given};

        #(#modules)*

        /// The request of an operation, named `api.operationId`.
        pub fn request(operation: &str, input: &Input) -> Result<reqwest::Request, payspec::Invalid> {
            match operation {
                #(#requests)*
                other => panic!("no operation {other}"),
            }
        }

        /// One client per API.
        #[derive(Debug)]
        pub struct Clients {
            #(pub #apis: payspec::#apis::Client,)*
        }

        impl Clients {
            /// Clients with one protocol and the same settings.
            pub fn new(protocol: &(impl Protocol + Clone + 'static), adjust: &Adjust) -> Result<Self, SetupError> {
                Ok(Self {
                    #(#apis: adjust.apply(payspec::#apis::Client::builder(protocol.clone())).build()?,)*
                })
            }

            /// Makes a call of an operation that is named `api.operationId`.
            pub async fn call(&self, operation: &str, input: &Input) -> Given {
                match operation {
                    #(#sends)*
                    other => panic!("no operation {other}"),
                }
            }
        }
    }
}

/// An operation's name over all APIs, its API, and its function.
///
/// Where two have one operationId, the second goes by its name in Rust.
fn named(plan: &Plan, operation: &Operation, taken: &mut BTreeSet<String>) -> (String, syn::Ident, syn::Ident) {
    let stated = format!("{}.{}", plan.api, operation.id);
    let is_free = taken.insert(stated.clone());
    let name = if is_free { stated } else { format!("{}.{}", plan.api, operation.rust_name) };
    (name, ident(&plan.api), Functions::call(operation))
}

/// The names of the functions that make calls and objects.
struct Functions {
    objects: BTreeMap<String, String>,
}

impl Functions {
    /// What the module already has.
    const TAKEN: [&str; 10] =
        ["offline", "at", "boolean", "fields", "integer", "items", "map", "number", "text", "plain"];

    fn of(plan: &Plan) -> Self {
        let calls = plan.operations.iter().map(|operation| operation.rust_name.as_str());
        let taken: BTreeSet<&str> = calls.chain(Self::TAKEN).collect();
        let objects = plan.structs.iter().filter(|(_, entry)| entry.in_request).map(|(name, _)| {
            let plain = names::field(&name.to_snake_case());
            let function = if taken.contains(plain.as_str()) { format!("{plain}__object") } else { plain };
            (name.clone(), function)
        });
        Self { objects: objects.collect() }
    }

    fn call(operation: &Operation) -> syn::Ident {
        let is_taken = Self::TAKEN.contains(&operation.rust_name.as_str());
        if is_taken { format_ident!("{}__call", operation.rust_name) } else { ident(&operation.rust_name) }
    }

    fn object(&self, name: &str) -> syn::Ident {
        ident(self.objects.get(name).map_or(name, String::as_str))
    }

    /// A value in the form that a setter takes.
    fn converted(&self, kind: &Kind, value: &TokenStream) -> TokenStream {
        match kind {
            Kind::Text | Kind::Amount | Kind::Secret | Kind::Sensitive | Kind::Enum(_) => quote!(text(#value)),
            Kind::Integer(_) => quote!(integer(#value)),
            Kind::Number => quote!(number(#value)),
            Kind::Boolean => quote!(boolean(#value)),
            Kind::Any => quote!(payspec::Json(#value.clone())),
            Kind::Map(_) => quote!(map(#value)),
            Kind::List(item) => {
                let item = match &**item {
                    // A setter takes such an item as it is, and it has no setters of its own.
                    Kind::List(_) => {
                        let ty = type_from(item, &quote!(types), &quote!(payspec));
                        quote!(payspec::Json(item.clone()).decode::<#ty>().expect("the example fits"))
                    }
                    item => self.converted(item, &quote!(item)),
                };
                quote!(items(#value).map(|item| #item))
            }
            Kind::Object(name) => {
                let (function, builder) = (self.object(name), ident(&type_name(name)));
                quote!(#function(types::#builder::builder(), fields(#value)))
            }
        }
    }

    /// Sets those fields of `call` that the input holds, in the input's order.
    fn set_each(&self, fields: &[Field], input: &TokenStream) -> TokenStream {
        let arms = fields.iter().filter(|field| !field.credential).map(|field| {
            let (name, setter) = (&field.name, ident(&field.rust_name));
            let value = self.converted(&field.kind, &quote!(value));
            quote!(#name => call.#setter(#value),)
        });
        quote! {
            for (name, value) in #input {
                call = match name.as_str() {
                    #(#arms)*
                    _ => call,
                };
            }
        }
    }
}

fn api_calls(plan: &Plan) -> TokenStream {
    let api = ident(&plan.api);
    let functions = Functions::of(plan);
    let calls = plan.operations.iter().map(|operation| call(operation, plan, &functions));
    let requests = plan.structs.iter().filter(|(_, entry)| entry.in_request);
    let objects = requests.map(|(name, entry)| object(name, entry, &functions));
    // The hosts of the tests name `base` alone.
    let unnamed = plan.hosts.iter().filter(|host| host.url.is_none() && host.name != "base").map(|host| &host.name);
    let unnamed: Vec<&String> = unnamed.collect();
    quote! {
        #[allow(unused_imports, clippy::redundant_closure)]
        pub mod #api {
            use payspec::#api::{Client, builder, types};

            use crate::documented::{Input, boolean, fields, integer, items, map, number, text};
            use crate::plain;

            /// A client of the documented hosts, that no test sends anything with.
            pub fn offline() -> Client {
                plain::offline(|| Client::builder(plain::Plain) #(.host(#unnamed, "https://named-by-the-caller.invalid"))*)
            }

            /// A client for a server of the tests.
            pub fn at(url: impl AsRef<str>) -> Client {
                plain::at(Client::builder(plain::Plain), url.as_ref())
            }

            #(#calls)*
            #(#objects)*
        }
    }
}

fn call(operation: &Operation, plan: &Plan, functions: &Functions) -> TokenStream {
    let name = ident(&operation.rust_name);
    let function = Functions::call(operation);
    let call = ident(&type_name(&operation.rust_name));
    let body = operation.body.as_ref().filter(|body| plan.structs.contains_key(&body.name)).map(|body| {
        let object = functions.object(&body.name);
        quote!(.body_map(|body| #object(body, &input.body)))
    });
    let whole = operation.body.as_ref().and_then(|body| body.value.as_ref());
    let whole = whole.map(|field| functions.set_each(std::slice::from_ref(field), &quote!(&input.body)));
    let takes_nothing = operation.parameters.is_empty() && whole.is_none() && body.is_none();
    let input = if takes_nothing { quote!(_) } else { quote!(input) };
    let code = if operation.parameters.is_empty() && whole.is_none() {
        quote!(client.#name() #body)
    } else {
        let set = (!operation.parameters.is_empty())
            .then(|| functions.set_each(&operation.parameters, &quote!(&input.parameters)));
        quote! {
            let mut call = client.#name();
            #set
            #whole
            call #body
        }
    };
    quote! {
        pub fn #function<'a>(client: &'a Client, #input: &Input) -> builder::#call<'a> {
            #code
        }
    }
}

fn object(name: &str, entry: &Struct, functions: &Functions) -> TokenStream {
    let function = functions.object(name);
    let builder = ident(&type_name(name));
    let set = functions.set_each(&entry.fields, &quote!(input));
    quote! {
        fn #function(
            mut call: types::builder::#builder,
            input: &serde_json::Map<String, serde_json::Value>,
        ) -> types::builder::#builder {
            #set
            call
        }
    }
}

fn ident(name: &str) -> syn::Ident {
    syn::parse_str(name).unwrap_or_else(|_| format_ident!("{}", names::field(name)))
}
