//! Types and arguments as people write them: without the paths of the standard library and of the crate.

use crate::augment::type_name;
use crate::lower::plan::{Field, Holds, Kind, Side};

/// The type of a kind.
pub fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Text => "String".to_owned(),
        Kind::Amount => "Amount".to_owned(),
        Kind::Secret => "Secret".to_owned(),
        Kind::Sensitive => "Sensitive".to_owned(),
        Kind::Any => "Json".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer("uint32") => "u32".to_owned(),
        Kind::Integer("int32") => "i32".to_owned(),
        Kind::Integer(_) => "i64".to_owned(),
        Kind::Number => "f64".to_owned(),
        Kind::Enum(name) | Kind::Object(name) => format!("types::{}", type_name(name)),
        Kind::List(item) => format!("Vec<{}>", self::kind(item)),
        Kind::Map(value) => format!("BTreeMap<String, {}>", self::kind(value)),
    }
}

/// The type of a struct's field, which keeps absent, null and a value apart.
pub fn field(field: &Field, in_request: bool, boxed: bool) -> String {
    let kind = kind(&field.kind);
    let inner = if boxed { format!("Box<{kind}>") } else { kind };
    match (field.is_always_there(in_request), field.nullable) {
        (true, false) => inner,
        (false, true) => format!("Option<Option<{inner}>>"),
        _ => format!("Option<{inner}>"),
    }
}

/// What a setter takes.
pub fn argument(field: &Field) -> String {
    match &field.kind {
        Kind::Object(name) => format!("impl Into<{}>", builder(name)),
        Kind::List(item) => match &**item {
            Kind::Object(name) => format!("impl IntoIterator<Item: Into<{}>>", builder(name)),
            item => format!("impl IntoIterator<Item: TryInto<{}>>", kind(item)),
        },
        kind if field.is_required_in_request() && !field.nullable => format!("impl TryInto<{}>", self::kind(kind)),
        kind => format!("impl IntoOptional<{}>", self::kind(kind)),
    }
}

/// The path of a struct's builder.
pub fn builder(name: &str) -> String {
    format!("types::builder::{}", type_name(name))
}

/// The type of one side of the answers.
pub fn side(side: &Side) -> String {
    match side {
        Side::One(holds) => self::holds(holds),
        Side::Several(name, _) => format!("answers::{}", type_name(name)),
    }
}

/// The type of what is in an answer's body.
pub fn holds(holds: &Holds) -> String {
    match holds {
        Holds::Nothing => "()".to_owned(),
        Holds::Bytes => "Bytes".to_owned(),
        Holds::Json(kind) => self::kind(kind),
    }
}
