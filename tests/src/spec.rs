//! The documents as the tests read them: plain YAML with nothing of the generator in between, so that both have to agree.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::condition::{Verdict, verdict};

/// The keywords of a schema that follow a `$ref` or a single `allOf`.
pub type Schema = Map<String, Value>;

/// One of `spec/*.yaml`.
pub struct Document {
    pub api: String,
    pub text: String,
    pub root: Value,
}

/// One operation of a document.
pub struct Operation<'a> {
    pub document: &'a Document,
    /// As the generated calls name it: `api.operationId`.
    pub name: String,
    pub node: &'a Value,
    shared_parameters: &'a Value,
}

/// A property of an object, or a parameter.
pub struct Property {
    pub name: String,
    pub required: bool,
    pub schema: Schema,
}

/// A documented answer.
pub struct Answer<'a> {
    pub name: &'a str,
    pub status: &'a str,
    pub schema: &'a Value,
    pub value: &'a Value,
}

/// All documents, sorted by name.
pub fn documents() -> Vec<Document> {
    let read = |(api, text): (String, String)| Document { root: parsed(&api, &text), api, text };
    yaml_files("").into_iter().map(read).collect()
}

/// What the pages state, by API.
pub fn sources() -> Vec<(String, Value)> {
    yaml_files("sources").into_iter().map(|(api, text)| (api.clone(), parsed(&api, &text))).collect()
}

fn parsed(name: &str, text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The YAML files of a folder below `spec`, by name without extension.
fn yaml_files(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds no document", folder.display());
    files
}

impl Document {
    /// What stands at a reference such as `#/components/schemas/Cash`.
    pub fn find(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(reference.strip_prefix('#')?)
    }

    /// Follows `$ref` until there is none.
    pub fn resolved<'a>(&'a self, node: &'a Value) -> &'a Value {
        match node["$ref"].as_str() {
            Some(reference) => {
                let target = self.find(reference);
                self.resolved(target.unwrap_or_else(|| panic!("{}: nothing at {reference}", self.api)))
            }
            None => node,
        }
    }

    /// A schema with what its `$ref` or its single `allOf` says; what stands beside the `allOf` counts more.
    pub fn schema(&self, node: &Value) -> Schema {
        let mut own = self.resolved(node).as_object().cloned().unwrap_or_default();
        let Some(all_of) = own.remove("allOf") else { return own };
        let [base] = all_of.as_array().map(Vec::as_slice).unwrap_or_default() else {
            panic!("{}: allOf with other than one part: {all_of}", self.api);
        };
        let mut merged = self.schema(base);
        merged.extend(own);
        merged
    }

    /// The properties of an object, in the document's order.
    pub fn properties(&self, object: &Schema) -> Vec<Property> {
        let required = |name: &str| list(object.get("required")).iter().any(|required| required == name);
        let properties = object.get("properties").and_then(Value::as_object).into_iter().flatten();
        properties
            .map(|(name, node)| Property { name: name.clone(), required: required(name), schema: self.schema(node) })
            .collect()
    }

    /// A parameter as a property.
    pub fn parameter(&self, node: &Value) -> Property {
        let parameter = self.resolved(node);
        Property {
            name: text(&parameter["name"]).to_owned(),
            required: parameter["required"] == true,
            schema: self.schema(&parameter["schema"]),
        }
    }

    /// The schema of a list's items.
    pub fn items(&self, list: &Schema) -> Schema {
        self.schema(list.get("items").unwrap_or(&Value::Null))
    }

    pub fn operations(&self) -> Vec<Operation<'_>> {
        const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];
        let paths = self.root["paths"].as_object().into_iter().flat_map(Map::values);
        paths
            .flat_map(|path| METHODS.iter().filter_map(move |method| Some((path, path.get(method)?))))
            .filter_map(|(path, node)| {
                // Without an operationId it goes by a name that is not in the document.
                let name = format!("{}.{}", self.api, node["operationId"].as_str()?);
                Some(Operation { document: self, name, node, shared_parameters: &path["parameters"] })
            })
            .collect()
    }

    /// Everything that stands under a key, wherever it is in the document.
    pub fn all(&self, key: &str) -> Vec<&Value> {
        let mut found = Vec::new();
        collect(&self.root, key, &mut found);
        found
    }

    /// All errata.
    pub fn errata(&self) -> Vec<&Value> {
        self.all("x-errata").into_iter().flat_map(|errata| list(Some(errata))).collect()
    }
}

