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
    listed.into_iter().map(|value| whole(value).or_else(|| scalar(value))).collect()
}

/// The text of a whole number that is written as a fraction, which goes out without it.
fn whole(value: &Value) -> Option<String> {
    /// Above it not every whole number is a float, and a text keeps its fraction.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = value.as_f64().filter(|float| value.is_f64() && float.fract() == 0.0 && float.abs() < EXACT)?;
    // A float without fraction is shown without a point; adding zero takes the sign of a negative zero.
    Some((float + 0.0).to_string())
}

fn bound(schema: &Value, key: &str) -> Option<Bound> {
    let number = &schema[key];
    number.as_i64().map(Bound::Integer).or_else(|| number.as_f64().map(Bound::Fraction))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Kind, values};

    #[test]
    fn a_listed_number_has_the_text_that_goes_out() {
        let schema = json!({"enum": [1, 2.0, -0.0, 2.5, 1e300, null, "3.0"]});
        assert_eq!(values(&schema, &Kind::Number).unwrap(), ["1", "2", "0", "2.5", "1e+300", "3.0"]);
    }
}
