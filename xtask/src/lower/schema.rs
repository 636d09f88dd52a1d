//! Schemas: what a value is, and what limits it has.

use std::collections::BTreeMap;

use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::Value;

use super::plan::{Bound, Check, Enum, Field, Kind, Place, Struct};
use super::source::{Source, entries, flag, items, text, unwrapped};
use crate::names;

/// Collects the named types that a document's operations need.
pub struct Schemas<'a> {
    source: Source<'a>,
    depth: usize,
    pub enums: BTreeMap<String, Enum>,
    pub structs: BTreeMap<String, Struct>,
}

impl<'a> Schemas<'a> {
    pub fn new(source: Source<'a>) -> Self {
        Self { source, depth: 0, enums: BTreeMap::new(), structs: BTreeMap::new() }
    }

    /// What a schema describes; `name` is for a type that the document leaves without one.
    pub fn kind(&mut self, node: &'a Value, name: &str) -> Kind {
        // A list of itself has no end and no type; beyond this depth it is open JSON.
        const DEEPEST: usize = 16;
        if self.depth == DEEPEST {
            return Kind::Any;
        }
        self.depth += 1;
        let kind = self.kind_below(node, name);
        self.depth -= 1;
        kind
    }

    fn kind_below(&mut self, node: &'a Value, name: &str) -> Kind {
        let name = self.name_of(node).unwrap_or(name).to_upper_camel_case();
        let schema = self.source.target(node);
        match schema["type"].as_str() {
            Some("string") if schema.get("enum").is_some() => self.named_enum(schema, name),
            Some("string") if text_kind(schema) == Kind::Text => text_kind(node),
            Some("string") => text_kind(schema),
            Some("integer") => Kind::Integer(integer_format(schema)),
            Some("number") => Kind::Number,
            Some("boolean") => Kind::Boolean,
            Some("array") => Kind::List(Box::new(self.kind(&schema["items"], &format!("{name}Item")))),
            Some("object") | None if schema.get("properties").is_some() => self.object(schema, name),
            Some("object") if schema["additionalProperties"].is_object() => {
                Kind::Map(Box::new(self.kind(&schema["additionalProperties"], &format!("{name}Value"))))
            }
            _ => Kind::Any,
        }
    }

    /// The component that a schema refers to last, which gives the type its name.
    fn name_of(&self, node: &'a Value) -> Option<&'a str> {
        let inner = unwrapped(node);
        if std::ptr::eq(inner, node) { Source::component(node) } else { self.name_of(inner) }
    }

    /// The struct of an object schema; none if it is something else.
    pub fn struct_of(&mut self, node: &'a Value, name: &str) -> Option<String> {
        match self.kind(node, name) {
            Kind::Object(name) => Some(name),
            _ => None,
        }
    }

    fn named_enum(&mut self, schema: &Value, name: String) -> Kind {
        let texts: Vec<String> = items(&schema["enum"]).filter_map(Value::as_str).map(str::to_owned).collect();
        let given = items(&schema["x-enum-varnames"]).filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
        let rust_names = if given.len() == texts.len() { given } else { names::variants(&texts) };
        let variants = rust_names.into_iter().zip(texts).collect();
        self.enums.insert(name.clone(), Enum { doc: text(schema, "description"), variants });
        Kind::Enum(name)
    }

    fn object(&mut self, schema: &'a Value, name: String) -> Kind {
        if !self.structs.contains_key(&name) {
            // The entry stands before its fields are known, so that a recursive schema ends here.
            let doc = text(schema, "description");
            self.structs.insert(name.clone(), Struct { doc, fields: Vec::new(), in_request: false });
            let fields = self.properties(schema, &name);
            if let Some(entry) = self.structs.get_mut(&name) {
                entry.fields = fields;
            }
        }
        Kind::Object(name)
    }

    fn properties(&mut self, schema: &'a Value, owner: &str) -> Vec<Field> {
        let required: Vec<&str> = items(&schema["required"]).filter_map(Value::as_str).collect();
        entries(&schema["properties"])
            .map(|(name, property)| {
                let required = required.contains(&name.as_str());
                self.field(name, property, Place::Body, required, owner, &text(property, "description"))
            })
            .collect()
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
        let kind = self.kind(schema, &format!("{owner}{}", name.to_upper_camel_case()));
        let target = self.source.target(schema);
        let checks = self.checks(schema, &kind);
        // A property that is a bare reference is described where the reference leads.
        let stated = [description.to_owned(), text(schema, "description"), text(target, "description")];
        let description = stated.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| format!("`{name}`"));
        Field {
            rust_name: names::field(&name.to_snake_case()),
            doc: super::docs::field(&description, schema, target, &kind),
            name: name.to_owned(),
            place,
            nullable: flag(schema, "nullable") || flag(target, "nullable"),
            credential: flag(schema, "x-credential") || flag(target, "x-credential"),
            kind,
            required,
            checks,
        }
    }

