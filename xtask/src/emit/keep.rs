//! Files that hold parts of several documents: the parts of some are new, those of the others stay as they are on disk.
//!
//! A part of an API is what carries its name: a module, a field, or an arm for one of its operations (`"api.operation"`).

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, ExprMatch, ExprStruct, Field, FieldValue, Fields, Item, ItemFn, ItemStruct, Lit, Member, Pat};

use super::banner::{self, Comment, Origin};

/// The APIs of a file in their order, and which of them stay as they are on disk.
pub struct Parts<'a> {
    pub apis: &'a [String],
    pub kept: &'a BTreeSet<String>,
}

/// The APIs that a file on disk has a module of; none if it is not as the generator wrote it.
pub fn modules(on_disk: &str) -> BTreeSet<String> {
    let Some((_, file)) = parsed(on_disk) else {
        return BTreeSet::new();
    };
    file.items.iter().filter_map(module).collect()
}

/// The file `fresh` with the kept parts of `on_disk`; `None` if one of them is not what the generator writes.
pub fn merged(fresh: &str, on_disk: &str, parts: &Parts<'_>) -> Option<String> {
    let ((new, mut file), (old, mut old_file)) = (parsed(fresh)?, parsed(on_disk)?);
    let mut taken = Taken { parts, at: Vec::new(), items: Vec::new(), kept: Kept::default() };
    taken.visit_file_mut(&mut old_file);
    let Taken { items, kept, .. } = taken;
    let mut put = Put { parts, at: Vec::new(), kept };
    put.visit_file_mut(&mut file);
    put.modules(&mut file.items, items);
    let kept = old.sources.into_iter().filter(|origin| parts.kept.contains(stem(&origin.name)));
    let mut origins: Vec<Origin> = new.sources.into_iter().chain(kept).collect();
    origins.sort_by_key(|origin| parts.rank(Some(stem(&origin.name))));
    Some(banner::stamp_origins(&origins, Comment::RustInner, &text(&file)))
}

/// As the generator writes it: documentation of a file stands apart from what follows.
fn text(file: &syn::File) -> String {
    let unparsed = |attrs, items| prettyplease::unparse(&syn::File { attrs, items, ..syn::parse_quote!() });
    let items = unparsed(Vec::new(), file.items.clone());
    if file.attrs.is_empty() {
        return items;
    }
    format!("{}\n\n{items}", unparsed(file.attrs.clone(), Vec::new()).trim_end())
}

fn parsed(text: &str) -> Option<(banner::Banner, syn::File)> {
    let banner = banner::read(text).filter(|banner| banner.intact)?;
    let body: String = banner::lf(text).split_inclusive('\n').skip(banner.lines).collect();
    // The line that keeps the banner apart is the banner's.
    let file = syn::parse_file(body.strip_prefix("//!\n").unwrap_or(&body)).ok()?;
    Some((banner, file))
}

/// `spec/adapay.yaml` is the document of `adapay`.
pub fn stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(".yaml")
}

fn module(item: &Item) -> Option<String> {
    match item {
        Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    }
}

impl Parts<'_> {
    /// What belongs to no API comes last.
    pub fn rank(&self, api: Option<&str>) -> usize {
        api.and_then(|api| self.apis.iter().position(|known| known == api)).unwrap_or(usize::MAX)
    }

    fn keeps(&self, api: Option<&str>) -> bool {
        api.is_some_and(|api| self.kept.contains(api))
    }
}

fn field_name(field: &Field) -> Option<String> {
    field.ident.as_ref().map(ToString::to_string)
}

fn member_name(value: &FieldValue) -> Option<String> {
    match &value.member {
        Member::Named(name) => Some(name.to_string()),
        Member::Unnamed(_) => None,
    }
}

/// The API of `"api.operation" => …`.
fn arm_api(arm: &Arm) -> Option<String> {
    let Pat::Lit(pattern) = &arm.pat else {
        return None;
    };
    let Lit::Str(text) = &pattern.lit else {
        return None;
    };
    text.value().split_once('.').map(|(api, _)| api.to_owned())
}

/// What is kept inside of items, by the names of the items around it.
#[derive(Default)]
struct Kept {
    fields: BTreeMap<Vec<String>, Vec<Field>>,
    given: BTreeMap<Vec<String>, Vec<FieldValue>>,
    arms: BTreeMap<Vec<String>, Vec<Arm>>,
}

