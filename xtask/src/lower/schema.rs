//! Schemas: what a value is, and what limits it has.

mod basic;
mod flat;
mod limits;
mod union;

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde_json::Value;

use self::basic::{Basic, basic, integer_format, is_structural, text_kind};
pub use self::flat::Flat;
use self::limits::limits;
use super::origins::Origins;
use super::plan::{Check, Enum, Field, Kind, Place, Struct};
use super::source::{Source, entries, text};
use crate::names::{self, Names};

/// Collects the named types that a document's operations need.
pub struct Schemas<'a> {
    source: Source<'a>,
    depth: usize,
    names: Names,
    /// The names of the components, by the address of their schema.
    components: HashMap<*const Value, String>,
    /// What is known of a schema, by its address: however often it is referred to, it becomes one type.
    known: HashMap<*const Value, Found>,
    /// Structs whose fields are not known yet.
    pending: VecDeque<(String, &'a Value)>,
    /// The structs that the open fields of a struct may hold.
    choices: HashMap<String, Vec<String>>,
    pub enums: BTreeMap<String, Enum>,
    pub structs: BTreeMap<String, Struct>,
    pub origins: Origins<'a>,
}

/// What a schema describes.
#[derive(Clone)]
struct Found {
    kind: Kind,
    /// What an open value may be.
    choices: Vec<Kind>,
}

impl Found {
    fn one(kind: Kind) -> Self {
        Self { kind, choices: Vec::new() }
    }
}

impl<'a> Schemas<'a> {
    pub fn new(source: Source<'a>) -> Self {
        let mut names = Names::reserving(names::PRELUDE);
        let mut components: HashMap<*const Value, String> = HashMap::new();
        for (name, node) in entries(&source.0["components"]["schemas"]) {
            components.insert(node, names.camel(name));
        }
        Self {
            source,
            depth: 0,
            names,
            components,
            known: HashMap::new(),
            pending: VecDeque::new(),
            choices: HashMap::new(),
            enums: BTreeMap::new(),
            structs: BTreeMap::new(),
            origins: Origins::default(),
        }
    }

    /// What a schema describes; `name` is for a type that the document leaves without one.
    pub fn kind(&mut self, node: &'a Value, name: &str) -> Kind {
        self.found(node, name).kind
    }

    /// What a value may be that `kind` leaves open: the members of a `oneOf` or `anyOf`, also of a list's items.
    pub fn choices(&mut self, node: &'a Value, name: &str) -> Vec<Kind> {
        self.found(node, name).choices
    }

    fn found(&mut self, node: &'a Value, name: &str) -> Found {
        // A list of itself has no end and no type; beyond this depth it is open JSON.
        const DEEPEST: usize = 24;
        if self.depth == DEEPEST {
            return Found::one(Kind::Any);
        }
        self.depth += 1;
        let found = self.remembered(node, name);
        self.depth -= 1;
        if self.depth == 0 {
            self.fill();
        }
        found
    }

    fn remembered(&mut self, node: &'a Value, name: &str) -> Found {
        let node = self.source.resolve(node);
        if let Some(known) = self.known.get(&std::ptr::from_ref(node)) {
            return known.clone();
        }
        // What holds itself without a struct between is open where it does.
        self.known.insert(node, Found::one(Kind::Any));
        let found = self.examined(node, name);
        self.known.insert(node, found.clone());
        found
    }

    fn examined(&mut self, node: &'a Value, name: &str) -> Found {
        if let Some(only) = self.essence(node) {
            let mut found = self.found(only, name);
            // Marks and bounds beside the reference count as well.
            match found.kind {
                Kind::Text => found.kind = text_kind(&Flat::of(self.source, node)),
                Kind::Integer(_) => found.kind = Kind::Integer(integer_format(&Flat::of(self.source, node))),
                _ => {}
            }
            return found;
        }
        let flat = Flat::of(self.source, node);
        let basic = basic(&flat);
        let union = matches!(basic, None | Some(Basic::Object)).then(|| union::members(self.source, &flat)).flatten();
        if let Some(members) = union {
            return self.union(members, name);
        }
        match basic {
            Some(Basic::Text) => Found::one(self.text(node, &flat, name)),
            Some(Basic::Integer) => Found::one(Kind::Integer(integer_format(&flat))),
            Some(Basic::Number) => Found::one(Kind::Number),
            Some(Basic::Boolean) => Found::one(Kind::Boolean),
            Some(Basic::List) => {
                let item = flat.get("items").map(|items| self.found(items, &format!("{name}Item")));
                let item = item.unwrap_or_else(|| Found::one(Kind::Any));
                Found { kind: Kind::List(Box::new(item.kind)), choices: item.choices }
            }
            Some(Basic::Object) => self.object(node, &flat, name),
            Some(Basic::Anything) | None => Found::one(Kind::Any),
        }
    }