impl Operation<'_> {
    /// The parameters, and after them the properties of the body.
    pub fn fields(&self) -> Vec<Property> {
        let parameters = self.parameters().into_iter().map(|parameter| self.document.parameter(parameter));
        let body = self.body().map(|media| self.document.properties(&self.document.schema(&media["schema"])));
        parameters.chain(body.into_iter().flatten()).collect()
    }

    /// The names of the documented requests.
    pub fn request_names(&self) -> Vec<&str> {
        let places = self.parameters().into_iter().chain(self.body());
        let mut names: Vec<_> = places.flat_map(examples).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn parameters(&self) -> Vec<&Value> {
        let own = list(self.node.get("parameters"));
        let all = list(Some(self.shared_parameters)).iter().chain(own);
        all.map(|parameter| self.document.resolved(parameter)).collect()
    }

    fn body(&self) -> Option<&Value> {
        only_media(self.document.resolved(&self.node["requestBody"]))
    }

    /// The fields of the first documented request.
    pub fn example(&self) -> Value {
        let parameters = self.parameters();
        let of_parameters = parameters.iter().filter_map(|parameter| {
            let (_, value) = examples(parameter).into_iter().next()?;
            Some((text(&parameter["name"]).to_owned(), value.clone()))
        });
        let of_body = self.body().and_then(|media| Some(examples(media).into_iter().next()?.1.as_object()?.clone()));
        Value::Object(of_parameters.chain(of_body.into_iter().flatten()).collect())
    }

    /// The schema at a JSON pointer into a request; `*` or an index stands for the items of a list.
    pub fn schema_at(&self, pointer: &str) -> Schema {
        let mut segments = pointer.split('/').skip(1);
        let named = |fields: Vec<Property>, name: &str| fields.into_iter().find(|field| field.name == name);
        let first = segments.next().and_then(|name| named(self.fields(), name));
        let found = segments.try_fold(first, |field, segment| {
            let schema = field?.schema;
            let is_item = segment == "*" || segment.parse::<usize>().is_ok();
            let item = || Property { name: segment.to_owned(), required: false, schema: self.document.items(&schema) };
            Some(if is_item { Some(item()) } else { named(self.document.properties(&schema), segment) })
        });
        found.flatten().unwrap_or_else(|| panic!("{} has no field at {pointer}", self.name)).schema
    }

    /// The documented answers, failures included.
    pub fn answers(&self) -> Vec<Answer<'_>> {
        let mut answers = Vec::new();
        for (status, answer) in self.node["responses"].as_object().into_iter().flatten() {
            let Some(media) = only_media(self.document.resolved(answer)) else { continue };
            let named = examples(media).into_iter();
            answers.extend(named.map(|(name, value)| Answer { name, status, schema: &media["schema"], value }));
        }
        answers
    }

    /// The rules between fields.
    pub fn rules(&self) -> &[Value] {
        list(self.node.get("x-rules"))
    }

    /// What an answer shows, as the document says it.
    pub fn verdict(&self, answer: &Value) -> Verdict {
        verdict(self.outcome(), &self.node["x-identity"], answer)
    }

    /// What an answer must show: the operation's own, or else the document's.
    pub fn outcome(&self) -> &Value {
        self.node.get("x-outcome").unwrap_or(&self.document.root["x-outcome"])
    }

    /// What it does in the world.
    pub fn effect(&self) -> &str {
        let effect = &self.node["x-effect"];
        text(effect.get("kind").unwrap_or(effect))
    }
}

fn only_media(message: &Value) -> Option<&Value> {
    message["content"].as_object()?.values().next()
}

/// The named examples beside a schema.
fn examples(node: &Value) -> Vec<(&str, &Value)> {
    let named = node["examples"].as_object().into_iter().flatten();
    named.map(|(name, example)| (name.as_str(), &example["value"])).collect()
}

fn collect<'a>(node: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match node {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == key {
                    found.push(value);
                }
                collect(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        _ => {}
    }
}

/// A list, or nothing if there is none.
pub fn list(node: Option<&Value>) -> &[Value] {
    node.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A text that the documents must have.
pub fn text(node: &Value) -> &str {
    node.as_str().unwrap_or_else(|| panic!("{node} is no text"))
}

/// Puts a value at a JSON pointer whose parent exists; none takes it away.
pub fn put(root: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        *root = value.unwrap_or_default();
        return;
    };
    let parent = root.pointer_mut(parent).unwrap_or_else(|| panic!("nothing above {pointer}"));
    match (parent, value) {
        (Value::Object(fields), Some(value)) => {
            fields.insert(name.to_owned(), value);
        }
        (Value::Object(fields), None) => {
            fields.shift_remove(name);
        }
        (Value::Array(items), Some(value)) => match items.get_mut(name.parse::<usize>().expect("an index")) {
            Some(slot) => *slot = value,
            None => items.push(value),
        },
        (other, _) => panic!("{pointer} cannot be set in {other}"),
    }
}