/// Takes what is kept out of the file on disk.
struct Taken<'a> {
    parts: &'a Parts<'a>,
    at: Vec<String>,
    items: Vec<Item>,
    kept: Kept,
}

impl VisitMut for Taken<'_> {
    fn visit_item_mut(&mut self, item: &mut Item) {
        match module(item) {
            Some(api) if self.parts.keeps(Some(&api)) => self.items.push(item.clone()),
            Some(_) => {}
            None => visit_mut::visit_item_mut(self, item),
        }
    }

    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        self.at.push(function.sig.ident.to_string());
        visit_mut::visit_item_fn_mut(self, function);
        self.at.pop();
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut syn::ImplItemFn) {
        self.at.push(function.sig.ident.to_string());
        visit_mut::visit_impl_item_fn_mut(self, function);
        self.at.pop();
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        let kept = item.fields.iter().filter(|field| self.parts.keeps(field_name(field).as_deref())).cloned();
        self.kept.fields.entry(vec![item.ident.to_string()]).or_default().extend(kept);
    }

    fn visit_expr_struct_mut(&mut self, value: &mut ExprStruct) {
        let kept = value.fields.iter().filter(|field| self.parts.keeps(member_name(field).as_deref())).cloned();
        self.kept.given.entry(self.at.clone()).or_default().extend(kept);
    }

    fn visit_expr_match_mut(&mut self, expression: &mut ExprMatch) {
        let kept = expression.arms.iter().filter(|arm| self.parts.keeps(arm_api(arm).as_deref())).cloned();
        self.kept.arms.entry(self.at.clone()).or_default().extend(kept);
    }
}

/// Puts what is kept where the fresh file has its like.
struct Put<'a> {
    parts: &'a Parts<'a>,
    at: Vec<String>,
    kept: Kept,
}

impl Put<'_> {
    fn modules(&self, items: &mut Vec<Item>, kept: Vec<Item>) {
        let is_api = |item: &Item| self.parts.rank(module(item).as_deref()) != usize::MAX;
        let first = items.iter().position(is_api).unwrap_or(items.len());
        let (mut modules, others): (Vec<Item>, Vec<Item>) = mem::take(items).into_iter().partition(is_api);
        modules.extend(kept);
        modules.sort_by_key(|item| self.parts.rank(module(item).as_deref()));
        let mut others = others.into_iter();
        items.extend(others.by_ref().take(first));
        items.extend(modules);
        items.extend(others);
    }

    fn sorted<T, P: Default>(&self, list: &mut Punctuated<T, P>, kept: Vec<T>, name: fn(&T) -> Option<String>) {
        let trailing = list.trailing_punct();
        let mut all: Vec<T> = mem::take(list).into_iter().chain(kept).collect();
        all.sort_by_key(|one| self.parts.rank(name(one).as_deref()));
        *list = all.into_iter().collect();
        if trailing {
            list.push_punct(P::default());
        }
    }
}

impl VisitMut for Put<'_> {
    fn visit_item_mut(&mut self, item: &mut Item) {
        if module(item).is_none() {
            visit_mut::visit_item_mut(self, item);
        }
    }

    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        self.at.push(function.sig.ident.to_string());
        visit_mut::visit_item_fn_mut(self, function);
        self.at.pop();
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut syn::ImplItemFn) {
        self.at.push(function.sig.ident.to_string());
        visit_mut::visit_impl_item_fn_mut(self, function);
        self.at.pop();
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        let kept = self.kept.fields.remove(&vec![item.ident.to_string()]).unwrap_or_default();
        if let Fields::Named(fields) = &mut item.fields {
            self.sorted(&mut fields.named, kept, field_name);
        }
    }

    fn visit_expr_struct_mut(&mut self, value: &mut ExprStruct) {
        let kept = self.kept.given.remove(&self.at).unwrap_or_default();
        self.sorted(&mut value.fields, kept, member_name);
    }

    fn visit_expr_match_mut(&mut self, expression: &mut ExprMatch) {
        expression.arms.extend(self.kept.arms.remove(&self.at).unwrap_or_default());
        expression.arms.sort_by_key(|arm| self.parts.rank(arm_api(arm).as_deref()));
    }
}
