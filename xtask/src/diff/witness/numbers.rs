//! Numbers at the edge of what schemas want.

use serde_json::{Number, Value as Json};

use super::shape::Shape;
use crate::document::{Node, Value};

/// Just beyond what `int32` and `int64` hold.
const BEYOND: [i128; 4] = [1 << 31, -(1 << 31) - 1, 1 << 63, 1];

/// Numbers that may fit all schemas of a shape, plain ones first.
pub fn plain(shape: &Shape) -> Vec<Json> {
    let mut numbers = vec![whole(1), whole(0)];
    numbers.extend(around(shape));
    numbers.push(whole(-1));
    numbers.into_iter().flatten().collect()
}

/// Numbers at the edges of two shapes.
pub fn edges(good: &Shape, bad: &Shape) -> Vec<Json> {
    let mut numbers: Vec<Option<Json>> = vec![whole(1), whole(0), whole(-1), fraction(0.5)];
    numbers.extend(around(bad).chain(around(good)));
    numbers.extend(BEYOND.map(whole));
    numbers.into_iter().flatten().collect()
}

/// Bounds, steps, and what is just beside them.
fn around<'a>(shape: &Shape<'a>) -> impl Iterator<Item = Option<Json>> + use<'a> {
    let steps: Vec<Number> = numbers(shape, "multipleOf").collect();
    let bounds: Vec<Number> = numbers(shape, "minimum").chain(numbers(shape, "maximum")).collect();
    let snapped: Vec<Option<Json>> =
        bounds.iter().flat_map(|bound| steps.iter().flat_map(|step| multiples(bound, step))).collect();
    let beside = bounds.into_iter().flat_map(|bound| beside(&bound));
    let stepped = steps.into_iter().flat_map(|step| {
        let times = [1.0, 2.0, 3.0, 0.5].map(|times| times_of(&step, times));
        times.into_iter().chain(beside_step(&step))
    });
    snapped.into_iter().chain(beside).chain(stepped)
}

fn numbers<'a>(shape: &Shape<'a>, key: &'static str) -> impl Iterator<Item = Number> + use<'a> {
    let found: Vec<&Node> = shape.all(key).collect();
    found.into_iter().filter_map(|node| match &node.value {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    })
}

fn beside(bound: &Number) -> Vec<Option<Json>> {
    match integer(bound) {
        Some(bound) => {
            let half = bound as f64;
            vec![whole(bound), whole(bound - 1), whole(bound + 1), fraction(half - 0.5), fraction(half + 0.5)]
        }
        None => {
            let bound = bound.as_f64().unwrap_or_default();
            let down = whole(bound.floor() as i128);
            let up = whole(bound.ceil() as i128);
            vec![fraction(bound), down, up, fraction(bound - 0.01), fraction(bound + 0.01)]
        }
    }
}

fn beside_step(step: &Number) -> Vec<Option<Json>> {
    beside(step).into_iter().skip(1).collect()
}

/// The multiples of a step on both sides of a bound.
fn multiples(bound: &Number, step: &Number) -> Vec<Option<Json>> {
    if let (Some(bound), Some(step)) = (integer(bound), integer(step).filter(|step| *step > 0)) {
        let below = bound.div_euclid(step) * step;
        return vec![whole(below), whole(below + step), whole(below - step)];
    }
    let (Some(bound), Some(width)) = (bound.as_f64(), step.as_f64().filter(|step| *step > 0.0)) else {
        return Vec::new();
    };
    let below = (bound / width).floor();
    vec![times_of(step, below), times_of(step, below + 1.0), times_of(step, below - 1.0)]
}

fn times_of(step: &Number, times: f64) -> Option<Json> {
    let value = step.as_f64()? * times;
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 { whole(rounded as i128) } else { fraction(rounded) }
}

fn integer(number: &Number) -> Option<i128> {
    let exact = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    exact.or_else(|| {
        let float = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 1e15)?;
        Some(float as i128)
    })
}

fn whole(value: i128) -> Option<Json> {
    i64::try_from(value).map(Json::from).or_else(|_| u64::try_from(value).map(Json::from)).ok()
}

/// Rounded where that changes nothing but noise: 2.4 and 0.01 are to be 2.41.
fn fraction(value: f64) -> Option<Json> {
    let rounded = (value * 1e9).round() / 1e9;
    Number::from_f64(if value.abs() < 1e6 { rounded } else { value }).map(Json::Number)
}
