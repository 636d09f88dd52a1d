//! The module `operations`: hosts, shapes, outcomes and operations as data for the runtime.

use std::collections::BTreeMap;

use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::pattern;
use super::rust::{doc, ident};
use crate::extension::{Condition, EffectKind, End, Test, segments};
use crate::lower::escape;
use crate::lower::plan::{
    Body, Bound, Check, Field, Form, Holds, Host, Operation, Outcome, Pagination, Place, Plan, Rule, Scheme,
    SchemeKind, Status, Style, Wire,
};

/// The name of a static for something that the document names.
pub fn static_name(name: &str) -> String {
    name.to_shouty_snake_case()
}

pub fn module(plan: &Plan) -> TokenStream {
    let hosts = plan.hosts.iter().map(host);
    let patterns = Patterns::of(plan);
    let shapes = plan.structs.iter().filter(|(_, entry)| entry.in_request);
    let shapes = shapes.map(|(name, entry)| shape(&static_name(name), &entry.fields, &patterns));
    let parameters = plan.operations.iter().filter(|operation| !operation.parameters.is_empty());
    let parameters =
        parameters.map(|operation| shape(&parameters_name(operation, plan), &operation.parameters, &patterns));
    let bodies = plan.operations.iter().filter_map(|operation| {
        let field = operation.body.as_ref()?.value.as_ref()?;
        Some(shape(&body_name(operation), std::slice::from_ref(field), &patterns))
    });
    let outcomes = plan.outcomes.iter().enumerate().map(|(index, entry)| outcome(index, entry));
    let operations = plan.operations.iter().map(|entry| operation(entry, plan));
    let paginations = plan.operations.iter().filter_map(|entry| Some(pagination(entry, entry.pagination.as_ref()?)));
    let paginations: Vec<TokenStream> = paginations.collect();
    let pages = (!paginations.is_empty()).then(|| quote!(pub mod pages { #(#paginations)* }));
    let names = plan.operations.iter().map(|operation| ident(&static_name(&operation.rust_name)));
    let pattern_statics = patterns.statics();
    let common = common(plan);
    let schemes = plan.schemes.iter().map(|(name, entry)| scheme(name, entry));
    quote! {
        /// What the document says about each operation, as data.
        pub static OPERATIONS: &[&Operation] = &[#(&operations::#names),*];

        #[doc(inline)]
        pub use operations::hosts;

        pub(crate) mod operations {
            use super::{Host, Operation};
            use crate::runtime::answers::{Answer, Answers, Holds};
            use crate::runtime::operation::{Body, Demand, Effect, Rule};
            use crate::runtime::outcome::{Condition, Outcome, Test};

            #(#operations)*
            #common

            pub mod outcomes {
                use super::{Condition, Outcome, Test};

                #(#outcomes)*
            }

            #pages

            /// The hosts that serve the operations.
            pub mod hosts {
                use super::Host;

                #(#hosts)*
            }

            #[allow(dead_code)]
            pub mod schemes {
                use crate::runtime::standard::{Scheme, SchemeKind};

                #(#schemes)*
            }

            pub mod shapes {
                use crate::runtime::check::{Bound, Check, Field, Shape};
                use crate::runtime::pattern::{Node, Pattern};

                #(#shapes)*
                #(#parameters)*
                #(#bodies)*
                #pattern_statics
            }
        }
    }
}

fn host(host: &Host) -> TokenStream {
    let stated = escape(&host.description);
    let doc = doc(if stated.is_empty() { "Named in the document, without a word about it." } else { &stated });
    let name = &host.name;
    let ident = ident(&static_name(name));
    let url = option(host.url.as_ref());
    quote! {
        #doc
        pub static #ident: Host = Host { name: #name, url: #url };
    }
}

fn scheme(name: &str, scheme: &Scheme) -> TokenStream {
    let ident = ident(&static_name(&scheme.rust_name));
    let kind = match &scheme.kind {
        SchemeKind::Header(header) => quote!(Header(#header)),
        SchemeKind::Query(parameter) => quote!(Query(#parameter)),
        SchemeKind::Cookie(cookie) => quote!(Cookie(#cookie)),
        SchemeKind::Bearer => quote!(Bearer),
        SchemeKind::Basic => quote!(Basic),
        SchemeKind::Authorization => quote!(Authorization),
        SchemeKind::Custom => quote!(Custom),
    };
    quote!(pub static #ident: Scheme = Scheme { name: #name, kind: SchemeKind::#kind };)
}

/// What code by hand needs for calls that the document does not describe.
fn common(plan: &Plan) -> TokenStream {
    let outcome = outcome_name(plan.common.outcome);
    let security = security(&plan.common.security, plan);
    let omit_empty = plan.common.omit_empty;
    quote! {
        /// What the document says of all operations, also of those that it does not describe.
        #[allow(dead_code)]
        pub static COMMON: crate::runtime::operation::Common =
            crate::runtime::operation::Common { outcome: &outcomes::#outcome, security: #security, omit_empty: #omit_empty };
    }
}

fn security(stated: &[Vec<String>], plan: &Plan) -> TokenStream {
    let alternatives = stated.iter().map(|alternative| {
        let schemes = alternative.iter().filter_map(|name| plan.schemes.get(name)).map(scheme_reference);
        quote!(&[#(#schemes),*])
    });
    quote!(&[#(#alternatives),*])
}

fn scheme_reference(scheme: &Scheme) -> TokenStream {
    let name = ident(&static_name(&scheme.rust_name));
    quote!(&schemes::#name)
}

fn option(value: Option<&String>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

/// The patterns of a document; each is written down once.
struct Patterns(BTreeMap<String, usize>);

impl Patterns {
    fn of(plan: &Plan) -> Self {
        let mut found = Vec::new();
        let fields = plan.structs.values().filter(|entry| entry.in_request).flat_map(|entry| &entry.fields);
        let parameters = plan.operations.iter().flat_map(|operation| &operation.parameters);
        let bodies = plan.operations.iter().filter_map(|operation| operation.body.as_ref()?.value.as_ref());
        for field in fields.chain(parameters).chain(bodies) {
            collect(&field.checks, &mut found);
        }
        found.sort();
        found.dedup();
        // A pattern that cannot be enforced is only documented; lint says so where the document stands.
        found.retain(|text| pattern::check(text).is_ok());
        Self(found.into_iter().enumerate().map(|(index, text)| (text, index + 1)).collect())
    }

    fn check(&self, text: &str) -> Option<TokenStream> {
        let name = format_ident!("PATTERN_{}", self.0.get(text)?);
        Some(quote!(Check::Pattern(&#name)))
    }

    fn statics(&self) -> TokenStream {
        self.0
            .iter()
            .filter_map(|(text, index)| {
                let name = format_ident!("PATTERN_{index}");
                let node = pattern::tree(text).ok()?;
                Some(quote!(static #name: Pattern = Pattern { text: #text, node: #node };))
            })
            .collect()
    }
}

fn collect(checks: &[Check], found: &mut Vec<String>) {
    for check in checks {
        match check {
            Check::Pattern(text) => found.push(text.clone()),
            Check::Items(inner) | Check::Values(inner) => collect(inner, found),
            _ => {}
        }
    }
}

fn shape(name: &str, fields: &[Field], patterns: &Patterns) -> TokenStream {
    let name = ident(name);
    let fields = fields.iter().map(|field| shape_field(field, patterns));
    quote!(pub static #name: Shape = Shape { fields: &[#(#fields),*] };)
}

fn shape_field(field: &Field, patterns: &Patterns) -> TokenStream {
    let name = &field.name;
    let place = match field.place {
        Place::Path => quote!(path),
        Place::Query => quote!(query),
        Place::Header => quote!(header),
        Place::Cookie => quote!(cookie),
        Place::Body => quote!(body),
    };
    let wire = field.wire.as_ref().map(|entry| {
        let wire = wire(entry);
        quote!(.wire(#wire))
    });
    let required = field.is_required_in_request().then(|| quote!(.required()));
    let hidden = field.kind.is_hidden().then(|| quote!(.hidden()));
    let credential = field.credential.then(|| quote!(.credential()));
    let checks: Vec<_> = field.checks.iter().filter_map(|entry| check(entry, patterns)).collect();
    let checks = (!checks.is_empty()).then(|| quote!(.checks(&[#(#checks),*])));
    quote!(Field::#place(#name) #wire #required #hidden #credential #checks)
}

fn wire(wire: &Wire) -> TokenStream {
    let Wire { name, explode, reserved, .. } = wire;
    let style = match wire.style {
        Style::Form => quote!(Form),
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Space => quote!(Space),
        Style::Pipe => quote!(Pipe),
        Style::Deep => quote!(Deep),
        Style::Json => quote!(Json),
    };
    quote!(crate::runtime::style::Wire {
        name: #name,
        style: crate::runtime::style::Style::#style,
        explode: #explode,
        reserved: #reserved,
    })
}

fn check(entry: &Check, patterns: &Patterns) -> Option<TokenStream> {
    let size = |count: &u64| usize::try_from(*count).unwrap_or(usize::MAX);
    Some(match entry {
        Check::Amount => quote!(Check::Amount),
        Check::Pattern(text) => return patterns.check(text),
        Check::Enum(texts) => quote!(Check::Enum(&[#(#texts),*])),
        Check::MaxLength(most) => one(quote!(MaxLength), size(most)),
        Check::MinLength(least) => one(quote!(MinLength), size(least)),
        Check::MaxItems(most) => one(quote!(MaxItems), size(most)),
        Check::MinItems(least) => one(quote!(MinItems), size(least)),
        Check::MaxProperties(most) => one(quote!(MaxProperties), size(most)),
        Check::MinProperties(least) => one(quote!(MinProperties), size(least)),
        Check::UniqueItems => quote!(Check::UniqueItems),
        Check::MultipleOf(step) => {
            let step = proc_macro2::Literal::i64_unsuffixed(*step);
            quote!(Check::MultipleOf(#step))
        }
        Check::Minimum(least, exclusive) => {
            let least = bound(*least);
            quote!(Check::Minimum(#least, #exclusive))
        }
        Check::Maximum(most, exclusive) => {
            let most = bound(*most);
            quote!(Check::Maximum(#most, #exclusive))
        }
        Check::Items(inner) => nested(&quote!(Items), inner, patterns),
        Check::Values(inner) => nested(&quote!(Values), inner, patterns),
        Check::Object(name) => {
            let name = ident(&static_name(name));
            quote!(Check::Object(&#name))
        }
    })
}

fn one(variant: TokenStream, count: usize) -> TokenStream {
    let count = proc_macro2::Literal::usize_unsuffixed(count);
    quote!(Check::#variant(#count))
}

fn nested(variant: &TokenStream, inner: &[Check], patterns: &Patterns) -> TokenStream {
    let inner = inner.iter().filter_map(|entry| check(entry, patterns));
    quote!(Check::#variant(&[#(#inner),*]))
}

fn bound(bound: Bound) -> TokenStream {
    match bound {
        Bound::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(number);
            quote!(Bound::Integer(#number))
        }
        Bound::Fraction(number) => {
            let number = proc_macro2::Literal::f64_unsuffixed(number);
            quote!(Bound::Fraction(#number))
        }
    }
}

fn outcome(index: usize, outcome: &Outcome) -> TokenStream {
    let name = outcome_name(index);
    let answer = outcome.answer.iter().map(condition);
    let failure = outcome.failure.iter().map(condition);
    let strange = outcome.strange.iter().map(condition);
    let success = outcome.success.iter().map(condition);
    let Outcome { not_executed, duplicate, expired, .. } = outcome;
    let code = outcome.code.iter().map(|pointer| place(pointer));
    let message = outcome.message.iter().map(|pointer| place(pointer));
    quote! {
        pub static #name: Outcome = Outcome {
            answer: &[#(#answer),*],
            failure: &[#(#failure),*],
            strange: &[#(#strange),*],
            success: &[#(#success),*],
            code: &[#(#code),*],
            message: &[#(#message),*],
            not_executed: &[#(#not_executed),*],
            duplicate: &[#(#duplicate),*],
            expired: &[#(#expired),*],
        };
    }
}

fn outcome_name(index: usize) -> syn::Ident {
    format_ident!("OUTCOME_{}", index + 1)
}

fn condition(condition: &Condition) -> TokenStream {
    let at = place(&condition.at);
    let test = match &condition.test {
        Test::Set => quote!(Test::Set),
        Test::In(texts) => quote!(Test::In(&[#(#texts),*])),
        Test::NotIn(texts) => quote!(Test::NotIn(&[#(#texts),*])),
    };
    quote!(Condition { at: #at, test: #test })
}

/// The steps of a JSON Pointer, so that nothing has to be parsed at run time.
fn place(pointer: &str) -> TokenStream {
    let steps = segments(pointer);
    quote!(&[#(#steps),*])
}

/// The name of the static with an operation's parameters, which no struct's shape has.
fn parameters_name(operation: &Operation, plan: &Plan) -> String {
    let name = format!("{}_PARAMETERS", static_name(&operation.rust_name));
    let is_taken = plan.structs.contains_key(&name.to_upper_camel_case());
    if is_taken { format!("{name}_") } else { name }
}

fn operation(operation: &Operation, plan: &Plan) -> TokenStream {
    let name = ident(&static_name(&operation.rust_name));
    let (api, id, path) = (&plan.api, &operation.id, &operation.path);
    let method = ident(&operation.method.to_uppercase());
    let host = ident(&static_name(plan.hosts.get(operation.host).map_or("base", |host| &host.name)));
    let effect = match operation.effect {
        EffectKind::Read => quote!(Read),
        EffectKind::Session => quote!(Session),
        EffectKind::OpensOrder => quote!(OpensOrder),
        EffectKind::MovesMoney => quote!(MovesMoney),
    };
    let look_up = option(operation.look_up.as_ref());
    let parameters = if operation.parameters.is_empty() {
        quote!(&crate::runtime::check::NOTHING)
    } else {
        let shape = ident(&parameters_name(operation, plan));
        quote!(&shapes::#shape)
    };
    let body = operation.body.as_ref().map_or_else(|| quote!(None), |entry| body(entry, &body_name(operation)));
    let answers = answers(operation);
    let rules = operation.rules.iter().map(rule);
    let omit_empty = operation.omit_empty;
    let security = security(&operation.security, plan);
    let outcome = outcome_name(operation.outcome);
    quote! {
        pub static #name: Operation = Operation {
            id: #id,
            api: #api,
            method: reqwest::Method::#method,
            host: &hosts::#host,
            path: #path,
            effect: Effect::#effect,
            look_up: #look_up,
            parameters: #parameters,
            body: #body,
            rules: &[#(#rules),*],
            omit_empty: #omit_empty,
            security: #security,
            outcome: &outcomes::#outcome,
            answers: #answers,
        };
    }
}

fn body_name(operation: &Operation) -> String {
    format!("{}_BODY_", static_name(&operation.rust_name))
}

fn body(body: &Body, own_shape: &str) -> TokenStream {
    let shape = match (&body.value, body.name.is_empty()) {
        (Some(_), _) => {
            let name = ident(own_shape);
            quote!(&shapes::#name)
        }
        (None, true) => quote!(&crate::runtime::check::NOTHING),
        (None, false) => {
            let name = ident(&static_name(&body.name));
            quote!(&shapes::#name)
        }
    };
    let Body { media_type, required, .. } = body;
    let is_object = !body.name.is_empty();
    let format = match body.form {
        Form::Json if is_object && *required && media_type == "application/json" => {
            return quote!(Some(Body::Json(#shape)));
        }
        Form::UrlEncoded if *required && body.wires.is_empty() && media_type == "application/x-www-form-urlencoded" => {
            return quote!(Some(Body::Form(#shape)));
        }
        Form::Json if is_object => quote!(Json),
        Form::Json => quote!(Whole),
        Form::Bytes => quote!(Bytes),
        Form::UrlEncoded => {
            let wires = body.wires.iter().map(wire);
            quote!(Form(&[#(#wires),*]))
        }
    };
    quote!(Some(Body::Other(&crate::runtime::operation::Content {
        media_type: #media_type,
        required: #required,
        format: crate::runtime::operation::Format::#format,
        shape: #shape,
    })))
}

fn answers(operation: &Operation) -> TokenStream {
    let Some(statuses) = &operation.statuses else { return quote!(Answers::JUDGED) };
    let accept = &operation.accept;
    let list = statuses.iter().map(|status| {
        let Status { case, .. } = status;
        let [first, last] = [status.first, status.last].map(proc_macro2::Literal::u16_unsuffixed);
        let media_types = &status.media_types;
        let holds = match status.holds {
            Holds::Nothing if !status.is_stated => quote!(Empty),
            Holds::Nothing => quote!(Nothing),
            Holds::Json(_) => quote!(Json),
            Holds::Bytes => quote!(Bytes),
        };
        quote!(Answer { statuses: (#first, #last), name: #case, holds: Holds::#holds, media_types: &[#(#media_types),*] })
    });
    quote!(Answers { accept: #accept, by_status: true, list: &[#(#list),*] })
}

fn pagination(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let name = ident(&static_name(&operation.rust_name));
    let Pagination { in_body, page, size, .. } = pagination;
    let default_size = match pagination.default_size {
        Some(size) => {
            let size = proc_macro2::Literal::u64_unsuffixed(size);
            quote!(Some(#size))
        }
        None => quote!(None),
    };
    let (items, key) = (place(&pagination.items), place(&pagination.key));
    let end = match &pagination.end {
        End::HasMore(at) => {
            let at = place(at);
            quote!(HasMore(#at))
        }
        End::Total(at) => {
            let at = place(at);
            quote!(Total(#at))
        }
    };
    quote! {
        pub static #name: crate::runtime::paging::Pagination = crate::runtime::paging::Pagination {
            in_body: #in_body,
            page: #page,
            size: #size,
            default_size: #default_size,
            items: #items,
            end: crate::runtime::paging::End::#end,
            key: #key,
        };
    }
}

fn rule(rule: &Rule) -> TokenStream {
    let Rule { id, when, then, says } = rule;
    let when = when.iter().map(condition);
    let required = then.required.iter().map(|name| quote!(Demand::Required(#name)));
    let forbidden = then.forbidden.iter().map(|entry| {
        let entry = condition(entry);
        quote!(Demand::Forbidden(#entry))
    });
    let at_least_one = (!then.at_least_one.is_empty()).then(|| {
        let names = &then.at_least_one;
        quote!(Demand::AtLeastOne(&[#(#names),*]))
    });
    let less_than = then.less_than.as_ref().map(|(low, high)| quote!(Demand::LessThan(#low, #high)));
    let then = required.chain(forbidden).chain(at_least_one).chain(less_than);
    quote!(Rule { id: #id, when: &[#(#when),*], then: &[#(#then),*], says: #says })
}
