//! The surface as the generated code itself has it, read with syn: what the surface of the plan is held against.

use std::collections::{BTreeMap, HashMap};

use syn::{FnArg, GenericArgument, ImplItem, Item, PathArguments, ReturnType, Type, TypeParamBound, Visibility};

/// Every public item of a generated file by its full name, with its signature in short, apart from what every such file has.
pub fn items(code: &str) -> BTreeMap<String, String> {
    let file = syn::parse_file(code).unwrap();
    let mut reader = Reader { calls: HashMap::new(), found: BTreeMap::new() };
    reader.calls(&file.items);
    for item in &file.items {
        reader.top(item);
    }
    reader.found
}

struct Reader {
    /// The names of calls by the names of their builders.
    calls: HashMap<String, String>,
    found: BTreeMap<String, String>,
}

/// What a name without a path means.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Types,
    Else,
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

impl Reader {
    fn add(&mut self, name: String, signature: String) {
        assert!(self.found.insert(name.clone(), signature).is_none(), "{name} is there twice");
    }

    fn calls(&mut self, items: &[Item]) {
        for method in items.iter().filter_map(|item| inherent(item, "Client")).flatten() {
            let ReturnType::Type(_, ty) = &method.sig.output else { panic!("{} gives nothing", method.sig.ident) };
            let text = spelled(ty, Within::Else);
            if let Some(call) = text.strip_prefix("builder::") {
                self.calls.insert(call.to_owned(), method.sig.ident.to_string());
            }
        }
    }

