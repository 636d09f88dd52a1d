//! "Did you mean …?"

/// The candidate that `word` is most likely a slip of.
pub fn most_similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Of one letter, any other would be a slip.
    let most = (word.chars().count() / 3).max(1).min(word.chars().count().saturating_sub(1));
    let distance = |candidate: &str| strsim::osa_distance(&word.to_lowercase(), &candidate.to_lowercase());
    let ranked = candidates.into_iter().map(|candidate| (distance(candidate), candidate));
    ranked.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, best)| best)
}

/// The sentence for `help`, or what to say when nothing is similar.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match most_similar(word, candidates) {
        Some(best) => format!("did you mean `{best}`?"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let names = ["x-effect", "x-errata", "x-envelope"];
        assert_eq!(most_similar("x-efect", names), Some("x-effect"));
        assert_eq!(most_similar("X-Effect", names), Some("x-effect"));
        assert_eq!(most_similar("x-erarta", names), Some("x-errata"));
        assert_eq!(most_similar("x-logo", names), None);
        assert_eq!(most_similar("", names), None);
        assert_eq!(most_similar("3", ["1", "2"]), None);
    }
}
