//! The limits of a value.

use serde_json::Value;

use super::basic::scalar;
use super::flat::Flat;
use crate::lower::plan::{Bound, Check, Kind};
use crate::lower::source::{flag, items};

/// All limits of a schema and of what it takes over.
pub fn limits(flat: &Flat, kind: &Kind) -> Vec<Check> {
    let amount = (*kind == Kind::Amount).then_some(Check::Amount);
    let mut found: Vec<Check> = amount.into_iter().collect();
    for check in flat.parts().flat_map(|part| of_part(part, kind)) {
        if !found.contains(&check) {
            found.push(check);
        }
    }
    found
}

fn of_part(schema: &Value, kind: &Kind) -> Vec<Check> {
    let count = |key: &str| schema[key].as_u64();
    let mut found = Vec::new();
    found.extend(count("maxLength").map(Check::MaxLength));
    found.extend(count("minLength").map(Check::MinLength));
    found.extend(schema["pattern"].as_str().map(|pattern| Check::Pattern(pattern.to_owned())));
    found.extend(values(schema, kind).map(Check::Enum));
    found.extend(bound(schema, "minimum").map(|least| Check::Minimum(least, flag(schema, "exclusiveMinimum"))));
    found.extend(bound(schema, "maximum").map(|most| Check::Maximum(most, flag(schema, "exclusiveMaximum"))));
    // As later versions of JSON Schema write it.
    found.extend(bound(schema, "exclusiveMinimum").map(|least| Check::Minimum(least, true)));
    found.extend(bound(schema, "exclusiveMaximum").map(|most| Check::Maximum(most, true)));
    found.extend(schema["multipleOf"].as_i64().filter(|step| *step > 0).map(Check::MultipleOf));
    found.extend(count("maxItems").map(Check::MaxItems));
    found.extend(count("minItems").map(Check::MinItems));
    found.extend(flag(schema, "uniqueItems").then_some(Check::UniqueItems));
    found.extend(count("maxProperties").map(Check::MaxProperties));
    found.extend(count("minProperties").map(Check::MinProperties));
    found
}

/// The listed values; none where a listed value could not be recognised in a request.
fn values(schema: &Value, kind: &Kind) -> Option<Vec<String>> {
    let listed: Vec<&Value> = items(&schema["enum"]).filter(|value| !value.is_null()).collect();
    if listed.is_empty() || matches!(kind, Kind::Object(_) | Kind::List(_) | Kind::Map(_)) {
        return None;
    }
    let mut texts: Vec<String> = listed.iter().map(|value| scalar(value)).collect::<Option<_>>()?;
    if *kind == Kind::Number {
        // A whole number that is given as a fraction is the same number.
        texts.extend(listed.iter().filter_map(|value| value.as_i64()).map(|whole| format!("{whole}.0")));
    }
    Some(texts)
}

fn bound(schema: &Value, key: &str) -> Option<Bound> {
    let number = &schema[key];
    number.as_i64().map(Bound::Integer).or_else(|| number.as_f64().map(Bound::Fraction))
}