    fn top(&mut self, item: &Item) {
        match item {
            Item::Use(_) => {}
            Item::Struct(item) if item.ident == "Client" => {}
            Item::Struct(item) if item.ident == "Credentials" => {
                self.add("Credentials".to_owned(), "struct Credentials".to_owned());
            }
            Item::Static(item) if item.ident == "OPERATIONS" => {}
            Item::Impl(block) if block.trait_.is_some() => {}
            Item::Impl(_) => self.inherent(item),
            Item::Mod(module) => self.module(&module.ident.to_string(), &module.content.as_ref().unwrap().1),
            other => panic!("a new public item: {}", quote::quote!(#other)),
        }
    }

    fn inherent(&mut self, item: &Item) {
        for method in inherent(item, "Client").into_iter().flatten() {
            let name = method.sig.ident.to_string();
            match name.as_str() {
                "builder" => {}
                "new" => {
                    self.add("Client::new".to_owned(), format!("fn new({})", arguments(method, Within::Else, true)))
                }
                _ => self.add(format!("Client::{name}"), format!("fn {name}()")),
            }
        }
        for method in inherent(item, "Credentials").into_iter().flatten() {
            let name = method.sig.ident.to_string();
            if name != "new" {
                let is_named = method.sig.inputs.len() > 2;
                self.add(format!("Credentials::{name}"), arguments(method, Within::Else, is_named));
            }
        }
    }

    fn module(&mut self, name: &str, items: &[Item]) {
        match name {
            "types" => items.iter().for_each(|item| self.one_type(item)),
            "answers" => items.iter().for_each(|item| self.answers(item)),
            "builder" => items.iter().for_each(|item| self.call(item)),
            "operations" => self.hosts(items),
            other => panic!("a new module {other}"),
        }
    }

    fn one_type(&mut self, item: &Item) {
        match item {
            Item::Struct(item) => {
                let name = &item.ident;
                assert!(item.attrs.iter().any(|attribute| attribute.path().is_ident("non_exhaustive")), "{name}");
                self.add(format!("types::{name}"), format!("struct {name}"));
                for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
                    let ident = field.ident.as_ref().unwrap();
                    self.add(format!("types::{name}.{ident}"), spelled(&field.ty, Within::Types));
                }
            }
            Item::Impl(block) => {
                let name = spelled(&block.self_ty, Within::Types);
                let [ImplItem::Fn(method)] = block.items.as_slice() else { panic!("{name} has new methods") };
                assert_eq!(method.sig.ident, "builder");
                let ReturnType::Type(_, gives) = &method.sig.output else { panic!("{name}") };
                self.add(format!("{name}::builder"), format!("fn builder() -> {}", spelled(gives, Within::Types)));
            }
            Item::Macro(item) => self.open_enum(item),
            Item::Mod(module) => {
                assert_eq!(module.ident, "builder");
                module.content.iter().flat_map(|(_, items)| items).for_each(|item| self.setters(item));
            }
            other => panic!("a new type: {}", quote::quote!(#other)),
        }
    }

    /// `#[doc = ".."] Name { Variant = "text", }`
    fn open_enum(&mut self, item: &syn::ItemMacro) {
        let text = item.mac.tokens.to_string();
        let tokens: Vec<proc_macro2::TokenTree> = item.mac.tokens.clone().into_iter().collect();
        let [.., proc_macro2::TokenTree::Ident(name), proc_macro2::TokenTree::Group(group)] = tokens.as_slice() else {
            panic!("{text}")
        };
        self.add(format!("types::{name}"), format!("enum {name}"));
        let inner: Vec<proc_macro2::TokenTree> = group.stream().into_iter().collect();
        for variant in inner.chunks(4) {
            let [variant, _, wire, ..] = variant else { panic!("{text}") };
            let wire: syn::LitStr = syn::parse_str(&wire.to_string()).unwrap();
            self.add(format!("types::{name}::{variant}"), format!("{variant} = {:?}", wire.value()));
        }
    }

    fn setters(&mut self, item: &Item) {
        match item {
            Item::Use(_) | Item::Struct(_) => {}
            Item::Impl(block) if block.trait_.is_some() => {}
            Item::Impl(block) => {
                let Type::Path(path) = &*block.self_ty else { panic!("no path") };
                let name = &path.path.segments.last().unwrap().ident;
                for method in methods(block).filter(|method| method.sig.ident != "build") {
                    let name = format!("types::builder::{name}.{}", method.sig.ident);
                    self.add(name, arguments(method, Within::Types, false));
                }
            }
            other => panic!("a new builder: {}", quote::quote!(#other)),
        }
    }

    fn answers(&mut self, item: &Item) {
        match item {
            Item::Impl(_) => {}
            Item::Enum(item) => {
                let name = &item.ident;
                self.add(format!("answers::{name}"), format!("enum {name}"));
                for variant in &item.variants {
                    let held: Vec<String> =
                        variant.fields.iter().map(|field| spelled(&field.ty, Within::Else)).collect();
                    let held = if held.is_empty() { String::new() } else { format!("({})", held.join(", ")) };
                    self.add(format!("answers::{name}::{}", variant.ident), format!("{}{held}", variant.ident));
                }
            }
            other => panic!("a new answer: {}", quote::quote!(#other)),
        }
    }

    fn call(&mut self, item: &Item) {
        let Item::Impl(block) = item else { return };
        let Type::Path(path) = &*block.self_ty else { panic!("no path") };
        let call = self.calls[&path.path.segments.last().unwrap().ident.to_string()].clone();
        for method in methods(block) {
            let name = method.sig.ident.to_string();
            let signature = match (name.as_str(), &method.sig.output) {
                ("validate" | "request" | "send_unchecked" | "body_map", _) => continue,
                ("send" | "stream", ReturnType::Type(_, gives)) => spelled(gives, Within::Else),
                _ => arguments(method, Within::Else, false),
            };
            self.add(format!("{call}.{name}"), signature);
        }
    }

    fn hosts(&mut self, items: &[Item]) {
        let module = items.iter().find_map(|item| match item {
            Item::Mod(module) if module.ident == "hosts" => module.content.as_ref(),
            _ => None,
        });
        for item in &module.unwrap().1 {
            if let Item::Static(item) = item {
                self.add(format!("hosts::{}", item.ident), format!("static {}", spelled(&item.ty, Within::Else)));
            }
        }
    }
}

/// The public methods that a type has of its own.
fn inherent<'a>(item: &'a Item, name: &str) -> Option<impl Iterator<Item = &'a syn::ImplItemFn>> {
    let Item::Impl(block) = item else { return None };
    let Type::Path(ty) = &*block.self_ty else { return None };
    (block.trait_.is_none() && ty.path.is_ident(name)).then(|| methods(block))
}

fn methods(block: &syn::ItemImpl) -> impl Iterator<Item = &syn::ImplItemFn> {
    block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) if is_public(&method.vis) => Some(method),
        _ => None,
    })
}

fn arguments(method: &syn::ImplItemFn, within: Within, named: bool) -> String {
    let bounds: HashMap<String, String> = method
        .sig
        .generics
        .type_params()
        .map(|parameter| (parameter.ident.to_string(), bounds(&parameter.bounds, within)))
        .collect();
    let arguments = method.sig.inputs.iter().filter_map(|argument| match argument {
        FnArg::Receiver(_) => None,
        FnArg::Typed(argument) => {
            let text = spelled(&argument.ty, within);
            let generic = text.rsplit("::").next().and_then(|name| bounds.get(name));
            let text = generic.map_or(text.clone(), |bounds| format!("impl {bounds}"));
            let name = &argument.pat;
            Some(if named { format!("{}: {text}", quote::quote!(#name)) } else { text })
        }
    });
    arguments.collect::<Vec<_>>().join(", ")
}

fn bounds<'a>(bounds: impl IntoIterator<Item = &'a TypeParamBound>, within: Within) -> String {
    let bounds = bounds.into_iter().map(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last().unwrap();
            // The second argument only tells a value from an `Option` of one, and is always inferred.
            let most = if last.ident == "IntoOptional" { 1 } else { usize::MAX };
            format!("{}{}", last.ident, generics(&last.arguments, most, within))
        }
        other => panic!("a new bound: {}", quote::quote!(#other)),
    });
    bounds.collect::<Vec<_>>().join(" + ")
}

fn generics(arguments: &PathArguments, most: usize, within: Within) -> String {
    let PathArguments::AngleBracketed(arguments) = arguments else { return String::new() };
    let shown: Vec<String> = arguments
        .args
        .iter()
        .take(most)
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(spelled(ty, within)),
            GenericArgument::Constraint(constraint) if constraint.ident == "Error" => None,
            GenericArgument::Constraint(constraint) => {
                Some(format!("{}: {}", constraint.ident, bounds(&constraint.bounds, within)))
            }
            GenericArgument::Lifetime(_) => None,
            other => panic!("a new generic argument: {}", quote::quote!(#other)),
        })
        .collect();
    if shown.is_empty() { String::new() } else { format!("<{}>", shown.join(", ")) }
}

fn spelled(ty: &Type, within: Within) -> String {
    match ty {
        Type::Path(ty) => path(&ty.path, within),
        Type::Reference(reference) => {
            let inner = spelled(&reference.elem, within);
            if reference.lifetime.is_some() { inner } else { format!("&{inner}") }
        }
        Type::Tuple(tuple) if tuple.elems.is_empty() => "()".to_owned(),
        Type::ImplTrait(ty) => format!("impl {}", bounds(&ty.bounds, within)),
        other => panic!("a new sort of type: {}", quote::quote!(#other)),
    }
}

fn path(path: &syn::Path, within: Within) -> String {
    const STANDARD: [&str; 14] = [
        "String", "Option", "Vec", "BTreeMap", "Box", "bool", "str", "u8", "u32", "i32", "i64", "f64", "Result", "Host",
    ];
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let last = path.segments.last().unwrap();
    let name = format!("{}{}", last.ident, generics(&last.arguments, usize::MAX, within));
    let has = |module: &str| names[..names.len() - 1].iter().any(|segment| segment == module);
    let is_std = names[0] == "std" || (names.len() == 1 && STANDARD.contains(&names[0].as_str()));
    match () {
        // What a call gives is wrapped alike everywhere.
        () if names[0] == "crate" && ["Response", "Error"].contains(&names[1].as_str()) => {
            name.split_once('<').unwrap().1.strip_suffix('>').unwrap().to_owned()
        }
        // Those that are written by hand stand in the API's own module, as generated ones do.
        () if names[0] == "crate" && last.ident == "Credentials" => name,
        () if names[0] == "crate" => {
            let module = names[1..names.len() - 1].iter().map(|name| format!("{name}::")).collect::<String>();
            format!("{module}{name}")
        }
        () if is_std => name,
        () if has("answers") => format!("answers::{name}"),
        () if has("builder") && (has("types") || within == Within::Types) => format!("types::builder::{name}"),
        () if has("builder") => format!("builder::{name}"),
        () if has("types") || within == Within::Types => format!("types::{name}"),
        () => name,
    }
}