    /// The one schema that another merely refers to, with something beside it that makes no other type.
    fn essence(&self, node: &'a Value) -> Option<&'a Value> {
        if basic::has_own_structure(node) {
            return None;
        }
        // More members than the one that is taken over make it a union.
        if union::is_open(self.source, node) {
            return None;
        }
        let parents: Vec<&'a Value> = flat::parents(self.source, node).collect();
        let strong: Vec<&'a Value> =
            parents.iter().copied().filter(|parent| is_structural(self.source.resolve(parent))).collect();
        if !strong.is_empty() {
            return sole(strong.into_iter());
        }
        sole(parents.into_iter().filter(|parent| self.source.resolve(parent).get("type").is_some()))
    }

    fn text(&mut self, node: &'a Value, flat: &Flat<'a>, name: &str) -> Kind {
        let kind = text_kind(flat);
        let Some((rust_names, texts)) = basic::texts(flat).filter(|_| kind == Kind::Text) else { return kind };
        let name = self.type_name(node, name);
        self.origins.types.insert(name.clone(), node);
        let variants = names::variants(&rust_names).into_iter().zip(texts).collect();
        self.enums.insert(name.clone(), Enum { doc: self.doc(node, flat), variants });
        Kind::Enum(name)
    }

    fn object(&mut self, node: &'a Value, flat: &Flat<'a>, name: &str) -> Found {
        let has_fields = flat.any(|part| part["properties"].as_object().is_some_and(|fields| !fields.is_empty()));
        if let Some(values) = flat.find(|part| Some(&part["additionalProperties"]).filter(|values| values.is_object()))
            && !has_fields
        {
            let value = self.found(values, &format!("{name}Value"));
            return Found { kind: Kind::Map(Box::new(value.kind)), choices: value.choices };
        }
        let closed = flat.any(|part| part["properties"].is_object()) && !flat.flag("additionalProperties");
        if !has_fields && !closed {
            return Found::one(Kind::Any);
        }
        let name = self.type_name(node, name);
        let doc = self.doc(node, flat);
        self.origins.types.insert(name.clone(), node);
        self.structs.insert(name.clone(), Struct { doc, fields: Vec::new(), in_request: false });
        self.pending.push_back((name.clone(), node));
        Found::one(Kind::Object(name))
    }

    fn union(&mut self, members: Vec<&'a Value>, name: &str) -> Found {
        let members: Vec<Found> = members
            .into_iter()
            .enumerate()
            .map(|(index, member)| self.found(member, &format!("{name}Option{}", index + 1)))
            .collect();
        union::united(members)
    }

    /// The component's own name, or one made from where the type stands.
    fn type_name(&mut self, node: &Value, wanted: &str) -> String {
        match self.components.get(&std::ptr::from_ref(node)) {
            Some(name) => name.clone(),
            None => self.names.camel(wanted),
        }
    }

    /// The description of a type: its own, or that of what stands in it, but not of a component that it takes over.
    fn doc(&self, node: &Value, flat: &Flat<'a>) -> String {
        let own =
            |part: &&Value| std::ptr::eq(*part, node) || !self.components.contains_key(&std::ptr::from_ref(*part));
        let mut docs = flat.parts().rev().filter(own).map(|part| text(part, "description"));
        docs.find(|doc| !doc.is_empty()).unwrap_or_default()
    }

    /// The struct of an object schema; none if it is something else.
    pub fn struct_of(&mut self, node: &'a Value, name: &str) -> Option<String> {
        match self.kind(node, name) {
            Kind::Object(name) => Some(name),
            _ => None,
        }
    }

    /// Finds the fields of all structs that were met; structs met while doing so come last.
    fn fill(&mut self) {
        self.depth += 1;
        while let Some((name, node)) = self.pending.pop_front() {
            let fields = self.properties(node, &name);
            if let Some(entry) = self.structs.get_mut(&name) {
                entry.fields = fields;
            }
        }
        self.depth -= 1;
    }

    fn properties(&mut self, node: &'a Value, owner: &str) -> Vec<Field> {
        let flat = Flat::of(self.source, node);
        let required = flat.required();
        // A setter has the name of its field, and stands beside `build`.
        let mut names = Names::reserving(&["build"]);
        let mut fields = Vec::new();
        let properties = flat.properties(self.source);
        self.origins.fields.insert(owner.to_owned(), properties.iter().map(|(_, property)| *property).collect());
        for (name, property) in properties {
            let required = required.contains(name);
            let mut field = self.field(name, property, Place::Body, required, owner, &text(property, "description"));
            field.rust_name = names.snake(name);
            let choices = self.choices(property, owner);
            let objects = choices.iter().filter_map(object_in);
            self.choices.entry(owner.to_owned()).or_default().extend(objects);
            fields.push(field);
        }
        fields
    }

    /// One property or parameter.
    pub fn field(
        &mut self,
        name: &str,
        schema: &'a Value,
        place: Place,
        required: bool,
        owner: &str,
        description: &str,
    ) -> Field {
        let Found { kind, choices } = self.found(schema, &format!("{owner}{}", names::camel(name)));
        let flat = Flat::of(self.source, schema);
        let checks = self.checks(&flat, &kind);
        // A property that is a bare reference is described where the reference leads.
        let stated = flat.find(|part| Some(text(part, "description")).filter(|text| !text.is_empty()));
        let described = Some(description.to_owned()).filter(|text| !text.is_empty()).or(stated);
        let mut doc = super::docs::field(&described.unwrap_or_else(|| format!("`{name}`")), &flat, &kind);
        doc.extend(union::sentence(&choices));
        Field {
            rust_name: names::field(name),
            doc,
            name: name.to_owned(),
            place,
            wire: None,
            nullable: flat.is_nullable(self.source),
            read_only: flat.flag("readOnly"),
            write_only: flat.flag("writeOnly"),
            credential: flat.flag("x-credential"),
            kind,
            required,
            checks,
        }
    }

    /// The limits of a value: what stands beside a reference, and what it refers to, down to items and properties.
    fn checks(&self, flat: &Flat<'a>, kind: &Kind) -> Vec<Check> {
        let mut checks = limits(flat, kind);
        let mut inner = |key: &str, kind: &Kind, check: fn(Vec<Check>) -> Check| {
            let node = flat.find(|part| Some(&part[key]).filter(|node| node.is_object()));
            let found = node.map(|node| self.checks(&Flat::of(self.source, node), kind)).unwrap_or_default();
            checks.extend((!found.is_empty()).then(|| check(found)));
        };
        match kind {
            Kind::List(item) => inner("items", item, Check::Items),
            Kind::Map(value) => inner("additionalProperties", value, Check::Values),
            Kind::Object(name) => checks.push(Check::Object(name.clone())),
            _ => {}
        }
        checks
    }

    /// Marks a struct, and everything in it, as part of a request.
    fn mark_request(&mut self, name: &str) {
        let mut open = vec![name.to_owned()];
        while let Some(name) = open.pop() {
            let Some(entry) = self.structs.get_mut(&name) else { continue };
            if std::mem::replace(&mut entry.in_request, true) {
                continue;
            }
            open.extend(entry.fields.iter().filter_map(|field| object_in(&field.kind)));
            open.extend(self.choices.get(&name).into_iter().flatten().cloned());
        }
    }

    /// Marks every struct that a schema's values can hold as part of a request; `name` is as for [`kind`](Self::kind).
    pub fn mark_request_schema(&mut self, node: &'a Value, name: &str) {
        let Found { kind, choices } = self.found(node, name);
        for name in std::iter::once(&kind).chain(&choices).filter_map(object_in) {
            self.mark_request(&name);
        }
    }
}

/// The struct that a kind holds, directly or in a list or map.
pub fn object_in(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Object(name) => Some(name.clone()),
        Kind::List(inner) | Kind::Map(inner) => object_in(inner),
        _ => None,
    }
}

/// The only one there is.
fn sole<'a>(mut found: impl Iterator<Item = &'a Value>) -> Option<&'a Value> {
    found.next().filter(|_| found.next().is_none())
}