    /// The limits of a value: what stands beside a reference, and what it refers to, down to items and properties.
    fn checks(&self, node: &'a Value, kind: &Kind) -> Vec<Check> {
        let schema = self.source.target(node);
        let mut checks = limits(schema, kind);
        if !std::ptr::eq(schema, node) {
            checks.extend(limits(node, kind).into_iter().filter(|check| *check != Check::Amount));
        }
        match kind {
            Kind::List(item) => {
                let inner = self.checks(&schema["items"], item);
                checks.extend((!inner.is_empty()).then_some(Check::Items(inner)));
            }
            Kind::Map(value) => {
                let inner = self.checks(&schema["additionalProperties"], value);
                checks.extend((!inner.is_empty()).then_some(Check::Values(inner)));
            }
            Kind::Object(name) => checks.push(Check::Object(name.clone())),
            _ => {}
        }
        checks
    }

    /// Marks a struct, and everything in it, as part of a request.
    pub fn mark_request(&mut self, name: &str) {
        let Some(entry) = self.structs.get_mut(name) else { return };
        if std::mem::replace(&mut entry.in_request, true) {
            return;
        }
        let kinds: Vec<Kind> = entry.fields.iter().map(|field| field.kind.clone()).collect();
        for kind in &kinds {
            if let Some(inner) = object_in(kind) {
                self.mark_request(&inner);
            }
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

fn text_kind(schema: &Value) -> Kind {
    match schema["format"].as_str() {
        Some("password") => Kind::Secret,
        _ if flag(schema, "x-sensitive") => Kind::Sensitive,
        Some("decimal") => Kind::Amount,
        _ => Kind::Text,
    }
}

/// Documented bounds choose the size, so that a negative page number does not even compile.
fn integer_format(schema: &Value) -> &'static str {
    let within_u32 = schema["minimum"].as_i64().is_some_and(|least| least >= 0)
        && schema["maximum"].as_u64().is_some_and(|most| u32::try_from(most).is_ok());
    match schema["format"].as_str() {
        _ if within_u32 => "uint32",
        Some("int32") => "int32",
        _ => "int64",
    }
}

fn limits(schema: &Value, kind: &Kind) -> Vec<Check> {
    let count = |key: &str| schema[key].as_u64();
    let mut found = Vec::new();
    if *kind == Kind::Amount {
        found.push(Check::Amount);
    }
    found.extend(count("maxLength").map(Check::MaxLength));
    found.extend(count("minLength").map(Check::MinLength));
    found.extend(schema["pattern"].as_str().map(|pattern| Check::Pattern(pattern.to_owned())));
    found.extend(schema.get("enum").map(|_| Check::Enum(items(&schema["enum"]).filter_map(scalar).collect())));
    found.extend(bound(schema, "minimum").map(|least| Check::Minimum(least, flag(schema, "exclusiveMinimum"))));
    found.extend(bound(schema, "maximum").map(|most| Check::Maximum(most, flag(schema, "exclusiveMaximum"))));
    found.extend(schema["multipleOf"].as_i64().map(Check::MultipleOf));
    found.extend(count("maxItems").map(Check::MaxItems));
    found.extend(count("minItems").map(Check::MinItems));
    found.extend(flag(schema, "uniqueItems").then_some(Check::UniqueItems));
    found.extend(count("maxProperties").map(Check::MaxProperties));
    found.extend(count("minProperties").map(Check::MinProperties));
    found
}

fn bound(schema: &Value, key: &str) -> Option<Bound> {
    let number = &schema[key];
    number.as_i64().map(Bound::Integer).or_else(|| number.as_f64().map(Bound::Fraction))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}
