//! The types of requests and answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::boxes::boxes;
use super::spelled;
use super::surface::{Group, Item, Member};
use crate::augment::type_name;
use crate::lower::origins::Places;
use crate::lower::plan::{Enum, Field, Kind, Plan, Struct};

/// The structs and enums of a plan.
pub fn groups(plan: &Plan, places: &Places, document: &Value) -> BTreeMap<String, Group> {
    let boxes = boxes(&plan.structs);
    let structs = plan.structs.iter().map(|(name, entry)| (path(name), structure(name, entry, places, &boxes)));
    let enums = plan.enums.iter().map(|(name, entry)| (path(name), enumeration(name, entry, places, document)));
    structs.chain(enums).collect()
}

fn path(name: &str) -> String {
    format!("types::{}", type_name(name))
}

fn structure(name: &str, entry: &Struct, places: &Places, boxes: &HashSet<(&str, &str)>) -> Group {
    let own = places.types.get(name).cloned();
    let mut members = BTreeMap::new();
    let fields = places.fields.get(name).map(Vec::as_slice).unwrap_or_default();
    for (index, field) in entry.fields.iter().enumerate() {
        let place = fields.get(index).cloned().flatten().or_else(|| own.clone());
        let is_boxed = matches!(&field.kind, Kind::Object(held) if boxes.contains(&(name, held.as_str())));
        let signature = spelled::field(field, entry.in_request, is_boxed);
        members.insert(Member::Field(field.rust_name.clone()), Item::new(signature, place.clone()));
        if entry.in_request && !field.credential {
            members.insert(Member::Setter(field.rust_name.clone()), setter(field, place));
        }
    }
    if entry.in_request {
        let signature = format!("fn builder() -> {}", spelled::builder(name));
        members.insert(Member::Builder, Item::new(signature, own.clone()));
    }
    Group { item: Item::new(format!("struct {}", type_name(name)), own), members }
}

/// The setter of a property or of a parameter.
pub fn setter(field: &Field, pointer: Option<String>) -> Item {
    Item::new(spelled::argument(field), pointer).requiring(field.is_required_in_request())
}

fn enumeration(name: &str, entry: &Enum, places: &Places, document: &Value) -> Group {
    let own = places.types.get(name);
    let values = own.and_then(|own| document.pointer(own)?.get("enum")?.as_array());
    let values = values.map(Vec::as_slice).unwrap_or_default();
    // Of a value that is there twice, the first counts.
    let values: HashMap<String, usize> = values.iter().enumerate().rev().map(|(at, value)| (text(value), at)).collect();
    let members = entry.variants.iter().map(|(variant, text)| {
        let at = values.get(text);
        let place = own.map(|own| at.map_or_else(|| own.clone(), |at| format!("{own}/enum/{at}")));
        (Member::Variant(variant.clone()), Item::new(format!("{variant} = {text:?}"), place))
    });
    Group { members: members.collect(), item: Item::new(format!("enum {}", type_name(name)), own.cloned()) }
}

/// A scalar as it is on the wire.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
